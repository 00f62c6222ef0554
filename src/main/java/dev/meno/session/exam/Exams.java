package dev.meno.session.exam;

import dev.meno.ability.Abilities;
import dev.meno.ability.LearnerAbilities;
import dev.meno.ability.LearnerState;
import dev.meno.course.CourseCatalog;
import dev.meno.course.ExamProfile;
import dev.meno.course.ItemPool;
import dev.meno.course.Response;
import dev.meno.http.IdempotencyKey;
import dev.meno.learner.Background;
import dev.meno.learner.Learners;
import dev.meno.platform.Ids;
import dev.meno.platform.Tenants;
import dev.meno.problem.InvalidRequestException;
import dev.meno.session.AnswersTaken;
import dev.meno.session.model.Attempt;
import dev.meno.session.model.AttemptRepository;
import dev.meno.session.model.AttemptRequest;
import dev.meno.session.model.AttemptView;
import dev.meno.session.model.NotInThisModeException;
import dev.meno.session.model.OverdueExams;
import dev.meno.session.model.ProgressView;
import dev.meno.session.model.QuestionNotPendingException;
import dev.meno.session.model.QuestionView;
import dev.meno.session.model.ResponseBody;
import dev.meno.session.model.Scorer;
import dev.meno.session.model.Session;
import dev.meno.session.model.SessionFinishedException;
import dev.meno.session.model.SessionJson;
import dev.meno.session.model.SessionRepository;
import dev.meno.session.policy.Decision;
import dev.meno.session.policy.ExamPolicy;
import dev.meno.session.policy.FinishReason;
import dev.meno.session.policy.Situation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Mock exams: opens one, saves answers as drafts and closes it. The callers hold the session's lock; the close turns every
 * draft into an attempt, in one transaction with the end of the session.
 */
@ApplicationScoped
public class Exams implements OverdueExams {
    private final SessionRepository sessions;
    private final ExamQuestionRepository examQuestions;
    private final AttemptRepository attempts;
    private final CourseCatalog courses;
    private final Abilities abilities;
    private final Learners learners;
    private final ExamPolicy policy;
    private final ExamPaper paper;
    private final Scorer scorer;
    private final SessionJson json;
    private final Event<AnswersTaken> answersTaken;
    private final Ids ids;
    private final Clock clock;

