package dev.meno.course.publishing;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.meno.course.QuestionDocument;
import dev.meno.psychometrics.model.GradedItem;
import dev.meno.psychometrics.model.ItemModel;
import dev.meno.psychometrics.model.LogisticItem;
import dev.meno.psychometrics.model.NominalItem;
import dev.meno.psychometrics.model.PartialCreditItem;
import dev.meno.psychometrics.model.UncertainItem;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The stored form of an item model.
 *
 * @param a discrimination, per logit
 * @param b difficulty, in logits; dichotomous models
 * @param c guessing floor, in [0, 1); dichotomous models
 * @param steps step parameters, in logits; partial credit model
 * @param calibrated whether the parameters were estimated from answers
 * @param uncertainty how far they can be trusted
 */
@Schema(name = "ItemParameters", description = "Model and parameters of a question.", examples = ItemParameters.EXAMPLE)
@JsonInclude(JsonInclude.Include.NON_NULL)
record ItemParameters(
        @Schema(
                description = "The model.",
                enumeration = {"2pl", "3pl", "gpcm"})
        String model,

        @Schema(description = "Discrimination, per logit.", examples = "1")
        double a,

        @Schema(description = "Difficulty, in logits; `2pl` and `3pl`.", examples = "0.3") @Nullable
        Double b,

        @Schema(description = "Guessing floor; `2pl` and `3pl`.", examples = "0.25") @Nullable
        Double c,

        @Schema(description = "Step parameters, in logits; `gpcm`.", examples = "[-2.1,0.4]") @Nullable
        List<Double> steps,

        @Schema(description = "Whether they were estimated from answers; otherwise they are the author's guess.")
        boolean calibrated,

        @Schema(description = "How certain the parameters are.") @Nullable
        Uncertainty uncertainty) {

    /** Those of the question that is the contract's example; the fields by themselves belong to different models. */
    static final String EXAMPLE = """
            {"model": "2pl", "a": 0.62, "b": -1.35, "c": 0.0, "calibrated": true}""";

    /** Before calibration the slope is known to a factor of 1.6 or so: of prior belief, not of any data. */
    private static final double AUTHORS_LOG_DISCRIMINATION = 0.5;

    /**
     * Standard deviations of what is believed about the parameters.
     *
     * @param difficulty of the item's place on the scale, in logits
     * @param logDiscrimination of the logarithm of a
     */
    @Schema(name = "ItemUncertainty", description = "Standard deviations of the parameters.")
    record Uncertainty(
            @Schema(description = "Of the item's place on the scale, in logits.", examples = "0.8")
            double difficulty,

            @Schema(description = "Of the logarithm of the discrimination.", examples = "0.5")
            double logDiscrimination) {}

    /** The parameters with which a question is published: those that come with it, or its author's guess. */
    static ItemParameters starting(QuestionDocument question) {
        boolean calibrated = question.parameters() != null;
        Uncertainty uncertainty = calibrated
                ? null
                : new Uncertainty(Objects.requireNonNull(question.difficultyUncertainty()), AUTHORS_LOG_DISCRIMINATION);
        ItemModel model = StartingModel.of(question);
        return switch (model) {
            case LogisticItem item ->
                new ItemParameters(
                        item.guessing() == 0 ? "2pl" : "3pl",
                        item.discrimination(),
                        item.difficulty(),
                        item.guessing(),
                        null,
                        calibrated,
                        uncertainty);
            case PartialCreditItem item ->
                new ItemParameters(
                        "gpcm",
                        item.discrimination(),
                        null,
                        null,
                        Arrays.stream(item.steps()).boxed().toList(),
                        calibrated,
                        uncertainty);
            case GradedItem item -> throw noStartingModel(item);
            case NominalItem item -> throw noStartingModel(item);
            case UncertainItem item -> throw noStartingModel(item);
        };
    }

    ItemModel toModel() {
        if (model.equals("gpcm")) {
            return new PartialCreditItem(
                    a,
                    Objects.requireNonNull(steps, "a gpcm item has steps").stream()
                            .mapToDouble(Double::doubleValue)
                            .toArray());
        }
        return LogisticItem.threePl(a, Objects.requireNonNull(b, "an item has a difficulty"), c == null ? 0 : c);
    }

    private static IllegalStateException noStartingModel(ItemModel model) {
        return new IllegalStateException("No question starts with the model (%s).".formatted(model));
    }
}
