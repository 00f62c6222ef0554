package dev.meno.psychometrics.forecast;

/**
 * How an exam reports points: 0 points are the lowest scaled score, the most points the highest, and the points needed to
 * pass are the pass mark; in between it is linear on either side.
 *
 * @param lowest scaled score of 0 points
 * @param highest scaled score of all points; above {@code lowest}
 * @param passMark scaled score needed to pass; above {@code lowest}, at most {@code highest}
 * @param pointsToPass points that earn the pass mark; above 0, at most {@code maxPoints}; need not be whole
 * @param maxPoints the most points there are; at least 1
 */
public record ScoreScale(double lowest, double highest, double passMark, double pointsToPass, int maxPoints) {
    /** Points this little below the mark pass: it absorbs the rounding of a mark computed from a percentage. */
    private static final double ROUNDING = 1e-9;

    public ScoreScale {
        boolean ordered =
                lowest < passMark && passMark <= highest && Double.isFinite(lowest) && Double.isFinite(highest);
        boolean reachable = pointsToPass > 0 && pointsToPass <= maxPoints && maxPoints >= 1;
        if (!ordered || !reachable) {
            throw new IllegalArgumentException(
                    "The scale (%s to %s, pass mark %s at %s of %d points) is not one that rises and can be passed."
                            .formatted(lowest, highest, passMark, pointsToPass, maxPoints));
        }
    }

    /** A scale that is one straight line, where the pass mark settles the points. */
    public static ScoreScale linear(double lowest, double highest, double passMark, int maxPoints) {
        double share = (passMark - lowest) / (highest - lowest);
        return new ScoreScale(lowest, highest, passMark, share * maxPoints, maxPoints);
    }

    /**
     * The scaled score of a number of points.
     *
     * @param points from 0 to {@code maxPoints}
     */
    public double scaled(double points) {
        return points < pointsToPass
                ? lowest + (passMark - lowest) * points / pointsToPass
                : pointsToPass == maxPoints
                        ? passMark
                        : passMark + (highest - passMark) * (points - pointsToPass) / (maxPoints - pointsToPass);
    }

    public boolean passes(double points) {
        return points >= pointsToPass - ROUNDING;
    }
}
