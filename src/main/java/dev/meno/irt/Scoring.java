package dev.meno.irt;

import dev.meno.problem.FieldErrors;
import dev.meno.psychometrics.ability.AbilityEstimate;
import dev.meno.psychometrics.ability.Estimation;
import dev.meno.psychometrics.ability.Estimator;
import dev.meno.psychometrics.ability.JointPosterior;
import dev.meno.psychometrics.ability.JointPrior;
import dev.meno.psychometrics.ability.LogLikelihood;
import dev.meno.psychometrics.ability.Posterior;
import dev.meno.psychometrics.selection.BankItem;
import dev.meno.psychometrics.selection.ItemBank;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;

/** Scores response vectors. */
final class Scoring {
    private Scoring() {}

    static ScoresView score(ScoresRequest request) {
        FieldErrors problems = new FieldErrors();
        Measurement measurement = Measurement.read(request.settings(), problems);
        List<ResponseVector> vectors = ResponseVector.read(request.responses(), measurement.items(), problems);
        requireWithinLimits(measurement, vectors, problems);
        problems.refuse();
        return new ScoresView(
                measurement.estimatorName() == EstimatorName.EAP
                        ? byTable(measurement, vectors)
                        : vectors.stream()
                                .map(vector -> estimate(measurement, vector))
                                .toList());
    }

    private static void requireWithinLimits(
            Measurement measurement, List<ResponseVector> vectors, FieldErrors problems) {
        long responses = vectors.stream().mapToLong(ResponseVector::size).sum();
        int most = IrtLimits.RESPONSES;
        if (measurement.estimatorName() != EstimatorName.EAP) {
            most = measurement.uncertain() ? IrtLimits.SEARCHED_UNCERTAIN_RESPONSES : IrtLimits.SEARCHED_RESPONSES;
        }
        problems.require(
                responses <= most,
                "/responses",
                "There are %d responses, but this estimator takes at most %d per request.".formatted(responses, most));
    }

    /** The posterior mean adds up rows, which are computed once for the items that have a response. */
    private static List<EstimateView> byTable(Measurement measurement, List<ResponseVector> vectors) {
        int[] rowOf = new int[measurement.items().size()];
        List<BankItem> answered = new ArrayList<>();
        vectors.forEach(vector -> vector.items().forEach(item -> {
            if (rowOf[item] == 0) {
                answered.add(new BankItem(measurement.items().models().get(item), 0));
                rowOf[item] = answered.size();
            }
        }));
        ItemBank bank = ItemBank.of(measurement.grid(), answered);
        JointPrior joint = measurement.joint();
        return vectors.stream()
                .map(vector -> joint == null
                        ? view(
                                "eap",
                                Posterior.of(measurement.prior(), likelihood(vector, rowOf, bank))
                                        .estimate())
                        : joint(JointPosterior.of(joint, likelihoods(vector, measurement, rowOf, bank))))
                .toList();
    }

    private static LogLikelihood likelihood(ResponseVector vector, int[] rowOf, ItemBank bank) {
        return bank.likelihood(
                vector.items().stream().mapToInt(item -> rowOf[item] - 1).toArray(),
                vector.categories().stream().mapToInt(Integer::intValue).toArray());
    }

    private static List<LogLikelihood> likelihoods(
            ResponseVector vector, Measurement measurement, int[] rowOf, ItemBank bank) {
        JointPrior joint = Objects.requireNonNull(measurement.joint());
        return IntStream.range(0, joint.domains())
                .mapToObj(domain -> {
                    int[] places = IntStream.range(0, vector.size())
                            .filter(i ->
                                    measurement.domainOf().get(vector.items().get(i)) == domain)
                            .toArray();
                    return bank.likelihood(
                            IntStream.of(places)
                                    .map(i -> rowOf[vector.items().get(i)] - 1)
                                    .toArray(),
                            IntStream.of(places)
                                    .map(i -> vector.categories().get(i))
                                    .toArray());
                })
                .toList();
    }

    private static EstimateView estimate(Measurement measurement, ResponseVector vector) {
        Estimator estimator = measurement.estimator();
        String method = measurement.estimatorName().name().toLowerCase(Locale.ROOT);
        return switch (estimator.estimate(vector.responses(measurement.items()))) {
            case Estimation.Estimated(AbilityEstimate ability) -> view(method, ability);
            case Estimation.Refused(Estimation.Reason reason) ->
                new EstimateView(null, null, null, null, null, method, slug(reason));
        };
    }

    static String slug(Estimation.Reason reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static EstimateView view(String method, AbilityEstimate ability) {
        return new EstimateView(ability.theta(), ability.standardError(), null, null, null, method, null);
    }

    private static EstimateView joint(JointPosterior posterior) {
        List<Integer> domains = IntStream.range(0, posterior.domains()).boxed().toList();
        return new EstimateView(
                null,
                null,
                domains.stream().map(d -> posterior.estimate(d).theta()).toList(),
                domains.stream().map(d -> posterior.estimate(d).standardError()).toList(),
                domains.stream()
                        .map(row -> domains.stream()
                                .map(column -> posterior.covariance(row, column))
                                .toList())
                        .toList(),
                "ep",
                null);
    }
}
