package dev.meno.psychometrics.ability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meno.psychometrics.ability.AbilityDistribution.Bin;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class AbilityDistributionTest {
    @Test
    void momentsAreThoseOfTheEstimates() {
        AbilityDistribution group = AbilityDistribution.of(
                List.of(new AbilityEstimate(-1, 0.3), new AbilityEstimate(0, 0.3), new AbilityEstimate(4, 0.6)));
        assertEquals(1, group.mean(), 1e-15);
        assertEquals(Math.sqrt(7), group.standardDeviation(), 1e-15);
        assertEquals(Math.sqrt(0.18), group.standardError(), 1e-15);
    }

    @Test
    void anEdgeBelongsToTheHigherInterval() {
        assertEquals(new Bin(Double.NEGATIVE_INFINITY, -3, 1), onlyBin(-3.01));
        assertEquals(new Bin(-3, -2.5, 1), onlyBin(-3));
        assertEquals(new Bin(2.5, 3, 1), onlyBin(2.99));
        assertEquals(new Bin(3, Double.POSITIVE_INFINITY, 1), onlyBin(3));
    }

    private static Bin onlyBin(double... thetas) {
        return AbilityDistribution.of(Arrays.stream(thetas)
                        .mapToObj(theta -> new AbilityEstimate(theta, 0.3))
                        .toList())
                .bins()
                .stream()
                .filter(bin -> bin.count() > 0)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theIntervalsLeaveNoGap() {
        List<Bin> bins = AbilityDistribution.of(List.of()).bins();
        assertEquals(14, bins.size());
        for (int i = 1; i < bins.size(); i++) {
            assertEquals(bins.get(i - 1).to(), bins.get(i).from());
        }
    }

    @Test
    void anEmptyGroupHasNoMoments() {
        AbilityDistribution group = AbilityDistribution.of(List.of());
        assertTrue(Double.isNaN(group.mean()));
        assertTrue(Double.isNaN(group.standardDeviation()));
        assertTrue(Double.isNaN(group.standardError()));
    }

    @Test
    void oneLearnerHasAMeanButNoSpread() {
        AbilityDistribution group = AbilityDistribution.of(List.of(new AbilityEstimate(0.7, 0.4)));
        assertEquals(0.7, group.mean());
        assertTrue(Double.isNaN(group.standardDeviation()));
        assertEquals(0.4, group.standardError(), 1e-15);
    }
}
