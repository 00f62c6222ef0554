package dev.meno.analytics.folding;

import dev.meno.platform.CalendarZone;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
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

    private record PositionOfLearner(UUID learnerId, int folded, CalendarZone zone) {}

    /** How far attempts are folded, and in the days of which zone. */
    record Position(int folded, CalendarZone zone) {
        /** How far they are in the days of a zone: not at all if they are in those of another. */
        int foldedIn(CalendarZone other) {
            return zone.equals(other) ? folded : 0;
        }
    }

    /** How far the attempts of a cohort's present and former members are folded into its counters, by learner. */
    Map<UUID, Position> positions(UUID cohortId, UUID courseId) {
        Map<UUID, Position> positions = new HashMap<>();
        getEntityManager()
                .createQuery("""
                        select f.learnerId, f.folded, f.timeZone from CohortFold f
                        where f.cohortId = :cohortId and f.courseId = :courseId""", PositionOfLearner.class)
                .setParameter("cohortId", cohortId)
                .setParameter("courseId", courseId)
                .getResultList()
                .forEach(row -> positions.put(row.learnerId(), new Position(row.folded(), row.zone())));
        return positions;
    }

    /** What a cohort's counters hold of a learner in a course. */
    record Place(UUID cohortId, UUID learnerId, UUID courseId) {}

    private record Folded(UUID cohortId, UUID learnerId, UUID courseId, int position) {
        Place place() {
            return new Place(cohortId, learnerId, courseId);
        }
    }

    /** How far the attempts of some learners are folded into each of their cohorts. */
    Map<Place, Integer> positions(Collection<UUID> learnerIds) {
        Map<Place, Integer> positions = new HashMap<>();
        getEntityManager()
                .createQuery("""
                        select f.cohortId, f.learnerId, f.courseId, f.folded from CohortFold f
                        where f.learnerId in :learnerIds""", Folded.class)
                .setParameter("learnerIds", learnerIds)
                .getResultList()
                .forEach(folded -> positions.put(folded.place(), folded.position()));
        return positions;
    }
}
