package dev.meno.psychometrics.selection;

/**
 * How the next item is chosen. A priority index with a criterion that is no amount of information is refused.
 *
 * @param testLength items that the test is planned for, at least 1; used by the priority index and the criteria that
 *     change their character on the way
 * @param acceleration at least 0: how late {@link Criterion#PROGRESSIVE} and {@link Criterion#PROPORTIONAL} turn from chance
 *     to information; 1 for a linear weight, more for later
 */
public record SelectionPolicy(
        Criterion criterion, ContentBalance balance, ExposureControl exposure, int testLength, double acceleration) {
    public SelectionPolicy {
        if (testLength < 1) {
            throw new IllegalArgumentException("The length of the test (%d) must be positive.".formatted(testLength));
        }
        if (!(acceleration >= 0 && acceleration <= 100)) {
            throw new IllegalArgumentException("The acceleration (%s) must be from 0 to 100.".formatted(acceleration));
        }
        if (balance == ContentBalance.MAXIMUM_PRIORITY && !criterion.isInformation()) {
            throw new IllegalArgumentException(
                    "The maximum priority index needs an amount of information, not the criterion %s."
                            .formatted(criterion));
        }
    }

    /**
     * How far information counts when an item is chosen: {@code Σ_{k=1}^{s} (k − 1)^t / Σ_{k=1}^{m} (k − 1)^t} for the item
     * in place s of m; 0 at the first, 1 at the last and after. Barrada and others (2008).
     */
    double progress(int position) {
        if (position >= testLength) {
            return position == 1 ? 0 : 1;
        }
        double reached = 0;
        double total = 0;
        for (int k = 2; k <= testLength; k++) {
            double term = StrictMath.pow(k - 1, acceleration);
            total += term;
            reached += k <= position ? term : 0;
        }
        return reached / total;
    }
}
