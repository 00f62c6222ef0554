package dev.meno.session;

import static dev.meno.Api.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meno.Api;
import dev.meno.ApiTest;
import dev.meno.course.CourseCatalog;
import dev.meno.course.Task;
import dev.meno.platform.Tenants;
import dev.meno.session.model.Scorer;
import dev.meno.session.model.SessionRepository;
import dev.meno.session.policy.Decision;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ApiTest
class PracticeJourneyTest {
    @Inject
    SessionRepository sessions;

    @Inject
    CourseCatalog courses;

    @Inject
    Scorer scorer;

    private String token = "";

    @BeforeEach
    void registerLearner() {
        token = Api.newLearnerToken();
    }

    @Test
    void thePendingQuestionStaysTheSameUntilItIsAnswered() {
        String session = Api.startSession(token);
        JsonPath first = Api.nextQuestion(token, session);

        assertThat(Api.nextQuestion(token, session).getString("questionId")).isEqualTo(first.getString("questionId"));

        JsonPath answer = attempt(session, Api.someAnswer(first));
        assertThat(answer.getString("next.questionId")).isNotEqualTo(first.getString("questionId"));
        assertThat(Api.nextQuestion(token, session).getString("questionId"))
                .isEqualTo(answer.getString("next.questionId"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anAnswerMovesTheAbilityOfItsDomainAndNoOther(boolean isRight) {
        String session = Api.startSession(token);
        JsonPath question = Api.nextQuestion(token, session);

        // All points or none: what a part of the points tells depends on the question.
        JsonPath answer = attempt(session, known(session, question, isRight));

        List<Map<String, Object>> abilities = answer.getList("abilities");
        for (Map<String, Object> ability : abilities) {
            boolean answered = ability.get("domain").equals(question.getString("domain"));
            assertThat(ability.get("attempts")).isEqualTo(answered ? 1 : 0);
            double theta = ((Number) ability.get("theta")).doubleValue();
            assertThat(Math.signum(theta)).isEqualTo(answered ? isRight ? 1 : -1 : 0);
            if (answered) {
                // Guessing may have helped, so that a right answer tells less than a wrong one.
                assertThat(((Number) ability.get("standardError")).doubleValue())
                        .isBetween(0.5, 1.0);
            }
        }
        assertThat(answer.getInt("session.answered")).isEqualTo(1);
        assertThat(answer.getList("feedback.key")).isNotEmpty();
        assertThat(answer.getString("feedback.explanation")).isNotBlank();
    }

    @Test
    void everyQuestionOfTheScopeIsServedOnceAndThenTheSessionIsOver() {
        String session = Api.startSession(token, Map.of("domains", List.of("aws")));
        Set<String> seen = new HashSet<>();
        JsonPath question = Api.nextQuestion(token, session);
        while (question.getString("questionId") != null) {
            assertThat(question.getString("domain")).isEqualTo("aws");
            assertThat(seen.add(question.getString("questionId"))).isTrue();
            JsonPath answer = attempt(session, Api.someAnswer(question));
            question = answer.setRootPath("next");
        }

        assertThat(seen).hasSizeGreaterThanOrEqualTo(23);
        as(token).get("/v1/sessions/{id}/next-question", session).then().statusCode(204);
        JsonPath finished = as(token).get("/v1/sessions/{id}", session).jsonPath();
        assertThat(finished.getString("status")).isEqualTo("finished");
        assertThat(finished.getString("finishReason")).isEqualTo("pool-exhausted");
        assertThat(finished.getInt("answered")).isEqualTo(seen.size());

        // A later session serves what was an enemy then; after that the questions return, and the learner is told.
        String again = Api.startSession(token, Map.of("domains", List.of("aws")));
        question = Api.nextQuestion(token, again);
        while (!question.getString("why.reason").contains("returns")) {
            assertThat(seen.add(question.getString("questionId"))).isTrue();
            question = attempt(again, Api.someAnswer(question)).setRootPath("next");
        }
        assertThat(seen).contains(question.getString("questionId"));
    }

    @Test
    void freshQuestionsGoBeforeThoseOfEarlierSessions() {
        String first = Api.startSession(token, Map.of("domains", List.of("aws"), "policy", Map.of("maxQuestions", 10)));
        Set<String> answered = new HashSet<>();
        for (int i = 0; i < 10; i++) {
            JsonPath question = Api.nextQuestion(token, first);
            answered.add(question.getString("questionId"));
            attempt(first, Api.someAnswer(question));
        }

        String second = Api.startSession(token, Map.of("domains", List.of("aws")));
        for (int i = 0; i < 10; i++) {
            JsonPath question = Api.nextQuestion(token, second);
            assertThat(answered).doesNotContain(question.getString("questionId"));
            attempt(second, Api.someAnswer(question));
        }
    }

    @Test
    void whoIsUnknownIsServedByTheBlueprint() {
        String session = Api.startSession(token);
        Map<String, Integer> served = new HashMap<>();
        Map<String, Integer> ofTopic = new HashMap<>();
        JsonPath question = Api.nextQuestion(token, session);
        for (int n = 1; n <= 36; n++) {
            served.merge(question.getString("domain"), 1, Integer::sum);
            ofTopic.merge(question.getString("topic"), 1, Integer::sum);
            // A skipped question tells nothing of the learner.
            question = as(token)
                    .post("/v1/sessions/{id}/skip?include=next", session)
                    .jsonPath()
                    .setRootPath("next");
        }
        assertThat(served.get("ml")).isBetween(15, 21);
        assertThat(served.get("sagemaker")).isBetween(6, 12);
        assertThat(served.get("aws")).isBetween(6, 12);
        assertThat(ofTopic).hasSizeGreaterThan(18);
    }

    @Test
    void theGapOnTheExamDrawsPractice() {
        Map<String, Integer> served = new HashMap<>();
        String session = Api.startSession(token);
        JsonPath question = Api.nextQuestion(token, session);
        for (int n = 1; n <= 40; n++) {
            String domain = question.getString("domain");
            if (n > 20) {
                served.merge(domain, 1, Integer::sum);
            }
            JsonPath answer = attempt(session, known(session, question, !domain.equals("aws")));
            question = answer.setRootPath("next");
            assertThat(question.getString("why.policy")).isEqualTo("practice");
            assertThat(question.getString("why.reason")).isNotBlank().doesNotContainPattern("[0-9]\\.[0-9]");
        }
        // A quarter of the exam, but all that is missing.
        assertThat(served.get("aws")).isGreaterThan(7);
    }

    @Test
    void aSessionStopsAtItsNumberOfQuestions() {
        String session = Api.startSession(token, Map.of("policy", Map.of("maxQuestions", 2)));
        JsonPath question = Api.nextQuestion(token, session);
        assertThat(question.getInt("of")).isEqualTo(2);

        question = attempt(session, Api.someAnswer(question)).setRootPath("next");
        JsonPath last = attempt(session, Api.someAnswer(question));

        assertThat(last.getString("session.status")).isEqualTo("finished");
        assertThat(last.<Object>get("next")).isNull();
        assertThat(as(token).get("/v1/sessions/{id}", session).jsonPath().getString("finishReason"))
                .isEqualTo("max-questions");
    }

    @Test
    void aSessionStopsWhenEveryDomainIsPreciseEnough() {
        String session = Api.startSession(
                token, Map.of("domains", List.of("aws"), "policy", Map.of("targetStandardError", 0.95)));
        JsonPath question = Api.nextQuestion(token, session);
        int answered = 0;
        while (question.getString("questionId") != null) {
            // A lucky guess may widen what is believed; no point at all never does.
            JsonPath answer = attempt(session, known(session, question, false));
            answered++;
            boolean precise = answer.getDouble("abilities[0].standardError") <= 0.95;
            assertThat(answer.getString("session.status")).isEqualTo(precise ? "finished" : "active");
            question = answer.setRootPath("next");
        }
        assertThat(answered).isBetween(1, 5);
    }

    @Test
    void aSkippedQuestionDoesNotReturnAndLeavesTheAbilitiesAlone() {
        String session = Api.startSession(token);
        String skipped = Api.nextQuestion(token, session).getString("questionId");

        JsonPath after = as(token)
                .body(Map.of("questionId", skipped))
                .post("/v1/sessions/{id}/skip?include=next", session)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        String next = after.getString("next.questionId");
        assertThat(next).isNotEqualTo(skipped);
        // The same request again skips nothing more.
        as(token)
                .body(Map.of("questionId", skipped))
                .post("/v1/sessions/{id}/skip", session)
                .then()
                .statusCode(200);
        assertThat(Api.nextQuestion(token, session).getString("questionId")).isEqualTo(next);
        JsonPath state = as(token).get("/v1/sessions/{id}", session).jsonPath();
        assertThat(state.getInt("skipped")).isEqualTo(1);
        assertThat(state.getInt("answered")).isZero();
        assertThat(state.getList("abilities.attempts")).containsOnly(0);
    }

    @Test
    void aSkipWithoutABodySkipsThePendingQuestion() {
        String session = Api.startSession(token);
        String skipped = Api.nextQuestion(token, session).getString("questionId");

        as(token).post("/v1/sessions/{id}/skip", session).then().statusCode(200);

        assertThat(Api.nextQuestion(token, session).getString("questionId")).isNotEqualTo(skipped);
    }

    @Test
    void finishingTwiceLeavesTheSessionAsItWas() {
        String session = Api.startSession(token);
        String first = as(token)
                .post("/v1/sessions/{id}/finish", session)
                .then()
                .statusCode(200)
                .extract()
                .asString();

        String second = as(token)
                .post("/v1/sessions/{id}/finish", session)
                .then()
                .statusCode(200)
                .extract()
                .asString();

        assertThat(second).isEqualTo(first);
        assertThat(JsonPath.from(first).getString("finishReason")).isEqualTo("finished-by-client");
        as(token).get("/v1/sessions/{id}/next-question", session).then().statusCode(204);
    }

    @Test
    void theHistoryListsAttemptsNewestFirstPageByPage() {
        String session = Api.startSession(token);
        List<String> questions = new ArrayList<>();
        JsonPath question = Api.nextQuestion(token, session);
        for (int i = 0; i < 5; i++) {
            questions.addFirst(question.getString("questionId"));
            question = attempt(session, Api.someAnswer(question)).setRootPath("next");
        }

        List<String> listed = new ArrayList<>();
        String path = "/v1/learners/me/attempts?limit=2";
        while (path != null) {
            io.restassured.response.Response page =
                    as(token).urlEncodingEnabled(false).get(path);
            page.then().statusCode(200);
            listed.addAll(page.jsonPath().getList("items.questionId"));
            String link = page.getHeader("Link");
            assertThat(link == null).isEqualTo(page.jsonPath().getString("next") == null);
            path = link == null ? null : link.substring(1, link.indexOf('>'));
        }
        assertThat(listed).isEqualTo(questions);
    }

    private JsonPath attempt(String session, Map<String, Object> body) {
        return as(token)
                .body(body)
                .post("/v1/sessions/{id}/attempts?include=next", session)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    /** The right answer to the pending question, or a wrong one. */
    private Map<String, Object> known(String session, JsonPath question, boolean isRight) {
        Task task = Tenants.callAs(
                "demo",
                () -> QuarkusTransaction.requiringNew().call(() -> {
                    Decision pending = sessions.findById(UUID.fromString(session))
                            .pending()
                            .orElseThrow();
                    return scorer.shown(pending, courses.require(Api.COURSE))
                            .presentation()
                            .task();
                }));
        return Map.of(
                "questionId",
                question.getString("questionId"),
                "response",
                Answers.worth(isRight ? task.maximum() : 0, task));
    }
}
