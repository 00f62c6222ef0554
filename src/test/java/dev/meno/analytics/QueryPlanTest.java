package dev.meno.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.meno.ApiTest;
import dev.meno.DatabaseResource;
import dev.meno.SqlRecorder;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Analytics read counters by their indexes, and no attempt. */
@ApiTest
class QueryPlanTest {
    private static final String COURSE = "?course=mls-c01";

    @Inject
    DataSource database;

    private Classroom room;
    private List<String> paths = List.of();

    @BeforeEach
    void practise() {
        room = new Classroom();
        List<String> learners = room.enrolNew(5);
        learners.forEach(learner -> room.practise(learner, 4));
        String question = room.analytics("/questions" + COURSE).getString("questions[0].questionId");
        paths = List.of(
                COURSE,
                COURSE + "&from=2026-01-01&to=2026-01-31",
                "/learners" + COURSE,
                "/learners/" + learners.getFirst() + COURSE,
                "/topics" + COURSE,
                "/questions" + COURSE,
                "/questions/" + question + COURSE,
                "/growth" + COURSE,
                "/comparison" + COURSE + "&with=" + room.cohort);
    }

    @Test
    void noStatementOfAnalyticsNamesTheAttempts() {
        for (String path : paths) {
            List<String> statements = SqlRecorder.of(() -> room.analytics(path));
            assertThat(statements).as(path).isNotEmpty();
            assertThat(statements).as(path).noneMatch(sql -> sql.matches("(?s).*\\battempt\\b.*"));
        }
        // The control: folding new answers does read them, so the recorder sees what it should.
        room.practise(room.enrolNew(1).getFirst(), 1);
        assertThat(SqlRecorder.of(() -> room.analytics(COURSE))).anyMatch(sql -> sql.matches("(?s).*\\battempt\\b.*"));
    }

    @Test
    void countersAreFoundByTheirIndexes() throws SQLException {
        assumeTrue(DatabaseResource.isPostgresql(), "plans are PostgreSQL's");
        List<String> statements = new ArrayList<>();
        paths.forEach(path -> statements.addAll(SqlRecorder.of(() -> room.analytics(path))));
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("select set_config('meno.tenant', 'demo', false)");
            // In a small table a scan is the better plan; this shows what is possible.
            statement.execute("set enable_seqscan = off");
            statement.execute("set plan_cache_mode = force_generic_plan");
            try {
                for (String sql : statements) {
                    if (sql.startsWith("select")) {
                        assertThat(plan(statement, sql))
                                .as(sql)
                                .doesNotContainPattern(
                                        "Seq Scan on (learner_day|domain_day|learner_standing|cohort_fold|cohort_question_day|ability|learner|attempt)\\b");
                    }
                }
            } finally {
                statement.execute("reset enable_seqscan");
                statement.execute("reset plan_cache_mode");
            }
        }
    }

    private static String plan(Statement statement, String sql) throws SQLException {
        AtomicInteger parameter = new AtomicInteger();
        String numbered = Pattern.compile("\\?").matcher(sql).replaceAll(mark -> "\\$" + parameter.incrementAndGet());
        statement.execute("prepare probe as " + numbered);
        String arguments = String.join(", ", Collections.nCopies(parameter.get(), "null"));
        StringBuilder plan = new StringBuilder();
        try (ResultSet rows =
                statement.executeQuery("explain execute probe" + (arguments.isEmpty() ? "" : "(" + arguments + ")"))) {
            while (rows.next()) {
                plan.append(rows.getString(1)).append('\n');
            }
        } finally {
            statement.execute("deallocate probe");
        }
        return plan.toString();
    }
}
