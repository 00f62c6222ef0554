package dev.meno.irt;

import dev.meno.problem.FieldErrors;
import dev.meno.psychometrics.model.GradedItem;
import dev.meno.psychometrics.model.ItemModel;
import dev.meno.psychometrics.model.LogisticItem;
import dev.meno.psychometrics.model.NominalItem;
import dev.meno.psychometrics.model.PartialCreditItem;
import dev.meno.psychometrics.model.UncertainItem;
import dev.meno.psychometrics.numeric.Sums;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** Makes the model of one item of a request, or says which of its fields is wrong and why. */
final class ItemReader {
    private static final double LARGEST = 1e6;

    private final IrtItemRequest item;
    private final IrtModel model;
    private final String pointer;
    private final FieldErrors problems;
    private boolean sound = true;

    private ItemReader(IrtItemRequest item, IrtModel model, String pointer, FieldErrors problems) {
        this.item = item;
        this.model = model;
        this.pointer = pointer;
        this.problems = problems;
    }

    /**
     * The model of an item; empty if the item has problems, which are added.
     *
     * @param fallback the request's model
     * @param uncertain whether standard errors count
     * @param pointer where the item stands in the request
     */
    static Optional<ItemModel> read(
            IrtItemRequest item, @Nullable IrtModel fallback, boolean uncertain, String pointer, FieldErrors problems) {
        IrtModel model = item.model() == null ? fallback : item.model();
        if (model == null) {
            problems.add(pointer + "/model", "Neither the item nor the request names a model.");
            return Optional.empty();
        }
        ItemReader reader = new ItemReader(item, model, pointer, problems);
        return reader.estimate().flatMap(estimate -> {
            ParameterErrorsRequest errors = item.standardErrors();
            return uncertain && errors != null ? reader.uncertain(estimate, errors) : Optional.of(estimate);
        });
    }

    private Optional<ItemModel> estimate() {
        return switch (model) {
            case ONE_PL, TWO_PL, THREE_PL, FOUR_PL -> logistic();
            case GRADED -> graded();
            case PARTIAL_CREDIT, GENERALISED_PARTIAL_CREDIT -> partialCredit();
            case NOMINAL -> nominal();
        };
    }

    private Optional<ItemModel> logistic() {
        absent("thresholds", item.thresholds());
        absent("steps", item.steps());
        absent("slopes", item.slopes());
        absent("intercepts", item.intercepts());
        double a = discrimination(model == IrtModel.ONE_PL);
        double b = required("b", item.b());
        check(Math.abs(b) <= LARGEST, "b", "The difficulty must be from -1000000 to 1000000.");
        boolean guesses = model == IrtModel.THREE_PL || model == IrtModel.FOUR_PL;
        double c = guesses ? required("c", item.c()) : fixed("c", item.c(), 0);
        double d = model == IrtModel.FOUR_PL ? required("d", item.d()) : fixed("d", item.d(), 1);
        check(c >= 0 && c < 1, "c", "The guessing floor must be in [0, 1).");
        check(d > c && d <= 1, "d", "The upper asymptote must be above the guessing floor and at most 1.");
        return sound ? Optional.of(new LogisticItem(a, b, c, d)) : Optional.empty();
    }

    private Optional<ItemModel> graded() {
        absentLogistic();
        absent("steps", item.steps());
        absent("slopes", item.slopes());
        absent("intercepts", item.intercepts());
        double a = discrimination(false);
        double[] thresholds = numbers("thresholds", item.thresholds(), 1, IrtLimits.CATEGORIES - 1);
        for (int k = 1; k < thresholds.length; k++) {
            // So far apart that the category between them has a probability that is a number.
            check(a * (thresholds[k] - thresholds[k - 1]) > 1e-12, "thresholds/" + k, "The thresholds must increase.");
        }
        return sound ? Optional.of(new GradedItem(a, thresholds)) : Optional.empty();
    }

    private Optional<ItemModel> partialCredit() {
        absentLogistic();
        absent("thresholds", item.thresholds());
        absent("slopes", item.slopes());
        absent("intercepts", item.intercepts());
        boolean unit = model == IrtModel.PARTIAL_CREDIT;
        double a = unit ? fixed("a", item.a(), 1) : discrimination(false);
        double[] steps = numbers("steps", item.steps(), 1, IrtLimits.CATEGORIES - 1);
        double reach = a * Sums.of(DoubleStream.of(steps).map(step -> Math.abs(step) + 1));
        check(reach <= LARGEST, "steps", "The steps times the discrimination must add up to 1000000 at most.");
        return sound ? Optional.of(new PartialCreditItem(a, steps)) : Optional.empty();
    }

    private Optional<ItemModel> nominal() {
        absentLogistic();
        absent("a", item.a());
        absent("thresholds", item.thresholds());
        absent("steps", item.steps());
        double[] slopes = numbers("slopes", item.slopes(), 2, IrtLimits.CATEGORIES);
        double[] intercepts = numbers("intercepts", item.intercepts(), 2, IrtLimits.CATEGORIES);
        check(slopes.length == intercepts.length, "intercepts", "There must be one intercept per slope.");
        return sound ? Optional.of(new NominalItem(slopes, intercepts)) : Optional.empty();
    }

