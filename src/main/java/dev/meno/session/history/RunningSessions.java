package dev.meno.session.history;

import dev.meno.course.CourseCatalog;
import dev.meno.platform.Ids;
import dev.meno.session.LiveSession;
import dev.meno.session.LiveSessions;
import dev.meno.session.SessionMode;
import dev.meno.session.SessionStatus;
import dev.meno.session.model.AttemptRepository;
import dev.meno.session.model.SessionRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which sessions of some learners are under way. */
@ApplicationScoped
class RunningSessions implements LiveSessions {
    private final SessionRepository sessions;
    private final AttemptRepository attempts;
    private final CourseCatalog courses;
    private final Clock clock;

    RunningSessions(SessionRepository sessions, AttemptRepository attempts, CourseCatalog courses, Clock clock) {
        this.sessions = sessions;
        this.attempts = attempts;
        this.courses = courses;
        this.clock = clock;
    }

    @Override
    @Transactional
    public List<LiveSession> of(Collection<UUID> learnerIds) {
        return sessions.live(learnerIds, clock.instant().minus(RECENT)).stream()
                .map(this::live)
                .sorted(Comparator.comparing(LiveSession::lastActivityAt)
                        .reversed()
                        .thenComparing(LiveSession::id))
                .toList();
    }

    @Override
    @Transactional
    public int answersToday(Collection<UUID> learnerIds) {
        return attempts.countSince(learnerIds, Ids.lowest(clock.instant().truncatedTo(ChronoUnit.DAYS)));
    }

    private LiveSession live(Tuple row) {
        SessionMode mode = row.get("mode", SessionMode.class);
        SessionStatus status = row.get("status", SessionStatus.class);
        boolean isExam = mode == SessionMode.MOCK_EXAM;
        Instant startedAt = row.get("startedAt", Instant.class);
        @Nullable Instant lastActivityAt = row.get("lastActivityAt", Instant.class);
        return new LiveSession(
                row.get("id", UUID.class),
                row.get("learnerId", UUID.class),
                mode,
                courses.ofCourse(row.get("courseId", UUID.class)).course().key(),
                status,
                row.get("answered", Integer.class),
                isExam && status == SessionStatus.ACTIVE ? null : row.get("correct", Integer.class),
                isExam ? null : row.get("latestTopic", String.class),
                startedAt,
                lastActivityAt == null ? startedAt : lastActivityAt);
    }
}
