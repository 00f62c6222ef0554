package dev.meno.session.practice;

import dev.meno.session.SessionMode;
import dev.meno.session.policy.SessionPolicy;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "A session to start.")
record SessionRequest(
        @Schema(description = "Key of the course.", examples = "mls-c01") @NotBlank @Size(max = 80)
        String courseId,

        @Schema(description = "What the session is for.") @NotNull
        SessionMode mode,

        @Schema(
                description =
                        "The learner who practises. Required when a client starts a session. Learners leave it out or"
                                + " give their own id.",
                examples = "019ab0c2-7d1e-7c3a-9f10-3f2a8c6f1b01")
        @Nullable
        UUID learnerId,

        @Schema(description = "Domains to practise; by default all domains of the course.", examples = "[\"ml\"]")
        @Size(min = 1, max = 12)
        @Nullable
        List<@NotBlank @Size(max = 80) String> domains,

        @Schema(description = "When the session ends by itself.") @Valid @Nullable
        SessionPolicy policy) {}
