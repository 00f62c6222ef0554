package dev.meno.course;

/** The course that is packed into the application. */
public interface SeedCourses {
    /** Publishes the packed course for a tenant and builds its pool. */
    void loadSeed(String tenant);
}
