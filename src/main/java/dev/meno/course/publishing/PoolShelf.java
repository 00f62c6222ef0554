package dev.meno.course.publishing;

import dev.meno.course.PoolContent;
import dev.meno.course.PoolNumbering;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Pools in memory, within the bytes that the settings allow. The content, which is large, is there once however many courses have
 * it; what numbers its questions is small and a course's own.
 */
@ApplicationScoped
class PoolShelf {
    /** One part is for numberings: a content of the seed course's size takes sixty times as much as its numbering. */
    private static final int PARTS = 8;

    private final Shelf<Revision, Edition> editions;
    private final Shelf<ContentKey, Content> contents;

    PoolShelf(PoolConfig config) {
        long bytes = config.bytes();
        editions = new Shelf<>(bytes / PARTS, edition -> edition.numbering().bytes());
        contents = new Shelf<>(bytes - bytes / PARTS, Content::bytes);
    }

    /**
     * Stands for all that a content holds.
     *
     * @param hash SHA-256 in hexadecimal
     */
    record ContentKey(String hash) {}

    /** A course's own part of a pool, and the key of the other part. */
    record Edition(ContentKey key, PoolNumbering numbering) {}

    /**
     * The part of a pool that courses share.
     *
     * @param letters length of what its questions say
     */
    record Content(PoolContent content, long letters) {
        /** Measured on the seed course: beside its tables it takes 1.9 bytes for each letter of its JSON. */
        private static final int BYTES_PER_LETTER = 2;

        long bytes() {
            return content.tableBytes() + letters * BYTES_PER_LETTER;
        }
    }

    private record Revision(UUID courseId, int number) {
        static Revision of(PublishedCourse course) {
            return new Revision(course.id(), course.revision());
        }
    }

    Edition edition(PublishedCourse course, Supplier<Edition> loader) {
        return editions.get(Revision.of(course), loader);
    }

    PoolContent content(ContentKey key, Supplier<Content> loader) {
        return contents.get(key, loader).content();
    }

    /** A content, if it is there. */
    Optional<PoolContent> content(ContentKey key) {
        return contents.find(key).map(Content::content);
    }

    /** Whether a course's pool is there whole. */
    boolean has(PublishedCourse course) {
        return editions.find(Revision.of(course))
                .flatMap(edition -> contents.find(edition.key()))
                .isPresent();
    }

    /**
     * Loads a course's pool if it isn't there, and keeps it if that pushes no other out.
     *
     * @return false if it didn't fit
     */
    boolean stock(PublishedCourse course, Supplier<Edition> edition, Supplier<Content> content) {
        Revision revision = Revision.of(course);
        return editions.stock(revision, edition)
                && contents.stock(editions.get(revision, edition).key(), content);
    }
}
