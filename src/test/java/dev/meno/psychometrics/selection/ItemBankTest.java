package dev.meno.psychometrics.selection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meno.psychometrics.Reference;
import dev.meno.psychometrics.ability.LogLikelihood;
import dev.meno.psychometrics.ability.NormalPrior;
import dev.meno.psychometrics.ability.Posterior;
import dev.meno.psychometrics.ability.ThetaGrid;
import dev.meno.psychometrics.model.LogisticItem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ItemBankTest {
    private static final double TOLERANCE = 1e-6;
    private static final LogisticItem MODEL = LogisticItem.threePl(1.4, 0.3, 0.2);
    private static final ItemBank BANK = Fixtures.bank(List.of(
            new BankItem(LogisticItem.onePl(-1), 2), new BankItem(MODEL, 0), new BankItem(LogisticItem.onePl(1), 2)));

    /** catR leaves the posterior unnormalised, so its values are ours times one factor for each state. */
    @ParameterizedTest
    @ValueSource(strings = {"selection_2pl.json", "selection_3pl.json"})
    void posteriorWeightedInformationAgreesWithCatR(String name) {
        JsonNode file = Reference.read(name);
        ItemBank bank = catRBank(file);
        assertEquals(40, file.get("states").size());
        for (JsonNode state : file.get("states")) {
            Posterior posterior = posterior(bank, state);
            JsonNode remaining = state.get("remaining");
            JsonNode expected = state.get("criteria").get("MPWI");
            double[] values = remaining
                    .valueStream()
                    .mapToDouble(item -> bank.posteriorWeightedInformation(item.intValue() - 1, posterior))
                    .toArray();
            double ours = 0;
            double theirs = 0;
            for (int i = 0; i < values.length; i++) {
                ours += values[i];
                theirs += expected.get(i).doubleValue();
            }
            for (int i = 0; i < values.length; i++) {
                double relative = Reference.relativeError(expected.get(i).doubleValue() / theirs, values[i] / ours);
                assertEquals(0, relative, TOLERANCE);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"selection_2pl.json", "selection_3pl.json"})
    void theBestItemIsTheOneThatCatRChooses(String name) {
        JsonNode file = Reference.read(name);
        ItemBank bank = catRBank(file);
        for (JsonNode state : file.get("states")) {
            Posterior posterior = posterior(bank, state);
            int best = state.get("remaining")
                    .valueStream()
                    .map(JsonNode::intValue)
                    .max((a, b) -> Double.compare(
                            bank.posteriorWeightedInformation(a - 1, posterior),
                            bank.posteriorWeightedInformation(b - 1, posterior)))
                    .orElseThrow();
            assertEquals(state.get("next_item").get("MPWI").get("item").intValue(), best);
        }
    }

    private static ItemBank catRBank(JsonNode file) {
        return ItemBank.of(
                ThetaGrid.of(-4, 4, 33),
                Reference.bank(file).stream().map(item -> new BankItem(item, 0)).toList());
    }

    private static Posterior posterior(ItemBank bank, JsonNode state) {
        LogLikelihood likelihood = LogLikelihood.none(bank.grid());
        for (int i = 0; i < state.get("administered").size(); i++) {
            int item = state.get("administered").get(i).intValue() - 1;
            likelihood =
                    bank.after(likelihood, item, state.get("responses").get(i).intValue());
        }
        return Posterior.of(NormalPrior.STANDARD, likelihood);
    }

    @Test
    void theItemsOfADomainAreFoundByItsNumber() {
        assertEquals(3, BANK.size());
        assertEquals(2, BANK.domainOf(0));
        assertEquals(0, BANK.domainOf(1));
        assertArrayEquals(new int[] {1}, BANK.itemsOf(0));
        assertArrayEquals(new int[0], BANK.itemsOf(1));
        assertArrayEquals(new int[] {0, 2}, BANK.itemsOf(2));
        assertArrayEquals(new int[0], BANK.itemsOf(3));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void addingTheTabulatedRowIsAddingTheModel(int category) {
        LogLikelihood before = LogLikelihood.none(ThetaGrid.STANDARD).plus(LogisticItem.onePl(0.4), 1);
        assertArrayEquals(
                before.plus(MODEL, category).toBytes(),
                BANK.after(before, 1, category).toBytes());
    }

    @Test
    void expectedSuccessIsTheProbabilityAveragedOverThePosterior() {
        Posterior posterior = Posterior.of(
                NormalPrior.STANDARD, LogLikelihood.none(ThetaGrid.STANDARD).plus(MODEL, 1));
        double expected = 0;
        for (int node = 0; node < ThetaGrid.STANDARD.size(); node++) {
            expected += posterior.weight(node) * MODEL.probability(ThetaGrid.STANDARD.node(node), 1);
        }
        assertEquals(expected, BANK.expectedSuccess(1, posterior), 1e-14);
    }

    @Test
    void expectedSuccessOfAnItemAtTheMeanIsOneHalf() {
        ItemBank centered = Fixtures.bank(List.of(new BankItem(LogisticItem.twoPl(1.7, 0), 0)));
        assertEquals(0.5, centered.expectedSuccess(0, Fixtures.prior()), 1e-14);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 2})
    void refusesACategoryThatTheItemDoesNotHave(int category) {
        LogLikelihood none = LogLikelihood.none(ThetaGrid.STANDARD);
        var refusal = assertThrows(IllegalArgumentException.class, () -> BANK.after(none, 1, category));
        assertEquals("The item (1) has no category (%d).".formatted(category), refusal.getMessage());
    }

    @Test
    void refusesALikelihoodOnAnotherGrid() {
        LogLikelihood coarse = LogLikelihood.none(ThetaGrid.of(-6, 6, 61));
        LogLikelihood shifted = LogLikelihood.none(ThetaGrid.of(-5, 7, 121));
        assertThrows(IllegalArgumentException.class, () -> BANK.after(coarse, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> BANK.after(shifted, 0, 1));
        Posterior posterior = Posterior.of(NormalPrior.STANDARD, coarse);
        assertThrows(IllegalArgumentException.class, () -> BANK.expectedSuccess(0, posterior));
    }

    @Test
    void anEmptyBankHasNoItems() {
        assertEquals(0, Fixtures.bank(List.of()).size());
        assertTrue(Fixtures.bank(List.of()).itemsOf(0).length == 0);
    }

    @Test
    void refusesANegativeDomain() {
        assertThrows(IllegalArgumentException.class, () -> new BankItem(MODEL, -1));
    }
}
