package dev.meno.course.publishing;

import java.util.UUID;

/**
 * Which revision of a course is published.
 *
 * @param revision at least 1
 */
record PublishedCourse(String tenant, String key, UUID id, int revision) {
    static PublishedCourse later(PublishedCourse one, PublishedCourse other) {
        return one.revision() >= other.revision() ? one : other;
    }
}
