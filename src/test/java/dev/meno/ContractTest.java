package dev.meno;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The committed contract is what the code offers, and it is complete. */
@ApiTest
class ContractTest {
    private static final Path COMMITTED = Path.of("openapi", "meno.yaml");
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    @Test
    void theCommittedContractIsTheServedOne() throws IOException {
        String served = given().get("/openapi").then().statusCode(200).extract().asString();
        if (Boolean.getBoolean("contract.update")) {
            Files.writeString(COMMITTED, served);
        }
        assertThat(Files.readString(COMMITTED))
                .as("run ./meno test -Dtest=ContractTest -Dcontract.update=true after a change of the API")
                .isEqualTo(served);
    }

    @Test
    void itsVersionIsTheProjects() throws IOException {
        assertThat(Files.readString(Path.of("pom.xml")))
                .contains("<artifactId>meno</artifactId>\n    <version>%s</version>"
                        .formatted(contract().path("info").path("version").asText()));
    }

    @Test
    void everyOperationIsDescribedWithExamples() throws IOException {
        JsonNode contract = contract();
        assertThat(contract.path("openapi").asText()).startsWith("3.1");
        Set<String> ids = new HashSet<>();
        List<String> faults = new ArrayList<>();
        contract.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    if (METHODS.contains(method.getKey())) {
                        JsonNode operation = method.getValue();
                        String name = method.getKey() + " " + path.getKey();
                        check(
                                faults,
                                name + ": unique operationId",
                                ids.add(operation.path("operationId").asText()));
                        check(faults, name + ": summary", operation.hasNonNull("summary"));
                        check(faults, name + ": tags", operation.path("tags").size() == 1);
                        check(faults, name + ": security", operation.has("security"));
                        check(faults, name + ": request example", hasExamples(operation.path("requestBody")));
                        operation.path("responses").properties().forEach(status -> {
                            JsonNode response = resolve(contract, status.getValue());
                            check(
                                    faults,
                                    name + " " + status.getKey() + ": description",
                                    response.hasNonNull("description"));
                            check(faults, name + " " + status.getKey() + ": example", hasExamples(response));
                        });
                    }
                }));
        assertThat(faults).isEmpty();
        assertThat(ids).hasSizeGreaterThan(20);
    }

    private static void check(List<String> faults, String what, boolean holds) {
        if (!holds) {
            faults.add(what);
        }
    }

    private static boolean hasExamples(JsonNode body) {
        for (JsonNode media : body.path("content")) {
            if (!media.hasNonNull("example") && !media.hasNonNull("examples")) {
                return false;
            }
        }
        return true;
    }

    private static JsonNode resolve(JsonNode contract, JsonNode node) {
        return node.has("$ref") ? contract.at(node.path("$ref").asText().substring(1)) : node;
    }

    private static JsonNode contract() throws IOException {
        return new ObjectMapper().readTree(given().get("/openapi?format=json").asString());
    }
}
