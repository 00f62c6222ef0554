package dev.meno.session;

import dev.meno.course.CourseCatalog;
import dev.meno.course.ItemPool;
import dev.meno.learner.Abilities;
import dev.meno.learner.AbilityView;
import dev.meno.learner.Background;
import dev.meno.learner.LearnerAbilities;
import dev.meno.learner.LearnerState;
import dev.meno.learner.Learners;
import dev.meno.platform.Caller;
import dev.meno.platform.Ids;
import dev.meno.platform.Page;
import dev.meno.platform.PageRequest;
import dev.meno.platform.Seeds;
import dev.meno.problem.FieldError;
import dev.meno.problem.InvalidRequestException;
import dev.meno.problem.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Starts, reads, skips in and finishes sessions; {@link AttemptService} scores answers. */
@ApplicationScoped
class SessionService {
    private final SessionRepository sessions;
    private final SkippedQuestionRepository skippedQuestions;
    private final Exams exams;
    private final ExamPaper paper;
    private final Scorer scorer;
    private final CourseCatalog courses;
    private final Abilities abilities;
    private final Learners learners;
    private final PracticePolicy practice;
    private final PlacementPolicy placement;
    private final ReviewPolicy review;
    private final SessionJson json;
    private final Caller caller;
    private final Ids ids;
    private final Seeds seeds;
    private final Clock clock;

    SessionService(
            SessionRepository sessions,
            SkippedQuestionRepository skippedQuestions,
            Exams exams,
            ExamPaper paper,
            Scorer scorer,
            CourseCatalog courses,
            Abilities abilities,
            Learners learners,
            PracticePolicy practice,
            PlacementPolicy placement,
            ReviewPolicy review,
            SessionJson json,
            Caller caller,
            Ids ids,
            Seeds seeds,
            Clock clock) {
        this.sessions = sessions;
        this.skippedQuestions = skippedQuestions;
        this.exams = exams;
        this.paper = paper;
        this.scorer = scorer;
        this.courses = courses;
        this.abilities = abilities;
        this.learners = learners;
        this.practice = practice;
        this.placement = placement;
        this.review = review;
        this.json = json;
        this.caller = caller;
        this.ids = ids;
        this.seeds = seeds;
        this.clock = clock;
    }

    @Transactional
    SessionView start(SessionRequest request) {
        UUID learnerId = learnerOf(request);
        ItemPool pool = courses.require(request.courseId());
        Session.Scope scope = new Session.Scope(
                request.mode(),
                domains(request, pool),
                policy(request),
                json.write(learners.background(learnerId, request.courseId())));
        requireFittingScope(request);
        if (request.mode() == SessionMode.MOCK_EXAM) {
            exams.requireNoOther(learnerId);
        }
        abilities.prepare(learnerId, pool);
        Session session = new Session(ids.next(), learnerId, pool.courseId(), scope, seeds.next(), clock.instant());
        LearnerAbilities locked = abilities.lock(learnerId, pool);
        switch (request.mode()) {
            case PRACTICE, PLACEMENT, REVIEW -> {
                advance(session, pool, locked);
                sessions.persist(session);
            }
            case MOCK_EXAM -> exams.open(situation(session, pool, locked.state()));
        }
        return SessionView.of(session, request.courseId(), abilities(session, pool, locked.state()));
    }

    @Transactional
    SessionView view(UUID id) {
        return view(read(id));
    }

    /** The pending question; empty when there is none. */
    @Transactional
    Optional<QuestionView> pendingQuestion(UUID id) {
        Session session = read(id);
        return session.mode() == SessionMode.MOCK_EXAM ? paper.pending(session) : pendingQuestion(session);
    }

    /** The questions of a mock exam, without their text. */
    @Transactional
    ExamQuestionsView examQuestions(UUID id) {
        return paper.list(requireExam(read(id)));
    }

    /** One question of a mock exam. */
    @Transactional
    ExamQuestionView examQuestion(UUID id, int position) {
        return paper.show(requireExam(read(id)), position);
    }

    @Transactional(dontRollbackOn = SessionFinishedException.class)
    void flag(UUID id, int position, boolean isFlagged) {
        exams.flag(requireExam(require(sessions.lock(id), id)), position, isFlagged);
    }

