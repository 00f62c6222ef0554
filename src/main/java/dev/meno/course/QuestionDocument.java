package dev.meno.course;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.meno.psychometrics.numeric.Sums;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A question as its author wrote it; the form of the seed data, and what is stored of each version. A template's texts
 * hold placeholders until {@link QuestionTemplate} fills them in.
 */
@Schema(
        name = "QuestionContent",
        description = "A question as its author wrote it.",
        examples = QuestionDocument.EXAMPLE)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record QuestionDocument(
        @Schema(
                description = "Stable key of the question, unique in the course.",
                examples = "regularisation-l1-sparsity")
        String key,

        @Schema(description = "How the question is answered.")
        QuestionKind kind,

        @Schema(
                description = "The question, in CommonMark.",
                examples = "Which penalty drives weights to exactly zero?")
        String stem,

        @Schema(description = "Charts that belong to the stem.")
        List<MediaDocument> media,

        @Schema(description = "What to choose from, to put in order or to match with; absent in numeric questions.")
        List<OptionDocument> options,

        @Schema(
                description = "Ids of all options in the correct order; ordering questions only.",
                examples = "[\"C\",\"A\",\"B\"]")
        List<String> order,

        @Schema(description = "What the options are matched with; matching questions only.")
        List<PromptDocument> prompts,

        @Schema(description = "The answer to a numeric question.") @Nullable
        NumberDocument answer,

        @Schema(description = "How the numbers of a template are drawn.") @Nullable
        TemplateDocument template,

        @Schema(description = "Worked explanation, in CommonMark.", examples = "The L1 penalty has a corner at zero …")
        String explanation,

        @Schema(description = "Hints from vague to specific.", examples = "[\"Think of the penalty's shape.\"]")
        List<String> hints,

        @Schema(description = "What it asks of the learner.")
        CognitiveLevel cognitiveLevel,

        @Schema(
                description =
                        "The author's estimate of the difficulty, in logits; required unless there are parameters.",
                examples = "0.3")
        @Nullable
        Double difficulty,

        @Schema(
                description = "Standard deviation of that estimate, in logits; required unless there are parameters.",
                examples = "0.8")
        @Nullable
        Double difficultyUncertainty,

        @Schema(
                description = "Item discrimination per logit, if the author knows it; not together with parameters.",
                examples = "1.1")
        @Nullable
        Double discrimination,

        @Schema(description = "Item parameters that were estimated from answers.") @Nullable
        ParametersDocument parameters,

        @Schema(
                description = "Name that near-duplicates share. A session shows only one of them.",
                examples = "l1-sparsity")
        @Nullable
        String family,

        @Schema(
                description = "Keys of questions that never appear in the same session as this one.",
                examples = "[\"regularisation-lasso-path\"]")
        List<String> enemies,

        @Schema(description = "Which aspects of its topic it covers.", examples = "[\"precision\"]")
        List<String> aspects,

        @Schema(description = "What the situation requires; present in scenarios.", examples = "[\"cost\"]")
        List<String> constraints,

        @Schema(description = "Services that the correct answer combines or is about.", examples = "[\"Amazon S3\"]")
        List<String> services,

        @Schema(
                description = "Titles of public documentation.",
                examples = "[\"Amazon SageMaker Developer Guide: XGBoost\"]")
        List<String> references) {
    /** A whole question, since its fields by themselves make none: what one kind or model needs the others refuse. */
    static final String EXAMPLE = """
        {
          "key": "regularisation-l1-sparsity",
          "kind": "single-choice",
          "stem": "Which penalty drives weights to exactly zero?",
          "options": [
            {"id": "A", "text": "L2", "correct": false, "rationale": "Its gradient vanishes near zero."},
            {"id": "B", "text": "L1", "correct": true, "rationale": "Its gradient does not vanish near zero."}
          ],
          "explanation": "The L1 penalty has a corner at zero, where small weights come to rest.",
          "hints": ["Think of the penalty's shape."],
          "cognitiveLevel": "recall",
          "parameters": {"discrimination": 0.62, "difficulty": -1.35},
          "references": ["Amazon SageMaker Developer Guide: Linear learner"]
        }\
        """;

    public QuestionDocument {
        media = orEmpty(media);
        options = orEmpty(options);
        order = orEmpty(order);
        prompts = orEmpty(prompts);
        hints = orEmpty(hints);
        enemies = orEmpty(enemies);
        aspects = orEmpty(aspects);
        constraints = orEmpty(constraints);
        services = orEmpty(services);
        references = orEmpty(references);
    }

    /** What a question asks of the learner. */
    public enum CognitiveLevel {
        @JsonProperty("recall")
        RECALL,
        @JsonProperty("application")
        APPLICATION,
        @JsonProperty("analysis")
        ANALYSIS
    }

    /**
     * A chart.
     *
     * @param svg the picture itself, once the file is read
     */
    @Schema(name = "QuestionChart", description = "A chart that belongs to the stem.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record MediaDocument(
            @Schema(description = "Its file in the course.", examples = "media/loss-curves.svg")
            String file,

            @Schema(
                    description = "Everything the chart shows, in words and figures.",
                    examples = "Training loss falls from 2.3 to 0.1 …")
            String alternativeText,

            @Schema(description = "The picture.", examples = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>") @Nullable
            String svg) {}

    @Schema(name = "QuestionOption", description = "One of the options.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OptionDocument(
            @Schema(description = "Letter of the option.", examples = "A")
            String id,

            @Schema(description = "The option, in CommonMark.", examples = "L1")
            String text,

            @Schema(description = "Whether it belongs to the key; choice questions only.") @Nullable
            Boolean correct,

            @Schema(
                    description = "Why it is right or wrong, or belongs where it does.",
                    examples = "Its gradient does not vanish near zero.")
            @Nullable
            String rationale) {
        @JsonIgnore
        public boolean isCorrect() {
            return Boolean.TRUE.equals(correct);
        }
    }

    @Schema(name = "QuestionPrompt", description = "What one of the options is matched with.")
    public record PromptDocument(
            @Schema(description = "Number of the prompt.", examples = "1")
            String id,

            @Schema(description = "The prompt, in CommonMark.", examples = "Turning speech into text")
            String text,

            @Schema(description = "Id of the matching option.", examples = "B")
            String match,

            @Schema(description = "Why that option matches.", examples = "It is the service for speech.")
            String rationale) {}

    /** The answer to a numeric question: a value, or a formula with the decimals it is rounded to. */
    @Schema(name = "NumericKey", description = "The answer to a numeric question.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record NumberDocument(
            @Schema(description = "The correct number; absent in templates.", examples = "0.82") @Nullable
            Double value,

            @Schema(description = "Formula of the correct number; templates only.", examples = "tp / (tp + fp)")
            @Nullable
            String formula,

            @Schema(description = "Number of decimals to round to; templates only.", examples = "2") @Nullable
            Integer decimals,

            @Schema(description = "Largest absolute difference that counts as correct.", examples = "0.005")
            double tolerance) {}

    /**
     * Item parameters that were estimated from answers, used as they stand. One point has a difficulty and a guessing floor,
     * several points have steps.
     */
    @Schema(name = "EstimatedParameters", description = "Item parameters that were estimated from answers.")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record ParametersDocument(
            @Schema(description = "Discrimination, per logit.", examples = "0.62")
            double discrimination,

            @Schema(description = "Difficulty, in logits; one point.", examples = "-1.35") @Nullable
            Double difficulty,

            @Schema(description = "Guessing floor, by default 0; one point.", examples = "0.2") @Nullable
            Double guessing,

            @Schema(
                    description = "Steps of the generalised partial credit model, in logits; several points.",
                    examples = "[-1.2,0.4]")
            List<Double> steps) {
        public ParametersDocument {
            steps = orEmpty(steps);
        }
    }

    /** The most points that it earns. */
    public int points() {
        return switch (kind) {
            case SINGLE_CHOICE, NUMERIC -> 1;
            case MULTIPLE_RESPONSE -> rightOptions().size();
            case ORDERING -> order.size() - 1;
            case MATCHING -> prompts.size();
        };
    }

    /** Where it lies on the scale of ability, in logits: estimated, or else by its author; for several points the mean step. */
    public double location() {
        if (parameters == null) {
            return Objects.requireNonNull(difficulty, "without parameters there is a difficulty");
        }
        return parameters.difficulty() != null
                ? parameters.difficulty()
                : Sums.mean(parameters.steps().stream().mapToDouble(Double::doubleValue))
                        .orElse(0);
    }

    /** Ids of the options that belong to the key of a choice question. */
    public List<OptionDocument> rightOptions() {
        return options.stream().filter(OptionDocument::isCorrect).toList();
    }

    /** All texts that a learner may come to see, with the place of each in the document as a JSON pointer. */
    public Stream<LocatedText> texts() {
        return Stream.of(
                        Stream.of(new LocatedText("/stem", stem), new LocatedText("/explanation", explanation)),
                        located("/hints/%d", hints),
                        located(
                                "/options/%d/text",
                                options.stream().map(OptionDocument::text).toList()),
                        located(
                                "/options/%d/rationale",
                                options.stream()
                                        .map(option -> Objects.requireNonNullElse(option.rationale(), ""))
                                        .toList()),
                        located(
                                "/prompts/%d/text",
                                prompts.stream().map(PromptDocument::text).toList()),
                        located(
                                "/prompts/%d/rationale",
                                prompts.stream().map(PromptDocument::rationale).toList()),
                        located(
                                "/media/%d/alternativeText",
                                media.stream()
                                        .map(MediaDocument::alternativeText)
                                        .toList()))
                .flatMap(texts -> texts);
    }

    /** The same question with other texts and another answer, and no template any more. */
    QuestionDocument filledIn(UnaryOperator<String> fill, @Nullable NumberDocument number) {
        return new QuestionDocument(
                key,
                kind,
                fill.apply(stem),
                media.stream()
                        .map(chart -> new MediaDocument(chart.file(), fill.apply(chart.alternativeText()), chart.svg()))
                        .toList(),
                options.stream()
                        .map(option -> new OptionDocument(
                                option.id(),
                                fill.apply(option.text()),
                                option.correct(),
                                option.rationale() == null ? null : fill.apply(option.rationale())))
                        .toList(),
                order,
                prompts.stream()
                        .map(prompt -> new PromptDocument(
                                prompt.id(), fill.apply(prompt.text()), prompt.match(), fill.apply(prompt.rationale())))
                        .toList(),
                number,
                null,
                fill.apply(explanation),
                hints.stream().map(fill).toList(),
                cognitiveLevel,
                difficulty,
                difficultyUncertainty,
                discrimination,
                parameters,
                family,
                enemies,
                aspects,
                constraints,
                services,
                references);
    }

    /** The same question with its charts' pictures. */
    public QuestionDocument withMedia(List<MediaDocument> pictures) {
        return new QuestionDocument(
                key,
                kind,
                stem,
                pictures,
                options,
                order,
                prompts,
                answer,
                template,
                explanation,
                hints,
                cognitiveLevel,
                difficulty,
                difficultyUncertainty,
                discrimination,
                parameters,
                family,
                enemies,
                aspects,
                constraints,
                services,
                references);
    }

    /** A text and where it stands. */
    public record LocatedText(String pointer, String text) {}

    private static Stream<LocatedText> located(String pattern, List<String> texts) {
        return java.util.stream.IntStream.range(0, texts.size())
                .mapToObj(i -> new LocatedText(pattern.formatted(i), texts.get(i)));
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
