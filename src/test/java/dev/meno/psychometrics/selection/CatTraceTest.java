package dev.meno.psychometrics.selection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meno.psychometrics.Reference;
import dev.meno.psychometrics.ability.AbilityEstimate;
import dev.meno.psychometrics.ability.Bounds;
import dev.meno.psychometrics.ability.Estimation;
import dev.meno.psychometrics.ability.Estimator;
import dev.meno.psychometrics.ability.LogLikelihood;
import dev.meno.psychometrics.ability.NormalPrior;
import dev.meno.psychometrics.ability.Posterior;
import dev.meno.psychometrics.ability.Response;
import dev.meno.psychometrics.ability.ThetaGrid;
import dev.meno.psychometrics.model.GradedItem;
import dev.meno.psychometrics.model.ItemModel;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole adaptive tests as catR runs them: choose, answer, estimate, stop. */
class CatTraceTest {
    private static final ThetaGrid GRID = ThetaGrid.of(-4, 4, 33);
    private static final int MAX_LENGTH = 40;
    private static final double PRECISE = 0.3;
    private static final double TOLERANCE = 1e-6;

    /** catR finds a mode or a root to about 1e-4 logits; a standard error moves by no more. */
    private static final double TOLERANCE_OF_ROOTS = 1e-4;

    @ParameterizedTest
    @CsvSource({
        "cat_traces_2pl.json, MFI+EAP, 20",
        "cat_traces_2pl.json, MPWI+EAP, 1",
        "cat_traces_2pl.json, KLP+EAP, 1",
        "cat_traces_2pl.json, MEPV+EAP, 1",
        "cat_traces_2pl.json, MFI+BM, 4",
        "cat_traces_2pl.json, MFI+WL, 3",
        "cat_traces_3pl.json, MFI+EAP, 20",
        "cat_traces_3pl.json, KLP+EAP, 1",
        "cat_traces_3pl.json, MFI+BM, 5",
        "cat_traces_3pl.json, MFI+WL, 4",
        "cat_traces_grm.json, MFI+EAP, 10"
    })
    void everyRunIsReplayedItemByItem(String file, String variant, int runs) {
        JsonNode traces = Reference.read(file);
        List<? extends ItemModel> models = models(traces);
        List<JsonNode> chosen = traces.get("runs")
                .valueStream()
                .filter(run -> run.get("variant").textValue().equals(variant))
                .toList();
        assertEquals(runs, chosen.size());
        for (JsonNode run : chosen) {
            new Replay(models, run).run();
        }
    }

    private static List<? extends ItemModel> models(JsonNode file) {
        return file.get("bank").valueStream().map(CatTraceTest::model).toList();
    }

    private static ItemModel model(JsonNode item) {
        if (item.has("c")) {
            return Reference.item(item);
        }
        double[] thresholds =
                item.get("b").valueStream().mapToDouble(JsonNode::doubleValue).toArray();
        return new GradedItem(item.get("a").doubleValue(), thresholds);
    }

    /**
     * One run. Where catR's roots are rough and its two best items nearly tied, a run could part from catR's by catR's
     * error; the closest two are 9e-5 of their information apart, and none does.
     */
    private static final class Replay {
        private final ItemBank bank;
        private final JsonNode trace;
        private final Criterion criterion;
        private final Estimator estimator;
        private final boolean exact;
        private final BitSet served = new BitSet();
        private final List<Response> responses = new ArrayList<>();
        private LogLikelihood likelihood = LogLikelihood.none(GRID);

        Replay(List<? extends ItemModel> models, JsonNode trace) {
            this.trace = trace;
            bank = ItemBank.of(
                    GRID, models.stream().map(model -> new BankItem(model, 0)).toList());
            String[] variant = trace.get("variant").textValue().split("\\+", -1);
            criterion = Criterion.valueOf(variant[0]);
            exact = variant[1].equals("EAP");
            estimator = switch (variant[1]) {
                case "EAP" -> new Estimator.Eap(NormalPrior.STANDARD, GRID);
                case "BM" -> new Estimator.Map(NormalPrior.STANDARD, Bounds.STANDARD);
                case "WL" -> new Estimator.WeightedLikelihood(Bounds.STANDARD);
                default -> throw new IllegalArgumentException(variant[1]);
            };
        }

        void run() {
            int length = trace.get("items").size();
            assertEquals(length, trace.get("theta").size());
            double theta = 0;
            for (int step = 0; step < length; step++) {
                int item = trace.get("items").get(step).intValue() - 1;
                assertEquals(item, best(step == 0 ? Criterion.MFI : criterion, theta), place(step));
                AbilityEstimate ability = answer(item);
                double tolerance = exact ? TOLERANCE : TOLERANCE_OF_ROOTS;
                assertEquals(number("theta", step), ability.theta(), tolerance, place(step));
                assertEquals(number("se", step), ability.standardError(), tolerance, place(step));
                boolean stops = step + 1 == MAX_LENGTH || ability.standardError() <= PRECISE;
                assertEquals(step + 1 == length, stops, place(step));
                theta = ability.theta();
            }
            assertEquals(
                    length < MAX_LENGTH ? "precision" : "length",
                    trace.get("stop_rules_met").get(0).textValue());
        }

        private int best(Criterion by, double theta) {
            Knowledge knowledge = Knowledge.at(Posterior.of(NormalPrior.STANDARD, likelihood), theta);
            double[] values = ItemValues.of(by, bank, 0, knowledge);
            int sign = by.isSmallestBest() ? -1 : 1;
            int best = -1;
            for (int item = 0; item < values.length; item++) {
                if (!served.get(item) && (best < 0 || sign * values[item] > sign * values[best])) {
                    best = item;
                }
            }
            return best;
        }

        private AbilityEstimate answer(int item) {
            int category = trace.get("full_responses").textValue().charAt(item) - '0';
            served.set(item);
            responses.add(new Response(bank.model(item), category));
            likelihood = bank.after(likelihood, item, category);
            return assertInstanceOf(Estimation.Estimated.class, estimator.estimate(responses))
                    .ability();
        }

        private double number(String array, int step) {
            return trace.get(array).get(step).doubleValue();
        }

        private String place(int step) {
            return "run %d, item %d".formatted(trace.get("id").intValue(), step + 1);
        }
    }
}
