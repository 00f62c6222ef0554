package dev.meno.psychometrics;

import dev.meno.psychometrics.ability.AbilityDistribution;
import dev.meno.psychometrics.ability.AbilityEstimate;
import dev.meno.psychometrics.ability.Bounds;
import dev.meno.psychometrics.ability.Estimation;
import dev.meno.psychometrics.ability.Estimator;
import dev.meno.psychometrics.ability.JointPosterior;
import dev.meno.psychometrics.ability.JointPrior;
import dev.meno.psychometrics.ability.LogLikelihood;
import dev.meno.psychometrics.ability.NormalPrior;
import dev.meno.psychometrics.ability.Posterior;
import dev.meno.psychometrics.ability.Response;
import dev.meno.psychometrics.ability.ThetaGrid;
import dev.meno.psychometrics.ability.TopicAbility;
import dev.meno.psychometrics.forecast.ExamForecast;
import dev.meno.psychometrics.forecast.ExamForecaster;
import dev.meno.psychometrics.forecast.FormItem;
import dev.meno.psychometrics.forecast.PassingStandard;
import dev.meno.psychometrics.forecast.ScoreScale;
import dev.meno.psychometrics.memory.FsrsScheduler;
import dev.meno.psychometrics.memory.MemoryState;
import dev.meno.psychometrics.memory.Rating;
import dev.meno.psychometrics.model.GradedItem;
import dev.meno.psychometrics.model.ItemModel;
import dev.meno.psychometrics.model.LogisticItem;
import dev.meno.psychometrics.model.NominalItem;
import dev.meno.psychometrics.model.PartialCreditItem;
import dev.meno.psychometrics.model.UncertainItem;
import dev.meno.psychometrics.numeric.Draw;
import dev.meno.psychometrics.population.Difference;
import dev.meno.psychometrics.population.ItemTally;
import dev.meno.psychometrics.population.LatentDistribution;
import dev.meno.psychometrics.population.NormalPopulation;
import dev.meno.psychometrics.population.PredictedScore;
import dev.meno.psychometrics.selection.BankItem;
import dev.meno.psychometrics.selection.Blueprint;
import dev.meno.psychometrics.selection.ContentBalance;
import dev.meno.psychometrics.selection.Criterion;
import dev.meno.psychometrics.selection.ExposureControl;
import dev.meno.psychometrics.selection.ItemBank;
import dev.meno.psychometrics.selection.ItemSelector;
import dev.meno.psychometrics.selection.Selection;
import dev.meno.psychometrics.selection.SelectionPolicy;
import dev.meno.psychometrics.selection.SelectionState;
import dev.meno.psychometrics.selection.TutoringPolicy;
import dev.meno.psychometrics.selection.TutoringSelection;
import dev.meno.psychometrics.selection.TutoringSelector;
import dev.meno.psychometrics.selection.TutoringState;
import dev.meno.psychometrics.selection.TutoringTerms;
import dev.meno.psychometrics.simulation.Respondents;
import dev.meno.psychometrics.simulation.SimulationPlan;
import dev.meno.psychometrics.simulation.SimulationReport;
import dev.meno.psychometrics.simulation.Simulator;
import dev.meno.psychometrics.stopping.StoppingRule;
import dev.meno.psychometrics.stopping.StoppingRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * Everything that sessions store and replays compare, computed from a fixed record of answers. The program prints each
 * number by its bits, so that two machines can be compared by what they print.
 */
final class StoredNumbers {
    private static final int DOMAINS = 2;
    private static final int ITEMS = 60;
    private static final int LEARNERS = 6;
    private static final int ANSWERS = 12;
    private static final Blueprint BLUEPRINT = new Blueprint(List.of(2.0, 1.0));
    private static final JointPrior BELIEF = JointPrior.standard(DOMAINS, 0.6);

    private final Bits bits = new Bits();
    private final List<ItemModel> models =
            IntStream.range(0, ITEMS).mapToObj(StoredNumbers::model).toList();
    private final ItemBank bank = ItemBank.of(
            ThetaGrid.STANDARD,
            IntStream.range(0, ITEMS)
                    .mapToObj(item -> new BankItem(models.get(item), item % DOMAINS))
                    .toList());

