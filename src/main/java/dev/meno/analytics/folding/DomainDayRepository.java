package dev.meno.analytics.folding;

import dev.meno.psychometrics.ability.AbilityEstimate;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
public class DomainDayRepository implements PanacheRepositoryBase<DomainDay, UUID> {
    /** Rows of a learner that hold on a day or later, oldest first. */
    List<DomainDay> holdingFrom(LearnerDays.Owner owner, LocalDate day) {
        return list(
                "learnerId = ?1 and courseId = ?2 and timeZone = ?3 and replacedOn > ?4 order by day",
                owner.learnerId(),
                owner.courseId(),
                owner.zone(),
                day);
    }

    void remove(LearnerDays.Owner owner) {
        delete("learnerId = ?1 and courseId = ?2 and timeZone = ?3", owner.learnerId(), owner.courseId(), owner.zone());
    }

    /** How each member stood in each domain at the end of a day; by learner. */
    public List<DomainStanding> at(CohortCalendar calendar, LocalDate day) {
        return getEntityManager()
                .createQuery("""
                        select d.learnerId, d.domain, d.day, d.attempts, d.correct, d.rapid, d.elapsedMillis,
                            new dev.meno.psychometrics.ability.AbilityEstimate(d.theta, d.standardError), d.lastAttemptAt
                        from DomainDay d join CohortLearner m on m.learnerId = d.learnerId
                        where m.cohortId = :cohortId and d.courseId = :courseId and d.timeZone = :zone
                            and d.day <= :day and d.replacedOn > :day
                        order by d.learnerId""", DomainStanding.class)
                .setParameter("cohortId", calendar.cohortId())
                .setParameter("courseId", calendar.courseId())
                .setParameter("zone", calendar.zone())
                .setParameter("day", day)
                .getResultList();
    }

    /** A learner's ability in a domain at the end of a week's last day with an answer. */
    public record WeekEnd(UUID learnerId, String domain, LocalDate day, AbilityEstimate estimate) {}

    /** The weeks of each member in each domain, in no order: there may be tens of thousands. */
    public List<WeekEnd> weeks(CohortCalendar calendar, LocalDate last) {
        return getEntityManager()
                .createQuery("""
                        select d.learnerId, d.domain, d.day,
                            new dev.meno.psychometrics.ability.AbilityEstimate(d.theta, d.standardError)
                        from DomainDay d join CohortLearner m on m.learnerId = d.learnerId
                        where m.cohortId = :cohortId and d.courseId = :courseId and d.timeZone = :zone
                            and d.day <= :last and d.closesWeek""", WeekEnd.class)
                .setParameter("cohortId", calendar.cohortId())
                .setParameter("courseId", calendar.courseId())
                .setParameter("zone", calendar.zone())
                .setParameter("last", last)
                .getResultList();
    }

    /** The weeks of a learner in each domain, by the days of a cohort; oldest first. */
    public List<WeekEnd> weeksOf(UUID learnerId, CohortCalendar calendar, Period period) {
        return getEntityManager()
                .createQuery("""
                        select d.learnerId, d.domain, d.day,
                            new dev.meno.psychometrics.ability.AbilityEstimate(d.theta, d.standardError)
                        from DomainDay d
                        where d.learnerId = :learnerId and d.courseId = :courseId and d.timeZone = :zone
                            and d.day between :first and :last and d.closesWeek
                        order by d.day, d.domain""", WeekEnd.class)
                .setParameter("learnerId", learnerId)
                .setParameter("courseId", calendar.courseId())
                .setParameter("zone", calendar.zone())
                .setParameter("first", period.first())
                .setParameter("last", period.last())
                .getResultList();
    }
}
