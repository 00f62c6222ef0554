package dev.meno.psychometrics;

import dev.meno.psychometrics.ability.JointPosterior;
import dev.meno.psychometrics.ability.JointPrior;
import dev.meno.psychometrics.ability.LogLikelihood;
import dev.meno.psychometrics.ability.NormalPrior;
import dev.meno.psychometrics.ability.Posterior;
import dev.meno.psychometrics.selection.ItemBank;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Abilities from responses: many learners at once, and one answer's effect on three correlated abilities. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgs = "-Xmx2g")
public class ScoringBenchmark {
    private static final int LEARNERS = 20_000;
    private static final int RESPONSES = 100;

    private final ItemBank bank = Banks.of(RESPONSES);
    private final int[] items = IntStream.range(0, RESPONSES).toArray();
    private final JointPrior prior = JointPrior.standard(Banks.DOMAINS, 0.6);
    private int[][] categories;
    private List<LogLikelihood> known;

    @Setup
    public void answer() {
        SplittableRandom random = new SplittableRandom(3);
        categories = new int[LEARNERS][RESPONSES];
        for (int[] learner : categories) {
            for (int item = 0; item < RESPONSES; item++) {
                learner[item] = random.nextInt(2);
            }
        }
        known = IntStream.range(0, Banks.DOMAINS)
                .mapToObj(domain -> Banks.answered(bank, domain, 10))
                .toList();
    }

    /** 20 000 learners with 100 responses each, EAP with its standard error. */
    @Benchmark
    public double scoreTwentyThousandLearners() {
        double sum = 0;
        for (int[] learner : categories) {
            sum += Posterior.of(NormalPrior.STANDARD, bank.likelihood(items, learner))
                    .estimate()
                    .theta();
        }
        return sum;
    }

    /** One answer taken in, then the joint posterior over three domains from nothing. */
    @Benchmark
    public JointPosterior updateThreeDomains() {
        List<LogLikelihood> next = new ArrayList<>(known);
        next.set(1, bank.after(known.get(1), 31, 1));
        return JointPosterior.of(prior, next);
    }
}
