package dev.meno.session;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class SkippedQuestionRepository implements PanacheRepositoryBase<SkippedQuestion, UUID> {
    boolean isSkipped(UUID sessionId, UUID questionId) {
        return count("sessionId = ?1 and questionId = ?2", sessionId, questionId) > 0;
    }

    List<SkippedQuestion> ofSession(UUID sessionId) {
        return list("sessionId = ?1 order by id", sessionId);
    }
}
