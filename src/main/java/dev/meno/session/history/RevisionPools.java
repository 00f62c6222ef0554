package dev.meno.session.history;

import dev.meno.course.CourseCatalog;
import dev.meno.course.ItemPool;
import dev.meno.course.Question;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The pools of the revisions that were needed last: a tenant may have any number of courses and revisions. */
final class RevisionPools {
    private static final int MAX_POOLS = 16;

    private final CourseCatalog courses;

    private final Map<Revision, Optional<ItemPool>> pools = new LinkedHashMap<>(MAX_POOLS, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Revision, Optional<ItemPool>> eldest) {
            return size() > MAX_POOLS;
        }
    };

    private record Revision(UUID courseId, int number) {}

    RevisionPools(CourseCatalog courses) {
        this.courses = courses;
    }

    /** The pool of a revision; empty if it is not on record. */
    Optional<ItemPool> of(UUID courseId, int revision) {
        return pools.computeIfAbsent(new Revision(courseId, revision), key -> courses.ofRevision(courseId, revision));
    }

    Question question(ItemPool pool, LearnerRecord.Version version) {
        return courses.questionVersion(pool, version.id(), version.number());
    }
}
