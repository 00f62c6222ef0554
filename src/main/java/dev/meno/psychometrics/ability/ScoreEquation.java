package dev.meno.psychometrics.ability;

import dev.meno.psychometrics.ability.Estimation.Estimated;
import dev.meno.psychometrics.ability.Estimation.Reason;
import dev.meno.psychometrics.ability.Estimation.Refused;
import java.util.List;
import org.hipparchus.analysis.solvers.BrentSolver;

/**
 * An estimating equation {@code g(θ) = 0} whose falling roots are the candidates for an estimate. With guessing a
 * likelihood can have several maxima; so the interval is scanned, every falling root is polished, and the candidate with
 * the best objective wins. A bound towards which g does not fall is a candidate too.
 */
abstract class ScoreEquation {
    /** Absolute error of a root, in logits. */
    private static final double ACCURACY = 1e-12;

    private static final int MAX_EVALUATIONS = 1000;

    /**
     * Cell of the scan, in logits: two maxima closer than this are one for every purpose. Beyond the first reach it grows
     * with the distance, so that a scan to any bound has a few thousand cells.
     */
    private static final double CELL = 0.05;

    /** Where the search begins that has no bound, and the distance at which it gives up, in logits. */
    private static final double FIRST_REACH = 8;

    private static final double LAST_REACH = 1e5;

    private final List<Response> responses;
    private final Bounds bounds;

    ScoreEquation(List<Response> responses, Bounds bounds) {
        this.responses = responses;
        this.bounds = bounds;
    }

    /** The function g, positive where a larger θ fits better. */
    abstract double value(double theta);

    /** What the best of several roots has the most of. */
    abstract double objective(double theta);

    double information(double theta) {
        double sum = 0;
        for (Response response : responses) {
            sum += response.item().information(theta);
        }
        return sum;
    }

    boolean hasOneRootAtMost() {
        return responses.stream().allMatch(response -> response.item().isLogConcave());
    }

    final double score(double theta) {
        double sum = 0;
        for (Response response : responses) {
            sum += response.item().score(theta, response.category());
        }
        return sum;
    }

    final double logLikelihood(double theta) {
        double sum = 0;
        for (Response response : responses) {
            sum += response.item().logProbability(theta, response.category());
        }
        return sum;
    }

    final double biasNumerator(double theta) {
        double sum = 0;
        for (Response response : responses) {
            sum += response.item().biasNumerator(theta);
        }
        return sum;
    }

    final Estimation solve() {
        double low = reach(bounds.min(), -1);
        double high = reach(bounds.max(), 1);
        Candidate best = hasOneRootAtMost() ? only(low, high) : bestOf(low, high);
        if ((best.theta == low && low > bounds.min()) || (best.theta == high && high < bounds.max())) {
            return new Refused(Reason.UNBOUNDED);
        }
        double standardError = 1 / Math.sqrt(information(best.theta));
        return Double.isFinite(standardError)
                ? new Estimated(new AbilityEstimate(best.theta, standardError))
                : new Refused(Reason.NO_INFORMATION);
    }

    /** The bound itself; without one, an ability beyond which g points back, or the last that is tried. */
    private double reach(double bound, int side) {
        if (!Double.isInfinite(bound)) {
            return bound;
        }
        double theta = side * FIRST_REACH;
        while (Math.abs(theta) < LAST_REACH && side * value(theta) >= 0) {
            theta *= 2;
        }
        return theta;
    }

    private Candidate only(double low, double high) {
        if (value(low) <= 0) {
            return at(low);
        }
        return value(high) >= 0 ? at(high) : at(root(low, high));
    }

    /**
     * Scans for the places where g falls from positive to negative. Where it is exactly 0 it has underflowed far from every
     * item, or was hit by chance; either way its sign is the last it had.
     */
    private Candidate bestOf(double low, double high) {
        Candidate best = new Candidate(Double.NaN, Double.NEGATIVE_INFINITY);
        double left = low;
        double last = 0;
        for (double theta = low; theta <= high; theta = next(theta, high)) {
            double value = value(theta);
            if (value < 0 && last >= 0) {
                best = better(best, at(last > 0 ? root(left, theta) : low));
            }
            if (value != 0) {
                left = theta;
                last = value;
            }
        }
        if (last > 0) {
            return better(best, at(high));
        }
        return last < 0 ? best : at(low);
    }

    /** The next place of the scan; above every number after the high end. */
    private static double next(double theta, double high) {
        if (theta == high) {
            return Double.POSITIVE_INFINITY;
        }
        return Math.min(high, theta + CELL * Math.max(1, Math.abs(theta) / FIRST_REACH));
    }

    private double root(double low, double high) {
        return new BrentSolver(ACCURACY).solve(MAX_EVALUATIONS, this::value, low, high);
    }

    private Candidate at(double theta) {
        return new Candidate(theta, objective(theta));
    }

    private static Candidate better(Candidate one, Candidate other) {
        return Double.isNaN(one.theta) || other.objective > one.objective ? other : one;
    }

    private record Candidate(double theta, double objective) {}
}
