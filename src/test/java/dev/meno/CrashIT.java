package dev.meno;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.meno.psychometrics.ability.AbilityEstimate;
import dev.meno.psychometrics.ability.LogLikelihood;
import dev.meno.psychometrics.ability.NormalPrior;
import dev.meno.psychometrics.ability.Posterior;
import dev.meno.psychometrics.ability.ThetaGrid;
import dev.meno.psychometrics.model.LogisticItem;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Promises R1 and R3: whatever was acknowledged survives kill -9, and the state is the fold of the attempts. Sixteen
 * learners practise, the process is killed at a seeded moment, the tables are compared, and it starts again on the same
 * data.
 */
class CrashIT {
    private static final int ROUNDS = 20;
    private static final int WRITERS = 16;

    @TempDir
    Path folder;

    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final ObjectMapper json = new ObjectMapper();

    @Test
    void nothingAcknowledgedIsLostAndTheStateIsTheFoldOfTheAttempts() throws Exception {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
        try (EmbeddedPostgres postgres = startPostgres()) {
            List<CrashWriter> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                writers.add(new CrashWriter("writer-" + i, acknowledged));
            }
            for (int round = 0; round < ROUNDS; round++) {
                int killAfter = acknowledged.size() + random.nextInt(50, 250);
                practiseUntilKilled(postgres, writers, killAfter);
                try (Connection database = connect(postgres)) {
                    assertThat(attemptIds(database)).as("round %d", round).containsAll(acknowledged);
                    assertStateIsTheFold(database);
                }
            }
            // The last requests, of which no answer came, are repeated by their keys: each counts once.
            practiseUntilKilled(postgres, writers, acknowledged.size() + 1);
            try (Connection database = connect(postgres)) {
                assertThat(attemptIds(database)).containsAll(acknowledged);
                assertThat(count(
                                database,
                                "select count(*) from (select session_id, idempotency_key from attempt"
                                        + " group by session_id, idempotency_key having count(*) > 1) doubled"))
                        .isZero();
                assertStateIsTheFold(database);
            }
        }
        assertThat(acknowledged).hasSizeGreaterThan(ROUNDS * 50);
    }

    private void practiseUntilKilled(EmbeddedPostgres postgres, List<CrashWriter> writers, int killAfter)
            throws Exception {
        try (RunningApplication application = RunningApplication.start(folder, environment(postgres));
                ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
            CountDownLatch enough = new CountDownLatch(1);
            List<Future<?>> running = new ArrayList<>();
            for (CrashWriter writer : writers) {
                running.add(threads.submit(() -> {
                    writer.practise(application.url(), () -> {
                        if (acknowledged.size() >= killAfter) {
                            enough.countDown();
                        }
                    });
                    return null;
                }));
            }
            enough.await();
            application.kill();
            for (Future<?> writer : running) {
                writer.get();
            }
        }
    }

    private void assertStateIsTheFold(Connection database) throws SQLException, IOException {
        Map<String, LogLikelihood> likelihoods = new HashMap<>();
        Map<String, Integer> attempts = new HashMap<>();
        Map<String, Integer> answered = new HashMap<>();
        Map<String, Integer> correct = new HashMap<>();
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery("""
                        select a.learner_id, a.domain, a.session_id, a.score, a.max_score, v.item_model
                        from attempt a join question_version v on v.tenant_id = a.tenant_id
                            and v.question_id = a.question_id and v.number = a.question_version
                        order by a.id""")) {
            while (row.next()) {
                String ability = row.getString("learner_id") + row.getString("domain");
                JsonNode model = json.readTree(row.getString("item_model"));
                LogisticItem item = LogisticItem.threePl(
                        model.get("a").asDouble(),
                        model.get("b").asDouble(),
                        model.get("c").asDouble());
                int score = row.getInt("score");
                likelihoods.merge(
                        ability,
                        LogLikelihood.none(ThetaGrid.STANDARD).plus(item, score),
                        (before, first) -> before.plus(item, score));
                attempts.merge(ability, 1, Integer::sum);
                answered.merge(row.getString("session_id"), 1, Integer::sum);
                correct.merge(row.getString("session_id"), score == row.getInt("max_score") ? 1 : 0, Integer::sum);
            }
        }
        assertAbilities(database, likelihoods, attempts);
        assertSessions(database, answered, correct);
    }

    private static void assertAbilities(
            Connection database, Map<String, LogLikelihood> likelihoods, Map<String, Integer> attempts)
            throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery("select * from ability")) {
            while (row.next()) {
                String ability = row.getString("learner_id") + row.getString("domain");
                LogLikelihood folded = likelihoods.getOrDefault(ability, LogLikelihood.none(ThetaGrid.STANDARD));
                LogLikelihood stored = LogLikelihood.ofBytes(ThetaGrid.STANDARD, row.getBytes("log_likelihood"));
                for (int node = 0; node < ThetaGrid.STANDARD.size(); node++) {
                    assertThat(stored.at(node)).isCloseTo(folded.at(node), within(1e-9));
                }
                AbilityEstimate estimate =
                        Posterior.of(NormalPrior.STANDARD, folded).estimate();
                assertThat(row.getDouble("theta")).isCloseTo(estimate.theta(), within(1e-9));
                assertThat(row.getDouble("standard_error")).isCloseTo(estimate.standardError(), within(1e-9));
                assertThat(row.getInt("attempts")).isEqualTo(attempts.getOrDefault(ability, 0));
            }
        }
    }

    private static void assertSessions(Connection database, Map<String, Integer> answered, Map<String, Integer> correct)
            throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery("select id, answered, correct from session")) {
            while (row.next()) {
                String id = row.getString("id");
                assertThat(row.getInt("answered")).isEqualTo(answered.getOrDefault(id, 0));
                assertThat(row.getInt("correct")).isEqualTo(correct.getOrDefault(id, 0));
            }
        }
    }

    private static Set<String> attemptIds(Connection database) throws SQLException {
        Set<String> ids = new HashSet<>();
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery("select id from attempt")) {
            while (row.next()) {
                ids.add(row.getString(1));
            }
        }
        return ids;
    }

    private static int count(Connection database, String query) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getInt(1);
        }
    }

    private static EmbeddedPostgres startPostgres() throws IOException, SQLException {
        if (!DatabaseResource.isPostgresql()) {
            return null;
        }
        EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
        DatabaseResource.createOwner(postgres);
        return postgres;
    }

    private Map<String, String> environment(EmbeddedPostgres postgres) {
        Map<String, String> environment = new HashMap<>();
        environment.put("MENO_DEMO", "true");
        environment.put("MENO_DATA_DIR", "data");
        if (postgres != null) {
            environment.put("QUARKUS_DATASOURCE_JDBC_URL", postgres.getJdbcUrl("meno", "meno"));
            environment.put("QUARKUS_DATASOURCE_USERNAME", "meno");
            environment.put("QUARKUS_DATASOURCE_PASSWORD", "meno");
        }
        return environment;
    }

    /** The tables as they are while no application runs; for PostgreSQL above row-level security. */
    private Connection connect(EmbeddedPostgres postgres) throws SQLException {
        return postgres == null
                ? DriverManager.getConnection(
                        "jdbc:h2:file:%s;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE"
                                .formatted(
                                        folder.resolve("data").resolve("meno").toAbsolutePath()),
                        "sa",
                        "sa")
                : DriverManager.getConnection(postgres.getJdbcUrl("postgres", "meno"));
    }
}
