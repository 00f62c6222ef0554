package dev.meno.session.exam;

import dev.meno.course.CourseCatalog;
import dev.meno.course.ExamProfile;
import dev.meno.course.ItemPool;
import dev.meno.course.QuestionKind;
import dev.meno.course.Response;
import dev.meno.course.Score;
import dev.meno.problem.NotFoundException;
import dev.meno.session.model.AlreadyAnsweredException;
import dev.meno.session.model.AttemptView;
import dev.meno.session.model.QuestionNotPendingException;
import dev.meno.session.model.QuestionView;
import dev.meno.session.model.ResponseBody;
import dev.meno.session.model.Scorer;
import dev.meno.session.model.Session;
import dev.meno.session.model.SessionJson;
import dev.meno.session.policy.Decision;
import dev.meno.session.policy.ExamPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can be read of a mock exam: its questions and answers, and where it stands on the clock. Changes nothing. */
@ApplicationScoped
public class ExamPaper {
    private final ExamQuestionRepository examQuestions;
    private final CourseCatalog courses;
    private final Scorer scorer;
    private final SessionJson json;
    private final Clock clock;

    ExamPaper(
            ExamQuestionRepository examQuestions, CourseCatalog courses, Scorer scorer, SessionJson json, Clock clock) {
        this.examQuestions = examQuestions;
        this.courses = courses;
        this.scorer = scorer;
        this.json = json;
        this.clock = clock;
    }

    /** The first question that is not answered in the running section; empty if all are, or the exam is over. */
    public Optional<QuestionView> pending(Session session) {
        if (session.isFinished()) {
            return Optional.empty();
        }
        ItemPool pool = courses.ofCourse(session.courseId());
        return pending(examQuestions.ofSession(session.id()), profile(session), timing(session), pool);
    }

    /** The same of questions at hand. */
    Optional<QuestionView> pending(
            List<ExamQuestion> questions, ExamProfile profile, ExamTiming timing, ItemPool pool) {
        return questions.stream()
                .filter(question -> question.section() == timing.section() && !question.isAnswered())
                .findFirst()
                .map(question -> view(question, profile, timing.sectionEnd(), pool));
    }

    /** The decision of the first question in the running section that is neither answered nor passed over. */
    public Optional<Decision> open(Session session, Set<UUID> passedOver) {
        return session.isFinished()
                ? Optional.empty()
                : examQuestions.ofSession(session.id()).stream()
                        .filter(question -> question.section() == session.section()
                                && !question.isAnswered()
                                && !passedOver.contains(question.questionId()))
                        .findFirst()
                        .map(question -> json.read(question.decision(), Decision.class));
    }

    /** All questions of an exam, without their text. */
    ExamQuestionsView list(Session session) {
        List<ExamQuestionsView.Place> places = examQuestions.ofSession(session.id()).stream()
                .map(question -> new ExamQuestionsView.Place(
                        question.position(), question.section(), question.isAnswered(), question.isFlagged()))
                .toList();
        if (session.isFinished()) {
            return new ExamQuestionsView(places, null, null, session.deadline());
        }
        ExamTiming timing = timing(session);
        return new ExamQuestionsView(places, timing.section(), timing.sectionEnd(), timing.end());
    }

    /** One question with its answer; after the close, with its score and explanation too. */
    ExamQuestionView show(Session session, int position) {
        ExamQuestion question = question(session, position);
        ItemPool pool = courses.ofCourse(session.courseId());
        ExamProfile profile = profile(session);
        @Nullable
        ResponseBody response = question.response() == null ? null : json.read(question.response(), ResponseBody.class);
        if (session.isFinished()) {
            Scorer.Shown shown = scorer.shown(json.read(question.decision(), Decision.class), pool);
            Score score = examScore(question, shown, profile);
            return new ExamQuestionView(
                    question.section(),
                    question.isFlagged(),
                    response,
                    view(question, profile, null, pool),
                    new ExamQuestionView.Result(
                            score.points(),
                            score.maximum(),
                            score.isFull(),
                            question.isScored(),
                            AttemptView.Feedback.of(shown.presentation())));
        }
        ExamTiming timing = timing(session);
        requireOpen(question, timing);
        if (!profile.reviewAllowed() && !question.isAnswered()) {
            requireInOrder(question, examQuestions.ofSession(session.id()), "");
        }
        return new ExamQuestionView(
                question.section(),
                question.isFlagged(),
                response,
                view(question, profile, timing.sectionEnd(), pool),
                null);
    }

