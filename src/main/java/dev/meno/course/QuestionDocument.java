package dev.meno.course;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.meno.psychometrics.model.LogisticItem;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A question as its author wrote it; the form of the seed data, and what is stored of each version. */
@Schema(name = "QuestionContent", description = "A question as its author wrote it.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record QuestionDocument(
        @Schema(
                description = "Stable name of the question, unique in the course.",
                examples = "regularisation-l1-sparsity")
        String key,

        @Schema(description = "How it is answered.") QuestionKind kind,

        @Schema(
                description = "The question, in CommonMark.",
                examples = "Which penalty drives weights to exactly zero?")
        String stem,

        @Schema(description = "The options of a choice question.") @Nullable
        List<OptionDocument> options,

        @Schema(description = "The answer to a numeric question.") @Nullable
        NumberDocument answer,

        @Schema(description = "Worked explanation, in CommonMark.", examples = "The L1 penalty has a corner at zero …")
        String explanation,

        @Schema(description = "Hints from vague to specific.", examples = "[\"Think of the penalty's shape.\"]")
        List<String> hints,

        @Schema(description = "What it asks of the learner.")
        CognitiveLevel cognitiveLevel,

        @Schema(description = "The author's estimate of the item difficulty, in logits.", examples = "0.3")
        double difficulty,

        @Schema(description = "Standard deviation of that estimate, in logits.", examples = "0.8")
        double difficultyUncertainty,

        @Schema(description = "Item discrimination per logit, where it is known better than 1.", examples = "1.1")
        @Nullable
        Double discrimination,

        @Schema(
                description = "Titles of public documentation.",
                examples = "[\"Amazon SageMaker Developer Guide: XGBoost\"]")
        @Nullable
        List<String> references) {

    private static final double DEFAULT_DISCRIMINATION = 1;

    /** What a question asks of the learner. */
    enum CognitiveLevel {
        @JsonProperty("recall")
        RECALL,
        @JsonProperty("application")
        APPLICATION,
        @JsonProperty("analysis")
        ANALYSIS
    }

    @Schema(name = "QuestionOption", description = "One of the options.")
    record OptionDocument(
            @Schema(description = "Letter of the option.", examples = "A")
            String id,

            @Schema(description = "The option, in CommonMark.", examples = "L1")
            String text,

            @Schema(description = "Whether it belongs to the key.")
            boolean correct,

            @Schema(description = "Why it is right or wrong.", examples = "Its gradient does not vanish near zero.")
            String rationale) {}

    @Schema(name = "NumericKey", description = "The answer to a numeric question.")
    record NumberDocument(
            @Schema(description = "The right number.", examples = "0.82")
            double value,

            @Schema(description = "Largest absolute difference that counts as right.", examples = "0.005")
            double tolerance) {}

    Task task() {
        return switch (kind) {
            case SINGLE_CHOICE -> new Task.SingleChoice(taskOptions());
            case MULTIPLE_RESPONSE -> new Task.MultipleResponse(taskOptions());
            case NUMERIC -> {
                NumberDocument number = Objects.requireNonNull(answer, "a numeric question has an answer");
                yield new Task.NumericEntry(number.value(), number.tolerance());
            }
        };
    }

    /**
     * The item model before any calibration: the author's difficulty, and as guessing floor the chance of hitting the
     * key blindly: 1/n for one of n options, 1/C(n, k) for k of n, none for a number.
     */
    @JsonIgnore
    LogisticItem startingModel() {
        double a = discrimination == null ? DEFAULT_DISCRIMINATION : discrimination;
        return switch (task()) {
            case Task.SingleChoice choice ->
                LogisticItem.threePl(a, difficulty, 1.0 / choice.options().size());
            case Task.MultipleResponse response ->
                LogisticItem.threePl(
                        a, difficulty, 1 / combinations(response.options().size(), response.choose()));
            case Task.NumericEntry number -> LogisticItem.twoPl(a, difficulty);
        };
    }

    private List<Task.Option> taskOptions() {
        return Objects.requireNonNull(options, "a choice question has options").stream()
                .map(option -> new Task.Option(option.id(), option.text(), option.correct(), option.rationale()))
                .toList();
    }

    private static double combinations(int n, int k) {
        double product = 1;
        for (int i = 1; i <= k; i++) {
            product = product * (n - k + i) / i;
        }
        return product;
    }
}
