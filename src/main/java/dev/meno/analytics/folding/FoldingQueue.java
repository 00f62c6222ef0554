package dev.meno.analytics.folding;

import dev.meno.ability.Abilities;
import dev.meno.access.Registry;
import dev.meno.cohort.CohortService;
import dev.meno.course.ItemPool;
import dev.meno.platform.Tenants;
import dev.meno.session.AnswersTaken;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

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

    private final AttemptFold folding;
    private final CohortService cohorts;
    private final CohortFoldRepository folds;
    private final LearnerStandingRepository standings;
    private final Abilities abilities;
    private final Registry registry;
    private final SequencedSet<Due> queue = new LinkedHashSet<>();

    FoldingQueue(
            AttemptFold folding,
            CohortService cohorts,
            CohortFoldRepository folds,
            LearnerStandingRepository standings,
            Abilities abilities,
            Registry registry) {
        this.folding = folding;
        this.cohorts = cohorts;
        this.folds = folds;
        this.standings = standings;
        this.abilities = abilities;
        this.registry = registry;
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
        Set<UUID> members = QuarkusTransaction.requiringNew()
                .call(() ->
                        cohorts.membersAmong(due.stream().map(Due::learnerId).collect(Collectors.toSet())));
        due.stream().filter(waiting -> members.contains(waiting.learnerId())).forEach(this::fold);
        return members.size();
    }

    private void fold(Due due) {
        try {
            QuarkusTransaction.requiringNew().run(() -> folding.fold(due.learnerId(), due.courseId()));
        } catch (RuntimeException e) {
            // Nothing is lost: whoever asks for analytics, or the next look at all cohorts, finds it again.
            LOG.warnf(e, "The answers of learner %s could not be folded", due.learnerId());
        }
    }

    /** Finds what was answered while no replica could fold it, as after a crash. */
    @Scheduled(every = "10m", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void lookAtAll() {
        for (String tenant : Tenants.callOverAll(registry::tenantIds)) {
            Tenants.callAs(tenant, () -> QuarkusTransaction.requiringNew().call(() -> enqueueBehind(tenant)));
        }
    }

    private int enqueueBehind(String tenant) {
        int found = 0;
        for (Map.Entry<UUID, List<UUID>> cohort : cohorts.memberships().entrySet()) {
            Map<UUID, Map<UUID, Integer>> positions = new HashMap<>();
            for (Abilities.AnswerCount count : abilities.answerCounts(cohort.getValue())) {
                int folded = positions
                        .computeIfAbsent(count.courseId(), course -> folds.positions(cohort.getKey(), course))
                        .getOrDefault(count.learnerId(), 0);
                if (folded < count.answers()) {
                    enqueue(new Due(tenant, count.learnerId(), count.courseId()));
                    found++;
                }
            }
        }
        return found;
    }

    /**
     * Brings the counters of a cohort up to now, as far as that takes no long time.
     *
     * @return number of attempts that are still missing in them; they will be folded soon
     */
    public int catchUp(UUID cohortId, List<UUID> members, ItemPool pool) {
        Map<UUID, Integer> missing = QuarkusTransaction.requiringNew().call(() -> missing(cohortId, members, pool));
        int attempts = missing.values().stream().mapToInt(Integer::intValue).sum();
        boolean isMuch = attempts > AT_ONCE || missing.size() > LEARNERS_AT_ONCE;
        missing.keySet().forEach(learner -> {
            if (isMuch) {
                enqueue(new Due(Tenants.current(), learner, pool.courseId()));
            } else {
                QuarkusTransaction.requiringNew().run(() -> folding.fold(learner, pool.courseId()));
            }
        });
        return isMuch ? attempts : 0;
    }

    /** Attempts that the counters lack, or hold though the learner has left, by learner; 0 where only the standing is old. */
    private Map<UUID, Integer> missing(UUID cohortId, List<UUID> members, ItemPool pool) {
        Map<UUID, Integer> folded = folds.positions(cohortId, pool.courseId());
        Set<UUID> current = standings.ofRevision(cohortId, pool.courseId(), pool.revision());
        Map<UUID, Integer> missing = new HashMap<>();
        for (Abilities.AnswerCount count : abilities.answerCounts(members)) {
            if (count.courseId().equals(pool.courseId())) {
                int behind = count.answers() - Objects.requireNonNullElse(folded.get(count.learnerId()), 0);
                if (behind > 0 || !current.contains(count.learnerId())) {
                    missing.put(count.learnerId(), behind);
                }
            }
        }
        Set<UUID> present = Set.copyOf(members);
        folded.forEach((learner, position) -> {
            if (!present.contains(learner)) {
                missing.put(learner, position);
            }
        });
        return missing;
    }
}