    /**
     * Prints the numbers, several times over, so that the later ones come from compiled code.
     *
     * @param arguments the number of times; {@code platform} to print what the platform's own functions return instead
     */
    public static void main(String... arguments) {
        if (arguments[0].equals("platform")) {
            platform().print();
            return;
        }
        for (int time = 0; time < Integer.parseInt(arguments[0]); time++) {
            StoredNumbers numbers = new StoredNumbers();
            numbers.compute();
            numbers.bits.print();
        }
    }

    /** What must not be stored: the functions that a platform may compute in its own way. */
    private static Bits platform() {
        Bits bits = new Bits();
        Map.<String, DoubleUnaryOperator>of("exp", Math::exp, "log", Math::log, "sin", Math::sin)
                .forEach((name, function) -> {
                    for (int i = 1; i < 1_000; i++) {
                        bits.of(name, function.applyAsDouble(i * 0.00731));
                    }
                });
        return bits;
    }

    private void compute() {
        models();
        List<List<LogLikelihood>> learners = new ArrayList<>();
        for (int learner = 0; learner < LEARNERS; learner++) {
            learners.add(new Practice(learner).run());
        }
        estimators();
        criteria(learners.getFirst());
        tutoring();
        memory();
        forecast(learners.getFirst());
        population(learners);
        simulation();
    }

    private static ItemModel model(int item) {
        double a = 0.6 + 1.2 * Draw.uniform(1, 1, item);
        double b = 4 * Draw.uniform(1, 2, item) - 2;
        return switch (item % 6) {
            case 0 -> new GradedItem(a, b - 0.7, b + 0.4);
            case 1 -> new PartialCreditItem(a, b + 0.3, b - 0.2);
            case 2 -> new NominalItem(new double[] {0, a / 2, a}, new double[] {0, -b / 3, -a * b});
            case 3 -> UncertainItem.of(LogisticItem.threePl(a, b, 0.2), 0.2, 0.3, 0.05, 0);
            case 4 -> new LogisticItem(a, b, 0.2, 0.97);
            default -> LogisticItem.threePl(a, b, 0.25);
        };
    }

    private void models() {
        for (int item = 0; item < 12; item++) {
            ItemModel model = models.get(item);
            for (double theta = -5; theta <= 5; theta += 0.37) {
                bits.of("models", model.information(theta), model.expectedScore(theta));
                for (int category = 0; category < model.categories(); category++) {
                    bits.of(
                            "models",
                            model.probability(theta, category),
                            model.logProbability(theta, category),
                            model.score(theta, category),
                            model.curvature(theta, category));
                }
            }
        }
    }

    /** A learner's answers, to the items that the selector chooses; how they were answered is on record. */
    private final class Practice {
        private final int learner;
        private final ItemSelector selector = new ItemSelector(Policies.MEASURING);
        private final List<LogLikelihood> known =
                new ArrayList<>(Collections.nCopies(DOMAINS, LogLikelihood.none(ThetaGrid.STANDARD)));
        private final List<Integer> counts = new ArrayList<>(Collections.nCopies(DOMAINS, 0));
        private final BitSet served = new BitSet();
        private LogLikelihood topic = LogLikelihood.none(TopicAbility.GRID);

        Practice(int learner) {
            this.learner = learner;
        }

        List<LogLikelihood> run() {
            for (int position = 1; position <= ANSWERS; position++) {
                Selection selection = selector.choose(state(known, served, counts, learner + 3, position)
                                .with(JointPosterior.of(BELIEF, known)))
                        .orElseThrow();
                record("decisions", selection);
                take(selection, position);
            }
            return known;
        }

        private void take(Selection selection, int position) {
            int item = selection.item();
            int category = Draw.index(learner + 7L, position, models.get(item).categories());
            double weight = 1 - 0.25 * (position % 3);
            LogLikelihood before = known.get(selection.domain()).discounted(StrictMath.pow(0.99, position % 4));
            known.set(selection.domain(), before.plus(models.get(item), category, weight));
            counts.set(selection.domain(), counts.get(selection.domain()) + 1);
            served.set(item);
            if (selection.domain() == 0) {
                topic = topic.plus(models.get(item), category, weight);
            }
            abilities();
        }

        private void abilities() {
            known.forEach(likelihood -> bits.of("abilities", likelihood));
            Posterior posterior = Posterior.of(NormalPrior.STANDARD, known.getFirst());
            bits.of("abilities", posterior.estimate());
            bits.of("abilities", posterior.quantile(0.05), posterior.quantile(0.95));
            JointPosterior joint = JointPosterior.of(BELIEF, known);
            bits.of("abilities", joint.covariance(0, 1));
            bits.of("abilities", joint.estimate(0));
            bits.of("abilities", joint.estimate(1));
            AbilityEstimate inTopic = TopicAbility.posterior(NormalPrior.STANDARD, known.getFirst(), topic)
                    .estimate();
            bits.of("abilities", inTopic);
            bits.of("abilities", inTopic.probabilityAbove(0.3), inTopic.expectedShortfall(0.3));
        }
    }

