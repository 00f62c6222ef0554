package dev.meno.session;

import static dev.meno.Api.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meno.Api;
import dev.meno.ApiTest;
import dev.meno.CountingDriver;
import dev.meno.SqlRecorder;
import dev.meno.session.exam.ExamQuestion;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The hot path costs the same number of statements whatever the history's length. */
@ApiTest
class StatementBudgetTest {
    @Inject
    SessionFactory database;

    private String token = "";

    @BeforeEach
    void registerLearner() {
        token = Api.newLearnerToken();
    }

    @Test
    void anAttemptWithTheNextQuestionTakesFiveStatements() {
        String session = Api.startSession(token);
        for (int answered = 0; answered < 60; answered++) {
            Map<String, Object> body = Api.someAnswer(Api.nextQuestion(token, session));
            long statements = statementsOf(
                    () -> as(token).body(body).post("/v1/sessions/{id}/attempts?include=next", session), 201);
            assertThat(statements).as("at attempt %d", answered + 1).isEqualTo(5);
        }
    }

    @Test
    void anAttemptWithAnIdempotencyKeyTakesNoMore() {
        String session = Api.startSession(token);
        Map<String, Object> body = Api.someAnswer(Api.nextQuestion(token, session));
        Supplier<Response> attempt = () -> as(token)
                .header("Idempotency-Key", "key")
                .body(body)
                .post("/v1/sessions/{id}/attempts?include=next", session);

        assertThat(statementsOf(attempt, 201)).isEqualTo(5);
        assertThat(statementsOf(attempt, 201)).as("repetition").isEqualTo(1);
    }

    @Test
    void aPendingQuestionTakesAtMostTwoStatements() {
        String session = Api.startSession(token);
        assertThat(statementsOf(() -> as(token).get("/v1/sessions/{id}/next-question", session), 200))
                .isLessThanOrEqualTo(2);
    }

    @Test
    void aPageOfAttemptsDoesNotReadEachOnItsOwn() {
        String session = Api.startSession(token);
        JsonPath question = Api.nextQuestion(token, session);
        for (int i = 0; i < 20; i++) {
            question = as(token)
                    .body(Api.someAnswer(question))
                    .post("/v1/sessions/{id}/attempts?include=next", session)
                    .jsonPath()
                    .setRootPath("next");
        }
        assertThat(statementsOf(() -> as(token).get("/v1/learners/me/attempts"), 200))
                .isEqualTo(2);
    }

    @Test
    void oneQuestionOfAnExamIsReadByOneRow() {
        String exam = Api.startSession(token, Map.of("mode", "mock-exam"));
        Cost cost = costOf(() -> as(token).get("/v1/sessions/{id}/questions/40", exam), 200);

        assertThat(cost).isEqualTo(new Cost(2, 2, 1));
    }

    @Test
    void aDraftOfAnExamTouchesOneRow() {
        String exam = Api.startSession(token, Map.of("mode", "mock-exam"));
        JsonPath question =
                as(token).get("/v1/sessions/{id}/questions/40", exam).jsonPath().setRootPath("question");
        Supplier<Response> save = () -> as(token)
                .header("Idempotency-Key", "draft")
                .body(Api.someAnswer(question))
                .post("/v1/sessions/{id}/attempts", exam);

        assertThat(costOf(save, 201)).as("session and question").isEqualTo(new Cost(4, 2, 1));
        assertThat(costOf(save, 200)).as("repetition").isEqualTo(new Cost(2, 2, 1));
    }

    @Test
    void theOverviewOfAnExamReadsNoQuestion() {
        String exam = Api.startSession(token, Map.of("mode", "mock-exam"));
        Cost cost = costOf(() -> as(token).get("/v1/sessions/{id}/questions", exam), 200);

        assertThat(cost.statements()).isEqualTo(2);
        assertThat(cost.questions()).as("loaded with their decisions").isZero();
    }

    @Test
    void readingASessionWritesNothing() {
        String session = Api.startSession(token, Map.of("mode", "placement"));
        Api.nextQuestion(token, session);
        List<String> sent = SqlRecorder.of(() -> as(token).get("/v1/sessions/{id}/next-question", session));

        assertThat(sent).allMatch(sql -> sql.startsWith("select"));
    }

    /**
     * What a request costs.
     *
     * @param rows that were read
     * @param questions of exams that were read whole
     */
    private record Cost(long statements, int rows, long questions) {}

    private Cost costOf(Supplier<Response> request, int expectedStatus) {
        long[] statements = new long[1];
        int rows = CountingDriver.rowsReadBy(() -> statements[0] = statementsOf(request, expectedStatus));
        long questions = database.getStatistics()
                .getEntityStatistics(ExamQuestion.class.getName())
                .getLoadCount();
        return new Cost(statements[0], rows, questions);
    }

    private long statementsOf(Supplier<Response> request, int expectedStatus) {
        database.getStatistics().clear();
        assertThat(request.get().statusCode()).isEqualTo(expectedStatus);
        return database.getStatistics().getPrepareStatementCount();
    }
}
