package dev.meno.session.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.meno.course.Presentation;
import dev.meno.course.Question;
import dev.meno.course.QuestionKind;
import dev.meno.course.Task;
import dev.meno.session.policy.Decision;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A question as a learner sees it before the answer: nothing of the key, the explanation or the item model. */
@Schema(name = "Question", description = "A question as a learner sees it before answering.")
public record QuestionView(
        @Schema(description = "Id of the question.", examples = "019ab0c2-8a10-7b21-8c11-aa01b2c3d4e5")
        UUID questionId,

        @Schema(description = "Version of the question's content.", examples = "3")
        int version,

        @Schema(description = "How the question is answered.")
        QuestionKind kind,

        @Schema(
                description = "The question, in CommonMark.",
                examples = "Which penalty drives weights to exactly zero?")
        String stem,

        @Schema(description = "Charts that belong to the stem.", examples = "[]")
        List<Media> media,

        @Schema(
                description =
                        "What to choose from, to put in order or, in a matching question, to match with the prompts;"
                                + " empty in a numeric question.")
        List<OptionView> options,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "What the options are matched with; matching only.")
        @Nullable
        List<PromptView> prompts,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "How many options to choose; multiple-response only.")
        @Nullable
        Choose choose,

        @Schema(description = "Key of the domain.", examples = "ml")
        String domain,

        @Schema(description = "Slug of the topic.", examples = "regularisation")
        String topic,

        @Schema(description = "Position in the session, from 1.", examples = "7")
        int position,

        @Schema(description = "Number of questions in the session, if it is fixed.", examples = "20") @Nullable
        Integer of,

        @Schema(description = "When the answer is due, if there is a time limit.", examples = "2026-11-23T12:00:00Z")
        @Nullable
        Instant deadline,

        @Schema(description = "Number of hints that the question has.", examples = "2")
        int hintsAvailable,

        @Schema(description = "Why it was chosen.") Why why) {

    @Schema(name = "Option", description = "One of the options.")
    public record OptionView(
            @Schema(description = "Id to answer with.", examples = "A")
            String id,

            @Schema(description = "The option, in CommonMark.", examples = "L1")
            String text) {}

    @Schema(name = "Prompt", description = "What one of the options is matched with.")
    public record PromptView(
            @Schema(description = "Id to answer with.", examples = "1")
            String id,

            @Schema(description = "The prompt, in CommonMark.", examples = "Turning speech into text")
            String text) {}

    @Schema(description = "How many options to choose.")
    public record Choose(
            @Schema(description = "At least.", examples = "2")
            int min,

            @Schema(description = "At most.", examples = "2")
            int max) {}

    @Schema(description = "A chart.")
    public record Media(
            @Schema(description = "Its media type.", examples = "image/svg+xml")
            String type,

            @Schema(
                    description =
                            "The chart as SVG: shapes and text without scripts, styles or links, to put into a page as it"
                                    + " is. It has no fixed size and is drawn in the page's text colour.",
                    examples = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 320 200\"/>")
            String svg,

            @Schema(
                    description = "What it shows, in words and figures.",
                    examples = "Loss over epochs: 2.3 at first, 0.1 after 20.")
            String alternativeText) {
        public static Media of(Presentation.Chart chart) {
            return new Media("image/svg+xml", chart.svg(), chart.alternativeText());
        }
    }

    @Schema(description = "Why a question was chosen.")
    public record Why(
            @Schema(description = "The policy that chose it.", examples = "practice")
            String policy,

            @Schema(description = "The reason, in words.", examples = "This question is at the right level for you.")
            String reason) {}

    public static QuestionView of(
            Question question, Decision decision, @Nullable Integer of, @Nullable Instant deadline) {
        Presentation presentation = question.present(decision.variantSeed());
        Task task = presentation.task();
        return new QuestionView(
                question.id(),
                question.version(),
                task.kind(),
                presentation.stem(),
                presentation.charts().stream().map(Media::of).toList(),
                task.options().stream()
                        .map(option -> new OptionView(option.id(), option.text()))
                        .toList(),
                task instanceof Task.Matching(List<Task.Prompt> prompts, var options)
                        ? prompts.stream()
                                .map(prompt -> new PromptView(prompt.id(), prompt.text()))
                                .toList()
                        : null,
                task instanceof Task.MultipleResponse several ? new Choose(several.choose(), several.choose()) : null,
                question.domain(),
                question.topic(),
                decision.position(),
                of,
                deadline,
                presentation.hints().size(),
                new Why(decision.grounds().policy(), decision.grounds().reason()));
    }

    /** The same for an exam, which gives no hints. */
    public QuestionView withoutHints() {
        return new QuestionView(
                questionId,
                version,
                kind,
                stem,
                media,
                options,
                prompts,
                choose,
                domain,
                topic,
                position,
                of,
                deadline,
                0,
                why);
    }
}
