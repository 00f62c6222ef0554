package dev.meno.session.model;

import dev.meno.problem.MenoException;
import dev.meno.problem.ProblemType;

public class QuestionNotPendingException extends MenoException {
    private static final long serialVersionUID = 1L;

    public QuestionNotPendingException() {
        super(
                ProblemType.QUESTION_NOT_PENDING,
                "The session is waiting for an answer to another question. Ask for the next question.");
    }
}
