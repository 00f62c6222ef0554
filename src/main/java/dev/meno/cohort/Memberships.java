package dev.meno.cohort;

import dev.meno.http.Page;
import dev.meno.http.PageRequest;
import dev.meno.learner.LearnerName;
import dev.meno.learner.Learners;
import dev.meno.platform.Caller;
import dev.meno.platform.Ids;
import dev.meno.problem.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Who is a member of which cohort: joining one by one, leaving. */
@ApplicationScoped
public class Memberships {
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

    /** Ids of the members of a cohort; doesn't check who asks. */
    @Transactional
    public List<UUID> learnersOf(UUID cohortId) {
        return members.learnersOf(cohortId);
    }

    /** Makes learners members; who is one already stays one. The caller has checked that the cohort is open. */
    @Transactional
    public void join(UUID cohortId, Collection<UUID> learnerIds) {
        members.insertAbsent(cohortId, learnerIds, ids::next, clock.instant());
    }

    /** Takes learners out; who is no member stays none. The caller has checked that the cohort is open. */
    @Transactional
    public void leave(UUID cohortId, Collection<UUID> learnerIds) {
        members.removeEach(cohortId, learnerIds);
    }

    /** Safe to repeat: a member stays a member. */
    @Transactional
    void enrol(UUID cohortId, UUID learnerId) {
        service.requireOpen(cohortId);
        learners.requireExisting(learnerId);
        join(cohortId, List.of(learnerId));
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

    /** A learner knows of the own cohorts only, and leaves archived ones too: who sees one is one's own to say. */
    private void leave(UUID cohortId, UUID learnerId) {
        if (!caller.subject().equals(learnerId.toString())) {
            throw new NotFoundException("learner", learnerId);
        }
        if (!members.remove(cohortId, learnerId)) {
            throw new NotFoundException("cohort", cohortId);
        }
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
        return page.page(
                cohorts.ofLearner(learnerId, page.after(), owner, page.limit() + 1),
                joined -> joined.cohort().id(),
                MembershipView::of);
    }
}