    private SelectionState state(
            List<LogLikelihood> known, BitSet served, List<Integer> counts, long seed, int position) {
        return SelectionState.of(
                bank,
                BLUEPRINT,
                known.stream()
                        .map(likelihood -> Posterior.of(NormalPrior.STANDARD, likelihood))
                        .toList(),
                served,
                new BitSet(),
                domains(),
                counts,
                seed,
                position);
    }

    private static BitSet domains() {
        BitSet scope = new BitSet();
        scope.set(0, DOMAINS);
        return scope;
    }

    private void record(String section, Selection selection) {
        bits.of(section, selection.item());
        selection.candidates().forEach(candidate -> bits.of(section, candidate.item(), candidate.value()));
    }

    private void estimators() {
        List<Response> responses = IntStream.range(0, 24)
                .mapToObj(item -> new Response(
                        models.get(item), Draw.index(5, item, models.get(item).categories())))
                .toList();
        Bounds bounds = Bounds.STANDARD;
        for (Estimator estimator : List.of(
                new Estimator.Eap(NormalPrior.STANDARD, ThetaGrid.STANDARD),
                new Estimator.Map(NormalPrior.STANDARD, bounds),
                new Estimator.MaximumLikelihood(bounds),
                new Estimator.WeightedLikelihood(bounds))) {
            if (estimator.estimate(responses) instanceof Estimation.Estimated(AbilityEstimate ability)) {
                bits.of("estimators", ability);
            }
        }
    }

    private void criteria(List<LogLikelihood> known) {
        for (Criterion criterion : Criterion.values()) {
            if (criterion == Criterion.B_OPT) {
                continue; // Polytomous items have no single difficulty.
            }
            ItemSelector selector = new ItemSelector(
                    new SelectionPolicy(criterion, ContentBalance.NONE, new ExposureControl.Randomesque(5), 10, 1.5));
            SelectionState state =
                    state(known, new BitSet(), List.of(0, 0), 11, 4).with(JointPosterior.of(BELIEF, known));
            record("criteria", selector.choose(state).orElseThrow());
        }
    }

    private void tutoring() {
        BitSet served = new BitSet();
        for (int position = 1; position <= 6; position++) {
            int run = position;
            TutoringSelection selection = new TutoringSelector(TutoringPolicy.STANDARD)
                    .choose(new TutoringState(
                            bank,
                            IntStream.range(0, 3)
                                    .mapToObj(topic -> new TutoringState.Topic(
                                            0.2 + 0.2 * topic,
                                            new AbilityEstimate(0.3 - Math.floorDiv(topic, run), 0.4),
                                            0,
                                            true,
                                            true))
                                    .toList(),
                            IntStream.range(0, ITEMS)
                                    .map(item -> item % 3)
                                    .boxed()
                                    .toList(),
                            0.2,
                            served,
                            new BitSet(),
                            new BitSet(),
                            Map.of(7, 0.9, 8, 0.7, 21, 0.3),
                            -1,
                            0,
                            13,
                            position))
                    .orElseThrow();
            served.set(selection.chosen().item());
            selection.candidates().forEach(candidate -> {
                TutoringTerms terms = candidate.terms();
                bits.of(
                        "tutoring",
                        candidate.item(),
                        candidate.utility(),
                        terms.gap(),
                        terms.zone(),
                        terms.review(),
                        terms.success());
            });
        }
    }

    private void memory() {
        FsrsScheduler scheduler = FsrsScheduler.STANDARD;
        for (int card = 0; card < 20; card++) {
            FsrsScheduler.Review review = scheduler.first(rating(card, 0));
            for (int time = 1; time < 12; time++) {
                MemoryState state = review.state();
                Duration elapsed = Duration.ofDays(Draw.index(card, time, 40));
                bits.of(
                        "memories",
                        state.stability(),
                        state.difficulty(),
                        (double) review.interval().toSeconds(),
                        scheduler.retrievability(state, elapsed));
                review = scheduler.review(state, elapsed, rating(card, time));
            }
        }
    }

