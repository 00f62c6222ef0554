package dev.meno.session;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class AttemptRepository implements PanacheRepositoryBase<Attempt, UUID> {
    /** A learner's attempts, newest first. */
    List<Attempt> ofLearner(UUID learnerId, @Nullable UUID before, int limit) {
        return (before == null
                        ? find("learnerId = ?1 order by id desc", learnerId)
                        : find("learnerId = ?1 and id < ?2 order by id desc", learnerId, before))
                .page(0, limit)
                .list();
    }
}
