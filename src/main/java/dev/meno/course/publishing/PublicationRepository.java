package dev.meno.course.publishing;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What was published when. */
@ApplicationScoped
class PublicationRepository implements PanacheRepositoryBase<Publication, UUID> {
    /** What is served now. */
    List<Publication> current(UUID courseId) {
        return list("courseId = ?1 and untilRevision is null", courseId);
    }

    /** Questions with their versions as they were served in a revision, by the question's id as a pool has them. */
    List<Object[]> ofRevision(UUID courseId, int revision) {
        return getEntityManager()
                .createQuery("""
                        select q, v from Publication p
                        join QuestionEntity q on q.id = p.questionId
                        join QuestionVersion v on v.questionId = p.questionId and v.number = p.number
                        where p.courseId = :courseId and p.sinceRevision <= :revision
                            and (p.untilRevision is null or p.untilRevision > :revision)
                        order by q.ordinal""", Object[].class)
                .setParameter("courseId", courseId)
                .setParameter("revision", revision)
                .getResultList();
    }

    Optional<String> definition(UUID courseId, int revision) {
        return getEntityManager()
                .createQuery(
                        "select r.definition from CourseRevision r where r.courseId = :courseId and r.revision = :revision",
                        String.class)
                .setParameter("courseId", courseId)
                .setParameter("revision", revision)
                .getResultStream()
                .findFirst();
    }

    void record(CourseRevision revision) {
        getEntityManager().persist(revision);
    }
}
