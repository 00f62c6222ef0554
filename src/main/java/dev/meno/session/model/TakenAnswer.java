package dev.meno.session.model;

import dev.meno.platform.StoredJson;
import dev.meno.psychometrics.ability.AbilityEstimate;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The columns of an attempt that are folded into counters. */
public record TakenAnswer(
        int sequence,
        UUID questionId,
        int questionVersion,
        int ordinal,
        String domain,
        int score,
        int maxScore,
        StoredJson<ResponseBody> response,
        @Nullable Long elapsedMillis,
        boolean isRapid,
        AbilityEstimate before,
        AbilityEstimate after,
        Instant answeredAt) {}
