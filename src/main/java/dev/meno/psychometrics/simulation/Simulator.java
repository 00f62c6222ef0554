package dev.meno.psychometrics.simulation;

import dev.meno.psychometrics.ability.JointPrior;
import dev.meno.psychometrics.ability.LogLikelihood;
import dev.meno.psychometrics.numeric.Normal;
import dev.meno.psychometrics.selection.ItemEligibility;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Runs a plan: every learner takes one test with the selection, scoring and stopping that sessions use. Learners come one
 * after another, as the counters of exposure need it. Each has random numbers of its own, so that what one answers does not
 * change the next.
 */
public final class Simulator {
    private final SimulationPlan plan;

    private final @Nullable SimulationState from;

    public Simulator(SimulationPlan plan) {
        this.plan = plan;
        this.from = null;
    }

    /**
     * A simulation that goes on where another one of the same plan got to; it has the same report as if nothing had come
     * between.
     *
     * @throws IllegalArgumentException if the state is of another plan, as far as that shows
     */
    public Simulator(SimulationPlan plan, SimulationState from) {
        if (from.tests() > plan.respondents().count() || (from.eligibility() == null) != (plan.eligibility() == null)) {
            throw new IllegalArgumentException(
                    "The state (of %d tests) is not one of this plan.".formatted(from.tests()));
        }
        this.plan = plan;
        this.from = from;
    }

    /** Told of the progress of a simulation, and asked whether it goes on. */
    public interface Observer {
        /** Called after each learner's test; {@code false} ends the simulation without a report. */
        boolean tested(SimulationState reached);
    }

    /** The report; empty if the observer ended the simulation. */
    public Optional<SimulationReport> run(Observer observer) {
        Tally tally = from == null ? new Tally(plan) : new Tally(plan, from);
        @Nullable ItemEligibility eligibility = eligibility();
        SplittableRandom seeds = new SplittableRandom(plan.seed());
        int done = from == null ? 0 : from.tests();
        for (int learner = 0; learner < plan.respondents().count(); learner++) {
            SplittableRandom random = seeds.split();
            if (learner < done) {
                continue;
            }
            Respondent respondent = respondent(learner, random);
            tally.add(new SimulatedTest(plan, respondent, eligibility, random.nextLong()).run(), respondent.truth());
            if (!observer.tested(tally.state(eligibility == null ? null : eligibility.counts()))) {
                return Optional.empty();
            }
        }
        return Optional.of(tally.report());
    }

    /** The report of the whole plan. */
    public SimulationReport run() {
        return run(reached -> true).orElseThrow();
    }

    private @Nullable ItemEligibility eligibility() {
        SimulationPlan.Eligibility limit = plan.eligibility();
        if (limit == null) {
            return null;
        }
        double[] edges = limit.edges().stream().mapToDouble(Double::doubleValue).toArray();
        ItemEligibility eligibility = new ItemEligibility(plan.bank().size(), limit.maximumRate(), edges);
        return from == null || from.eligibility() == null ? eligibility : eligibility.at(from.eligibility());
    }

    private Respondent respondent(int learner, SplittableRandom random) {
        return switch (plan.respondents()) {
            case Respondents.Simulated(JointPrior population, int ignored) ->
                new Respondent.Simulated(plan.bank(), drawn(population, random), random);
            case Respondents.Recorded(List<Respondents.ResponseRecord> records) ->
                new Respondent.Recorded(records.get(learner), estimated(records.get(learner)));
        };
    }

    private static List<Double> drawn(JointPrior population, SplittableRandom random) {
        double[] normal = IntStream.range(0, population.domains())
                .mapToDouble(domain -> Normal.draw(random))
                .toArray();
        return Arrays.stream(population.draw(normal)).boxed().toList();
    }

    /** What all responses on record say of the abilities. */
    private List<Double> estimated(Respondents.ResponseRecord record) {
        LogLikelihood[] known = new LogLikelihood[plan.prior().domains()];
        Arrays.fill(known, LogLikelihood.none(plan.bank().grid()));
        for (int item = 0; item < plan.bank().size(); item++) {
            if (record.has(item)) {
                int domain = plan.bank().domainOf(item);
                known[domain] = plan.bank().after(known[domain], item, record.category(item));
            }
        }
        Abilities abilities = new Abilities(plan, known);
        return IntStream.range(0, known.length)
                .mapToObj(domain -> abilities.estimate(domain).theta())
                .toList();
    }
}
