package dev.meno.psychometrics.selection;

import dev.meno.psychometrics.ability.JointPosterior;
import dev.meno.psychometrics.ability.JointPrior;
import dev.meno.psychometrics.ability.LogLikelihood;
import dev.meno.psychometrics.ability.NormalPrior;
import dev.meno.psychometrics.ability.Posterior;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** A simulated test of one learner, whose answers are drawn from the models. */
final class Session {
    private final SelectionPolicy policy;
    private final ItemSelector selector;
    private final ItemBank bank;
    private final Blueprint blueprint;
    private final long seed;
    private final SplittableRandom chance;
    private final List<LogLikelihood> known;
    private final BitSet served = new BitSet();
    private BitSet ineligible = new BitSet();

    Session(SelectionPolicy policy, ItemBank bank, Blueprint blueprint, long seed) {
        this.policy = policy;
        selector = new ItemSelector(policy);
        this.bank = bank;
        this.blueprint = blueprint;
        this.seed = seed;
        chance = new SplittableRandom(seed);
        int domains = blueprint.weights().size();
        known = new ArrayList<>(Collections.nCopies(domains, LogLikelihood.none(bank.grid())));
    }

    /** What the next choice depends on, with separate and joint posteriors. */
    public SelectionState state() {
        int domains = known.size();
        BitSet scope = new BitSet();
        scope.set(0, domains);
        return SelectionState.of(
                        bank,
                        blueprint,
                        known.stream()
                                .map(likelihood -> Posterior.of(NormalPrior.STANDARD, likelihood))
                                .toList(),
                        served,
                        new BitSet(),
                        scope,
                        counts(),
                        seed,
                        served.cardinality() + 1)
                .without(ineligible);
    }

    /** The same with an estimate of all abilities together. */
    SelectionState jointState(JointPrior prior) {
        return state().with(JointPosterior.of(prior, known));
    }

    Optional<Selection> choose() {
        boolean joint = policy.criterion() == Criterion.JOINT_GAIN;
        return selector.choose(joint ? jointState(JointPrior.standard(known.size(), 0.5)) : state());
    }

    /** Serves items to a learner of this ability for as long as there are any, and returns them in their order. */
    List<Integer> serveAll(double theta) {
        List<Integer> order = new ArrayList<>();
        for (var next = choose(); next.isPresent(); next = choose()) {
            order.add(next.get().item());
            serve(next.get().item(), theta);
        }
        return order;
    }

    /** Serves an item to a learner of this ability. */
    public void serve(int item, double theta) {
        double draw = chance.nextDouble();
        int category = 0;
        double reached = bank.model(item).probability(theta, 0);
        while (draw >= reached && category < bank.model(item).categories() - 1) {
            category++;
            reached += bank.model(item).probability(theta, category);
        }
        int domain = bank.domainOf(item);
        known.set(domain, bank.after(known.get(domain), item, category));
        served.set(item);
    }

    void keepBack(BitSet items) {
        ineligible = items;
    }

    BitSet served() {
        return served;
    }

    List<Integer> counts() {
        List<Integer> counts = new ArrayList<>(Collections.nCopies(known.size(), 0));
        served.stream().map(bank::domainOf).forEach(domain -> counts.set(domain, counts.get(domain) + 1));
        return counts;
    }

    Posterior posterior(int domain) {
        return Posterior.of(NormalPrior.STANDARD, known.get(domain));
    }
}
