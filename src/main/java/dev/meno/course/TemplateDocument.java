package dev.meno.course;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Where the numbers of a template question come from. */
@Schema(name = "QuestionTemplate", description = "How the numbers of a template are drawn.")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record TemplateDocument(
        @Schema(
                description = "The variables to draw, by name.",
                examples = "{\"tp\":{\"from\":40,\"to\":90,\"step\":5},\"k\":{\"oneOf\":[3,5,7]}}")
        Map<String, VariableDocument> variables,

        @Schema(description = "What is computed from the variables, in this order.")
        List<DerivedDocument> derived,

        @Schema(
                description = "Conditions on the numbers. Numbers that break one are drawn again.",
                examples = "[\"tp > fp\"]")
        List<String> where) {
    public TemplateDocument {
        variables = java.util.Collections.unmodifiableMap(new TreeMap<>(variables));
        derived = orEmpty(derived);
        where = orEmpty(where);
    }

    /** A range with a step, or a list to pick from. */
    @Schema(name = "TemplateVariable", description = "A range with a step, or a list to pick from.")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record VariableDocument(
            @Schema(description = "Smallest number.", examples = "40") @Nullable
            BigDecimal from,

            @Schema(description = "Largest number.", examples = "90") @Nullable
            BigDecimal to,

            @Schema(description = "Distance between the numbers; by default 1.", examples = "5") @Nullable
            BigDecimal step,

            @Schema(description = "Numbers or texts to pick from.", examples = "[3,5,7]")
            List<Object> oneOf) {
        public VariableDocument {
            oneOf = orEmpty(oneOf);
        }
    }

    @Schema(name = "TemplateFormula", description = "A number or text that is computed.")
    public record DerivedDocument(
            @Schema(description = "Its name.", examples = "precision")
            String name,

            @Schema(description = "How it is computed.", examples = "tp / (tp + fp)")
            String formula) {}

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
