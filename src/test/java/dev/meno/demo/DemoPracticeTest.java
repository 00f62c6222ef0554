package dev.meno.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meno.Api;
import dev.meno.ApiTest;
import dev.meno.access.Registry;
import dev.meno.access.TokenIssuer;
import dev.meno.course.publishing.CourseLoader;
import dev.meno.platform.Tenants;
import dev.meno.session.Replay;
import dev.meno.session.ReplayReport;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The demo's simulated practice: the same for the same seed, exactly once, and true to what the services record. */
@ApiTest
class DemoPracticeTest {
    private static final DemoPlan.Size SMALL = new DemoPlan.Size(
            List.of(
                    new DemoCohort("evening", "Evening class", 4, -0.2, 0.8),
                    new DemoCohort("empty", "Empty class", 0, 0, 0)),
            1);
    private static final long SEED = 7;
    private static final Instant END = Instant.parse("2026-11-22T22:00:00Z");

    /** What an attempt is about, without ids: those differ from tenant to tenant. */
    private static final String ATTEMPTS = """
            select l.externalId, s.mode, a.sequence, q.questionKey, a.response, a.score, a.elapsedMillis, a.hints,
                a.thetaBefore, a.thetaAfter, a.standardErrorAfter, a.answeredAt
            from Attempt a join Learner l on l.id = a.learnerId join Session s on s.id = a.sessionId
            join QuestionEntity q on q.id = a.questionId
            order by l.externalId, a.sequence""";

    @Inject
    DemoPractice practice;

    @Inject
    DemoProgress progress;

    @Inject
    Registry registry;

    @Inject
    CourseLoader courses;

    @Inject
    Replay replayer;

    @Inject
    EntityManager database;

    @Inject
    TokenIssuer tokens;

    @Inject
    Clock clock;

    /** Filled once, by whichever test comes first: what is done is not done again. */
    private static final String FILLED = "demo-filled";

    @BeforeEach
    void fillOnce() {
        makeTenant(FILLED);
        fill(FILLED, SEED);
    }

    @Test
    void theSameSeedGivesTheSameAttempts() {
        String other = newTenant();
        fill(other, SEED);

        List<List<Object>> attempts = rows(FILLED, ATTEMPTS);
        assertThat(attempts).hasSizeGreaterThan(80);
        assertThat(rows(other, ATTEMPTS)).isEqualTo(attempts);
        assertThat(rows(other, "select s.id from Session s order by s.id limit 1"))
                .isNotEqualTo(rows(FILLED, "select s.id from Session s order by s.id limit 1"));
    }

    @Test
    void anotherSeedGivesOtherAttempts() {
        String other = newTenant();
        fill(other, SEED + 1);

        assertThat(rows(other, ATTEMPTS)).isNotEqualTo(rows(FILLED, ATTEMPTS));
    }

    @Test
    void anInterruptedFillGoesOnAndAFinishedOneIsNotRepeated() {
        String other = newTenant();
        AtomicInteger left = new AtomicInteger(5);
        practice.fill(other, order(SEED), () -> left.getAndDecrement() > 0);
        assertThat(progress.state().done()).isEqualTo(5);
        assertThat(progress.state().isRunning()).isTrue();
        assertThat(sessions(other)).isEqualTo(5);

        // The next start is on another day; the practice still ends when it was to end.
        practice.fill(other, new DemoPractice.Order(SMALL, SEED + 1, END.plus(Duration.ofDays(1))), () -> true);
        assertThat(rows(other, ATTEMPTS)).isEqualTo(rows(FILLED, ATTEMPTS));
        assertThat(progress.state().isRunning()).isFalse();

        fill(other, SEED);
        assertThat(rows(other, ATTEMPTS)).isEqualTo(rows(FILLED, ATTEMPTS));
        assertThat(rows(other, "select c.name from Cohort c order by c.name"))
                .isEqualTo(List.of(List.of("Empty class"), List.of("Evening class")));
    }

