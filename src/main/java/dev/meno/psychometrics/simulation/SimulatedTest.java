package dev.meno.psychometrics.simulation;

import dev.meno.psychometrics.ability.JointPosterior;
import dev.meno.psychometrics.numeric.Sums;
import dev.meno.psychometrics.selection.Candidate;
import dev.meno.psychometrics.selection.ItemEligibility;
import dev.meno.psychometrics.selection.ItemSelector;
import dev.meno.psychometrics.selection.Selection;
import dev.meno.psychometrics.selection.SelectionState;
import dev.meno.psychometrics.stopping.StopReason;
import dev.meno.psychometrics.stopping.TestProgress;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One respondent's test from the first item to the last. */
final class SimulatedTest {
    private final SimulationPlan plan;
    private final Respondent respondent;
    private final @Nullable ItemEligibility eligibility;
    private final long seed;
    private final ItemSelector selector;
    private final BitSet scope;
    private final BitSet served = new BitSet();
    private final List<Integer> servedPerDomain;
    private Abilities abilities;

    SimulatedTest(SimulationPlan plan, Respondent respondent, @Nullable ItemEligibility eligibility, long seed) {
        this.plan = plan;
        this.respondent = respondent;
        this.eligibility = eligibility;
        this.seed = seed;
        selector = new ItemSelector(plan.policy());
        int domains = plan.prior().domains();
        scope = new BitSet();
        scope.set(0, domains);
        servedPerDomain = new ArrayList<>(Collections.nCopies(domains, 0));
        abilities = Abilities.none(plan);
    }

    /** What a test showed and found out. */
    record Outcome(BitSet served, List<Integer> servedPerDomain, Abilities abilities, Set<StopReason> reasons) {}

    Outcome run() {
        BitSet ineligible = ineligible();
        while (true) {
            Optional<Selection> selection = choose(ineligible);
            Set<StopReason> reasons = plan.stopping().check(progress(selection));
            if (!reasons.isEmpty() || selection.isEmpty()) {
                if (eligibility != null) {
                    eligibility.record(band(), ineligible, served);
                }
                return new Outcome(served, servedPerDomain, abilities, reasons);
            }
            answer(selection.get());
            ineligible = ineligible();
        }
    }

    private void answer(Selection selection) {
        int item = selection.item();
        served.set(item);
        servedPerDomain.set(selection.domain(), servedPerDomain.get(selection.domain()) + 1);
        abilities = abilities.after(item, respondent.answer(item));
    }

    /** The next item; of those that the respondent can answer, exposure control gives way before they do. */
    private Optional<Selection> choose(BitSet ineligible) {
        BitSet unanswerable = respondent.unanswerable();
        BitSet keptBack = (BitSet) ineligible.clone();
        keptBack.or(unanswerable);
        return chooseWithout(keptBack)
                .filter(selection -> !unanswerable.get(selection.item()))
                .or(() -> chooseWithout(unanswerable).filter(selection -> !unanswerable.get(selection.item())));
    }

    private Optional<Selection> chooseWithout(BitSet keptBack) {
        SelectionState state = SelectionState.of(
                        plan.bank(),
                        plan.blueprint(),
                        abilities.posteriors(),
                        served,
                        new BitSet(),
                        scope,
                        servedPerDomain,
                        seed,
                        served.cardinality() + 1)
                .without(keptBack);
        JointPosterior joint = abilities.joint();
        return selector.choose(joint == null ? state : state.with(joint));
    }

    private TestProgress progress(Optional<Selection> selection) {
        OptionalDouble gain = selection.isEmpty()
                ? OptionalDouble.empty()
                : selection.get().candidates().stream()
                        .mapToDouble(Candidate::value)
                        .limit(1)
                        .findFirst();
        return new TestProgress(
                served.cardinality(),
                plan.timePerItem().multipliedBy(served.cardinality()),
                IntStream.range(0, plan.prior().domains())
                        .mapToObj(domain ->
                                new TestProgress.DomainState(abilities.estimate(domain), abilities.likelihood(domain)))
                        .toList(),
                gain);
    }

    private BitSet ineligible() {
        return eligibility == null ? new BitSet() : eligibility.ineligible(seed, band());
    }

    private int band() {
        double mean = Sums.mean(IntStream.range(0, plan.prior().domains())
                        .mapToDouble(domain -> abilities.estimate(domain).theta()))
                .orElse(0);
        return eligibility == null ? 0 : eligibility.band(mean);
    }
}
