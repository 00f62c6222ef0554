package dev.meno.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.meno.ApiTest;
import dev.meno.Effort;
import dev.meno.platform.Contract;
import dev.meno.platform.Wire;
import dev.meno.platform.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Promise R20: no body makes the server fail or tell what it is made of. */
@ApiTest
class MalformedBodyTest {
    private static final int BODIES_ON_H2 = Effort.of(5_000, 100_000);
    private static final int BODIES_ON_POSTGRESQL = Effort.of(5_000, 20_000);
    /** Each sends enough to meet every mutation. */
    private static final int CLIENTS = Effort.of(2, 4);

    private static final long SEED = 20_261_123;
    private static final int SHOWN_FAULTS = 20;

    private final JsonMapper strict = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .build();

    private Contract contract;
    private World world;

    @BeforeEach
    void makeAWorld() {
        contract = Contract.served();
        world = new World();
    }

    @Test
    void everyMutationOfEveryBodyIsRefusedOrStillValid() throws Exception {
        List<Target> targets =
                contract.callsWithJsonBody().stream().map(this::target).toList();
        assertThat(targets).hasSizeGreaterThanOrEqualTo(8);
        int bodies = onPostgresql() ? BODIES_ON_POSTGRESQL : BODIES_ON_H2;
        Queue<String> faults = new ConcurrentLinkedQueue<>();
        List<Map<BodyMutations.Kind, Integer>> counts = new ArrayList<>();
        List<Thread> clients = new ArrayList<>();
        try (Wire wire = new Wire()) {
            for (int client = 0; client < CLIENTS; client++) {
                Map<BodyMutations.Kind, Integer> sent = new EnumMap<>(BodyMutations.Kind.class);
                counts.add(sent);
                long seed = SEED + client;
                clients.add(Thread.ofPlatform()
                        .name("client-" + client)
                        .uncaughtExceptionHandler((thread, e) -> faults.add(thread.getName() + ": " + e))
                        .start(() -> bombard(wire, targets, seed, bodies / CLIENTS, sent, faults)));
            }
            for (Thread client : clients) {
                client.join();
            }
        }
        assertThat(faults).isEmpty();
        assertThat(counts.stream()
                        .flatMap(sent -> sent.values().stream())
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(bodies);
        for (Map<BodyMutations.Kind, Integer> sent : counts) {
            assertThat(sent).containsOnlyKeys(BodyMutations.Kind.values());
        }
    }

    private void bombard(
            Wire wire,
            List<Target> targets,
            long seed,
            int bodies,
            Map<BodyMutations.Kind, Integer> sent,
            Queue<String> faults) {
        SplittableRandom random = new SplittableRandom(seed);
        BodyMutations mutations = new BodyMutations(random);
        for (int i = 0; i < bodies && faults.size() < SHOWN_FAULTS; i++) {
            Target target = targets.get(random.nextInt(targets.size()));
            BodyMutations.Mutant mutant = mutations.mutate(target.good());
            String path =
                    random.nextInt(5) == 0 ? World.foreignPath(target.call().path()) : target.path();
            Wire.Answer answer = wire.send(
                    target.call().method(), path, target.token(), mutant.body(), "Content-Type", Contract.JSON_TYPE);
            sent.merge(mutant.kind(), 1, Integer::sum);
            String fault = fault(target, mutant, answer);
            if (!fault.isEmpty()) {
                faults.add("%s %s: %s%nsent: %s%ngot: %.500s"
                        .formatted(target.call().name(), mutant.kind(), fault, shown(mutant.body()), answer));
            }
        }
    }

    private String fault(Target target, BodyMutations.Mutant mutant, Wire.Answer answer) {
        if (answer.status() < 200 || answer.status() >= 300) {
            return answer.faultOfProblem();
        }
        if (!mutant.kind().mayStayValid()) {
            return "accepted";
        }
        return isValid(target, mutant.body()) ? "" : "accepted against the contract";
    }

    private boolean isValid(Target target, byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        if (!target.call().needsBody() && (text.isBlank() || text.strip().equals("null"))) {
            return true;
        }
        try {
            JsonNode read = strict.readTree(body);
            return target.schema().validate(read).isEmpty();
        } catch (IOException unreadable) {
            return false;
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{                                               | 400 | -",
                "null                                            | 400 | -",
                "``                                              | 400 | -",
                "[]                                              | 400 | ``",
                "\"x\"                                           | 400 | ``",
                "1                                               | 400 | ``",
                "{}                                              | 422 | /courseId,/mode",
                "{\"courseId\":\"mls-c01\"}                      | 422 | /mode",
                "{\"courseId\":\"mls-c01\",\"mode\":null}        | 422 | /mode",
                "{\"courseId\":\"mls-c01\",\"mode\":\"\"}        | 422 | /mode",
                "{\"courseId\":\"mls-c01\",\"mode\":\" practice \"} | 422 | /mode",
                "{\"courseId\":\"mls-c01\",\"mode\":\"PRACTICE\"} | 422 | /mode",
                "{\"courseId\":\"mls-c01\",\"mode\":\"nonsense\"} | 422 | /mode",
                "{\"courseId\":\"mls-c01\",\"mode\":\"0\"}       | 422 | /mode",
                "{\"courseId\":\"mls-c01\",\"mode\":0}           | 400 | /mode",
                "{\"courseId\":\"mls-c01\",\"mode\":[\"practice\"]} | 400 | /mode",
                "{\"courseId\":1,\"mode\":\"practice\"}          | 400 | /courseId",
                "{\"courseId\":true,\"mode\":\"practice\"}       | 400 | /courseId",
                "{\"courseId\":\"\",\"mode\":\"practice\"}       | 422 | /courseId",
                "{\"courseId\":\"a\\u0000b\",\"mode\":\"practice\"} | 400 | /courseId",
                "{\"courseId\":\"\\ud800\",\"mode\":\"practice\"}   | 400 | /courseId",
                "{\"courseId\":\"\\udc00\\ud800\",\"mode\":\"practice\"} | 400 | /courseId",
                "{\"courseId\":\"mls-c01\",\"mode\":\"practice\",\"learnerId\":\"\"}   | 422 | /learnerId",
                "{\"courseId\":\"mls-c01\",\"mode\":\"practice\",\"learnerId\":\"x\"}  | 422 | /learnerId",
                "{\"courseId\":\"mls-c01\",\"mode\":\"practice\",\"learnerId\":\"1-1-1-1-1\"} | 422 | /learnerId",
                "{\"courseId\":\"mls-c01\",\"mode\":\"practice\",\"learnerId\":\"AZq3n6x3cAGzq3n6x3cAGw==\"} | 422 | /learnerId",
                "{\"courseId\":\"mls-c01\",\"mode\":\"practice\",\"learnerId\":1}      | 400 | /learnerId",
                "{\"courseId\":\"mls-c01\",\"mode\":\"practice\",\"domains\":[]}       | 422 | /domains",
                "{\"courseId\":\"mls-c01\",\"mode\":\"practice\",\"domains\":\"\"}     | 400 | /domains",
                "{\"courseId\":\"mls-c01\",\"mode\":\"practice\",\"domains\":\"ml\"}   | 400 | /domains",
                "{\"courseId\":\"mls-c01\",\"mode\":\"practice\",\"domains\":[null]}   | 422 | /domains/0",
                "{\"courseId\":\"mls-c01\",\"mode\":\"practice\",\"domains\":[\"ml\",1]} | 400 | /domains/1",
                "{\"courseId\":\"mls-c01\",\"mode\":\"practice\",\"policy\":\"\"}      | 400 | /policy",
                "{\"courseId\":\"mls-c01\",\"mode\":\"practice\",\"policy\":[]}        | 400 | /policy",
                "{\"courseId\":\"mls-c01\",\"mode\":\"practice\",\"policy\":{\"maxQuestions\":0}}    | 422 | /policy/maxQuestions",
                "{\"courseId\":\"mls-c01\",\"mode\":\"practice\",\"policy\":{\"maxQuestions\":1.9}}  | 400 | /policy/maxQuestions",
                "{\"courseId\":\"mls-c01\",\"mode\":\"practice\",\"policy\":{\"maxQuestions\":1.0}}  | 400 | /policy/maxQuestions",
                "{\"courseId\":\"mls-c01\",\"mode\":\"practice\",\"policy\":{\"maxQuestions\":1e2}}  | 400 | /policy/maxQuestions",
                "{\"courseId\":\"mls-c01\",\"mode\":\"practice\",\"policy\":{\"maxQuestions\":\"1\"}} | 400 | /policy/maxQuestions",
                "{\"courseId\":\"mls-c01\",\"mode\":\"practice\",\"policy\":{\"maxQuestions\":\"\"}} | 400 | /policy/maxQuestions",
                "{\"courseId\":\"mls-c01\",\"mode\":\"practice\",\"policy\":{\"maxQuestions\":true}} | 400 | /policy/maxQuestions",
                "{\"courseId\":\"mls-c01\",\"mode\":\"practice\",\"policy\":{\"maxQuestions\":99999999999}} | 400 | /policy/maxQuestions",
                "{\"courseId\":\"mls-c01\",\"mode\":\"practice\",\"policy\":{\"targetStandardError\":1e400}} | 400 | /policy/targetStandardError",
                "{\"courseId\":\"mls-c01\",\"mode\":\"practice\",\"policy\":{\"targetStandardError\":\"0.4\"}} | 400 | /policy/targetStandardError",
                "{\"courseId\":\"mls-c01\",\"mode\":\"practice\",\"policy\":{\"targetStandardError\":2}} | 422 | /policy/targetStandardError",
                "{\"courseId\":\"mls-c01\",\"mode\":\"practice\",\"policy\":{\"targetStandardError\":NaN}} | 400 | -",
                "{\"courseId\":\"mls-c01\",\"mode\":\"practice\",\"x\":1}             | 400 | /x",
                "{\"courseId\":\"mls-c01\",\"mode\":\"practice\",\"a/b~c\":1}         | 400 | /a~1b~0c",
                "{\"courseId\":\"mls-c01\",\"mode\":\"practice\",\"policy\":{\"x\":1}} | 400 | /policy/x",
                "{\"courseId\":\"mls-c01\",\"courseId\":\"mls-c01\",\"mode\":\"practice\"} | 400 | -",
                "{\"courseId\":\"mls-c01\",\"mode\":\"practice\"}{}                   | 400 | -",
                "{\"courseId\":\"mls-c01\",\"mode\":\"practice\"} x                   | 400 | -",
                "{\"courseId\":\"mls-c01\",\"mode\":\"practice\",}                    | 400 | -",
                "{'courseId':'mls-c01','mode':'practice'}                             | 400 | -",
                "{courseId:\"mls-c01\"}                                               | 400 | -",
                "/* c */{\"courseId\":\"mls-c01\"}                                    | 400 | -",
                "{\"\\ud800\":1}                                                      | 400 | -",
                "{\"\\u0000\":1}                                                      | 400 | -",
            })
    void aBadBodyHasItsStatusAndPointer(String body, int status, String pointers) throws Exception {
        try (Wire wire = new Wire()) {
            Wire.Answer answer = wire.sendJson("POST", "/v1/sessions", world.token("/v1/sessions"), body)
                    .assertProblem(status, body);

            if (!pointers.equals("-")) {
                assertThat(strict.readTree(answer.body()).path("errors").findValuesAsText("pointer"))
                        .containsExactly(pointers.split(",", -1));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                                  | 422",
                "{\"response\":{\"choice\":\"A\"}}                   | 422",
                "{\"questionId\":\"ID\"}                             | 422",
                "{\"questionId\":\"\",\"response\":{\"choice\":\"A\"}} | 422",
                "{\"questionId\":\"ID\",\"response\":null}           | 422",
                "{\"questionId\":\"ID\",\"response\":\"A\"}          | 400",
                "{\"questionId\":\"ID\",\"response\":[]}             | 400",
                "{\"questionId\":\"ID\",\"response\":{}}             | 422",
                "{\"questionId\":\"ID\",\"response\":{\"choice\":null}}  | 422",
                "{\"questionId\":\"ID\",\"response\":{\"choice\":\"ZZ\"}} | 422",
                "{\"questionId\":\"ID\",\"response\":{\"choices\":[]}} | 422",
                "{\"questionId\":\"ID\",\"response\":{\"choices\":[\"A\",\"A\"]}} | 422",
                "{\"questionId\":\"ID\",\"response\":{\"choice\":\"A\",\"number\":1}} | 422",
                "{\"questionId\":\"ID\",\"response\":{\"number\":\"1\"}} | 400",
                "{\"questionId\":\"ID\",\"response\":{\"number\":1e400}} | 400",
                "{\"questionId\":\"ID\",\"response\":{\"ranking\":[\"A\"]}} | 400",
                "{\"questionId\":\"ID\",\"response\":{\"order\":\"A\"}} | 400",
                "{\"questionId\":\"ID\",\"response\":{\"order\":[\"A\",\"A\"]}} | 422",
                "{\"questionId\":\"ID\",\"response\":{\"matches\":[\"A\"]}} | 400",
                "{\"questionId\":\"ID\",\"response\":{\"matches\":{}}} | 422",
                "{\"questionId\":\"ID\",\"response\":{\"matches\":{\"1\":null}}} | 422",
                "{\"questionId\":\"ID\",\"response\":{\"matches\":{\"99\":\"A\"}}} | 422",
                "{\"questionId\":\"ID\",\"response\":{\"choice\":\"ZZ\"},\"elapsedMillis\":-1} | 422",
                "{\"questionId\":\"ID\",\"response\":{\"choice\":\"ZZ\"},\"elapsedMillis\":1.5} | 400",
                "{\"questionId\":\"ID\",\"response\":{\"choice\":\"ZZ\"},\"elapsedMillis\":99999999999999999999} | 400",
            })
    void aBadAnswerIsRefusedAndTheQuestionStaysPending(String template, int status) {
        List<String> before = world.state();
        String path = world.path("/v1/sessions/{sessionId}/attempts");
        String body = template.replace("ID", world.questionId());
        try (Wire wire = new Wire()) {
            wire.sendJson("POST", path, world.token(path), body).assertProblem(status, body);
        }
        assertThat(world.state()).isEqualTo(before);
    }

    @Test
    void anAnswerOfAnotherKindThanTheQuestionIsRefused() {
        List<String> responses = switch (world.questionKind()) {
            case "single-choice" -> List.of("{\"choices\":[\"A\"]}", "{\"number\":1}");
            case "multiple-response" -> List.of("{\"choice\":\"A\"}", "{\"number\":1}");
            default -> List.of("{\"choice\":\"A\"}", "{\"choices\":[\"A\"]}");
        };
        String path = world.path("/v1/sessions/{sessionId}/attempts");
        try (Wire wire = new Wire()) {
            for (String response : responses) {
                String body = "{\"questionId\":\"%s\",\"response\":%s}".formatted(world.questionId(), response);
                wire.sendJson("POST", path, world.token(path), body).assertProblem(422, body);
            }
        }
    }

    @Test
    void aSkipOfNoQuestionSkipsNothing() {
        List<String> before = world.state();
        String path = world.path("/v1/sessions/{sessionId}/skip");
        try (Wire wire = new Wire()) {
            wire.sendJson("POST", path, world.token(path), "{\"questionId\":\"\"}")
                    .assertProblem(422, "empty id");
            wire.sendJson("POST", path, world.token(path), "{\"questionId\":[]}")
                    .assertProblem(400, "a list");
            wire.sendJson("POST", path, world.token(path), "[]").assertProblem(400, "another root");
            wire.sendJson("POST", path, world.token(path), "{").assertProblem(400, "half a body");
        }
        assertThat(world.state()).isEqualTo(before);
    }

    @Test
    void textThatIsNoUtf8IsRefused() {
        try (Wire wire = new Wire()) {
            for (String bytes :
                    List.of("ff", "c080", "c0af", "eda080", "edbfbf", "f4908080", "f08080af", "c3", "e282", "80")) {
                byte[] name = java.util.HexFormat.of().parseHex(bytes);
                byte[] body = concat(
                        "{\"name\":\"a".getBytes(StandardCharsets.UTF_8), name, "\"}".getBytes(StandardCharsets.UTF_8));
                wire.send("POST", "/v1/cohorts", world.token("/v1/cohorts"), body, "Content-Type", Contract.JSON_TYPE)
                        .assertProblem(400, bytes);
            }
            for (var charset : List.of(StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)) {
                byte[] body = "{\"name\":\"A\"}".getBytes(charset);
                wire.send("POST", "/v1/cohorts", world.token("/v1/cohorts"), body, "Content-Type", Contract.JSON_TYPE)
                        .assertProblem(400, charset.name());
            }
        }
    }

    @Test
    void aLongNameInTheFormOfAKeyIsRefusedLikeAnyOther() {
        try (Wire wire = new Wire()) {
            for (int groups : new int[] {100, 10_000, 100_000}) {
                for (String end : List.of("a", "-", "!")) {
                    String id = "a-".repeat(groups) + end;
                    wire.sendJson(
                                    "POST",
                                    "/v1/tenants",
                                    world.token("/v1/tenants"),
                                    "{\"id\":\"%s\",\"name\":\"A\"}".formatted(id))
                            .assertProblem(422, groups + end);
                }
            }
        }
    }

    @Test
    void aBadHeaderOrQueryIsRefused() {
        try (Wire wire = new Wire()) {
            for (Contract.Call call : contract.callsWithJsonBody()) {
                boolean keyed = call.operation().toString().contains("IdempotencyKey");
                for (String key : List.of("x".repeat(256), "x".repeat(2_000))) {
                    if (keyed) {
                        wire.send(
                                        call.method(),
                                        world.path(call.path()),
                                        world.token(call.path()),
                                        world.body(call).toString().getBytes(StandardCharsets.UTF_8),
                                        "Content-Type",
                                        Contract.JSON_TYPE,
                                        "Idempotency-Key",
                                        key)
                                .assertProblem(400, call.name() + " with key " + key);
                    }
                }
                if (call.hasQuery("include")) {
                    for (String include : List.of("", "x", "NEXT", "next,next", "%00")) {
                        wire.sendJson(
                                        call.method(),
                                        world.path(call.path()) + "?include=" + include,
                                        world.token(call.path()),
                                        world.body(call).toString())
                                .assertProblem(400, call.name() + " including " + include);
                    }
                }
            }
        }
    }

    private Target target(Contract.Call call) {
        ObjectNode good = world.body(call);
        // Unlike in the example, so that a flip that stays valid makes no tenant that others know.
        if (call.path().startsWith("/v1/tenants")) {
            good.put("id", "mutant-" + UUID.randomUUID());
        }
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(contract.bodySchema(call).toString());
        assertThat(schema.validate(good)).as(call.name()).isEmpty();
        // A flip that stays valid must not publish a course.
        String query = call.hasQuery("dryRun") ? "?dryRun=true" : "";
        return new Target(call, world.path(call.path()) + query, world.token(call.path()), good, schema);
    }

    private static boolean onPostgresql() {
        return "postgresql".equals(System.getProperty("quarkus.datasource.db-kind"));
    }

    private static byte[] concat(byte[]... parts) {
        var out = new java.io.ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static String shown(byte[] body) {
        return "%.600s".formatted(new String(body, StandardCharsets.ISO_8859_1));
    }

    private record Target(Contract.Call call, String path, String token, ObjectNode good, Schema schema) {}
}
