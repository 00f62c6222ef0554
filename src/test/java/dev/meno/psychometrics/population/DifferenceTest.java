package dev.meno.psychometrics.population;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DifferenceTest {
    @Test
    void theErrorsAddInQuadrature() {
        Difference difference = Difference.of(1.5, 0.3, 0.5, 0.4);
        assertEquals(1, difference.estimate(), 1e-15);
        assertEquals(0.5, difference.standardError(), 1e-15);
        assertEquals(1 - 0.5 * 1.959963984540054, difference.low(), 1e-12);
        assertEquals(1 + 0.5 * 1.959963984540054, difference.high(), 1e-12);
    }

    @Test
    void withoutErrorsTheIntervalIsAPoint() {
        assertEquals(new Difference(-1, 0, -1, -1), Difference.of(0, 0, 1, 0));
    }

    @Test
    void whatIsUndefinedStaysSo() {
        assertTrue(Double.isNaN(Difference.of(Double.NaN, Double.NaN, 1, 0.2).low()));
    }

    @Test
    void aNegativeErrorIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Difference.of(0, -0.1, 0, 0.1));
    }
}
