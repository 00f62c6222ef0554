package dev.meno.analytics.folding;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

@ApplicationScoped
class CohortFoldRepository implements PanacheRepositoryBase<CohortFold, UUID> {
    /** How far a learner's attempts are folded into cohorts, by cohort. */
    List<CohortFold> of(UUID learnerId, UUID courseId) {
        return list("learnerId = ?1 and courseId = ?2 order by cohortId", learnerId, courseId);
    }

    /** How far the attempts of a cohort's present and former members are folded into its counters, by learner. */
    Map<UUID, Integer> positions(UUID cohortId, UUID courseId) {
        Map<UUID, Integer> positions = new HashMap<>();
        getEntityManager()
                .createQuery(
                        "select f.learnerId, f.folded from CohortFold f where f.cohortId = :cohortId and f.courseId = :courseId",
                        Object[].class)
                .setParameter("cohortId", cohortId)
                .setParameter("courseId", courseId)
                .getResultList()
                .forEach(row -> positions.put((UUID) row[0], (Integer) row[1]));
        return positions;
    }
}
