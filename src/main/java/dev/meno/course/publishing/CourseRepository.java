package dev.meno.course.publishing;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

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

    /** Revisions of all courses of all tenants: tenant, key, revision. Plain SQL, because it looks over tenants. */
    @SuppressWarnings("unchecked")
    List<Tuple> revisions() {
        return getEntityManager()
                .createNativeQuery("select tenant_id, course_key, revision from course", Tuple.class)
                .getResultList();
    }
}
