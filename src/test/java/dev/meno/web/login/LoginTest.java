package dev.meno.web.login;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.meno.Api;
import dev.meno.ApiTest;
import dev.meno.TestClock;
import io.restassured.http.ContentType;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@ApiTest
class LoginTest {
    private static final String SESSION = "meno_session";

    @Inject
    SessionCookie cookies;

    @Test
    void withoutASessionAPageLeadsToTheLogInAndSaysWhereToGoAfterwards() {
        Map<String, String> nexts = Map.of(
                "/practice", "%2Fpractice",
                "/practice?mode=review", "%2Fpractice%3Fmode%3Dreview",
                "/dashboard", "%2Fdashboard",
                "/dashboard/cohorts/1/live", "%2Fdashboard%2Fcohorts%2F1%2Flive");
        nexts.forEach((page, next) -> assertThat(leadsTo(anonymous().get(page))).isEqualTo("/login?next=" + next));
        assertThat(leadsTo(anonymous().get("/"))).isEqualTo("/login");
    }

    @Test
    void eachRoleBeginsOnItsOwnPageAndSeesNoOther() {
        String learner = session("learner");
        String instructor = session("instructor");

        assertThat(leadsTo(with(learner).get("/"))).isEqualTo("/practice");
        assertThat(leadsTo(with(instructor).get("/"))).isEqualTo("/dashboard");
        with(learner).get("/practice").then().statusCode(200).contentType("text/html");
        with(instructor).get("/dashboard/cohorts/1").then().statusCode(200).contentType("text/html");
        assertThat(leadsTo(with(learner).get("/dashboard"))).isEqualTo("/login?next=%2Fdashboard");
        assertThat(leadsTo(with(instructor).get("/practice"))).isEqualTo("/login?next=%2Fpractice");
        anonymous().get("/docs").then().statusCode(200).contentType("text/html");
    }

    @Test
    void theCookieIsForTheServerAloneAndLastsALongExam() {
        Cookie cookie = logIn("learner", null).detailedCookie(SESSION);

        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo("Lax");
        assertThat(cookie.getPath()).isEqualTo("/");
        assertThat(cookie.getMaxAge()).isEqualTo(Duration.ofHours(12).toSeconds());
        assertThat(cookie.isSecured()).isFalse();
        assertThat(cookies.none(request("https")).isSecure()).isTrue();
        assertThat(cookies.none(request("http")).isSecure()).isFalse();
    }

    @Test
    void theDemoLearnerIsTheSameAtEveryLogIn() {
        String first = me(session("learner"));

        assertThat(me(session("learner"))).isEqualTo(first);
        assertThat(with(session("learner")).get("/v1/learners/me").jsonPath().getString("externalId"))
                .isEqualTo("demo-learner");
    }

