package dev.meno;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The database of the API tests: H2 in memory, or in the PostgreSQL run a real server that the build brings. */
public class DatabaseResource implements QuarkusTestResourceLifecycleManager {
    /** Far above what it takes; the library's own ten seconds are too few on a busy machine. */
    private static final Duration STARTUP = Duration.ofMinutes(2);

    private @Nullable EmbeddedPostgres postgres;

    @Override
    public Map<String, String> start() {
        if (!isPostgresql()) {
            return Map.of(
                    "quarkus.datasource.jdbc.url",
                    "jdbc:h2:mem:meno;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1");
        }
        try {
            postgres = start(EmbeddedPostgres.builder());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return Map.of(
                "quarkus.datasource.jdbc.url",
                postgres.getJdbcUrl("meno", "meno"),
                "quarkus.datasource.username",
                "meno",
                "quarkus.datasource.password",
                "meno");
    }

    /** A server as durable as one in production, for tests of what survives a crash: the library switches that off. */
    static EmbeddedPostgres startDurablePostgres() throws IOException, SQLException {
        return start(
                EmbeddedPostgres.builder().setServerConfig("fsync", "on").setServerConfig("synchronous_commit", "on"));
    }

    /** The application owns its database and is no superuser, who would be above row-level security. */
    private static EmbeddedPostgres start(EmbeddedPostgres.Builder builder) throws IOException, SQLException {
        EmbeddedPostgres server = builder.setPGStartupWait(STARTUP).start();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create role meno login password 'meno'");
            statement.execute("create database meno owner meno");
        }
        return server;
    }

    /** What a packaged application needs to know of the server. */
    static Map<String, String> environment(EmbeddedPostgres server) {
        return Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL",
                server.getJdbcUrl("meno", "meno"),
                "QUARKUS_DATASOURCE_USERNAME",
                "meno",
                "QUARKUS_DATASOURCE_PASSWORD",
                "meno");
    }

    @Override
    public void stop() {
        try {
            if (postgres != null) {
                postgres.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static boolean isPostgresql() {
        return "postgresql".equals(System.getProperty("quarkus.datasource.db-kind"));
    }
}
