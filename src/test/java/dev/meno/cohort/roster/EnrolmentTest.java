package dev.meno.cohort.roster;

import static dev.meno.Api.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meno.Api;
import dev.meno.ApiTest;
import dev.meno.CountingDriver;
import dev.meno.SqlRecorder;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ApiTest
class EnrolmentTest {
    private String instructor = "";
    private String partner = "";
    private final String run = UUID.randomUUID().toString();
    private String cohort = "";

    @BeforeEach
    void createCohort() {
        instructor = Api.demo("instructor");
        partner = Api.demo("partner");
        cohort = newCohort(instructor);
    }

    private static String newCohort(String token) {
        return as(token)
                .body(Map.of("name", "Evening class"))
                .post("/v1/cohorts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private Response send(String csv) {
        return send(csv, "");
    }

    private Response send(String csv, String query) {
        return as(instructor)
                .contentType("text/csv; charset=UTF-8")
                .body(csv.replace("{run}", run))
                .post("/v1/cohorts/" + cohort + "/enrolments" + query);
    }

    private JsonPath report(String csv) {
        return send(csv).then().statusCode(200).extract().jsonPath();
    }

    private static void counts(JsonPath report, int rows, int enrolled, int created, int unchanged, int withdrawn) {
        assertThat(List.of(
                        report.getInt("rows"),
                        report.getInt("enrolled"),
                        report.getInt("created"),
                        report.getInt("unchanged"),
                        report.getInt("withdrawn")))
                .containsExactly(rows, enrolled, created, unchanged, withdrawn);
    }

    private JsonPath members() {
        return as(instructor)
                .get("/v1/cohorts/{id}/learners?limit=200", cohort)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @Test
    void aListEnrolsLearnersAndRegistersThoseThatAreNew() {
        String known = as(partner)
                .body(Map.of("externalId", run + "-known", "displayName", "As registered"))
                .post("/v1/learners")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        JsonPath report = report("""
                sourcedId,status,role,givenName,familyName,email
                {run}-known,active,student,Another,Name,known@example.org
                {run}-new,active,student,Ada,Lovelace,ada@example.org
                {run}-nameless,active,student,,,
                """);

        counts(report, 3, 3, 2, 0, 0);
        assertThat(report.getList("rejected")).isEmpty();
        Map<String, String> names = members().<Map<String, String>>getList("items").stream()
                .collect(Collectors.toMap(member -> member.get("externalId"), member -> member.get("name")));
        assertThat(names)
                .isEqualTo(Map.of(
                        run + "-known", "As registered",
                        run + "-new", "Ada Lovelace",
                        run + "-nameless", run + "-nameless"));
        assertThat(members().getList("items.id")).contains(known);
        assertThat(members().getList("items.joinedAt")).doesNotContainNull();
        assertThat(as(instructor).get("/v1/cohorts/" + cohort).jsonPath().getInt("learners"))
                .isEqualTo(3);
    }

    @Test
    void theSameListAgainChangesNothing() {
        String list = "sourcedId\n{run}-1\n{run}-2\n";
        counts(report(list), 2, 2, 2, 0, 0);
        List<Object> before = members().getList("items");
        counts(report(list), 2, 0, 0, 2, 0);
        assertThat(members().getList("items")).isEqualTo(before);
    }

    @Test
    void aListLetsLearnersLeave() {
        report("sourcedId\n{run}-1\n{run}-2\n{run}-3\n");
        JsonPath report = report("""
                userSourcedId,role,status,endDate
                {run}-1,student,tobedeleted,
                {run}-2,student,active,2020-01-01
                {run}-4,student,active,
                {run}-unheard-of,student,tobedeleted,
                """);
        counts(report, 4, 1, 1, 1, 2);
        assertThat(members().getList("items.externalId")).containsExactlyInAnyOrder(run + "-3", run + "-4");
        // Who leaves stays registered, and who was never there is not registered to leave.
        counts(report("sourcedId\n{run}-1\n{run}-unheard-of"), 2, 2, 1, 0, 0);
    }

    @Test
    void aRowThatCannotBeFollowedIsReportedAndTheOthersAreDone() {
        JsonPath report = report("""
                sourcedId,role,givenName
                {run}-1,student,Ada
                {run}-2,teacher,Charles
                {run}-1,student,Ada
                ,student,Nobody
                {run}-3,student
                """);
        counts(report, 5, 1, 1, 0, 0);
        assertThat(report.getList("rejected.line")).containsExactly(3, 4, 5, 6);
        assertThat(report.getList("rejected.column")).containsExactly("role", "sourcedId", "sourcedId", null);
        assertThat(report.getList("rejected.value")).containsExactly("teacher", run + "-1", "", null);
        assertThat(report.getList("rejected.detail")).doesNotContainNull().doesNotContain("");
        assertThat(members().getList("items.externalId")).containsExactly(run + "-1");
    }

    @Test
    void theRejectedRowsComeAsCsvWithoutFormulas() {
        Response answer = as(instructor)
                .contentType("text/csv; charset=UTF-8")
                .accept("text/csv")
                .body("sourcedId,status,role\n%s,\"=HYPERLINK(\"\"x\"\")\",student\n".formatted(run))
                .post("/v1/cohorts/" + cohort + "/enrolments");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).startsWith("text/csv");
        assertThat(answer.asString().split("\r\n", -1))
                .containsExactly(
                        "line,column,value,detail",
                        "2,status,\"'=HYPERLINK(\"\"x\"\")\",The status must be active or tobedeleted.",
                        "");
    }

    @Test
    void aDryRunTellsTheSameAndDoesNothing() {
        report("sourcedId\n{run}-1\n{run}-2\n");
        String list = "sourcedId,status\n{run}-1,active\n{run}-2,tobedeleted\n{run}-3,active\n{run}-4,who\n";
        List<Object> before = members().getList("items");

        JsonPath tried = send(list, "?dryRun=true").jsonPath();

        counts(tried, 4, 1, 1, 1, 1);
        assertThat(members().getList("items")).isEqualTo(before);
        JsonPath done = send(list, "?dryRun=false").jsonPath();
        assertThat(done.<Object>get("")).isEqualTo(tried.<Object>get(""));
        assertThat(members().getList("items.externalId")).containsExactlyInAnyOrder(run + "-1", run + "-3");
    }

    @Test
    void whatIsNoListIsRefusedAsAWhole() {
        Response nameless = send("name,email\nAda,a@example.org");
        assertThat(nameless.statusCode()).isEqualTo(422);
        assertThat(nameless.jsonPath().getString("errors[0].pointer")).isEqualTo("/sourcedId");
        assertThat(send("").statusCode()).isEqualTo(422);

        Response torn = send("sourcedId\n{run}-1\n\"{run}-2\n");
        assertThat(torn.statusCode()).isEqualTo(400);
        assertThat(torn.jsonPath().getString("type")).isEqualTo("/problems/malformed-request");
        assertThat(torn.jsonPath().getString("detail")).contains("line 3");

        assertThat(send("sourcedId\na\0b").statusCode()).isEqualTo(400);
        assertThat(send("sourcedId\n" + "u\n".repeat(10_001)).statusCode()).isEqualTo(422);
        assertThat(send(",".repeat(2_000_000)).statusCode()).isEqualTo(422);
        assertThat(send("userSourcedId\nu").jsonPath().getString("errors[0].pointer"))
                .isEqualTo("/role");
        assertThat(send("userSourcedId,role,classSourcedId\nu,student,c1\nv,student,c2")
                        .jsonPath()
                        .getString("errors[0].pointer"))
                .isEqualTo("/classSourcedId");
        assertThat(send("sourcedId\n", "?dryRun=yes").statusCode()).isEqualTo(400);
        assertThat(as(instructor)
                        .body("{}")
                        .post("/v1/cohorts/" + cohort + "/enrolments")
                        .statusCode())
                .isEqualTo(415);
        assertThat(members().getList("items")).isEmpty();
    }

    @Test
    void aFileThatIsNotUtf8IsRefusedWithTheRemedy() {
        String list = "sourcedId,givenName\n" + run + ",Zoë\n";
        for (Response refused : List.of(
                sendBytes("text/csv", list.getBytes(Charset.forName("windows-1252"))),
                sendBytes("text/csv", list.getBytes(StandardCharsets.UTF_16)),
                sendBytes("text/csv; charset=UTF-8", list.getBytes(StandardCharsets.UTF_16LE)),
                sendBytes("text/csv; charset=ISO-8859-1", list.getBytes(StandardCharsets.ISO_8859_1)),
                sendBytes("text/csv; charset=windows-1252", "sourcedId\nu".getBytes(StandardCharsets.US_ASCII)),
                sendBytes("text/csv; charset=none-such", "sourcedId\nu".getBytes(StandardCharsets.US_ASCII)))) {
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.jsonPath().getString("type")).isEqualTo("/problems/malformed-request");
            assertThat(refused.jsonPath().getString("detail")).contains("isn't encoded in UTF-8", "CSV UTF-8");
        }
        assertThat(sendBytes("text/csv; charset=\"utf-8\"", list.getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(200);
        assertThat(sendBytes("text/csv", ("\uFEFF" + list).getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(200);
    }

    private Response sendBytes(String type, byte[] file) {
        return as(instructor)
                .config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                .encodeContentTypeAs("text/csv", ContentType.BINARY)))
                .contentType(type)
                .body(file)
                .post("/v1/cohorts/" + cohort + "/enrolments");
    }

    @Test
    void aFileMayBeLargerThanOtherBodiesButNotEndless() {
        String wide = "sourcedId,notes\n{run}-1," + "x".repeat(1024 * 1024) + "\n";
        counts(report(wide), 1, 1, 1, 0, 0);
        assertThat(send("sourcedId,notes\n{run}-2," + "x".repeat(8 * 1024 * 1024))
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void anotherInstructorsCohortIsAsAbsentAndOneOfAnotherTenantToo() {
        String theirs = newCohort(partner);
        String foreign = newCohort(Api.other("partner"));
        for (String id : List.of(theirs, foreign)) {
            for (Response answer : List.of(
                    as(instructor)
                            .contentType("text/csv; charset=UTF-8")
                            .body("sourcedId\nu")
                            .post("/v1/cohorts/" + id + "/enrolments"),
                    as(instructor).get("/v1/cohorts/" + id + "/learners"),
                    as(instructor).post("/v1/cohorts/" + id + "/archive"),
                    as(instructor).post("/v1/cohorts/" + id + "/restore"))) {
                assertThat(answer.statusCode()).isEqualTo(404);
            }
        }
    }

    @Test
    void anExternalIdOfAnotherTenantIsAnotherLearner() {
        String foreign = as(Api.other("partner"))
                .body(Map.of("externalId", run))
                .post("/v1/learners")
                .jsonPath()
                .getString("id");
        counts(report("sourcedId\n{run}"), 1, 1, 1, 0, 0);
        assertThat(members().getList("items.id")).hasSize(1).doesNotContain(foreign);
    }

    @Test
    void theNumberOfStatementsDoesNotGrowWithTheRows() {
        // Some there are: what counts nothing would find them equal as well.
        assertThat(executions(10)).isEqualTo(executions(900)).isBetween(5, 20);
    }

    private int executions(int rows) {
        String list = IntStream.range(0, rows)
                .mapToObj(row -> "%s-%d-%d,student,Name,%d".formatted(run, rows, row, row))
                .collect(Collectors.joining("\n", "sourcedId,role,givenName,familyName\n", "\n"));
        return CountingDriver.executionsOf(() -> counts(report(list), rows, rows, rows, 0, 0));
    }

    @Test
    void listsAtOnceWithTheSameNewLearnersAllSucceed() throws Exception {
        List<String> learners =
                IntStream.range(0, 500).mapToObj(row -> run + "-" + row).toList();
        List<Callable<JsonPath>> lists = new ArrayList<>();
        for (List<String> order : List.of(learners, learners.reversed())) {
            String id = newCohort(instructor);
            lists.add(() -> as(instructor)
                    .contentType("text/csv; charset=UTF-8")
                    .body("sourcedId\n" + String.join("\n", order))
                    .post("/v1/cohorts/" + id + "/enrolments")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath());
        }
        int created = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(lists.size())) {
            for (Future<JsonPath> report : threads.invokeAll(lists)) {
                assertThat(report.get().getInt("enrolled")).isEqualTo(learners.size());
                created += report.get().getInt("created");
            }
        }
        assertThat(created).isEqualTo(learners.size());
    }

    @Test
    void whateverChangesACohortLocksItFirst() {
        report("sourcedId\n{run}");
        List<String> sent = SqlRecorder.of(
                () -> as(instructor).delete("/v1/cohorts/{id}", cohort).then().statusCode(204));
        List<String> ofCohort = sent.stream()
                .filter(sql -> sql.contains("cohort_learner") || sql.contains("cohort "))
                .filter(sql -> isLock(sql) || sql.startsWith("delete"))
                .toList();
        assertThat(ofCohort).hasSize(3);
        assertThat(isLock(ofCohort.getFirst())).isTrue();
    }

    @Test
    void aDryRunLocksNothing() {
        assertThat(SqlRecorder.of(() -> send("sourcedId\n{run}", "?dryRun=true")))
                .isNotEmpty()
                .noneMatch(EnrolmentTest::isLock);
        assertThat(SqlRecorder.of(() -> send("sourcedId\n{run}"))).anyMatch(EnrolmentTest::isLock);
    }

    /** PostgreSQL's is {@code for no key update}. */
    private static boolean isLock(String sql) {
        return sql.startsWith("select") && sql.contains(" for ") && sql.contains("update");
    }

    @Test
    void tenThousandLearnersComeInOneFile() {
        String list = IntStream.range(0, 10_000)
                .mapToObj(row -> run + "-" + row)
                .collect(Collectors.joining("\n", "sourcedId\n", ""));
        counts(report(list), 10_000, 10_000, 10_000, 0, 0);
        counts(report(list), 10_000, 0, 0, 10_000, 0);
        counts(
                report(list.replace("\n", ",tobedeleted\n").replaceFirst("tobedeleted", "status") + ",tobedeleted"),
                10_000,
                0,
                0,
                0,
                10_000);
        assertThat(members().getList("items")).isEmpty();
    }

    @Test
    void membersAreListedPageByPage() {
        report("sourcedId\n"
                + IntStream.range(0, 7).mapToObj(i -> run + "-" + i).collect(Collectors.joining("\n")));
        List<String> whole = members().getList("items.id");
        assertThat(whole).hasSize(7).isSorted();
        JsonPath first =
                as(instructor).get("/v1/cohorts/{id}/learners?limit=4", cohort).jsonPath();
        JsonPath second = as(instructor)
                .get("/v1/cohorts/{id}/learners?limit=4&cursor={c}", cohort, first.getString("next"))
                .jsonPath();
        assertThat(first.getList("items.id")).isEqualTo(whole.subList(0, 4));
        assertThat(second.getList("items.id")).isEqualTo(whole.subList(4, 7));
        assertThat(second.getString("next")).isNull();
    }

    @Test
    void aLearnerSeesTheOwnCohortsAndLeavesThem() {
        String learner = Api.newLearner(partner);
        String token = Api.learnerToken(partner, learner);
        String other = newCohort(partner);
        for (String id : List.of(cohort, other)) {
            as(partner).put("/v1/cohorts/{c}/learners/{l}", id, learner).then().statusCode(204);
        }
        JsonPath own = as(token).get("/v1/learners/me/cohorts").jsonPath();
        assertThat(own.getList("items.cohortId")).containsExactly(cohort, other);
        assertThat(own.getList("items.status")).containsExactly("active", "active");
        assertThat(own.getList("items.name")).containsExactly("Evening class", "Evening class");
        assertThat(as(instructor)
                        .get("/v1/learners/{l}/cohorts", learner)
                        .jsonPath()
                        .getList("items.cohortId"))
                .containsExactly(cohort);

        String url = "/v1/cohorts/%s/learners/me".formatted(cohort);
        as(token).delete(url).then().statusCode(204);
        as(token).delete(url).then().statusCode(404);

        assertThat(members().getList("items")).isEmpty();
        assertThat(as(instructor).get("/v1/learners/" + learner).statusCode()).isEqualTo(404);
        assertThat(as(token).get("/v1/learners/me/cohorts").jsonPath().getList("items.cohortId"))
                .containsExactly(other);
        as(token).delete("/v1/cohorts/{c}/learners/{l}", other, learner).then().statusCode(204);
    }

    @Test
    void aLearnerTakesNobodyElseOut() {
        String learner = Api.newLearner(partner);
        String token = Api.learnerToken(partner, learner);
        String other = Api.newLearner(partner);
        for (String id : List.of(learner, other)) {
            as(instructor)
                    .put("/v1/cohorts/{c}/learners/{l}", cohort, id)
                    .then()
                    .statusCode(204);
        }
        as(token).delete("/v1/cohorts/{c}/learners/{l}", cohort, other).then().statusCode(404);
        as(instructor).delete("/v1/cohorts/{c}/learners/me", cohort).then().statusCode(404);
        assertThat(members().getList("items.id")).containsExactlyInAnyOrder(learner, other);
    }

    @Test
    void anArchivedCohortIsReadOnly() {
        String learner = Api.newLearner(partner);
        as(instructor)
                .put("/v1/cohorts/{c}/learners/{l}", cohort, learner)
                .then()
                .statusCode(204);

        JsonPath archived = as(instructor)
                .post("/v1/cohorts/{id}/archive", cohort)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(archived.getString("status")).isEqualTo("archived");
        assertThat(archived.getString("archivedAt")).isNotNull();
        assertThat(as(instructor)
                        .post("/v1/cohorts/{id}/archive", cohort)
                        .jsonPath()
                        .<Object>get(""))
                .isEqualTo(archived.<Object>get(""));

        conflict(as(instructor).put("/v1/cohorts/{c}/learners/{l}", cohort, Api.newLearner(partner)));
        conflict(as(instructor).put("/v1/cohorts/{c}/learners/{l}", cohort, learner));
        conflict(as(instructor).delete("/v1/cohorts/{c}/learners/{l}", cohort, learner));
        conflict(as(instructor).body(Map.of("name", "Other")).put("/v1/cohorts/{c}", cohort));
        conflict(send("sourcedId\n{run}"));
        conflict(send("sourcedId\n{run}", "?dryRun=true"));

        assertThat(as(instructor).get("/v1/cohorts/{c}", cohort).jsonPath().<Object>get(""))
                .isEqualTo(archived.<Object>get(""));
        assertThat(members().getList("items.id")).containsExactly(learner);
        for (String part : List.of("", "/learners")) {
            assertThat(as(instructor)
                            .get("/v1/cohorts/{c}/analytics" + part + "?course=" + Api.COURSE, cohort)
                            .statusCode())
                    .isEqualTo(200);
        }
        assertThat(as(instructor).get("/v1/learners/" + learner).statusCode()).isEqualTo(200);
    }

    @Test
    void aLearnerLeavesAnArchivedCohortToo() {
        String learner = Api.newLearner(partner);
        as(instructor)
                .put("/v1/cohorts/{c}/learners/{l}", cohort, learner)
                .then()
                .statusCode(204);
        as(instructor).post("/v1/cohorts/{id}/archive", cohort).then().statusCode(200);

        as(Api.learnerToken(partner, learner))
                .delete("/v1/cohorts/{c}/learners/me", cohort)
                .then()
                .statusCode(204);

        assertThat(members().getList("items")).isEmpty();
        as(instructor).get("/v1/learners/" + learner).then().statusCode(404);
    }

    private static void conflict(Response answer) {
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.jsonPath().getString("type")).isEqualTo("/problems/cohort-archived");
    }

    @Test
    void aRestoredCohortIsAsBefore() {
        as(instructor).post("/v1/cohorts/{id}/archive", cohort).then().statusCode(200);
        for (int i = 0; i < 2; i++) {
            JsonPath restored = as(instructor)
                    .post("/v1/cohorts/{id}/restore", cohort)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            assertThat(restored.getString("status")).isEqualTo("active");
            assertThat(restored.<Object>get("archivedAt")).isNull();
        }
        counts(report("sourcedId\n{run}"), 1, 1, 1, 0, 0);
    }

    @Test
    void anArchivedCohortCanBeDeleted() {
        as(instructor).post("/v1/cohorts/{id}/archive", cohort).then().statusCode(200);
        as(instructor).delete("/v1/cohorts/{id}", cohort).then().statusCode(204);
        as(instructor).get("/v1/cohorts/{id}", cohort).then().statusCode(404);
    }

    @Test
    void theListShowsWhatIsAskedFor() {
        String archived = newCohort(instructor);
        as(instructor).post("/v1/cohorts/{id}/archive", archived).then().statusCode(200);

        assertThat(listed("")).contains(cohort).doesNotContain(archived);
        assertThat(listed("&status=active")).contains(cohort).doesNotContain(archived);
        assertThat(listed("&status=archived")).contains(archived).doesNotContain(cohort);
        assertThat(listed("&status=all")).contains(cohort, archived);
        for (String wrong : List.of("", "Active", "gone")) {
            Response refused = as(instructor).get("/v1/cohorts?status=" + wrong);
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.jsonPath().getString("errors[0].parameter")).isEqualTo("status");
        }
    }

    private List<String> listed(String query) {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        do {
            JsonPath page = as(instructor)
                    .get("/v1/cohorts?limit=200" + query + cursor)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            ids.addAll(page.getList("items.id"));
            cursor = page.getString("next") == null ? "" : "&cursor=" + page.getString("next");
        } while (!cursor.isEmpty());
        return ids;
    }
}
