package dev.meno.session;

import dev.meno.platform.TinyCourse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Courses of other exams than the seed's: two domains, {@code left} and {@code right}, of one topic each; B is always right. */
final class ExamCourses {
    private static final int QUESTIONS_PER_DOMAIN = 40;

    private ExamCourses() {}

    /** Two sections of five questions and ten minutes each; the second score scale is a straight line from 0 to 10. */
    static Map<String, Object> inSections(String key) {
        return files(
                key,
                5,
                Map.of(
                        "questions",
                        10,
                        "minutes",
                        20,
                        "scale",
                        Map.of("lowest", 0, "highest", 10, "passMark", 6),
                        "sections",
                        List.of(
                                Map.of("key", "one", "title", "One", "domains", List.of("left"), "minutes", 10),
                                Map.of("key", "two", "title", "Two", "domains", List.of("right"), "minutes", 10))));
    }

    /** From 8 to 30 questions, until passing or failing is settled with 0.9; passing takes 60% of the points. */
    static Map<String, Object> adaptive(String key) {
        return files(
                key,
                15,
                Map.of(
                        "questions",
                        30,
                        "minutes",
                        60,
                        "scale",
                        Map.of("lowest", 0, "highest", 100, "passMark", 60),
                        "adaptive",
                        Map.of("minimum", 8, "confidence", 0.9)));
    }

    /** The adaptive exam with a third domain, {@code ahead}, which stands before the others. */
    static Map<String, Object> withOneMoreDomain(String key) {
        return files(
                key,
                List.of("ahead", "left", "right"),
                10,
                Map.of("questions", 30, "minutes", 60, "adaptive", Map.of("minimum", 8, "confidence", 0.9)));
    }

    static Map<String, Object> files(String key, int perDomain, Map<String, Object> exam) {
        return files(key, List.of("left", "right"), perDomain, exam);
    }

    private static Map<String, Object> files(
            String key, List<String> domains, int perDomain, Map<String, Object> exam) {
        Map<String, Object> files = TinyCourse.files(key);
        Map<String, Object> course = new HashMap<>();
        course.put("key", key);
        course.put("title", "Another exam");
        course.put("description", "A course for tests.");
        course.put("language", "en");
        course.put("exam", exam);
        course.put(
                "domains",
                domains.stream()
                        .map(domain -> domain(domain, 1.0 / domains.size(), perDomain))
                        .toList());
        course.put("topics", domains.stream().map(ExamCourses::topic).toList());
        files.clear();
        files.put("course.json", course);
        for (String domain : domains) {
            List<Map<String, Object>> questions = new ArrayList<>();
            for (int i = 0; i < QUESTIONS_PER_DOMAIN; i++) {
                Map<String, Object> question = TinyCourse.question(
                        domain + "-" + i, "Which letter has the number %d %s?".formatted(i, domain));
                question.put("difficulty", -2 + 4.0 * i / QUESTIONS_PER_DOMAIN);
                questions.add(question);
            }
            files.put(
                    "questions/%s-topic.json".formatted(domain),
                    Map.of("topic", domain + "-topic", "questions", questions));
        }
        return files;
    }

    private static Map<String, Object> domain(String key, double weight, int examQuestions) {
        return Map.of("key", key, "title", key, "weight", weight, "examQuestions", examQuestions);
    }

    private static Map<String, Object> topic(String domain) {
        return Map.of("key", domain + "-topic", "domain", domain, "title", domain);
    }
}
