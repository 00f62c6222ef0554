package dev.meno;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Promises R1 and R3: whatever was acknowledged survives kill -9, and the state is the fold of the attempts. Sixteen
 * learners practise, the process is killed at a seeded number of answers, the tables are compared, and it starts again
 * on the same data; what got no answer is repeated by its key.
 */
class CrashIT {
    private static final Logger LOG = Logger.getLogger(CrashIT.class);
    private static final int ROUNDS = Effort.of(3, 20);
    /** More rounds than these are needed only if no kill has yet met an attempt between its commit and its answer. */
    private static final int MAX_ROUNDS = 20;

    private static final int WRITERS = 16;

    @TempDir
    Path folder;

    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final List<CrashWriter> writers = IntStream.range(0, WRITERS)
            .mapToObj(i -> new CrashWriter("writer-" + i, acknowledged))
            .toList();

    /** An attempt as it is in the table. */
    private record Committed(String id, String answer) {}

    @Test
    void nothingAcknowledgedIsLostAndTheStateIsTheFoldOfTheAttempts() throws Exception {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
        int rounds = 0;
        int unheard = 0;
        try (EmbeddedPostgres postgres = startPostgres()) {
            while (rounds < ROUNDS || (unheard == 0 && rounds < MAX_ROUNDS)) {
                practiseUntilKilled(environment(postgres), random.nextInt(50, 250));
                unheard += assertNothingIsLost(postgres);
                rounds++;
            }
            // Every last request that got no answer is repeated.
            practiseUntilKilled(environment(postgres), 10 * WRITERS);
            assertNothingIsLost(postgres);
        }
        LOG.infof(
                "%d rounds: %d acknowledged, 0 lost; %d more committed, of which the answer did not arrive",
                rounds + 1, acknowledged.size(), unheard);
        assertThat(acknowledged).hasSizeGreaterThan(rounds * 50);
        // Else no repetition has met its own earlier attempt.
        assertThat(unheard).isPositive();
    }

    /** The negative control: with the setting that the application avoids, the same procedure finds losses. */
    @Test
    @DisabledIfSystemProperty(named = "quarkus.datasource.db-kind", matches = "postgresql")
    void acknowledgedAttemptsAreLostWhenH2WritesWithDelay() throws Exception {
        Map<String, String> environment = environment(null);
        practiseUntilKilled(environment, WRITERS);
        acknowledged.clear();
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", h2Url() + ";WRITE_DELAY=600000;DB_CLOSE_ON_EXIT=FALSE");

        practiseUntilKilled(environment, 100);

        try (Connection database = connect(null)) {
            List<String> lost = lost(committedByKey(database));
            LOG.infof("WRITE_DELAY: %d of %d acknowledged are lost", lost.size(), acknowledged.size());
            assertThat(lost).isNotEmpty();
        }
    }

    private void practiseUntilKilled(Map<String, String> environment, int answers) throws Exception {
        int killAt = acknowledged.size() + answers;
        try (RunningApplication application = RunningApplication.start(folder, environment);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CountDownLatch enough = new CountDownLatch(1);
            List<Future<?>> running = new ArrayList<>();
            for (CrashWriter writer : writers) {
                running.add(threads.submit(() -> {
                    try {
                        writer.practise(application.url(), () -> {
                            if (acknowledged.size() >= killAt) {
                                enough.countDown();
                            }
                        });
                        return null;
                    } finally {
                        // A writer that fails ends the round; its failure is thrown below.
                        enough.countDown();
                    }
                }));
            }
            enough.await();
            application.kill();
            for (Future<?> writer : running) {
                assertThat(writer).as(application::output).succeedsWithin(Duration.ofMinutes(3));
            }
        }
        assertThat(acknowledged).as("nothing ends but by the kill").hasSizeGreaterThanOrEqualTo(killAt);
    }

    /** Returns how many attempts are committed of which the answer did not arrive. */
    private int assertNothingIsLost(EmbeddedPostgres postgres) throws SQLException, IOException {
        try (Connection database = connect(postgres)) {
            Map<String, Committed> committed = committedByKey(database);
            assertThat(lost(committed)).isEmpty();
            int unheard = 0;
            for (CrashWriter writer : writers) {
                Committed earlier = committed.get(writer.pendingKey());
                if (earlier != null) {
                    unheard++;
                    writer.expectOnRepetition(earlier.answer());
                }
            }
            assertThat(committed).hasSize(acknowledged.size() + unheard);
            FoldOfAttempts.of(database).assertIsWhatIsStored(database);
            return unheard;
        }
    }

    private List<String> lost(Map<String, Committed> committed) {
        Set<String> ids = committed.values().stream().map(Committed::id).collect(Collectors.toSet());
        return acknowledged.stream().filter(id -> !ids.contains(id)).toList();
    }

    private static Map<String, Committed> committedByKey(Connection database) throws SQLException {
        Map<String, Committed> committed = new HashMap<>();
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery("select idempotency_key, id, reply from attempt")) {
            while (row.next()) {
                Committed other = committed.put(
                        row.getString("idempotency_key"), new Committed(row.getString("id"), row.getString("reply")));
                assertThat(other).as("another attempt with the same key").isNull();
            }
        }
        return committed;
    }

    /** The server, which runs on when the application is killed; null for H2. */
    private static EmbeddedPostgres startPostgres() throws IOException, SQLException {
        if (!DatabaseResource.isPostgresql()) {
            return null;
        }
        EmbeddedPostgres postgres = DatabaseResource.startDurablePostgres();
        assertIsDurable(postgres);
        return postgres;
    }

    private static void assertIsDurable(EmbeddedPostgres postgres) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet off = statement.executeQuery("select name from pg_settings where setting <> 'on'"
                        + " and name in ('fsync', 'full_page_writes', 'synchronous_commit')")) {
            assertThat(off.next()).isFalse();
        }
    }

    private static Map<String, String> environment(EmbeddedPostgres postgres) {
        Map<String, String> environment = new HashMap<>();
        environment.put("MENO_DEMO", "true");
        environment.put("MENO_DATA_DIR", "data");
        if (postgres != null) {
            environment.putAll(DatabaseResource.environment(postgres));
        }
        return environment;
    }

    /** The tables as they are while no application runs; for PostgreSQL above row-level security. */
    private Connection connect(EmbeddedPostgres postgres) throws SQLException {
        return postgres == null
                ? DriverManager.getConnection(h2Url(), "sa", "sa")
                : DriverManager.getConnection(postgres.getJdbcUrl("postgres", "meno"));
    }

    private String h2Url() {
        return "jdbc:h2:file:%s;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE"
                .formatted(folder.resolve("data").resolve("meno").toAbsolutePath());
    }
}