    private Optional<ItemModel> uncertain(ItemModel estimate, ParameterErrorsRequest errors) {
        refuseErrorsOfOtherModels(estimate, errors);
        double a = error("a", errors.a());
        ItemModel uncertain = switch (estimate) {
            case LogisticItem item ->
                UncertainItem.of(item, a, error("b", errors.b()), error("c", errors.c()), error("d", errors.d()));
            case GradedItem item ->
                UncertainItem.of(
                        item,
                        joined(new double[] {a}, errors("thresholds", errors.thresholds(), item.categories() - 1)));
            case PartialCreditItem item ->
                UncertainItem.of(
                        item, joined(new double[] {a}, errors("steps", errors.steps(), item.categories() - 1)));
            case NominalItem item ->
                UncertainItem.of(
                        item,
                        joined(
                                errors("slopes", errors.slopes(), item.categories()),
                                errors("intercepts", errors.intercepts(), item.categories())));
            case UncertainItem already -> already;
        };
        return sound ? Optional.of(uncertain) : Optional.empty();
    }

    private void refuseErrorsOfOtherModels(ItemModel estimate, ParameterErrorsRequest errors) {
        boolean logistic = estimate instanceof LogisticItem;
        boolean nominal = estimate instanceof NominalItem;
        errorOnlyFor(!nominal, "a", errors.a());
        errorOnlyFor(logistic, "b", errors.b());
        errorOnlyFor(logistic, "c", errors.c());
        errorOnlyFor(logistic, "d", errors.d());
        errorOnlyFor(estimate instanceof GradedItem, "thresholds", errors.thresholds());
        errorOnlyFor(estimate instanceof PartialCreditItem, "steps", errors.steps());
        errorOnlyFor(nominal, "slopes", errors.slopes());
        errorOnlyFor(nominal, "intercepts", errors.intercepts());
    }

    private void errorOnlyFor(boolean hasParameter, String name, @Nullable Object value) {
        if (!hasParameter) {
            absent("standardErrors/" + name, value);
        }
    }

    private static double[] joined(double[] one, double[] other) {
        return DoubleStream.concat(DoubleStream.of(one), DoubleStream.of(other)).toArray();
    }

    private double error(String name, @Nullable Double value) {
        boolean valid = check(
                value == null || (value >= 0 && value <= LARGEST),
                "standardErrors/" + name,
                "The standard error must be from 0 to 1000000.");
        return valid && value != null ? value : 0;
    }

    private double[] errors(String name, @Nullable List<@Nullable Double> values, int expected) {
        double[] errors = new double[expected];
        if (values == null) {
            return errors;
        }
        if (check(values.size() == expected, "standardErrors/" + name, "There must be one error per parameter.")) {
            for (int k = 0; k < expected; k++) {
                errors[k] = error(name + "/" + k, values.get(k));
            }
        }
        return errors;
    }

    private void absentLogistic() {
        absent("b", item.b());
        absent("c", item.c());
        absent("d", item.d());
    }

    private void absent(String name, @Nullable Object value) {
        check(value == null, name, "The model %s doesn't have this parameter.".formatted(modelName()));
    }

    private double discrimination(boolean optional) {
        double a = optional && item.a() == null ? 1 : required("a", item.a());
        check(a > 0 && a <= LARGEST, "a", "The discrimination must be positive and at most 1000000.");
        return a;
    }

    private double fixed(String name, @Nullable Double value, double only) {
        check(
                value == null || value == only,
                name,
                "The model %s allows only the value %.0f here.".formatted(modelName(), only));
        return only;
    }

    /** The value; one that breaks no further rule if it is absent. */
    private double required(String name, @Nullable Double value) {
        if (value == null) {
            check(false, name, "The model %s needs this parameter.".formatted(modelName()));
            return name.equals("c") ? 0 : 1;
        }
        return value;
    }

    private double[] numbers(String name, @Nullable List<@Nullable Double> values, int least, int most) {
        if (values == null) {
            check(false, name, "The model %s needs this parameter.".formatted(modelName()));
            return new double[0];
        }
        check(
                values.size() >= least && values.size() <= most,
                name,
                "There must be from %d to %d values.".formatted(least, most));
        double[] numbers = new double[values.size()];
        for (int k = 0; k < numbers.length && k < most; k++) {
            Double value = values.get(k);
            boolean valid = value != null && Math.abs(value) <= LARGEST;
            check(valid, name + "/" + k, "The value must be a number from -1000000 to 1000000.");
            numbers[k] = value == null ? 0 : value;
        }
        return numbers;
    }

    private boolean check(boolean holds, String field, String detail) {
        sound &= holds;
        return problems.require(holds, pointer + "/" + field, detail);
    }

    private String modelName() {
        return switch (model) {
            case ONE_PL -> "1pl";
            case TWO_PL -> "2pl";
            case THREE_PL -> "3pl";
            case FOUR_PL -> "4pl";
            case GRADED -> "grm";
            case PARTIAL_CREDIT -> "pcm";
            case GENERALISED_PARTIAL_CREDIT -> "gpcm";
            case NOMINAL -> "nrm";
        };
    }
}
