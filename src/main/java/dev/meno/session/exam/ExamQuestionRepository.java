package dev.meno.session.exam;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
public class ExamQuestionRepository implements PanacheRepositoryBase<ExamQuestion, UUID> {
    /** The questions of an exam in their order. */
    public List<ExamQuestion> ofSession(UUID sessionId) {
        return list("sessionId = ?1 order by position", sessionId);
    }
}
