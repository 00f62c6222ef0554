package dev.meno.session.exam;

import dev.meno.course.CourseCatalog;
import dev.meno.course.ItemPool;
import dev.meno.course.Score;
import dev.meno.session.model.AttemptView;
import dev.meno.session.model.QuestionNotPendingException;
import dev.meno.session.model.QuestionView;
import dev.meno.session.model.Scorer;
import dev.meno.session.model.Session;
import dev.meno.session.policy.Decision;
import dev.meno.session.policy.ExamPolicy;
import jakarta.enterprise.context.ApplicationScoped;
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
    private final ExamClock examClock;
    private final CourseCatalog courses;
    private final Scorer scorer;

    ExamPaper(ExamQuestionRepository examQuestions, ExamClock examClock, CourseCatalog courses, Scorer scorer) {
        this.examQuestions = examQuestions;
        this.examClock = examClock;
        this.courses = courses;
        this.scorer = scorer;
    }

    /** The first question that is not answered in the running section; empty if all are, or the exam is over. */
    public Optional<QuestionView> pending(Session session) {
        return session.isFinished() ? Optional.empty() : pending(session, examClock.timing(session));
    }

    /** The same at a known time. */
    Optional<QuestionView> pending(Session session, ExamTiming timing) {
        return examQuestions
                .firstOpen(session.id(), timing.section(), Set.of())
                .map(question -> view(session, question, timing.sectionEnd()));
    }

    /** The decision of the first question in the running section that is neither answered nor passed over. */
    public Optional<Decision> open(Session session, Set<UUID> passedOver) {
        return session.isFinished()
                ? Optional.empty()
                : examQuestions
                        .firstOpen(session.id(), session.section(), passedOver)
                        .map(ExamQuestion::decision);
    }

    /** All questions of an exam, without their text. */
    ExamQuestionsView list(Session session) {
        List<ExamQuestionsView.Place> places = examQuestions.places(session.id());
        if (session.isFinished()) {
            return new ExamQuestionsView(places, null, null, session.deadline());
        }
        ExamTiming timing = examClock.timing(session);
        return new ExamQuestionsView(places, timing.section(), timing.sectionEnd(), timing.end());
    }

    /** One question with its answer; after the close, with its score and explanation too. */
    ExamQuestionView show(Session session, ExamQuestion question) {
        if (session.isFinished()) {
            return view(question, view(session, question, null), result(session, question));
        }
        ExamTiming timing = examClock.timing(session);
        timing.requireOpen(question);
        if (!session.exam().reviewAllowed() && !question.isAnswered()) {
            requireFirstOpen(question);
        }
        return view(question, view(session, question, timing.sectionEnd()), null);
    }

    /** Refuses a question that has one without an answer before it in its section. */
    void requireFirstOpen(ExamQuestion question) {
        if (!examQuestions.areAnsweredBefore(question.sessionId(), question.section(), question.position())) {
            throw new QuestionNotPendingException();
        }
    }

    private static ExamQuestionView view(
            ExamQuestion question, QuestionView shown, ExamQuestionView.@Nullable Result result) {
        return new ExamQuestionView(
                question.section(), question.isFlagged(), question.response().orElse(null), shown, result);
    }

    private QuestionView view(Session session, ExamQuestion question, @Nullable Instant deadline) {
        Decision decision = question.decision();
        return QuestionView.of(
                        scorer.shown(decision, pool(session)).question(),
                        decision,
                        session.exam().adaptive() == null ? session.exam().questions() : null,
                        deadline)
                .withoutHints();
    }

    private ExamQuestionView.Result result(Session session, ExamQuestion question) {
        Scorer.Shown shown = scorer.shown(question.decision(), pool(session));
        Score score = ExamScore.of(shown, question.response(), session.exam());
        return new ExamQuestionView.Result(
                score.points(),
                score.maximum(),
                score.isFull(),
                question.isScored(),
                AttemptView.Feedback.of(shown.presentation()));
    }

    private ItemPool pool(Session session) {
        return courses.ofCourse(session.courseId());
    }

    /** The answers of an exam with their scores as in practice, in the exam's order. */
    public List<ExamPolicy.Answer> answers(List<ExamQuestion> questions, ItemPool pool) {
        return questions.stream()
                .flatMap(question -> question.response().stream()
                        .map(response -> ExamPolicy.Answer.of(
                                scorer.shown(question.decision(), pool).question(),
                                question.decision(),
                                response.toResponse())))
                .toList();
    }
}
