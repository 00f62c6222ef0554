package dev.meno.cohort.analytics;

import dev.meno.psychometrics.ability.AbilityEstimate;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

@ApplicationScoped
class LearnerDayRepository implements PanacheRepositoryBase<LearnerDay, UUID> {
    /** Days of a learner from one on. */
    List<LearnerDay> since(UUID learnerId, UUID courseId, LocalDate first) {
        return list("learnerId = ?1 and courseId = ?2 and day >= ?3 order by day", learnerId, courseId, first);
    }

    /** What a cohort's members did in a domain in a period, summed up. */
    record DomainActivity(String domain, long learners, long attempts, Instant lastAttemptAt) {}

    List<DomainActivity> byDomain(UUID cohortId, UUID courseId, Period period) {
        return query(
                        "select d.domain as domain, count(distinct d.learnerId) as learners, sum(d.attempts) as attempts,"
                                + " max(d.lastAttemptAt) as lastAttemptAt",
                        " group by d.domain",
                        cohortId,
                        courseId,
                        period)
                .map(row -> new DomainActivity(
                        row.get("domain", String.class),
                        row.get("learners", Long.class),
                        row.get("attempts", Long.class),
                        row.get("lastAttemptAt", Instant.class)))
                .toList();
    }

    /** What a cohort's members did on a day. */
    record DayActivity(LocalDate day, long learners, long attempts, long correct, long elapsedMillis) {}

    List<DayActivity> byDay(UUID cohortId, UUID courseId, Period period) {
        return query(
                        "select d.day as day, count(distinct d.learnerId) as learners, sum(d.attempts) as attempts,"
                                + " sum(d.correct) as correct, sum(d.elapsedMillis) as elapsedMillis",
                        " group by d.day order by d.day",
                        cohortId,
                        courseId,
                        period)
                .map(LearnerDayRepository::dayActivity)
                .toList();
    }

    /** What a member did in a period. */
    record LearnerActivity(
            UUID learnerId, LocalDate lastDay, long attempts, long correct, long rapid, long elapsedMillis) {}

    List<LearnerActivity> byLearner(UUID cohortId, UUID courseId, Period period) {
        return query(
                        "select d.learnerId as learnerId, max(d.day) as lastDay, sum(d.attempts) as attempts,"
                                + " sum(d.correct) as correct, sum(d.rapid) as rapid, sum(d.elapsedMillis) as elapsedMillis",
                        " group by d.learnerId",
                        cohortId,
                        courseId,
                        period)
                .map(row -> new LearnerActivity(
                        row.get("learnerId", UUID.class),
                        row.get("lastDay", LocalDate.class),
                        row.get("attempts", Long.class),
                        row.get("correct", Long.class),
                        row.get("rapid", Long.class),
                        row.get("elapsedMillis", Long.class)))
                .toList();
    }

    /** A member's ability in a domain at the end of a day. */
    record Snapshot(UUID learnerId, String domain, LocalDate day, AbilityEstimate estimate) {}

    /** The ability of each member in each domain at the end of its latest day in each week, oldest first. */
    List<Snapshot> weekly(UUID cohortId, UUID courseId, Period period) {
        return snapshots(" and d.closesWeek = true order by d.day", cohortId, courseId, period);
    }

    /** The ability of each member in each domain at the end of its latest day in the period. */
    List<Snapshot> latest(UUID cohortId, UUID courseId, Period period) {
        return snapshots(
                " and d.day = (select max(e.day) from LearnerDay e where e.learnerId = d.learnerId"
                        + " and e.courseId = d.courseId and e.domain = d.domain and e.day between :from and :to)"
                        + " order by d.learnerId",
                cohortId,
                courseId,
                period);
    }

    /** A learner's ability in each domain at the end of its latest day in each week, oldest first. */
    List<Snapshot> weeksOf(UUID learnerId, UUID courseId, Period period) {
        return ofLearner("""
                        select d.learnerId as learnerId, d.domain as domain, d.day as day, d.theta as theta,
                            d.standardError as standardError""", " and d.closesWeek = true order by d.day, d.domain", learnerId, courseId, period)
                .map(LearnerDayRepository::snapshot)
                .toList();
    }

    /** What a learner did on each day, oldest first. */
    List<DayActivity> daysOf(UUID learnerId, UUID courseId, Period period) {
        return ofLearner("""
                        select d.day as day, count(distinct d.learnerId) as learners, sum(d.attempts) as attempts,
                            sum(d.correct) as correct, sum(d.elapsedMillis) as elapsedMillis""", " group by d.day order by d.day", learnerId, courseId, period)
                .map(LearnerDayRepository::dayActivity)
                .toList();
    }

    private Stream<Tuple> ofLearner(String select, String rest, UUID learnerId, UUID courseId, Period period) {
        return getEntityManager()
                .createQuery(
                        select
                                + " from LearnerDay d where d.learnerId = :learnerId and d.courseId = :courseId"
                                + " and d.day between :from and :to"
                                + rest,
                        Tuple.class)
                .setParameter("learnerId", learnerId)
                .setParameter("courseId", courseId)
                .setParameter("from", period.first())
                .setParameter("to", period.last())
                .getResultList()
                .stream();
    }

    private List<Snapshot> snapshots(String rest, UUID cohortId, UUID courseId, Period period) {
        return query(
                        "select d.learnerId as learnerId, d.domain as domain, d.day as day, d.theta as theta,"
                                + " d.standardError as standardError",
                        rest,
                        cohortId,
                        courseId,
                        period)
                .map(LearnerDayRepository::snapshot)
                .toList();
    }

    private static Snapshot snapshot(Tuple row) {
        return new Snapshot(
                row.get("learnerId", UUID.class),
                row.get("domain", String.class),
                row.get("day", LocalDate.class),
                new AbilityEstimate(row.get("theta", Double.class), row.get("standardError", Double.class)));
    }

    private static DayActivity dayActivity(Tuple row) {
        return new DayActivity(
                row.get("day", LocalDate.class),
                row.get("learners", Long.class),
                row.get("attempts", Long.class),
                row.get("correct", Long.class),
                row.get("elapsedMillis", Long.class));
    }

    private Stream<Tuple> query(String select, String rest, UUID cohortId, UUID courseId, Period period) {
        return getEntityManager()
                .createQuery(
                        select
                                + " from LearnerDay d join CohortLearner m on m.learnerId = d.learnerId"
                                + " where m.cohortId = :cohortId and d.courseId = :courseId"
                                + " and d.day between :from and :to"
                                + rest,
                        Tuple.class)
                .setParameter("cohortId", cohortId)
                .setParameter("courseId", courseId)
                .setParameter("from", period.first())
                .setParameter("to", period.last())
                .getResultList()
                .stream();
    }
}
