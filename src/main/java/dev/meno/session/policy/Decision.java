package dev.meno.session.policy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The choice of one question with all that it followed from, so that it can be explained and repeated.
 *
 * @param position the question's place in the session, from 1
 * @param courseRevision revision of the pool that was searched
 * @param grounds what spoke for it
 * @param evidence number of the learner's attempts in the course that had been taken into account
 * @param at when it was chosen
 * @param seed the session's seed
 * @param variantSeed where the numbers of a template question come from; absent for others
 */
public record Decision(
        UUID questionId,
        int questionVersion,
        int parameterVersion,
        int ordinal,
        String domain,
        String topic,
        int position,
        int courseRevision,
        Grounds grounds,
        int evidence,
        Instant at,
        long seed,
        @Nullable Long variantSeed) {

    /**
     * What spoke for a question.
     *
     * @param policy name of the policy that chose
     * @param reason why, in words; it holds no number, for the numbers betray the difficulty
     * @param criterion name of the criterion
     * @param value the criterion's value for the question
     * @param expectedSuccess probability of a full score, averaged over what is known of the ability
     * @param repeated whether the learner had answered the question before, because no fresh one was left
     * @param terms parts that the value is made of, by name; empty where it has none
     * @param candidates the best questions, best first; the chosen one is among them
     * @param inputs what was known of each domain, in the course's order
     */
    public record Grounds(
            String policy,
            String reason,
            String criterion,
            double value,
            double expectedSuccess,
            boolean repeated,
            Map<String, Double> terms,
            List<Candidate> candidates,
            List<Input> inputs) {}

    /** A question that could have been chosen. */
    public record Candidate(UUID questionId, double value, Map<String, Double> terms) {}

    /**
     * What was known of a domain.
     *
     * @param served questions of the domain that the session had served before
     */
    public record Input(String domain, double theta, double standardError, int served) {}
}
