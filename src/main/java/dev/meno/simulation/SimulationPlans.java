package dev.meno.simulation;

import dev.meno.course.ItemPool;
import dev.meno.problem.FieldError;
import dev.meno.problem.FieldErrors;
import dev.meno.problem.InvalidRequestException;
import dev.meno.psychometrics.ability.JointPrior;
import dev.meno.psychometrics.ability.NormalPrior;
import dev.meno.psychometrics.selection.ContentBalance;
import dev.meno.psychometrics.selection.Criterion;
import dev.meno.psychometrics.selection.ExposureControl;
import dev.meno.psychometrics.selection.SelectionPolicy;
import dev.meno.psychometrics.simulation.Respondents;
import dev.meno.psychometrics.simulation.SimulationPlan;
import dev.meno.psychometrics.stopping.StoppingRule;
import dev.meno.psychometrics.stopping.StoppingRules;
import dev.meno.simulation.SimulationRequest.BalanceName;
import dev.meno.simulation.SimulationRequest.EligibilityRequest;
import dev.meno.simulation.SimulationRequest.ExposureRequest;
import dev.meno.simulation.SimulationRequest.IntervalRequest;
import dev.meno.simulation.SimulationRequest.PopulationRequest;
import dev.meno.simulation.SimulationRequest.SimulationCriterion;
import dev.meno.simulation.SimulationRequest.SprtRequest;
import dev.meno.simulation.SimulationRequest.StoppingRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes a plan of a request and the questions of a course, or says what is wrong with the request. */
final class SimulationPlans {
    private static final int DEFAULT_LEARNERS = 500;
    private static final int DEFAULT_CANDIDATES = 5;
    private static final int DEFAULT_SECONDS = 90;

    private final SimulationRequest request;
    private final ItemPool pool;
    private final FieldErrors errors = new FieldErrors();

    private SimulationPlans(SimulationRequest request, ItemPool pool) {
        this.request = request;
        this.pool = pool;
    }

    /**
     * The plan of a request whose single fields are valid.
     *
     * @throws InvalidRequestException if fields contradict each other or name what the course does not have
     */
    static SimulationPlan plan(SimulationRequest request, ItemPool pool) {
        return new SimulationPlans(request, pool).plan();
    }

    private SimulationPlan plan() {
        Criterion criterion =
                Criterion.valueOf(Objects.requireNonNullElse(request.criterion(), SimulationCriterion.MPWI)
                        .name());
        ContentBalance balance =
                ContentBalance.valueOf(Objects.requireNonNullElse(request.contentBalance(), BalanceName.LARGEST_DEFICIT)
                        .name());
        refuseContradictions(criterion, balance);
        JointPrior prior = population(request.prior());
        ExposureControl exposure = exposure(request.exposure());
        SimulationPlan.Eligibility eligibility = eligibility(request.exposure());
        Respondents respondents = respondents(prior);
        errors.refuse();
        return new SimulationPlan(
                pool.bank(),
                pool.blueprint(),
                respondents,
                prior,
                Boolean.TRUE.equals(request.joint()),
                new SelectionPolicy(
                        criterion,
                        balance,
                        exposure,
                        request.stopping().maximumQuestions(),
                        Objects.requireNonNullElse(request.acceleration(), 1.0)),
                eligibility,
                stopping(request.stopping()),
                Duration.ofSeconds(Objects.requireNonNullElse(request.secondsPerQuestion(), DEFAULT_SECONDS)),
                Objects.requireNonNullElse(request.seed(), 1L));
    }

    private void refuseContradictions(Criterion criterion, ContentBalance balance) {
        errors.require(
                balance != ContentBalance.MAXIMUM_PRIORITY || criterion.isInformation(),
                "/contentBalance",
                "The maximum priority index needs an amount of information, and the criterion isn't one.");
        errors.require(
                request.responses() == null || (request.learners() == null && request.population() == null),
                "/responses",
                "Recorded learners replace simulated ones, so give only one of the two.");
        errors.require(
                criterion != Criterion.B_OPT || isDichotomous(),
                "/criterion",
                "The course has questions worth several points, which have no single difficulty to compare.");
    }

    private Respondents respondents(JointPrior prior) {
        JointPrior population = request.population() == null ? prior : population(request.population());
        List<Respondents.ResponseRecord> records = records();
        return records.isEmpty()
                ? new Respondents.Simulated(
                        population, Objects.requireNonNullElse(request.learners(), DEFAULT_LEARNERS))
                : new Respondents.Recorded(records);
    }

    private boolean isDichotomous() {
        return IntStream.range(0, pool.size())
                .allMatch(position -> pool.question(position).model().categories() == 2);
    }

