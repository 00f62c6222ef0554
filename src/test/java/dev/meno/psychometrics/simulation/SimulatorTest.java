package dev.meno.psychometrics.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meno.psychometrics.Policies;
import dev.meno.psychometrics.Reference;
import dev.meno.psychometrics.ability.JointPrior;
import dev.meno.psychometrics.ability.ThetaGrid;
import dev.meno.psychometrics.model.LogisticItem;
import dev.meno.psychometrics.selection.BankItem;
import dev.meno.psychometrics.selection.Blueprint;
import dev.meno.psychometrics.selection.ContentBalance;
import dev.meno.psychometrics.selection.Criterion;
import dev.meno.psychometrics.selection.ExposureControl;
import dev.meno.psychometrics.selection.ItemBank;
import dev.meno.psychometrics.selection.SelectionPolicy;
import dev.meno.psychometrics.simulation.SimulationReport.DomainQuality;
import dev.meno.psychometrics.stopping.StopReason;
import dev.meno.psychometrics.stopping.StoppingRule;
import dev.meno.psychometrics.stopping.StoppingRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("simulation")
class SimulatorTest {
    private static final int DOMAINS = 3;
    private static final ItemBank BANK = bank();
    private static final Blueprint BLUEPRINT = new Blueprint(List.of(2.0, 1.0, 1.0));
    private static final JointPrior CORRELATED = JointPrior.standard(DOMAINS, 0.6);

    private static ItemBank bank() {
        SplittableRandom random = new SplittableRandom(8);
        return ItemBank.of(
                ThetaGrid.STANDARD,
                IntStream.range(0, 240)
                        .mapToObj(i -> new BankItem(
                                LogisticItem.twoPl(random.nextDouble(0.8, 2), random.nextDouble(-2.5, 2.5)),
                                i % DOMAINS))
                        .toList());
    }

    @Test
    void aSimulationThatGoesOnFromAStateHasTheSameReport() {
        SimulationPlan plan = plan(true, Policies.MEASURING, new SimulationPlan.Eligibility(0.3, List.of(0.0)), 12, 5);
        List<SimulationState> states = new ArrayList<>();
        SimulationReport whole =
                new Simulator(plan).run(state -> states.add(state)).orElseThrow();
        assertEquals(400, states.size());
        for (int done : new int[] {200, 399, 400}) {
            SimulationState state = states.get(done - 1);
            assertEquals(done, state.tests());
            assertEquals(whole, new Simulator(plan, state).run());
        }
    }

    @Test
    void aStateOfAnotherPlanIsRefused() {
        SimulationPlan plan = plan(true, Policies.MEASURING, null, 3, 1);
        AtomicReference<SimulationState> reached = new AtomicReference<>();
        Optional<SimulationReport> ended = new Simulator(plan).run(state -> {
            reached.set(state);
            return state.tests() < 2;
        });
        assertTrue(ended.isEmpty());
        SimulationState state = reached.get();
        SimulationPlan shorter = plan(new Respondents.Simulated(CORRELATED, 1));
        assertThrows(IllegalArgumentException.class, () -> new Simulator(shorter, state));
        SimulationPlan limited = plan(true, Policies.MEASURING, new SimulationPlan.Eligibility(0.3, List.of()), 3, 1);
        assertThrows(IllegalArgumentException.class, () -> new Simulator(limited, state));
    }

    @Test
    void estimatesAreUnbiasedAndTheirErrorsHonest() {
        SimulationReport report = new Simulator(plan(true, Policies.MEASURING, null, 40, 1)).run();
        assertEquals(400, report.learners());
        for (DomainQuality quality : report.domains()) {
            // Four standard errors of a mean of 400 errors near 0.3 are 0.06.
            assertEquals(0, quality.bias(), 0.06);
            assertEquals(quality.meanStandardError(), quality.rmse(), 0.05);
            assertTrue(quality.coverage() >= 0.92 && quality.coverage() <= 0.98, "coverage " + quality.coverage());
        }
        assertEquals(Map.of(StopReason.MAXIMUM_LENGTH, 400), report.reasons());
        assertEquals(40, report.meanLength());
    }

