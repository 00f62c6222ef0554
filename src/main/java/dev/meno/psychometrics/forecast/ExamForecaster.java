package dev.meno.psychometrics.forecast;

import dev.meno.psychometrics.ability.JointPosterior;
import dev.meno.psychometrics.ability.JointPrior;
import dev.meno.psychometrics.numeric.Normal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.random.SobolSequenceGenerator;

/**
 * Forecasts an exam of a fixed form: the posterior-predictive distribution of its points. At given abilities the points of
 * each domain follow {@link LordWingersky}, and their sum the convolution over the domains; this is averaged over the joint
 * posterior by a fixed low-discrepancy set of draws, so that the same state always gives the same number. Immutable.
 *
 * <p>Accuracy: against dense integration, probabilities to about 1e-3 with {@value #DRAWS} draws.
 *
 * <p>Source: Lord and Wingersky (1984); Sobol' (1967) for the draws, with the directions of Joe and Kuo (2008).
 */
public final class ExamForecaster {
    /** By how much a lever raises an ability, in logits. */
    public static final double LEVER = 0.25;

    private static final int DRAWS = 1024;
    private static final double LOW = 0.05;
    private static final double HIGH = 0.95;

    private final List<List<FormItem>> form;
    private final ScoreScale scale;
    private final int maxPoints;

    /**
     * A forecaster of one exam.
     *
     * @param form the items of each domain, by the domain's number; a domain may have none
     * @param scale with as many points as the form has
     * @throws IllegalArgumentException if the points of form and scale differ
     */
    public ExamForecaster(List<? extends List<FormItem>> form, ScoreScale scale) {
        this.form = form.stream().<List<FormItem>>map(List::copyOf).toList();
        this.scale = scale;
        maxPoints = this.form.stream().mapToInt(ExamForecaster::points).sum();
        if (maxPoints != scale.maxPoints()) {
            throw new IllegalArgumentException(
                    "The form has %d points and the scale %d.".formatted(maxPoints, scale.maxPoints()));
        }
    }

    /**
     * The forecast for a learner.
     *
     * @throws IllegalArgumentException if the posterior has another number of domains than the form
     */
    public ExamForecast forecast(JointPosterior posterior) {
        requireSameDomains(posterior);
        int domains = form.size();
        double[] today = new double[maxPoints + 1];
        double[][] raised = new double[domains][maxPoints + 1];
        double[] expected = new double[domains];
        for (double[] abilities : abilities(posterior.asPrior())) {
            double[][] sums = new double[domains][];
            for (int domain = 0; domain < domains; domain++) {
                sums[domain] = LordWingersky.distribution(form.get(domain), abilities[domain]);
                expected[domain] += mean(sums[domain]) / DRAWS;
            }
            accumulate(today, sums);
            for (int domain = 0; domain < domains; domain++) {
                double[] before = sums[domain];
                sums[domain] = LordWingersky.distribution(form.get(domain), abilities[domain] + LEVER);
                accumulate(raised[domain], sums);
                sums[domain] = before;
            }
        }
        return summary(today, raised, expected);
    }

    /**
     * The probability of passing alone, at a fraction of the cost of the whole forecast.
     *
     * @throws IllegalArgumentException if the posterior has another number of domains than the form
     */
    public double passProbability(JointPosterior posterior) {
        requireSameDomains(posterior);
        double[] today = new double[maxPoints + 1];
        for (double[] abilities : abilities(posterior.asPrior())) {
            double[][] sums = new double[form.size()][];
            for (int domain = 0; domain < sums.length; domain++) {
                sums[domain] = LordWingersky.distribution(form.get(domain), abilities[domain]);
            }
            accumulate(today, sums);
        }
        return passProbability(today);
    }

    private void requireSameDomains(JointPosterior posterior) {
        if (posterior.domains() != form.size()) {
            throw new IllegalArgumentException(
                    "The posterior has %d domains and the form %d.".formatted(posterior.domains(), form.size()));
        }
    }

    private ExamForecast summary(double[] today, double[][] raised, double[] expected) {
        double pass = passProbability(today);
        double score = expectedScore(today);
        List<ExamForecast.Lever> levers = new ArrayList<>();
        for (int domain = 0; domain < raised.length; domain++) {
            levers.add(new ExamForecast.Lever(
                    domain,
                    expected[domain],
                    points(form.get(domain)),
                    passProbability(raised[domain]) - pass,
                    expectedScore(raised[domain]) - score));
        }
        return new ExamForecast(
                pass,
                mean(today),
                score,
                scale.scaled(quantile(today, LOW)),
                scale.scaled(quantile(today, HIGH)),
                Arrays.stream(today).boxed().toList(),
                levers);
    }

    private static void accumulate(double[] total, double[][] sums) {
        double[] sum = {1};
        for (double[] domain : sums) {
            sum = LordWingersky.convolve(sum, domain);
        }
        for (int points = 0; points < total.length; points++) {
            total[points] += sum[points] / DRAWS;
        }
    }

    /** Draws of the abilities, one row each. */
    private static double[][] abilities(JointPrior belief) {
        SobolSequenceGenerator sequence = new SobolSequenceGenerator(belief.domains());
        // The first point is the corner 0, which has no normal quantile.
        sequence.skipTo(1);
        double[][] draws = new double[DRAWS][];
        for (int draw = 0; draw < DRAWS; draw++) {
            draws[draw] = belief.draw(
                    Arrays.stream(sequence.nextVector()).map(Normal::quantile).toArray());
        }
        return draws;
    }

    private double passProbability(double[] distribution) {
        double sum = 0;
        for (int points = 0; points <= maxPoints; points++) {
            sum += scale.passes(points) ? distribution[points] : 0;
        }
        return Math.clamp(sum, 0, 1);
    }

    private double expectedScore(double[] distribution) {
        double sum = 0;
        for (int points = 0; points <= maxPoints; points++) {
            sum += distribution[points] * scale.scaled(points);
        }
        return sum;
    }

    private static double mean(double[] distribution) {
        double sum = 0;
        for (int points = 0; points < distribution.length; points++) {
            sum += points * distribution[points];
        }
        return sum;
    }

    /** The smallest number of points that is reached or undercut with the given probability. */
    private static int quantile(double[] distribution, double probability) {
        double sum = distribution[0];
        int points = 0;
        while (sum < probability && points < distribution.length - 1) {
            points++;
            sum += distribution[points];
        }
        return points;
    }

    private static int points(List<FormItem> items) {
        return items.stream().mapToInt(FormItem::points).sum();
    }
}
