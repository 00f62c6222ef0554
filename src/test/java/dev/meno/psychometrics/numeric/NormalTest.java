package dev.meno.psychometrics.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class NormalTest {
    /** From tables, as R's {@code qnorm} gives them. */
    @Test
    void quantilesAreThoseOfTheTables() {
        assertThat(Normal.quantile(0.5)).isZero();
        assertThat(Normal.quantile(0.95)).isCloseTo(1.6448536269514722, within(1e-12));
        assertThat(Normal.quantile(0.975)).isCloseTo(1.959963984540054, within(1e-12));
        assertThat(Normal.quantile(0.001)).isCloseTo(-3.090232306167813, within(1e-12));
    }

    @Test
    void theEndsAreInfinite() {
        assertThat(Normal.quantile(0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Normal.quantile(1)).isEqualTo(Double.POSITIVE_INFINITY);
    }

    /** Four standard errors of the mean and of the variance of 20 000 draws are 0.028 and 0.04. */
    @Test
    void drawsAreStandardNormal() {
        SplittableRandom random = new SplittableRandom(4);
        double[] draws =
                DoubleStream.generate(() -> Normal.draw(random)).limit(20_000).toArray();

        assertThat(DoubleStream.of(draws).average().orElseThrow()).isCloseTo(0, within(0.028));
        assertThat(DoubleStream.of(draws).map(draw -> draw * draw).average().orElseThrow())
                .isCloseTo(1, within(0.04));
    }

    @Test
    void theSmallestAndTheLargestDrawAreFinite() {
        assertThat(Normal.draw(() -> 0)).isFinite();
        assertThat(Normal.draw(() -> -1)).isFinite();
    }
}
