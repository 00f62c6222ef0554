package dev.meno.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.meno.ApiTest;
import io.restassured.RestAssured;
import io.restassured.config.DecoderConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

@ApiTest
class AssetTest {
    private static final Pattern ASSET = Pattern.compile("/assets/[a-z0-9]+-[A-Z0-9]{8}\\.(js|css|svg)");

    @Test
    void whatAPageNamesIsThereAndIsKeptForEver() {
        List<String> assets = assets();

        assertThat(assets).anyMatch(name -> name.endsWith(".js")).anyMatch(name -> name.endsWith(".css"));
        for (String asset : assets) {
            Response answer = plain().get(asset);
            assertThat(answer.statusCode()).as(asset).isEqualTo(200);
            assertThat(answer.header("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
            assertThat(answer.contentType())
                    .isEqualTo(
                            asset.endsWith(".js")
                                    ? "text/javascript; charset=utf-8"
                                    : asset.endsWith(".css") ? "text/css; charset=utf-8" : "image/svg+xml");
        }
    }

    @Test
    void whoAcceptsGzipGetsTheSameInFewerBytes() throws IOException {
        String module = largest();
        byte[] plain = plain().get(module).asByteArray();
        Response answer = plain().header("Accept-Encoding", "br, gzip;q=0.5").get(module);

        assertThat(answer.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(answer.header("Vary")).isEqualToIgnoringCase("accept-encoding");
        byte[] compressed = answer.asByteArray();
        assertThat(compressed.length).isLessThan(plain.length / 2);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(compressed)).readAllBytes())
                .isEqualTo(plain);
    }

    @Test
    void whoDoesNotAcceptGzipGetsItAsItIs() {
        for (String accepted : List.of("identity", "br", "gzip;q=0", "")) {
            Response answer = plain().header("Accept-Encoding", accepted).get(largest());
            assertThat(answer.header("Content-Encoding")).as(accepted).isNull();
            assertThat(answer.header("Vary")).isEqualToIgnoringCase("accept-encoding");
        }
    }

    @Test
    void aHeadTellsTheLengthAndSendsNothing() {
        String module = largest();
        Response answer = plain().head(module);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.asByteArray()).isEmpty();
        assertThat(answer.header("Content-Length"))
                .isEqualTo(Integer.toString(plain().get(module).asByteArray().length));
    }

    @Test
    void whatIsNotAnAssetIsAProblem() {
        for (String path : List.of(
                "/assets/",
                "/assets/bundles.json",
                "/assets/theme.css",
                "/assets/practice-AAAAAAAA.js",
                "/assets/../application.properties",
                "/web-assets/bundles.json",
                "/assets/" + largest().substring("/assets/".length()) + ".gz")) {
            given().urlEncodingEnabled(false)
                    .get(path)
                    .then()
                    .statusCode(404)
                    .contentType("application/problem+json")
                    .body("type", equalTo("/problems/not-found"));
        }
    }

    @Test
    void anAssetCanOnlyBeRead() {
        for (String method : List.of("POST", "PUT", "PATCH", "DELETE")) {
            given().request(method, largest())
                    .then()
                    .statusCode(405)
                    .header("Allow", "GET, HEAD")
                    .body("type", equalTo("/problems/method-not-allowed"));
        }
    }

    private static List<String> assets() {
        String page = given().get("/docs").then().statusCode(200).extract().asString();
        return ASSET.matcher(page).results().map(MatchResult::group).distinct().toList();
    }

    /** The library that draws the description of the API. */
    private static String largest() {
        return assets().stream()
                .filter(name -> name.matches("/assets/docs-.*\\.js"))
                .findFirst()
                .orElseThrow();
    }

    /** A client that says nothing of encodings by itself and decodes none. */
    private static RequestSpecification plain() {
        return given().config(RestAssured.config()
                .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders()));
    }
}
