package dev.meno.ability;

import dev.meno.platform.BinaryFormat;
import dev.meno.psychometrics.ability.LogLikelihood;
import dev.meno.psychometrics.ability.ThetaGrid;
import java.util.List;

/** How the log-likelihood of a learner's answers in a domain is stored. */
public final class StoredLikelihood {
    /** Version 1: big-endian doubles on the grid of 121 nodes. */
    static final BinaryFormat<LogLikelihood> FORMAT = BinaryFormat.of(
            "log-likelihood",
            1,
            (likelihood, out) -> out.write(likelihood.toBytes()),
            List.of(in -> LogLikelihood.ofBytes(ThetaGrid.STANDARD, in.readAllBytes())));

    private StoredLikelihood() {}

    public static byte[] toBytes(LogLikelihood likelihood) {
        return FORMAT.toBytes(likelihood);
    }

    /** Reads what {@link #toBytes} wrote. */
    public static LogLikelihood ofBytes(byte[] bytes) {
        return FORMAT.ofBytes(bytes);
    }
}
