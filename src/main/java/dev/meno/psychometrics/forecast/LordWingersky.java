package dev.meno.psychometrics.forecast;

import java.util.List;

/**
 * Distribution of the sum of points on a test form at one ability.
 *
 * <p>Source: Lord and Wingersky (1984), Comparison of IRT true-score and equipercentile observed-score "equatings";
 * Thissen, Pommerich, Billeaud and Williams (1995) for items with several categories.
 */
public final class LordWingersky {
    private LordWingersky() {}

    /**
     * Probability of each sum of points.
     *
     * @param form the items; none gives the sum 0 with certainty
     * @param theta in logits; finite
     * @return {@code P(sum = s)} at index s, from 0 to the most points there are; adds up to 1 within rounding
     */
    public static double[] distribution(List<FormItem> form, double theta) {
        int most = form.stream().mapToInt(FormItem::points).sum();
        double[] sums = new double[most + 1];
        sums[0] = 1;
        int reached = 0;
        for (FormItem item : form) {
            add(item, theta, sums, reached);
            reached += item.points();
        }
        return sums;
    }

    /** Adds an item in place, from the highest sum down, so that each old probability is read before it is overwritten. */
    private static void add(FormItem item, double theta, double[] sums, int reached) {
        int top = item.points();
        double[] points = new double[top + 1];
        for (int category = 0; category <= top; category++) {
            points[category] = item.probability(theta, category);
        }
        for (int sum = reached + top; sum >= 0; sum--) {
            double probability = 0;
            for (int category = Math.max(0, sum - reached); category <= Math.min(top, sum); category++) {
                probability += points[category] * sums[sum - category];
            }
            sums[sum] = probability;
        }
    }

    /** Distribution of the sum of two independent sums. */
    public static double[] convolve(double[] one, double[] other) {
        double[] sums = new double[one.length + other.length - 1];
        for (int i = 0; i < one.length; i++) {
            for (int j = 0; j < other.length; j++) {
                sums[i + j] += one[i] * other[j];
            }
        }
        return sums;
    }
}
