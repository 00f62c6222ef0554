package dev.meno.psychometrics.selection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.meno.psychometrics.ability.JointPosterior;
import dev.meno.psychometrics.ability.JointPrior;
import dev.meno.psychometrics.ability.NormalPrior;
import dev.meno.psychometrics.ability.ThetaGrid;
import dev.meno.psychometrics.model.LogisticItem;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.junit.jupiter.api.Test;

class JointGainTest {
    private static final List<BankItem> ITEMS = Fixtures.items(3, 12);
    private static final ItemBank BANK = Fixtures.bank(ITEMS);
    private static final Blueprint BLUEPRINT = new Blueprint(List.of(1.0, 1.0, 1.0));
    private static final JointPrior PRIOR = JointPrior.of(
            new double[] {0.2, -0.3, 0}, new double[][] {{1.2, 0.7, 0.4}, {0.7, 0.9, 0.5}, {0.4, 0.5, 1}});
    private static final List<Double> ABILITIES = List.of(0.7, -0.4, 0.2);

    @Test
    void theValueIsTheVarianceThatAnObservationOfTheItemsInformationTakesAway() {
        for (BitSet scope : List.of(Fixtures.bits(0, 1, 2), Fixtures.bits(0, 2), Fixtures.bits(1))) {
            SelectionState state = within(scope, afterSomeItems(9));
            Selection selection =
                    new ItemSelector(policy(BANK.size())).choose(state).orElseThrow();
            assertEquals(open(state), selection.candidates().size());
            for (Candidate candidate : selection.candidates()) {
                assertEquals(gain(state, candidate.item()), candidate.value(), 1e-12);
            }
        }
    }

    private static long open(SelectionState state) {
        return IntStream.range(0, BANK.size())
                .filter(item -> state.scope().get(BANK.domainOf(item))
                        && !state.served().get(item))
                .count();
    }

    @Test
    void everyItemOfASessionIsTheOneThatTeachesMost() {
        Session session = new Session(policy(1), BANK, BLUEPRINT, 5);
        Set<Integer> domains = new HashSet<>();
        for (int n = 0; n < 15; n++) {
            SelectionState state = session.jointState(PRIOR);
            Selection selection = new ItemSelector(policy(1)).choose(state).orElseThrow();
            int best = IntStream.range(0, BANK.size())
                    .filter(item -> !state.served().get(item))
                    .boxed()
                    .max((one, other) -> Double.compare(gain(state, one), gain(state, other)))
                    .orElseThrow();
            assertEquals(best, selection.item());
            domains.add(selection.domain());
            session.serve(selection.item(), ABILITIES.get(selection.domain()));
        }
        assertEquals(Set.of(0, 1, 2), domains);
    }

    @Test
    void amongEqualItemsTheDomainThatTellsMostOfTheOthersIsAsked() {
        List<BankItem> equal = IntStream.range(0, 3)
                .mapToObj(domain -> new BankItem(LogisticItem.twoPl(1.5, 0), domain))
                .toList();
        // Domain 1 is correlated by 0.8 with both others, these by 0.5 with each other.
        JointPrior prior = JointPrior.of(
                Collections.nCopies(3, NormalPrior.STANDARD).toArray(NormalPrior[]::new),
                new double[][] {{1, 0.8, 0.5}, {0.8, 1, 0.8}, {0.5, 0.8, 1}});
        Session session = new Session(policy(1), Fixtures.bank(equal), BLUEPRINT, 1);
        assertEquals(1, chosenDomain(session.jointState(prior)));
        // Without the middle one in scope, neither of the others has anything over the other: the first is asked.
        assertEquals(0, chosenDomain(within(Fixtures.bits(0, 2), session.jointState(prior))));

        // Once much is known of domain 1, another domain teaches more.
        SelectionState informed = session.jointState(JointPrior.of(
                new double[3], new double[][] {{1, 0.05, 0.5}, {0.05, 0.05, 0.06}, {0.5, 0.06, 1.3}}));
        assertEquals(2, chosenDomain(informed));
    }

    private static int chosenDomain(SelectionState state) {
        return new ItemSelector(policy(1)).choose(state).orElseThrow().domain();
    }

    /** The trace of the targets' covariance before less that after, {@code (V⁻¹ + Ī e_d e_dᵀ)⁻¹} by inversion. */
    private static double gain(SelectionState state, int item) {
        JointPosterior joint = Objects.requireNonNull(state.joint());
        int domain = state.bank().domainOf(item);
        double information = 0;
        for (int node = 0; node < ThetaGrid.STANDARD.size(); node++) {
            information += state.posteriors().get(domain).weight(node)
                    * state.bank().model(item).information(ThetaGrid.STANDARD.node(node));
        }
        RealMatrix before = MatrixUtils.createRealMatrix(IntStream.range(0, joint.domains())
                .mapToObj(row -> IntStream.range(0, joint.domains())
                        .mapToDouble(column -> joint.covariance(row, column))
                        .toArray())
                .toArray(double[][]::new));
        RealMatrix precision = MatrixUtils.inverse(before);
        precision.addToEntry(domain, domain, information);
        RealMatrix after = MatrixUtils.inverse(precision);
        return state.scope().stream()
                .mapToDouble(target -> before.getEntry(target, target) - after.getEntry(target, target))
                .sum();
    }

    private static SelectionState afterSomeItems(int count) {
        Session session = new Session(policy(1), BANK, BLUEPRINT, 11);
        for (int item = 0; item < count; item++) {
            session.serve(item, ABILITIES.get(BANK.domainOf(item)));
        }
        return session.jointState(PRIOR);
    }

    private static SelectionState within(BitSet scope, SelectionState state) {
        return new SelectionState(
                state.bank(),
                state.blueprint(),
                state.posteriors(),
                state.joint(),
                state.served(),
                state.answeredBefore(),
                state.ineligible(),
                scope,
                state.servedPerDomain(),
                state.seed(),
                state.position());
    }

    /** Reports this many candidates, the best first. */
    private static SelectionPolicy policy(int candidates) {
        return new SelectionPolicy(
                Criterion.JOINT_GAIN, ContentBalance.NONE, new ExposureControl.Randomesque(candidates), 20, 1);
    }
}
