package dev.meno.psychometrics.selection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
    private static final LogisticItem MODEL = LogisticItem.threePl(1.4, 0.3, 0.2);
    private static final ItemBank BANK = Fixtures.bank(List.of(
            new BankItem(LogisticItem.onePl(-1), 2), new BankItem(MODEL, 0), new BankItem(LogisticItem.onePl(1), 2)));

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
