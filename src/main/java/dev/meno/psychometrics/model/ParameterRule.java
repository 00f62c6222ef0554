package dev.meno.psychometrics.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Points and weights that integrate over independent normal parameters: {@code E f(ξ) ≈ Σ_i w_i f(ξ_i)}. A parameter
 * without spread keeps its value in every point.
 */
final class ParameterRule {
    /** Gauss–Hermite for the standard normal, 5 points, exact to degree 9: Abramowitz and Stegun (1964), table 25.10. */
    private static final double[] NODES = {
        -2.856970013872806, -1.355626179974266, 0, 1.355626179974266, 2.856970013872806
    };

    private static final double[] WEIGHTS = {
        0.01125741132772069, 0.2220759220056126, 0.5333333333333333, 0.2220759220056126, 0.01125741132772069
    };

    /** With two parameters a product has 25 points, with three it would have 125. */
    private static final int MAX_IN_A_PRODUCT = 2;

    private final List<double[]> points;
    private final double[] weights;

    private ParameterRule(List<double[]> points, double[] weights) {
        this.points = points;
        this.weights = weights;
    }

    /** A rule for these parameters: the more exact product while it is small, else the one that grows slowly. */
    static ParameterRule of(double[] centre, double[] spread) {
        return uncertain(spread) <= MAX_IN_A_PRODUCT ? product(centre, spread) : cubature(centre, spread);
    }

    private static int uncertain(double[] spread) {
        return (int) Arrays.stream(spread).filter(s -> s > 0).count();
    }

    /** The product of five-point rules: 5ⁿ points. */
    private static ParameterRule product(double[] centre, double[] spread) {
        List<double[]> points = new ArrayList<>(List.of(centre.clone()));
        List<Double> weights = new ArrayList<>(List.of(1.0));
        for (int parameter = 0; parameter < centre.length; parameter++) {
            if (spread[parameter] == 0) {
                continue;
            }
            List<double[]> wider = new ArrayList<>();
            List<Double> widerWeights = new ArrayList<>();
            for (int point = 0; point < points.size(); point++) {
                for (int node = 0; node < NODES.length; node++) {
                    double[] moved = points.get(point).clone();
                    moved[parameter] += NODES[node] * spread[parameter];
                    wider.add(moved);
                    widerWeights.add(weights.get(point) * WEIGHTS[node]);
                }
            }
            points = wider;
            weights = widerWeights;
        }
        return new ParameterRule(
                points, weights.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /**
     * The spherical-radial rule: 2n points at ±√n standard errors, each with the same weight; exact to
     * degree 3.
     *
     * <p>Source: Arasaratnam and Haykin (2009), Cubature Kalman filters.
     */
    private static ParameterRule cubature(double[] centre, double[] spread) {
        int uncertain = uncertain(spread);
        List<double[]> points = new ArrayList<>();
        for (int parameter = 0; parameter < centre.length; parameter++) {
            if (spread[parameter] > 0) {
                for (int side = -1; side <= 1; side += 2) {
                    double[] moved = centre.clone();
                    moved[parameter] += side * Math.sqrt(uncertain) * spread[parameter];
                    points.add(moved);
                }
            }
        }
        double[] weights = new double[points.size()];
        Arrays.fill(weights, 1.0 / points.size());
        return new ParameterRule(points, weights);
    }

    List<double[]> points() {
        return points;
    }

    double[] weights() {
        return weights;
    }
}
