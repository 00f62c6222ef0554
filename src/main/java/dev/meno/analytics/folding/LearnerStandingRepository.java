package dev.meno.analytics.folding;

import dev.meno.course.SeenQuestions;
import dev.meno.platform.Tenants;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

@ApplicationScoped
public class LearnerStandingRepository implements PanacheRepositoryBase<LearnerStanding, UUID> {
    /** The standing, locked; made when there is none. Plain SQL for that, because two may begin at once. */
    LearnerStanding lock(UUID idOfNew, UUID learnerId, UUID courseId) {
        getEntityManager()
                .createNativeQuery("""
                        insert into learner_standing (tenant_id, id, learner_id, course_id, folded, answered,
                            course_revision, topics, version)
                        values (:tenant, :id, :learnerId, :courseId, 0, :answered, 0, :topics, 0)
                        on conflict do nothing""")
                .setParameter("tenant", Tenants.current())
                .setParameter("id", idOfNew)
                .setParameter("learnerId", learnerId)
                .setParameter("courseId", courseId)
                .setParameter("answered", SeenQuestions.NONE.toBytes())
                .setParameter("topics", TopicMarks.NONE.toBytes())
                .executeUpdate();
        return find("learnerId = ?1 and courseId = ?2", learnerId, courseId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .singleResult();
    }

    /** Learners whose standing is of the given revision of the course. */
    Set<UUID> ofRevision(UUID cohortId, UUID courseId, int revision) {
        return new HashSet<>(getEntityManager()
                .createQuery("""
                        select s.learnerId from LearnerStanding s join CohortLearner m on m.learnerId = s.learnerId
                        where m.cohortId = :cohortId and s.courseId = :courseId and s.courseRevision = :revision""", UUID.class)
                .setParameter("cohortId", cohortId)
                .setParameter("courseId", courseId)
                .setParameter("revision", revision)
                .getResultList());
    }

    private record Chance(UUID learnerId, double ofPassing) {}

    /** Probability of passing of each member of whom enough is known. */
    public Map<UUID, Double> passProbabilities(UUID cohortId, UUID courseId) {
        Map<UUID, Double> probabilities = new LinkedHashMap<>();
        ofCohort("s.passProbability", "s.passProbability is not null", Chance.class, cohortId, courseId)
                .forEach(chance -> probabilities.put(chance.learnerId(), chance.ofPassing()));
        return probabilities;
    }

    @SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
    private record Mastery(UUID learnerId, byte[] topics) {}

    /** Mastery of topics of each member. */
    public Map<UUID, TopicMarks> topics(UUID cohortId, UUID courseId) {
        Map<UUID, TopicMarks> topics = new HashMap<>();
        ofCohort("s.topics", "true", Mastery.class, cohortId, courseId)
                .forEach(mastery -> topics.put(mastery.learnerId(), TopicMarks.ofBytes(mastery.topics())));
        return topics;
    }

    private <T> List<T> ofCohort(String column, String condition, Class<T> row, UUID cohortId, UUID courseId) {
        return getEntityManager()
                .createQuery("""
                        select s.learnerId, %s from LearnerStanding s join CohortLearner m on m.learnerId = s.learnerId
                        where m.cohortId = :cohortId and s.courseId = :courseId and s.folded > 0 and %s
                        order by s.learnerId""".formatted(column, condition), row)
                .setParameter("cohortId", cohortId)
                .setParameter("courseId", courseId)
                .getResultList();
    }
}
