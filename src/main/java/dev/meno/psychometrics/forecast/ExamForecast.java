package dev.meno.psychometrics.forecast;

import java.util.List;

/**
 * What to expect of an exam.
 *
 * @param passProbability in [0, 1]
 * @param expectedPoints mean of the points
 * @param expectedScore mean of the scaled score
 * @param low scaled score at the 5% quantile
 * @param high scaled score at the 95% quantile; the interval holds the score with a probability of 0.9 or more
 * @param points probability of each number of points, by number; adds up to 1
 * @param levers one a domain, in the order of the domains
 */
public record ExamForecast(
        double passProbability,
        double expectedPoints,
        double expectedScore,
        double low,
        double high,
        List<Double> points,
        List<Lever> levers) {
    public ExamForecast {
        points = List.copyOf(points);
        levers = List.copyOf(levers);
    }

    /**
     * What more ability in one domain would bring, with the other abilities as they are.
     *
     * @param domain its number
     * @param expectedPoints mean of the domain's points today
     * @param maxPoints the domain's points at most
     * @param passProbabilityGain what the probability of passing gains if the ability rises by {@link
     *     ExamForecaster#LEVER} logits
     * @param scoreGain what the expected scaled score gains by that
     */
    public record Lever(
            int domain, double expectedPoints, int maxPoints, double passProbabilityGain, double scoreGain) {}
}