    @Test
    void everythingComesOutAgainFromTheAttempts() {
        ReplayReport report = Tenants.callAs(FILLED, replayer::replay);
        assertThat(report.differences()).isEmpty();
        assertThat(report.unknown()).isZero();
        assertThat(report.attempts()).isEqualTo(rows(FILLED, ATTEMPTS).size());
        // The visitor's learner sits one exam of 65 questions, so that all of its kinds are there.
        assertThat(report.decisions()).isGreaterThan(report.attempts());
        assertThat(rows(FILLED, "select distinct s.mode from Session s").size()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void itIsOfThePastAndEndsBeforeItsEnd() {
        List<Object> span = rows(FILLED, """
                        select min(a.answeredAt), max(a.answeredAt), max(s.startedAt), min(l.createdAt)
                        from Attempt a, Session s, Learner l""").getFirst();
        Instant beginning = END.minus(Duration.ofDays(7));
        assertThat(span).allSatisfy(at -> assertThat((Instant) at).isBetween(beginning, END));
        // Ids are of that time too, so that lists sort by it.
        UUID newest = (UUID) rows(FILLED, "select a.id from Attempt a order by a.id desc limit 1")
                .getFirst()
                .getFirst();
        assertThat(Instant.ofEpochMilli(newest.getMostSignificantBits() >>> 16)).isBetween(beginning, END);
        // Outside, time is what it was.
        assertThat(clock.instant()).isAfter(END);
    }

    @Test
    void aLearnerWhoHasPractisedSinceIsLeftAlone() {
        String tenant = newTenant();
        AtomicInteger left = new AtomicInteger(2);
        practice.fill(tenant, order(SEED), () -> left.getAndDecrement() > 0);
        assertThat(sessionsOfVisitor(tenant)).isEqualTo(2);
        startSessionOfVisitor(tenant);

        fill(tenant, SEED);
        assertThat(sessionsOfVisitor(tenant)).isEqualTo(3);
        assertThat(sessions(tenant)).isGreaterThan(3);
        assertThat(Tenants.callAs(tenant, replayer::replay).differences()).isEmpty();
    }

    private String newTenant() {
        String id = "demo-" + UUID.randomUUID();
        makeTenant(id);
        return id;
    }

    private void makeTenant(String id) {
        registry.ensureTenant(id, id);
        courses.loadSeed(id);
    }

    private static DemoPractice.Order order(long seed) {
        return new DemoPractice.Order(SMALL, seed, END);
    }

    private void fill(String into, long seed) {
        practice.fill(into, order(seed), () -> true);
    }

    private long sessions(String of) {
        return (Long) rows(of, "select count(s) from Session s").getFirst().getFirst();
    }

    private long sessionsOfVisitor(String tenant) {
        return (Long)
                rows(tenant, """
                        select count(s) from Session s join Learner l on l.id = s.learnerId
                        where l.externalId = '%s'""".formatted(DemoRoster.DEMO_LEARNER)).getFirst().getFirst();
    }

    /** As the visitor who opens the demo while it is being filled. */
    private void startSessionOfVisitor(String tenant) {
        UUID visitor = (UUID)
                rows(tenant, "select l.id from Learner l where l.externalId = '%s'".formatted(DemoRoster.DEMO_LEARNER))
                        .getFirst()
                        .getFirst();
        String token =
                Tenants.callAs(tenant, () -> tokens.forLearner(tenant, visitor)).accessToken();
        Api.startSession(token);
    }

    private List<List<Object>> rows(String of, String query) {
        return Tenants.callAs(
                of,
                () -> QuarkusTransaction.requiringNew()
                        .call(() -> database.createQuery(query, Object.class).getResultList().stream()
                                .map(row -> row instanceof Object[] columns ? Arrays.asList(columns) : List.of(row))
                                .toList()));
    }
}
