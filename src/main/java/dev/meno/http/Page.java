package dev.meno.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next cursor of the next page; absent on the last one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Page<T>(
        @Schema(description = "The items of this page.", required = true)
        List<T> items,

        @Schema(description = "Cursor of the next page; absent on the last page.", examples = "AZq3n6x3cAGzq3n6x3cAGw")
        @Nullable
        String next) {}
