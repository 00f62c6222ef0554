package dev.meno.course.content.lint;

import dev.meno.course.QuestionDocument;
import dev.meno.course.QuestionDocument.NumberDocument;
import dev.meno.course.QuestionDocument.OptionDocument;
import dev.meno.course.content.CourseContent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** No hint holds the text of the key; checked for templates by {@link TemplateRule}, with their numbers filled in. */
final class HintRule implements LintRule {
    static final String RULE = "hint-gives-key-away";

    @Override
    public void check(CourseContent content, Findings findings) {
        content.placed()
                .filter(placed -> placed.question().template() == null)
                .forEach(placed -> giveaway(placed.question())
                        .ifPresent(given -> findings.warn(RULE, placed, given.pointer(), given.detail())));
    }

    /** A hint that says too much. */
    record Giveaway(String pointer, String detail) {}

    /** The first hint that holds the text of a right option or the right number. */
    static Optional<Giveaway> giveaway(QuestionDocument question) {
        List<List<String>> keys = keys(question);
        for (int hint = 0; hint < question.hints().size(); hint++) {
            List<String> words = Words.of(question.hints().get(hint)).stream()
                    .map(HintRule::canonical)
                    .toList();
            for (List<String> key : keys) {
                if (java.util.Collections.indexOfSubList(words, key) >= 0) {
                    return Optional.of(new Giveaway(
                            "/hints/" + hint, "The hint gives the key (%s) away.".formatted(String.join(" ", key))));
                }
            }
        }
        return Optional.empty();
    }

    /** A number without superfluous zeros and separators, so that 0.80 is 0.8; other words as they are. */
    private static String canonical(String word) {
        try {
            BigDecimal number = new BigDecimal(word.replace(",", ""));
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        } catch (NumberFormatException e) {
            return word;
        }
    }

    private static List<List<String>> keys(QuestionDocument question) {
        List<List<String>> keys = new ArrayList<>();
        for (OptionDocument option : question.rightOptions()) {
            List<String> words =
                    Words.of(option.text()).stream().map(HintRule::canonical).toList();
            if (!words.isEmpty()) {
                keys.add(words);
            }
        }
        NumberDocument number = question.answer();
        if (number != null && number.value() != null) {
            keys.add(List.of(canonical(String.valueOf(number.value()))));
        }
        return keys;
    }
}