    /** The question in a place. */
    ExamQuestion question(Session session, int position) {
        return examQuestions.ofSession(session.id()).stream()
                .filter(question -> question.position() == position)
                .findFirst()
                .orElseThrow(() -> new NotFoundException("question", position));
    }

    private QuestionView view(ExamQuestion question, ExamProfile profile, @Nullable Instant deadline, ItemPool pool) {
        Decision decision = json.read(question.decision(), Decision.class);
        return QuestionView.of(
                        scorer.shown(decision, pool).question(),
                        decision,
                        profile.adaptive() == null ? profile.questions() : null,
                        deadline)
                .withoutHints();
    }

    /** The answers of an exam with their scores as in practice, in the exam's order. */
    public List<ExamPolicy.Answer> answers(List<ExamQuestion> questions, ItemPool pool) {
        return questions.stream()
                .filter(ExamQuestion::isAnswered)
                .map(question -> {
                    Scorer.Shown shown = scorer.shown(json.read(question.decision(), Decision.class), pool);
                    return new ExamPolicy.Answer(
                            shown.question(), score(question, shown).points());
                })
                .toList();
    }

    /** The score of an exam question as in practice; none for one without an answer. */
    Score score(ExamQuestion question, Scorer.Shown shown) {
        return question.response() == null
                ? new Score(0, shown.presentation().task().maximum())
                : shown.presentation().task().score(response(question.response()));
    }

    /** The score by the exam's own rule, which may give one point to a question of several, or none. */
    public Score examScore(ExamQuestion question, Scorer.Shown shown, ExamProfile profile) {
        Score score = score(question, shown);
        boolean isAllOrNothing = profile.multipleResponseCredit() == ExamProfile.MultipleResponseCredit.ALL_OR_NOTHING
                && shown.question().kind() == QuestionKind.MULTIPLE_RESPONSE;
        return isAllOrNothing ? new Score(score.isFull() ? 1 : 0, 1) : score;
    }

    /** A stored answer. */
    Response response(String stored) {
        return json.read(stored, ResponseBody.class).toResponse();
    }

    /** Where a running exam stands on the clock. */
    ExamTiming timing(Session session) {
        return ExamTiming.of(session, profile(session), clock.instant());
    }

    /**
     * The exam as it was when this one began, so that a course published anew changes no running exam; an exam begun before
     * that was kept follows the course.
     */
    public ExamProfile profile(Session session) {
        String kept = session.examProfile();
        return kept == null
                ? courses.ofCourse(session.courseId()).exam().profile()
                : json.read(kept, ExamProfile.class);
    }

    /** Refuses a question outside the running section. */
    static void requireOpen(ExamQuestion question, ExamTiming timing) {
        if (question.section() != timing.section()) {
            throw new SectionClosedException();
        }
    }

    /** Where nothing can be changed, the questions are answered one after the other, and an answer stands. */
    static void requireInOrder(ExamQuestion question, List<ExamQuestion> questions, String response) {
        if (question.isAnswered()) {
            if (!response.equals(question.response())) {
                throw new AlreadyAnsweredException();
            }
            return;
        }
        boolean isFirst = questions.stream()
                .filter(other -> other.section() == question.section() && !other.isAnswered())
                .findFirst()
                .filter(question::equals)
                .isPresent();
        if (!isFirst) {
            throw new QuestionNotPendingException();
        }
    }
}
