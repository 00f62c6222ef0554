package dev.meno.psychometrics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.meno.psychometrics.ability.JointPosterior;
import dev.meno.psychometrics.ability.JointPrior;
import dev.meno.psychometrics.ability.LogLikelihood;
import dev.meno.psychometrics.ability.NormalPrior;
import dev.meno.psychometrics.ability.ThetaGrid;
import dev.meno.psychometrics.model.LogisticItem;
import dev.meno.psychometrics.model.PartialCreditItem;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PassingStandardTest {
    private static final FormItem EASY = FormItem.of(LogisticItem.twoPl(1, -1));
    private static final FormItem HARD = FormItem.of(LogisticItem.twoPl(1, 1));
    private static final FormItem STEPS = new FormItem(new PartialCreditItem(1, new double[] {-0.5, 0.5}), false);
    private static final FormItem ALL_OR_NOTHING = new FormItem(STEPS.model(), true);

    @Test
    void theCutIsWhereTheBankEarnsThePassMark() {
        // By symmetry an easy and a hard item together earn one half at 0.
        assertThat(new PassingStandard(List.of(List.of(EASY, HARD)), List.of(1.0), 0.5).cut())
                .isCloseTo(0, within(1e-8));
        // log(0.7 / 0.3) above the difficulty of a single kind of item.
        assertThat(new PassingStandard(List.of(List.of(HARD)), List.of(1.0), 0.7).cut())
                .isCloseTo(1 + Math.log(0.7 / 0.3), within(1e-8));
        PassingStandard weighted = new PassingStandard(List.of(List.of(EASY), List.of(HARD)), List.of(0.75, 0.25), 0.6);
        double cut = weighted.cut();
        assertThat(0.75 * EASY.expectedShare(cut) + 0.25 * HARD.expectedShare(cut))
                .isCloseTo(0.6, within(1e-8));
        assertThat(weighted.expectedShare(List.of(cut, cut))).isCloseTo(0.6, within(1e-8));
    }

    @Test
    void allOrNothingEarnsOnePointForTheHighestCategory() {
        assertThat(STEPS.points()).isEqualTo(2);
        assertThat(ALL_OR_NOTHING.points()).isEqualTo(1);
        double full = STEPS.model().probability(0.3, 2);
        assertThat(ALL_OR_NOTHING.probability(0.3, 1)).isEqualTo(full);
        assertThat(ALL_OR_NOTHING.probability(0.3, 0)).isCloseTo(1 - full, within(1e-15));
        assertThat(ALL_OR_NOTHING.expectedShare(0.3)).isEqualTo(full);
        assertThat(STEPS.expectedShare(0.3)).isCloseTo(STEPS.model().expectedScore(0.3) / 2, within(1e-15));
    }

    @Test
    void theProbabilityOfPassingIsThatOfTheWeightedAbilityAboveTheCut() {
        PassingStandard standard =
                new PassingStandard(List.of(List.of(EASY, HARD), List.of(EASY, HARD)), List.of(0.5, 0.5), 0.5);
        JointPrior belief = JointPrior.of(
                new NormalPrior[] {new NormalPrior(1, 0.5), new NormalPrior(0, 1)},
                new double[][] {{1, 0.6}, {0.6, 1}});
        JointPosterior posterior =
                JointPosterior.of(belief, Collections.nCopies(2, LogLikelihood.none(ThetaGrid.STANDARD)));

        // Mean 0.5; variance (0.25 + 1 + 2 * 0.3) / 4.
        double z = 0.5 / Math.sqrt(1.85 / 4);
        assertThat(posterior.weighted(List.of(0.5, 0.5)).standardError()).isCloseTo(Math.sqrt(1.85 / 4), within(1e-12));
        // Φ(0.7352146…) by an independent table of the normal distribution.
        assertThat(z).isCloseTo(0.735215, within(1e-6));
        assertThat(standard.passProbability(posterior)).isCloseTo(0.768896, within(2e-6));
        assertThatThrownBy(
                        () -> new PassingStandard(List.of(List.of(EASY)), List.of(1.0), 0.5).passProbability(posterior))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
