package dev.meno.psychometrics.ability;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.meno.psychometrics.model.LogisticItem;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogLikelihoodTest {
    private static final ThetaGrid GRID = ThetaGrid.of(-1, 1, 3);
    private static final LogisticItem FIRST = LogisticItem.threePl(1.3, -0.2, 0.2);
    private static final LogisticItem SECOND = LogisticItem.twoPl(0.8, 0.9);

    @Test
    void noResponseIsZeroEverywhere() {
        assertArrayEquals(new double[3], values(LogLikelihood.none(GRID)));
    }

    @Test
    void aResponseAddsItsLogProbability() {
        LogLikelihood both = LogLikelihood.none(GRID).plus(FIRST, 1).plus(SECOND, 0);
        for (int node = 0; node < 3; node++) {
            double theta = GRID.node(node);
            assertEquals(FIRST.logProbability(theta, 1) + SECOND.logProbability(theta, 0), both.at(node), 1e-15);
        }
    }

    @Test
    void theOrderOfResponsesDoesNotMatter() {
        LogLikelihood none = LogLikelihood.none(GRID);
        assertArrayEquals(
                values(none.plus(FIRST, 1).plus(SECOND, 0)),
                values(none.plus(SECOND, 0).plus(FIRST, 1)));
    }

    @Test
    void addingLeavesTheOriginalAsItWas() {
        LogLikelihood before = LogLikelihood.none(GRID).plus(FIRST, 1);
        double[] values = values(before);
        before.plus(SECOND, 1);
        before.discounted(0.5);
        assertArrayEquals(values, values(before));
    }

    @Test
    void aRowIsAddedNodeByNode() {
        LogLikelihood sum = LogLikelihood.none(GRID).plusRow(row(-1)).plusRow(row(-2));
        assertArrayEquals(new double[] {0, -3, -6}, values(sum));
    }

    @Test
    void discountingScalesEveryValue() {
        LogLikelihood discounted = LogLikelihood.none(GRID).plusRow(row(-1)).discounted(0.25);
        assertArrayEquals(new double[] {0, -0.25, -0.5}, values(discounted), 0);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.5, 1.0000001, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesADiscountThatIsNone(double factor) {
        assertThrows(
                IllegalArgumentException.class, () -> LogLikelihood.none(GRID).discounted(factor));
    }

    @Test
    void bytesAreBigEndianDoublesAndReadBackToTheBit() {
        LogLikelihood stored = LogLikelihood.none(GRID).plus(FIRST, 1).plus(SECOND, 0);
        byte[] bytes = stored.toBytes();
        assertEquals(24, bytes.length);
        assertEquals(stored.at(1), ByteBuffer.wrap(bytes).getDouble(8));
        assertArrayEquals(values(stored), values(LogLikelihood.ofBytes(GRID, bytes)));
    }

    @Test
    void theBytesReadAreCopied() {
        byte[] bytes = LogLikelihood.none(GRID).plus(FIRST, 1).toBytes();
        LogLikelihood read = LogLikelihood.ofBytes(GRID, bytes);
        double[] values = values(read);
        Arrays.fill(bytes, (byte) 0);
        assertArrayEquals(values, values(read));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 23, 25, 968})
    void refusesBytesOfAnotherLength(int length) {
        assertThrows(IllegalArgumentException.class, () -> LogLikelihood.ofBytes(GRID, new byte[length]));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-9, Double.NaN, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY})
    void refusesBytesThatAreNoLogLikelihood(double value) {
        byte[] bytes = ByteBuffer.allocate(24).putDouble(8, value).array();
        assertThrows(IllegalArgumentException.class, () -> LogLikelihood.ofBytes(GRID, bytes));
    }

    private static double[] values(LogLikelihood likelihood) {
        double[] values = new double[likelihood.grid().size()];
        Arrays.setAll(values, likelihood::at);
        return values;
    }

    /** A row that falls from node to node by the same amount. */
    private static double[] row(double step) {
        return IntStream.range(0, GRID.size()).mapToDouble(node -> step * node).toArray();
    }
}
