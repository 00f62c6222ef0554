package dev.meno.course.content.lint;

import dev.meno.course.QuestionDocument;
import dev.meno.course.QuestionDocument.OptionDocument;
import dev.meno.course.QuestionKind;
import dev.meno.course.content.CourseContent;
import dev.meno.course.content.CourseContent.Placed;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Over a bank, the key of single-choice questions is betrayed neither by its place nor by its length. */
final class KeyRule implements LintRule {
    /** With fewer questions a share says nothing. */
    private static final int MIN_QUESTIONS = 20;

    private static final double SMALLEST_SHARE_OF_A_LETTER = 0.15;
    private static final double LARGEST_SHARE_OF_A_LETTER = 0.35;
    private static final double LARGEST_SHARE_OF_LONGEST_KEYS = 0.40;
    private static final int USUAL_OPTIONS = 4;

    @Override
    public void check(CourseContent content, Findings findings) {
        List<QuestionDocument> choices = content.placed()
                .map(Placed::question)
                .filter(question -> question.kind() == QuestionKind.SINGLE_CHOICE)
                .toList();
        checkPlaces(
                choices.stream()
                        .filter(question -> question.options().size() == USUAL_OPTIONS)
                        .toList(),
                findings);
        checkLengths(choices, findings);
    }

    private static void checkPlaces(List<QuestionDocument> questions, Findings findings) {
        if (questions.size() < MIN_QUESTIONS) {
            return;
        }
        Map<String, Integer> counts = new TreeMap<>(Map.of("A", 0, "B", 0, "C", 0, "D", 0));
        questions.forEach(
                question -> counts.merge(question.rightOptions().getFirst().id(), 1, Integer::sum));
        counts.forEach((letter, count) -> {
            double share = (double) count / questions.size();
            if (share < SMALLEST_SHARE_OF_A_LETTER || share > LARGEST_SHARE_OF_A_LETTER) {
                findings.warn(
                        "key-position",
                        "",
                        "The key is %s in %d of %d single-choice questions; it should be from 15 to 35%%."
                                .formatted(letter, count, questions.size()));
            }
        });
    }

    private static void checkLengths(List<QuestionDocument> questions, Findings findings) {
        long longest = questions.stream().filter(KeyRule::isKeyLongest).count();
        if (questions.size() >= MIN_QUESTIONS && longest > LARGEST_SHARE_OF_LONGEST_KEYS * questions.size()) {
            findings.warn(
                    "key-length",
                    "",
                    "The key is the longest option in %d of %d single-choice questions; it should be in at most 40%%."
                            .formatted(longest, questions.size()));
        }
    }

    private static boolean isKeyLongest(QuestionDocument question) {
        int key = question.rightOptions().getFirst().text().length();
        return question.options().stream()
                .filter(option -> !option.isCorrect())
                .map(OptionDocument::text)
                .allMatch(text -> text.length() < key);
    }
}
