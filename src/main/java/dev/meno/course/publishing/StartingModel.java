package dev.meno.course.publishing;

import dev.meno.course.QuestionDocument;
import dev.meno.course.QuestionDocument.CognitiveLevel;
import dev.meno.course.QuestionDocument.OptionDocument;
import dev.meno.psychometrics.model.ItemModel;
import dev.meno.psychometrics.model.LogisticItem;
import dev.meno.psychometrics.model.PartialCreditItem;
import java.util.Objects;

/**
 * The item model of a question with which its course is published: by the parameters that come with it, or before any
 * calibration from what its author says and from its kind. The reasoning is in
 * {@code src/docs/math/starting-parameters.md}.
 */
public final class StartingModel {
    /** Steps of the search for the ability at which an item of several points is half way; more than a double has bits. */
    private static final int BISECTIONS = 200;

    /** Farther from the difficulty than any tilt needs: the half-way point lies within a few logits. */
    private static final double SEARCH_WIDTH = 100;

    private StartingModel() {}

    public static ItemModel of(QuestionDocument question) {
        QuestionDocument.ParametersDocument parameters = question.parameters();
        return parameters == null ? byItsAuthor(question) : estimated(parameters);
    }

    private static ItemModel estimated(QuestionDocument.ParametersDocument parameters) {
        return parameters.difficulty() == null
                ? new PartialCreditItem(
                        parameters.discrimination(),
                        parameters.steps().stream()
                                .mapToDouble(Double::doubleValue)
                                .toArray())
                : LogisticItem.threePl(
                        parameters.discrimination(),
                        parameters.difficulty(),
                        Objects.requireNonNullElse(parameters.guessing(), 0.0));
    }

    private static ItemModel byItsAuthor(QuestionDocument question) {
        double a = discrimination(question);
        double b = question.location();
        return switch (question.kind()) {
            case SINGLE_CHOICE ->
                LogisticItem.threePl(a, b, 1.0 / question.options().size());
            case MULTIPLE_RESPONSE -> {
                int right = (int) question.options().stream()
                        .filter(OptionDocument::isCorrect)
                        .count();
                yield right == 1
                        ? LogisticItem.threePl(a, b, 1.0 / question.options().size())
                        : tilted(a, b, BlindGuess.choices(question.options().size(), right));
            }
            case NUMERIC -> LogisticItem.twoPl(a, b);
            case ORDERING -> tilted(a, b, BlindGuess.order(question.options().size()));
            case MATCHING ->
                tilted(
                        a,
                        b,
                        BlindGuess.matches(
                                question.prompts().size(), question.options().size()));
        };
    }

    /** What its author says, else a little more for what takes more thought. */
    private static double discrimination(QuestionDocument question) {
        if (question.discrimination() != null) {
            return question.discrimination();
        }
        return switch (question.cognitiveLevel()) {
            case CognitiveLevel.RECALL -> 0.9;
            case CognitiveLevel.APPLICATION -> 1.0;
            case CognitiveLevel.ANALYSIS -> 1.1;
        };
    }

    /**
     * The partial credit item whose categories follow the blind guess, tilted by ability: {@code P(k) ∝ g_k exp(a' k (θ −
     * θ0))}, where θ0 is set so that at the difficulty a full score is midway between guessing and certainty, and {@code a'
     * = a/√m} for m points.
     *
     * @param guess probabilities of 0 … m points by blind guessing, all positive
     */
    private static PartialCreditItem tilted(double discrimination, double difficulty, double[] guess) {
        int maximum = guess.length - 1;
        double a = discrimination / Math.sqrt(maximum);
        double origin = difficulty - halfWay(a, guess);
        double[] steps = new double[maximum];
        for (int k = 1; k <= maximum; k++) {
            steps[k - 1] = origin - StrictMath.log(guess[k] / guess[k - 1]) / a;
        }
        return new PartialCreditItem(a, steps);
    }

    /** The tilt, in logits, at which the probability of a full score is (1 + g_m)/2. */
    private static double halfWay(double a, double[] guess) {
        double target = (1 + guess[guess.length - 1]) / 2;
        double low = 0;
        double high = SEARCH_WIDTH;
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = (low + high) / 2;
            if (fullScore(a, middle, guess) < target) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private static double fullScore(double a, double tilt, double[] guess) {
        int maximum = guess.length - 1;
        double sum = 0;
        for (int k = 0; k <= maximum; k++) {
            // Relative to the full score, so that nothing overflows.
            sum += guess[k] * StrictMath.exp(a * (k - maximum) * tilt);
        }
        return guess[maximum] / sum;
    }
}
