package dev.meno.course;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.meno.psychometrics.model.LogisticItem;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The stored form of an item model.
 *
 * @param a discrimination, per logit
 * @param b difficulty, in logits
 * @param c guessing floor, in [0, 1)
 */
@Schema(name = "ItemParameters", description = "Model and parameters of a question.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ItemParameters(
        @Schema(
                description = "The model.",
                enumeration = {"2pl", "3pl"})
        String model,

        @Schema(description = "Discrimination, per logit.", examples = "1")
        double a,

        @Schema(description = "Difficulty, in logits.", examples = "0.3")
        double b,

        @Schema(description = "Guessing floor.", examples = "0.25")
        double c) {
    static ItemParameters of(LogisticItem item) {
        return new ItemParameters(
                item.guessing() == 0 ? "2pl" : "3pl", item.discrimination(), item.difficulty(), item.guessing());
    }

    LogisticItem toModel() {
        return LogisticItem.threePl(a, b, c);
    }
}
