package dev.meno.course.publishing;

import org.hipparchus.util.CombinatoricsUtils;

/** How the points of a question fall to somebody who guesses blindly; probabilities of 0, 1 … m points. */
final class BlindGuess {
    private BlindGuess() {}

    /** So many options chosen as are right: a hypergeometric number of hits. With few wrong options some hits are certain. */
    static double[] choices(int options, int right) {
        int wrong = options - right;
        double[] guess = new double[right + 1];
        double all = CombinatoricsUtils.binomialCoefficientDouble(options, right);
        for (int hits = 0; hits <= right; hits++) {
            guess[hits] = right - hits > wrong
                    ? 0
                    : CombinatoricsUtils.binomialCoefficientDouble(right, hits)
                            * CombinatoricsUtils.binomialCoefficientDouble(wrong, right - hits)
                            / all;
        }
        return withoutZeros(guess);
    }

    /**
     * A random order: the number of options that directly follow the one they should. Of n options there are {@code C(n − 1,
     * k) s(n − 1 − k)} orders with k of them, where s(m) counts the orders of m + 1 without any: s(m) = m s(m − 1) + (m − 1)
     * s(m − 2), s(0) = s(1) = 1 (OEIS A000255).
     */
    static double[] order(int options) {
        int m = options - 1;
        double[] none = new double[m + 1];
        none[0] = 1;
        for (int i = 1; i <= m; i++) {
            none[i] = i * none[i - 1] + (i > 1 ? (i - 1) * none[i - 2] : 0);
        }
        double[] guess = new double[m + 1];
        for (int k = 0; k <= m; k++) {
            guess[k] = CombinatoricsUtils.binomialCoefficientDouble(m, k)
                    * none[m - k]
                    / CombinatoricsUtils.factorialDouble(options);
        }
        return guess;
    }

    /** One of the options for each prompt, by itself: a binomial number of hits. */
    static double[] matches(int prompts, int options) {
        double hit = 1.0 / options;
        double[] guess = new double[prompts + 1];
        for (int k = 0; k <= prompts; k++) {
            guess[k] = CombinatoricsUtils.binomialCoefficientDouble(prompts, k)
                    * StrictMath.pow(hit, k)
                    * StrictMath.pow(1 - hit, prompts - k);
        }
        return guess;
    }

    /** Who chooses fewer options than told can still miss what a full choice cannot: such categories are rare, not absent. */
    private static double[] withoutZeros(double[] guess) {
        double rare = 0.01;
        double sum = 0;
        for (int k = 0; k < guess.length; k++) {
            guess[k] = Math.max(guess[k], rare);
            sum += guess[k];
        }
        for (int k = 0; k < guess.length; k++) {
            guess[k] /= sum;
        }
        return guess;
    }
}
