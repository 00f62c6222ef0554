package dev.meno.platform;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;

/** The served OpenAPI description, as tests that run over all operations need it. */
public final class Contract {
    public static final ObjectMapper JSON = new ObjectMapper();
    public static final String JSON_TYPE = "application/json";
    public static final List<String> METHODS = List.of("GET", "PUT", "POST", "DELETE", "PATCH");

    private static final AtomicReference<Contract> SERVED = new AtomicReference<>();

    private final JsonNode document;

    private Contract(JsonNode document) {
        this.document = document;
    }

    /** Read once: an application serves the same description as long as it runs. */
    public static Contract served() {
        return Objects.requireNonNull(SERVED.updateAndGet(known -> known == null ? new Contract(read()) : known));
    }

    private static JsonNode read() {
        try {
            return JSON.readTree(given().get("/openapi?format=json").asString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Our paths; those of the health checks belong to the framework. */
    public List<String> paths() {
        List<String> paths = new ArrayList<>();
        document.path("paths").fieldNames().forEachRemaining(path -> {
            if (!path.startsWith("/q/")) {
                paths.add(path);
            }
        });
        return paths;
    }

    public Set<String> methods(String path) {
        Set<String> methods = new TreeSet<>();
        document.path("paths").path(path).fieldNames().forEachRemaining(name -> {
            if (METHODS.contains(name.toUpperCase(Locale.ROOT))) {
                methods.add(name.toUpperCase(Locale.ROOT));
            }
        });
        return methods;
    }

    public List<Call> calls() {
        return paths().stream()
                .flatMap(path -> methods(path).stream()
                        .map(method -> new Call(
                                method, path, document.path("paths").path(path).path(method.toLowerCase(Locale.ROOT)))))
                .toList();
    }

    public List<Call> callsWithJsonBody() {
        return calls().stream()
                .filter(call -> call.bodyTypes().contains(JSON_TYPE))
                .toList();
    }

    public JsonNode schemas() {
        return document.path("components").path("schemas");
    }

    /** The schema that a reference, or a choice of a reference and null, stands for. */
    public JsonNode resolve(JsonNode schema) {
        if (schema.has("$ref")) {
            return document.at(schema.path("$ref").asText().substring(1));
        }
        return schema.has("anyOf") ? resolve(schema.path("anyOf").get(0)) : schema;
    }

    /** A JSON Schema document of its own for the body of an operation. */
    public JsonNode bodySchema(Call call) {
        return JSON.createObjectNode()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .<com.fasterxml.jackson.databind.node.ObjectNode>set("components", document.path("components"))
                .set("allOf", JSON.createArrayNode().add(call.schema()));
    }

    /** One operation. */
    public record Call(String method, String path, JsonNode operation) {
        public String name() {
            return method + " " + path;
        }

        boolean isOpen() {
            return operation.path("security").isEmpty();
        }

        public boolean needsBody() {
            return operation.path("requestBody").path("required").asBoolean(false);
        }

        public Set<String> bodyTypes() {
            Set<String> types = new TreeSet<>();
            operation.path("requestBody").path("content").fieldNames().forEachRemaining(types::add);
            return types;
        }

        public boolean hasQuery(String parameter) {
            for (JsonNode declared : operation.path("parameters")) {
                if (declared.path("in").asText().equals("query")
                        && declared.path("name").asText().equals(parameter)) {
                    return true;
                }
            }
            return false;
        }

        public JsonNode schema() {
            return operation.path("requestBody").path("content").path(JSON_TYPE).path("schema");
        }

        JsonNode example() {
            return operation.path("requestBody").path("content").path(JSON_TYPE).path("example");
        }
    }
}
