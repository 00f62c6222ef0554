package dev.meno.session;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The choice of one question with all that it followed from, so that it can be explained and repeated.
 *
 * @param policy name of the policy that chose
 * @param reason why, in words; it holds no number, for the numbers betray the difficulty
 * @param position the question's place in the session, from 1
 * @param courseRevision revision of the pool that was searched
 * @param criterion name of the criterion
 * @param value the criterion's value for the question
 * @param expectedSuccess probability of a full score, averaged over the posterior
 * @param repeated whether the learner had answered the question in an earlier session
 * @param candidates ids and values among which the seeded draw chose, best first
 * @param inputs what was known of each domain, in the course's order
 * @param seed the session's seed
 * @param variantSeed where the numbers of a template question come from; absent for others
 */
record Decision(
        UUID questionId,
        int questionVersion,
        int parameterVersion,
        int ordinal,
        String domain,
        String topic,
        String policy,
        String reason,
        int position,
        int courseRevision,
        String criterion,
        double value,
        double expectedSuccess,
        boolean repeated,
        List<Candidate> candidates,
        List<Input> inputs,
        long seed,
        @Nullable Long variantSeed) {

    /** A question that could have been chosen. */
    record Candidate(UUID questionId, double value) {}

    /**
     * What was known of a domain.
     *
     * @param served questions of the domain that the session had served before
     */
    record Input(String domain, double theta, double standardError, int served) {}
}
