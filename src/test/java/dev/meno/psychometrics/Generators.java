package dev.meno.psychometrics;

import dev.meno.psychometrics.ability.Response;
import dev.meno.psychometrics.model.GradedItem;
import dev.meno.psychometrics.model.ItemModel;
import dev.meno.psychometrics.model.LogisticItem;
import dev.meno.psychometrics.model.NominalItem;
import dev.meno.psychometrics.model.PartialCreditItem;
import dev.meno.psychometrics.model.UncertainItem;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.arbitraries.DoubleArbitrary;

/** Arbitrary items and responses. */
public final class Generators {
    private Generators() {}

    /** Items of every model, from ordinary parameters to absurd ones. */
    public static Arbitrary<ItemModel> items() {
        return Arbitraries.oneOf(
                logistic(),
                logConcave(),
                Combinators.combine(logistic(), numbers(0, 2))
                        .as((item, error) ->
                                UncertainItem.of((LogisticItem) item, error, error, Math.min(error, 0.2), 0)));
    }

    /** Items whose log-probabilities are concave. */
    public static Arbitrary<ItemModel> logConcave() {
        Arbitrary<ItemModel> twoPl =
                Combinators.combine(slopes(), numbers(-50, 50)).as(LogisticItem::twoPl);
        Arbitrary<ItemModel> graded = Combinators.combine(
                        numbers(0.05, 30),
                        numbers(-50, 50),
                        numbers(0.01, 5).array(double[].class).ofMinSize(0).ofMaxSize(4))
                .as((a, first, gaps) -> {
                    double[] thresholds = new double[gaps.length + 1];
                    thresholds[0] = first;
                    for (int k = 0; k < gaps.length; k++) {
                        thresholds[k + 1] = thresholds[k] + gaps[k];
                    }
                    return new GradedItem(a, thresholds);
                });
        Arbitrary<ItemModel> partial = Combinators.combine(
                        numbers(0.05, 30),
                        numbers(-50, 50).array(double[].class).ofMinSize(1).ofMaxSize(5))
                .as(PartialCreditItem::new);
        Arbitrary<ItemModel> nominal = numbers(-30, 30)
                .array(double[].class)
                .ofMinSize(4)
                .ofMaxSize(10)
                .map(values -> new NominalItem(
                        Arrays.copyOf(values, values.length / 2),
                        Arrays.copyOfRange(values, values.length / 2, values.length / 2 * 2)));
        return Arbitraries.oneOf(twoPl, graded, partial, nominal);
    }

    /** One- to four-parameter items; guessing up to nearly 1. */
    public static Arbitrary<ItemModel> logistic() {
        return Combinators.combine(slopes(), numbers(-50, 50), numbers(0, 0.999), numbers(0.001, 1))
                .as((a, b, c, rest) -> new LogisticItem(a, b, c, Math.min(c + Math.max(rest * (1 - c), 1e-6), 1)));
    }

    public static Arbitrary<List<Response>> responses(Arbitrary<ItemModel> items) {
        return Combinators.combine(items, Arbitraries.integers().between(0, 1000))
                .as((item, draw) -> new Response(item, draw % item.categories()))
                .list()
                .ofMinSize(0)
                .ofMaxSize(25);
    }

    public static DoubleArbitrary numbers(double min, double max) {
        return Arbitraries.doubles().between(min, max).ofScale(6);
    }

    private static Arbitrary<Double> slopes() {
        return Arbitraries.oneOf(numbers(0.1, 3), numbers(0.001, 100), Arbitraries.of(1e-6, 1e3, 1e6));
    }
}
