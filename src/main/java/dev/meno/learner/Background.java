package dev.meno.learner;

import dev.meno.course.ItemPool;
import dev.meno.psychometrics.ability.JointPrior;
import dev.meno.psychometrics.ability.NormalPrior;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a learner has said of the background in one course.
 *
 * @param levels by the domain's key; a domain of which nothing was said is absent
 */
public record Background(Map<String, Familiarity> levels) {
    public static final Background UNKNOWN = new Background(Map.of());

    public Background {
        levels = Collections.unmodifiableMap(new TreeMap<>(levels));
    }

    /** The belief about the abilities in a course before any answer: the population's, moved where something was said. */
    public JointPrior belief(ItemPool pool) {
        JointPrior population = pool.population();
        int domains = pool.domains().size();
        NormalPrior[] marginals = new NormalPrior[domains];
        double[][] correlations = new double[domains][domains];
        for (int row = 0; row < domains; row++) {
            NormalPrior anybody = population.marginal(row);
            marginals[row] = Optional.ofNullable(levels.get(pool.domains().get(row)))
                    .map(Familiarity::belief)
                    .orElse(anybody);
            for (int column = 0; column < domains; column++) {
                correlations[row][column] = population.covariance(row, column)
                        / (anybody.standardDeviation()
                                * population.marginal(column).standardDeviation());
            }
        }
        return JointPrior.of(marginals, correlations);
    }
}
