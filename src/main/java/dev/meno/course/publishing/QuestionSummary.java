package dev.meno.course.publishing;

import dev.meno.course.QuestionKind;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "A question in a list.")
record QuestionSummary(
        @Schema(description = "Id of the question.", examples = "019ab0c2-8a10-7b21-8c11-aa01b2c3d4e5")
        UUID id,

        @Schema(description = "Its stable name in the course.", examples = "regularisation-l1-sparsity")
        String key,

        @Schema(description = "Version that is served.", examples = "3")
        int version,

        @Schema(description = "Whether it is published or retired.")
        QuestionStatus status,

        @Schema(description = "How the question is answered.")
        QuestionKind kind,

        @Schema(description = "Key of the domain.", examples = "ml")
        String domain,

        @Schema(description = "Slug of the topic.", examples = "regularisation")
        String topic) {}
