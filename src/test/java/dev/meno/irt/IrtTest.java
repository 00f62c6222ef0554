package dev.meno.irt;

import static dev.meno.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.meno.Api;
import dev.meno.OneDatabaseTest;
import dev.meno.psychometrics.Reference;
import io.restassured.response.Response;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Psychometrics over HTTP, against what catR computed. */
@OneDatabaseTest
class IrtTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CATR_QUADRATURE = "{\"nodes\":33,\"min\":-4,\"max\":4}";

    @ParameterizedTest
    @CsvSource({
        "scoring_2pl.json, 2pl, eap, EAP_-4_4_33, theta, se, 1e-9",
        "scoring_3pl.json, 3pl, eap, EAP_-4_4_33, theta, se, 1e-9",
        "scoring_grm.json, grm, eap, EAP_-4_4_33, theta, se, 1e-9",
        "scoring_2pl.json, 2pl, ml, ML, theta_polished, se_at_polished, 1e-7",
        "scoring_3pl.json, 3pl, ml, ML, theta_polished, se_at_polished, 1e-7",
        "scoring_grm.json, grm, ml, ML, theta_polished, se_at_polished, 1e-7",
        "scoring_2pl.json, 2pl, wl, WL, theta_polished, se_at_polished, 1e-7",
        "scoring_3pl.json, 3pl, wl, WL, theta_polished, se_at_polished, 1e-7",
        "scoring_grm.json, grm, wl, WL, theta_polished, se_at_polished, 1e-7",
        "scoring_2pl.json, 2pl, map, BM, theta_polished, se_at_polished, 1e-7",
        "scoring_3pl.json, 3pl, map, BM, theta_polished, se_at_polished, 1e-7",
        "scoring_grm.json, grm, map, BM, theta_polished, se_at_polished, 1e-7"
    })
    void scoresAgreeWithCatR(
            String name, String model, String estimator, String key, String theta, String se, double tolerance)
            throws Exception {
        JsonNode file = Reference.read(name);
        ObjectNode request = request(file.get("bank"), model).put("estimator", estimator);
        request.set("quadrature", JSON.readTree(CATR_QUADRATURE));
        ArrayNode responses = request.putArray("responses");
        file.get("cases").forEach(scored -> responses.add(vector(scored)));
        JsonNode estimates = post("scores", request).get("estimates");
        assertThat(estimates).hasSameSizeAs(file.get("cases"));
        for (int i = 0; i < estimates.size(); i++) {
            JsonNode expected = file.get("cases").get(i).get(key);
            JsonNode actual = estimates.get(i);
            if (!expected.path(theta).isNumber()) {
                // catR has none for no response at all, but for the posterior there is one.
                boolean bayesian = estimator.equals("eap") || estimator.equals("map");
                assertThat(actual.has("refusal")).as("%s %d", key, i).isEqualTo(!bayesian);
            } else {
                assertThat(actual.path("theta").doubleValue())
                        .as("%s %d", key, i)
                        .isCloseTo(expected.get(theta).doubleValue(), within(tolerance));
                if (expected.path(se).isNumber()) {
                    assertThat(actual.path("standardError").doubleValue())
                            .as("%s %d", key, i)
                            .isCloseTo(expected.get(se).doubleValue(), within(tolerance * 10));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "selection_3pl.json, mfi, MFI", "selection_3pl.json, mpwi, MPWI", "selection_3pl.json, mlwi, MLWI",
        "selection_3pl.json, kl, KL", "selection_3pl.json, klp, KLP", "selection_3pl.json, mepv, MEPV",
        "selection_3pl.json, mei, MEI_EAP_Fisher", "selection_3pl.json, bopt, bOpt", "selection_3pl.json, thopt, thOpt",
        "selection_2pl.json, mpwi, MPWI", "selection_2pl.json, mei, MEI_EAP_Fisher", "selection_2pl.json, mfi, MFI"
    })
    void theNextItemAndAllValuesAgreeWithCatR(String name, String criterion, String key) throws Exception {
        JsonNode file = Reference.read(name);
        for (int i = 0; i < file.get("states").size(); i += 4) {
            JsonNode state = file.get("states").get(i);
            ObjectNode request =
                    request(file.get("bank"), "3pl").put("criterion", criterion).put("count", 60);
            request.set("quadrature", JSON.readTree(CATR_QUADRATURE));
            request.put("theta", state.get("theta").doubleValue());
            ObjectNode vector = request.putArray("responses").addObject();
            for (int j = 0; j < state.get("administered").size(); j++) {
                vector.put(
                        "i" + state.get("administered").get(j).intValue(),
                        state.get("responses").get(j).intValue());
            }
            JsonNode items = post("next-items", request).get("items");
            assertThat(items).hasSameSizeAs(state.get("remaining"));
            assertThat(items.get(0).get("id").textValue())
                    .isEqualTo("i" + state.get("next_item").get(key).get("item").intValue());
            double scale = isUpToAFactor(key)
                    ? items.get(0).get("value").doubleValue()
                            / state.get("next_item").get(key).get("value").doubleValue()
                    : 1;
            for (JsonNode item : items) {
                int number = Integer.parseInt(item.get("id").textValue().substring(1));
                double expected =
                        state.get("criteria").get(key).get(place(state, number)).doubleValue() * scale;
                assertThat(item.get("value").doubleValue())
                        .isCloseTo(expected, within(1e-6 * Math.abs(expected) + 1e-9));
            }
        }
    }

    private static boolean isUpToAFactor(String key) {
        return List.of("MPWI", "MLWI", "KL", "KLP").contains(key);
    }

    private static int place(JsonNode state, int item) {
        return IntStream.range(0, state.get("remaining").size())
                .filter(i -> state.get("remaining").get(i).intValue() == item)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GRM", "PCM", "GPCM", "NRM"})
    void curvesAgreeWithCatR(String model) throws Exception {
        JsonNode file = Reference.read("items_polytomous.json");
        JsonNode items = file.get("models")
                .valueStream()
                .filter(node -> node.get("model").textValue().equals(model))
                .findFirst()
                .orElseThrow()
                .get("items");
        ObjectNode request = request(items, model.toLowerCase(java.util.Locale.ROOT));
        request.set("thetas", file.get("theta"));
        JsonNode curves = post("curves", request).get("curves");
        for (int item = 0; item < items.size(); item++) {
            for (int t = 0; t < file.get("theta").size(); t++) {
                JsonNode expected = items.get(item).get("P").get(t);
                JsonNode row = curves.get(item).get("probabilities").get(t);
                assertThat(row).hasSameSizeAs(expected);
                for (int k = 0; k < expected.size(); k++) {
                    assertThat(row.get(k).doubleValue())
                            .isCloseTo(expected.get(k).doubleValue(), within(1e-9));
                }
                double information = items.get(item).get("info").get(t).doubleValue();
                assertThat(curves.get(item).get("information").get(t).doubleValue())
                        .isCloseTo(information, within(1e-8 * Math.max(information, 1)));
            }
        }
    }

    @Test
    void aJointEstimateLetsEvidenceInOneDomainMoveTheOther() throws Exception {
        JsonNode estimate = post("scores", """
                {"model":"2pl","items":[{"id":"x","a":1.5,"b":0,"domain":"ml"},{"id":"y","a":1.5,"b":0,"domain":"aws"}],
                 "responses":[{"x":1}],"domains":["ml","aws"],"correlations":[[1,0.6],[0.6,1]]}""").at("/estimates/0");
        double moved = estimate.at("/mean/0").doubleValue();
        assertThat(moved).isPositive();
        // With one domain answered the other follows by regression, exactly.
        assertThat(estimate.at("/mean/1").doubleValue()).isCloseTo(0.6 * moved, within(1e-9));
        double variance = Math.pow(estimate.at("/standardErrors/0").doubleValue(), 2);
        assertThat(estimate.at("/covariance/0/1").doubleValue()).isCloseTo(0.6 * variance, within(1e-9));
        assertThat(estimate.at("/covariance/1/1").doubleValue()).isCloseTo(1 - 0.36 * (1 - variance), within(1e-9));
        assertThat(estimate.get("method").textValue()).isEqualTo("ep");

        JsonNode items = post("next-items", """
                {"model":"2pl","items":[{"id":"x","a":1.5,"b":0,"domain":"ml"},{"id":"y","a":1.5,"b":0,"domain":"aws"}],
                 "responses":[],"domains":["ml","aws"],"correlations":[[1,0.6],[0.6,1]],"criterion":"joint-gain","count":2}""").get("items");
        assertThat(items.get(0).get("value").doubleValue())
                .isCloseTo(items.get(1).get("value").doubleValue(), within(1e-12));
    }

    @Test
    void uncertainParametersCostAnItemItsAdvantage() throws Exception {
        String items = """
                {"model":"2pl","items":[{"id":"known","a":1.5,"b":0},{"id":"lucky","a":1.6,"b":0,"standardErrors":{"a":0.8,"b":0.8}}],
                 "criterion":"mpwi","parameterUncertainty":%s}""";
        assertThat(post("next-items", items.formatted("false"))
                        .at("/items/0/id")
                        .textValue())
                .isEqualTo("lucky");
        assertThat(post("next-items", items.formatted("true")).at("/items/0/id").textValue())
                .isEqualTo("known");
    }

    @Test
    void anEstimatorWithoutAFiniteAnswerSaysWhy() throws Exception {
        String request = """
                {"model":"2pl","items":[{"id":"x","a":1.5,"b":0}],"responses":[{"x":1},{}],"estimator":"ml"%s}""";
        JsonNode bounded = post("scores", request.formatted("")).get("estimates");
        assertThat(bounded.at("/0/theta").doubleValue()).isEqualTo(4);
        assertThat(bounded.at("/1/refusal").textValue()).isEqualTo("no-responses");
        JsonNode unbounded = post("scores", request.formatted(",\"bounds\":{}")).get("estimates");
        assertThat(unbounded.at("/0/refusal").textValue()).isEqualTo("unbounded");
        assertThat(unbounded.at("/0").has("theta")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "scores | {\"items\":[{\"id\":\"x\",\"b\":0}],\"responses\":[{}]} | /items/0/model",
                "scores | {\"model\":\"2pl\",\"items\":[{\"id\":\"x\",\"a\":0,\"b\":0}],\"responses\":[{}]} | /items/0/a",
                "scores | {\"model\":\"2pl\",\"items\":[{\"id\":\"x\",\"a\":1,\"b\":0,\"c\":0.2}],\"responses\":[{}]} | /items/0/c",
                "scores | {\"model\":\"3pl\",\"items\":[{\"id\":\"x\",\"a\":1,\"b\":0,\"c\":1}],\"responses\":[{}]} | /items/0/c",
                "scores | {\"model\":\"4pl\",\"items\":[{\"id\":\"x\",\"a\":1,\"b\":0,\"c\":0.3,\"d\":0.2}],\"responses\":[{}]} | /items/0/d",
                "scores | {\"model\":\"grm\",\"items\":[{\"id\":\"x\",\"a\":1,\"thresholds\":[0,0]}],\"responses\":[{}]} | /items/0/thresholds/1",
                "scores | {\"model\":\"nrm\",\"items\":[{\"id\":\"x\",\"slopes\":[0,1],\"intercepts\":[0]}],\"responses\":[{}]} | /items/0/intercepts",
                "scores | {\"model\":\"pcm\",\"items\":[{\"id\":\"x\",\"a\":2,\"steps\":[0]}],\"responses\":[{}]} | /items/0/a",
                "scores | {\"model\":\"1pl\",\"items\":[{\"id\":\"x\",\"b\":0}],\"responses\":[{\"x\":2}]} | /responses/0/x",
                "scores | {\"model\":\"1pl\",\"items\":[{\"id\":\"x\",\"b\":0}],\"responses\":[{\"y\":1}]} | /responses/0/y",
                "scores | {\"model\":\"1pl\",\"items\":[{\"id\":\"x\",\"b\":0}],\"responses\":[{}],\"domains\":[\"a\"]} | /correlations",
                "scores | {\"model\":\"1pl\",\"items\":[{\"id\":\"x\",\"b\":0,\"domain\":\"a\"},{\"id\":\"y\",\"b\":0,\"domain\":\"b\"}],\"responses\":[{}],\"domains\":[\"a\",\"b\"],\"correlations\":[[1,1],[1,1]]} | /correlations/0/1",
                "scores | {\"model\":\"1pl\",\"items\":[{\"id\":\"x\",\"b\":0}],\"responses\":[{}],\"quadrature\":{\"nodes\":1,\"min\":-4,\"max\":4}} | /quadrature/nodes",
                "scores | {\"model\":\"1pl\",\"items\":[{\"id\":\"x\",\"b\":0}],\"responses\":[{}],\"prior\":{\"mean\":0,\"sd\":0}} | /prior/sd",
                "next-items | {\"model\":\"1pl\",\"items\":[{\"id\":\"x\",\"b\":0}],\"exclude\":[\"y\"]} | /exclude/0",
                "scores | {\"model\":\"1pl\",\"items\":[{\"id\":\"x\",\"b\":0,\"standardErrors\":{\"b\":-1}}],\"responses\":[{}],\"parameterUncertainty\":true} | /items/0/standardErrors/b",
                "scores | {\"model\":\"pcm\",\"items\":[{\"id\":\"x\",\"steps\":[0],\"standardErrors\":{\"b\":1}}],\"responses\":[{}],\"parameterUncertainty\":true} | /items/0/standardErrors/b",
                "scores | {\"model\":\"grm\",\"items\":[{\"id\":\"x\",\"a\":1,\"thresholds\":[0],\"standardErrors\":{\"thresholds\":[1,1]}}],\"responses\":[{}],\"parameterUncertainty\":true} | /items/0/standardErrors/thresholds",
                "next-items | {\"model\":\"1pl\",\"items\":[{\"id\":\"x\",\"b\":0}],\"count\":0} | /count",
                "next-items | {\"model\":\"1pl\",\"items\":[{\"id\":\"x\",\"b\":0}],\"estimator\":\"ml\"} | /theta",
                "next-items | {\"model\":\"1pl\",\"items\":[{\"id\":\"x\",\"b\":0}],\"criterion\":\"joint-gain\"} | /criterion",
                "next-items | {\"model\":\"pcm\",\"items\":[{\"id\":\"x\",\"steps\":[0,1]}],\"criterion\":\"bopt\"} | /items/0",
                "curves | {\"model\":\"1pl\",\"items\":[{\"id\":\"x\",\"b\":0},{\"id\":\"x\",\"b\":0}],\"thetas\":[0]} | /items/1/id",
                "curves | {\"model\":\"1pl\",\"items\":[{\"id\":\"x\",\"b\":0}],\"thetas\":[1e9]} | /thetas/0"
            })
    void whatBreaksARuleIsRefusedAtItsField(String operation, String body, String pointer) {
        Response refused = as(Api.demo("partner")).body(body).post("/v1/irt/" + operation);
        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(422);
        assertThat(refused.jsonPath().getList("errors.pointer", String.class)).contains(pointer);
    }

    @Test
    void whatIsTooMuchIsRefused() {
        ObjectNode request = JSON.createObjectNode().put("model", "1pl");
        ArrayNode items = request.putArray("items");
        IntStream.rangeClosed(0, 10_000)
                .forEach(i -> items.addObject().put("id", "i" + i).put("b", 0));
        request.putArray("responses").addObject();
        assertThat(as(Api.demo("partner"))
                        .body(request.toString())
                        .post("/v1/irt/scores")
                        .statusCode())
                .isEqualTo(422);
        String large = " ".repeat(20 * 1024 * 1024) + "{}";
        assertThat(as(Api.demo("partner")).body(large).post("/v1/irt/scores").statusCode())
                .isEqualTo(413);
    }

    @Test
    void whatWouldKeepAServerBusyIsRefused() {
        ObjectNode request = JSON.createObjectNode().put("model", "1pl");
        ArrayNode items = request.putArray("items");
        IntStream.range(0, 1000)
                .forEach(i -> items.addObject().put("id", "i" + i).put("b", 0.5));
        ArrayNode responses = request.putArray("responses");
        IntStream.range(0, 201).forEach(row -> {
            ObjectNode vector = responses.addObject();
            IntStream.range(0, 1000).forEach(i -> vector.put("i" + i, 1));
        });
        assertRefusedAt("/responses", "scores", request.put("estimator", "wl"));
        responses.removeAll();
        IntStream.range(0, 1001).forEach(row -> responses.addObject());
        assertRefusedAt("/responses", "scores", request.put("estimator", "eap"));
        request.remove(List.of("responses", "estimator"));
        ArrayNode thetas = request.putArray("thetas");
        IntStream.range(0, 501).forEach(theta -> thetas.add(theta / 100.0));
        assertRefusedAt("/thetas", "curves", request);
        items.addObject().put("id", "one-more").put("b", 0.5);
        request.remove("thetas");
        assertRefusedAt("/items", "next-items", request.put("parameterUncertainty", true));
    }

    private static void assertRefusedAt(String pointer, String operation, ObjectNode request) {
        Response refused = as(Api.demo("partner")).body(request.toString()).post("/v1/irt/" + operation);
        assertThat(refused.statusCode()).as(operation).isEqualTo(422);
        assertThat(refused.jsonPath().getList("errors.pointer", String.class)).contains(pointer);
    }

    @Test
    void aThousandVectorsAndTenThousandItemsAreOneCall() throws Exception {
        ObjectNode request = JSON.createObjectNode().put("model", "2pl");
        ArrayNode items = request.putArray("items");
        IntStream.range(0, 10_000)
                .forEach(i -> items.addObject().put("id", "i" + i).put("a", 1).put("b", (i % 61 - 30) / 10.0));
        ArrayNode responses = request.putArray("responses");
        IntStream.range(0, 1000).forEach(row -> {
            ObjectNode vector = responses.addObject();
            IntStream.range(0, 20).forEach(j -> vector.put("i" + (row * 7 + j * 499) % 10_000, (row + j) % 2));
        });
        assertThat(post("scores", request).get("estimates")).hasSize(1000);
    }

    private static ObjectNode request(JsonNode bank, String model) {
        ObjectNode request = JSON.createObjectNode().put("model", model);
        ArrayNode items = request.putArray("items");
        for (int i = 0; i < bank.size(); i++) {
            JsonNode item = bank.get(i);
            ObjectNode sent = items.addObject().put("id", "i" + (i + 1));
            switch (model) {
                case "grm" -> sent.set("thresholds", item.get("b"));
                case "pcm", "gpcm" -> sent.set("steps", item.get("b"));
                case "nrm" -> {
                    sent.set("slopes", item.get("slopes"));
                    sent.set("intercepts", item.get("intercepts"));
                }
                default -> {
                    sent.set("b", item.get("b"));
                    sent.set("c", item.get("c"));
                    sent.set("d", item.get("d"));
                }
            }
            if (item.has("a")) {
                sent.set("a", item.get("a"));
            }
        }
        return request;
    }

    private static ObjectNode vector(JsonNode scored) {
        ObjectNode vector = JSON.createObjectNode();
        for (int j = 0; j < scored.get("items").size(); j++) {
            vector.put(
                    "i" + scored.get("items").get(j).intValue(),
                    scored.get("responses").get(j).intValue());
        }
        return vector;
    }

    private static JsonNode post(String operation, Object body) throws Exception {
        Response response = as(Api.demo("partner")).body(body.toString()).post("/v1/irt/" + operation);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        return JSON.readTree(response.asString());
    }
}
