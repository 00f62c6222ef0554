package dev.meno.psychometrics.population;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How the answers to a question depend on ability: for each band of {@link AbilityBands} the number of answers, the sum of
 * their scores and how often each option was chosen. Additive, so that profiles of days and groups can be put together and
 * taken apart again. Immutable.
 *
 * <p>The ability is the one estimated before the answer, which the answer has no part in.
 */
public final class ChoiceProfile {
    /** No answer. */
    public static final ChoiceProfile NONE =
            new ChoiceProfile(new int[AbilityBands.COUNT], new double[AbilityBands.COUNT], Map.of());

    private final int[] answers;
    private final double[] scores;
    private final Map<String, int[]> choices;

    private ChoiceProfile(int[] answers, double[] scores, Map<String, int[]> choices) {
        this.answers = answers;
        this.scores = scores;
        this.choices = choices;
    }

    /**
     * A profile with the counts of one band, to build it up again from storage.
     *
     * @param score sum of the shares of the points
     * @param choices how often each option was chosen, by the option's id
     */
    public static ChoiceProfile ofBand(int band, int answers, double score, Map<String, Integer> choices) {
        int[] counts = new int[AbilityBands.COUNT];
        double[] sums = new double[AbilityBands.COUNT];
        counts[band] = answers;
        sums[band] = score;
        Map<String, int[]> chosen = new TreeMap<>();
        choices.forEach(
                (option, count) -> chosen.computeIfAbsent(option, id -> new int[AbilityBands.COUNT])[band] = count);
        return new ChoiceProfile(counts, sums, chosen);
    }

    /**
     * The profile with one more answer.
     *
     * @param chosen ids of the options that were chosen; empty where the question has none to choose
     * @param theta ability estimated before the answer, in logits
     * @param share of the points, in [0, 1]
     */
    public ChoiceProfile plus(List<String> chosen, double theta, double share) {
        Map<String, Integer> once = new TreeMap<>();
        chosen.forEach(option -> once.put(option, 1));
        return plus(ofBand(AbilityBands.of(theta), 1, Exact.term(share), once));
    }

    public ChoiceProfile plus(ChoiceProfile other) {
        return combined(other, 1);
    }

    /** The profile without the answers of another that are among its own. */
    public ChoiceProfile minus(ChoiceProfile other) {
        return combined(other, -1);
    }

    private ChoiceProfile combined(ChoiceProfile other, int sign) {
        int[] counts = answers.clone();
        double[] sums = scores.clone();
        Map<String, int[]> chosen = new TreeMap<>(choices);
        for (int band = 0; band < AbilityBands.COUNT; band++) {
            counts[band] += sign * other.answers[band];
            sums[band] += sign * other.scores[band];
        }
        other.choices.forEach((option, theirs) -> {
            int[] both = chosen.containsKey(option) ? chosen.get(option).clone() : new int[AbilityBands.COUNT];
            for (int band = 0; band < AbilityBands.COUNT; band++) {
                both[band] += sign * theirs[band];
            }
            if (Arrays.stream(both).allMatch(count -> count == 0)) {
                chosen.remove(option);
            } else {
                chosen.put(option, both);
            }
        });
        return new ChoiceProfile(counts, sums, chosen);
    }

    /** Number of answers. */
    public int answers() {
        return Arrays.stream(answers).sum();
    }

    /** Number of answers in a band. */
    public int answers(int band) {
        return answers[band];
    }

    /** Sum of the shares of the points in a band. */
    public double score(int band) {
        return scores[band];
    }

    /** Ids of the options that were chosen at least once, in order. */
    public Set<String> options() {
        return Collections.unmodifiableSet(choices.keySet());
    }

    /** How often an option was chosen in a band. */
    public int chosen(String option, int band) {
        return choices.containsKey(option) ? choices.get(option)[band] : 0;
    }

    /**
     * The answers in groups of about equal size by ability, the least able first. A band is never split, so with few answers
     * or many in one band the groups differ in size, and there may be fewer.
     *
     * @param groups at least 1
     */
    public List<Group> groups(int groups) {
        List<Group> result = new ArrayList<>();
        int all = answers();
        int before = 0;
        int first = 0;
        int inGroup = 0;
        for (int band = 0; band < AbilityBands.COUNT && before < all; band++) {
            inGroup += answers[band];
            if (inGroup == 0) {
                first = band + 1;
                continue;
            }
            // A group is full when what lies below its end is nearer to its share of all answers than with one band
            // more.
            double target = (result.size() + 1.0) * all / groups;
            int next = band + 1 < AbilityBands.COUNT ? answers[band + 1] : 0;
            boolean isFull = before + inGroup + next / 2.0 > target && result.size() < groups - 1;
            if (isFull || before + inGroup == all) {
                result.add(group(first, band, inGroup));
                before += inGroup;
                inGroup = 0;
                first = band + 1;
            }
        }
        return List.copyOf(result);
    }

    private Group group(int first, int last, int inGroup) {
        double score = 0;
        Map<String, Integer> chosen = new TreeMap<>();
        for (int band = first; band <= last; band++) {
            score += scores[band];
            for (Map.Entry<String, int[]> option : choices.entrySet()) {
                chosen.merge(option.getKey(), option.getValue()[band], Integer::sum);
            }
        }
        return new Group(AbilityBands.from(first), AbilityBands.to(last), inGroup, score / inGroup, chosen);
    }

    /**
     * Answers of learners of like ability.
     *
     * @param from lower end of the abilities, in logits; −∞ possible
     * @param to upper end, in logits; +∞ possible
     * @param answers their number, at least 1
     * @param meanScore mean share of the points, in [0, 1]
     * @param choices how often each option was chosen, by its id
     */
    public record Group(double from, double to, int answers, double meanScore, Map<String, Integer> choices) {
        public Group {
            choices = Collections.unmodifiableMap(new TreeMap<>(choices));
        }

        /** The middle of the abilities, in logits; where one side is open, the other end. */
        public double middle() {
            if (Double.isInfinite(from)) {
                return Double.isInfinite(to) ? 0 : to;
            }
            return Double.isInfinite(to) ? from : (from + to) / 2;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ChoiceProfile that
                && Arrays.equals(answers, that.answers)
                && Arrays.equals(scores, that.scores)
                && choices.keySet().equals(that.choices.keySet())
                && choices.keySet().stream()
                        .allMatch(option -> Arrays.equals(choices.get(option), that.choices.get(option)));
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(answers);
    }
}
