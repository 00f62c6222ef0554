package dev.meno.learner;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "LearnerProfileRequest", description = "What a learner says about their background in a course.")
record ProfileRequest(
        @Schema(description = "Key of the course.", examples = "mls-c01") @NotBlank @Size(max = 80)
        String courseId,

        @Schema(
                type = SchemaType.OBJECT,
                additionalProperties = Familiarity.class,
                description =
                        "How familiar each domain is, by the domain's key. Replaces what was said before. Domains that"
                                + " are left out count as unknown.",
                examples = "{\"ml\":\"some\",\"aws\":\"new\"}")
        @NotNull
        @Size(max = 12)
        Map<@NotBlank @Size(max = 80) String, @NotNull Familiarity> background) {}
