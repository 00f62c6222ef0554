package dev.meno.psychometrics.selection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlueprintTest {
    /** An integer weight is exact in binary; this allows for the rounding of its share only. */
    private static final double ROUNDING = 1e-9;

    @Test
    void theLargestWeightComesFirst() {
        assertEquals(OptionalInt.of(1), choose(new Blueprint(List.of(0.2, 0.5, 0.3)), List.of(0, 0, 0), 0, 1, 2));
    }

    @Test
    void theDomainFurthestBelowItsShareIsNext() {
        // Of 10 items, 2, 5 and 3 were due; domain 2 is the one that fell behind.
        assertEquals(OptionalInt.of(2), choose(new Blueprint(List.of(0.2, 0.5, 0.3)), List.of(2, 6, 1), 0, 1, 2));
    }

    @Test
    void equalDeficitsGoToTheLargerWeight() {
        // w (n + 1) − n_d with n = 3: 1 − 0 = 1, 2 − 1 = 1, 1 − 2 = −1.
        assertEquals(OptionalInt.of(1), choose(new Blueprint(List.of(1.0, 2.0, 1.0)), List.of(0, 1, 2), 0, 1, 2));
    }

    @Test
    void theRoundingOfDecimalWeightsDoesNotDecideATie() {
        // For the second item the deficits are 0.2, 0.4 and 1.4 − 1 = 0.4; in doubles the last comes out smaller.
        assertEquals(OptionalInt.of(2), choose(new Blueprint(List.of(0.1, 0.2, 0.7)), List.of(0, 0, 1), 0, 1, 2));
    }

    @Test
    void equalDeficitsAndWeightsGoToTheLowerNumber() {
        assertEquals(OptionalInt.of(0), choose(new Blueprint(List.of(1.0, 1.0, 1.0)), List.of(0, 0, 0), 0, 1, 2));
    }

    @Test
    void theScaleOfTheWeightsDoesNotMatter() {
        List<Integer> served = List.of(3, 4, 2);
        assertEquals(
                choose(new Blueprint(List.of(1.0, 2.0, 4.0)), served, 0, 1, 2),
                choose(new Blueprint(List.of(32.0, 64.0, 128.0)), served, 0, 1, 2));
    }

    @Test
    void sharesAreTakenWithinTheScope() {
        // Domain 0 has half of all items, yet outside the scope it is never due and its items do not count.
        Blueprint blueprint = new Blueprint(List.of(4.0, 3.0, 1.0));
        assertEquals(OptionalInt.of(1), choose(blueprint, List.of(50, 0, 0), 1, 2));
        assertEquals(OptionalInt.of(2), choose(blueprint, List.of(50, 3, 0), 1, 2));
    }

    @Test
    void aDomainWithoutItemsIsPassedOver() {
        Blueprint blueprint = new Blueprint(List.of(0.2, 0.5, 0.3));
        assertEquals(
                OptionalInt.of(2),
                blueprint.mostDeficient(List.of(0, 0, 0), Fixtures.bits(0, 1, 2), Fixtures.bits(0, 2)));
    }

    @Test
    void nothingOpenInScopeIsEmpty() {
        Blueprint blueprint = new Blueprint(List.of(0.2, 0.5, 0.3));
        List<Integer> served = List.of(0, 0, 0);
        assertEquals(OptionalInt.empty(), blueprint.mostDeficient(served, Fixtures.bits(0, 1), Fixtures.bits(2)));
        assertEquals(OptionalInt.empty(), blueprint.mostDeficient(served, new BitSet(), Fixtures.bits(0, 1, 2)));
    }

    static Stream<List<Double>> blueprintsOfUpToFourDomains() {
        SplittableRandom random = new SplittableRandom(7);
        Stream<List<Double>> drawn =
                Stream.generate(() -> weights(random, random.nextInt(1, 5))).limit(60);
        // The last three are the worst found: one or two small domains beside two equal large ones.
        Stream<List<Double>> chosen = Stream.of(
                List.of(20.0, 24.0, 36.0, 20.0),
                List.of(2304.0, 25.0, 2304.0),
                List.of(58.0, 58.0, 1.0, 1.0),
                List.of(200.0, 200.0, 1.0, 1.0));
        return Stream.concat(chosen, drawn);
    }

    @ParameterizedTest
    @MethodSource("blueprintsOfUpToFourDomains")
    void upToFourDomainsStayWithinOneItemOfTheirShares(List<Double> weights) {
        for (double[] excess : excesses(weights, 500)) {
            assertTrue(DoubleStream.of(excess).allMatch(e -> Math.abs(e) < 1 + ROUNDING), weights.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 8, 13, 20})
    void noDomainIsEverAnItemAboveItsShare(int domains) {
        SplittableRandom random = new SplittableRandom(domains);
        for (int repetition = 0; repetition < 20; repetition++) {
            for (double[] excess : excesses(weights(random, domains), 300)) {
                assertTrue(DoubleStream.of(excess).allMatch(e -> e < 1 + ROUNDING));
            }
        }
    }

    private static List<Double> weights(SplittableRandom random, int domains) {
        return random.ints(domains, 1, 100).mapToObj(Double::valueOf).toList();
    }

    /** After each item of a test: by how many items each domain is above its share. */
    private static List<double[]> excesses(List<Double> weights, int length) {
        Blueprint blueprint = new Blueprint(weights);
        double total = weights.stream().mapToDouble(Double::doubleValue).sum();
        BitSet all = new BitSet();
        all.set(0, weights.size());
        List<Integer> served = new ArrayList<>(Collections.nCopies(weights.size(), 0));
        List<double[]> excesses = new ArrayList<>();
        for (int n = 1; n <= length; n++) {
            int domain = blueprint.mostDeficient(served, all, all).orElseThrow();
            served.set(domain, served.get(domain) + 1);
            double[] excess = new double[weights.size()];
            for (int d = 0; d < excess.length; d++) {
                excess[d] = served.get(d) - weights.get(d) / total * n;
            }
            excesses.add(excess);
        }
        return excesses;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesAWeightThatIsNone(double weight) {
        assertThrows(IllegalArgumentException.class, () -> new Blueprint(List.of(1.0, weight)));
    }

    private static OptionalInt choose(Blueprint blueprint, List<Integer> served, int... scope) {
        return blueprint.mostDeficient(served, Fixtures.bits(scope), Fixtures.bits(scope));
    }
}
