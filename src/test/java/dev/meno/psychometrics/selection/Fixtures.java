package dev.meno.psychometrics.selection;

import dev.meno.psychometrics.ability.LogLikelihood;
import dev.meno.psychometrics.ability.NormalPrior;
import dev.meno.psychometrics.ability.Posterior;
import dev.meno.psychometrics.ability.ThetaGrid;
import dev.meno.psychometrics.model.LogisticItem;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Banks and states that the tests of selection share. */
final class Fixtures {
    private Fixtures() {}

    /** Two-parameter items with varied parameters, domain by domain in turn. */
    static List<BankItem> items(int domains, int itemsPerDomain) {
        SplittableRandom random = new SplittableRandom(20260101);
        return IntStream.range(0, domains * itemsPerDomain)
                .mapToObj(item -> new BankItem(
                        LogisticItem.twoPl(random.nextDouble(0.7, 2), random.nextDouble(-2, 2)), item % domains))
                .toList();
    }

    static ItemBank bank(List<BankItem> items) {
        return ItemBank.of(ThetaGrid.STANDARD, items);
    }

    /** What is known of a domain without any response. */
    static Posterior prior() {
        return Posterior.of(NormalPrior.STANDARD, LogLikelihood.none(ThetaGrid.STANDARD));
    }

    static BitSet bits(int... members) {
        BitSet bits = new BitSet();
        for (int member : members) {
            bits.set(member);
        }
        return bits;
    }

    /** The state after some items of a session, with nothing learned of the abilities. */
    static SelectionState state(
            ItemBank bank, Blueprint blueprint, BitSet served, BitSet answeredBefore, BitSet scope, long seed) {
        int domains = blueprint.weights().size();
        List<Integer> counts = new ArrayList<>(Collections.nCopies(domains, 0));
        served.stream().map(bank::domainOf).forEach(domain -> counts.set(domain, counts.get(domain) + 1));
        return SelectionState.of(
                bank,
                blueprint,
                Collections.nCopies(domains, prior()),
                served,
                answeredBefore,
                scope,
                counts,
                seed,
                served.cardinality() + 1);
    }
}
