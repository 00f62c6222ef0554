package dev.meno.psychometrics.selection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meno.psychometrics.Policies;
import dev.meno.psychometrics.ability.AbilityEstimate;
import dev.meno.psychometrics.ability.LogLikelihood;
import dev.meno.psychometrics.ability.NormalPrior;
import dev.meno.psychometrics.ability.Posterior;
import dev.meno.psychometrics.ability.ThetaGrid;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Thirty learners answer forty items each, chosen as in a practice session, from 90 items of three domains. */
@Tag("simulation")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PracticeSimulationTest {
    private static final int DOMAINS = 3;
    private static final int LEARNERS = 30;
    private static final int LENGTH = 40;
    private static final Blueprint BLUEPRINT = new Blueprint(List.of(1.0, 1.0, 1.0));
    private static final BitSet EVERY_DOMAIN = Fixtures.bits(0, 1, 2);

    private final List<BankItem> items = Fixtures.items(DOMAINS, 30);
    private final ItemBank bank = Fixtures.bank(items);
    private final List<Outcome> outcomes = new ArrayList<>();

    /** What a session found out about one domain of one learner. */
    private record Outcome(double theta, AbilityEstimate estimate) {
        double error() {
            return estimate.theta() - theta;
        }
    }

    @BeforeAll
    void simulate() {
        SplittableRandom random = new SplittableRandom(2026);
        for (int learner = 0; learner < LEARNERS; learner++) {
            outcomes.addAll(session(random));
        }
    }

    private List<Outcome> session(SplittableRandom random) {
        List<Double> thetas = List.of(random.nextGaussian(), random.nextGaussian(), random.nextGaussian());
        long seed = random.nextLong();
        List<LogLikelihood> known =
                new ArrayList<>(Collections.nCopies(DOMAINS, LogLikelihood.none(ThetaGrid.STANDARD)));
        List<Integer> counts = new ArrayList<>(Collections.nCopies(DOMAINS, 0));
        BitSet served = new BitSet();
        for (int position = 1; position <= LENGTH; position++) {
            SelectionState state = SelectionState.of(
                    bank, BLUEPRINT, posteriors(known), served, new BitSet(), EVERY_DOMAIN, counts, seed, position);
            Selection selection =
                    new ItemSelector(Policies.MEASURING).choose(state).orElseThrow();
            int domain = selection.domain();
            double success = items.get(selection.item()).model().probability(thetas.get(domain), 1);
            int response = random.nextDouble() < success ? 1 : 0;
            known.set(domain, bank.after(known.get(domain), selection.item(), response));
            counts.set(domain, counts.get(domain) + 1);
            served.set(selection.item());
        }
        List<Outcome> found = new ArrayList<>();
        for (int domain = 0; domain < DOMAINS; domain++) {
            found.add(new Outcome(
                    thetas.get(domain), posteriors(known).get(domain).estimate()));
        }
        return found;
    }

    private static List<Posterior> posteriors(List<LogLikelihood> known) {
        return known.stream()
                .map(likelihood -> Posterior.of(NormalPrior.STANDARD, likelihood))
                .toList();
    }

    @Test
    void twoStandardErrorsCoverTheTrueAbility() {
        assertEquals(LEARNERS * DOMAINS, outcomes.size());
        double covered = outcomes.stream()
                .filter(outcome ->
                        Math.abs(outcome.error()) <= 2 * outcome.estimate().standardError())
                .count();
        assertTrue(covered / outcomes.size() >= 0.9, "coverage " + covered / outcomes.size());
    }

    @Test
    void theMeanErrorIsSmall() {
        double bias = outcomes.stream().mapToDouble(Outcome::error).average().orElseThrow();
        assertEquals(0, bias, 0.15);
    }

    @Test
    void everyEstimateIsMorePreciseThanThePrior() {
        outcomes.forEach(outcome -> assertTrue(outcome.estimate().standardError() < 0.6));
    }
}
