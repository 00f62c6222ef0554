package dev.meno.platform;

import dev.meno.problem.NotFoundException;
import java.util.Locale;
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
        try {
            UUID id = UUID.fromString(segment);
            // UUID.fromString also takes shortened groups, which no id of ours has.
            if (id.toString().equals(segment.toLowerCase(Locale.ROOT))) {
                return id;
            }
        } catch (IllegalArgumentException notAnId) {
            // Falls through to the same answer as an id that nothing has.
        }
        throw new NotFoundException(what, segment);
    }
}
