package dev.meno.psychometrics.selection;

import dev.meno.psychometrics.model.ItemModel;
import dev.meno.psychometrics.model.LogisticItem;
import org.hipparchus.analysis.solvers.BrentSolver;

/** The ability at which an item has the most information. */
final class InformationPeak {
    private static final double ACCURACY = 1e-13;
    private static final int MAX_EVALUATIONS = 1000;

    /** Where the peak of an item without a closed form is looked for, in logits, and how finely at first. */
    private static final double REACH = 20;

    private static final double CELL = 0.1;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    /** A golden section this short, in logits, is within the rounding of the information at its peak. */
    private static final double RESOLVED = 1e-9;

    private InformationPeak() {}

    static double of(ItemModel model) {
        return model instanceof LogisticItem item ? ofLogistic(item) : search(model);
    }

    /**
     * Without an upper asymptote {@code b + log((1 + √(1 + 8c)) / 2) / a} (Lord 1980). With one, the probability
     * P at the peak solves {@code 2/(P − c) − 2/(d − P) = 1/P − 1/(1 − P)}, the derivative of {@code log I} (Magis 2013, A
     * note on the item information function of the four-parameter logistic model).
     */
    private static double ofLogistic(LogisticItem item) {
        double c = item.guessing();
        double d = item.upperAsymptote();
        if (d == 1) {
            return item.difficulty() + StrictMath.log((1 + Math.sqrt(1 + 8 * c)) / 2) / item.discrimination();
        }
        // Multiplied out by P (1 − P) (P − c) (d − P), so that the ends are finite.
        double peak = new BrentSolver(ACCURACY)
                .solve(
                        MAX_EVALUATIONS,
                        p -> 2 * p * (1 - p) * (d + c - 2 * p) - (1 - 2 * p) * (p - c) * (d - p),
                        c + ACCURACY * (d - c),
                        d - ACCURACY * (d - c));
        return item.difficulty() + (StrictMath.log(peak - c) - StrictMath.log(d - peak)) / item.discrimination();
    }

    private static double search(ItemModel model) {
        double best = -REACH;
        int cells = (int) Math.round(2 * REACH / CELL);
        for (int cell = 0; cell <= cells; cell++) {
            double theta = -REACH + cell * CELL;
            best = model.information(theta) > model.information(best) ? theta : best;
        }
        double low = best - CELL;
        double high = best + CELL;
        while (high - low > RESOLVED) {
            double left = high - GOLDEN * (high - low);
            double right = low + GOLDEN * (high - low);
            if (model.information(left) < model.information(right)) {
                low = left;
            } else {
                high = right;
            }
        }
        return (low + high) / 2;
    }
}
