package dev.meno.session.practice;

import dev.meno.ability.Abilities;
import dev.meno.ability.LearnerState;
import dev.meno.course.CourseCatalog;
import dev.meno.course.ItemPool;
import dev.meno.platform.Moment;
import dev.meno.problem.FieldError;
import dev.meno.problem.InvalidRequestException;
import dev.meno.problem.NotFoundException;
import dev.meno.session.exam.ExamStart;
import dev.meno.session.model.Session;
import dev.meno.session.model.SessionRepository;
import dev.meno.session.model.SessionView;
import dev.meno.session.model.SessionViews;
import dev.meno.session.policy.Policies;
import dev.meno.session.policy.SessionPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Starts sessions. */
@ApplicationScoped
class SessionStart {
    private final SessionRepository sessions;
    private final NextQuestion next;
    private final ExamStart exams;
    private final SessionViews views;
    private final CourseCatalog courses;
    private final Abilities abilities;
    private final SessionLearner learners;
    private final Moment moment;

    SessionStart(
            SessionRepository sessions,
            NextQuestion next,
            ExamStart exams,
            SessionViews views,
            CourseCatalog courses,
            Abilities abilities,
            SessionLearner learners,
            Moment moment) {
        this.sessions = sessions;
        this.next = next;
        this.exams = exams;
        this.views = views;
        this.courses = courses;
        this.abilities = abilities;
        this.learners = learners;
        this.moment = moment;
    }

    /**
     * Starts a session and draws its first question, or all questions of a mock exam.
     *
     * @throws InvalidRequestException if the request does not fit its mode
     * @throws NotFoundException if there is no such course or learner
     */
    @Transactional
    SessionView start(SessionRequest request) {
        UUID learnerId = learners.of(request);
        ItemPool pool = courses.require(request.courseId());
        Session.Scope scope = new Session.Scope(
                request.mode(),
                domains(request, pool),
                policy(request),
                learners.background(learnerId, request),
                learners.zone(learnerId));
        requireFittingScope(request);
        if (request.mode().isExam()) {
            exams.requireNoOther(learnerId);
        }
        abilities.prepare(learnerId, pool);
        Session session =
                new Session(moment.nextId(), learnerId, pool.courseId(), scope, moment.nextSeed(), moment.now());
        LearnerState state = abilities.lock(learnerId, pool).state();
        switch (request.mode()) {
            case PRACTICE, PLACEMENT, REVIEW -> {
                next.draw(session, pool, state);
                sessions.persist(session);
            }
            case MOCK_EXAM -> exams.open(session, next.situation(session, pool, state));
        }
        return views.view(session, pool, state);
    }

    private static void requireFittingScope(SessionRequest request) {
        if (request.mode().isExam()) {
            List<FieldError> errors = new ArrayList<>();
            if (request.domains() != null) {
                errors.add(FieldError.at("/domains", "A mock exam covers all domains, as the exam does."));
            }
            if (request.policy() != null) {
                errors.add(FieldError.at("/policy", "The course's exam decides when a mock exam is over."));
            }
            if (!errors.isEmpty()) {
                throw new InvalidRequestException(errors);
            }
        }
    }

    /** What the client asks for; a placement stops of its own accord where it does not say. */
    private static SessionPolicy policy(SessionRequest request) {
        SessionPolicy asked = Objects.requireNonNullElse(request.policy(), SessionPolicy.UNLIMITED);
        return asked.orElse(Policies.limits(request.mode()));
    }

    private static List<String> domains(SessionRequest request, ItemPool pool) {
        List<String> wanted = request.domains();
        if (wanted == null) {
            return pool.domains();
        }
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            if (!pool.domains().contains(wanted.get(i))) {
                errors.add(FieldError.at("/domains/" + i, "The course has no domain (%s).".formatted(wanted.get(i))));
            }
        }
        if (!errors.isEmpty()) {
            throw new InvalidRequestException(errors);
        }
        return List.copyOf(new LinkedHashSet<>(wanted));
    }
}
