package dev.meno.course.publishing;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.query.NativeQuery;

@ApplicationScoped
class CourseRepository implements PanacheRepositoryBase<Course, UUID> {
    Optional<Course> findByKey(String courseKey) {
        return find("courseKey", courseKey).firstResultOptional();
    }

    List<Course> listAfter(UUID after, int limit) {
        return find("id > ?1 order by id", after).page(0, limit).list();
    }

    /** Keys of the tenant's courses, the oldest first. */
    List<String> keys() {
        return getEntityManager()
                .createQuery("select c.courseKey from Course c order by c.id", String.class)
                .getResultList();
    }

    /** What is published of a course of the tenant. */
    Optional<PublishedCourse> published(String courseKey) {
        return published("c.courseKey = ?1", courseKey);
    }

    /** What is published of a course of the tenant. */
    Optional<PublishedCourse> published(UUID courseId) {
        return published("c.id = ?1", courseId);
    }

    private Optional<PublishedCourse> published(String condition, Object value) {
        return getEntityManager()
                .createQuery(
                        "select c.tenantId, c.courseKey, c.id, c.revision from Course c where " + condition,
                        PublishedCourse.class)
                .setParameter(1, value)
                .getResultStream()
                .findFirst();
    }

    /**
     * What is published of all courses of all tenants, the latest publication first. Plain SQL, because it looks over tenants.
     */
    @SuppressWarnings("unchecked") // A native query does not know the type of what it is transformed to.
    List<PublishedCourse> published() {
        return getEntityManager()
                .createNativeQuery("""
                        select c.tenant_id, c.course_key, c.id, c.revision
                        from course c join course_revision r
                            on r.tenant_id = c.tenant_id and r.course_id = c.id and r.revision = c.revision
                        order by r.id desc""")
                .unwrap(NativeQuery.class)
                .addScalar("tenant_id", String.class)
                .addScalar("course_key", String.class)
                .addScalar("id", UUID.class)
                .addScalar("revision", Integer.class)
                .setTupleTransformer((columns, names) -> new PublishedCourse(
                        (String) columns[0], (String) columns[1], (UUID) columns[2], (Integer) columns[3]))
                .getResultList();
    }
}
