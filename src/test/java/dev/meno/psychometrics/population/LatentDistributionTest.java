package dev.meno.psychometrics.population;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.meno.Effort;
import dev.meno.psychometrics.ability.LogLikelihood;
import dev.meno.psychometrics.ability.NormalPrior;
import dev.meno.psychometrics.ability.Posterior;
import dev.meno.psychometrics.ability.ThetaGrid;
import dev.meno.psychometrics.model.LogisticItem;
import dev.meno.psychometrics.population.Cohorts.Population;
import dev.meno.psychometrics.population.LatentDistribution.Share;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.hipparchus.special.Erf;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LatentDistributionTest {
    private static final ThetaGrid GRID = ThetaGrid.STANDARD;
    private static final LogisticItem EASY = LogisticItem.twoPl(1, -1);
    private static final LogisticItem HARD = LogisticItem.twoPl(1.5, 1);

    /** Of 200 intervals at 95%, 180 to 198 hold the truth: four standard deviations of luck below, and not always. */
    @ParameterizedTest
    @Tag("simulation")
    @CsvSource({
        "NORMAL, 30", "NORMAL, 300", "NORMAL, 1000",
        "SKEWED, 30", "SKEWED, 300", "SKEWED, 1000",
        "BIMODAL, 30", "BIMODAL, 300", "BIMODAL, 1000"
    })
    void theIntervalsCoverWhatIsTrueOfThePopulation(Population population, int learners) {
        assumeTrue(learners <= Effort.of(300, 1000), "a part of ./meno test --all");
        RandomGenerator random = new SplittableRandom(learners * 7919L + 15);
        int mean = 0;
        int deviation = 0;
        for (int replication = 0; replication < 200; replication++) {
            LatentDistribution group = LatentDistribution.of(cohort(population, learners, 15, random));
            assertTrue(group.converged());
            mean += covers(group.mean(), group.meanError(), population.mean);
            deviation +=
                    covers(group.standardDeviation(), group.standardDeviationError(), population.standardDeviation);
        }
        assertTrue(mean >= 180 && mean <= 198, () -> population + " mean");
        assertTrue(deviation >= 180 && deviation <= 198, () -> population + " standard deviation");
    }

    private static int covers(double estimate, double error, double truth) {
        return Math.abs(estimate - truth) <= 1.96 * error ? 1 : 0;
    }

    private static List<LogLikelihood> cohort(
            Population population, int learners, int questions, RandomGenerator random) {
        return Cohorts.answers(Cohorts.abilities(population, learners, random), questions, random);
    }

    /** The negative control: what a histogram of point estimates makes of the same answers. */
    @ParameterizedTest
    @CsvSource({"NORMAL, 0.03", "SKEWED, 0.06", "BIMODAL, 0.14"})
    void theSharesAreNearerTheTruthThanAHistogramOfPointEstimates(Population population, double distance) {
        RandomGenerator random = new SplittableRandom(42);
        double[] truth = histogram(Cohorts.abilities(population, 1_000_000, random));
        List<LogLikelihood> cohort = cohort(population, 1000, 15, random);
        LatentDistribution group = LatentDistribution.of(cohort);
        double[] latent =
                group.shares(-3, 0.5, 12).stream().mapToDouble(Share::share).toArray();
        double[] estimates = cohort.stream()
                .mapToDouble(one ->
                        Posterior.of(NormalPrior.STANDARD, one).estimate().theta())
                .toArray();

        assertTrue(distance(latent, truth) < distance, () -> "latent " + distance(latent, truth));
        assertTrue(
                distance(histogram(estimates), truth) > 1.5 * distance(latent, truth),
                () -> "estimates " + distance(histogram(estimates), truth));
        double scatter = deviation(estimates);
        assertTrue(scatter < population.standardDeviation - 0.08, () -> "scatter " + scatter);
        assertEquals(population.standardDeviation, group.standardDeviation(), 0.06);
    }

    private static double[] histogram(double[] abilities) {
        double[] shares = new double[14];
        for (double ability : abilities) {
            shares[Math.clamp((int) Math.floor((ability + 3) / 0.5) + 1, 0, 13)] += 1.0 / abilities.length;
        }
        return shares;
    }

    /** Total variation distance. */
    private static double distance(double[] one, double[] other) {
        return IntStream.range(0, one.length)
                        .mapToDouble(i -> Math.abs(one[i] - other[i]))
                        .sum()
                / 2;
    }

    private static double deviation(double[] values) {
        double mean = IntStream.range(0, values.length)
                .mapToDouble(i -> values[i])
                .average()
                .orElseThrow();
        return Math.sqrt(IntStream.range(0, values.length)
                .mapToDouble(i -> (values[i] - mean) * (values[i] - mean))
                .average()
                .orElseThrow());
    }

    @Test
    void onlyAShapeThatTheAnswersShowIsFitted() {
        assertEquals(2, largeCohort(Population.NORMAL).degree());
        assertEquals(4, largeCohort(Population.SKEWED).degree());
        LatentDistribution bimodal = largeCohort(Population.BIMODAL);
        assertEquals(4, bimodal.degree());
        double[] density = bimodal.density();
        // The nodes at −1.2, 0 and 1.2.
        assertTrue(density[60] < density[48] / 2);
        assertTrue(density[60] < density[72] / 2);
    }

    private static LatentDistribution largeCohort(Population population) {
        return LatentDistribution.of(cohort(population, 1000, 25, new SplittableRandom(5)));
    }

    @Test
    void aSmallGroupGetsANormal() {
        List<LogLikelihood> group = cohort(Population.BIMODAL, 24, 60, new SplittableRandom(3));
        assertEquals(2, LatentDistribution.of(group).degree());
    }

    @Test
    void theStandardErrorOfAShareIsTheScatterOfTheShare() {
        RandomGenerator random = new SplittableRandom(8);
        double[] shares = new double[200];
        double error = 0;
        for (int replication = 0; replication < shares.length; replication++) {
            Share lowest = LatentDistribution.of(cohort(Population.NORMAL, 100, 15, random))
                    .shares(-0.5, 0.5, 0)
                    .getFirst();
            shares[replication] = lowest.share();
            error += lowest.standardError() / shares.length;
        }
        assertEquals(error, deviation(shares), 0.15 * error);
        // Φ((−0.5 − 0.3) / 0.9) = 0.187
        assertEquals(
                0.187,
                IntStream.range(0, 200).mapToDouble(i -> shares[i]).average().orElseThrow(),
                0.01);
    }

    /** Search over mean and spread without derivatives, in a likelihood written down once more. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 20})
    void theNormalIsWhereABruteSearchFindsIt(int learners) {
        List<LogLikelihood> group = cohort(Population.NORMAL, learners, 8, new SplittableRandom(learners));
        LatentDistribution found = LatentDistribution.of(group);
        double[] best = search((mean, deviation) -> posterior(group, mean, deviation));
        assertTrue(found.converged());
        assertEquals(2, found.degree());
        assertEquals(learners, found.learners());
        assertEquals(best[0], found.mean(), 1e-4);
        assertEquals(best[1], found.standardDeviation(), 1e-4);
        double[] errors = errors(group, best[0], best[1]);
        assertEquals(errors[0], found.meanError(), 0.002 * errors[0]);
        assertEquals(errors[1], found.standardDeviationError(), 0.002 * errors[1]);
    }

    private interface Surface {
        double at(double mean, double deviation);
    }

    private static double[] search(Surface surface) {
        double mean = 0;
        double deviation = 1;
        for (double step = 0.4; step > 1e-7; step /= 2) {
            boolean moved = true;
            while (moved) {
                moved = false;
                for (double[] way : new double[][] {{1, 0}, {-1, 0}, {0, 1}, {0, -1}}) {
                    double nextMean = mean + step * way[0];
                    double nextDeviation = deviation * Math.exp(step * way[1]);
                    if (surface.at(nextMean, nextDeviation) > surface.at(mean, deviation)) {
                        mean = nextMean;
                        deviation = nextDeviation;
                        moved = true;
                    }
                }
            }
        }
        return new double[] {mean, deviation};
    }

    private static double posterior(List<LogLikelihood> group, double mean, double deviation) {
        double[] prior = normal(mean, deviation);
        double sum = prior(mean, deviation);
        for (LogLikelihood one : group) {
            double total = 0;
            for (int node = 0; node < GRID.size(); node++) {
                total += prior[node] * Math.exp(one.at(node));
            }
            sum += Math.log(total);
        }
        return sum;
    }

    private static double prior(double mean, double deviation) {
        return -mean * mean / 8 - Math.log(deviation) * Math.log(deviation) / 2;
    }

    private static double[] normal(double mean, double deviation) {
        double[] weights = new double[GRID.size()];
        double total = 0;
        for (int node = 0; node < weights.length; node++) {
            double z = (GRID.node(node) - mean) / deviation;
            weights[node] = Math.exp(-z * z / 2);
            total += weights[node];
        }
        for (int node = 0; node < weights.length; node++) {
            weights[node] /= total;
        }
        return weights;
    }

    /** From second differences. */
    private static double[] errors(List<LogLikelihood> group, double mean, double deviation) {
        double h = 1e-3;
        double middle = posterior(group, mean, deviation);
        double meanMean = (posterior(group, mean + h, deviation) + posterior(group, mean - h, deviation) - 2 * middle);
        double both = (posterior(group, mean, deviation + h) + posterior(group, mean, deviation - h) - 2 * middle);
        double mixed = (posterior(group, mean + h, deviation + h)
                        - posterior(group, mean + h, deviation - h)
                        - posterior(group, mean - h, deviation + h)
                        + posterior(group, mean - h, deviation - h))
                / 4;
        double determinant = (meanMean * both - mixed * mixed) / (h * h);
        return new double[] {Math.sqrt(-both / determinant), Math.sqrt(-meanMean / determinant)};
    }

    /** EM by itself: each learner's posterior, then the normal that suits their sum best. */
    @Test
    void anEmAlgorithmEndsAtTheSamePlace() {
        List<LogLikelihood> group = cohort(Population.NORMAL, 200, 12, new SplittableRandom(11));
        double[] place = {0, 1};
        for (int iteration = 0; iteration < 100; iteration++) {
            double[] expected = expected(group, place[0], place[1]);
            place = search((mean, deviation) -> {
                double[] weights = normal(mean, deviation);
                double sum = prior(mean, deviation);
                for (int node = 0; node < weights.length; node++) {
                    sum += expected[node] * Math.log(weights[node] + Double.MIN_NORMAL);
                }
                return sum;
            });
        }
        LatentDistribution found = LatentDistribution.of(group);
        assertEquals(2, found.degree());
        assertEquals(place[0], found.mean(), 1e-5);
        assertEquals(place[1], found.standardDeviation(), 1e-5);
    }

    private static double[] expected(List<LogLikelihood> group, double mean, double deviation) {
        double[] prior = normal(mean, deviation);
        double[] expected = new double[GRID.size()];
        for (LogLikelihood one : group) {
            double total = 0;
            for (int node = 0; node < GRID.size(); node++) {
                total += prior[node] * Math.exp(one.at(node));
            }
            for (int node = 0; node < GRID.size(); node++) {
                expected[node] += prior[node] * Math.exp(one.at(node)) / total;
            }
        }
        return expected;
    }

    @Test
    void theOrderOfTheLearnersDoesNotMatter() {
        List<LogLikelihood> group = cohort(Population.SKEWED, 60, 15, new SplittableRandom(2));
        LatentDistribution one = LatentDistribution.of(group);
        LatentDistribution other = LatentDistribution.of(group.reversed());
        assertEquals(one.mean(), other.mean(), 1e-9);
        assertEquals(one.standardDeviation(), other.standardDeviation(), 1e-9);
        assertEquals(one.meanError(), other.meanError(), 1e-9);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 30, 1000})
    void oneAnswerEachAndAllOfThemRightIsWhereABruteSearchFindsIt(int learners) {
        List<LogLikelihood> one = List.of(LogLikelihood.none(GRID).plus(EASY, 1));
        List<LogLikelihood> group = Collections.nCopies(learners, one.getFirst());
        LatentDistribution found = LatentDistribution.of(group);
        // Near an end of the grid a normal's moments are not those of what is left of it there; the prior is on the
        // latter.
        double[] place = search((mean, deviation) -> {
            // A thousand right answers would have it beyond the grid.
            if (mean > GRID.node(GRID.size() - 1)) {
                return Double.NEGATIVE_INFINITY;
            }
            double[] moments = momentsOnGrid(mean, deviation);
            return learners * logMarginal(one.getFirst(), mean, deviation) + prior(moments[0], moments[1]);
        });
        double[] best = momentsOnGrid(place[0], place[1]);
        assertTrue(found.converged());
        assertEquals(best[0], found.mean(), 0.01);
        assertEquals(best[1], found.standardDeviation(), 0.01);
        // One easy answer each says little, however many give it.
        assertTrue(found.meanError() > 0.3 && found.meanError() <= 2, () -> "error " + found.meanError());
        assertTrue(found.standardDeviationError() > 0.1 && found.standardDeviationError() <= 1);
    }

    private static double logMarginal(LogLikelihood one, double mean, double deviation) {
        double[] weights = trapezoid(mean, deviation);
        return Math.log(IntStream.range(0, GRID.size())
                .mapToDouble(node -> weights[node] * Math.exp(one.at(node)))
                .sum());
    }

    private static double[] momentsOnGrid(double mean, double deviation) {
        double[] weights = trapezoid(mean, deviation);
        double first = IntStream.range(0, GRID.size())
                .mapToDouble(node -> weights[node] * GRID.node(node))
                .sum();
        double second = IntStream.range(0, GRID.size())
                .mapToDouble(node -> weights[node] * Math.pow(GRID.node(node) - first, 2))
                .sum();
        return new double[] {first, Math.sqrt(second)};
    }

    /** A normal on the grid whose end nodes stand for half an interval. */
    private static double[] trapezoid(double mean, double deviation) {
        double[] weights = normal(mean, deviation);
        weights[0] /= 2;
        weights[GRID.size() - 1] /= 2;
        double total = DoubleStream.of(weights).sum();
        return DoubleStream.of(weights).map(weight -> weight / total).toArray();
    }

    @Test
    void likelihoodsThatSayNothingLeaveThePrior() {
        LatentDistribution group = LatentDistribution.of(Collections.nCopies(40, LogLikelihood.none(GRID)));
        assertTrue(group.converged());
        assertEquals(2, group.degree());
        assertEquals(0, group.mean(), 1e-6);
        assertEquals(1, group.standardDeviation(), 1e-6);
        assertEquals(2, group.meanError(), 1e-3);
        assertEquals(1, group.standardDeviationError(), 1e-3);
    }

    @Test
    void aGroupOfEqualsHasTheLeastSpreadThatTheGridShows() {
        LogLikelihood sure = LogLikelihood.none(GRID);
        for (int i = 0; i < 300; i++) {
            sure = sure.plus(HARD, i % 2);
        }
        LatentDistribution group = LatentDistribution.of(Collections.nCopies(1000, sure));
        assertTrue(group.converged());
        assertEquals(2, group.degree());
        assertEquals(1, group.mean(), 1e-3);
        assertEquals(GRID.step(), group.standardDeviation(), 1e-6);
        assertTrue(group.meanError() > 0 && group.meanError() < 0.01);
        assertTrue(group.standardDeviationError() > 0 && group.standardDeviationError() < 0.1);
    }

    @Test
    void twoThatCouldNotBeFurtherApartGetTheWidestSpread() {
        LogLikelihood best = LogLikelihood.none(GRID);
        LogLikelihood worst = LogLikelihood.none(GRID);
        for (int i = 0; i < 400; i++) {
            best = best.plus(LogisticItem.twoPl(2, 5), 1);
            worst = worst.plus(LogisticItem.twoPl(2, -5), 0);
        }
        LatentDistribution group = LatentDistribution.of(List.of(best, worst));
        assertEquals(0, group.mean(), 1e-6);
        assertTrue(group.standardDeviation() > 2 && group.standardDeviation() < 3);
        assertTrue(group.meanError() > 0 && group.meanError() <= 12 / Math.sqrt(12));
        assertTrue(group.standardDeviationError() > 0 && group.standardDeviationError() <= 12 / Math.sqrt(12));
    }

    @Test
    void oneFarFromAllOthersIsFinite() {
        LogLikelihood middle = LogLikelihood.none(GRID);
        LogLikelihood far = LogLikelihood.none(GRID);
        for (int i = 0; i < 2000; i++) {
            middle = middle.plus(EASY, i % 2);
            far = far.plus(LogisticItem.twoPl(2, 5), i % 2);
        }
        List<LogLikelihood> group = new ArrayList<>(Collections.nCopies(2000, middle));
        group.add(far);
        LatentDistribution found = LatentDistribution.of(group);
        assertEquals(-1 + 6.0 / 2001, found.mean(), 0.01);
        assertTrue(Double.isFinite(found.meanError()) && Double.isFinite(found.standardDeviationError()));
        assertTrue(found.shares(-3, 0.5, 12).stream().allMatch(share -> Double.isFinite(share.standardError())));
    }

    @Test
    void theDensityIsACopyThatIntegratesToOne() {
        LatentDistribution group = LatentDistribution.of(cohort(Population.SKEWED, 50, 15, new SplittableRandom(4)));
        double[] density = group.density();
        assertEquals(121, density.length);
        assertEquals(GRID.step(), group.grid().step());
        double integral = 0;
        double mean = 0;
        for (int node = 0; node < 120; node++) {
            integral += 0.05 * (density[node] + density[node + 1]);
            mean += 0.05 * (density[node] * GRID.node(node) + density[node + 1] * GRID.node(node + 1));
        }
        assertEquals(1, integral, 1e-12);
        assertEquals(group.mean(), mean, 1e-12);
        density[60] = 7;
        assertArrayEquals(new double[] {group.density()[60]}, new double[] {
            LatentDistribution.of(cohort(Population.SKEWED, 50, 15, new SplittableRandom(4)))
                    .density()[60]
        });
    }

    @Test
    void theSharesAreThoseOfTheNormal() {
        LatentDistribution group = LatentDistribution.of(cohort(Population.NORMAL, 300, 15, new SplittableRandom(6)));
        assertEquals(2, group.degree());
        List<Share> shares = group.shares(-3, 0.5, 12);
        assertEquals(14, shares.size());
        assertEquals(Double.NEGATIVE_INFINITY, shares.getFirst().from());
        assertEquals(-3, shares.getFirst().to());
        assertEquals(3, shares.getLast().from());
        assertEquals(Double.POSITIVE_INFINITY, shares.getLast().to());
        double sum = 0;
        for (Share share : shares) {
            double expected = below(group, share.to()) - below(group, share.from());
            assertEquals(expected, share.share(), 0.001);
            assertTrue(share.standardError() > 0 && share.standardError() < 0.03);
            sum += share.share();
        }
        assertEquals(1, sum, 1e-12);
    }

    private static double below(LatentDistribution group, double edge) {
        return Erf.erfc((group.mean() - edge) / (group.standardDeviation() * Math.sqrt(2))) / 2;
    }

    @Test
    void edgesOffTheGridAndBetweenItsNodesAreNoTrouble() {
        LatentDistribution group = LatentDistribution.of(cohort(Population.NORMAL, 30, 15, new SplittableRandom(7)));
        List<Share> wide = group.shares(-9, 18, 1);
        assertEquals(0, wide.getFirst().share());
        assertEquals(1, wide.get(1).share(), 1e-12);
        assertEquals(0, wide.get(1).standardError(), 1e-9);
        double between = group.shares(0.33, 1, 0).getFirst().share();
        assertEquals(below(group, 0.33), between, 0.002);
    }

    @Test
    void nonsenseIsRefused() {
        LogLikelihood coarse = LogLikelihood.none(ThetaGrid.of(-4, 4, 41));
        LogLikelihood fine = LogLikelihood.none(GRID);
        LatentDistribution group = LatentDistribution.of(List.of(fine));
        assertThrows(IllegalArgumentException.class, () -> LatentDistribution.of(List.of()));
        assertThrows(IllegalArgumentException.class, () -> LatentDistribution.of(List.of(fine, coarse)));
        assertThrows(IllegalArgumentException.class, () -> group.shares(Double.NaN, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> group.shares(0, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> group.shares(0, 1, -1));
    }
}
