package dev.meno.cohort.roster;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

/** Reads lists of learners and has them followed. A list is read before the transaction that keeps others from the cohort. */
@ApplicationScoped
class EnrolmentService {
    private final Enrolments enrolments;
    private final Clock clock;

    EnrolmentService(Enrolments enrolments, Clock clock) {
        this.enrolments = enrolments;
        this.clock = clock;
    }

    /**
     * Does what a list of learners asks for.
     *
     * @param dryRun only tells what it would do
     */
    EnrolmentReportView enrol(UUID cohortId, String csv, boolean dryRun) {
        RosterFile file = RosterFile.read(csv, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        return dryRun ? enrolments.foresee(cohortId, file) : enrolments.follow(cohortId, file);
    }
}
