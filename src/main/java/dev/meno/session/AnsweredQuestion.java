package dev.meno.session;

import dev.meno.psychometrics.ability.AbilityEstimate;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A scored answer as other features read it.
 *
 * @param sequence its place among the learner's attempts in the course, from 1 and without gaps
 * @param ordinal the question's place in bitmaps of questions
 * @param chosen ids of the options that were chosen; empty unless the question is one of single choice or multiple response
 * @param elapsedMillis time the learner took, by the client
 * @param isRapid whether it came too fast to rest on reading the question
 * @param before the domain's ability before it
 * @param after the domain's ability after it
 */
public record AnsweredQuestion(
        int sequence,
        UUID questionId,
        int questionVersion,
        int ordinal,
        String domain,
        int score,
        int maxScore,
        List<String> chosen,
        @Nullable Long elapsedMillis,
        boolean isRapid,
        AbilityEstimate before,
        AbilityEstimate after,
        Instant answeredAt) {
    public AnsweredQuestion {
        chosen = List.copyOf(chosen);
    }

    /** Share of the points, in [0, 1]. */
    public double share() {
        return (double) score / maxScore;
    }

    public boolean isFull() {
        return score == maxScore;
    }
}
