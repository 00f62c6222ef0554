package dev.meno.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.meno.OneDatabaseTest;
import dev.meno.platform.Contract;
import dev.meno.platform.Wire;
import dev.meno.platform.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Promise R33: a body sets what its operation declares and nothing else. */
@OneDatabaseTest
class MassAssignmentTest {
    /** Names of columns and of Java properties, which stand in no schema. */
    private static final List<String> INNER_NAMES = List.of(
            "tenant",
            "tenant_id",
            "owner",
            "createdAt",
            "created_at",
            "class",
            "@class",
            "@type",
            "__proto__",
            "$ref",
            "secretHash",
            "seed",
            "pending",
            "decision",
            "information",
            "difficulty",
            "toString");

    private Contract contract;
    private World world;

    @BeforeEach
    void makeAWorld() {
        contract = Contract.served();
        world = new World();
    }

    @Test
    void aPropertyThatABodyDoesNotDeclareIsRefusedAndChangesNothing() {
        Map<String, JsonNode> properties = propertiesOfAllSchemas();
        assertThat(properties).containsKeys("id", "theta", "tenantId", "key", "score", "status");
        List<String> before = world.state();
        int requests = 0;
        try (Wire wire = new Wire()) {
            for (Contract.Call call : contract.callsWithJsonBody()) {
                for (Place place : places(call)) {
                    for (Map.Entry<String, JsonNode> property : properties.entrySet()) {
                        if (!place.declared().contains(property.getKey())) {
                            Wire.Answer answer = send(wire, call, place, property.getKey(), property.getValue());
                            answer.assertProblem(400, call.name() + place.pointer() + " with " + property.getKey());
                            requests++;
                        }
                    }
                }
            }
        }
        assertThat(requests).isGreaterThan(500);
        assertThat(world.state()).isEqualTo(before);
    }

    @Test
    void whatABodyDeclaresIsReadInOneSpellingOnly() {
        List<String> before = world.state();
        try (Wire wire = new Wire()) {
            for (Contract.Call call : contract.callsWithJsonBody()) {
                Place root = places(call).getFirst();
                for (String name : root.declared()) {
                    for (String spelling : Set.of(
                            name.toUpperCase(java.util.Locale.ROOT), name + " ", name + "_", "_" + name, name + "[]")) {
                        send(wire, call, root, spelling, root.object().path(name))
                                .assertProblem(400, call.name() + " with " + spelling);
                    }
                }
            }
        }
        assertThat(world.state()).isEqualTo(before);
    }

    private Wire.Answer send(Wire wire, Contract.Call call, Place place, String name, JsonNode value) {
        ObjectNode body = world.body(call);
        ((ObjectNode) body.at(place.pointer())).set(name, value);
        return wire.sendJson(call.method(), world.path(call.path()), world.token(call.path()), body.toString());
    }

    /** Every object in the example of an operation's body, the outermost first. */
    private List<Place> places(Contract.Call call) {
        List<Place> places = new ArrayList<>();
        collect(places, "", world.body(call), contract.resolve(call.schema()));
        return places;
    }

    private void collect(List<Place> places, String pointer, JsonNode node, JsonNode schema) {
        if (node instanceof ObjectNode object) {
            Set<String> declared = new TreeSet<>();
            schema.path("properties").fieldNames().forEachRemaining(declared::add);
            // An object without declared properties is a map: its names are the client's.
            if (!declared.isEmpty()) {
                places.add(new Place(pointer, object, declared));
            }
            object.properties()
                    .forEach(field -> collect(
                            places,
                            pointer + "/" + field.getKey(),
                            field.getValue(),
                            contract.resolve(schema.path("properties").path(field.getKey()))));
        }
    }

    private Map<String, JsonNode> propertiesOfAllSchemas() {
        Map<String, JsonNode> properties = new TreeMap<>();
        INNER_NAMES.forEach(name -> properties.put(name, TextNode.valueOf("x")));
        contract.schemas()
                .forEach(schema -> schema.path("properties")
                        .properties()
                        .forEach(property -> properties.put(
                                property.getKey(),
                                property.getValue().path("examples").path(0).isMissingNode()
                                        ? TextNode.valueOf("x")
                                        : property.getValue().path("examples").path(0))));
        return properties;
    }

    private record Place(String pointer, ObjectNode object, Set<String> declared) {}
}
