package dev.meno.session.model;

import dev.meno.platform.Chunks;
import dev.meno.platform.Tenants;
import dev.meno.session.SessionMode;
import dev.meno.session.SessionStatus;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.query.NativeQuery;
import org.hibernate.query.TypedParameterValue;
import org.hibernate.type.StandardBasicTypes;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
public class SessionRepository implements PanacheRepositoryBase<Session, UUID> {
    /** A session that this transaction has locked, with what may make the running request a repetition. */
    public record LockedSession(Session session, List<Attempt> earlier) {}

    public Optional<Session> lock(UUID id) {
        return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** A learner's sessions, newest first. */
    public List<Session> ofLearner(UUID learnerId, @Nullable UUID before, int limit) {
        return (before == null
                        ? find("learnerId = ?1 order by id desc", learnerId)
                        : find("learnerId = ?1 and id < ?2 order by id desc", learnerId, before))
                .page(0, limit)
                .list();
    }

    /** Exams of a learner that are under way, locked. */
    public List<Session> activeExams(UUID learnerId) {
        return find(
                        "learnerId = ?1 and mode = ?2 and status = ?3",
                        learnerId,
                        SessionMode.MOCK_EXAM,
                        SessionStatus.ACTIVE)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** The columns of a session that tell what goes on in it. */
    public record LiveRow(
            UUID id,
            UUID learnerId,
            SessionMode mode,
            UUID courseId,
            SessionStatus status,
            int answered,
            int correct,
            @Nullable String latestTopic,
            Instant startedAt,
            Instant lastActivityAt) {}

    /** Sessions of some learners that go on or ended since a moment, without those in which nothing has happened since. */
    public List<LiveRow> live(Collection<UUID> learnerIds, Instant since) {
        return Chunks.of(learnerIds).stream()
                .flatMap(chunk -> getEntityManager()
                        .createQuery("""
                                select s.id, s.learnerId, s.mode, s.courseId, s.status, s.answered, s.correct,
                                    s.latestTopic, s.startedAt, s.lastActivityAt
                                from Session s
                                where s.learnerId in :learnerIds and (s.finishedAt is null or s.finishedAt >= :since)
                                    and (s.lastActivityAt >= :since
                                        or s.mode = :exam and s.finishedAt is null)""", LiveRow.class)
                        .setParameter("learnerIds", chunk)
                        .setParameter("since", since)
                        .setParameter("exam", SessionMode.MOCK_EXAM)
                        .getResultStream())
                .toList();
    }

    /** A learner who has a session of a course. */
    public record LearnerOfCourse(UUID learnerId, UUID courseId) {
        public static final LearnerOfCourse BEFORE_ALL = new LearnerOfCourse(new UUID(0, 0), new UUID(0, 0));
    }

    /** Pairs of a learner and a course that has a session, in order, after one of them. */
    public List<LearnerOfCourse> learnersOfCourses(LearnerOfCourse last, int limit) {
        return getEntityManager()
                .createQuery("""
                        select distinct s.learnerId, s.courseId from Session s
                        where s.learnerId > :learnerId or s.learnerId = :learnerId and s.courseId > :courseId
                        order by s.learnerId, s.courseId""", LearnerOfCourse.class)
                .setParameter("learnerId", last.learnerId())
                .setParameter("courseId", last.courseId())
                .setMaxResults(limit)
                .getResultList();
    }

    /** Whether a learner has begun a session with this id or one above it. */
    public boolean hasSince(UUID learnerId, UUID id) {
        return count("learnerId = ?1 and id >= ?2", learnerId, id) > 0;
    }

    /** Whether a learner has begun a mock exam of a course since a moment. */
    public boolean hasExamSince(UUID learnerId, UUID courseId, Instant since) {
        return count(
                        "learnerId = ?1 and courseId = ?2 and mode = ?3 and startedAt >= ?4",
                        learnerId,
                        courseId,
                        SessionMode.MOCK_EXAM,
                        since)
                > 0;
    }

    public List<Session> ofLearnerInCourse(UUID learnerId, UUID courseId) {
        return list("learnerId = ?1 and courseId = ?2 order by id", learnerId, courseId);
    }

    /** A session of some tenant whose time is up. */
    public record Overdue(String tenant, UUID id) {}

    /** Sessions of all tenants whose time is up. Plain SQL, because it looks over tenants. */
    @SuppressWarnings("unchecked") // A native query does not know the type of what it is transformed to.
    public List<Overdue> overdue(Instant now, int limit) {
        return getEntityManager()
                .createNativeQuery("""
                        select tenant_id, id from session
                        where status = 'ACTIVE' and deadline_at <= :now order by deadline_at""")
                .unwrap(NativeQuery.class)
                .addScalar("tenant_id", String.class)
                .addScalar("id", UUID.class)
                .setTupleTransformer((columns, names) -> new Overdue((String) columns[0], (UUID) columns[1]))
                .setParameter("now", now)
                .setMaxResults(limit)
                .getResultList();
    }

    private record SessionAndAttempt(
            Session session, @Nullable Attempt attempt) {}

    /**
     * Locks a session and finds the attempts that carry the same key or answer the same question, in one statement.
     * Plain SQL, because the lock must be on the session alone: the outer side of a join cannot be locked.
     */
    public Optional<LockedSession> lockForAttempt(UUID id, @Nullable String idempotencyKey, UUID questionId) {
        @SuppressWarnings("unchecked") // As above.
        List<SessionAndAttempt> rows = getEntityManager()
                .createNativeQuery("""
                        select {s.*}, {a.*} from session s
                        left join attempt a on a.tenant_id = s.tenant_id and a.session_id = s.id
                            and (a.question_id = :questionId or a.idempotency_key = :idempotencyKey)
                        where s.tenant_id = :tenant and s.id = :id
                        for update of s""")
                .unwrap(NativeQuery.class)
                .addEntity("s", Session.class)
                .addEntity("a", Attempt.class)
                .setTupleTransformer(
                        (entities, names) -> new SessionAndAttempt((Session) entities[0], (Attempt) entities[1]))
                .setParameter("tenant", Tenants.current())
                .setParameter("id", id)
                .setParameter("questionId", questionId)
                .setParameter("idempotencyKey", new TypedParameterValue<>(StandardBasicTypes.STRING, idempotencyKey))
                .getResultList();
        return rows.stream()
                .findFirst()
                .map(first -> new LockedSession(
                        first.session(),
                        rows.stream()
                                .map(SessionAndAttempt::attempt)
                                .filter(Objects::nonNull)
                                .toList()));
    }
}