    private JointPrior population(@Nullable PopulationRequest population) {
        int domains = pool.domains().size();
        PopulationRequest given = population == null ? new PopulationRequest(0, 1, 0.0) : population;
        NormalPrior[] marginals = new NormalPrior[domains];
        Arrays.fill(marginals, new NormalPrior(given.mean(), given.sd()));
        double[][] correlations = new double[domains][domains];
        for (int row = 0; row < domains; row++) {
            Arrays.fill(correlations[row], Objects.requireNonNullElse(given.correlation(), 0.0));
            correlations[row][row] = 1;
        }
        return JointPrior.of(marginals, correlations);
    }

    private ExposureControl exposure(@Nullable ExposureRequest exposure) {
        if (exposure == null) {
            return new ExposureControl.Randomesque(DEFAULT_CANDIDATES);
        }
        int given = (exposure.randomesque() == null ? 0 : 1)
                + (exposure.eligibility() == null ? 0 : 1)
                + (exposure.sympsonHetter() == null ? 0 : 1);
        errors.require(given == 1, "/exposure", "Exactly one way to control exposure must be given.");
        if (exposure.sympsonHetter() != null) {
            return sympsonHetter(exposure.sympsonHetter());
        }
        return new ExposureControl.Randomesque(Objects.requireNonNullElse(exposure.randomesque(), 1));
    }

    private ExposureControl sympsonHetter(Map<String, Double> byId) {
        List<Double> probabilities = new ArrayList<>(Collections.nCopies(pool.size(), 1.0));
        byId.forEach((id, probability) -> position(id)
                .ifPresentOrElse(
                        position -> probabilities.set(position, probability),
                        () -> unknownQuestion("/exposure/sympsonHetter/" + FieldError.segment(id))));
        return new ExposureControl.SympsonHetter(probabilities);
    }

    private SimulationPlan.@Nullable Eligibility eligibility(@Nullable ExposureRequest exposure) {
        EligibilityRequest eligibility = exposure == null ? null : exposure.eligibility();
        if (eligibility == null) {
            return null;
        }
        List<Double> edges = Objects.requireNonNullElse(eligibility.edges(), List.of());
        for (int edge = 1; edge < edges.size(); edge++) {
            errors.require(
                    edges.get(edge) > edges.get(edge - 1),
                    "/exposure/eligibility/edges/" + edge,
                    "The edges must increase.");
        }
        return new SimulationPlan.Eligibility(eligibility.maximumRate(), edges);
    }

    private List<Respondents.ResponseRecord> records() {
        List<Map<String, Integer>> responses = Objects.requireNonNullElse(request.responses(), List.of());
        List<Respondents.ResponseRecord> records = new ArrayList<>(responses.size());
        for (int learner = 0; learner < responses.size(); learner++) {
            String pointer = "/responses/" + learner;
            Map<String, Integer> response = responses.get(learner);
            int[] categories = new int[pool.size()];
            Arrays.fill(categories, Respondents.ResponseRecord.NONE);
            if (response == null) {
                errors.add(pointer, "The responses of a learner must be an object.");
            } else {
                response.forEach(
                        (id, category) -> record(id, category, categories, pointer + "/" + FieldError.segment(id)));
            }
            records.add(new Respondents.ResponseRecord(categories));
        }
        return records;
    }

    private void record(String id, @Nullable Integer category, int[] categories, String pointer) {
        Optional<Integer> position = position(id);
        if (position.isEmpty()) {
            unknownQuestion(pointer);
            return;
        }
        int most = pool.bank().model(position.get()).categories() - 1;
        boolean valid = category != null && category >= 0 && category <= most;
        if (errors.require(valid, pointer, "The category must be a whole number from 0 to %d.".formatted(most))) {
            categories[position.get()] = Objects.requireNonNull(category);
        }
    }

    private Optional<Integer> position(String id) {
        try {
            return pool.position(UUID.fromString(id));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    private void unknownQuestion(String pointer) {
        errors.add(pointer, "The course has no published question with this id.");
    }

    private static StoppingRules stopping(StoppingRequest stopping) {
        List<StoppingRule> rules = new ArrayList<>();
        rules.add(new StoppingRule.MaximumLength(stopping.maximumQuestions()));
        if (stopping.standardError() != null) {
            rules.add(new StoppingRule.StandardError(stopping.standardError()));
        }
        if (stopping.minutes() != null) {
            rules.add(new StoppingRule.TimeLimit(Duration.ofMinutes(stopping.minutes())));
        }
        if (stopping.minimumGain() != null) {
            rules.add(new StoppingRule.MinimumGain(stopping.minimumGain()));
        }
        SprtRequest sprt = stopping.sprt();
        if (sprt != null) {
            rules.add(new StoppingRule.Sprt(sprt.cut(), sprt.delta(), sprt.alpha(), sprt.beta()));
        }
        IntervalRequest interval = stopping.interval();
        if (interval != null) {
            rules.add(new StoppingRule.IntervalClassification(interval.cut(), interval.z()));
        }
        return new StoppingRules(Objects.requireNonNullElse(stopping.minimumQuestions(), 0), rules);
    }
}