    @Test
    void jointScoringIsMorePreciseThanSeparateScoring() {
        SimulationReport separate = new Simulator(plan(false, Policies.MEASURING, null, 15, 2)).run();
        SimulationReport joint = new Simulator(plan(true, Policies.MEASURING, null, 15, 2)).run();
        for (int domain = 0; domain < DOMAINS; domain++) {
            double gain = separate.domains().get(domain).rmse()
                    - joint.domains().get(domain).rmse();
            assertTrue(gain > 0.01, "gain " + gain);
        }
    }

    @Test
    void exposureIsCountedAndTheLimitHolds() {
        SelectionPolicy best = policy(Criterion.MPWI, ContentBalance.LARGEST_DEFICIT, ExposureControl.NONE);
        SimulationReport free = new Simulator(plan(true, best, null, 20, 3)).run();
        SimulationReport limited =
                new Simulator(plan(true, best, new SimulationPlan.Eligibility(0.3, List.of()), 20, 3)).run();
        assertEquals(
                20,
                free.exposure().rates().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum(),
                1e-9);
        assertTrue(free.exposure().maximum() > 0.6, "free " + free.exposure().maximum());
        assertTrue(
                limited.exposure().maximum() < 0.36,
                "limited " + limited.exposure().maximum());
        assertTrue(limited.exposure().overlap() < free.exposure().overlap());
        assertTrue(limited.exposure().unused() < free.exposure().unused());
    }

    @Test
    void overlapIsTheMeanShareOfItemsThatTwoTestsHaveInCommon() {
        // Three items, two a test, everyone gets the same two: what one test showed, every other one did.
        ItemBank three = ItemBank.of(
                ThetaGrid.STANDARD,
                List.of(
                        new BankItem(LogisticItem.twoPl(2, 0), 0),
                        new BankItem(LogisticItem.twoPl(1.9, 0), 0),
                        new BankItem(LogisticItem.twoPl(0.1, 0), 0)));
        SimulationReport report = new Simulator(new SimulationPlan(
                        three,
                        new Blueprint(List.of(1.0)),
                        new Respondents.Simulated(JointPrior.standard(1, 0), 10),
                        JointPrior.standard(1, 0),
                        false,
                        policy(Criterion.MFI, ContentBalance.NONE, ExposureControl.NONE),
                        null,
                        new StoppingRules(0, List.of(new StoppingRule.MaximumLength(2))),
                        Duration.ofMinutes(1),
                        1))
                .run();
        assertEquals(List.of(1.0, 1.0, 0.0), report.exposure().rates());
        assertEquals(1, report.exposure().overlap(), 1e-12);
        assertEquals(1 / 3.0, report.exposure().unused(), 1e-12);
        assertEquals(1, report.exposure().maximum());
    }

    @Test
    void theBlueprintIsMetOrItsShortfallReported() {
        SimulationReport balanced = new Simulator(plan(true, Policies.MEASURING, null, 20, 4)).run();
        assertTrue(balanced.worstContentShortfall() < 1);
        SimulationReport free = new Simulator(plan(
                        true, policy(Criterion.JOINT_GAIN, ContentBalance.NONE, ExposureControl.NONE), null, 20, 4))
                .run();
        assertTrue(free.contentShortfall() > 1, "shortfall " + free.contentShortfall());
    }

