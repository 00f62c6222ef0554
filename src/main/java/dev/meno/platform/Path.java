package dev.meno.platform;

import dev.meno.problem.NotFoundException;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Reads ids out of paths: what is no id names nothing, so it is a 404 and not a bad request. */
public final class Path {
    private Path() {}

    /**
     * The id that a segment names.
     *
     * @param what the resource's kind, for the message
     * @throws NotFoundException if the segment is not a UUID in its canonical form
     */
    public static UUID id(String what, String segment) {
        return parseId(segment).orElseThrow(() -> new NotFoundException(what, segment));
    }

    /**
     * The place in a list that a segment names.
     *
     * @param what the resource's kind, for the message
     * @throws NotFoundException if the segment is not a whole number of at most nine digits
     */
    public static int number(String what, String segment) {
        if (!segment.matches("\\d{1,9}")) {
            throw new NotFoundException(what, segment);
        }
        return Integer.parseInt(segment);
    }

    /** The id that a text is, in its canonical form; empty if it is none. */
    public static Optional<UUID> parseId(String text) {
        try {
            UUID id = UUID.fromString(text);
            // UUID.fromString also takes shortened groups, which no id of ours has.
            return id.toString().equals(text.toLowerCase(Locale.ROOT)) ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
