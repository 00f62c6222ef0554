package dev.meno.psychometrics.ability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AbilityEstimateTest {
    /** Φ⁻¹(0.975) = 1.959963984540054235524594… by mpmath. */
    @ParameterizedTest
    @CsvSource({"0, 1, -1.959963984540054, 1.959963984540054", "0.42, 0.38, -0.32478631412522052, 1.16478631412522052"})
    void theIntervalHoldsNinetyFivePercent(double theta, double standardError, double low, double high) {
        AbilityEstimate estimate = new AbilityEstimate(theta, standardError);
        assertEquals(low, estimate.low(), 1e-12);
        assertEquals(high, estimate.high(), 1e-12);
        assertEquals(0.975, estimate.probabilityAbove(low), 1e-12);
        assertEquals(0.025, estimate.probabilityAbove(high), 1e-12);
    }

    @ParameterizedTest
    @CsvSource({"NaN, 1", "Infinity, 1", "0, 0", "0, -1", "0, NaN", "0, Infinity"})
    void refusesWhatIsNoEstimate(double theta, double standardError) {
        assertThrows(IllegalArgumentException.class, () -> new AbilityEstimate(theta, standardError));
    }
}
