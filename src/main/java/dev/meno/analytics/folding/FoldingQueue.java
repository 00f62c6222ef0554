package dev.meno.analytics.folding;

import dev.meno.ability.Abilities;
import dev.meno.access.Registry;
import dev.meno.analytics.folding.CohortFoldRepository.Position;
import dev.meno.cohort.CohortService;
import dev.meno.course.ItemPool;
import dev.meno.platform.Tenants;
import dev.meno.session.AnswerStream;
import dev.meno.session.AnswersTaken;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that answers are folded: soon after they were taken, by whichever replica took them; and at the latest when
 * somebody asks for the analytics of a cohort. So a number is never older than the question for it, unless very much is to be
 * folded: then the answer says how much is missing.
 */
@ApplicationScoped
public class FoldingQueue {
    private static final Logger LOG = Logger.getLogger(FoldingQueue.class);

    /** Attempts that a request for analytics may fold itself; more would keep it waiting for seconds. */
    private static final int AT_ONCE = 2_000;

    /** Learners whose standing such a request may compute. */
    private static final int LEARNERS_AT_ONCE = 100;

    private static final int TAKEN_AT_ONCE = 500;

    /** How far the first look of a process goes back: longer than an outage lasts. What is older is folded when somebody asks. */
    private static final Duration FIRST_LOOK_BACK = Duration.ofDays(7);

    /** What is looked at twice, for rows are committed after the moment that their ids tell, and clocks of servers differ. */
    private static final Duration OVERLAP = Duration.ofMinutes(10);

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final AttemptFold folding;
    private final CohortService cohorts;
    private final CohortFoldRepository folds;
    private final LearnerStandingRepository standings;
    private final Abilities abilities;
    private final AnswerStream answers;
    private final Registry registry;
    private final Clock clock;
    private final SequencedSet<Due> queue = new LinkedHashSet<>();
    private volatile @Nullable Instant lookedAtUntil;

    FoldingQueue(
            AttemptFold folding,
            CohortService cohorts,
            CohortFoldRepository folds,
            LearnerStandingRepository standings,
            Abilities abilities,
            AnswerStream answers,
            Registry registry,
            Clock clock) {
        this.folding = folding;
        this.cohorts = cohorts;
        this.folds = folds;
        this.standings = standings;
        this.abilities = abilities;
        this.answers = answers;
        this.registry = registry;
        this.clock = clock;
    }

    /** Answers of a learner in a course that wait to be folded. */
    private record Due(String tenant, UUID learnerId, UUID courseId) {}

    void noticed(@Observes(during = TransactionPhase.AFTER_SUCCESS) AnswersTaken taken) {
        enqueue(new Due(taken.tenant(), taken.learnerId(), taken.courseId()));
    }

    private void enqueue(Due due) {
        synchronized (queue) {
            queue.add(due);
        }
    }

    /** The next answers to fold, all of one tenant. */
    private List<Due> take() {
        synchronized (queue) {
            String tenant = queue.isEmpty() ? "" : queue.getFirst().tenant();
            List<Due> due = queue.stream()
                    .filter(waiting -> waiting.tenant().equals(tenant))
                    .limit(TAKEN_AT_ONCE)
                    .toList();
            queue.removeAll(due);
            return due;
        }
    }

    /** Folds what has been answered since. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void foldAll() {
        for (List<Due> due = take(); !due.isEmpty(); due = take()) {
            List<Due> some = due;
            Tenants.callAs(some.getFirst().tenant(), () -> foldMembers(some));
        }
    }

    /** Learners in no cohort cost nothing: their answers are folded when they join one. */
    private int foldMembers(List<Due> due) {
        Set<UUID> members = QuarkusTransaction.disallowingExisting()
                .call(() ->
                        cohorts.membersAmong(due.stream().map(Due::learnerId).collect(Collectors.toSet())));
        due.stream().filter(waiting -> members.contains(waiting.learnerId())).forEach(this::fold);
        return members.size();
    }

    private void fold(Due due) {
        try {
            QuarkusTransaction.disallowingExisting().run(() -> folding.fold(due.learnerId(), due.courseId()));
        } catch (RuntimeException e) {
            // Nothing is lost: the next request for analytics, or the next look at all cohorts, finds it again.
            LOG.warnf(e, "The answers of learner %s couldn't be folded", due.learnerId());
        }
    }

