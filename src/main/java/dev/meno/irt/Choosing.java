package dev.meno.irt;

import dev.meno.problem.FieldErrors;
import dev.meno.problem.InvalidRequestException;
import dev.meno.psychometrics.ability.AbilityEstimate;
import dev.meno.psychometrics.ability.Estimation;
import dev.meno.psychometrics.ability.JointPosterior;
import dev.meno.psychometrics.ability.JointPrior;
import dev.meno.psychometrics.ability.LogLikelihood;
import dev.meno.psychometrics.ability.Posterior;
import dev.meno.psychometrics.ability.Response;
import dev.meno.psychometrics.selection.BankItem;
import dev.meno.psychometrics.selection.ItemBank;
import dev.meno.psychometrics.selection.ItemValues;
import dev.meno.psychometrics.selection.Knowledge;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** Puts the items that a learner has not answered in order. */
final class Choosing {
    private final NextItemsRequest request;
    private final Measurement measurement;
    private final ResponseVector answered;
    private final CriterionName criterion;
    private final BitSet offered = new BitSet();

    private Choosing(NextItemsRequest request, Measurement measurement, ResponseVector answered) {
        this.request = request;
        this.measurement = measurement;
        this.answered = answered;
        criterion = Objects.requireNonNullElse(request.criterion(), CriterionName.MPWI);
        offered.set(0, measurement.items().size());
        answered.items().forEach(offered::clear);
    }

    static NextItemsView choose(NextItemsRequest request) {
        FieldErrors problems = new FieldErrors();
        Measurement measurement = Measurement.read(request.settings(), problems);
        List<Map<String, Integer>> responses = Objects.requireNonNullElse(request.responses(), List.of());
        List<ResponseVector> vectors = ResponseVector.read(responses, measurement.items(), problems);
        ResponseVector answered = vectors.isEmpty() ? new ResponseVector(List.of(), List.of()) : vectors.getFirst();
        Choosing choosing = new Choosing(request, measurement, answered);
        choosing.check(problems);
        problems.refuse();
        return choosing.ranked();
    }

    private void check(FieldErrors problems) {
        Integer count = request.count();
        problems.require(
                count == null || (count >= 1 && count <= IrtLimits.ITEMS),
                "/count",
                "The number of items must be from 1 to %d.".formatted(IrtLimits.ITEMS));
        Double theta = request.theta();
        boolean joint = request.domains() != null;
        problems.require(theta == null || Math.abs(theta) <= 100, "/theta", "The ability must be from -100 to 100.");
        problems.require(
                theta == null || !joint,
                "/theta",
                "With several domains, the abilities are estimated and can't be given.");
        problems.require(
                joint || criterion != CriterionName.JOINT_GAIN, "/criterion", "The joint gain needs several domains.");
        problems.require(
                !joint || !List.of(CriterionName.MLWI, CriterionName.KL).contains(criterion),
                "/criterion",
                "A criterion that ignores the prior has no joint form.");
        problems.require(
                request.information() != InformationName.OBSERVED || criterion == CriterionName.MEI,
                "/information",
                "Only mei can use observed information.");
        exclude(problems);
        if (criterion == CriterionName.B_OPT) {
            for (int item = 0; item < measurement.items().size(); item++) {
                problems.require(
                        request.items().get(item) == null
                                || measurement.items().models().get(item).categories() == 2,
                        "/items/" + item,
                        "An item with several categories has no single difficulty, which bopt needs.");
            }
        }
    }

    private void exclude(FieldErrors problems) {
        List<String> exclude = Objects.requireNonNullElse(request.exclude(), List.of());
        for (int place = 0; place < exclude.size(); place++) {
            Integer item = measurement.items().positions().get(exclude.get(place));
            if (problems.require(item != null, "/exclude/" + place, "There is no item with this id.")) {
                offered.clear(Objects.requireNonNull(item));
            }
        }
    }

    private NextItemsView ranked() {
        List<BankItem> items = IntStream.range(0, measurement.items().size())
                .mapToObj(item -> new BankItem(
                        measurement.items().models().get(item),
                        measurement.domainOf().get(item)))
                .toList();
        ItemBank bank = ItemBank.of(measurement.grid(), items);
        List<NextItemsView.ItemValueView> views = new ArrayList<>();
        JointPrior joint = measurement.joint();
        if (joint == null) {
            add(views, bank, 0, ItemValues.of(criterion.criterion(), bank, 0, knowledge()));
        } else {
            addJoint(views, bank, JointPosterior.of(joint, likelihoods(joint.domains())));
        }
        Comparator<NextItemsView.ItemValueView> byValue =
                Comparator.comparingDouble(NextItemsView.ItemValueView::value);
        return new NextItemsView(views.stream()
                .sorted(criterion.criterion().isSmallestBest() ? byValue : byValue.reversed())
                .limit(Objects.requireNonNullElse(request.count(), 1))
                .toList());
    }

    private void addJoint(List<NextItemsView.ItemValueView> views, ItemBank bank, JointPosterior posterior) {
        for (int domain = 0; domain < bank.domainCount(); domain++) {
            Knowledge knowledge =
                    informed(Knowledge.of(Posterior.normal(measurement.grid(), posterior.marginal(domain))));
            double[] values = criterion == CriterionName.JOINT_GAIN
                    ? ItemValues.jointGain(bank, domain, posterior, allDomains(posterior))
                    : ItemValues.of(criterion.criterion(), bank, domain, knowledge);
            add(views, bank, domain, values);
        }
    }

    private static BitSet allDomains(JointPosterior posterior) {
        BitSet all = new BitSet();
        all.set(0, posterior.domains());
        return all;
    }

    private void add(List<NextItemsView.ItemValueView> views, ItemBank bank, int domain, double[] values) {
        int place = 0;
        for (int item = 0; item < bank.size(); item++) {
            if (bank.domainOf(item) == domain) {
                if (offered.get(item)) {
                    views.add(new NextItemsView.ItemValueView(
                            measurement.items().ids().get(item), values[place]));
                }
                place++;
            }
        }
    }

    private Knowledge knowledge() {
        List<Response> responses = answered.responses(measurement.items());
        Posterior posterior = Posterior.of(measurement.prior(), LogLikelihood.of(measurement.grid(), responses));
        return informed(Knowledge.at(posterior, theta(responses)).reestimatedBy(measurement.estimator(), responses));
    }

    private Knowledge informed(Knowledge knowledge) {
        return request.information() == InformationName.OBSERVED ? knowledge.withObservedInformation() : knowledge;
    }

    private double theta(List<Response> responses) {
        Double given = request.theta();
        if (given != null) {
            return given;
        }
        return switch (measurement.estimator().estimate(responses)) {
            case Estimation.Estimated(AbilityEstimate ability) -> ability.theta();
            case Estimation.Refused(Estimation.Reason reason) ->
                throw new InvalidRequestException(
                        "/theta",
                        "The estimator has no interim ability for these responses (%s). Provide one."
                                .formatted(Scoring.slug(reason)));
        };
    }

    private List<LogLikelihood> likelihoods(int domains) {
        List<Response> responses = answered.responses(measurement.items());
        return IntStream.range(0, domains)
                .mapToObj(domain -> LogLikelihood.of(
                        measurement.grid(),
                        IntStream.range(0, answered.size())
                                .filter(i -> measurement
                                                .domainOf()
                                                .get(answered.items().get(i))
                                        == domain)
                                .mapToObj(responses::get)
                                .toList()))
                .toList();
    }
}
