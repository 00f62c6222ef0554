package dev.meno.course;

import dev.meno.problem.NotFoundException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finds the published courses of the caller's tenant. */
public interface CourseCatalog {
    /** The pool of a course as it is published now. */
    Optional<ItemPool> find(String courseKey);

    /**
     * The pool of a course as it is published now.
     *
     * @throws NotFoundException if the tenant has no such course
     */
    default ItemPool require(String courseKey) {
        return find(courseKey).orElseThrow(() -> new NotFoundException("course", courseKey));
    }

    /** All courses as they are published now, in the order in which they came. */
    List<CourseDefinition> published();

    /** The pool of a course that rows refer to by id. */
    ItemPool ofCourse(UUID courseId);

    /**
     * The pool of a course as it was in an earlier revision, rebuilt; empty if that is not on record.
     *
     * @param revision at least 1
     */
    Optional<ItemPool> ofRevision(UUID courseId, int revision);

    /** A question in the version that was served, which need not be the one that is published now. */
    Question questionVersion(ItemPool pool, UUID questionId, int version);
}
