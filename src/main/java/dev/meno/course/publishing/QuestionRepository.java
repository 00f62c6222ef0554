package dev.meno.course.publishing;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class QuestionRepository implements PanacheRepositoryBase<QuestionEntity, UUID> {
    List<QuestionEntity> ofCourse(UUID courseId) {
        return list("courseId = ?1 order by ordinal", courseId);
    }

    /** A question with its current version. */
    record Current(QuestionEntity question, QuestionVersion version) {}

    /** Current versions of all questions after an id, by id. */
    List<Current> currentAfter(UUID courseId, UUID after, int limit) {
        return getEntityManager()
                .createQuery("""
                        select q, v from QuestionEntity q join QuestionVersion v
                            on v.questionId = q.id and v.number = q.currentNumber
                        where q.courseId = :courseId and q.id > :after order by q.id""", Current.class)
                .setParameter("courseId", courseId)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList();
    }

    /** One version of a question. */
    Optional<StoredQuestion> version(UUID questionId, int number) {
        return getEntityManager()
                .createQuery("""
                        select q.ordinal, v.domain, v.topic, v.content, v.itemModel, v.parameterVersion
                        from QuestionEntity q join QuestionVersion v on v.questionId = q.id
                        where q.id = :questionId and v.number = :number""", StoredQuestion.class)
                .setParameter("questionId", questionId)
                .setParameter("number", number)
                .getResultStream()
                .findFirst();
    }

    /** The current version of a question of a course. */
    Optional<Current> current(UUID courseId, UUID questionId) {
        return getEntityManager()
                .createQuery("""
                        select q, v from QuestionEntity q join QuestionVersion v
                            on v.questionId = q.id and v.number = q.currentNumber
                        where q.courseId = :courseId and q.id = :questionId""", Current.class)
                .setParameter("courseId", courseId)
                .setParameter("questionId", questionId)
                .getResultStream()
                .findFirst();
    }
}
