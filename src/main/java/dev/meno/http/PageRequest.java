package dev.meno.http;

import dev.meno.platform.Ids;
import dev.meno.problem.MalformedRequestException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list a client asks for. The cursor is the id of the last row it has seen, so a page costs the same
 * wherever it lies and no row is skipped or repeated when others are added.
 *
 * @param limit largest number of items, 1 to {@value #MAX_LIMIT}
 * @param after id of the last row of the page before; null for the first page
 */
public record PageRequest(int limit, @Nullable UUID after) {
    public static final int MAX_LIMIT = 200;
    public static final int DEFAULT_LIMIT = 50;

    /**
     * Reads the query parameters {@code limit} and {@code cursor}.
     *
     * @throws MalformedRequestException if the limit is no number from 1 to 200, or the cursor is not one of ours
     */
    public static PageRequest of(@Nullable String limit, @Nullable String cursor) {
        return new PageRequest(
                limit == null ? DEFAULT_LIMIT : parseLimit(limit), cursor == null ? null : decode(cursor));
    }

    /**
     * Makes a page out of rows of which one more than the limit was read, to know whether there is a next page.
     *
     * @param rows at most {@code limit + 1} rows in list order
     */
    public <R, T> Page<T> page(List<R> rows, Function<R, UUID> id, Function<R, T> view) {
        List<R> shown = rows.subList(0, Math.min(limit, rows.size()));
        String next = rows.size() > limit ? encode(id.apply(shown.getLast())) : null;
        return new Page<>(shown.stream().map(view).toList(), next);
    }

    private static int parseLimit(String limit) {
        if (limit.matches("[0-9]{1,3}")) {
            int number = Integer.parseInt(limit);
            if (number >= 1 && number <= MAX_LIMIT) {
                return number;
            }
        }
        throw new MalformedRequestException(
                "limit", "The limit must be a whole number from 1 to %d.".formatted(MAX_LIMIT));
    }

    private static String encode(UUID id) {
        byte[] bytes = ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static UUID decode(String cursor) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor);
            if (bytes.length == 16) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                UUID id = new UUID(buffer.getLong(), buffer.getLong());
                if (Ids.isTimeOrdered(id)) {
                    return id;
                }
            }
        } catch (IllegalArgumentException notBase64) {
            // Falls through to the same answer as a cursor of the wrong length.
        }
        throw new MalformedRequestException("cursor", "The cursor must be the `next` of a previous page.");
    }
}
