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

    /**
     * What a course's revision calls a question, and what its content is known by.
     *
     * @param contentHash of the version's content and parameters
     */
    record Numbered(UUID id, int ordinal, int version, String contentHash, int parameterVersion) {}

    /** The questions of a revision, by ordinal. */
    List<Numbered> numbered(UUID courseId, int revision) {
        return ofRevision(
                "q.id, q.ordinal, v.number, v.contentHash, v.parameterVersion", Numbered.class, courseId, revision);
    }

    /** What the questions of a revision say, by ordinal as well. */
    List<StoredQuestion> ofRevision(UUID courseId, int revision) {
        return ofRevision(
                "q.ordinal, v.domain, v.topic, v.content, v.itemModel, v.parameterVersion",
                StoredQuestion.class,
                courseId,
                revision);
    }

    private <R> List<R> ofRevision(String columns, Class<R> row, UUID courseId, int revision) {
        return getEntityManager()
                .createQuery("select " + columns + """
                         from Publication p
                        join QuestionEntity q on q.id = p.questionId
                        join QuestionVersion v on v.questionId = p.questionId and v.number = p.number
                        where p.courseId = :courseId and p.sinceRevision <= :revision
                            and (p.untilRevision is null or p.untilRevision > :revision)
                        order by q.ordinal""", row)
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
