package dev.meno.http;

import static dev.meno.Api.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meno.ApiTest;
import dev.meno.platform.Contract;
import dev.meno.platform.Ids;
import dev.meno.platform.World;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Promise R24: no page is larger than the limit, and a cursor is one of ours or refused. */
@ApiTest
class PagingTest {
    private World world;
    private List<String> lists = List.of();

    @BeforeEach
    void findTheLists() {
        world = new World();
        lists = Contract.served().calls().stream()
                .filter(call -> call.method().equals("GET") && call.hasQuery("limit"))
                .map(Contract.Call::path)
                .toList();
        assertThat(lists).contains("/v1/cohorts", "/v1/courses", "/v1/learners/{learnerId}/attempts");
    }

    @Test
    void aLimitThatIsNoNumberFromOneToTwoHundredIsRefused() {
        for (String list : lists) {
            for (String limit : List.of(
                    "-1",
                    "0",
                    "201",
                    "1000000000",
                    "99999999999999999999",
                    "abc",
                    "",
                    "1.5",
                    "+5",
                    "0x10",
                    " 7",
                    "١")) {
                refused(list, "limit", limit);
            }
        }
    }

    @Test
    void aCursorThatIsNotOfOursIsRefused() {
        String genuine = encode(new Ids(java.time.Clock.systemUTC()).next());
        for (String list : lists) {
            for (String cursor : List.of(
                    "",
                    "abc",
                    "0",
                    "50",
                    "' or 1=1 --",
                    "\u0000",
                    "A".repeat(2_000),
                    genuine.substring(0, genuine.length() - 2),
                    genuine.substring(1),
                    genuine + "AA",
                    genuine + "!",
                    encode(new UUID(0, 0)),
                    encode(new UUID(-1, -1)),
                    encode(UUID.randomUUID()),
                    UUID.randomUUID().toString())) {
                refused(list, "cursor", cursor);
            }
        }
    }

    @Test
    void aWalkOverThePagesShowsEveryItemOnce() {
        for (String list : lists) {
            List<String> whole = walk(list, 200);
            List<String> bySeven = walk(list, 7);

            assertThat(bySeven).as(list).containsExactlyElementsOf(whole).doesNotHaveDuplicates();
        }
        // Else no walk had a second page.
        assertThat(walk("/v1/courses/{courseId}/questions", 200)).hasSizeGreaterThan(7);
    }

    @Test
    void noPageIsLargerThanItsLimit() {
        for (String list : lists) {
            for (int limit : new int[] {1, 200}) {
                List<Object> items = get(list, "limit", String.valueOf(limit))
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("items");
                assertThat(items).as(list).hasSizeLessThanOrEqualTo(limit);
            }
        }
    }

    private List<String> walk(String list, int limit) {
        List<String> seen = new ArrayList<>();
        String next = null;
        do {
            var request = as(world.token(list)).queryParam("limit", limit);
            if (next != null) {
                request.queryParam("cursor", next);
            }
            JsonPath page = request.get(world.path(list))
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            page.getList("items").forEach(item -> seen.add(item.toString()));
            next = page.getString("next");
            assertThat(next == null || next.matches("[A-Za-z0-9_-]+")).isTrue();
        } while (next != null);
        return seen;
    }

    private void refused(String list, String parameter, String value) {
        String what = "%s?%s=%s".formatted(list, parameter, value);
        Response answer = get(list, parameter, value);
        assertThat(answer.statusCode()).as(what).isEqualTo(400);
        assertThat(answer.contentType()).as(what).startsWith("application/problem+json");
        assertThat(answer.jsonPath().getString("errors[0].parameter")).as(what).isEqualTo(parameter);
    }

    private Response get(String list, String parameter, String value) {
        return as(world.token(list)).queryParam(parameter, value).get(world.path(list));
    }

    private static String encode(UUID id) {
        ByteBuffer bytes =
                ByteBuffer.allocate(16).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }
}
