package dev.meno.psychometrics.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meno.psychometrics.Reference;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolytomousItemsTest {
    private static final List<ItemModel> ITEMS = List.of(
            new GradedItem(1.4, -1.2, 0.1, 0.9),
            new PartialCreditItem(0.8, 0.7, -0.4, 1.1),
            PartialCreditItem.unitSlope(-0.5, 0.5),
            new NominalItem(new double[] {0, -0.6, 1.3}, new double[] {0, 0.4, -0.2}));

    @ParameterizedTest
    @ValueSource(strings = {"GRM", "PCM", "GPCM", "NRM"})
    void agreesWithCatR(String model) {
        JsonNode file = Reference.read("items_polytomous.json");
        JsonNode items = file.get("models")
                .valueStream()
                .filter(node -> node.get("model").textValue().equals(model))
                .findFirst()
                .orElseThrow()
                .get("items");
        assertEquals(15, items.size());
        for (JsonNode reference : items) {
            ItemModel item = Reference.polytomous(model, reference);
            assertEquals(reference.get("categories").intValue(), item.categories());
            for (int t = 0; t < file.get("theta").size(); t++) {
                assertAgrees(reference, item, t, file.get("theta").get(t).doubleValue());
            }
        }
    }

    /**
     * catR takes differences of cumulative probabilities, or of exponentials near 1, so that its own values have an
     * absolute error of a few ulp of 1; where the value is small that is a large relative one.
     */
    private static void assertAgrees(JsonNode reference, ItemModel item, int t, double theta) {
        double scale = scale(item);
        for (int k = 0; k < item.categories(); k++) {
            double probability = item.probability(theta, k);
            double cancellation = 4 * Math.ulp(1.0) / probability;
            assertClose(reference.get("P").get(t).get(k), probability, 1e-10 + cancellation, 0);
            assertClose(reference.get("logP").get(t).get(k), item.logProbability(theta, k), 1e-10, cancellation);
            assertClose(reference.get("dP").get(t).get(k), item.slope(theta, k), 1e-9, 1e-14 * scale);
        }
        assertClose(reference.get("info").get(t), item.information(theta), 1e-9, 1e-14 * scale * scale);
        assertClose(reference.get("J").get(t), item.biasNumerator(theta), 1e-9, 1e-13 * scale * scale * scale);
    }

    private static double scale(ItemModel item) {
        return switch (item) {
            case GradedItem graded -> 1 + graded.discrimination();
            case PartialCreditItem partial -> partial.categories() * (1 + partial.discrimination());
            case NominalItem nominal -> {
                double largest = 1;
                for (double slope : nominal.slopes()) {
                    largest = Math.max(largest, Math.abs(slope));
                }
                yield 2 * largest;
            }
            case LogisticItem logistic -> logistic.discrimination();
            case UncertainItem uncertain -> scale(uncertain.estimate());
        };
    }

    private static void assertClose(JsonNode stored, double actual, double relative, double absolute) {
        double expected = stored.doubleValue();
        double error = Reference.errorBeyondRounding(expected, actual) * Math.abs(expected);
        assertTrue(
                expected == 0 ? Math.abs(actual) <= absolute : error <= relative * Math.abs(expected) + absolute,
                () -> "expected %s, was %s".formatted(expected, actual));
    }

    @Test
    void probabilitiesAddUpToOneAndSlopesToNothing() {
        for (ItemModel item : ITEMS) {
            for (double theta = -12; theta <= 12; theta += 0.5) {
                double sum = 0;
                double slopes = 0;
                for (int k = 0; k < item.categories(); k++) {
                    sum += item.probability(theta, k);
                    slopes += item.slope(theta, k);
                }
                assertEquals(1, sum, 1e-14);
                assertEquals(0, slopes, 1e-14);
            }
        }
    }

    @Test
    void scoreAndCurvatureAreTheDerivativesOfTheLogProbability() {
        double h = 1e-4;
        for (ItemModel item : ITEMS) {
            for (double theta = -4; theta <= 4; theta += 0.25) {
                for (int k = 0; k < item.categories(); k++) {
                    double before = item.logProbability(theta - h, k);
                    double here = item.logProbability(theta, k);
                    double after = item.logProbability(theta + h, k);
                    assertEquals((after - before) / (2 * h), item.score(theta, k), 1e-7);
                    assertEquals((after - 2 * here + before) / (h * h), item.curvature(theta, k), 1e-6);
                    assertEquals(-item.curvature(theta, k), item.observedInformation(theta, k));
                }
            }
        }
    }

    @Test
    void informationIsTheExpectedObservedInformation() {
        for (ItemModel item : ITEMS) {
            for (double theta = -4; theta <= 4; theta += 0.5) {
                double expected = 0;
                for (int k = 0; k < item.categories(); k++) {
                    expected += item.probability(theta, k) * item.observedInformation(theta, k);
                }
                assertEquals(expected, item.information(theta), 1e-12);
            }
        }
    }

    @Test
    void withTwoCategoriesAllAreTheTwoParameterModel() {
        LogisticItem logistic = LogisticItem.twoPl(1.3, 0.4);
        for (ItemModel item : List.of(
                new GradedItem(1.3, 0.4),
                new PartialCreditItem(1.3, 0.4),
                new NominalItem(new double[] {0, 1.3}, new double[] {0, -0.52}))) {
            for (double theta = -6; theta <= 6; theta += 0.5) {
                assertEquals(logistic.probability(theta, 1), item.probability(theta, 1), 1e-14);
                assertEquals(logistic.information(theta), item.information(theta), 1e-14);
                assertEquals(logistic.biasNumerator(theta), item.biasNumerator(theta), 1e-14);
                assertEquals(logistic.expectedScore(theta), item.expectedScore(theta), 1e-14);
            }
        }
    }

    @Test
    void theBulkFormGivesTheSameLogProbabilities() {
        double[] table = new double[20];
        for (ItemModel item : ITEMS) {
            item.logProbabilities(0.37, table);
            for (int k = 0; k < item.categories(); k++) {
                assertEquals(item.logProbability(0.37, k), table[k], 1e-15);
            }
        }
    }

    @Test
    void everythingStaysFiniteFarOut() {
        List<ItemModel> extremes = List.of(
                new GradedItem(1e6, -50, 0, 50),
                new GradedItem(1e-6, -1e6, 1e6),
                new PartialCreditItem(100, 50, -50),
                new NominalItem(new double[] {1e6, 0, -1e6}, new double[] {-1e6, 0, 1e6}),
                new LogisticItem(1e6, 50, 0.999, 0.9999));
        for (ItemModel item : extremes) {
            for (double theta : new double[] {-1e6, -50, -6, 0, 6, 50, 1e6}) {
                for (int k = 0; k < item.categories(); k++) {
                    assertTrue(Double.isFinite(item.logProbability(theta, k)) && item.logProbability(theta, k) <= 0);
                    assertTrue(Double.isFinite(item.score(theta, k)));
                    assertTrue(Double.isFinite(item.curvature(theta, k)));
                    assertTrue(item.probability(theta, k) >= 0 && item.probability(theta, k) <= 1);
                }
                assertTrue(item.information(theta) >= 0 && Double.isFinite(item.information(theta)));
            }
        }
    }

    @Test
    void refusesParametersThatDefineNoItem() {
        assertThrows(IllegalArgumentException.class, () -> new GradedItem(0, 1));
        assertThrows(IllegalArgumentException.class, () -> new GradedItem(1, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new GradedItem(1, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> new GradedItem(1, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> new GradedItem(1));
        assertThrows(IllegalArgumentException.class, () -> new PartialCreditItem(-1, 0));
        assertThrows(IllegalArgumentException.class, () -> new PartialCreditItem(1, Double.POSITIVE_INFINITY));
        assertThrows(IllegalArgumentException.class, () -> new PartialCreditItem(1));
        assertThrows(
                IllegalArgumentException.class, () -> new NominalItem(new double[] {0, 1}, new double[] {0, 1, 2}));
        assertThrows(IllegalArgumentException.class, () -> new NominalItem(new double[] {0}, new double[] {0}));
        for (ItemModel item : ITEMS) {
            assertThrows(IllegalArgumentException.class, () -> item.logProbability(0, -1));
            assertThrows(IllegalArgumentException.class, () -> item.score(0, item.categories()));
        }
    }

    @Test
    void itemsWithTheSameParametersAreEqual() {
        assertEquals(new GradedItem(1, 0, 1), new GradedItem(1, 0, 1));
        assertEquals(new GradedItem(1, 0, 1).hashCode(), new GradedItem(1, 0, 1).hashCode());
        assertNotEquals(new GradedItem(1, 0, 1), new GradedItem(1, 0, 2));
        assertEquals(new PartialCreditItem(1, 0, 1), PartialCreditItem.unitSlope(0, 1));
        assertNotEquals(new PartialCreditItem(1, 0, 1), new PartialCreditItem(2, 0, 1));
        assertEquals(
                new NominalItem(new double[] {0, 1}, new double[] {0, 2}),
                new NominalItem(new double[] {0, 1}, new double[] {0, 2}));
    }
}
