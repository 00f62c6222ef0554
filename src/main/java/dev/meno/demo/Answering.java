package dev.meno.demo;

import dev.meno.course.Response;
import dev.meno.course.Task;
import dev.meno.psychometrics.numeric.Draw;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Puts points into an answer that earns them; which wrong options it names follows how plausible they look. */
final class Answering {
    private static final int TRIES = 60;
    private static final List<Double> SLIPS = List.of(10.0, 0.1, -1.0, 2.0, 0.5, 100.0, 1.2);
    /** How much more the most plausible of the wrong options draws than the least, on the log scale. */
    private static final double PULL = 2.2;

    private final String question;
    private final SplittableRandom random;

    Answering(String question, SplittableRandom random) {
        this.question = question;
        this.random = random;
    }

    /**
     * An answer worth so many points.
     *
     * @param theta ability of who answers: the able fall for the plausible alone, the others for anything
     */
    Response worth(int points, Task task, double theta) {
        return switch (task) {
            case Task.SingleChoice choice ->
                new Response.Choice(points > 0 ? choice.right() : wrong(ids(choice.options()), choice.key(), theta));
            case Task.MultipleResponse several -> new Response.Choices(choices(points, several, theta));
            case Task.NumericEntry entry -> new Response.Entry(points > 0 ? entry.value() : slip(entry));
            case Task.Ordering ordering -> new Response.Order(order(points, ordering));
            case Task.Matching matching -> new Response.Matches(matches(points, matching, theta));
        };
    }

    /** An answer without reading the question. */
    Response blind(Task task) {
        return switch (task) {
            case Task.SingleChoice choice -> new Response.Choice(any(ids(choice.options())));
            case Task.MultipleResponse several ->
                new Response.Choices(shuffled(ids(several.options())).subList(0, several.choose()));
            case Task.NumericEntry entry -> new Response.Entry(random.nextInt(1, 100));
            case Task.Ordering ordering -> new Response.Order(shuffled(ids(ordering.options())));
            case Task.Matching matching -> {
                Map<String, String> matches = new HashMap<>();
                matching.prompts().forEach(prompt -> matches.put(prompt.id(), any(ids(matching.options()))));
                yield new Response.Matches(matches);
            }
        };
    }

    /** One of the wrong options, the most plausible one above all. */
    String wrong(List<String> options, List<String> right, double theta) {
        List<String> wrong =
                options.stream().filter(option -> !right.contains(option)).toList();
        double[] weights = new double[wrong.size()];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            double plausible = Draw.uniform(question.hashCode(), 0, wrong.get(i).hashCode());
            weights[i] = StrictMath.exp(PULL * plausible * Math.clamp(1 + 0.4 * theta, 0.2, 2));
            sum += weights[i];
        }
        double rest = random.nextDouble() * sum;
        int chosen = 0;
        while (chosen < weights.length - 1 && rest >= weights[chosen]) {
            rest -= weights[chosen];
            chosen++;
        }
        return wrong.get(chosen);
    }

    /** So many right options, filled up with wrong ones to as many as are asked for. */
    private List<String> choices(int points, Task.MultipleResponse several, double theta) {
        List<String> chosen = new ArrayList<>(shuffled(several.right()).subList(0, points));
        List<String> left = new ArrayList<>(ids(several.options()));
        left.removeAll(several.right());
        while (chosen.size() < several.choose() && !left.isEmpty()) {
            String wrong = wrong(left, List.of(), theta);
            left.remove(wrong);
            chosen.add(wrong);
        }
        return chosen;
    }

    private double slip(Task.NumericEntry entry) {
        double slipped = entry.value() * SLIPS.get(random.nextInt(SLIPS.size()));
        boolean isRightAfterAll = entry.score(new Response.Entry(slipped)).points() > 0;
        return isRightAfterAll ? entry.value() + 3 * entry.tolerance() + 1 : slipped;
    }

    /** The right order cut into pieces, of which none follows the one it should. */
    private List<String> order(int points, Task.Ordering ordering) {
        List<String> right = ordering.order();
        List<Integer> cuts = new ArrayList<>();
        for (int place = 1; place < right.size(); place++) {
            cuts.add(place);
        }
        Collections.shuffle(cuts, random);
        List<Integer> starts = new ArrayList<>(cuts.subList(0, right.size() - 1 - points));
        starts.add(0);
        Collections.sort(starts);
        List<List<String>> pieces = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            pieces.add(right.subList(starts.get(i), i + 1 < starts.size() ? starts.get(i + 1) : right.size()));
        }
        List<String> order = right;
        for (int tried = 0; tried < TRIES; tried++) {
            order = shuffled(pieces).stream().flatMap(List::stream).toList();
            if (ordering.score(new Response.Order(order)).points() == points) {
                return order;
            }
        }
        return order;
    }

    private Map<String, String> matches(int points, Task.Matching matching, double theta) {
        Map<String, String> matches = new HashMap<>();
        for (Task.Prompt prompt : shuffled(matching.prompts())) {
            matches.put(
                    prompt.id(),
                    matches.size() < points
                            ? prompt.match()
                            : wrong(ids(matching.options()), List.of(prompt.match()), theta));
        }
        return matches;
    }

    private static List<String> ids(List<Task.Option> options) {
        return options.stream().map(Task.Option::id).toList();
    }

    private String any(List<String> ids) {
        return ids.get(random.nextInt(ids.size()));
    }

    private <T> List<T> shuffled(List<T> list) {
        List<T> shuffled = new ArrayList<>(list);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }
}
