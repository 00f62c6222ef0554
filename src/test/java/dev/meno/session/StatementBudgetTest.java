package dev.meno.session;

import static dev.meno.Api.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meno.Api;
import dev.meno.ApiTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
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

    private long statementsOf(Supplier<Response> request, int expectedStatus) {
        database.getStatistics().clear();
        assertThat(request.get().statusCode()).isEqualTo(expectedStatus);
        return database.getStatistics().getPrepareStatementCount();
    }
}
