package dev.meno.psychometrics.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class UncertainItemTest {
    private static final LogisticItem LOGISTIC = LogisticItem.twoPl(1.4, 0.3);

    private static final List<ItemModel> UNCERTAIN = List.of(
            UncertainItem.of(new LogisticItem(1.4, 0.3, 0.2, 0.95), 0.2, 0.3, 0.04, 0.02),
            UncertainItem.of(new GradedItem(1.2, -0.5, 0.7), 0.1, 0.3, 0.4),
            UncertainItem.of(new PartialCreditItem(0.9, 0.4, -0.3), 0.1, 0.2, 0.2),
            UncertainItem.of(
                    new NominalItem(new double[] {0, 0.8, 1.5}, new double[] {0, 0.3, -0.6}),
                    0,
                    0.2,
                    0.2,
                    0,
                    0.1,
                    0.3));

    @Test
    void withoutErrorsItIsTheItemItself() {
        ItemModel certain = UncertainItem.of(new LogisticItem(1.4, 0.3, 0.2, 0.95), 0, 0, 0, 0);
        ItemModel graded = UncertainItem.of(new GradedItem(1.2, -0.5, 0.7), 0, 0, 0);
        for (double theta = -5; theta <= 5; theta += 0.5) {
            assertEquals(
                    new LogisticItem(1.4, 0.3, 0.2, 0.95).logProbability(theta, 1),
                    certain.logProbability(theta, 1),
                    1e-12);
            assertEquals(new GradedItem(1.2, -0.5, 0.7).information(theta), graded.information(theta), 1e-12);
        }
    }

    @Test
    void itsCurveIsTheModelsAveragedOverTheDifficulty() {
        ItemModel item = UncertainItem.of(LOGISTIC, 0, 0.4, 0, 0);
        for (double theta = -4; theta <= 4; theta += 0.25) {
            double sum = 0;
            double total = 0;
            for (double z = -8; z <= 8; z += 0.01) {
                double weight = Math.exp(-z * z / 2);
                sum += weight * LogisticItem.twoPl(1.4, 0.3 + 0.4 * z).probability(theta, 1);
                total += weight;
            }
            assertEquals(sum / total, item.probability(theta, 1), 2e-5);
        }
    }

    @Test
    void theMoreUncertainTheLessInformativeAtThePeak() {
        double before = LOGISTIC.information(0.3);
        for (double error : new double[] {0.1, 0.3, 0.6, 1}) {
            double information = UncertainItem.of(LOGISTIC, 0, error, 0, 0).information(0.3);
            assertTrue(information < before);
            before = information;
        }
    }

    @Test
    void scoreAndCurvatureAreTheDerivativesOfTheLogProbability() {
        double h = 1e-4;
        for (ItemModel item : UNCERTAIN) {
            for (double theta = -4; theta <= 4; theta += 0.5) {
                double sum = 0;
                for (int k = 0; k < item.categories(); k++) {
                    double before = item.logProbability(theta - h, k);
                    double here = item.logProbability(theta, k);
                    double after = item.logProbability(theta + h, k);
                    assertEquals((after - before) / (2 * h), item.score(theta, k), 1e-6);
                    assertEquals((after - 2 * here + before) / (h * h), item.curvature(theta, k), 1e-6);
                    sum += item.probability(theta, k);
                }
                assertEquals(1, sum, 1e-12);
            }
        }
    }

    @Test
    void anErrorOfAnySizeLeavesAnItem() {
        List<ItemModel> items = List.of(
                UncertainItem.of(new LogisticItem(1.4, 0.3, 0.2, 0.95), 1e6, 1e6, 1e6, 1e6),
                UncertainItem.of(new GradedItem(1.2, -0.5, -0.4), 5, 50, 50),
                UncertainItem.of(new PartialCreditItem(0.9, 0.4, -0.3), 1, 300, 300),
                // At the end of the range there is no room above, and a steep slope times far steps would leave it.
                UncertainItem.of(new GradedItem(1, 999_999, 1e6), 20, 1e6, 1e6),
                UncertainItem.of(new PartialCreditItem(1, 5, -5), 20, 1e6, 1e6));
        for (ItemModel item : items) {
            for (double theta : new double[] {-6, 0, 6}) {
                for (int k = 0; k < item.categories(); k++) {
                    assertTrue(Double.isFinite(item.logProbability(theta, k)) && item.logProbability(theta, k) <= 0);
                    assertTrue(Double.isFinite(item.curvature(theta, k)));
                }
            }
        }
    }

    @Test
    void aMixtureMayHaveSeveralMaxima() {
        UNCERTAIN.forEach(item -> assertTrue(!item.isLogConcave()));
    }

    @Test
    void refusesErrorsThatAreNone() {
        assertThrows(IllegalArgumentException.class, () -> UncertainItem.of(LOGISTIC, 0.1, 0.1));
        assertThrows(IllegalArgumentException.class, () -> UncertainItem.of(LOGISTIC, -0.1, 0, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> UncertainItem.of(LOGISTIC, Double.NaN, 0, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> UncertainItem.of(new GradedItem(1, 0, 1), 0.1, 0.1));
        assertThrows(
                IllegalArgumentException.class,
                () -> UncertainItem.of(new NominalItem(new double[] {0, 1}, new double[] {0, 1}), 0, 0, 0));
    }
}