    /** Post-hoc simulation of catR's own runs: the same items in the same order, so the same exposure and lengths. */
    @Test
    void recordedLearnersTakeTheTestsThatCatRGaveThem() {
        JsonNode file = Reference.read("cat_traces_2pl.json");
        ItemBank bank = ItemBank.of(
                ThetaGrid.of(-4, 4, 33),
                Reference.bank(file).stream().map(item -> new BankItem(item, 0)).toList());
        List<Respondents.ResponseRecord> records = new ArrayList<>();
        int[] shown = new int[bank.size()];
        int items = 0;
        for (JsonNode run : file.get("runs")) {
            if (run.get("variant").textValue().equals("MFI+EAP")) {
                records.add(new Respondents.ResponseRecord(run.get("full_responses")
                        .textValue()
                        .chars()
                        .map(Character::getNumericValue)
                        .toArray()));
                run.get("items").forEach(item -> shown[item.intValue() - 1]++);
                items += run.get("items").size();
            }
        }
        SimulationReport report = new Simulator(new SimulationPlan(
                        bank,
                        new Blueprint(List.of(1.0)),
                        new Respondents.Recorded(records),
                        JointPrior.standard(1, 0),
                        false,
                        policy(Criterion.MFI, ContentBalance.NONE, ExposureControl.NONE),
                        null,
                        new StoppingRules(
                                0, List.of(new StoppingRule.MaximumLength(40), new StoppingRule.StandardError(0.3))),
                        Duration.ofMinutes(1),
                        1))
                .run();
        assertEquals(items / (double) records.size(), report.meanLength(), 1e-12);
        for (int item = 0; item < shown.length; item++) {
            assertEquals(
                    shown[item] / (double) records.size(),
                    report.exposure().rates().get(item),
                    1e-12);
        }
    }

    @Test
    void theSameSeedGivesTheSameReportAndAnotherAnother() {
        SimulationReport one = new Simulator(plan(true, Policies.MEASURING, null, 10, 5)).run();
        assertEquals(one, new Simulator(plan(true, Policies.MEASURING, null, 10, 5)).run());
        assertTrue(!one.equals(new Simulator(plan(true, Policies.MEASURING, null, 10, 6)).run()));
    }

    @Test
    void anObserverSeesTheProgressAndCanEndIt() {
        List<Integer> seen = new ArrayList<>();
        Optional<SimulationReport> report = new Simulator(plan(true, Policies.MEASURING, null, 5, 7)).run(reached -> {
            seen.add(reached.tests());
            return reached.tests() < 3;
        });
        assertEquals(Optional.empty(), report);
        assertEquals(List.of(1, 2, 3), seen);
    }

    @Test
    void refusesAPlanWhosePartsDoNotFit() {
        assertThrows(
                IllegalArgumentException.class, () -> plan(new Respondents.Simulated(JointPrior.standard(2, 0), 5)));
        assertThrows(
                IllegalArgumentException.class,
                () -> plan(new Respondents.Recorded(List.of(new Respondents.ResponseRecord(1, 0)))));
        int[] impossible = new int[BANK.size()];
        impossible[7] = 2;
        assertThrows(
                IllegalArgumentException.class,
                () -> plan(new Respondents.Recorded(List.of(new Respondents.ResponseRecord(impossible)))));
        assertThrows(IllegalArgumentException.class, () -> new Respondents.Simulated(CORRELATED, 0));
        assertThrows(IllegalArgumentException.class, () -> new Respondents.Recorded(List.of()));
    }

    private static SimulationPlan plan(Respondents respondents) {
        return new SimulationPlan(
                BANK,
                BLUEPRINT,
                respondents,
                CORRELATED,
                true,
                Policies.MEASURING,
                null,
                new StoppingRules(0, List.of(new StoppingRule.MaximumLength(3))),
                Duration.ofMinutes(1),
                1);
    }

    private static SimulationPlan plan(
            boolean joint,
            SelectionPolicy policy,
            SimulationPlan.@Nullable Eligibility eligibility,
            int length,
            long seed) {
        return new SimulationPlan(
                BANK,
                BLUEPRINT,
                new Respondents.Simulated(CORRELATED, 400),
                CORRELATED,
                joint,
                policy,
                eligibility,
                new StoppingRules(0, List.of(new StoppingRule.MaximumLength(length))),
                Duration.ofMinutes(1),
                seed);
    }

    private static SelectionPolicy policy(Criterion criterion, ContentBalance balance, ExposureControl exposure) {
        return new SelectionPolicy(criterion, balance, exposure, 20, 1);
    }
}
