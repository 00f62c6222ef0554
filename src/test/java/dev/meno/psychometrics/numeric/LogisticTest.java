package dev.meno.psychometrics.numeric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meno.psychometrics.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogisticTest {
    /** The expected values were computed with 60 decimal digits. */
    @ParameterizedTest
    @CsvSource({
        "0.1, 5.2497918747893998610E-1, -6.4439666007357089483E-1",
        "-0.1, 4.7502081252106001390E-1, -7.4439666007357089483E-1",
        "5, 9.9330714907571514444E-1, -6.7153484891180686164E-3",
        "-5, 6.6928509242848555594E-3, -5.0067153484891180686E+0",
        "30, 9.9999999999990642377E-1, -9.3576229688397367794E-14",
        "-30, 9.3576229688392989538E-14, -3.0000000000000093576E+1",
        "40, 9.9999999999999999576E-1, -4.2483542552915889863E-18",
        "-700, 9.8596765437597708567E-305, -700"
    })
    void valuesAreExactToAFewUnitsInTheLastPlace(double x, double sigmoid, double logSigmoid) {
        assertEquals(0, Reference.relativeError(sigmoid, Logistic.sigmoid(x)), 5e-16);
        assertEquals(0, Reference.relativeError(logSigmoid, Logistic.logSigmoid(x)), 5e-16);
    }

    @Test
    void theEndsAreTheLimits() {
        assertEquals(0, Logistic.sigmoid(Double.NEGATIVE_INFINITY));
        assertEquals(1, Logistic.sigmoid(Double.POSITIVE_INFINITY));
        assertEquals(Double.NEGATIVE_INFINITY, Logistic.logSigmoid(Double.NEGATIVE_INFINITY));
        assertEquals(0, Logistic.logSigmoid(Double.POSITIVE_INFINITY), 0);
    }

    @Test
    void theLogarithmIsFiniteAtEveryFiniteArgument() {
        assertEquals(-Double.MAX_VALUE, Logistic.logSigmoid(-Double.MAX_VALUE));
        assertEquals(0, Logistic.logSigmoid(Double.MAX_VALUE), 0);
    }

    @Test
    void notANumberStaysNotANumber() {
        assertTrue(Double.isNaN(Logistic.sigmoid(Double.NaN)));
        assertTrue(Double.isNaN(Logistic.logSigmoid(Double.NaN)));
    }
}
