package dev.meno.psychometrics.population;

import dev.meno.psychometrics.ability.AbilityEstimate;
import dev.meno.psychometrics.model.ItemModel;

/**
 * What a model expects of an answer, given what was known of the ability before it: the mean and the variance of the score's
 * share over {@code θ ~ N(m, s²)}. Against these a question's answers are held; as the ability itself is not known, its
 * uncertainty is part of the variance.
 *
 * <p>{@code E = ∫ E[x | θ] φ(θ; m, s²) dθ}, {@code Var = ∫ E[x² | θ] φ(θ; m, s²) dθ − E²}, by the midpoint rule on 33 points
 * over ±4 s, exact to about 1e-4.
 *
 * @param mean share of the points, in [0, 1]
 * @param variance of that share, in [0, 1/4]
 */
public record PredictedScore(double mean, double variance) {
    private static final int POINTS = 33;
    private static final double REACH = 4;

    public static PredictedScore of(ItemModel item, AbilityEstimate before) {
        int maximum = item.categories() - 1;
        double weights = 0;
        double first = 0;
        double second = 0;
        for (int point = 0; point < POINTS; point++) {
            double z = REACH * (2 * (point + 0.5) / POINTS - 1);
            double weight = StrictMath.exp(-z * z / 2);
            double theta = before.theta() + z * before.standardError();
            weights += weight;
            for (int category = 1; category <= maximum; category++) {
                double share = (double) category / maximum;
                double mass = weight * item.probability(theta, category);
                first += mass * share;
                second += mass * share * share;
            }
        }
        double mean = first / weights;
        return new PredictedScore(mean, Math.max(0, second / weights - mean * mean));
    }
}
