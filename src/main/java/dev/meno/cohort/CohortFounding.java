package dev.meno.cohort;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Founds cohorts for code that acts as a partner. */
@ApplicationScoped
public class CohortFounding {
    private final CohortService cohorts;
    private final Memberships memberships;

    CohortFounding(CohortService cohorts, Memberships memberships) {
        this.cohorts = cohorts;
        this.memberships = memberships;
    }

    /** Creates a cohort with its members and hands it to an instructor. */
    @Transactional
    public UUID found(String name, String instructor, List<UUID> learnerIds) {
        UUID id = cohorts.create(new CohortRequest(name, instructor, null)).id();
        learnerIds.forEach(learnerId -> memberships.enrol(id, learnerId));
        return id;
    }
}
