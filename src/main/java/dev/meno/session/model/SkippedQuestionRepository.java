package dev.meno.session.model;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
public class SkippedQuestionRepository implements PanacheRepositoryBase<SkippedQuestion, UUID> {
    public boolean isSkipped(UUID sessionId, UUID questionId) {
        return count("sessionId = ?1 and questionId = ?2", sessionId, questionId) > 0;
    }

    public List<SkippedQuestion> ofSession(UUID sessionId) {
        return list("sessionId = ?1 order by id", sessionId);
    }
}
