package dev.meno.analytics;

import dev.meno.analytics.folding.CohortCalendar;
import dev.meno.analytics.folding.FoldingQueue;
import dev.meno.analytics.folding.Period;
import dev.meno.cohort.CohortService;
import dev.meno.course.CourseCatalog;
import dev.meno.course.ItemPool;
import dev.meno.platform.CalendarZone;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The way into analytics: who may ask, and that the counters are up to now before they are read. */
@ApplicationScoped
class AnalyticsRequest {
    private final CohortService cohorts;
    private final CourseCatalog courses;
    private final FoldingQueue catchingUp;

    AnalyticsRequest(CohortService cohorts, CourseCatalog courses, FoldingQueue catchingUp) {
        this.cohorts = cohorts;
        this.courses = courses;
        this.catchingUp = catchingUp;
    }

    /**
     * What is asked about.
     *
     * @param calendar the cohort's days in the course
     * @param members ids of the cohort's learners, in order
     * @param pending attempts that are not counted yet
     */
    record Subject(CohortCalendar calendar, List<UUID> members, ItemPool pool, Period period, int pending) {
        UUID cohortId() {
            return calendar.cohortId();
        }

        UUID courseId() {
            return calendar.courseId();
        }

        /** The zone of the period's days. */
        CalendarZone zone() {
            return calendar.zone();
        }

        String courseKey() {
            return pool.course().key();
        }
    }

    /** Answers a question about a cohort that the caller may see, from one state of the database. */
    <T> T about(UUID cohortId, String courseKey, Period period, Function<Subject, T> question) {
        Subject subject = subject(cohortId, courseKey, period);
        return QuarkusTransaction.disallowingExisting().call(() -> question.apply(subject));
    }

    /** Answers a question about two cohorts, in one transaction: within the other's, each would hold a connection. */
    <T> T aboutBoth(
            UUID cohortId, UUID otherId, String courseKey, Period period, BiFunction<Subject, Subject, T> question) {
        Subject one = subject(cohortId, courseKey, period);
        Subject other = subject(otherId, courseKey, period);
        return QuarkusTransaction.disallowingExisting().call(() -> question.apply(one, other));
    }

    private Subject subject(UUID cohortId, String courseKey, Period period) {
        List<UUID> members = cohorts.learnersOf(cohortId);
        ItemPool pool = courses.require(courseKey);
        CohortCalendar calendar = new CohortCalendar(cohortId, pool.courseId(), cohorts.zoneOf(cohortId));
        int pending = catchingUp.catchUp(calendar, members, pool);
        return new Subject(calendar, members, pool, period, pending);
    }
}
