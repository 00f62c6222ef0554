package dev.meno.course.publishing;

import dev.meno.course.QuestionDocument;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "AuthoredQuestion", description = "A question with its key and item model, for authors.")
record AuthoredQuestionView(
        @Schema(description = "Id of the question.", examples = "019ab0c2-8a10-7b21-8c11-aa01b2c3d4e5")
        UUID id,

        @Schema(description = "Version that is served.", examples = "3")
        int version,

        @Schema(description = "Whether it is published or retired.")
        QuestionStatus status,

        @Schema(description = "Key of the domain.", examples = "ml")
        String domain,

        @Schema(description = "Slug of the topic.", examples = "regularisation")
        String topic,

        @Schema(description = "The question as its author wrote it.")
        QuestionDocument content,

        @Schema(description = "Model and parameters by which answers are scored.")
        ItemParameters itemModel,

        @Schema(description = "Version of those parameters; 1 for those it was published with.", examples = "1")
        int parameterVersion) {}
