package dev.meno.learner;

import dev.meno.access.AccessToken;
import dev.meno.access.TokenIssuer;
import dev.meno.course.CourseCatalog;
import dev.meno.platform.CalendarZone;
import dev.meno.platform.Caller;
import dev.meno.platform.Ids;
import dev.meno.platform.TimeZoneRequest;
import dev.meno.problem.FieldError;
import dev.meno.problem.InvalidRequestException;
import dev.meno.problem.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** The learners of a tenant, and who may see them. */
@ApplicationScoped
public class Learners {
    private final LearnerRepository learners;
    private final InstructorReach instructorReach;
    private final CourseCatalog courses;
    private final TokenIssuer tokens;
    private final Caller caller;
    private final Ids ids;
    private final Clock clock;

    Learners(
            LearnerRepository learners,
            InstructorReach instructorReach,
            CourseCatalog courses,
            TokenIssuer tokens,
            Caller caller,
            Ids ids,
            Clock clock) {
        this.learners = learners;
        this.instructorReach = instructorReach;
        this.courses = courses;
        this.tokens = tokens;
        this.caller = caller;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * The id of a learner whom the caller may see.
     *
     * @param segment id in the path, or {@code me}
     * @throws NotFoundException if there is no such learner, or the caller may not know of them: learners see
     *     themselves, instructors the learners of their cohorts, partners the learners of their tenant
     */
    @Transactional
    public UUID requireVisible(String segment) {
        return requireVisibleLearner(segment).id();
    }

    /** Whether the caller may see a learner, as {@link #requireVisible} has it. */
    @Transactional
    public boolean isVisible(UUID id) {
        return mayKnow(id);
    }

    /**
     * Checks that the tenant has a learner.
     *
     * @throws NotFoundException if not
     */
    @Transactional
    public void requireExisting(UUID learnerId) {
        if (learners.findById(learnerId) == null) {
            throw new NotFoundException("learner", learnerId);
        }
    }

    /**
     * Locks a learner until the transaction ends, for what one learner may do only once at a time.
     *
     * @throws NotFoundException if the tenant has no such learner
     */
    @Transactional
    public void lock(UUID learnerId) {
        if (learners.lock(learnerId).isEmpty()) {
            throw new NotFoundException("learner", learnerId);
        }
    }

    /** Names to show to instructors, by id: the display name, or the partner's own name. */
    @Transactional
    public Map<UUID, String> names(Collection<UUID> learnerIds) {
        Map<UUID, String> names = new HashMap<>();
        for (Learner learner : learners.withIds(learnerIds)) {
            names.put(learner.id(), Optional.ofNullable(learner.displayName()).orElse(learner.externalId()));
        }
        return names;
    }

    /** How learners are called, by id. */
    @Transactional
    public Map<UUID, LearnerName> called(Collection<UUID> learnerIds) {
        Map<UUID, LearnerName> called = new HashMap<>();
        for (Learner learner : learners.withIds(learnerIds)) {
            String name = Optional.ofNullable(learner.displayName()).orElse(learner.externalId());
            called.put(learner.id(), new LearnerName(learner.id(), learner.externalId(), name));
        }
        return called;
    }

    /** Ids of the learners that have these names of the partner's; a name that nobody has is left out. */
    @Transactional
    public Map<String, UUID> idsOf(Collection<String> externalIds) {
        return learners.idsOf(externalIds);
    }

    /**
     * Registers those of a list that are not registered yet; the others stay as they are.
     *
     * @return how many were added
     */
    @Transactional
    public int registerAbsent(Collection<NewLearner> list) {
        return learners.insertAbsent(list, ids::next, clock.instant());
    }

    @Transactional
    LearnerView view(String segment) {
        return LearnerView.of(requireVisibleLearner(segment));
    }

    @Transactional
    Registration register(LearnerRequest request) {
        boolean added = learners.insertIfAbsent(ids.next(), request, clock.instant());
        Learner learner = learners.findByExternalId(request.externalId()).orElseThrow();
        return new Registration(LearnerView.of(learner), added);
    }

    /** The id of the learner whom a partner, or a log-in, knows by this name; they are registered if they are not yet. */
    @Transactional
    public UUID ensure(String externalId, String displayName) {
        learners.insertIfAbsent(ids.next(), new LearnerRequest(externalId, displayName, null), clock.instant());
        return find(externalId).orElseThrow();
    }

    /** The id of the learner whom a partner, or a log-in, knows by this name. */
    @Transactional
    public Optional<UUID> find(String externalId) {
        return learners.findByExternalId(externalId).map(Learner::id);
    }

    /** Takes over what a learner says of the background in a course. */
    @Transactional
    public void describe(UUID learnerId, String courseKey, Map<String, Familiarity> background) {
        describe(learnerId.toString(), new ProfileRequest(courseKey, background));
    }

    /** What a learner has said of the background in a course; {@link Background#UNKNOWN} if nothing. */
    @Transactional
    public Background background(UUID learnerId, String courseKey) {
        return learners.findByIdOptional(learnerId)
                .map(learner -> learner.background().of(courseKey))
                .orElse(Background.UNKNOWN);
    }

    /**
     * The zone of a learner's days.
     *
     * @throws NotFoundException if the tenant has no such learner
     */
    @Transactional
    public CalendarZone zoneOf(UUID learnerId) {
        return learners.findByIdOptional(learnerId)
                .map(Learner::zone)
                .orElseThrow(() -> new NotFoundException("learner", learnerId));
    }

    @Transactional
    LearnerView setTimeZone(String segment, TimeZoneRequest request) {
        UUID id = requireVisible(segment);
        Learner learner = learners.lock(id).orElseThrow(() -> new NotFoundException("learner", id));
        learner.reckonIn(request.zone());
        return LearnerView.of(learner);
    }

    @Transactional
    LearnerView describe(String segment, ProfileRequest request) {
        UUID id = requireVisible(segment);
        List<String> domains = courses.require(request.courseId()).domains();
        List<FieldError> errors = request.background().keySet().stream()
                .filter(domain -> !domains.contains(domain))
                .map(domain -> FieldError.at(
                        "/background/" + FieldError.segment(domain),
                        "The course has no domain (%s).".formatted(domain)))
                .toList();
        if (!errors.isEmpty()) {
            throw new InvalidRequestException(errors);
        }
        Learner learner = learners.lock(id).orElseThrow(() -> new NotFoundException("learner", id));
        learner.describe(request.courseId(), new Background(request.background()));
        return LearnerView.of(learner);
    }

    @Transactional
    AccessToken issueToken(String segment) {
        return tokens.forLearner(caller.tenant(), requireVisible(segment));
    }

    /** A registered learner, and whether the request is what registered them. */
    record Registration(LearnerView learner, boolean added) {}

    private boolean mayKnow(UUID id) {
        return caller.isLearner()
                ? caller.subject().equals(id.toString())
                : !caller.isInstructorOnly() || instructorReach.reaches(caller.subject(), id);
    }

    private Learner requireVisibleLearner(String segment) {
        Supplier<NotFoundException> absent = () -> new NotFoundException("learner", segment);
        UUID id = caller.learnerId(segment);
        if (!mayKnow(id)) {
            throw absent.get();
        }
        return learners.findByIdOptional(id).orElseThrow(absent);
    }
}
