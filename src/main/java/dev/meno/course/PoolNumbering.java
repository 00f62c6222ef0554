package dev.meno.course;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * Ids, versions and ordinals by which one tenant's course knows the questions of a pool, by position. All else of a pool is
 * shared with the courses that have the same content. Immutable.
 */
public final class PoolNumbering {
    private static final int ABSENT = -1;

    /** An id with its object and its place in a list and in a map, a version and an ordinal. */
    private static final int BYTES_PER_QUESTION = 150;

    private final UUID courseId;
    private final int revision;
    private final List<Entry> entries;
    private final Map<UUID, Integer> positionById;
    private final int[] positionByOrdinal;

    /**
     * The numbering of a course in a revision.
     *
     * @param entries of the questions by position, with ascending ordinals
     */
    public PoolNumbering(UUID courseId, int revision, List<Entry> entries) {
        this.courseId = courseId;
        this.revision = revision;
        this.entries = List.copyOf(entries);
        positionById = HashMap.newHashMap(entries.size());
        positionByOrdinal = new int[entries.isEmpty() ? 0 : entries.getLast().ordinal() + 1];
        Arrays.fill(positionByOrdinal, ABSENT);
        for (int position = 0; position < entries.size(); position++) {
            positionById.put(entries.get(position).id(), position);
            positionByOrdinal[entries.get(position).ordinal()] = position;
        }
    }

    /**
     * A question's.
     *
     * @param version version of the content
     * @param ordinal place in the bitmaps of seen questions; the same in all versions
     */
    public record Entry(UUID id, int version, int ordinal) {}

    UUID courseId() {
        return courseId;
    }

    int revision() {
        return revision;
    }

    int size() {
        return entries.size();
    }

    Entry entry(int position) {
        return entries.get(position);
    }

    Optional<Integer> position(UUID questionId) {
        return Optional.ofNullable(positionById.get(questionId));
    }

    OptionalInt positionOfOrdinal(int ordinal) {
        return ordinal < positionByOrdinal.length && positionByOrdinal[ordinal] != ABSENT
                ? OptionalInt.of(positionByOrdinal[ordinal])
                : OptionalInt.empty();
    }

    /** Roughly what it takes of the memory. */
    public long bytes() {
        return (long) entries.size() * BYTES_PER_QUESTION;
    }
}
