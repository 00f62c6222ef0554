package dev.meno.ability;

import dev.meno.course.CourseCatalog;
import dev.meno.course.ExamBank;
import dev.meno.course.ItemPool;
import dev.meno.learner.Learners;
import dev.meno.psychometrics.ability.AbilityEstimate;
import dev.meno.psychometrics.ability.JointPosterior;
import dev.meno.psychometrics.ability.JointPrior;
import dev.meno.psychometrics.ability.NormalPrior;
import dev.meno.psychometrics.forecast.ExamForecast;
import dev.meno.psychometrics.forecast.ExamForecaster;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Forecasts of learners' exams. */
@ApplicationScoped
public class Forecasts {
    private static final int TOPICS = 3;

    private final Abilities abilities;
    private final Learners learners;
    private final CourseCatalog courses;

    Forecasts(Abilities abilities, Learners learners, CourseCatalog courses) {
        this.abilities = abilities;
        this.learners = learners;
        this.courses = courses;
    }

    @Transactional
    public ForecastView forecast(UUID learnerId, String courseKey) {
        ItemPool pool = courses.require(courseKey);
        LearnerState state = abilities.state(learnerId, pool);
        JointPrior belief = learners.background(learnerId, courseKey).belief(pool);
        JointPosterior posterior = state.joint(belief);
        Optional<ExamForecaster> forecaster = pool.exam().forecaster();
        if (forecaster.isEmpty()) {
            return notReady(learnerId, courseKey, "The course has too few questions to make up an exam.");
        }
        List<String> missing = ForecastEvidence.missing(pool, state, belief, posterior).stream()
                .map(pool.domains()::get)
                .toList();
        if (!missing.isEmpty()) {
            return notReady(
                    learnerId,
                    courseKey,
                    missing.stream().collect(Collectors.joining(", ", "More answers are needed in ", ".")));
        }
        ExamForecast forecast = forecaster.get().forecast(posterior);
        return new ForecastView(
                learnerId,
                courseKey,
                ForecastView.Status.READY,
                null,
                forecast.passProbability(),
                new ForecastView.ScoreForecast(
                        forecast.expectedScore(),
                        forecast.low(),
                        forecast.high(),
                        pool.exam().profile().scale().passMark()),
                forecast.levers().stream()
                        .map(lever -> domain(pool, posterior.estimate(lever.domain()), lever))
                        .toList(),
                levers(pool, state, belief));
    }

    private static ForecastView notReady(UUID learnerId, String courseKey, String missing) {
        return new ForecastView(
                learnerId,
                courseKey,
                ForecastView.Status.NOT_ENOUGH_EVIDENCE,
                missing,
                null,
                null,
                List.of(),
                List.of());
    }

    /** The probability of passing alone; empty before enough is known, as for the whole forecast. */
    static OptionalDouble passProbability(ItemPool pool, LearnerState state, JointPrior belief) {
        JointPosterior posterior = state.joint(belief);
        return pool.exam().forecaster().isPresent()
                        && ForecastEvidence.missing(pool, state, belief, posterior)
                                .isEmpty()
                ? OptionalDouble.of(pool.exam().forecaster().get().passProbability(posterior))
                : OptionalDouble.empty();
    }

    private static ForecastView.DomainForecast domain(
            ItemPool pool, AbilityEstimate estimate, ExamForecast.Lever lever) {
        return new ForecastView.DomainForecast(
                pool.domains().get(lever.domain()),
                estimate.theta(),
                estimate.standardError(),
                lever.expectedPoints(),
                lever.maxPoints(),
                lever.passProbabilityGain());
    }

    /**
     * By what is known of each topic: who knows one already gains little there, however the domain stands. The background and the
     * other domains tell of a topic too, as they do of the score.
     */
    static List<ForecastView.TopicLever> levers(ItemPool pool, LearnerState state, JointPrior belief) {
        List<NormalPrior> elsewhere = IntStream.range(0, pool.domains().size())
                .mapToObj(domain -> state.elsewhere(domain, belief))
                .toList();
        List<ForecastView.TopicLever> levers = new ArrayList<>();
        for (ExamBank.TopicShare topic : pool.exam().topics()) {
            double theta = state.domain(topic.domain())
                    .topic(topic.topic(), elsewhere.get(topic.domain()))
                    .estimate()
                    .theta();
            levers.add(new ForecastView.TopicLever(
                    topic.topic(),
                    pool.domains().get(topic.domain()),
                    pool.exam().scoreGain(topic, theta)));
        }
        levers.sort(
                Comparator.comparingDouble(ForecastView.TopicLever::scoreGain).reversed());
        return levers.stream().limit(TOPICS).toList();
    }
}
