package dev.meno.course.content;

import dev.meno.problem.FieldError;
import dev.meno.problem.InvalidRequestException;
import java.util.List;
import java.util.stream.Collectors;

/** A course's files cannot be published; nothing of them was loaded. Reports every problem, not only the first. */
public class InvalidContentException extends InvalidRequestException {
    private static final long serialVersionUID = 1L;

    private final transient List<Finding> problems;

    public InvalidContentException(List<Finding> problems) {
        super(problems.stream()
                .map(problem -> FieldError.at(
                        "/files/" + FieldError.segment(problem.file()) + problem.pointer(), problem.detail()))
                .toList());
        this.problems = List.copyOf(problems);
    }

    public List<Finding> problems() {
        return problems;
    }

    @Override
    public String getMessage() {
        return problems.stream()
                .map(Finding::toString)
                .collect(Collectors.joining("\n  ", problems.size() + " problem(s) in the course:\n  ", ""));
    }
}
