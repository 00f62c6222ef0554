package dev.meno.psychometrics.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.meno.psychometrics.ability.AbilityEstimate;
import dev.meno.psychometrics.model.ItemModel;
import dev.meno.psychometrics.model.LogisticItem;
import dev.meno.psychometrics.model.PartialCreditItem;
import java.util.List;
import org.junit.jupiter.api.Test;

class PredictedScoreTest {
    @Test
    void aKnownAbilityIsPredictedByTheModelItself() {
        ItemModel item = LogisticItem.threePl(1.4, 0.3, 0.2);
        PredictedScore predicted = PredictedScore.of(item, new AbilityEstimate(0.8, 1e-6));
        double p = item.probability(0.8, 1);
        assertThat(predicted.mean()).isCloseTo(p, within(1e-9));
        assertThat(predicted.variance()).isCloseTo(p * (1 - p), within(1e-9));
    }

    @Test
    void uncertaintyIsAveragedOverAsByFineIntegration() {
        for (ItemModel item :
                List.of(LogisticItem.threePl(1.4, 0.3, 0.2), new PartialCreditItem(0.9, -0.8, 0.2, 1.1))) {
            AbilityEstimate before = new AbilityEstimate(-0.4, 0.7);
            PredictedScore predicted = PredictedScore.of(item, before);
            double mean = 0;
            double square = 0;
            double step = 1e-3;
            for (double z = -8; z <= 8; z += step) {
                double weight = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) * step;
                double theta = before.theta() + z * before.standardError();
                for (int category = 1; category < item.categories(); category++) {
                    double share = category / (item.categories() - 1.0);
                    mean += weight * share * item.probability(theta, category);
                    square += weight * share * share * item.probability(theta, category);
                }
            }
            assertThat(predicted.mean()).isCloseTo(mean, within(1e-4));
            assertThat(predicted.variance()).isCloseTo(square - mean * mean, within(1e-4));
        }
    }
}
