package dev.meno.platform;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * A course as a partner brings it that has a bank of its own: questions right or wrong with parameters from a calibration, no
 * hints worth the name, no templates, one topic a domain. B is always right.
 *
 * @param domains number of domains, of equal weight
 * @param questionsPerDomain size of the bank
 * @param examPerDomain questions of a domain in the exam
 * @param discrimination mean of a; single questions vary by a third of it
 * @param guessing c
 * @param passShare share of the points that passes
 */
public record CalibratedCourse(
        int domains,
        int questionsPerDomain,
        int examPerDomain,
        double discrimination,
        double guessing,
        double passShare) {
    /**
     * As licensure examinations tend to be: one long form of all that there is, easy questions of low discrimination, no
     * guessing in the model.
     */
    public static final CalibratedCourse LICENSURE = new CalibratedCourse(1, 170, 170, 0.45, 0, 0.7);

    /** The files of an import. */
    public Map<String, Object> files(String key) {
        Map<String, Object> files = new HashMap<>();
        files.put("course.json", course(key));
        RandomGenerator random = new SplittableRandom(domains);
        for (String domain : keys()) {
            List<Map<String, Object>> questions = new ArrayList<>();
            for (int i = 0; i < questionsPerDomain; i++) {
                questions.add(question("%s-%d".formatted(domain, i), random));
            }
            files.put(
                    "questions/%s-all.json".formatted(domain),
                    Map.of("topic", domain + "-all", "questions", questions));
        }
        return files;
    }

    private List<String> keys() {
        return IntStream.rangeClosed(1, domains)
                .mapToObj("domain-%d"::formatted)
                .toList();
    }

    private Map<String, Object> course(String key) {
        int questions = domains * examPerDomain;
        return Map.of(
                "key",
                key,
                "title",
                "A licence",
                "description",
                "A course for tests.",
                "language",
                "en",
                "exam",
                Map.of(
                        "questions",
                        questions,
                        "minutes",
                        questions,
                        "scale",
                        Map.of("lowest", 0, "highest", questions, "passMark", passShare * questions)),
                "domains",
                keys().stream()
                        .map(domain -> Map.of(
                                "key",
                                domain,
                                "title",
                                domain,
                                "weight",
                                1.0 / domains,
                                "examQuestions",
                                examPerDomain))
                        .toList(),
                "topics",
                keys().stream()
                        .map(domain -> Map.of("key", domain + "-all", "domain", domain, "title", domain))
                        .toList());
    }

    private Map<String, Object> question(String key, RandomGenerator random) {
        Map<String, Object> question = TinyCourse.question(key, "Item %s of the form.".formatted(key));
        question.remove("difficulty");
        question.remove("difficultyUncertainty");
        question.put(
                "parameters",
                Map.of(
                        "discrimination",
                        discrimination * (2 + 2 * random.nextDouble()) / 3,
                        "difficulty",
                        -1.2 / Math.sqrt(discrimination) + 1.5 * random.nextGaussian(),
                        "guessing",
                        guessing));
        return question;
    }
}
