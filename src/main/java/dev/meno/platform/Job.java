package dev.meno.platform;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job as it is now.
 *
 * @param progress share that is done, from 0 to 1
 * @param result what it found; only when it is done
 * @param error why it failed; only when it did
 */
public record Job<R>(
        UUID id,
        JobStatus status,
        double progress,
        Instant createdAt,
        @Nullable R result,
        @Nullable String error) {}
