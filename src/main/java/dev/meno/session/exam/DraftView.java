package dev.meno.session.exam;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.meno.session.model.ProgressView;
import dev.meno.session.model.QuestionView;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a mock exam answers to an answer.
 *
 * @param isNew whether the question had none before
 */
@Schema(
        name = "DraftResult",
        description = "A saved answer in a mock exam. Whether it is correct isn't shown before the exam is over.")
public record DraftView(
        @Schema(description = "Id of the question.", examples = "019ab0c2-8a10-7b21-8c11-aa01b2c3d4e5")
        UUID questionId,

        @Schema(description = "Always true.", examples = "true")
        boolean saved,

        @Schema(description = "The session's progress.") ProgressView session,

        @Schema(
                description =
                        "The first unanswered question of the current section, with `include=next`; null if all are"
                                + " answered, if the exam is over, or without `include=next`.")
        @Nullable
        QuestionView next,

        @JsonIgnore boolean isNew) {}
