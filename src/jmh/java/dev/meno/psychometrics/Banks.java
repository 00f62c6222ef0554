package dev.meno.psychometrics;

import dev.meno.psychometrics.ability.LogLikelihood;
import dev.meno.psychometrics.ability.ThetaGrid;
import dev.meno.psychometrics.model.LogisticItem;
import dev.meno.psychometrics.selection.BankItem;
import dev.meno.psychometrics.selection.ItemBank;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Banks of three-parameter items and histories of answers, the same in every run. */
final class Banks {
    static final int DOMAINS = 3;

    private Banks() {}

    static ItemBank of(int size) {
        SplittableRandom random = new SplittableRandom(17);
        return ItemBank.of(
                        ThetaGrid.STANDARD,
                        IntStream.range(0, size)
                                .mapToObj(item -> new BankItem(
                                        LogisticItem.threePl(
                                                random.nextDouble(0.7, 2.2), random.nextDouble(-3, 3), 0.2),
                                        item % DOMAINS))
                                .toList())
                .prepare();
    }

    /** The likelihood of a number of answers to items of one domain. */
    static LogLikelihood answered(ItemBank bank, int domain, int answers) {
        LogLikelihood likelihood = LogLikelihood.none(bank.grid());
        for (int answer = 0; answer < answers; answer++) {
            likelihood = bank.after(likelihood, (domain + DOMAINS * answer) % bank.size(), answer % 2);
        }
        return likelihood;
    }
}
