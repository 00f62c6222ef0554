package dev.meno.session.exam;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "ExamQuestions", description = "The questions of a mock exam, without their text.")
record ExamQuestionsView(
        @Schema(description = "One entry per question, in order.")
        List<Place> items,

        @Schema(description = "Number of the current section, from 0; null if the exam is over.", examples = "0")
        @Nullable
        Integer section,

        @Schema(
                description = "When the current section ends; null if the exam is over.",
                examples = "2026-11-23T12:00:00Z")
        @Nullable
        Instant sectionDeadline,

        @Schema(description = "When the exam ends.", examples = "2026-11-23T12:00:00Z") @Nullable
        Instant deadline) {
    @Schema(name = "ExamPlace", description = "One question of a mock exam.")
    record Place(
            @Schema(description = "Its position, from 1.", examples = "7")
            int position,

            @Schema(description = "Number of its section, from 0.", examples = "0")
            int section,

            @Schema(description = "Whether it has an answer.", examples = "true")
            boolean answered,

            @Schema(description = "Whether the learner marked it.", examples = "false")
            boolean flagged) {}
}