    @Transactional(dontRollbackOn = SessionFinishedException.class)
    SessionView leaveSection(UUID id) {
        Session session = requireExam(require(sessions.lock(id), id));
        exams.leaveSection(session);
        return view(session);
    }

    /** A learner's sessions, newest first. */
    @Transactional
    Page<SessionSummaryView> list(String learner, PageRequest page) {
        UUID learnerId = learners.requireVisible(learner);
        List<Session> rows = sessions.ofLearner(learnerId, page.after(), page.limit() + 1);
        return page.page(rows, Session::id, session -> {
            closeIfOverdue(session);
            return SessionSummaryView.of(
                    session, courses.ofCourse(session.courseId()).course().key());
        });
    }

    /** A session to read. One whose time is up is closed first, so that nobody ever sees it open. */
    Session read(UUID id) {
        Session session = require(sessions.findByIdOptional(id), id);
        closeIfOverdue(session);
        return session;
    }

    private void closeIfOverdue(Session session) {
        if (session.isOverdue(clock.instant())) {
            sessions.getEntityManager().lock(session, LockModeType.PESSIMISTIC_WRITE);
            sessions.getEntityManager().refresh(session);
            exams.closeIfOverdue(session);
        }
    }

    private static Session requireExam(Session session) {
        if (session.mode() != SessionMode.MOCK_EXAM) {
            throw new NotInThisModeException("Only a mock exam has a list of questions, marks and sections.");
        }
        return session;
    }

    private static void requireFittingScope(SessionRequest request) {
        if (request.mode() == SessionMode.MOCK_EXAM) {
            List<FieldError> errors = new ArrayList<>();
            if (request.domains() != null) {
                errors.add(FieldError.at("/domains", "A mock exam covers all domains, as the exam does."));
            }
            if (request.policy() != null) {
                errors.add(FieldError.at("/policy", "The course's exam settles when a mock exam is over."));
            }
            if (!errors.isEmpty()) {
                throw new InvalidRequestException(errors);
            }
        }
    }

    @Transactional
    SkipView skip(UUID id, @Nullable UUID questionId) {
        Session session = require(sessions.lock(id), id);
        if (session.mode() == SessionMode.MOCK_EXAM) {
            throw new NotInThisModeException("In a mock exam, go on to another question and come back later.");
        }
        boolean isPending = questionId == null || questionId.equals(session.pendingQuestionId());
        if (questionId != null && !isPending && skippedQuestions.isSkipped(id, questionId)) {
            return skipView(session);
        }
        if (session.isFinished()) {
            throw new SessionFinishedException();
        }
        if (!isPending) {
            throw new QuestionNotPendingException();
        }
        return skipPending(session);
    }

    /**
     * Shows a hint of the pending question.
     *
     * @param asked which one, from 1; the next one if null
     */
    @Transactional
    HintView hint(UUID id, @Nullable UUID questionId, @Nullable Integer asked) {
        Session session = require(sessions.lock(id), id);
        if (session.mode() != SessionMode.PRACTICE && session.mode() != SessionMode.REVIEW) {
            throw new NotInThisModeException("Hints are given in practice and review alone.");
        }
        if (session.isFinished()) {
            throw new SessionFinishedException();
        }
        if (questionId != null && !questionId.equals(session.pendingQuestionId())) {
            throw new QuestionNotPendingException();
        }
        Decision decision = json.read(Objects.requireNonNull(session.pending()), Decision.class);
        ItemPool pool = courses.ofCourse(session.courseId());
        List<String> hints = scorer.shown(decision, pool).presentation().hints();
        int number = Objects.requireNonNullElse(asked, session.hintsShown() + 1);
        if (number > session.hintsShown() + 1 && number <= hints.size()) {
            throw new InvalidRequestException("/number", "The hints before it must be shown first.");
        }
        if (number > hints.size()) {
            throw new NoMoreHintsException(hints.size());
        }
        session.showHints(Math.max(session.hintsShown(), number), clock.instant());
        return new HintView(decision.questionId(), number, hints.size(), hints.get(number - 1));
    }

