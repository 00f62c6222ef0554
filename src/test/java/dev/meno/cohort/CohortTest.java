package dev.meno.cohort;

import static dev.meno.Api.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meno.Api;
import dev.meno.ApiTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ApiTest
class CohortTest {
    private String instructor = "";
    private String cohort = "";

    @BeforeEach
    void createCohort() {
        instructor = Api.demo("instructor");
        cohort = as(instructor)
                .body(Map.of("name", "Evening class"))
                .post("/v1/cohorts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void aCohortWithoutAttemptsHasAnalyticsToo() {
        JsonPath analytics = as(instructor)
                .get("/v1/cohorts/{id}/analytics?course=mls-c01", cohort)
                .jsonPath();
        assertThat(analytics.getInt("attempts")).isZero();
        assertThat(analytics.<Object>get("lastActivityAt")).isNull();
        assertThat(analytics.<Object>get("domains[0].mean")).isNull();
    }

    @Test
    void learnersAreListedWithTheirAbilities() {
        String learner = Api.newLearner(Api.demo("partner"));
        enrol(learner);
        practise(Api.learnerToken(Api.demo("partner"), learner), 3);

        JsonPath listed = as(instructor)
                .get("/v1/cohorts/{id}/analytics/learners?course=mls-c01", cohort)
                .jsonPath();

        assertThat(listed.getList("learners.learnerId")).containsExactly(learner);
        assertThat(listed.getInt("learners[0].attempts")).isEqualTo(3);
        assertThat(listed.getList("learners[0].abilities.domain")).containsExactly("ml", "sagemaker", "aws");
    }

    @Test
    void analyticsComeAsCsvToo() {
        String csv = as(instructor)
                .accept("text/csv")
                .get("/v1/cohorts/{id}/analytics?course=mls-c01", cohort)
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .extract()
                .asString();
        assertThat(csv.lines().map(line -> line.substring(0, line.indexOf(','))))
                .containsExactly("domain", "ml", "sagemaker", "aws");
    }

    @Test
    void membershipIsSafeToRepeatAndEndsWithTheCohort() {
        String learner = Api.newLearner(Api.demo("partner"));
        enrol(learner);
        enrol(learner);
        assertThat(as(instructor).get("/v1/cohorts/{id}", cohort).jsonPath().getInt("learners"))
                .isEqualTo(1);

        for (int i = 0; i < 2; i++) {
            as(instructor)
                    .delete("/v1/cohorts/{c}/learners/{l}", cohort, learner)
                    .then()
                    .statusCode(204);
        }
        assertThat(as(instructor).get("/v1/cohorts/{id}", cohort).jsonPath().getInt("learners"))
                .isZero();

        enrol(learner);
        as(instructor).delete("/v1/cohorts/{id}", cohort).then().statusCode(204);
        assertThat(as(instructor).get("/v1/cohorts/{id}", cohort).statusCode()).isEqualTo(404);
        assertThat(as(Api.demo("partner")).get("/v1/learners/" + learner).statusCode())
                .isEqualTo(200);
        assertThat(as(instructor).get("/v1/learners/" + learner).statusCode()).isEqualTo(404);
    }

    @Test
    void aPartnerGivesACohortToAnInstructorAndAnInstructorTakesNoOther() {
        String given = as(Api.demo("partner"))
                .body(Map.of("name", "Given", "instructor", "demo-instructor"))
                .post("/v1/cohorts")
                .jsonPath()
                .getString("id");
        assertThat(as(instructor).get("/v1/cohorts/{id}", given).statusCode()).isEqualTo(200);
        as(instructor)
                .body(Map.of("name", "Renamed"))
                .put("/v1/cohorts/{id}", given)
                .then()
                .statusCode(200);

        as(instructor)
                .body(Map.of("name", "Mine", "instructor", "somebody-else"))
                .post("/v1/cohorts")
                .then()
                .statusCode(422);
    }

    @Test
    void anUnknownCourseIsNotFoundAndAMissingOneIsMalformed() {
        as(instructor)
                .get("/v1/cohorts/{id}/analytics?course=none", cohort)
                .then()
                .statusCode(404);
        as(instructor).get("/v1/cohorts/{id}/analytics", cohort).then().statusCode(400);
    }

    private void enrol(String learner) {
        as(instructor)
                .put("/v1/cohorts/{c}/learners/{l}", cohort, learner)
                .then()
                .statusCode(204);
    }

    private static int practise(String token, int attempts) {
        // In the domain that the assertions look at.
        String session = Api.startSession(token, Map.of("domains", List.of("ml")));
        for (int i = 0; i < attempts; i++) {
            as(token)
                    .body(Api.someAnswer(Api.nextQuestion(token, session)))
                    .post("/v1/sessions/{id}/attempts", session)
                    .then()
                    .statusCode(201);
        }
        return attempts;
    }
}
