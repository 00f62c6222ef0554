package dev.meno.psychometrics;

import dev.meno.psychometrics.ability.JointPosterior;
import dev.meno.psychometrics.ability.JointPrior;
import dev.meno.psychometrics.ability.LogLikelihood;
import dev.meno.psychometrics.ability.NormalPrior;
import dev.meno.psychometrics.ability.Posterior;
import dev.meno.psychometrics.selection.Blueprint;
import dev.meno.psychometrics.selection.ContentBalance;
import dev.meno.psychometrics.selection.Criterion;
import dev.meno.psychometrics.selection.ExposureControl;
import dev.meno.psychometrics.selection.ItemBank;
import dev.meno.psychometrics.selection.ItemSelector;
import dev.meno.psychometrics.selection.Selection;
import dev.meno.psychometrics.selection.SelectionPolicy;
import dev.meno.psychometrics.selection.SelectionState;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One step of a test: take in an answer, then choose the next item, after ten answers in each of three domains. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgs = "-Xmx3g")
public class AdaptiveStepBenchmark {
    private static final int ANSWERS = 10;

    @Param({"100", "1000", "10000", "100000"})
    public int items;

    private final Blueprint blueprint = new Blueprint(List.of(2.0, 1.0, 1.0));
    private final BitSet scope = BitSet.valueOf(new long[] {0b111});
    private final JointPrior prior = JointPrior.standard(Banks.DOMAINS, 0.6);
    private final ItemSelector practice = new ItemSelector(Policies.MEASURING);
    private final ItemSelector information = new ItemSelector(
            new SelectionPolicy(Criterion.MFI, ContentBalance.LARGEST_DEFICIT, ExposureControl.NONE, 1, 1));
    private final ItemSelector jointGain = new ItemSelector(
            new SelectionPolicy(Criterion.JOINT_GAIN, ContentBalance.NONE, ExposureControl.NONE, 1, 1));
    private ItemBank bank;
    private List<LogLikelihood> known;
    private List<Posterior> posteriors;
    private BitSet served;
    private List<Integer> servedPerDomain;

    @Setup
    public void prepare() {
        bank = Banks.of(items);
        known = IntStream.range(0, Banks.DOMAINS)
                .mapToObj(domain -> Banks.answered(bank, domain, ANSWERS))
                .toList();
        posteriors = known.stream()
                .map(likelihood -> Posterior.of(NormalPrior.STANDARD, likelihood))
                .toList();
        served = new BitSet();
        served.set(0, Banks.DOMAINS * ANSWERS);
        servedPerDomain = List.of(ANSWERS, ANSWERS, ANSWERS);
    }

    /** As in a practice session: content balance, posterior-weighted information, one of the five best. */
    @Benchmark
    public Selection answerAndChooseByPosteriorWeightedInformation() {
        return practice.choose(answered()).orElseThrow();
    }

    /** Information at the estimate: one exponential an item. */
    @Benchmark
    public Selection answerAndChooseByInformation() {
        return information.choose(answered()).orElseThrow();
    }

    /** Over all domains, by what an item takes from the variances of all abilities. */
    @Benchmark
    public Selection answerAndChooseByJointGain() {
        List<LogLikelihood> next = new ArrayList<>(known);
        next.set(0, bank.after(known.getFirst(), 33 % items, 1));
        return jointGain
                .choose(state(posteriors).with(JointPosterior.of(prior, next)))
                .orElseThrow();
    }

    private SelectionState answered() {
        List<Posterior> next = new ArrayList<>(posteriors);
        next.set(0, Posterior.of(NormalPrior.STANDARD, bank.after(known.getFirst(), 33 % items, 1)));
        return state(next);
    }

    private SelectionState state(List<Posterior> current) {
        return SelectionState.of(
                bank,
                blueprint,
                current,
                served,
                new BitSet(),
                scope,
                servedPerDomain,
                42,
                Banks.DOMAINS * ANSWERS + 1);
    }
}
