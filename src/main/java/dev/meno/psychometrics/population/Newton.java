package dev.meno.psychometrics.population;

import java.util.Optional;
import java.util.stream.IntStream;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/**
 * Newton's method within bounds, with step halving, so that the value never falls. Where the observed information is not
 * positive definite, the step is taken with the ascent matrix of the objective instead. For a likelihood with missing
 * data that matrix is the complete-data information, and the step is that of the EM gradient algorithm.
 *
 * <p>Source: Lange (1995), A gradient algorithm locally equivalent to the EM algorithm; Bertsekas (1982), Projected Newton
 * methods for optimization problems with simple constraints, for the parameters held at a bound.
 */
final class Newton {
    private static final int MAX_HALVINGS = 30;

    /** Rise still to be expected, in units of the log-likelihood: the parameters then lie within 2e-5 standard errors. */
    private static final double TOLERANCE = 1e-10;

    /** Below this expected rise a step that does not rise is stopped by rounding, not by the method. */
    private static final double ROUNDING = 1e-7;

    private static final double ASYMMETRY = 1e-9;
    private static final double SINGULAR = 1e-12;

    private final Objective objective;
    private final RealVector lowest;
    private final RealVector highest;
    private final int maxIterations;

    Newton(Objective objective, RealVector lowest, RealVector highest, int maxIterations) {
        this.objective = objective;
        this.lowest = lowest;
        this.highest = highest;
        this.maxIterations = maxIterations;
    }

    /** Where the search ended; not converged when the iterations ran out or no step led upwards. */
    record Maximum(RealVector parameters, Objective.Point point, boolean converged) {}

    Maximum from(RealVector start) {
        RealVector place = within(start);
        Objective.Point point = objective.at(place);
        for (int iteration = 0; iteration < maxIterations; iteration++) {
            int[] free = free(place, point.gradient());
            RealVector step = step(point, free).orElse(null);
            if (step == null) {
                return new Maximum(place, point, false);
            }
            double rise = step.dotProduct(point.gradient()) / 2;
            if (rise < TOLERANCE) {
                return new Maximum(place, point, true);
            }
            RealVector higher = null;
            for (int halving = 0; halving < MAX_HALVINGS && higher == null; halving++) {
                RealVector candidate = within(place.add(step.mapMultiply(Math.scalb(1.0, -halving))));
                Objective.Point there = objective.at(candidate);
                if (there.value() > point.value()) {
                    higher = candidate;
                    point = there;
                }
            }
            if (higher == null) {
                return new Maximum(place, point, rise < ROUNDING);
            }
            place = higher;
        }
        return new Maximum(place, point, false);
    }

    /** The inverse of a positive definite matrix that is symmetric but for rounding; empty when it is no such matrix. */
    static Optional<RealMatrix> inverse(RealMatrix matrix) {
        RealMatrix symmetric = matrix.add(matrix.transpose()).scalarMultiply(0.5);
        try {
            return Optional.of(new CholeskyDecomposition(symmetric, ASYMMETRY, SINGULAR)
                    .getSolver()
                    .getInverse());
        } catch (MathRuntimeException e) {
            return Optional.empty();
        }
    }

    /** Empty where the density has drawn together to a point or two, so that even the ascent matrix is singular. */
    private Optional<RealVector> step(Objective.Point point, int[] free) {
        if (free.length == 0) {
            return Optional.of(new ArrayRealVector(lowest.getDimension()));
        }
        return inverse(point.information().getSubMatrix(free, free))
                .or(() -> inverse(point.ascent().getSubMatrix(free, free)))
                .map(inverse -> step(point.gradient(), inverse, free));
    }

    private static RealVector step(RealVector gradient, RealMatrix inverse, int[] free) {
        RealVector step = new ArrayRealVector(gradient.getDimension());
        for (int row = 0; row < free.length; row++) {
            for (int column = 0; column < free.length; column++) {
                step.addToEntry(free[row], inverse.getEntry(row, column) * gradient.getEntry(free[column]));
            }
        }
        return step;
    }

    /** All parameters but those that stand at a bound and are drawn beyond it. */
    private int[] free(RealVector place, RealVector gradient) {
        return IntStream.range(0, place.getDimension())
                .filter(i -> !(place.getEntry(i) <= lowest.getEntry(i) && gradient.getEntry(i) <= 0)
                        && !(place.getEntry(i) >= highest.getEntry(i) && gradient.getEntry(i) >= 0))
                .toArray();
    }

    private RealVector within(RealVector parameters) {
        RealVector inside = parameters.copy();
        for (int i = 0; i < inside.getDimension(); i++) {
            inside.setEntry(i, Math.clamp(inside.getEntry(i), lowest.getEntry(i), highest.getEntry(i)));
        }
        return inside;
    }
}
