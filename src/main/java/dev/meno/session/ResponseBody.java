package dev.meno.session;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.meno.course.Response;
import dev.meno.problem.InvalidRequestException;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "Response",
        description = "An answer; exactly one field, by the question's kind.",
        minProperties = 1,
        maxProperties = 1,
        examples = "{\"choice\":\"A\"}")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ResponseBody(
        @Schema(description = "Id of the chosen option (single-choice).", examples = "A")
        @Size(min = 1, max = 20)
        @Nullable
        String choice,

        @Schema(description = "Ids of the chosen options (multiple-response).", examples = "[\"A\",\"C\"]")
        @Size(min = 1, max = 26)
        @Nullable
        List<@NotNull @Size(min = 1, max = 20) String> choices,

        @Schema(description = "The number entered (numeric).", examples = "0.82") @Nullable
        Double number) {

    /**
     * The answer in the domain's terms.
     *
     * @throws InvalidRequestException unless exactly one field is given
     */
    @JsonIgnore
    Response toResponse() {
        long given = Stream.of(choice, choices, number).filter(Objects::nonNull).count();
        if (given != 1) {
            throw new InvalidRequestException("/response", "Give exactly one of `choice`, `choices` and `number`.");
        }
        if (choice != null) {
            return new Response.Choice(choice);
        }
        return choices != null ? new Response.Choices(choices) : new Response.Entry(Objects.requireNonNull(number));
    }

    static ResponseBody of(Response response) {
        return switch (response) {
            case Response.Choice(String choice) -> new ResponseBody(choice, null, null);
            case Response.Choices(List<String> choices) -> new ResponseBody(null, choices, null);
            case Response.Entry(double number) -> new ResponseBody(null, null, number);
        };
    }
}
