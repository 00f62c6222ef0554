package dev.meno.ability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meno.Golden;
import dev.meno.psychometrics.ability.LogLikelihood;
import dev.meno.psychometrics.ability.ThetaGrid;
import dev.meno.psychometrics.ability.TopicAbility;
import dev.meno.psychometrics.memory.MemoryState;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is stored of a learner is read by every later release. */
class StoredFormatTest {
    @Test
    void likelihoodsAreReadForever() {
        Golden.assertIsReadForever(StoredLikelihood.FORMAT, likelihood(ThetaGrid.STANDARD, 0.25));
    }

    @Test
    void evidenceOfTopicsIsReadForever() {
        TopicEvidence evidence = new TopicEvidence(Map.of(
                "k-means", new TopicEvidence.Evidence(3, likelihood(TopicAbility.GRID, 0.5)),
                "ridge-größe", new TopicEvidence.Evidence(70_000, likelihood(TopicAbility.GRID, 0))));
        Golden.assertIsReadForever(TopicEvidence.FORMAT, evidence);
    }

    @Test
    void memoriesAreReadForever() {
        Memories memories = new Memories(Map.of(
                3, new Memories.Memory(MemoryState.inReview(2.5, 6.25), Instant.parse("2026-11-22T10:15:30.123Z")),
                70_000, new Memories.Memory(MemoryState.inReview(0.001, 10), Instant.EPOCH)));
        Golden.assertIsReadForever(Memories.FORMAT, memories);
    }

    @Test
    void nothingStoredIsNothingKnown() {
        assertThat(TopicEvidence.ofBytes(null)).isEqualTo(TopicEvidence.NONE);
        assertThat(Memories.ofBytes(null)).isEqualTo(Memories.NONE);
    }

    /** Exact values, which no other processor or library computes differently. */
    private static LogLikelihood likelihood(ThetaGrid grid, double slope) {
        ByteBuffer values = ByteBuffer.allocate(grid.size() * Double.BYTES);
        for (int node = 0; node < grid.size(); node++) {
            values.putDouble(-slope * node);
        }
        return LogLikelihood.ofBytes(grid, values.array());
    }
}
