package dev.meno.flag;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class QuestionFlagRepository implements PanacheRepositoryBase<QuestionFlag, UUID> {
    List<QuestionFlag> ofCourse(UUID courseId, UUID after, int limit) {
        return find("courseId = ?1 and id > ?2 order by id", courseId, after)
                .page(0, limit)
                .list();
    }

    Optional<QuestionFlag> ofCourse(UUID courseId, UUID id) {
        return find("courseId = ?1 and id = ?2", courseId, id).firstResultOptional();
    }

    /** A flag with the learner whose session it comes from. */
    record Raised(UUID questionId, UUID learnerId, Instant at) {}

    /** The flags of a course. */
    List<Raised> raised(UUID courseId) {
        return getEntityManager()
                .createQuery("""
                        select f.questionId, s.learnerId, f.createdAt from QuestionFlag f, Session s
                        where s.id = f.sessionId and f.courseId = :courseId""", Raised.class)
                .setParameter("courseId", courseId)
                .getResultList();
    }
}
