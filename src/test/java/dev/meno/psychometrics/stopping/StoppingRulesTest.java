package dev.meno.psychometrics.stopping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.meno.psychometrics.ability.AbilityEstimate;
import dev.meno.psychometrics.ability.LogLikelihood;
import dev.meno.psychometrics.ability.ThetaGrid;
import dev.meno.psychometrics.model.LogisticItem;
import dev.meno.psychometrics.stopping.TestProgress.DomainState;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StoppingRulesTest {
    private static final LogLikelihood NONE = LogLikelihood.none(ThetaGrid.STANDARD);
    private static final OptionalDouble PLENTY = OptionalDouble.of(1);

    @Test
    void aTestGoesOnWhileNoRuleIsMet() {
        assertEquals(Set.of(), check(0, new StoppingRule.MaximumLength(5), progress(4, PLENTY, 0.5)));
    }

    @Test
    void limitsAreInclusive() {
        assertEquals(
                Set.of(StopReason.MAXIMUM_LENGTH),
                check(0, new StoppingRule.MaximumLength(5), progress(5, PLENTY, 0.5)));
        assertEquals(
                Set.of(StopReason.STANDARD_ERROR),
                check(0, new StoppingRule.StandardError(0.3), progress(9, PLENTY, 0.3)));
        assertEquals(
                Set.of(StopReason.TIME_LIMIT),
                check(0, new StoppingRule.TimeLimit(Duration.ofMinutes(9)), progress(9, PLENTY, 0.5)));
        assertEquals(Set.of(), check(0, new StoppingRule.TimeLimit(Duration.ofSeconds(541)), progress(9, PLENTY, 0.5)));
    }

    @Test
    void everyDomainMustReachTheTarget() {
        StoppingRule rule = new StoppingRule.StandardError(0.3);
        assertEquals(Set.of(), check(0, rule, progress(9, PLENTY, 0.2, 0.31)));
        assertEquals(Set.of(StopReason.STANDARD_ERROR), check(0, rule, progress(9, PLENTY, 0.2, 0.3)));
    }

    @Test
    void theMinimumLengthHoldsBackAllButWhatLeavesNoChoice() {
        StoppingRules rules = new StoppingRules(
                10,
                List.of(
                        new StoppingRule.StandardError(1),
                        new StoppingRule.MinimumGain(0.5),
                        new StoppingRule.IntervalClassification(-5, 1),
                        new StoppingRule.MaximumLength(12)));
        assertEquals(Set.of(), rules.check(progress(9, OptionalDouble.of(0.1), 0.5)));
        assertEquals(
                Set.of(StopReason.STANDARD_ERROR, StopReason.MINIMUM_GAIN, StopReason.CLASSIFIED),
                rules.check(progress(10, OptionalDouble.of(0.1), 0.5)));
        assertEquals(Set.of(StopReason.BANK_EXHAUSTED), rules.check(progress(9, OptionalDouble.empty(), 0.5)));
        assertEquals(
                Set.of(StopReason.MAXIMUM_LENGTH),
                new StoppingRules(10, List.of(new StoppingRule.MaximumLength(5))).check(progress(5, PLENTY, 0.5)));
    }

    @Test
    void anIntervalThatLeavesOutTheCutClassifies() {
        StoppingRule rule = new StoppingRule.IntervalClassification(0.5, 2);
        assertEquals(Set.of(), check(0, rule, progress(9, PLENTY, 0.25)));
        assertEquals(Set.of(StopReason.CLASSIFIED), check(0, rule, progress(9, PLENTY, 0.24)));
    }

    @Test
    void theProbabilityRatioIsThatOfTheResponses() {
        LogisticItem hard = LogisticItem.twoPl(1.3, 0.7);
        LogisticItem easy = LogisticItem.twoPl(0.8, -0.9);
        DomainState state =
                new DomainState(new AbilityEstimate(0, 1), NONE.plus(hard, 1).plus(easy, 0));
        StoppingRule.Sprt rule = new StoppingRule.Sprt(0.25, 0.33, 0.05, 0.1);
        double expected = hard.logProbability(0.58, 1)
                + easy.logProbability(0.58, 0)
                - hard.logProbability(-0.08, 1)
                - easy.logProbability(-0.08, 0);
        assertEquals(expected, rule.logRatio(state), 1e-6);
    }

    @Test
    void enoughRightAnswersPassAndEnoughWrongOnesFail() {
        StoppingRule rule = new StoppingRule.Sprt(0, 0.5, 0.05, 0.05);
        LogLikelihood right = NONE;
        LogLikelihood wrong = NONE;
        int needed = 0;
        while (check(0, rule, state(right)).isEmpty()) {
            assertEquals(Set.of(), check(0, rule, state(wrong)));
            right = right.plus(LogisticItem.twoPl(1.5, 0), 1);
            wrong = wrong.plus(LogisticItem.twoPl(1.5, 0), 0);
            needed++;
        }
        assertEquals(Set.of(StopReason.CLASSIFIED), check(0, rule, state(wrong)));
        // log 19 = 2.944 in steps of log(P(0.5) / P(-0.5)) = 0.75: the fourth answer decides.
        assertEquals(4, needed);
    }

    private static TestProgress state(LogLikelihood likelihood) {
        return new TestProgress(
                1, Duration.ZERO, List.of(new DomainState(new AbilityEstimate(0, 1), likelihood)), PLENTY);
    }

    @Test
    void refusesRulesThatAreNone() {
        assertThrows(IllegalArgumentException.class, () -> new StoppingRule.MaximumLength(0));
        assertThrows(IllegalArgumentException.class, () -> new StoppingRule.StandardError(0));
        assertThrows(IllegalArgumentException.class, () -> new StoppingRule.TimeLimit(Duration.ZERO));
        assertThrows(IllegalArgumentException.class, () -> new StoppingRule.MinimumGain(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> new StoppingRule.Sprt(0, 0, 0.1, 0.1));
        assertThrows(IllegalArgumentException.class, () -> new StoppingRule.Sprt(0, 1, 0.5, 0.1));
        assertThrows(IllegalArgumentException.class, () -> new StoppingRule.IntervalClassification(0, 0));
        assertThrows(IllegalArgumentException.class, () -> new StoppingRules(-1, List.of()));
    }

    private static Set<StopReason> check(int minimum, StoppingRule rule, TestProgress progress) {
        return new StoppingRules(minimum, List.of(rule)).check(progress);
    }

    private static TestProgress progress(int items, OptionalDouble gain, double... standardErrors) {
        return new TestProgress(
                items,
                Duration.ofMinutes(items),
                Arrays.stream(standardErrors)
                        .mapToObj(error -> new DomainState(new AbilityEstimate(0, error), NONE))
                        .toList(),
                gain);
    }
}
