package dev.meno.psychometrics.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meno.psychometrics.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogisticItemTest {
    private static final double TOLERANCE = 1e-10;

    /** Its parameters are exact in binary, so that values of 60 decimal digits apply to it as it stands. */
    private static final LogisticItem EXACT_ITEM = LogisticItem.threePl(1.25, 0.5, 0.25);

    @ParameterizedTest
    @ValueSource(strings = {"1PL", "2PL", "3PL", "4PL"})
    void agreesWithCatR(String model) {
        JsonNode file = Reference.read("items_dichotomous.json");
        JsonNode items = file.get("models")
                .valueStream()
                .filter(node -> node.get("model").textValue().equals(model))
                .findFirst()
                .orElseThrow()
                .get("items");
        assertEquals(15, items.size());
        for (JsonNode reference : items) {
            assertAgrees(reference, file.get("theta"));
        }
    }

    private static void assertAgrees(JsonNode reference, JsonNode thetas) {
        LogisticItem item = Reference.item(reference);
        for (int i = 0; i < thetas.size(); i++) {
            double theta = thetas.get(i).doubleValue();
            double tolerance = TOLERANCE + cancellationInCatR(item, theta);
            assertClose(reference.get("P").get(i), item.probability(theta, 1), TOLERANCE);
            assertClose(reference.get("dP").get(i), item.slope(theta, 1), tolerance);
            assertNear(reference.get("d2P").get(i), item.secondSlope(theta, 1), item, theta);
            assertNear(reference.get("J").get(i), item.biasNumerator(theta), item, theta);
            assertNear(reference.get("observedInfo_x0").get(i), item.observedInformation(theta, 0), item, theta);
            assertNear(reference.get("observedInfo_x1").get(i), item.observedInformation(theta, 1), item, theta);
            assertClose(reference.get("info").get(i), item.information(theta), tolerance);
            assertClose(reference.get("loglik_x1").get(i), item.logProbability(theta, 1), tolerance);
            assertClose(reference.get("loglik_x0").get(i), item.logProbability(theta, 0), tolerance);
        }
    }

    /** Second derivatives pass through 0, where an absolute error remains: of a cubed slope's last digits. */
    private static void assertNear(JsonNode stored, double actual, LogisticItem item, double theta) {
        double slope = 1 + item.discrimination();
        double expected = stored.doubleValue();
        double digits = 1e-12 + cancellationInCatR(item, theta);
        assertEquals(expected, actual, 1e-9 * Math.abs(expected) + digits * slope * slope * slope);
    }

    /**
     * Relative error that catR's own values have: it subtracts P from 1, which costs the digits of the smaller of the
     * two. In 60 decimal digits, it is catR that is off (by 8e-8 at most, in 4 of 4140 values), and not this class.
     */
    private static double cancellationInCatR(LogisticItem item, double theta) {
        return Math.ulp(1.0) / Math.min(item.probability(theta, 0), item.probability(theta, 1));
    }

    private static void assertClose(JsonNode stored, double actual, double tolerance) {
        assertEquals(0, Reference.errorBeyondRounding(stored.doubleValue(), actual), tolerance);
    }

    @ParameterizedTest
    @CsvSource({
        "-40, 2.5000000000000000000E-1, -2.8768207245178092744E-1, -1.3862943611198906188E+0, 4.9960294303796391860E-44",
        "-3, 2.5932373813988936440E-1, -3.0019164272795420072E-1, -1.3496780436169329239E+0, 6.8970565590257829977E-4",
        "0.5, 6.2500000000000000000E-1, -9.8082925301172623686E-1, -4.7000362924573555365E-1, 2.3437500000000000000E-1",
        "2, 9.0027681985162805974E-1, -2.3053571300573824495E+0, -1.0505298533720310032E-1, 1.3011102464159527123E-1",
        "40, 1, -4.9662682072451780927E+1, -2.7025343297674522356E-22, 4.2227098902616441182E-22"
    })
    void keepsItsDigitsInBothTails(
            double theta, double probability, double logWrong, double logRight, double information) {
        assertEquals(0, Reference.relativeError(probability, EXACT_ITEM.probability(theta, 1)), 1e-14);
        assertEquals(0, Reference.relativeError(logWrong, EXACT_ITEM.logProbability(theta, 0)), 1e-14);
        assertEquals(0, Reference.relativeError(logRight, EXACT_ITEM.logProbability(theta, 1)), 1e-14);
        assertEquals(0, Reference.relativeError(information, EXACT_ITEM.information(theta)), 1e-14);
    }

    @Test
    void probabilityAtDifficultyIsMidwayBetweenAsymptotes() {
        assertEquals(0.6, LogisticItem.threePl(1.7, -0.4, 0.2).probability(-0.4, 1), 1e-15);
    }

    @Test
    void probabilitiesOfTheCategoriesAddUpToOne() {
        for (double theta = -40; theta <= 40; theta += 0.25) {
            double sum = EXACT_ITEM.probability(theta, 0) + EXACT_ITEM.probability(theta, 1);
            assertEquals(1, sum, 1e-15);
        }
    }

    @Test
    void informationIsTheSquaredSlopeOverTheVariance() {
        double h = 1e-5;
        for (double theta = -4; theta <= 4; theta += 0.5) {
            double slope = (EXACT_ITEM.probability(theta + h, 1) - EXACT_ITEM.probability(theta - h, 1)) / (2 * h);
            double variance = EXACT_ITEM.probability(theta, 0) * EXACT_ITEM.probability(theta, 1);
            assertEquals(slope * slope / variance, EXACT_ITEM.information(theta), 1e-9);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {700, 1e6, 1e300})
    void staysFiniteFarFromTheDifficulty(double distance) {
        LogisticItem twoPl = LogisticItem.twoPl(1, 0);
        assertEquals(-distance, twoPl.logProbability(-distance, 1));
        assertEquals(-distance, twoPl.logProbability(distance, 0));
        assertEquals(0, twoPl.logProbability(distance, 1), 1e-300);
        LogisticItem threePl = LogisticItem.threePl(1, 0, 0.2);
        assertEquals(Math.log(0.2), threePl.logProbability(-distance, 1), 1e-15);
        assertEquals(Math.log(0.8) - distance, threePl.logProbability(distance, 0), distance * 1e-15);
        for (double theta : new double[] {-distance, distance}) {
            assertEquals(0, twoPl.information(theta), 1e-300);
            assertEquals(0, threePl.information(theta), 1e-300);
        }
    }

    @Test
    void theFactoriesFillInTheSimplerModels() {
        assertEquals(new LogisticItem(1, 0.3, 0, 1), LogisticItem.onePl(0.3));
        assertEquals(new LogisticItem(1.2, 0.3, 0, 1), LogisticItem.twoPl(1.2, 0.3));
        assertEquals(new LogisticItem(1.2, 0.3, 0.1, 1), LogisticItem.threePl(1.2, 0.3, 0.1));
        assertEquals(2, LogisticItem.onePl(0).categories());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 1, The discrimination (0.0) must be positive and at most 1000000.",
        "-0.3, 0, 0, 1, The discrimination (-0.3) must be positive and at most 1000000.",
        "NaN, 0, 0, 1, The discrimination (NaN) must be positive and at most 1000000.",
        "Infinity, 0, 0, 1, The discrimination (Infinity) must be positive and at most 1000000.",
        "1, NaN, 0, 1, The difficulty (NaN) must be a number from -1000000 to 1000000.",
        "1, -Infinity, 0, 1, The difficulty (-Infinity) must be a number from -1000000 to 1000000.",
        "1, 0, -0.1, 1, 'The guessing floor (-0.1) must be in [0, 1).'",
        "1, 0, 1, 1, 'The guessing floor (1.0) must be in [0, 1).'",
        "1, 0, NaN, 1, 'The guessing floor (NaN) must be in [0, 1).'",
        "1, 0, 0.2, 0.2, The upper asymptote (0.2) must be above the guessing floor and at most 1.",
        "1, 0, 0.2, 1.1, The upper asymptote (1.1) must be above the guessing floor and at most 1.",
        "1, 0, 0.2, NaN, The upper asymptote (NaN) must be above the guessing floor and at most 1."
    })
    void refusesParametersThatDefineNoItem(double a, double b, double c, double d, String message) {
        var refusal = assertThrows(IllegalArgumentException.class, () -> new LogisticItem(a, b, c, d));
        assertEquals(message, refusal.getMessage());
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 2})
    void refusesACategoryThatDoesNotExist(int category) {
        assertThrows(IllegalArgumentException.class, () -> EXACT_ITEM.probability(0, category));
        var refusal = assertThrows(IllegalArgumentException.class, () -> EXACT_ITEM.logProbability(0, category));
        assertTrue(refusal.getMessage().contains("(" + category + ")"));
    }
}
