package dev.meno.course.content.lint;

import dev.meno.course.QuestionDocument;
import dev.meno.course.QuestionDocument.OptionDocument;
import dev.meno.course.QuestionKind;
import dev.meno.course.content.CourseContent;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The options of a question differ; an ordering is not shown solved, and a stem says how many to choose. */
final class OptionsRule implements LintRule {
    private static final List<String> NUMBERS = List.of("zero", "one", "two", "three", "four", "five", "six");

    @Override
    public void check(CourseContent content, Findings findings) {
        content.placed().forEach(placed -> {
            QuestionDocument question = placed.question();
            alike(question.options().stream().map(OptionDocument::text).toList())
                    .forEach(text -> findings.warn(
                            "options-alike", placed, "/options", "Two options say the same (%s).".formatted(text)));
            if (question.kind() == QuestionKind.ORDERING
                    && question.order()
                            .equals(question.options().stream()
                                    .map(OptionDocument::id)
                                    .toList())) {
                findings.warn("shown-solved", placed, "/order", "The options are shown in the right order.");
            }
            if (question.kind() == QuestionKind.MULTIPLE_RESPONSE && !saysHowMany(question)) {
                findings.warn(
                        "choose-count",
                        placed,
                        "/stem",
                        "The stem must say how many to choose (%d), in letters or digits."
                                .formatted(question.rightOptions().size()));
            }
        });
    }

    /** Texts that stand more than once, but for case, markup and white space. */
    static Set<String> alike(List<String> texts) {
        Set<String> seen = new HashSet<>();
        Set<String> twice = new HashSet<>();
        for (String text : texts) {
            if (!seen.add(
                    text.toLowerCase(Locale.ROOT).replaceAll("[\\s*_`]+", " ").strip())) {
                twice.add(text);
            }
        }
        return twice;
    }

    private static boolean saysHowMany(QuestionDocument question) {
        int count = question.rightOptions().size();
        List<String> words = Words.of(question.stem());
        return words.contains(String.valueOf(count)) || (count < NUMBERS.size() && words.contains(NUMBERS.get(count)));
    }
}
