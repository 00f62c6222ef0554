package dev.meno.irt;

import dev.meno.problem.FieldErrors;
import dev.meno.psychometrics.ability.Bounds;
import dev.meno.psychometrics.ability.Estimator;
import dev.meno.psychometrics.ability.JointPrior;
import dev.meno.psychometrics.ability.NormalPrior;
import dev.meno.psychometrics.ability.ThetaGrid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a request measures, checked.
 *
 * @param domainOf number of the domain of each item; all 0 without domains
 * @param joint the belief about all domains together; null without domains
 */
record Measurement(
        ItemSet items,
        List<Integer> domainOf,
        EstimatorName estimatorName,
        NormalPrior prior,
        ThetaGrid grid,
        Bounds bounds,
        boolean uncertain,
        @Nullable JointPrior joint) {
    private static final double REACH = 100;
    private static final double NARROWEST = 0.01;

    /** Reads the settings; what is wrong is added to the problems. */
    static Measurement read(TestSettings settings, FieldErrors problems) {
        ItemSet items = ItemSet.read(settings.items(), settings.model(), settings.parameterUncertainty(), problems);
        NormalPrior prior = prior(settings.prior(), problems);
        EstimatorName estimator = Objects.requireNonNullElse(settings.estimator(), EstimatorName.EAP);
        JointPrior joint = joint(settings, prior, estimator, problems);
        return new Measurement(
                items,
                domainsOfItems(settings, problems),
                estimator,
                prior,
                grid(settings.quadrature(), problems),
                bounds(settings.bounds(), problems),
                settings.parameterUncertainty(),
                joint);
    }

    Estimator estimator() {
        return switch (estimatorName) {
            case EAP -> new Estimator.Eap(prior, grid);
            case MAP -> new Estimator.Map(prior, bounds);
            case ML -> new Estimator.MaximumLikelihood(bounds);
            case WL -> new Estimator.WeightedLikelihood(bounds);
        };
    }

    private static NormalPrior prior(@Nullable PriorRequest prior, FieldErrors problems) {
        if (prior == null) {
            return NormalPrior.STANDARD;
        }
        boolean mean =
                problems.require(Math.abs(prior.mean()) <= REACH, "/prior/mean", "The mean must be from -100 to 100.");
        boolean deviation = problems.require(
                prior.sd() >= NARROWEST && prior.sd() <= REACH,
                "/prior/sd",
                "The standard deviation must be from 0.01 to 100.");
        return mean && deviation ? new NormalPrior(prior.mean(), prior.sd()) : NormalPrior.STANDARD;
    }

    private static ThetaGrid grid(@Nullable QuadratureRequest quadrature, FieldErrors problems) {
        if (quadrature == null) {
            return ThetaGrid.STANDARD;
        }
        boolean nodes = problems.require(
                quadrature.nodes() >= 2 && quadrature.nodes() <= IrtLimits.NODES,
                "/quadrature/nodes",
                "The number of nodes must be from 2 to %d.".formatted(IrtLimits.NODES));
        boolean ends = problems.require(
                quadrature.min() >= -REACH && quadrature.max() <= REACH && quadrature.min() < quadrature.max(),
                "/quadrature/max",
                "The ends must increase and lie within [-100, 100].");
        return nodes && ends
                ? ThetaGrid.of(quadrature.min(), quadrature.max(), quadrature.nodes())
                : ThetaGrid.STANDARD;
    }

    private static Bounds bounds(@Nullable BoundsRequest bounds, FieldErrors problems) {
        if (bounds == null) {
            return Bounds.STANDARD;
        }
        double min = Objects.requireNonNullElse(bounds.min(), Double.NEGATIVE_INFINITY);
        double max = Objects.requireNonNullElse(bounds.max(), Double.POSITIVE_INFINITY);
        boolean within =
                (bounds.min() == null || Math.abs(min) <= REACH) && (bounds.max() == null || Math.abs(max) <= REACH);
        return problems.require(within && min < max, "/bounds", "The bounds must increase and lie within [-100, 100].")
                ? new Bounds(min, max)
                : Bounds.STANDARD;
    }

    private static @Nullable JointPrior joint(
            TestSettings settings, NormalPrior prior, EstimatorName estimator, FieldErrors problems) {
        List<String> domains = settings.domains();
        List<List<Double>> correlations = settings.correlations();
        if (domains == null || correlations == null) {
            problems.require(correlations == null, "/domains", "Correlations need `domains`.");
            problems.require(domains == null, "/correlations", "Several domains need `correlations`.");
            return null;
        }
        boolean distinct = problems.require(
                !domains.contains(null) && new HashSet<>(domains).size() == domains.size(),
                "/domains",
                "Each domain must have a unique name.");
        boolean eap = problems.require(
                estimator == EstimatorName.EAP, "/estimator", "A joint estimate is a posterior mean: eap.");
        double[][] matrix = matrix(correlations, domains.size(), problems);
        if (!distinct || !eap || matrix.length == 0) {
            return null;
        }
        NormalPrior[] marginals = new NormalPrior[domains.size()];
        Arrays.fill(marginals, prior);
        try {
            return JointPrior.of(marginals, matrix);
        } catch (IllegalArgumentException notPositiveDefinite) {
            // Only the decomposition itself can tell.
            problems.add("/correlations", "The correlations must be symmetric and positive definite.");
            return null;
        }
    }

    /** The correlations as an array; empty if there is a problem. */
    private static double[][] matrix(List<List<Double>> correlations, int domains, FieldErrors problems) {
        boolean square = correlations.size() == domains
                && correlations.stream().allMatch(row -> row != null && row.size() == domains && !row.contains(null));
        if (!problems.require(square, "/correlations", "There must be %d rows of %d.".formatted(domains, domains))) {
            return new double[0][];
        }
        double[][] matrix = correlations.stream()
                .map(row -> row.stream().mapToDouble(Double::doubleValue).toArray())
                .toArray(double[][]::new);
        boolean valid = true;
        for (int row = 0; row < domains; row++) {
            for (int column = 0; column < domains; column++) {
                boolean fits = row == column ? matrix[row][column] == 1 : Math.abs(matrix[row][column]) < 1;
                valid &= problems.require(
                        fits,
                        "/correlations/%d/%d".formatted(row, column),
                        row == column ? "A correlation with itself is 1." : "A correlation must be between -1 and 1.");
            }
        }
        return valid ? matrix : new double[0][];
    }

    private static List<Integer> domainsOfItems(TestSettings settings, FieldErrors problems) {
        List<String> domains = settings.domains();
        List<Integer> numbers = new ArrayList<>(settings.items().size());
        for (int place = 0; place < settings.items().size(); place++) {
            IrtItemRequest item = settings.items().get(place);
            String domain = item == null ? null : item.domain();
            String pointer = "/items/" + place + "/domain";
            if (domains == null) {
                problems.require(domain == null, pointer, "The request has no domains.");
                numbers.add(0);
            } else {
                int number = domain == null ? -1 : domains.indexOf(domain);
                problems.require(number >= 0, pointer, "The item must name one of the request's domains.");
                numbers.add(Math.max(number, 0));
            }
        }
        return numbers;
    }
}
