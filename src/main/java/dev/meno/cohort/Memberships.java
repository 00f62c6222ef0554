package dev.meno.cohort;

import dev.meno.cohort.EnrolmentRow.Joins;
import dev.meno.learner.LearnerName;
import dev.meno.learner.Learners;
import dev.meno.learner.NewLearner;
import dev.meno.platform.Caller;
import dev.meno.platform.Ids;
import dev.meno.platform.Page;
import dev.meno.platform.PageRequest;
import dev.meno.problem.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Who is a member of which cohort: joining one by one and by a list, leaving. */
@ApplicationScoped
class Memberships {
    private final CohortService service;
    private final CohortRepository cohorts;
    private final CohortLearnerRepository members;
    private final Learners learners;
    private final Caller caller;
    private final Ids ids;
    private final Clock clock;

    Memberships(
            CohortService service,
            CohortRepository cohorts,
            CohortLearnerRepository members,
            Learners learners,
            Caller caller,
            Ids ids,
            Clock clock) {
        this.service = service;
        this.cohorts = cohorts;
        this.members = members;
        this.learners = learners;
        this.caller = caller;
        this.ids = ids;
        this.clock = clock;
    }

    /** Safe to repeat: a member stays a member. */
    @Transactional
    void enrol(UUID cohortId, UUID learnerId) {
        service.requireOpen(cohortId);
        learners.requireExisting(learnerId);
        members.insertAbsent(cohortId, List.of(learnerId), ids::next, clock.instant());
    }

    /**
     * Takes a learner out of a cohort: any of them, safe to repeat, or as a learner oneself.
     *
     * @param segment id of the learner, or {@code me}
     */
    @Transactional
    void withdraw(UUID cohortId, String segment) {
        UUID learnerId = caller.learnerId(segment);
        if (caller.isLearner()) {
            leave(cohortId, learnerId);
        } else {
            service.requireOpen(cohortId);
            members.remove(cohortId, learnerId);
        }
    }

    /** A learner knows of the own cohorts only; all others look as if they were not there. */
    private void leave(UUID cohortId, UUID learnerId) {
        if (!caller.subject().equals(learnerId.toString())) {
            throw new NotFoundException("learner", learnerId);
        }
        if (members.of(learnerId, List.of(cohortId)).isEmpty()) {
            throw new NotFoundException("cohort", cohortId);
        }
        service.requireOpenToAll(cohortId);
        members.remove(cohortId, learnerId);
    }

    /** The learners of a cohort, by id. */
    @Transactional
    Page<CohortMemberView> members(UUID cohortId, PageRequest page) {
        service.require(cohortId);
        List<CohortLearner> rows = members.after(cohortId, page.after(), page.limit() + 1);
        Map<UUID, LearnerName> names =
                learners.called(rows.stream().map(CohortLearner::learnerId).toList());
        return page.page(
                rows,
                CohortLearner::learnerId,
                member ->
                        CohortMemberView.of(Objects.requireNonNull(names.get(member.learnerId())), member.joinedAt()));
    }

    /** The cohorts of a learner, by id; an instructor sees the own ones among them. */
    @Transactional
    Page<MembershipView> cohortsOf(String segment, PageRequest page) {
        UUID learnerId = learners.requireVisible(segment);
        String owner = caller.isInstructorOnly() ? caller.subject() : null;
        List<Cohort> rows = cohorts.ofLearner(learnerId, page.after(), owner, page.limit() + 1);
        Map<UUID, Instant> joined = members
                .of(learnerId, rows.stream().map(Cohort::id).toList())
                .stream()
                .collect(Collectors.toMap(CohortLearner::cohortId, CohortLearner::joinedAt));
        return page.page(
                rows, Cohort::id, cohort -> MembershipView.of(cohort, Objects.requireNonNull(joined.get(cohort.id()))));
    }

    /**
     * Does what a list of learners asks for, in a number of statements that grows with thousands of rows, not with rows.
     *
     * @param dryRun only tells what it would do
     */
    @Transactional
    EnrolmentReportView enrolList(UUID cohortId, String csv, boolean dryRun) {
        service.requireOpen(cohortId);
        RosterFile file = RosterFile.read(csv, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        Set<UUID> before = Set.copyOf(members.learnersOf(cohortId));
        int withdrawn = withdraw(cohortId, file, before, dryRun);

        List<String> named = file.joining().stream().map(Joins::externalId).toList();
        Set<String> registered = learners.idsOf(named).keySet();
        List<NewLearner> absent = file.joining().stream()
                .filter(joins -> !registered.contains(joins.externalId()))
                .map(joins -> new NewLearner(joins.externalId(), joins.displayName()))
                .toList();
        int created = dryRun ? absent.size() : learners.registerAbsent(absent);
        Set<UUID> joining = new HashSet<>(learners.idsOf(named).values());
        joining.removeAll(before);
        if (!dryRun) {
            members.insertAbsent(cohortId, joining, ids::next, clock.instant());
        }
        // Those that a dry run did not register have no id, and would join.
        int enrolled = joining.size() + (dryRun ? absent.size() : 0);
        int unchanged = file.rows() - file.rejected().size() - enrolled - withdrawn;
        return new EnrolmentReportView(file.rows(), enrolled, created, unchanged, withdrawn, file.rejected());
    }

    private int withdraw(UUID cohortId, RosterFile file, Set<UUID> before, boolean dryRun) {
        Set<UUID> leaving = new HashSet<>(learners.idsOf(file.leaving().stream()
                        .map(EnrolmentRow.Leaves::externalId)
                        .toList())
                .values());
        leaving.retainAll(before);
        if (!dryRun) {
            members.removeEach(cohortId, leaving);
        }
        return leaving.size();
    }
}