    @Test
    void theApiTakesTheCookieForABearerToken() {
        String instructor = session("instructor");
        String cohort = fromOurPage(instructor)
                .contentType(ContentType.JSON)
                .body(Map.of("name", "from the page"))
                .post("/v1/cohorts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        // The demo's client of the same name sees what was made in the browser.
        Api.as(Api.demo("instructor")).get("/v1/cohorts/" + cohort).then().statusCode(200);
        with(session("learner"))
                .get("/v1/cohorts/" + cohort)
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/forbidden"));
    }

    @Test
    void aBearerTokenSpeaksLouderThanTheCookie() {
        String learner = session("learner");

        // A learner could not: the token decides, and needs no origin.
        with(learner)
                .auth()
                .oauth2(Api.demo("partner"))
                .contentType(ContentType.JSON)
                .body(Map.of("externalId", "learner-" + UUID.randomUUID()))
                .post("/v1/learners")
                .then()
                .statusCode(201);
        with(learner)
                .header("Authorization", "Bearer nonsense")
                .get("/v1/learners/me")
                .then()
                .statusCode(401);
    }

    @Test
    void whatAnotherSiteSendsWithTheCookieIsRefused() {
        String instructor = session("instructor");
        String own = "http://localhost:" + io.restassured.RestAssured.port;
        List<Map<String, String>> foreign = List.of(
                Map.of(),
                Map.of("Sec-Fetch-Site", "cross-site"),
                Map.of("Sec-Fetch-Site", "same-site"),
                Map.of("Sec-Fetch-Site", "none"),
                Map.of("Sec-Fetch-Site", "cross-site", "Origin", own),
                Map.of("Origin", "null"),
                Map.of("Origin", "https://localhost:" + io.restassured.RestAssured.port),
                Map.of("Origin", "http://localhost"),
                Map.of("Origin", own + ".example"),
                Map.of("Origin", "http://elsewhere.example"));
        for (Map<String, String> headers : foreign) {
            for (String path : List.of("/v1/cohorts", "/oauth2/token")) {
                assertRefused(with(instructor)
                        .headers(headers)
                        .contentType(ContentType.JSON)
                        .body("{}")
                        .post(path));
            }
            assertRefused(with(instructor).headers(headers).delete("/v1/cohorts/" + UUID.randomUUID()));
            assertRefused(with(instructor).headers(headers).post("/logout"));
            // A forged log-in needs no cookie to do harm.
            assertRefused(
                    anonymous().headers(headers).formParam("account", "learner").post("/login"));
        }
        for (Map<String, String> headers : List.of(Map.of("Sec-Fetch-Site", "same-origin"), Map.of("Origin", own))) {
            with(instructor)
                    .headers(headers)
                    .delete("/v1/cohorts/" + UUID.randomUUID())
                    .then()
                    .statusCode(404);
            assertThat(leadsTo(anonymous()
                            .headers(headers)
                            .formParam("account", "learner")
                            .post("/login")))
                    .isEqualTo("/practice");
        }
        // Reading is not concerned, nor is whoever brings a token.
        with(instructor)
                .header("Sec-Fetch-Site", "cross-site")
                .get("/v1/cohorts")
                .then()
                .statusCode(200);
        Api.as(Api.demo("instructor"))
                .header("Sec-Fetch-Site", "cross-site")
                .delete("/v1/cohorts/" + UUID.randomUUID())
                .then()
                .statusCode(404);
    }

    @Test
    void loggingOutMakesTheBrowserForget() {
        Response answer = fromOurPage(session("learner")).post("/logout");

        assertThat(leadsTo(answer)).isEqualTo("/login");
        assertThat(answer.detailedCookie(SESSION).getMaxAge()).isZero();
        assertThat(answer.detailedCookie(SESSION).getPath()).isEqualTo("/");
    }

    @Test
    void aSessionThatIsOverOrForgedIsNone() {
        TestClock clock = TestClock.install();
        String expired = session("learner");
        clock.advance(Duration.ofHours(12).plusMinutes(1));
        for (String session : List.of(expired, "nonsense", expired.substring(0, expired.length() - 4) + "AAAA")) {
            assertThat(leadsTo(with(session).get("/practice"))).isEqualTo("/login?next=%2Fpractice");
            assertThat(leadsTo(with(session).get("/"))).isEqualTo("/login");
            with(session).get("/login").then().statusCode(200);
            with(session).get("/v1/learners/me").then().statusCode(401).contentType("application/problem+json");
        }
    }

    @Test
    void theLogInLeadsToTheOwnPageThatWasAskedFor() {
        assertThat(leadsTo(logIn("instructor", "/dashboard/cohorts/1?course=mls-c01")))
                .isEqualTo("/dashboard/cohorts/1?course=mls-c01");
        assertThat(leadsTo(logIn("learner", "/practice?mode=review"))).isEqualTo("/practice?mode=review");
        assertThat(leadsTo(logIn("learner", "/docs"))).isEqualTo("/docs");
        // Asked for by somebody else.
        assertThat(leadsTo(logIn("learner", "/dashboard"))).isEqualTo("/practice");
        assertThat(leadsTo(logIn("instructor", ""))).isEqualTo("/dashboard");
    }

    @Test
    void theLogInLeadsNowhereElse() {
        for (String next : List.of(
                "https://elsewhere.example",
                "//elsewhere.example",
                "/\\elsewhere.example",
                "\\/elsewhere.example",
                "/practice//elsewhere.example",
                "/practice/../login",
                "/practice@elsewhere.example",
                "/practice\r\nSet-Cookie: a=b",
                "/practiceelsewhere",
                "javascript:alert(1)",
                " /practice",
                "/login",
                "/logout",
                "/v1/learners/me",
                "/practice?" + "x".repeat(1_000))) {
            assertThat(leadsTo(logIn("learner", next))).as(next).isEqualTo("/practice");
            String page = anonymous().queryParam("next", next).get("/login").asString();
            assertThat(page).as(next).contains("name=\"next\" value=\"\"");
        }
        assertThat(anonymous()
                        .queryParam("next", "/dashboard?a=b&c")
                        .get("/login")
                        .asString())
                .contains("name=\"next\" value=\"/dashboard?a=b&amp;c\"");
    }

    @Test
    void anAccountThatIsNotOfferedIsNotFound() {
        for (String account : List.of("", "partner", "demo-partner")) {
            fromOurPage().formParam("account", account).post("/login").then().statusCode(404);
        }
        fromOurPage().contentType(ContentType.URLENC).post("/login").then().statusCode(404);
        fromOurPage()
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/login")
                .then()
                .statusCode(415);
    }

    @Test
    void aPageIsAnsweredToItsMethodsOnly() {
        Map<String, String> offered = Map.of(
                "/", "GET",
                "/practice", "GET",
                "/dashboard", "GET",
                "/dashboard/cohorts/1", "GET",
                "/docs", "GET",
                "/login", "GET, POST",
                "/login/oidc", "GET",
                "/logout", "POST");
        offered.forEach((path, methods) -> {
            for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE")) {
                if (!List.of(methods.split(", ")).contains(method)) {
                    fromOurPage()
                            .request(method, path)
                            .then()
                            .statusCode(405)
                            .contentType("application/problem+json")
                            .header("Allow", methods);
                }
            }
        });
        // There is no provider here.
        anonymous().get("/login/oidc").then().statusCode(404).contentType("application/problem+json");
        for (String path : List.of("/practice/x", "/login/x", "/docs/x", "/dashboards", "/practices")) {
            anonymous().get(path).then().statusCode(404).contentType("application/problem+json");
        }
    }

