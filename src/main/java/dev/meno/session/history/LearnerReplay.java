package dev.meno.session.history;

import dev.meno.ability.DomainState;
import dev.meno.ability.LearnerState;
import dev.meno.course.ItemPool;
import dev.meno.course.Question;
import dev.meno.psychometrics.ability.AbilityEstimate;
import dev.meno.session.policy.Decision;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Repeats what is on record of one learner in one course: takes in one attempt after the other, and after each makes the
 * decisions again that were made when just so much was known. A function of the record and of the pools; it stores nothing.
 */
final class LearnerReplay {
    private final LearnerRecord learner;
    private final RevisionPools pools;
    private final DecisionCheck check;
    private final ReplayFindings findings;
    private final AbilityFold fold = new AbilityFold();

    LearnerReplay(LearnerRecord learner, RevisionPools pools, DecisionCheck check, ReplayFindings findings) {
        this.learner = learner;
        this.pools = pools;
        this.check = check;
        this.findings = findings;
    }

    void run() {
        Map<Integer, List<DecisionCheck.Made>> byEvidence = learner.sittings().stream()
                .flatMap(sitting -> DecisionCheck.Made.of(sitting).stream())
                .collect(Collectors.groupingBy(made -> made.decision().evidence()));
        byEvidence.getOrDefault(0, List.of()).forEach(this::repeat);
        compareWithStored();
        List<LearnerRecord.Taken> attempts = learner.attempts();
        for (LearnerRecord.Taken attempt : attempts) {
            Optional<ItemPool> pool = pool(attempt.courseRevision());
            if (pool.isEmpty()) {
                findings.unknown(1 + attempts.size() - attempt.sequence());
                return;
            }
            take(attempt, pool.get());
            byEvidence.getOrDefault(attempt.sequence(), List.of()).forEach(this::repeat);
            compareWithStored();
        }
        if (learner.stored().attempts() > attempts.size()) {
            findings.differs(() -> "What is stored of learner %s holds %d attempts, of which %d are there."
                    .formatted(learner.learnerId(), learner.stored().attempts(), attempts.size()));
        }
    }

    private Optional<ItemPool> pool(int revision) {
        return pools.of(learner.current().courseId(), revision);
    }

    private void repeat(DecisionCheck.Made made) {
        Decision stored = made.decision();
        Optional<ItemPool> pool = pool(stored.courseRevision());
        if (pool.isEmpty()) {
            findings.unknown(1);
            return;
        }
        findings.decisionRepeated();
        Optional<Decision> repeated = check.repeat(made, pool.get(), fold.in(pool.get()));
        if (!repeated.equals(Optional.of(stored))) {
            findings.differs(() -> "Question %d of session %s was %s and comes out as %s."
                    .formatted(stored.position(), made.sitting().id(), stored, repeated));
        }
    }

    private void take(LearnerRecord.Taken attempt, ItemPool pool) {
        findings.attemptRepeated();
        Question question = pools.question(pool, attempt.question());
        AbilityFold.Step step = fold.take(question, attempt.effect(), pool);
        compare(attempt.id(), "before", attempt.before(), step.before().estimate());
        compare(attempt.id(), "after", attempt.after(), step.after().estimate());
        if (attempt.sequence() != step.attempts()) {
            findings.differs(() -> "Attempt %s has the place %d, not %d."
                    .formatted(attempt.id(), attempt.sequence(), step.attempts()));
        }
    }

    private void compare(UUID attempt, String when, AbilityEstimate stored, AbilityEstimate computed) {
        if (!stored.equals(computed)) {
            findings.differs(() ->
                    "The ability %s attempt %s was %s and comes out as %s.".formatted(when, attempt, stored, computed));
        }
    }

    /** Compares where the fold has taken in as many attempts as the stored state has. */
    private void compareWithStored() {
        LearnerState stored = learner.stored();
        LearnerState computed = fold.in(learner.current());
        if (stored.attempts() != computed.attempts()) {
            return;
        }
        IntStream.range(0, stored.domains().size())
                .filter(domain -> !isSame(stored.domain(domain), computed.domain(domain)))
                .forEach(domain -> findings.differs(
                        () -> "What is stored of learner %s in domain %d is not the fold of the attempts."
                                .formatted(learner.learnerId(), domain)));
    }

    private static boolean isSame(DomainState is, DomainState should) {
        return is.estimate().equals(should.estimate())
                && is.attempts() == should.attempts()
                && is.memories().equals(should.memories());
    }
}
