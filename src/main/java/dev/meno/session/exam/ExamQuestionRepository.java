package dev.meno.session.exam;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The questions of exams. A request about one question reads one row; the whole exam is read when it is closed. */
@ApplicationScoped
public class ExamQuestionRepository implements PanacheRepositoryBase<ExamQuestion, UUID> {
    /** The questions of an exam in their order. */
    public List<ExamQuestion> ofSession(UUID sessionId) {
        return list("sessionId = ?1 order by position", sessionId);
    }

    /** A question of an exam. */
    public Optional<ExamQuestion> find(UUID sessionId, UUID questionId) {
        return find("sessionId = ?1 and questionId = ?2", sessionId, questionId).firstResultOptional();
    }

    /** The question in a place. */
    Optional<ExamQuestion> at(UUID sessionId, int position) {
        return find("sessionId = ?1 and position = ?2", sessionId, position).firstResultOptional();
    }

    /** The question that an answer is to, and any other that was answered under the same key. */
    List<ExamQuestion> forDraft(UUID sessionId, UUID questionId, Optional<String> savedKey) {
        return savedKey.map(key -> list(
                        "sessionId = ?1 and (questionId = ?2 or savedKeys like ?3) order by position",
                        sessionId,
                        questionId,
                        "%" + key + "%"))
                .orElseGet(() -> list("sessionId = ?1 and questionId = ?2", sessionId, questionId));
    }

    /** The first question of a section that has no answer and is none of those passed over. */
    Optional<ExamQuestion> firstOpen(UUID sessionId, int section, Collection<UUID> passedOver) {
        return (passedOver.isEmpty()
                        ? find(
                                "sessionId = ?1 and section = ?2 and response is null order by position",
                                sessionId,
                                section)
                        : find(
                                "sessionId = ?1 and section = ?2 and response is null and questionId not in ?3"
                                        + " order by position",
                                sessionId,
                                section,
                                passedOver))
                .firstResultOptional();
    }

    /** Whether all questions of a section before a place are answered. */
    boolean areAnsweredBefore(UUID sessionId, int section, int position) {
        return count(
                        "sessionId = ?1 and section = ?2 and position < ?3 and response is null",
                        sessionId,
                        section,
                        position)
                == 0;
    }

    /** Which questions of an exam are answered and which are marked, in order, without what is long of them. */
    List<ExamQuestionsView.Place> places(UUID sessionId) {
        return getEntityManager()
                .createQuery("""
                        select q.position, q.section, case when q.response is null then false else true end, q.flagged
                        from ExamQuestion q where q.sessionId = :sessionId order by q.position""", ExamQuestionsView.Place.class)
                .setParameter("sessionId", sessionId)
                .getResultList();
    }
}
