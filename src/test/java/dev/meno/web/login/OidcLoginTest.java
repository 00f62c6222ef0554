package dev.meno.web.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meno.DatabaseResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The log-in by an OpenID provider, as a browser goes through it: redirect by redirect, with its cookies. */
@QuarkusTest
@Tag("h2")
@TestProfile(OidcLoginTest.WithProvider.class)
@WithTestResource(DatabaseResource.class)
@WithTestResource(OpenIdProvider.class)
class OidcLoginTest {
    private static final int MAX_REDIRECTS = 10;

    /** An application of its own, for the connection to a provider is fixed at its start. */
    public static class WithProvider implements QuarkusTestProfile {}

    private final CookieManager cookies = new CookieManager();
    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    @Test
    void anInstructorOfTheProviderOwnsCohortsHere() throws Exception {
        OpenIdProvider.next(claims("i-17", "Iris", "instructor", "offline_access"));

        HttpResponse<String> page = visit("/login/oidc?next=" + encode("/dashboard/cohorts/1?course=mls-c01"));

        assertThat(page.uri().getPath()).isEqualTo("/dashboard/cohorts/1");
        assertThat(page.uri().getQuery()).isEqualTo("course=mls-c01");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Iris");
        HttpResponse<String> created = send(HttpRequest.newBuilder(at("/v1/cohorts"))
                .header("Content-Type", "application/json")
                .header("Sec-Fetch-Site", "same-origin")
                .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"of i-17\"}")));
        assertThat(created.statusCode()).isEqualTo(201);
        // Another instructor of the same tenant does not see it.
        OpenIdProvider.next(claims("i-18", "Ivo", "instructor"));
        visit("/login/oidc");
        assertThat(get(created.headers().firstValue("Location").orElseThrow()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void aLearnerOfTheProviderIsRegisteredOnceAndIsTheSameAfterwards() throws Exception {
        OpenIdProvider.next(claims("l-42", "Lena", "learner"));
        assertThat(visit("/login/oidc").uri().getPath()).isEqualTo("/practice");
        String first = get("/v1/learners/me").body();
        assertThat(first).contains("\"externalId\":\"l-42\"", "\"displayName\":\"Lena\"");

        cookies.getCookieStore().removeAll();
        OpenIdProvider.next(claims("l-42", "Lena", "learner"));
        visit("/login/oidc");

        assertThat(get("/v1/learners/me").body()).isEqualTo(first);
    }

    @Test
    void theProvidersRolesOpenNothingByThemselves() throws Exception {
        OpenIdProvider.next(claims("x-1", "Xaver", "operator", "partner", "author"));

        HttpResponse<String> refused = visit("/login/oidc");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(refused.body()).contains("Your account isn&#39;t set up for Meno");
        assertThat(names()).doesNotContain("meno_session").noneMatch(name -> name.startsWith("q_session"));
    }

    @Test
    void theProvidersSessionIsNoneOfOurs() throws Exception {
        Map<String, Object> claims = Map.of(
                "sub",
                "x-2",
                "groups",
                List.of("operator", "partner"),
                "tenant",
                "demo",
                "realm_access",
                Map.of("roles", List.of("instructor")));
        OpenIdProvider.next(claims);
        // Stops after the code is exchanged, before we have made a session of our own of it.
        HttpResponse<String> answer = get("/login/oidc");
        while (names().stream().noneMatch(name -> name.startsWith("q_session"))) {
            answer = send(HttpRequest.newBuilder(target(answer)));
        }
        assertThat(names()).doesNotContain("meno_session");

        // A refusal takes the cookie away; whoever means it brings it again.
        List<HttpCookie> stolen = List.copyOf(cookies.getCookieStore().getCookies());
        for (String path : List.of("/v1/tenants/demo", "/v1/courses", "/v1/learners/me")) {
            stolen.forEach(cookie -> cookies.getCookieStore().add(at("/"), cookie));
            assertThat(get(path).statusCode()).as(path).isEqualTo(401);
        }
        stolen.forEach(cookie -> cookies.getCookieStore().add(at("/"), cookie));
        assertThat(get("/dashboard").headers().firstValue("Location")).contains("/login?next=%2Fdashboard");
    }

    @Test
    void anAnswerThatBelongsToNoLogInIsRefused() throws Exception {
        OpenIdProvider.next(claims("l-1", "Lea", "learner"));
        HttpResponse<String> toProvider = get("/login/oidc");
        HttpResponse<String> back = send(HttpRequest.newBuilder(target(toProvider)));
        URI callback = target(back);

        String forged = callback.toString().replaceAll("state=[^&]+", "state=forged");
        assertNoSession(
                visit(URI.create(forged).getRawPath() + "?" + URI.create(forged).getRawQuery() + "&code=x&code=y"));

        // Somebody else's browser, which has not begun a log-in.
        cookies.getCookieStore().removeAll();
        HttpResponse<String> foreign = send(HttpRequest.newBuilder(callback));
        assertThat(names()).doesNotContain("meno_session");
        assertThat(foreign.statusCode()).isNotEqualTo(200);
    }

    @Test
    void aCodeWithoutItsVerifierIsWorthNothing() throws Exception {
        OpenIdProvider.next(claims("l-2", "Lutz", "learner"));
        HttpResponse<String> mine = get("/login/oidc");
        URI minesCallback = target(send(HttpRequest.newBuilder(target(mine))));
        String code = minesCallback.getQuery().replaceFirst(".*code=([^&]+).*", "$1");

        // A stolen code in a log-in that another browser has begun.
        cookies.getCookieStore().removeAll();
        URI theirs = target(send(HttpRequest.newBuilder(target(get("/login/oidc")))));
        HttpResponse<String> answer =
                visit(theirs.getRawPath() + "?" + theirs.getRawQuery().replaceFirst("code=[^&]+", "code=" + code));

        assertNoSession(answer);
        assertThat(OpenIdProvider.lastRefusal()).isEqualTo("invalid_grant");
    }

    @Test
    void whoGivesUpAtTheProviderIsToldSo() throws Exception {
        OpenIdProvider.nextGivesUp();

        HttpResponse<String> answer = visit("/login/oidc");

        assertNoSession(answer);
        assertThat(answer.body()).contains("Signing in didn&#39;t work");
    }

    @Test
    void theLogInLeadsToNoOtherSite() throws Exception {
        for (String next : List.of("https://elsewhere.example", "//elsewhere.example", "/\\elsewhere.example")) {
            cookies.getCookieStore().removeAll();
            OpenIdProvider.next(claims("l-3", "Lou", "learner"));
            assertThat(visit("/login/oidc?next=" + encode(next)).uri().getPath())
                    .as(next)
                    .isEqualTo("/practice");
        }
    }

    @Test
    void aPathParameterLeadsPastTheProviderNowhere() throws Exception {
        for (String path : List.of("/login/oidc;x", "/login/oidc;x=1?next=%2Fpractice", "/login/oidc%3Bx")) {
            assertThat(get(path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(names()).isEmpty();
    }

    @Test
    void bearerTokensAndTheDemoStillWork() throws Exception {
        assertThat(get("/login").body()).contains("Continue with single sign-on", "Continue as demo learner");
        String partner = dev.meno.Api.clientToken("demo-partner", "demo-secret");
        dev.meno.Api.as(partner).get("/v1/courses").then().statusCode(200);
        RestAssured.given().get("/v1/courses").then().statusCode(401).contentType("application/problem+json");
    }

    private static Map<String, Object> claims(String subject, String name, String... roles) {
        return Map.of("sub", subject, "name", name, "realm_access", Map.of("roles", List.of(roles)));
    }

    private void assertNoSession(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(names()).doesNotContain("meno_session").noneMatch(name -> name.startsWith("q_session"));
    }

    /** Goes where a browser would end up. */
    private HttpResponse<String> visit(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = get(path);
        for (int redirects = 0; answer.statusCode() / 100 == 3; redirects++) {
            assertThat(redirects)
                    .as("redirects, the last to %s", answer.headers())
                    .isLessThan(MAX_REDIRECTS);
            answer = send(HttpRequest.newBuilder(target(answer)));
        }
        return answer;
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(at(path)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static URI target(HttpResponse<String> redirect) {
        return redirect.uri().resolve(redirect.headers().firstValue("Location").orElseThrow());
    }

    private static URI at(String path) {
        return URI.create("http://localhost:" + RestAssured.port).resolve(path);
    }

    private List<String> names() {
        return cookies.getCookieStore().getCookies().stream()
                .map(HttpCookie::getName)
                .toList();
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
