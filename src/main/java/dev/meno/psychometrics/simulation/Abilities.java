package dev.meno.psychometrics.simulation;

import dev.meno.psychometrics.ability.AbilityEstimate;
import dev.meno.psychometrics.ability.JointPosterior;
import dev.meno.psychometrics.ability.LogLikelihood;
import dev.meno.psychometrics.ability.Posterior;
import dev.meno.psychometrics.selection.Criterion;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What a test knows of the abilities: domain by domain, or together. */
final class Abilities {
    private final SimulationPlan plan;
    private final LogLikelihood[] likelihoods;
    private final @Nullable JointPosterior joint;

    Abilities(SimulationPlan plan, LogLikelihood[] likelihoods) {
        this.plan = plan;
        this.likelihoods = likelihoods.clone();
        boolean together = plan.joint() || plan.policy().criterion() == Criterion.JOINT_GAIN;
        joint = together ? JointPosterior.of(plan.prior(), List.of(likelihoods)) : null;
    }

    Abilities after(int item, int category) {
        LogLikelihood[] next = likelihoods.clone();
        int domain = plan.bank().domainOf(item);
        next[domain] = plan.bank().after(next[domain], item, category);
        return new Abilities(plan, next);
    }

    static Abilities none(SimulationPlan plan) {
        LogLikelihood[] nothing = new LogLikelihood[plan.prior().domains()];
        Arrays.fill(nothing, LogLikelihood.none(plan.bank().grid()));
        return new Abilities(plan, nothing);
    }

    @Nullable
    JointPosterior joint() {
        return joint;
    }

    AbilityEstimate estimate(int domain) {
        return joint != null ? joint.estimate(domain) : posterior(domain).estimate();
    }

    LogLikelihood likelihood(int domain) {
        return likelihoods[domain];
    }

    List<Posterior> posteriors() {
        return IntStream.range(0, likelihoods.length).mapToObj(this::posterior).toList();
    }

    private Posterior posterior(int domain) {
        return Posterior.of(plan.prior().marginal(domain), likelihoods[domain]);
    }
}
