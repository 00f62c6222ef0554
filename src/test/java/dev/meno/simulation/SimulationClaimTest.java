package dev.meno.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** One replica at a time, and another one when it has gone silent. */
class SimulationClaimTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final UUID ONE = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);

    private final Simulation simulation = new Simulation(new UUID(1, 1), new UUID(1, 2), "{}", NOW);

    @Test
    void aReplicaThatGivesSignsOfLifeKeepsItsJob() {
        assertThat(simulation.claim(ONE, NOW)).isTrue();
        assertThat(simulation.claim(OTHER, NOW.plusSeconds(59))).isFalse();
        assertThat(simulation.advance(ONE, 0.5, NOW.plusSeconds(59))).isTrue();
        assertThat(simulation.claim(OTHER, NOW.plusSeconds(119))).isFalse();
        assertThat(simulation.progress()).isEqualTo(0.5);
    }

    @Test
    void aSilentReplicaLosesItsJobAndWhatItBringsLater() {
        simulation.claim(ONE, NOW);
        simulation.advance(ONE, 0.5, NOW);
        assertThat(simulation.claim(OTHER, NOW.plus(Simulation.SILENCE).plusMillis(1)))
                .isTrue();
        assertThat(simulation.progress()).isZero();
        assertThat(simulation.advance(ONE, 0.9, NOW.plusSeconds(90))).isFalse();
        simulation.complete(ONE, "late");
        simulation.fail(ONE, "late");
        assertThat(simulation.status()).isEqualTo(SimulationStatus.RUNNING);
        simulation.complete(OTHER, "result");
        assertThat(simulation.status()).isEqualTo(SimulationStatus.COMPLETED);
        assertThat(simulation.result()).isEqualTo("result");
    }

    @Test
    void whatIsOverStaysOver() {
        simulation.claim(ONE, NOW);
        simulation.cancel();
        assertThat(simulation.advance(ONE, 0.5, NOW)).isFalse();
        simulation.complete(ONE, "result");
        assertThat(simulation.claim(OTHER, NOW.plusSeconds(3600))).isFalse();
        assertThat(simulation.status()).isEqualTo(SimulationStatus.CANCELLED);
        assertThat(simulation.result()).isNull();
    }
}
