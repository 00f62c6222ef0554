package dev.meno.psychometrics.ability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AbilityEstimateTest {
    /** The expected values are 100 Φ(θ) to 22 digits by mpmath. */
    @ParameterizedTest
    @CsvSource({
        "-6, 9.865876450376981407E-8",
        "-3, 0.1349898031630094526652",
        "-1, 15.86552539314570514148",
        "-0.5, 30.85375387259868963623",
        "0, 50",
        "0.25, 59.87063256829237242409",
        "1, 84.13447460685429485852",
        "2, 97.72498680518207927997",
        "3.5, 99.97673709209644749637",
        "6, 99.99999990134123549623"
    })
    void thePercentileIsTheNormalDistributionFunction(double theta, double percentile) {
        assertEquals(percentile, new AbilityEstimate(theta, 0.3).percentile(), 1e-12);
    }

    @ParameterizedTest
    @CsvSource({"-40, 0", "40, 100"})
    void thePercentileStaysBetweenItsBounds(double theta, double percentile) {
        assertEquals(percentile, new AbilityEstimate(theta, 0.3).percentile(), 1e-12);
    }

    @ParameterizedTest
    @CsvSource({"NaN, 1", "Infinity, 1", "0, 0", "0, -1", "0, NaN", "0, Infinity"})
    void refusesWhatIsNoEstimate(double theta, double standardError) {
        assertThrows(IllegalArgumentException.class, () -> new AbilityEstimate(theta, standardError));
    }
}
