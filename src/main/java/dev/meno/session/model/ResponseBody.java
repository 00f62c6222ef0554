package dev.meno.session.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.meno.course.Response;
import dev.meno.problem.InvalidRequestException;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "Response",
        description = "An answer: exactly one field, by the question's kind.",
        minProperties = 1,
        maxProperties = 1,
        examples = "{\"choice\":\"A\"}")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ResponseBody(
        @Schema(description = "Id of the chosen option (single-choice).", examples = "A")
        @Size(min = 1, max = 20)
        @Nullable
        String choice,

        @Schema(description = "Ids of the chosen options (multiple-response).", examples = "[\"A\",\"C\"]")
        @Size(min = 1, max = 26)
        @Nullable
        List<@NotNull @Size(min = 1, max = 20) String> choices,

        @Schema(description = "The number entered (numeric).", examples = "0.82") @Nullable
        Double number,

        @Schema(description = "Ids of the options in order (ordering).", examples = "[\"C\",\"A\",\"B\"]")
        @Size(min = 1, max = 26)
        @Nullable
        List<@NotNull @Size(min = 1, max = 20) String> order,

        @Schema(
                type = SchemaType.OBJECT,
                additionalProperties = String.class,
                description = "Id of the option for each prompt, by the prompt's id (matching).",
                examples = "{\"1\":\"B\"}")
        @Size(min = 1, max = 26)
        @Nullable
        Map<@Size(min = 1, max = 20) String, @NotNull @Size(min = 1, max = 20) String> matches) {

    /**
     * The answer in the domain's terms.
     *
     * @throws InvalidRequestException unless exactly one field is given
     */
    @JsonIgnore
    public Response toResponse() {
        List<Response> given = Stream.of(
                        Optional.ofNullable(choice).<Response>map(Response.Choice::new),
                        Optional.ofNullable(choices).<Response>map(Response.Choices::new),
                        Optional.ofNullable(number).<Response>map(Response.Entry::new),
                        Optional.ofNullable(order).<Response>map(Response.Order::new),
                        Optional.ofNullable(matches).<Response>map(Response.Matches::new))
                .flatMap(Optional::stream)
                .toList();
        if (given.size() != 1) {
            throw new InvalidRequestException(
                    "/response", "Give exactly one of `choice`, `choices`, `number`, `order` and `matches`.");
        }
        return given.getFirst();
    }

    public static ResponseBody of(Response response) {
        return switch (response) {
            case Response.Choice(String choice) -> new ResponseBody(choice, null, null, null, null);
            case Response.Choices(List<String> choices) -> new ResponseBody(null, choices, null, null, null);
            case Response.Entry(double number) -> new ResponseBody(null, null, number, null, null);
            case Response.Order(List<String> order) -> new ResponseBody(null, null, null, order, null);
            case Response.Matches(Map<String, String> matches) -> new ResponseBody(null, null, null, null, matches);
        };
    }
}
