package dev.meno.session.history;

import dev.meno.course.CourseCatalog;
import dev.meno.platform.Ids;
import dev.meno.session.LiveSession;
import dev.meno.session.LiveSessions;
import dev.meno.session.SessionStatus;
import dev.meno.session.model.AttemptRepository;
import dev.meno.session.model.SessionRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

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
    public int answersSince(Collection<UUID> learnerIds, Instant moment) {
        return attempts.countSince(learnerIds, Ids.lowest(moment));
    }

    private LiveSession live(SessionRepository.LiveRow row) {
        boolean isExam = row.mode().isExam();
        return new LiveSession(
                row.id(),
                row.learnerId(),
                row.mode(),
                courses.ofCourse(row.courseId()).course().key(),
                row.status(),
                row.answered(),
                isExam && row.status() == SessionStatus.ACTIVE ? null : row.correct(),
                isExam ? null : row.latestTopic(),
                row.startedAt(),
                row.lastActivityAt());
    }
}
