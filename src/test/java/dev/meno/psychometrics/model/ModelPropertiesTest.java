package dev.meno.psychometrics.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meno.psychometrics.Generators;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ModelPropertiesTest {
    @Provide
    Arbitrary<ItemModel> items() {
        return Generators.items();
    }

    @Provide
    Arbitrary<ItemModel> logConcave() {
        return Generators.logConcave();
    }

    @Provide
    Arbitrary<Double> thetas() {
        return Generators.numbers(-50, 50);
    }

    @Property(tries = 1000)
    void probabilitiesAreProbabilities(@ForAll("items") ItemModel item, @ForAll("thetas") double theta) {
        double sum = 0;
        for (int k = 0; k < item.categories(); k++) {
            double probability = item.probability(theta, k);
            double logarithm = item.logProbability(theta, k);
            assertTrue(probability >= 0 && probability <= 1, () -> "probability " + probability);
            assertTrue(logarithm <= 0 && Double.isFinite(logarithm), () -> "logarithm " + logarithm);
            assertEquals(probability, Math.exp(logarithm), 1e-12);
            sum += probability;
        }
        assertEquals(1, sum, 1e-12);
    }

    @Property(tries = 1000)
    void informationIsANumberThatIsNotNegative(@ForAll("items") ItemModel item, @ForAll("thetas") double theta) {
        assertTrue(item.information(theta) >= 0 && Double.isFinite(item.information(theta)));
        for (int k = 0; k < item.categories(); k++) {
            assertTrue(Double.isFinite(item.score(theta, k)));
            assertTrue(Double.isFinite(item.curvature(theta, k)));
        }
    }

    @Property(tries = 1000)
    void concaveModelsHaveNoPositiveCurvature(@ForAll("logConcave") ItemModel item, @ForAll("thetas") double theta) {
        assertTrue(item.isLogConcave());
        for (int k = 0; k < item.categories(); k++) {
            assertTrue(item.curvature(theta, k) <= 0);
        }
    }
}
