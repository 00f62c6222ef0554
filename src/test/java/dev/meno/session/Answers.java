package dev.meno.session;

import dev.meno.course.Task;
import dev.meno.psychometrics.model.ItemModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** What a simulated learner answers. */
public final class Answers {
    private static final double FAR_OFF = 1e6;

    private Answers() {}

    /** Points that a learner of an ability reaches, by the item's model. */
    public static int draw(ItemModel model, double theta, RandomGenerator random) {
        double u = random.nextDouble();
        int points = 0;
        double below = model.probability(theta, 0);
        while (u >= below && points < model.categories() - 1) {
            points++;
            below += model.probability(theta, points);
        }
        return points;
    }

    /** The body's {@code response} that earns exactly these points. */
    public static Map<String, Object> worth(int points, Task task) {
        return switch (task) {
            case Task.SingleChoice choice -> Map.of("choice", points == 1 ? choice.right() : wrong(choice));
            case Task.MultipleResponse several -> Map.of("choices", hits(points, several));
            case Task.NumericEntry entry -> Map.of("number", points == 1 ? entry.value() : entry.value() + FAR_OFF);
            case Task.Ordering ordering -> Map.of("order", followed(points, ordering));
            case Task.Matching matching -> Map.of("matches", matched(points, matching));
        };
    }

    private static String wrong(Task.SingleChoice choice) {
        return choice.options().stream()
                .map(Task.Option::id)
                .filter(id -> !id.equals(choice.right()))
                .findFirst()
                .orElseThrow();
    }

    /** So many right options; a wrong one where there is none, for a choice cannot be empty. */
    private static List<String> hits(int points, Task.MultipleResponse several) {
        Stream<String> wrong = several.options().stream()
                .map(Task.Option::id)
                .filter(id -> !several.right().contains(id));
        return points == 0 ? wrong.limit(1).toList() : several.right().subList(0, points);
    }

    /** The beginning of the right order: each option after the first follows the one it should. */
    private static List<String> followed(int points, Task.Ordering ordering) {
        return ordering.order().subList(0, points + 1);
    }

    private static Map<String, String> matched(int points, Task.Matching matching) {
        Map<String, String> matches = new HashMap<>();
        List<String> options =
                new ArrayList<>(matching.options().stream().map(Task.Option::id).toList());
        matching.prompts()
                .forEach(prompt -> matches.put(
                        prompt.id(),
                        matches.size() < points
                                ? prompt.match()
                                : options.stream()
                                        .filter(option -> !option.equals(prompt.match()))
                                        .findFirst()
                                        .orElseThrow()));
        return matches;
    }
}
