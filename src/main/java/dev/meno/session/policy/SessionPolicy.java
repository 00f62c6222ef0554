package dev.meno.session.policy;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** When a session stops by itself; what is absent does not stop it. */
@Schema(
        description = "When a session ends by itself. Without a rule, it ends with `finish` or when no question is"
                + " left.")
public record SessionPolicy(
        @Schema(
                description = "Number of answers after which the session is over; by default 30 in a placement.",
                examples = "20")
        @Min(1)
        @Max(1000)
        @Nullable
        Integer maxQuestions,

        @Schema(
                description =
                        "The session is over when the standard error of every domain it covers is at most this, in"
                                + " logits. By default a placement ends at 0.5, but not before each domain has the few answers"
                                + " that a forecast needs.",
                examples = "0.4")
        @StandardErrorBound
        @Nullable
        Double targetStandardError) {
    public static final SessionPolicy UNLIMITED = new SessionPolicy(null, null);

    /** The same with limits for what it leaves open. */
    public SessionPolicy orElse(SessionPolicy limits) {
        return new SessionPolicy(
                maxQuestions == null ? limits.maxQuestions : maxQuestions,
                targetStandardError == null ? limits.targetStandardError : targetStandardError);
    }
}
