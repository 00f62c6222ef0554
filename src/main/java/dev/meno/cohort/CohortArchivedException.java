package dev.meno.cohort;

import dev.meno.problem.MenoException;
import dev.meno.problem.ProblemType;
import java.util.UUID;

class CohortArchivedException extends MenoException {
    private static final long serialVersionUID = 1L;

    CohortArchivedException(UUID cohortId) {
        super(
                ProblemType.COHORT_ARCHIVED,
                "The cohort (%s) is archived and can't be changed. Restore it first.".formatted(cohortId));
    }
}