    /**
     * Finds what was answered while no replica could fold it, as after a crash, and who has joined a cohort since. Looks at those
     * alone with whom something has happened since the last look.
     */
    @Scheduled(every = "10m", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void lookAtAll() {
        lookAtAll(TAKEN_AT_ONCE);
    }

    /** Reads so many learners at once. */
    void lookAtAll(int atOnce) {
        Instant now = clock.instant();
        Instant latest = now.minus(OVERLAP);
        Instant since = Objects.requireNonNullElse(lookedAtUntil, now.minus(FIRST_LOOK_BACK));
        // A clock that was put back must not hide what happens now.
        Instant from = since.isBefore(latest) ? since : latest;
        for (String tenant : Tenants.callOverAll(registry::tenantIds)) {
            Tenants.callAs(
                    tenant,
                    () -> enqueueBehind(tenant, after -> answers.learnersSince(from, after, atOnce))
                            + enqueueBehind(tenant, after -> cohorts.joinedSince(from, after, atOnce)));
        }
        lookedAtUntil = latest;
    }

    /**
     * Looks at learners, some at a time.
     *
     * @param learnersAfter the next ids of learners after one, in order
     */
    private int enqueueBehind(String tenant, Function<UUID, List<UUID>> learnersAfter) {
        int found = 0;
        List<UUID> some = learnersAfter.apply(BEFORE_ALL);
        while (!some.isEmpty()) {
            List<UUID> learners = some;
            List<Due> behind = QuarkusTransaction.disallowingExisting().call(() -> behind(tenant, learners));
            behind.forEach(this::enqueue);
            found += behind.size();
            some = learnersAfter.apply(some.getLast());
        }
        return found;
    }

    private List<Due> behind(String tenant, List<UUID> learners) {
        Map<UUID, List<UUID>> memberOf = cohorts.cohortsOfEach(learners);
        Map<CohortFoldRepository.Place, Integer> folded = folds.positions(learners);
        return abilities.answerCounts(memberOf.keySet()).stream()
                .filter(count -> memberOf.getOrDefault(count.learnerId(), List.of()).stream()
                        .map(cohort -> new CohortFoldRepository.Place(cohort, count.learnerId(), count.courseId()))
                        .anyMatch(place -> folded.getOrDefault(place, 0) < count.answers()))
                .map(count -> new Due(tenant, count.learnerId(), count.courseId()))
                .toList();
    }

    /**
     * Brings the counters of a cohort up to now, as far as that takes no long time.
     *
     * @return number of attempts that are still missing in them; they will be folded soon
     */
    public int catchUp(CohortCalendar calendar, List<UUID> members, ItemPool pool) {
        Map<UUID, Integer> missing =
                QuarkusTransaction.disallowingExisting().call(() -> missing(calendar, members, pool));
        int attempts = missing.values().stream().mapToInt(Integer::intValue).sum();
        boolean isMuch = attempts > AT_ONCE || missing.size() > LEARNERS_AT_ONCE;
        missing.keySet().forEach(learner -> {
            if (isMuch) {
                enqueue(new Due(Tenants.current(), learner, pool.courseId()));
            } else {
                QuarkusTransaction.disallowingExisting().run(() -> folding.fold(learner, pool.courseId()));
            }
        });
        return isMuch ? attempts : 0;
    }

    /**
     * Attempts that the counters lack, have in the days of another zone, or hold though the learner has left, by learner; 0
     * where only the standing is old.
     */
    private Map<UUID, Integer> missing(CohortCalendar calendar, List<UUID> members, ItemPool pool) {
        Map<UUID, Position> folded = folds.positions(calendar.cohortId(), pool.courseId());
        Set<UUID> current = standings.ofRevision(calendar.cohortId(), pool.courseId(), pool.revision());
        Map<UUID, Integer> missing = new HashMap<>();
        for (Abilities.AnswerCount count : abilities.answerCounts(members)) {
            if (count.courseId().equals(pool.courseId())) {
                Position position = folded.getOrDefault(count.learnerId(), new Position(0, calendar.zone()));
                int behind = count.answers() - position.foldedIn(calendar.zone());
                if (behind > 0 || !current.contains(count.learnerId())) {
                    missing.put(count.learnerId(), behind);
                }
            }
        }
        Set<UUID> present = Set.copyOf(members);
        folded.forEach((learner, position) -> {
            if (!present.contains(learner)) {
                missing.put(learner, position.folded());
            }
        });
        return missing;
    }
}
