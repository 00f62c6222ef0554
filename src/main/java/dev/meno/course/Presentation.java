package dev.meno.course;

import java.util.List;
import java.util.Objects;

/**
 * A question as one learner meets it: where it is a template, with the numbers drawn. Immutable.
 *
 * @param stem CommonMark
 * @param explanation CommonMark; not shown before the answer
 * @param hints from vague to specific
 * @param references titles of public documentation; not shown before the answer
 */
public record Presentation(
        String stem, List<Chart> charts, Task task, String explanation, List<String> hints, List<String> references) {
    public Presentation {
        charts = List.copyOf(charts);
        hints = List.copyOf(hints);
        references = List.copyOf(references);
    }

    /**
     * A chart beside the stem.
     *
     * @param svg a picture that is safe to be put into a page
     * @param alternativeText what it shows, in words and figures
     */
    public record Chart(String svg, String alternativeText) {}

    /** The presentation of a question whose numbers are filled in. */
    public static Presentation of(QuestionDocument question) {
        return new Presentation(
                question.stem(),
                question.media().stream()
                        .map(chart -> new Chart(
                                Objects.requireNonNull(chart.svg(), "a stored chart holds its picture"),
                                chart.alternativeText()))
                        .toList(),
                Task.of(question),
                question.explanation(),
                question.hints(),
                question.references());
    }
}
