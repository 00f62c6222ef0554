package dev.meno.cohort.live;

import dev.meno.cohort.CohortService;
import dev.meno.cohort.Memberships;
import dev.meno.learner.Learners;
import dev.meno.platform.CalendarZone;
import dev.meno.session.LiveSession;
import dev.meno.session.LiveSessions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What the members of a cohort are doing now. */
@ApplicationScoped
class LiveService implements LiveSource {
    private final CohortService cohorts;
    private final Memberships members;
    private final LiveSessions sessions;
    private final Learners learners;
    private final Clock clock;

    LiveService(CohortService cohorts, Memberships members, LiveSessions sessions, Learners learners, Clock clock) {
        this.cohorts = cohorts;
        this.members = members;
        this.sessions = sessions;
        this.learners = learners;
        this.clock = clock;
    }

    /** A cohort that the caller may see, as it is now. */
    @Transactional
    LiveView snapshot(UUID cohortId) {
        return view(cohortId, cohorts.learnersOf(cohortId));
    }

    @Override
    // The tenant is looked up in a request alone, and here is none.
    @ActivateRequestContext
    @Transactional
    public Optional<Watched> watch(UUID cohortId) {
        return cohorts.ownerOf(cohortId).map(owner -> new Watched(owner, view(cohortId, members.learnersOf(cohortId))));
    }

    private LiveView view(UUID cohortId, List<UUID> learnerIds) {
        CalendarZone zone = cohorts.zoneOf(cohortId);
        Instant midnight = zone.startOf(zone.day(clock.instant()));
        List<LiveSession> live = sessions.of(learnerIds);
        Map<UUID, String> names = learners.names(
                live.stream().map(LiveSession::learnerId).distinct().toList());
        return new LiveView(
                cohortId,
                (int) live.stream()
                        .filter(LiveSession::isActive)
                        .map(LiveSession::learnerId)
                        .distinct()
                        .count(),
                sessions.answersSince(learnerIds, midnight),
                live.stream()
                        .map(session -> entry(session, names.getOrDefault(session.learnerId(), "")))
                        .toList());
    }

    private static LiveView.Entry entry(LiveSession session, String name) {
        return new LiveView.Entry(
                session.id(),
                session.learnerId(),
                name,
                session.mode(),
                session.courseId(),
                session.status(),
                session.answered(),
                session.correct(),
                session.topic(),
                session.startedAt(),
                session.lastActivityAt());
    }
}
