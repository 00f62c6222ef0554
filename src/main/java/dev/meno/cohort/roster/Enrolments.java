package dev.meno.cohort.roster;

import dev.meno.cohort.CohortService;
import dev.meno.cohort.Memberships;
import dev.meno.cohort.roster.EnrolmentRow.Joins;
import dev.meno.cohort.roster.EnrolmentRow.Leaves;
import dev.meno.learner.Learners;
import dev.meno.learner.NewLearner;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Joining and leaving a cohort by a list, in a number of statements that grows with thousands of rows, not with rows. */
@ApplicationScoped
class Enrolments {
    private final CohortService cohorts;
    private final Memberships members;
    private final Learners learners;

    Enrolments(CohortService cohorts, Memberships members, Learners learners) {
        this.cohorts = cohorts;
        this.members = members;
        this.learners = learners;
    }

    /** Does what a list asks for. */
    @Transactional
    EnrolmentReportView follow(UUID cohortId, RosterFile file) {
        cohorts.requireOpen(cohortId);
        Outcome outcome = outcome(cohortId, file);
        members.leave(cohortId, outcome.leaving());
        int created = learners.registerAbsent(outcome.absent());
        // Those that were not registered now have ids, by this list or by another at the same time.
        Set<UUID> joining = new HashSet<>(outcome.joining());
        joining.addAll(learners.idsOf(
                        outcome.absent().stream().map(NewLearner::externalId).toList())
                .values());
        members.join(cohortId, joining);
        return outcome.report(file, created);
    }

    /** Tells what it would do. */
    @Transactional
    EnrolmentReportView foresee(UUID cohortId, RosterFile file) {
        cohorts.checkOpen(cohortId);
        Outcome outcome = outcome(cohortId, file);
        return outcome.report(file, outcome.absent().size());
    }

    /**
     * What a list comes to.
     *
     * @param joining those who are registered and no members yet
     * @param absent those who are to be registered and join
     * @param leaving those who are members still
     */
    private record Outcome(Set<UUID> joining, List<NewLearner> absent, Set<UUID> leaving) {
        EnrolmentReportView report(RosterFile file, int created) {
            int enrolled = joining.size() + absent.size();
            int unchanged = file.rows() - file.rejected().size() - enrolled - leaving.size();
            return new EnrolmentReportView(file.rows(), enrolled, created, unchanged, leaving.size(), file.rejected());
        }
    }

    private Outcome outcome(UUID cohortId, RosterFile file) {
        Set<UUID> before = Set.copyOf(members.learnersOf(cohortId));
        Set<UUID> leaving = new HashSet<>(
                learners.idsOf(file.leaving().stream().map(Leaves::externalId).toList())
                        .values());
        leaving.retainAll(before);
        Map<String, UUID> registered =
                learners.idsOf(file.joining().stream().map(Joins::externalId).toList());
        Set<UUID> joining = new HashSet<>(registered.values());
        joining.removeAll(before);
        List<NewLearner> absent = file.joining().stream()
                .filter(joins -> !registered.containsKey(joins.externalId()))
                .map(joins -> new NewLearner(joins.externalId(), joins.displayName()))
                .toList();
        return new Outcome(joining, absent, leaving);
    }
}
