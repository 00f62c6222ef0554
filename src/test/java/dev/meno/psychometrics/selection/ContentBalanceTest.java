package dev.meno.psychometrics.selection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ContentBalanceTest {
    private static final int LENGTH = 40;
    private static final ItemBank BANK = Fixtures.bank(Fixtures.items(3, 30));
    private static final List<Double> ABILITIES = List.of(0.8, -0.5, 0.1);

    @Test
    void withoutBalanceTheBestItemOfAllDomainsIsNext() {
        // The blueprint asks for domain 0 nearly always; nobody listens.
        Session session = new Session(
                policy(Criterion.MFI, ContentBalance.NONE), BANK, new Blueprint(List.of(98.0, 1.0, 1.0)), 7);
        for (int n = 0; n < LENGTH; n++) {
            Selection selection = session.choose().orElseThrow();
            assertEquals(best(session, List.of(1.0, 1.0, 1.0)), selection.item());
            assertEquals(BANK.domainOf(selection.item()), selection.domain());
            session.serve(selection.item(), ABILITIES.get(selection.domain()));
        }
    }

    @Test
    void thePriorityIndexMeetsWholeQuotasExactlyAndIsWhatDecides() {
        List<Integer> quotas = List.of(20, 10, 10);
        for (long seed = 0; seed < 5; seed++) {
            Session session = new Session(
                    policy(Criterion.MFI, ContentBalance.MAXIMUM_PRIORITY),
                    BANK,
                    new Blueprint(List.of(50.0, 25.0, 25.0)),
                    seed);
            for (int n = 0; n < LENGTH; n++) {
                Selection selection = session.choose().orElseThrow();
                assertEquals(best(session, shareLeft(quotas, session.counts())), selection.item());
                session.serve(selection.item(), ABILITIES.get(selection.domain()));
            }
            assertEquals(quotas, session.counts());
        }
    }

    /** Cheng and Chang (2009), eq. 3: what is left of each quota, as a share of it. */
    private static List<Double> shareLeft(List<Integer> quotas, List<Integer> counts) {
        return List.of(
                (quotas.get(0) - counts.get(0)) / (double) quotas.get(0),
                (quotas.get(1) - counts.get(1)) / (double) quotas.get(1),
                (quotas.get(2) - counts.get(2)) / (double) quotas.get(2));
    }

    /** The item with the most information at the posterior's mean, times its domain's factor. */
    private static int best(Session session, List<Double> factors) {
        int best = -1;
        double most = Double.NEGATIVE_INFINITY;
        for (int item = 0; item < BANK.size(); item++) {
            int domain = BANK.domainOf(item);
            double theta = session.posterior(domain).estimate().theta();
            double value = factors.get(domain) * BANK.model(item).information(theta);
            if (!session.served().get(item) && value > most) {
                best = item;
                most = value;
            }
        }
        return best;
    }

    @Test
    void onceEveryQuotaIsMetTheMostInformativeItemIsNext() {
        Session session = new Session(
                policy(Criterion.MFI, ContentBalance.MAXIMUM_PRIORITY), BANK, new Blueprint(List.of(2.0, 1.0, 1.0)), 3);
        for (int n = 0; n < LENGTH; n++) {
            int item = session.choose().orElseThrow().item();
            session.serve(item, ABILITIES.get(BANK.domainOf(item)));
        }
        assertEquals(
                best(session, List.of(1.0, 1.0, 1.0)),
                session.choose().orElseThrow().item());
    }

    @Test
    void aDomainThatRunsOutLeavesItsQuotaToTheOthers() {
        // Five items a domain, but a quota of ten for each of the last two.
        ItemBank small = Fixtures.bank(Fixtures.items(3, 5));
        Session session = new Session(
                policy(Criterion.MPWI, ContentBalance.MAXIMUM_PRIORITY),
                small,
                new Blueprint(List.of(2.0, 1.0, 1.0)),
                3);
        for (int n = 0; n < small.size(); n++) {
            session.serve(session.choose().orElseThrow().item(), 0);
        }
        assertEquals(List.of(5, 5, 5), session.counts());
    }

    @ParameterizedTest
    @EnumSource(names = {"MEPV", "B_OPT", "TH_OPT", "PROPORTIONAL", "RANDOM"})
    void thePriorityIndexRefusesWhatIsNoAmountOfInformation(Criterion criterion) {
        var refusal =
                assertThrows(IllegalArgumentException.class, () -> policy(criterion, ContentBalance.MAXIMUM_PRIORITY));
        assertEquals(
                "The maximum priority index needs an amount of information, not the criterion %s.".formatted(criterion),
                refusal.getMessage());
    }

    private static SelectionPolicy policy(Criterion criterion, ContentBalance balance) {
        return new SelectionPolicy(criterion, balance, ExposureControl.NONE, LENGTH, 1);
    }
}
