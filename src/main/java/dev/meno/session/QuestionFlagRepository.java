package dev.meno.session;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
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
}
