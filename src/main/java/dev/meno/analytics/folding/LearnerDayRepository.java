package dev.meno.analytics.folding;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
public class LearnerDayRepository implements PanacheRepositoryBase<LearnerDay, UUID> {
    /** Days of a learner from one on. */
    List<LearnerDay> since(LearnerDays.Owner owner, LocalDate first) {
        return list(
                "learnerId = ?1 and courseId = ?2 and timeZone = ?3 and day >= ?4",
                owner.learnerId(),
                owner.courseId(),
                owner.zone(),
                first);
    }

    void remove(LearnerDays.Owner owner) {
        delete("learnerId = ?1 and courseId = ?2 and timeZone = ?3", owner.learnerId(), owner.courseId(), owner.zone());
    }

    /** What was done on a day. */
    public record DayActivity(LocalDate day, long learners, long attempts, long correct, long elapsedMillis) {}

    /** What a cohort's members did on each day, oldest first. */
    public List<DayActivity> byDay(CohortCalendar calendar, Period period) {
        return getEntityManager()
                .createQuery("""
                        select d.day, count(*), sum(d.attempts), sum(d.correct), sum(d.elapsedMillis)
                        from LearnerDay d join CohortLearner m on m.learnerId = d.learnerId
                        where m.cohortId = :cohortId and d.courseId = :courseId and d.timeZone = :zone
                            and d.day between :first and :last
                        group by d.day order by d.day""", DayActivity.class)
                .setParameter("cohortId", calendar.cohortId())
                .setParameter("courseId", calendar.courseId())
                .setParameter("zone", calendar.zone())
                .setParameter("first", period.first())
                .setParameter("last", period.last())
                .getResultList();
    }

    /** What a learner did on each day of a cohort's, oldest first. */
    public List<DayActivity> daysOf(UUID learnerId, CohortCalendar calendar, Period period) {
        return getEntityManager()
                .createQuery("""
                        select d.day, 1L, cast(d.attempts as Long), cast(d.correct as Long), d.elapsedMillis
                        from LearnerDay d
                        where d.learnerId = :learnerId and d.courseId = :courseId and d.timeZone = :zone
                            and d.day between :first and :last
                        order by d.day""", DayActivity.class)
                .setParameter("learnerId", learnerId)
                .setParameter("courseId", calendar.courseId())
                .setParameter("zone", calendar.zone())
                .setParameter("first", period.first())
                .setParameter("last", period.last())
                .getResultList();
    }
}
