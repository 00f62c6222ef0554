package dev.meno.session;

import static dev.meno.Api.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meno.Api;
import dev.meno.ApiTest;
import dev.meno.TestClock;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ApiTest
class SessionHistoryTest {
    private TestClock clock = new TestClock();
    private String learner = "";

    @BeforeEach
    void registerLearner() {
        clock = TestClock.install();
        learner = Api.newLearner(partner());
    }

    /** Tokens run out while the clock is advanced: each is issued anew. */
    private static String partner() {
        return Api.clientToken("demo-partner", "demo-secret");
    }

    private String token() {
        return Api.learnerToken(partner(), learner);
    }

    @Test
    void anotherDeviceFindsWhatWasBegun() {
        assertThat(list("").getList("items")).isEmpty();

        String practice = Api.startSession(token());
        JsonPath question = Api.nextQuestion(token(), practice);
        as(token())
                .body(Api.someAnswer(question))
                .post("/v1/sessions/{id}/attempts", practice)
                .then()
                .statusCode(201);
        clock.advance(Duration.ofMinutes(1));
        String exam = Api.startSession(token(), Map.of("mode", "mock-exam"));

        JsonPath listed = list("");
        assertThat(listed.getList("items.id")).containsExactly(exam, practice);
        assertThat(listed.getList("items.mode")).containsExactly("mock-exam", "practice");
        assertThat(listed.getList("items.status")).containsOnly("active");
        assertThat(listed.getList("items.courseId")).containsOnly(Api.COURSE);
        assertThat(listed.getList("items.answered")).containsExactly(0, 1);
        assertThat(listed.getString("items[0].deadline"))
                .isEqualTo(clock.instant().plus(Duration.ofHours(3)).toString());
        assertThat(listed.<Object>get("items[1].deadline")).isNull();
    }

    @Test
    void anExamWhoseTimeIsUpIsNotShownAsRunning() {
        String exam = Api.startSession(token(), Map.of("mode", "mock-exam"));
        clock.advance(Duration.ofHours(3));

        JsonPath listed = list("");

        assertThat(listed.getList("items.id")).containsExactly(exam);
        assertThat(listed.getString("items[0].status")).isEqualTo("finished");
        assertThat(listed.getString("items[0].finishedAt")).isEqualTo(listed.getString("items[0].deadline"));
    }

    @Test
    void pagesFollowEachOther() {
        List<String> started = List.of(Api.startSession(token()), Api.startSession(token()), Api.startSession(token()));

        JsonPath first = list("?limit=2");
        JsonPath second = list("?limit=2&cursor=" + first.getString("next"));

        assertThat(first.getList("items.id")).containsExactly(started.get(2), started.get(1));
        assertThat(second.getList("items.id")).containsExactly(started.get(0));
        assertThat(second.getString("next")).isNull();
    }

    @Test
    void nobodyElsesSessionsAreListed() {
        Api.startSession(token());
        String other = Api.learnerToken(partner(), Api.newLearner(partner()));

        as(other).get("/v1/learners/{id}/sessions", learner).then().statusCode(404);
        assertThat(as(other).get("/v1/learners/me/sessions").jsonPath().getList("items"))
                .isEmpty();
    }

    private JsonPath list(String query) {
        return as(token())
                .get("/v1/learners/me/sessions" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
