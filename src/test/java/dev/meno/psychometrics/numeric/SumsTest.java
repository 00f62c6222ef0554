package dev.meno.psychometrics.numeric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class SumsTest {
    /** Each 1 is lost in the large number; a corrected sum would hold both, one from the other end too. */
    @Test
    void termsAreAddedFromTheFirstToTheLast() {
        assertThat(Sums.of(DoubleStream.of(0x1p53, 1, 1))).isEqualTo(0x1p53);
        assertThat(Sums.of(DoubleStream.of(1, 1, 0x1p53))).isEqualTo(0x1p53 + 2);
        assertThat(Sums.of(DoubleStream.of(0x1p53, 1, 1).parallel())).isEqualTo(0x1p53);
    }

    @Test
    void theMeanIsTheSumByTheNumber() {
        assertThat(Sums.mean(DoubleStream.of(1, 2, 6))).hasValue(3);
        assertThat(Sums.mean(DoubleStream.of(0x1p53, 1, 1, 0))).hasValue(0x1p51);
    }

    @Test
    void nothingAddsUpToZeroAndHasNoMean() {
        assertThat(Sums.of(DoubleStream.empty())).isZero();
        assertThat(Sums.mean(DoubleStream.empty())).isEmpty();
    }
}
