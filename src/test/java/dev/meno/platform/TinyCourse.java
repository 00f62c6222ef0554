package dev.meno.platform;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A course of one domain and one topic, as an import takes it. */
public final class TinyCourse {
    private TinyCourse() {}

    public static Map<String, Object> files(String key) {
        return files(
                key, List.of(question("first", "What is one and one?"), question("second", "What is two and two?")));
    }

    public static Map<String, Object> files(String key, List<Map<String, Object>> questions) {
        Map<String, Object> course = new HashMap<>();
        course.put("key", key);
        course.put("title", "Tiny");
        course.put("description", "A course for tests.");
        course.put("language", "en");
        course.put("exam", Map.of("questions", 2, "minutes", 5));
        course.put("domains", List.of(Map.of("key", "sums", "title", "Sums", "weight", 1, "examQuestions", 2)));
        course.put("topics", List.of(Map.of("key", "addition", "domain", "sums", "title", "Addition")));
        Map<String, Object> files = new HashMap<>();
        files.put("course.json", course);
        files.put("questions/addition.json", Map.of("topic", "addition", "questions", questions));
        return files;
    }

    public static Map<String, Object> question(String key, String stem) {
        List<Map<String, Object>> options = new ArrayList<>();
        for (String id : List.of("A", "B", "C", "D")) {
            options.add(
                    Map.of("id", id, "text", "Text " + id, "correct", id.equals("B"), "rationale", "Because " + id));
        }
        Map<String, Object> question = new HashMap<>();
        question.put("key", key);
        question.put("kind", "single-choice");
        question.put("stem", stem);
        question.put("options", options);
        question.put("explanation", "It is B.");
        question.put("hints", List.of("Count."));
        question.put("cognitiveLevel", "recall");
        question.put("difficulty", 0);
        question.put("difficultyUncertainty", 1);
        return question;
    }

    /** Right is C, A, B. */
    public static Map<String, Object> ordering(String key) {
        Map<String, Object> question = question(key, "Put them in order.");
        question.put("kind", "ordering");
        question.put("options", options(Map.of("rationale", "It stands there.")));
        question.put("order", List.of("C", "A", "B"));
        return question;
    }

    /** Right is B for the first prompt and A for the second. */
    public static Map<String, Object> matching(String key) {
        Map<String, Object> question = question(key, "Which belongs to which?");
        question.put("kind", "matching");
        question.put("options", options(Map.of()));
        question.put(
                "prompts",
                List.of(
                        Map.of("id", "1", "text", "One", "match", "B", "rationale", "Because one"),
                        Map.of("id", "2", "text", "Two", "match", "A", "rationale", "Because two")));
        return question;
    }

    /** Right is the sum of the two numbers in the stem. */
    public static Map<String, Object> template(String key) {
        Map<String, Object> question = question(key, "What is {{a}} and {{b}}?");
        question.put("kind", "numeric");
        question.remove("options");
        question.put("answer", Map.of("formula", "a + b", "decimals", 0, "tolerance", 0));
        question.put(
                "template",
                Map.of("variables", Map.of("a", Map.of("from", 10, "to", 99), "b", Map.of("from", 10, "to", 99))));
        return question;
    }

    private static List<Map<String, Object>> options(Map<String, Object> more) {
        List<Map<String, Object>> options = new ArrayList<>();
        for (String id : List.of("A", "B", "C")) {
            Map<String, Object> option = new HashMap<>(more);
            option.put("id", id);
            option.put("text", "Text " + id);
            options.add(option);
        }
        return options;
    }
}
