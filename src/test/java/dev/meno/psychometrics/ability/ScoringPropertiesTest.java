package dev.meno.psychometrics.ability;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meno.psychometrics.Generators;
import dev.meno.psychometrics.model.ItemModel;
import dev.meno.psychometrics.model.LogisticItem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ScoringPropertiesTest {
    private static final ThetaGrid GRID = ThetaGrid.STANDARD;

    @Provide
    Arbitrary<List<Response>> responses() {
        return Generators.responses(Generators.items());
    }

    @Provide
    Arbitrary<List<Response>> logConcave() {
        return Generators.responses(Generators.logConcave());
    }

    @Provide
    Arbitrary<List<Double>> difficulties() {
        return Generators.numbers(-4, 4).list().ofMinSize(2).ofMaxSize(12);
    }

    @Property(tries = 300)
    void theOrderOfResponsesDoesNotMatterAndTheStateIsTheirSum(
            @ForAll("responses") List<Response> responses, @ForAll Random random) {
        LogLikelihood state = LogLikelihood.none(GRID);
        for (Response response : responses) {
            state = state.plus(response.item(), response.category());
        }
        List<Response> shuffled = new ArrayList<>(responses);
        Collections.shuffle(shuffled, random);
        LogLikelihood fromScratch = LogLikelihood.of(GRID, shuffled);
        for (int node = 0; node < GRID.size(); node++) {
            double scale = Math.max(1, Math.abs(state.at(node)));
            assertEquals(state.at(node), fromScratch.at(node), 1e-12 * scale);
        }
        assertArrayEquals(
                state.toBytes(), LogLikelihood.ofBytes(GRID, state.toBytes()).toBytes());
    }

    @Property(tries = 300)
    void noResponseMakesALogConcaveBeliefLessCertain(@ForAll("logConcave") List<Response> responses) {
        AbilityEstimate prior =
                Posterior.of(NormalPrior.STANDARD, LogLikelihood.none(GRID)).estimate();
        AbilityEstimate after = Posterior.of(NormalPrior.STANDARD, LogLikelihood.of(GRID, responses))
                .estimate();
        assertTrue(after.standardError() <= prior.standardError() + 1e-9, () -> after.toString());
    }

    @Property(tries = 200)
    void aHigherScoreUnderRaschIsAHigherEstimate(@ForAll("difficulties") List<Double> difficulties) {
        double before = Double.NEGATIVE_INFINITY;
        for (int score = 0; score <= difficulties.size(); score++) {
            LogLikelihood likelihood = LogLikelihood.none(GRID);
            LogLikelihood same = LogLikelihood.none(GRID);
            for (int i = 0; i < difficulties.size(); i++) {
                ItemModel item = LogisticItem.onePl(difficulties.get(i));
                likelihood = likelihood.plus(item, i < score ? 1 : 0);
                same = same.plus(item, i >= difficulties.size() - score ? 1 : 0);
            }
            double theta =
                    Posterior.of(NormalPrior.STANDARD, likelihood).estimate().theta();
            assertTrue(theta > before);
            // The score is sufficient: which items were right does not matter.
            assertEquals(
                    theta, Posterior.of(NormalPrior.STANDARD, same).estimate().theta(), 1e-9);
            before = theta;
        }
    }

    @Property(tries = 60)
    void everyEstimatorIsFiniteOrRefuses(@ForAll("responses") List<Response> responses) {
        for (Estimator estimator : List.of(
                new Estimator.Eap(NormalPrior.STANDARD, GRID),
                new Estimator.Map(NormalPrior.STANDARD, Bounds.STANDARD),
                new Estimator.MaximumLikelihood(Bounds.STANDARD),
                new Estimator.WeightedLikelihood(Bounds.STANDARD))) {
            switch (estimator.estimate(responses)) {
                case Estimation.Estimated(AbilityEstimate ability) ->
                    assertTrue(Double.isFinite(ability.theta()) && ability.standardError() > 0);
                case Estimation.Refused(Estimation.Reason reason) ->
                    assertTrue(
                            !(estimator instanceof Estimator.Eap || estimator instanceof Estimator.Map),
                            () -> "a posterior always has an estimate: " + reason);
            }
        }
    }

    @Property(tries = 200)
    void withoutCorrelationTheJointEstimateIsTheSeparateOnes(
            @ForAll("responses") List<Response> one, @ForAll("responses") List<Response> other) {
        List<LogLikelihood> likelihoods = List.of(LogLikelihood.of(GRID, one), LogLikelihood.of(GRID, other));
        JointPosterior joint = JointPosterior.of(JointPrior.standard(2, 0), likelihoods);
        for (int domain = 0; domain < 2; domain++) {
            AbilityEstimate alone = likelihoods.get(domain).isFlat()
                    ? new AbilityEstimate(0, 1)
                    : Posterior.of(NormalPrior.STANDARD, likelihoods.get(domain))
                            .estimate();
            assertEquals(alone.theta(), joint.estimate(domain).theta(), 1e-6);
            assertEquals(alone.standardError(), joint.estimate(domain).standardError(), 1e-6);
        }
    }

    @Property(tries = 200)
    void theJointEstimateIsFiniteForEveryPattern(
            @ForAll("responses") List<Response> one,
            @ForAll("responses") List<Response> other,
            @ForAll("responses") List<Response> third) {
        JointPosterior joint = JointPosterior.of(
                JointPrior.standard(3, 0.9),
                List.of(LogLikelihood.of(GRID, one), LogLikelihood.of(GRID, other), LogLikelihood.of(GRID, third)));
        for (int domain = 0; domain < 3; domain++) {
            assertTrue(Double.isFinite(joint.estimate(domain).theta()));
            assertTrue(joint.estimate(domain).standardError() > 0);
            double limit = joint.estimate(domain).standardError()
                    * joint.estimate((domain + 1) % 3).standardError();
            assertTrue(Math.abs(joint.covariance(domain, (domain + 1) % 3)) <= limit * (1 + 1e-9));
        }
    }
}
