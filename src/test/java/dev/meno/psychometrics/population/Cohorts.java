package dev.meno.psychometrics.population;

import dev.meno.psychometrics.ability.LogLikelihood;
import dev.meno.psychometrics.ability.ThetaGrid;
import dev.meno.psychometrics.model.LogisticItem;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Simulated groups of learners whose abilities are known, and who answer as the models say. */
final class Cohorts {
    private static final int BANK = 60;
    private static final List<LogisticItem> ITEMS = bank();
    private static final List<double[][]> ROWS =
            ITEMS.stream().map(Cohorts::rows).toList();

    private Cohorts() {}

    /** Populations with their true mean and standard deviation. */
    enum Population {
        NORMAL(0.3, 0.9) {
            @Override
            double draw(RandomGenerator random) {
                return 0.3 + 0.9 * random.nextGaussian();
            }
        },
        /** A gamma of shape 4, so with the skewness 1. */
        SKEWED(0, 1) {
            @Override
            double draw(RandomGenerator random) {
                double sum = 0;
                for (int i = 0; i < 4; i++) {
                    sum += random.nextExponential();
                }
                return (sum - 4) / 2;
            }
        },
        /** Two halves at −1.2 and 1.2 with the standard deviation 0.5. */
        BIMODAL(0, 1.3) {
            @Override
            double draw(RandomGenerator random) {
                return (random.nextBoolean() ? 1.2 : -1.2) + 0.5 * random.nextGaussian();
            }
        };

        final double mean;
        final double standardDeviation;

        Population(double mean, double standardDeviation) {
            this.mean = mean;
            this.standardDeviation = standardDeviation;
        }

        abstract double draw(RandomGenerator random);
    }

    private static List<LogisticItem> bank() {
        List<LogisticItem> items = new ArrayList<>();
        for (int i = 0; i < BANK; i++) {
            items.add(LogisticItem.threePl(0.8 + 0.2 * (i % 5), -2.5 + 5.0 * i / (BANK - 1), i % 3 == 0 ? 0.2 : 0));
        }
        return items;
    }

    private static double[][] rows(LogisticItem item) {
        double[][] rows = new double[2][ThetaGrid.STANDARD.size()];
        for (int node = 0; node < ThetaGrid.STANDARD.size(); node++) {
            rows[0][node] = item.logProbability(ThetaGrid.STANDARD.node(node), 0);
            rows[1][node] = item.logProbability(ThetaGrid.STANDARD.node(node), 1);
        }
        return rows;
    }

    static double[] abilities(Population population, int learners, RandomGenerator random) {
        double[] abilities = new double[learners];
        for (int learner = 0; learner < learners; learner++) {
            abilities[learner] = population.draw(random);
        }
        return abilities;
    }

    /** Each answers so many questions of the bank, drawn anew. */
    static List<LogLikelihood> answers(double[] abilities, int questions, RandomGenerator random) {
        List<LogLikelihood> likelihoods = new ArrayList<>();
        for (double ability : abilities) {
            LogLikelihood likelihood = LogLikelihood.none(ThetaGrid.STANDARD);
            for (int i = 0; i < questions; i++) {
                int item = random.nextInt(BANK);
                double right = Math.exp(ITEMS.get(item).logProbability(ability, 1));
                likelihood = likelihood.plusRow(ROWS.get(item)[random.nextDouble() < right ? 1 : 0]);
            }
            likelihoods.add(likelihood);
        }
        return likelihoods;
    }
}
