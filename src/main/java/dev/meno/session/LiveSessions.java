package dev.meno.session;

import dev.meno.course.CourseCatalog;
import dev.meno.platform.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which sessions of some learners are under way. */
@ApplicationScoped
public class LiveSessions {
    /** Who has done nothing for longer is taken to have gone; an exam goes on until its end all the same. */
    public static final Duration RECENT = Duration.ofMinutes(15);

    private final SessionRepository sessions;
    private final AttemptRepository attempts;
    private final CourseCatalog courses;
    private final Clock clock;

    LiveSessions(SessionRepository sessions, AttemptRepository attempts, CourseCatalog courses, Clock clock) {
        this.sessions = sessions;
        this.attempts = attempts;
        this.courses = courses;
        this.clock = clock;
    }

    /** Sessions that are active or ended recently, the latest activity first. */
    @Transactional
    public List<LiveSession> of(Collection<UUID> learnerIds) {
        return sessions.live(learnerIds, clock.instant().minus(RECENT)).stream()
                .map(this::live)
                .sorted(Comparator.comparing(LiveSession::lastActivityAt)
                        .reversed()
                        .thenComparing(LiveSession::id))
                .toList();
    }

    /** How many answers the learners have given since the day (UTC) began. */
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
