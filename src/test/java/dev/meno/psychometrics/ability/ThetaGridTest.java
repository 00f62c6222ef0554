package dev.meno.psychometrics.ability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThetaGridTest {
    @Test
    void theStandardGridHas121NodesATenthApart() {
        assertEquals(121, ThetaGrid.STANDARD.size());
        assertEquals(0.1, ThetaGrid.STANDARD.step(), 1e-15);
        for (int node = 0; node < 121; node++) {
            assertEquals(-6 + node / 10.0, ThetaGrid.STANDARD.node(node), 1e-14);
        }
    }

    @Test
    void bothEndsAreNodes() {
        ThetaGrid grid = ThetaGrid.of(-4, 4, 33);
        assertEquals(-4, grid.node(0));
        assertEquals(4, grid.node(32));
        assertEquals(0.25, grid.step());
    }

    @Test
    void aSymmetricGridIsSymmetricToTheBit() {
        for (int node = 0; node < 121; node++) {
            assertEquals(0, ThetaGrid.STANDARD.node(node) + ThetaGrid.STANDARD.node(120 - node));
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 5", "2, 1, 5", "NaN, 1, 5", "-Infinity, 1, 5", "0, Infinity, 5", "0, 1, 1", "0, 1, -3"})
    void refusesWhatIsNoGrid(double min, double max, int size) {
        assertThrows(IllegalArgumentException.class, () -> ThetaGrid.of(min, max, size));
    }
}
