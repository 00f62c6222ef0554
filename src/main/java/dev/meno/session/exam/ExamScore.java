package dev.meno.session.exam;

import dev.meno.course.ExamProfile;
import dev.meno.course.QuestionKind;
import dev.meno.course.Score;
import dev.meno.course.Task;
import dev.meno.session.model.ResponseBody;
import dev.meno.session.model.Scorer;
import java.util.Optional;

/** Scores the questions of mock exams. */
public final class ExamScore {
    private ExamScore() {}

    /** The score by the exam's own rule, which may give one point to a question of several, or none. */
    public static Score of(Scorer.Shown shown, Optional<ResponseBody> response, ExamProfile exam) {
        Score score = asInPractice(shown, response);
        boolean isAllOrNothing = exam.multipleResponseCredit() == ExamProfile.MultipleResponseCredit.ALL_OR_NOTHING
                && shown.question().kind() == QuestionKind.MULTIPLE_RESPONSE;
        return isAllOrNothing ? new Score(score.isFull() ? 1 : 0, 1) : score;
    }

    /** The score as in practice; no points for a question without an answer. */
    static Score asInPractice(Scorer.Shown shown, Optional<ResponseBody> response) {
        Task task = shown.presentation().task();
        return response.map(given -> task.score(given.toResponse())).orElseGet(() -> new Score(0, task.maximum()));
    }
}
