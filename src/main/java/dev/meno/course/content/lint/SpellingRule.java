package dev.meno.course.content.lint;

import dev.meno.course.QuestionDocument;
import dev.meno.course.content.CourseContent;
import dev.meno.course.content.CourseContent.Placed;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * Names are spelled as {@code course.json} lists them: right capitals, one word where it is one, the right maker before
 * them. Code in backticks is left alone, for there names follow other rules.
 */
final class SpellingRule implements LintRule {
    private static final String RULE = "spelling";
    private static final Pattern CODE = Pattern.compile("`[^`]*`");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final Pattern CAPITAL_INSIDE = Pattern.compile(".+\\p{Lu}.*");
    /** One slip of the pen in a short name, two in a long one. */
    private static final int LONG_NAME = 8;

    @Override
    public void check(CourseContent content, Findings findings) {
        if (content.course().names().isEmpty()) {
            return;
        }
        Names names = new Names(content.course().names());
        content.placed().forEach(placed -> {
            placed.question().services().stream()
                    .filter(service -> !content.course().names().contains(service))
                    .forEach(service -> findings.warn(
                            RULE,
                            placed,
                            "/services",
                            "The name (%s) is not among the course's names.".formatted(service)));
            placed.question().texts().forEach(text -> checkText(text, names, placed, findings));
        });
    }

    private static void checkText(QuestionDocument.LocatedText text, Names names, Placed placed, Findings findings) {
        Matcher words = WORD.matcher(CODE.matcher(text.text()).replaceAll("`"));
        String before = "";
        while (words.find()) {
            String word = words.group();
            names.problem(before, word).forEach(problem -> findings.warn(RULE, placed, text.pointer(), problem));
            before = word;
        }
    }

    /** The course's names, by word. */
    private static final class Names {
        /** Words with capitals inside, such as QuickSight, by their lower case. */
        private final Map<String, String> distinctive = new HashMap<>();
        /** First words of names with a maker, such as Glue, by the makers they stand with. */
        private final Map<String, Set<String>> makers = new HashMap<>();

        private final Set<String> allMakers = new HashSet<>();
        /** Neighbours in names: "Quick Sight" is right where a name says so. */
        private final Set<String> pairs = new HashSet<>();

        Names(List<String> names) {
            for (String name : names) {
                List<String> words =
                        WORD.matcher(name).results().map(match -> match.group()).toList();
                words.stream()
                        .filter(word ->
                                CAPITAL_INSIDE.matcher(word).matches() && !word.equals(word.toUpperCase(Locale.ROOT)))
                        .forEach(word -> distinctive.put(word.toLowerCase(Locale.ROOT), word));
                for (int i = 1; i < words.size(); i++) {
                    pairs.add(words.get(i - 1) + " " + words.get(i));
                }
                if (words.size() > 1) {
                    allMakers.add(words.getFirst());
                    makers.computeIfAbsent(words.get(1), key -> new HashSet<>()).add(words.getFirst());
                }
            }
            // "Amazon SageMaker Studio" and "SageMaker Studio" are both good: SageMaker makes nothing.
            allMakers.removeIf(makers::containsKey);
        }

        List<String> problem(String before, String word) {
            String right = distinctive.get(word.toLowerCase(Locale.ROOT));
            if (right != null && !right.equals(word) && !word.equals(word.toLowerCase(Locale.ROOT))) {
                return List.of("Write %s, not %s.".formatted(right, word));
            }
            String joined = distinctive.get((before + word).toLowerCase(Locale.ROOT));
            boolean isPair = !before.isEmpty() && !pairs.contains(before + " " + word);
            if (joined != null && isPair && Character.isUpperCase(word.charAt(0))) {
                return List.of("Write %s, not %s %s.".formatted(joined, before, word));
            }
            return allMakers.contains(before) ? afterMaker(before, word) : List.of();
        }

        private List<String> afterMaker(String maker, String word) {
            Set<String> right = makers.get(word);
            if (right != null) {
                return right.contains(maker)
                        ? List.of()
                        : List.of("Write %s %s, not %s."
                                .formatted(right.iterator().next(), word, maker));
            }
            if (!Character.isUpperCase(word.charAt(0))) {
                return List.of();
            }
            int slips = word.length() >= LONG_NAME ? 2 : 1;
            LevenshteinDistance distance = new LevenshteinDistance(slips);
            return makers.keySet().stream()
                    .filter(name -> word.length() > 3 && distance.apply(name, word) > 0)
                    .map(name -> "Write %s, not %s.".formatted(name, word))
                    .limit(1)
                    .toList();
        }
    }
}