    /** Finishes a session; a finished one stays as it is. */
    @Transactional
    SessionView finish(UUID id) {
        Session session = require(sessions.lock(id), id);
        if (session.mode() == SessionMode.MOCK_EXAM) {
            if (!session.isFinished() && !exams.closeIfOverdue(session)) {
                exams.close(session, FinishReason.FINISHED_BY_CLIENT, clock.instant());
            }
        } else if (!session.isFinished()) {
            session.finish(FinishReason.FINISHED_BY_CLIENT, clock.instant());
        }
        return view(session);
    }

    /** Draws the next question, or finishes the session if there is none or a rule says so. */
    void advance(Session session, ItemPool pool, LearnerAbilities locked) {
        Situation situation = situation(session, pool, locked.state());
        Step step = switch (session.mode()) {
            case PRACTICE -> practice.next(situation);
            case PLACEMENT -> placement.next(situation);
            case REVIEW -> review.next(situation);
            case MOCK_EXAM -> throw new IllegalStateException("An exam has its own questions.");
        };
        switch (step) {
            case Step.Serve(Decision decision) -> session.serve(decision, json.write(decision));
            case Step.Finish(FinishReason reason) -> session.finish(reason, clock.instant());
        }
    }

    private Situation situation(Session session, ItemPool pool, LearnerState state) {
        return new Situation(session, pool, state, background(session), clock.instant());
    }

    private Background background(Session session) {
        return json.read(session.background(), Background.class);
    }

    /** What the client asks for; a placement stops of its own accord where it does not say. */
    private static SessionPolicy policy(SessionRequest request) {
        SessionPolicy asked = Objects.requireNonNullElse(request.policy(), SessionPolicy.UNLIMITED);
        return request.mode() == SessionMode.PLACEMENT ? asked.orElse(PlacementPolicy.LIMITS) : asked;
    }

    Optional<QuestionView> pendingQuestion(Session session) {
        return Optional.ofNullable(session.pending()).map(stored -> {
            Decision decision = json.read(stored, Decision.class);
            ItemPool pool = courses.ofCourse(session.courseId());
            return QuestionView.of(
                    courses.questionVersion(pool, decision.questionId(), decision.questionVersion()),
                    decision,
                    session.policy().maxQuestions(),
                    null);
        });
    }

    /** The session, if the caller may see it: partners any of their tenant, learners their own. */
    Session require(Optional<Session> session, UUID id) {
        return session.filter(found -> !caller.isLearner() || found.belongsTo(caller.subject()))
                .orElseThrow(() -> new NotFoundException("session", id));
    }

    private SkipView skipPending(Session session) {
        String stored = Objects.requireNonNull(session.pending(), "an active session has a pending question");
        Decision decision = json.read(stored, Decision.class);
        skippedQuestions.persist(new SkippedQuestion(ids.next(), session.id(), decision, stored, clock.instant()));
        session.recordSkip();
        ItemPool pool = courses.ofCourse(session.courseId());
        advance(session, pool, abilities.lock(session.learnerId(), pool));
        return skipView(session);
    }

    private SkipView skipView(Session session) {
        return new SkipView(ProgressView.of(session), pendingQuestion(session).orElse(null));
    }

    private SessionView view(Session session) {
        ItemPool pool = courses.ofCourse(session.courseId());
        return SessionView.of(
                session, pool.course().key(), abilities(session, pool, abilities.state(session.learnerId(), pool)));
    }

    /**
     * The abilities of the session's domains, for clients. A placement shows them with what the domains tell of each other,
     * which is what it measures; elsewhere each stands on its own answers.
     */
    List<AbilityView> abilities(Session session, ItemPool pool, LearnerState state) {
        List<Integer> scope = Situation.scope(session, pool);
        return session.mode() == SessionMode.PLACEMENT
                ? state.jointViews(state.joint(background(session).belief(pool)), pool.domains(), scope)
                : state.views(pool.domains(), scope);
    }

    private UUID learnerOf(SessionRequest request) {
        UUID given = request.learnerId();
        if (caller.isLearner()) {
            if (given != null && !caller.subject().equals(given.toString())) {
                throw new NotFoundException("learner", given);
            }
            given = UUID.fromString(caller.subject());
        }
        if (given == null) {
            throw new InvalidRequestException("/learnerId", "A client must say who practises.");
        }
        learners.requireExisting(given);
        return given;
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
