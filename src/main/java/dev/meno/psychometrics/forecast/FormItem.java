package dev.meno.psychometrics.forecast;

import dev.meno.psychometrics.model.ItemModel;

/**
 * An item as an exam scores it.
 *
 * @param allOrNothing whether only its highest category earns anything, and that one point
 */
public record FormItem(ItemModel model, boolean allOrNothing) {
    /** An item that earns as many points as its category. */
    public static FormItem of(ItemModel model) {
        return new FormItem(model, false);
    }

    /** The most points that it earns. */
    public int points() {
        return allOrNothing ? 1 : model.categories() - 1;
    }

    /**
     * Probability of so many points.
     *
     * @param points 0 to {@link #points()}
     */
    public double probability(double theta, int points) {
        if (!allOrNothing) {
            return model.probability(theta, points);
        }
        double full = model.probability(theta, model.categories() - 1);
        return points == 1 ? full : 1 - full;
    }

    /** Expected share of its points, in [0, 1]. */
    public double expectedShare(double theta) {
        double sum = 0;
        for (int points = 1; points <= points(); points++) {
            sum += points * probability(theta, points);
        }
        return sum / points();
    }
}
