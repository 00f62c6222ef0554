package dev.meno.session.exam;

import dev.meno.problem.MenoException;
import dev.meno.problem.ProblemType;

class ExamInProgressException extends MenoException {
    private static final long serialVersionUID = 1L;

    ExamInProgressException() {
        super(
                ProblemType.EXAM_IN_PROGRESS,
                "The learner is already sitting another mock exam. Only one can be under way at a time.");
    }
}
