package dev.meno.cohort.roster;

import dev.meno.cohort.CohortService;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;

/** Reads lists of learners and has them followed. A list is read before the transaction that keeps others from the cohort. */
@ApplicationScoped
class EnrolmentService {
    private final Enrolments enrolments;
    private final CohortService cohorts;
    private final Clock clock;

    EnrolmentService(Enrolments enrolments, CohortService cohorts, Clock clock) {
        this.enrolments = enrolments;
        this.cohorts = cohorts;
        this.clock = clock;
    }

    /**
     * Does what a list of learners asks for; its dates are days of the cohort's.
     *
     * @param dryRun only tells what it would do
     */
    EnrolmentReportView enrol(UUID cohortId, String csv, boolean dryRun) {
        LocalDate today = cohorts.zoneOf(cohortId).day(clock.instant());
        RosterFile file = RosterFile.read(csv, today);
        return dryRun ? enrolments.foresee(cohortId, file) : enrolments.follow(cohortId, file);
    }
}
