package dev.meno.course.content.lint;

import dev.meno.course.QuestionDocument;
import dev.meno.course.content.CourseContent;
import dev.meno.course.content.CourseContent.Placed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * No stem stands twice, and stems that are nearly alike are marked as a family or as enemies. Alike are stems that share
 * half of their runs of three words, numbers counting as the same word (Broder 1997, resemblance of shingles).
 */
final class DuplicateRule implements LintRule {
    private static final int SHINGLE = 3;
    private static final double ALIKE = 0.5;
    /** A run of words that so many stems share is a figure of speech, and comparing all of them would take long. */
    private static final int COMMON = 50;

    @Override
    public void check(CourseContent content, Findings findings) {
        List<Placed> questions = content.placed().toList();
        List<Set<String>> shingles = questions.stream()
                .map(placed -> shingles(placed.question().stem()))
                .toList();
        Map<String, List<Integer>> byShingle = new HashMap<>();
        Map<String, Placed> byStem = new HashMap<>();
        for (int i = 0; i < questions.size(); i++) {
            Placed placed = questions.get(i);
            Placed same = byStem.putIfAbsent(Words.plain(placed.question().stem()), placed);
            if (same != null) {
                findings.warn(
                        "duplicate-stem",
                        placed,
                        "/stem",
                        "The stem is the same as that of %s."
                                .formatted(same.question().key()));
            } else {
                findAlike(i, questions, shingles, byShingle, findings);
            }
            for (String shingle : shingles.get(i)) {
                byShingle.computeIfAbsent(shingle, key -> new ArrayList<>()).add(i);
            }
        }
    }

    private static void findAlike(
            int question,
            List<Placed> questions,
            List<Set<String>> shingles,
            Map<String, List<Integer>> byShingle,
            Findings findings) {
        Map<Integer, Integer> shared = new HashMap<>();
        for (String shingle : shingles.get(question)) {
            List<Integer> others = byShingle.getOrDefault(shingle, List.of());
            if (others.size() <= COMMON) {
                others.forEach(other -> shared.merge(other, 1, Integer::sum));
            }
        }
        shared.forEach((other, count) -> {
            int union = shingles.get(question).size() + shingles.get(other).size() - count;
            Placed placed = questions.get(question);
            Placed earlier = questions.get(other);
            if (count >= ALIKE * union && !areKeptApart(placed.question(), earlier.question())) {
                findings.warn(
                        "near-duplicate-stem",
                        placed,
                        "/stem",
                        "The stem is nearly the same as that of %s. Give both a family."
                                .formatted(earlier.question().key()));
            }
        });
    }

    private static boolean areKeptApart(QuestionDocument one, QuestionDocument other) {
        return (one.family() != null && one.family().equals(other.family()))
                || one.enemies().contains(other.key())
                || other.enemies().contains(one.key());
    }

    private static Set<String> shingles(String stem) {
        List<String> words = Words.of(stem).stream()
                .map(word -> Character.isDigit(word.charAt(word.length() - 1)) ? "#" : word)
                .toList();
        Set<String> shingles = new HashSet<>();
        for (int i = 0; i + SHINGLE <= words.size(); i++) {
            shingles.add(String.join(" ", words.subList(i, i + SHINGLE)));
        }
        return shingles;
    }
}
