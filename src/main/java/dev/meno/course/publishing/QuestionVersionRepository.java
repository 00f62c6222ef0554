package dev.meno.course.publishing;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class QuestionVersionRepository implements PanacheRepositoryBase<QuestionVersion, UUID> {
    List<QuestionVersion> currentOfCourse(UUID courseId) {
        return list("""
                select v from QuestionVersion v join QuestionEntity q
                    on v.questionId = q.id and v.number = q.currentNumber
                where q.courseId = ?1""", courseId);
    }
}
