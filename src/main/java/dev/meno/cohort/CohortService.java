package dev.meno.cohort;

import dev.meno.http.Page;
import dev.meno.http.PageRequest;
import dev.meno.learner.InstructorReach;
import dev.meno.platform.CalendarZone;
import dev.meno.platform.Caller;
import dev.meno.platform.Ids;
import dev.meno.platform.TimeZoneRequest;
import dev.meno.problem.InvalidRequestException;
import dev.meno.problem.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Cohorts and their members. An instructor reaches the own cohorts, a partner all of the tenant. */
@ApplicationScoped
public class CohortService implements InstructorReach {
    private final CohortRepository cohorts;
    private final CohortLearnerRepository members;
    private final Caller caller;
    private final Ids ids;
    private final Clock clock;

    CohortService(CohortRepository cohorts, CohortLearnerRepository members, Caller caller, Ids ids, Clock clock) {
        this.cohorts = cohorts;
        this.members = members;
        this.caller = caller;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    @Transactional
    public boolean reaches(String instructor, UUID learnerId) {
        return members.sharesCohort(instructor, learnerId);
    }

    @Transactional
    CohortView create(CohortRequest request) {
        Cohort cohort = new Cohort(ids.next(), request.name(), owner(request), request.zone(), clock.instant());
        cohorts.add(cohort);
        return view(cohort);
    }

    @Transactional
    Page<CohortView> list(CohortSelection selection, PageRequest page) {
        String owner = caller.isInstructorOnly() ? caller.subject() : null;
        List<Cohort> rows = cohorts.after(page.after(), owner, selection, page.limit() + 1);
        Map<UUID, Long> sizes = members.sizes(rows.stream().map(Cohort::id).toList());
        return page.page(rows, Cohort::id, cohort -> view(cohort, sizes.getOrDefault(cohort.id(), 0L)));
    }

    @Transactional
    CohortView find(UUID id) {
        return view(require(id));
    }

    @Transactional
    CohortView change(UUID id, CohortRequest request) {
        Cohort cohort = open(requireLocked(id));
        cohort.change(request.name(), request.instructor() == null ? cohort.owner() : owner(request));
        if (request.zone() != null) {
            cohort.reckonIn(request.zone());
        }
        return view(cohort);
    }

    @Transactional
    CohortView setTimeZone(UUID id, TimeZoneRequest request) {
        Cohort cohort = open(requireLocked(id));
        cohort.reckonIn(request.zone());
        return view(cohort);
    }

    @Transactional
    void delete(UUID id) {
        // First, as in every change of members: locks are taken in one order.
        Cohort cohort = requireLocked(id);
        members.removeAll(id);
        cohorts.delete(cohort);
    }

    /** Safe to repeat, as is {@link #restore}. */
    @Transactional
    CohortView archive(UUID id) {
        Cohort cohort = requireLocked(id);
        cohort.archive(clock.instant());
        return view(cohort);
    }

    @Transactional
    CohortView restore(UUID id) {
        Cohort cohort = requireLocked(id);
        cohort.restore();
        return view(cohort);
    }

    /**
     * Checks that the caller may change a cohort, and keeps others from archiving it until the transaction ends.
     *
     * @throws NotFoundException if there is none, or it is not the caller's
     * @throws CohortArchivedException if it is archived
     */
    public void requireOpen(UUID id) {
        open(requireLocked(id));
    }

    /** The same for what changes nothing: others are kept from nothing. */
    public void checkOpen(UUID id) {
        open(require(id));
    }

    private static Cohort open(Cohort cohort) {
        if (cohort.status() == CohortStatus.ARCHIVED) {
            throw new CohortArchivedException(cohort.id());
        }
        return cohort;
    }

    private Cohort requireLocked(UUID id) {
        return cohorts.locked(id).filter(this::isWithinReach).orElseThrow(() -> new NotFoundException("cohort", id));
    }

    /** Ids of the learners of a cohort that the caller may see. */
    @Transactional
    public List<UUID> learnersOf(UUID id) {
        return members.learnersOf(require(id).id());
    }

    /** The owner of a cohort; doesn't check who asks; empty if there is no such cohort. */
    @Transactional
    public Optional<String> ownerOf(UUID id) {
        return cohorts.findByIdOptional(id).map(Cohort::owner);
    }

    /**
     * The zone of a cohort's days; doesn't check who asks.
     *
     * @throws NotFoundException if the tenant has no such cohort
     */
    @Transactional
    public CalendarZone zoneOf(UUID id) {
        return cohorts.findByIdOptional(id).map(Cohort::zone).orElseThrow(() -> new NotFoundException("cohort", id));
    }

    /** Name of a cohort that the caller may see. */
    @Transactional
    public String nameOf(UUID id) {
        return require(id).name();
    }

    /**
     * Locks cohorts, in one order, for what is counted of them.
     *
     * @return the zones of their days
     */
    @Transactional
    public Map<UUID, CalendarZone> lock(Collection<UUID> ids) {
        return cohorts.lock(ids).stream().collect(Collectors.toMap(Cohort::id, Cohort::zone));
    }

    /** Ids of the cohorts of which a learner is a member, of any owner; for what is kept up of cohorts. */
    @Transactional
    public List<UUID> cohortsOf(UUID learnerId) {
        return members.cohortsOf(learnerId);
    }

    /** Which of some learners are in a cohort; for what is kept up of cohorts. */
    @Transactional
    public Set<UUID> membersAmong(Collection<UUID> learnerIds) {
        return members.membersAmong(learnerIds);
    }

    /** The cohorts of some learners, by learner; for what is kept up of cohorts. */
    @Transactional
    public Map<UUID, List<UUID>> cohortsOfEach(Collection<UUID> learnerIds) {
        return members.cohortsOfEach(learnerIds);
    }

    /**
     * Ids of learners who have joined a cohort since a moment, in order; for what is kept up of cohorts.
     *
     * @param after id of the last learner that is not wanted
     */
    @Transactional
    public List<UUID> joinedSince(Instant moment, UUID after, int limit) {
        return members.joinedSince(Ids.lowest(moment), after, limit);
    }

    private String owner(CohortRequest request) {
        String instructor = request.instructor();
        if (instructor == null) {
            return caller.subject();
        }
        if (caller.isInstructorOnly() && !instructor.equals(caller.subject())) {
            throw new InvalidRequestException("/instructor", "Instructors can manage only their own cohorts.");
        }
        return instructor;
    }

    /**
     * A cohort that the caller may read.
     *
     * @throws NotFoundException if there is none, or it is not the caller's
     */
    Cohort require(UUID id) {
        return cohorts.findByIdOptional(id)
                .filter(this::isWithinReach)
                .orElseThrow(() -> new NotFoundException("cohort", id));
    }

    private boolean isWithinReach(Cohort cohort) {
        return !caller.isInstructorOnly() || cohort.owner().equals(caller.subject());
    }

    private CohortView view(Cohort cohort) {
        return view(cohort, members.size(cohort.id()));
    }

    private static CohortView view(Cohort cohort, long learners) {
        CalendarZone own = cohort.timeZone();
        return new CohortView(
                cohort.id(),
                cohort.name(),
                cohort.owner(),
                learners,
                cohort.status(),
                own == null ? null : own.id(),
                cohort.zone().id(),
                cohort.createdAt(),
                cohort.archivedAt());
    }
}
