package dev.meno.psychometrics.simulation;

import dev.meno.psychometrics.ability.JointPrior;
import dev.meno.psychometrics.selection.Blueprint;
import dev.meno.psychometrics.selection.ItemBank;
import dev.meno.psychometrics.selection.SelectionPolicy;
import dev.meno.psychometrics.stopping.StoppingRules;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a simulation tries out. The same plan always gives the same report.
 *
 * @param bank with domains numbered like the weights of the blueprint
 * @param prior the belief about a learner before the first response, one dimension a domain
 * @param joint whether a response in one domain moves the estimates of the others
 * @param eligibility a limit on exposure by ability, learned on the way; null for none
 * @param timePerItem time that an answer takes, for a rule on time; positive
 * @param seed of all draws
 */
public record SimulationPlan(
        ItemBank bank,
        Blueprint blueprint,
        Respondents respondents,
        JointPrior prior,
        boolean joint,
        SelectionPolicy policy,
        @Nullable Eligibility eligibility,
        StoppingRules stopping,
        Duration timePerItem,
        long seed) {
    public SimulationPlan {
        int domains = blueprint.weights().size();
        if (prior.domains() != domains || bank.domainCount() > domains) {
            throw new IllegalArgumentException("The bank has %d domains, the prior %d and the blueprint %d."
                    .formatted(bank.domainCount(), prior.domains(), domains));
        }
        requireFitting(respondents, bank, domains);
        if (!timePerItem.isPositive()) {
            throw new IllegalArgumentException("The time per item (%s) must be positive.".formatted(timePerItem));
        }
    }

    /**
     * Item eligibility in bands of ability, see {@link dev.meno.psychometrics.selection.ItemEligibility}. With several
     * domains a learner's band goes by the mean of the abilities.
     *
     * @param maximumRate in (0, 1]
     * @param edges abilities that separate the bands, in logits, increasing
     */
    public record Eligibility(double maximumRate, List<Double> edges) {
        public Eligibility {
            edges = List.copyOf(edges);
        }
    }

    private static void requireFitting(Respondents respondents, ItemBank bank, int domains) {
        switch (respondents) {
            case Respondents.Simulated(JointPrior population, int ignored) -> {
                if (population.domains() != domains) {
                    throw new IllegalArgumentException("The population has %d domains and the blueprint %d."
                            .formatted(population.domains(), domains));
                }
            }
            case Respondents.Recorded(List<Respondents.ResponseRecord> records) -> {
                for (Respondents.ResponseRecord record : records) {
                    requireFitting(record, bank);
                }
            }
        }
    }

    private static void requireFitting(Respondents.ResponseRecord record, ItemBank bank) {
        if (record.size() != bank.size()) {
            throw new IllegalArgumentException("A record has %d responses for a bank of %d items; absent ones are %d."
                    .formatted(record.size(), bank.size(), Respondents.ResponseRecord.NONE));
        }
        for (int item = 0; item < bank.size(); item++) {
            int category = record.category(item);
            if (category < Respondents.ResponseRecord.NONE
                    || category >= bank.model(item).categories()) {
                throw new IllegalArgumentException("The item (%d) has no category (%d).".formatted(item, category));
            }
        }
    }
}
