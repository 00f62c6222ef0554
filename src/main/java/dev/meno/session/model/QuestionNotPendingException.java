package dev.meno.session.model;

import dev.meno.problem.MenoException;
import dev.meno.problem.ProblemType;

public class QuestionNotPendingException extends MenoException {
    private static final long serialVersionUID = 1L;

    public QuestionNotPendingException() {
        super(
                ProblemType.QUESTION_NOT_PENDING,
                "The question is not the one that the session waits for; ask for the next question.");
    }
}
