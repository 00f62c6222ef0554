package dev.meno.session.history;

import dev.meno.session.policy.Decision;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "Decision", description = "Why a question was chosen: everything that the choice depends on.")
record DecisionView(
        @Schema(description = "Position in the session, from 1.", examples = "7")
        int position,

        @Schema(description = "Id of the question that was served.", examples = "019ab0c2-8a10-7b21-8c11-aa01b2c3d4e5")
        UUID questionId,

        @Schema(description = "Version of the question's content.", examples = "3")
        int version,

        @Schema(description = "Version of its item parameters.", examples = "1")
        int parameterVersion,

        @Schema(description = "Revision of the course whose questions were available.", examples = "1")
        int courseRevision,

        @Schema(description = "When it was chosen.", examples = "2026-11-23T09:05:00Z")
        Instant at,

        @Schema(description = "What happened to the question.", examples = "answered")
        String outcome,

        @Schema(description = "Name of the policy.", examples = "practice")
        String policy,

        @Schema(
                description = "The reason given to the learner.",
                examples = "This question is at the right level for you.")
        String reason,

        @Schema(description = "Name of the criterion.", examples = "tutoring")
        String criterion,

        @Schema(description = "The criterion's value for the question.", examples = "0.75")
        double value,

        @Schema(
                type = SchemaType.OBJECT,
                additionalProperties = Double.class,
                description = "The terms of the value.",
                examples = "{\"gap\":1,\"zone\":1,\"review\":0,\"success\":0.72}")
        Map<String, Double> terms,

        @Schema(description = "Probability of a full score, as estimated at that time.", examples = "0.72")
        double expectedSuccess,

        @Schema(description = "Whether the learner had already answered it and it wasn't due.", examples = "false")
        boolean repeated,

        @Schema(description = "The best candidates, best first, including the chosen one.")
        List<CandidateView> candidates,

        @Schema(description = "What was known about each domain.")
        List<InputView> inputs,

        @Schema(
                description = "Number of the learner's attempts in the course that were taken into account.",
                examples = "42")
        int evidence,

        @Schema(
                description = "Seed of the session. Together with the position it determines every draw.",
                examples = "-3141592653589793238")
        String seed,

        @Schema(
                description = "Seed of a template's numbers; null for other questions.",
                examples = "2718281828459045235")
        @Nullable
        String variantSeed) {
    @Schema(name = "DecisionCandidate", description = "A question that could have been chosen.")
    record CandidateView(
            @Schema(description = "Id of the question.", examples = "019ab0c2-8a10-7b21-8c11-aa01b2c3d4e5")
            UUID questionId,

            @Schema(description = "The criterion's value.", examples = "0.75")
            double value,

            @Schema(
                    type = SchemaType.OBJECT,
                    additionalProperties = Double.class,
                    description = "The terms of the value.",
                    examples = "{\"gap\":1,\"zone\":1,\"review\":0,\"success\":0.72}")
            Map<String, Double> terms) {}

    @Schema(name = "DecisionInput", description = "What was known about a domain.")
    record InputView(
            @Schema(description = "Key of the domain.", examples = "ml")
            String domain,

            @Schema(
                    description = "Estimated ability, taking the other domains into account, in logits.",
                    examples = "0.42")
            double theta,

            @Schema(description = "Its standard error, in logits.", examples = "0.38")
            double standardError,

            @Schema(description = "Number of questions of the domain that the session had served.", examples = "3")
            int served) {}

    static DecisionView of(Decision decision, String outcome) {
        Decision.Grounds grounds = decision.grounds();
        return new DecisionView(
                decision.position(),
                decision.questionId(),
                decision.questionVersion(),
                decision.parameterVersion(),
                decision.courseRevision(),
                decision.at(),
                outcome,
                grounds.policy(),
                grounds.reason(),
                grounds.criterion(),
                grounds.value(),
                grounds.terms(),
                grounds.expectedSuccess(),
                grounds.repeated(),
                grounds.candidates().stream()
                        .map(candidate ->
                                new CandidateView(candidate.questionId(), candidate.value(), candidate.terms()))
                        .toList(),
                grounds.inputs().stream()
                        .map(input ->
                                new InputView(input.domain(), input.theta(), input.standardError(), input.served()))
                        .toList(),
                decision.evidence(),
                // A number of 64 bits does not survive in every client.
                Long.toString(decision.seed()),
                decision.variantSeed() == null ? null : Long.toString(decision.variantSeed()));
    }
}