    Exams(
            SessionRepository sessions,
            ExamQuestionRepository examQuestions,
            AttemptRepository attempts,
            CourseCatalog courses,
            Abilities abilities,
            Learners learners,
            ExamPolicy policy,
            ExamPaper paper,
            Scorer scorer,
            SessionJson json,
            Event<AnswersTaken> answersTaken,
            Ids ids,
            Clock clock) {
        this.sessions = sessions;
        this.examQuestions = examQuestions;
        this.attempts = attempts;
        this.courses = courses;
        this.abilities = abilities;
        this.learners = learners;
        this.policy = policy;
        this.paper = paper;
        this.scorer = scorer;
        this.json = json;
        this.answersTaken = answersTaken;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Draws the questions of a new exam and starts its clock.
     *
     * @throws InvalidRequestException if the course has too few questions for its exam
     */
    public void open(Session session, Situation situation) {
        sessions.persist(session);
        ExamProfile profile = situation.pool().exam().profile();
        session.sit(json.write(profile), session.startedAt().plus(Duration.ofMinutes(profile.minutes())));
        Optional<List<ExamPolicy.Chosen>> chosen = profile.adaptive() == null
                ? policy.form(situation)
                : policy.next(situation, List.of(), new BitSet()).map(List::of);
        chosen.orElseThrow(() -> new InvalidRequestException(
                        "/mode", "The course has too few questions of its exam's kinds for a mock exam."))
                .forEach(question -> add(session, question));
    }

    /**
     * Makes sure that a learner sits no exam. To be called before the abilities are locked: closing another exam takes the
     * session's lock first, as every request does, so that none waits for the other in a circle.
     *
     * @throws ExamInProgressException if the learner sits one
     */
    public void requireNoOther(UUID learnerId) {
        // Two requests of one learner come one after the other; the second finds what the first began.
        learners.lock(learnerId);
        for (Session other : sessions.activeExams(learnerId)) {
            if (!closeIfOverdue(other)) {
                throw new ExamInProgressException();
            }
        }
    }

    private void add(Session session, ExamPolicy.Chosen chosen) {
        examQuestions.persist(new ExamQuestion(
                ids.next(),
                session.id(),
                chosen.section(),
                chosen.isScored(),
                chosen.decision(),
                json.write(chosen.decision())));
    }

    /**
     * Saves an answer in place of an earlier one. A request that was answered before changes nothing, so that a late
     * repetition of an old answer does not overwrite a newer one.
     */
    public DraftView save(Session session, AttemptRequest request, Response response, Attempt.Origin origin) {
        ExamTiming timing = enter(session);
        ItemPool pool = courses.ofCourse(session.courseId());
        List<ExamQuestion> questions = examQuestions.ofSession(session.id());
        if (isRepetition(questions, origin)) {
            return draft(session, request.questionId(), false, questions, timing, pool);
        }
        ExamQuestion question = questions.stream()
                .filter(candidate -> candidate.questionId().equals(request.questionId()))
                .findFirst()
                .orElseThrow(QuestionNotPendingException::new);
        ExamPaper.requireOpen(question, timing);
        // A response that does not fit the question is refused now, not at the close.
        scorer.shown(json.read(question.decision(), Decision.class), pool)
                .presentation()
                .task()
                .score(response);
        String stored = json.write(ResponseBody.of(response));
        boolean isNew = !question.isAnswered();
        ExamProfile profile = paper.profile(session);
        if (!profile.reviewAllowed()) {
            ExamPaper.requireInOrder(question, questions, stored);
        }
        if (isNew || profile.reviewAllowed()) {
            question.save(stored, request.elapsedMillis(), origin, clock.instant());
        }
        session.recordDrafts(
                (int) questions.stream().filter(ExamQuestion::isAnswered).count(), clock.instant());
        if (isNew && profile.adaptive() != null) {
            goOn(session, pool, profile, profile.adaptive(), questions);
            questions = examQuestions.ofSession(session.id());
        }
        return draft(session, question.questionId(), isNew, questions, timing, pool);
    }

    private static boolean isRepetition(List<ExamQuestion> questions, Attempt.Origin origin) {
        for (ExamQuestion question : questions) {
            Optional<String> earlier = SavedKeys.bodyHash(question.savedKeys(), origin);
            if (earlier.isPresent()) {
                if (!earlier.get().equals(origin.bodyHash())) {
                    throw IdempotencyKey.reused();
                }
                return true;
            }
        }
        return false;
    }

    /** Chooses the next question of an adaptive exam, or closes it. */
    private void goOn(
            Session session,
            ItemPool pool,
            ExamProfile profile,
            ExamProfile.Adaptive rule,
            List<ExamQuestion> questions) {
        List<ExamPolicy.Answer> answers = paper.answers(questions, pool);
        double pass = pool.exam().standard().passProbability(ExamPolicy.joint(pool, answers));
        boolean isSettled = answers.size() >= rule.minimum() && Math.max(pass, 1 - pass) >= rule.confidence();
        if (isSettled || answers.size() >= profile.questions()) {
            close(session, isSettled ? FinishReason.CLASSIFIED : FinishReason.MAX_QUESTIONS, clock.instant());
            return;
        }
        BitSet served = new BitSet();
        questions.forEach(question -> pool.position(question.questionId()).ifPresent(served::set));
        LearnerState state = abilities.lock(session.learnerId(), pool).state();
        policy.next(new Situation(session.state(), pool, state, Background.UNKNOWN, clock.instant()), answers, served)
                .ifPresentOrElse(
                        chosen -> add(session, chosen),
                        () -> close(session, FinishReason.POOL_EXHAUSTED, clock.instant()));
    }

    /** Marks a question to come back to it, or takes the mark away. */
    void flag(Session session, int position, boolean isFlagged) {
        ExamTiming timing = enter(session);
        ExamQuestion question = paper.question(session, position);
        ExamPaper.requireOpen(question, timing);
        question.flag(isFlagged);
    }

    /** Leaves the running section for the next one, which begins now. */
    void leaveSection(Session session) {
        ExamTiming timing = enter(session);
        List<ExamProfile.Section> sections = paper.profile(session).sections();
        if (timing.section() >= sections.size() - 1) {
            throw new NotInThisModeException("The exam has no further section; finish it instead.");
        }
        int next = timing.section() + 1;
        session.enterSection(
                next,
                clock.instant()
                        .plus(Duration.ofMinutes(sections.get(next).minutes()))
                        .plus(ExamTiming.minutesAfter(sections, next)));
    }

    /**
     * Brings a running exam up to the time of the request.
     *
     * @throws SessionFinishedException if it is over; it is closed then, which the caller must commit
     */
    private ExamTiming enter(Session session) {
        if (session.isFinished() || closeIfOverdue(session)) {
            throw new SessionFinishedException();
        }
        ExamTiming timing = paper.timing(session);
        session.enterSection(timing.section(), timing.end());
        return timing;
    }

    @Override
    public boolean closeIfOverdue(Session session) {
        if (!session.isOverdue(clock.instant())) {
            return false;
        }
        close(session, FinishReason.TIME_LIMIT, Objects.requireNonNull(session.deadline()));
        return true;
    }

    /** Ends an exam and turns its drafts into attempts. */
    public void close(Session session, FinishReason reason, Instant at) {
        ItemPool pool = courses.ofCourse(session.courseId());
        LearnerAbilities locked = abilities.lock(session.learnerId(), pool);
        session.finish(reason, at);
        int correct = 0;
        for (ExamQuestion question : examQuestions.ofSession(session.id())) {
            if (question.response() != null) {
                correct += becomeAttempt(session, question, question.response(), pool, locked) ? 1 : 0;
            }
        }
        session.recordCorrect(correct);
        answersTaken.fire(new AnswersTaken(Tenants.current(), session.learnerId(), session.courseId()));
    }

    private boolean becomeAttempt(
            Session session, ExamQuestion question, String response, ItemPool pool, LearnerAbilities locked) {
        Instant savedAt = Objects.requireNonNull(question.savedAt());
        Scorer.Scored scored = scorer.score(
                json.read(question.decision(), Decision.class),
                paper.response(response),
                pool,
                locked,
                new Scorer.Circumstances(0, question.elapsedMillis(), savedAt));
        UUID attemptId = ids.next();
        AttemptView answer = AttemptView.of(
                attemptId,
                scored,
                locked.state().views(pool.domains(), session.state().scope(pool)),
                ProgressView.of(session),
                null);
        attempts.persist(new Attempt(
                attemptId,
                session,
                scored,
                new Attempt.Outcome(response, question.decision()),
                new Attempt.Origin(null, Objects.requireNonNull(question.subject()), IdempotencyKey.hash(response)),
                json.write(answer)));
        return scored.score().isFull();
    }

    private DraftView draft(
            Session session,
            UUID questionId,
            boolean isNew,
            List<ExamQuestion> questions,
            ExamTiming timing,
            ItemPool pool) {
        QuestionView next = session.isFinished()
                ? null
                : paper.pending(questions, paper.profile(session), timing, pool).orElse(null);
        return new DraftView(questionId, true, ProgressView.of(session), next, isNew);
    }
}