    private static Rating rating(int card, int time) {
        List<Rating> ratings = List.of(Rating.values());
        return ratings.get(Draw.index(card + 99L, time, ratings.size()));
    }

    private void forecast(List<LogLikelihood> known) {
        List<List<FormItem>> form = IntStream.range(0, DOMAINS)
                .mapToObj(domain -> IntStream.range(0, 5)
                        .mapToObj(item -> FormItem.of(models.get(DOMAINS * item + domain)))
                        .toList())
                .toList();
        int points =
                form.stream().flatMap(List::stream).mapToInt(FormItem::points).sum();
        JointPosterior posterior = JointPosterior.of(BELIEF, known);
        ExamForecast forecast = new ExamForecaster(form, ScoreScale.linear(100, 1000, 750, points)).forecast(posterior);
        bits.of(
                "forecasts",
                forecast.passProbability(),
                forecast.expectedPoints(),
                forecast.expectedScore(),
                forecast.low(),
                forecast.high());
        forecast.points().forEach(share -> bits.of("forecasts", share));
        forecast.levers()
                .forEach(lever ->
                        bits.of("forecasts", lever.expectedPoints(), lever.passProbabilityGain(), lever.scoreGain()));
        PassingStandard standard = new PassingStandard(form, BLUEPRINT.weights(), 0.7);
        bits.of("forecasts", standard.cut(), standard.passProbability(posterior));
    }

    private void population(List<List<LogLikelihood>> learners) {
        List<LogLikelihood> first = learners.stream().map(List::getFirst).toList();
        LatentDistribution latent = LatentDistribution.of(first);
        bits.of(
                "populations",
                latent.mean(),
                latent.meanError(),
                latent.standardDeviation(),
                latent.standardDeviationError());
        bits.of("populations", latent.density());
        List<AbilityEstimate> estimates = first.stream()
                .map(likelihood ->
                        Posterior.of(NormalPrior.STANDARD, likelihood).estimate())
                .toList();
        NormalPopulation normal = NormalPopulation.of(estimates);
        bits.of("populations", normal.mean(), normal.meanError(), normal.standardDeviation());
        AbilityDistribution spread = AbilityDistribution.of(estimates);
        bits.of("populations", spread.mean(), spread.standardDeviation(), spread.standardError());
        bits.of(
                "populations",
                Difference.of(0.1, normal.meanError(), 0.3, latent.meanError()).standardError());
        ItemTally tally = ItemTally.NONE;
        for (AbilityEstimate estimate : estimates) {
            PredictedScore expected = PredictedScore.of(models.getFirst(), estimate);
            bits.of("populations", expected.mean(), expected.variance());
            tally = tally.plus(0.5, estimate.theta(), estimate.standardError(), expected.mean(), expected.variance());
        }
        bits.of("populations", tally.toArray());
    }

    private void simulation() {
        SimulationReport report = new Simulator(new SimulationPlan(
                        bank,
                        BLUEPRINT,
                        new Respondents.Simulated(BELIEF, 8),
                        BELIEF,
                        true,
                        Policies.MEASURING,
                        new SimulationPlan.Eligibility(0.4, List.of(0.0)),
                        new StoppingRules(
                                3,
                                List.of(new StoppingRule.MaximumLength(8), new StoppingRule.Sprt(0.2, 0.5, 0.1, 0.1))),
                        Duration.ofSeconds(90),
                        17))
                .run();
        report.domains()
                .forEach(domain -> bits.of(
                        "simulations", domain.bias(), domain.rmse(), domain.meanStandardError(), domain.coverage()));
        report.exposure().rates().forEach(rate -> bits.of("simulations", rate));
    }

    /** Numbers by what they belong to. */
    private static final class Bits {
        private final Map<String, StringBuilder> lines = new TreeMap<>();

        void of(String section, double... numbers) {
            StringBuilder line = lines.computeIfAbsent(section, name -> new StringBuilder());
            for (double number : numbers) {
                line.append(' ').append(Long.toHexString(Double.doubleToLongBits(number)));
            }
        }

        void of(String section, AbilityEstimate estimate) {
            of(section, estimate.theta(), estimate.standardError());
        }

        void of(String section, LogLikelihood likelihood) {
            IntStream.range(0, likelihood.grid().size()).forEach(node -> of(section, likelihood.at(node)));
        }

        void print() {
            lines.forEach((section, line) -> System.out.println(section + line));
        }
    }
}
