package dev.meno.psychometrics.selection;

/**
 * How practice trades what a question can do for a learner.
 *
 * @param gapWeight weight of closing the gap on the exam; not negative, as the others
 * @param zoneWeight weight of a difficulty at which one learns
 * @param reviewWeight weight of what is about to be forgotten
 * @param zoneLow least probability of success in the learning zone
 * @param zoneHigh greatest probability of success in it, above {@code zoneLow}
 * @param mostInARow questions of one topic one after the other, at most; at least 1
 */
public record TutoringPolicy(
        double gapWeight, double zoneWeight, double reviewWeight, double zoneLow, double zoneHigh, int mostInARow) {
    public static final TutoringPolicy STANDARD = new TutoringPolicy(0.5, 0.25, 0.25, 0.6, 0.85, 3);

    /** Distance from the zone at which a question is of no use for learning. */
    private static final double REACH = 0.35;

    public TutoringPolicy {
        boolean weighs = gapWeight >= 0 && zoneWeight >= 0 && reviewWeight >= 0;
        boolean isZone = 0 <= zoneLow && zoneLow < zoneHigh && zoneHigh <= 1;
        if (!weighs || !isZone || mostInARow < 1) {
            throw new IllegalArgumentException("The weights, the zone or the number in a row is out of range.");
        }
    }

    /** 1 within the learning zone, falling to 0 at some distance from it. */
    double zone(double success) {
        double distance = Math.max(0, Math.max(zoneLow - success, success - zoneHigh));
        return Math.max(0, 1 - distance / REACH);
    }

    double utility(TutoringTerms terms) {
        return gapWeight * terms.gap() + zoneWeight * terms.zone() + reviewWeight * terms.review();
    }
}
