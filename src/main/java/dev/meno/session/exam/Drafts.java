package dev.meno.session.exam;

import dev.meno.course.CourseCatalog;
import dev.meno.course.ItemPool;
import dev.meno.http.IdempotencyKey;
import dev.meno.session.model.AlreadyAnsweredException;
import dev.meno.session.model.Attempt;
import dev.meno.session.model.AttemptRequest;
import dev.meno.session.model.ProgressView;
import dev.meno.session.model.QuestionNotPendingException;
import dev.meno.session.model.QuestionView;
import dev.meno.session.model.ResponseBody;
import dev.meno.session.model.Scorer;
import dev.meno.session.model.Session;
import dev.meno.session.model.SessionFinishedException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Saves the answers of a running exam. The callers hold the session's lock. */
@ApplicationScoped
public class Drafts {
    private final ExamQuestionRepository examQuestions;
    private final ExamClock examClock;
    private final ExamPaper paper;
    private final AdaptiveExam adaptive;
    private final Scorer scorer;
    private final CourseCatalog courses;
    private final Clock clock;

    Drafts(
            ExamQuestionRepository examQuestions,
            ExamClock examClock,
            ExamPaper paper,
            AdaptiveExam adaptive,
            Scorer scorer,
            CourseCatalog courses,
            Clock clock) {
        this.examQuestions = examQuestions;
        this.examClock = examClock;
        this.paper = paper;
        this.adaptive = adaptive;
        this.scorer = scorer;
        this.courses = courses;
        this.clock = clock;
    }

    /**
     * Saves an answer in place of an earlier one. A request that was answered before changes nothing, so that a late
     * repetition of an old answer does not overwrite a newer one.
     *
     * @param withNext whether the reply is to hold the question to go on with
     * @throws SessionFinishedException if the exam is over; it is closed then, which the caller must commit
     */
    public DraftView save(Session session, AttemptRequest request, Attempt.Origin origin, boolean withNext) {
        ExamTiming timing = examClock.enter(session);
        List<ExamQuestion> found = examQuestions.forDraft(session.id(), request.questionId(), SavedKeys.key(origin));
        boolean isNew = !isRepetition(found, origin)
                && save(session, question(found, request.questionId()), request, origin, timing);
        Optional<QuestionView> next =
                withNext && !session.isFinished() ? paper.pending(session, timing) : Optional.empty();
        return new DraftView(request.questionId(), true, ProgressView.of(session), next.orElse(null), isNew);
    }

    /** Whether the question had no answer before. */
    private boolean save(
            Session session, ExamQuestion question, AttemptRequest request, Attempt.Origin origin, ExamTiming timing) {
        timing.requireOpen(question);
        ItemPool pool = courses.ofCourse(session.courseId());
        ResponseBody response = ResponseBody.of(request.response().toResponse());
        // A response that does not fit the question is refused now, not at the close.
        scorer.shown(question.decision(), pool).presentation().task().score(response.toResponse());
        boolean isNew = !question.isAnswered();
        if (!session.exam().reviewAllowed()) {
            requireFinal(question, response);
        }
        if (isNew || session.exam().reviewAllowed()) {
            question.save(response, request.elapsedMillis(), origin, clock.instant());
        }
        session.recordDraft(isNew, clock.instant());
        if (isNew) {
            adaptive.goOn(session, pool);
        }
        return isNew;
    }

    private static ExamQuestion question(List<ExamQuestion> found, UUID questionId) {
        return found.stream()
                .filter(candidate -> candidate.questionId().equals(questionId))
                .findFirst()
                .orElseThrow(QuestionNotPendingException::new);
    }

    private static boolean isRepetition(List<ExamQuestion> found, Attempt.Origin origin) {
        for (ExamQuestion question : found) {
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

    /** Where nothing can be changed, the questions are answered one after the other, and an answer is final. */
    private void requireFinal(ExamQuestion question, ResponseBody response) {
        if (!question.isAnswered()) {
            paper.requireFirstOpen(question);
        } else if (!question.response().equals(Optional.of(response))) {
            throw new AlreadyAnsweredException();
        }
    }
}