    @Test
    void pagesStandInNoDescriptionOfTheApi() {
        Map<String, Object> paths =
                given().get("/openapi?format=json").jsonPath().getMap("paths");
        assertThat(paths.keySet())
                .noneMatch(path -> path.matches("/|/(login|logout|practice|dashboard|docs|assets).*"));
    }

    @Test
    void everyAnswerSaysWhatItMayDo() {
        String page =
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
                        + " font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
        String nothing = "default-src 'none'; frame-ancestors 'none'";
        Map<String, String> policies = Map.of(
                "/login", page,
                "/docs", page,
                "/practice", page,
                "/v1/learners/me", nothing,
                "/nope", nothing,
                "/openapi", nothing,
                "/q/health/live", nothing,
                "/assets/nope", nothing);
        String learner = session("learner");
        policies.forEach((path, policy) -> {
            Response answer = with(learner).get(path);
            assertThat(answer.header("Content-Security-Policy")).as(path).isEqualTo(policy);
            assertThat(answer.header("X-Content-Type-Options")).as(path).isEqualTo("nosniff");
            assertThat(answer.header("Referrer-Policy")).as(path).isEqualTo("same-origin");
        });
        for (String path : List.of("/login", "/practice", "/v1/learners/me")) {
            assertThat(with(learner).get(path).header("Cache-Control")).as(path).isEqualTo("no-store");
        }
    }

    private static void assertRefused(Response answer) {
        answer.then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/cross-site-request"));
    }

    private static String leadsTo(Response answer) {
        assertThat(answer.statusCode()).isEqualTo(303);
        return answer.header("Location");
    }

    private static String me(String session) {
        return with(session)
                .get("/v1/learners/me")
                .then()
                .statusCode(200)
                .extract()
                .path("id");
    }

    private static Response logIn(String account, String next) {
        RequestSpecification form = fromOurPage().formParam("account", account);
        return (next == null ? form : form.formParam("next", next)).post("/login");
    }

    private static String session(String account) {
        return logIn(account, null).then().statusCode(303).extract().cookie(SESSION);
    }

    private static RequestSpecification anonymous() {
        return given().redirects().follow(false);
    }

    private static RequestSpecification with(String session) {
        return anonymous().cookie(SESSION, session);
    }

    private static RequestSpecification fromOurPage() {
        return anonymous().header("Sec-Fetch-Site", "same-origin");
    }

    private static RequestSpecification fromOurPage(String session) {
        return with(session).header("Sec-Fetch-Site", "same-origin");
    }

    private static HttpServerRequest request(String scheme) {
        return (HttpServerRequest) Proxy.newProxyInstance(
                LoginTest.class.getClassLoader(),
                new Class<?>[] {HttpServerRequest.class},
                (proxy, method, arguments) -> method.getName().equals("scheme") ? scheme : null);
    }
}
