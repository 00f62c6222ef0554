package dev.meno;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Renders {@code k8s/} and checks every object: against the types that the Kubernetes project generates from its
 * OpenAPI document, and for what {@code k8s/README.md} promises.
 */
class KubernetesManifestTest {
    private static final Path FOLDER = Path.of("k8s");
    private static final Path EXAMPLE = FOLDER.resolve("overlays/example");
    private static final Pattern DIGEST = Pattern.compile("[^:@]+@sha256:[0-9a-f]{64}");
    private static final Pattern SENSITIVE = Pattern.compile("(?i)password|secret|private.?key|token|credential");
    /** PostgreSQL's default of 100 less the 3 kept for superusers (superuser_reserved_connections). */
    private static final int DATABASE_CONNECTIONS = 97;

    private final Rendered base = Rendered.of(FOLDER.resolve("base"));
    private final Rendered example = Rendered.of(EXAMPLE);
    private final ObjectNode deployment = base.only("Deployment");
    private final JsonNode pod = deployment.at("/spec/template/spec");
    private final JsonNode container = pod.at("/containers/0");
    private final JsonNode autoscaler = base.only("HorizontalPodAutoscaler");

    // --- Well-formed ---

    @ParameterizedTest
    @ValueSource(strings = {"base", "overlays/example"})
    void everyObjectHasTheFieldsAndTypesOfItsKind(String folder) {
        Rendered rendered = Rendered.of(FOLDER.resolve(folder));

        assertTrue(rendered.objects().size() >= 7, "Fewer objects than the base has files.");
        rendered.objects().forEach(Schema::requireValid);
    }

    @Test
    void misspeltFieldIsRefused() {
        assertRefused(
                deployment,
                "/spec/template/spec/containers/0",
                c -> c.set("readynessProbe", c.remove("readinessProbe")));
        assertRefused(deployment, "/spec/template/spec/securityContext", c -> c.put("runAsNonroot", true));
        assertRefused(base.only("NetworkPolicy"), "/spec/ingress/0", rule -> rule.set("form", rule.remove("from")));
    }

    @Test
    void fieldAtTheWrongLevelIsRefused() {
        assertRefused(deployment, "/spec/template/spec", c -> c.put("readOnlyRootFilesystem", true));
        assertRefused(base.only("HorizontalPodAutoscaler"), "", object -> object.put("minReplicas", 2));
    }

    @Test
    void valueOfAnotherTypeIsRefused() {
        assertRefused(deployment, "/spec", spec -> spec.put("minReadySeconds", "5"));
        assertRefused(deployment, "/spec/template/spec", spec -> spec.put("enableServiceLinks", "false"));
        assertRefused(base.only("Service"), "/spec", spec -> spec.put("ports", 80));
        assertRefused(base.only("ConfigMap"), "/data", data -> data.put("QUARKUS_DATASOURCE_JDBC_MAX_SIZE", 16));
    }

    @Test
    void missingRequiredFieldIsRefused() {
        assertRefused(deployment, "/spec", spec -> spec.remove("selector"));
        assertRefused(base.only("HorizontalPodAutoscaler"), "/spec", spec -> spec.remove("maxReplicas"));
    }

    @Test
    void kindOfAnotherApiGroupIsRefused() {
        assertRefused(deployment, "", object -> object.put("apiVersion", "app/v1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "overlays/example"})
    void kubectlRendersTheSame(String folder) throws Exception {
        assumeTrue(
                kubectl("version", "--client").contains("Kustomize Version: v5"), "No kubectl with kustomize 5 here.");

        Path kustomization = FOLDER.resolve(folder);
        List<ObjectNode> expected = Yaml.objects(kubectl("kustomize", kustomization.toString()));

        Map<String, ObjectNode> rendered = Rendered.of(kustomization).byName();
        assertEquals(expected.size(), rendered.size());
        new Rendered(expected).byName().forEach((name, object) -> assertEquals(object, rendered.get(name), name));
    }

    // --- Confined ---

    @Test
    void podFitsTheRestrictedSecurityProfile() {
        assertIs(
                "{runAsNonRoot: true, runAsUser: 10001, runAsGroup: 10001, fsGroup: 10001, "
                        + "seccompProfile: {type: RuntimeDefault}}",
                pod,
                "/securityContext");
        assertIs(
                "{allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: {drop: [ALL]}}",
                container,
                "/securityContext");
        assertEquals(1, pod.get("containers").size());
        for (String forbidden : List.of("hostNetwork", "hostPID", "hostIPC", "initContainers", "ephemeralContainers")) {
            assertFalse(pod.has(forbidden), forbidden);
        }
        assertIs("restricted", example.only("Namespace"), "/metadata/labels/pod-security.kubernetes.io~1enforce");
    }

    @Test
    void imageRunsAsTheUserOfThePod() throws IOException {
        String user = text(pod, "/securityContext/runAsUser");

        assertTrue(Files.readAllLines(FOLDER.resolve("Containerfile")).contains("USER " + user + ":" + user));
    }

    @Test
    void onlyTheFolderForTemporaryFilesIsWritable() {
        assertIs("""
                - {name: tmp, mountPath: /tmp}
                - {name: secrets, mountPath: /etc/meno/secrets, readOnly: true}
                """, container, "/volumeMounts");
        assertIs("{name: tmp, emptyDir: {sizeLimit: 256Mi}}", pod, "/volumes/0");
    }

    @Test
    void podHasNoAccessToTheKubernetesApi() {
        assertEquals(text(base.only("ServiceAccount"), "/metadata/name"), text(pod, "/serviceAccountName"));
        assertIs("false", base.only("ServiceAccount"), "/automountServiceAccountToken");
        assertIs("false", pod, "/automountServiceAccountToken");
        assertIs("false", pod, "/enableServiceLinks");
    }

    @Test
    void networkPolicyAdmitsOnlyNamedPeersAndPorts() {
        for (Rendered rendered : List.of(base, example)) {
            JsonNode policy = rendered.only("NetworkPolicy").get("spec");
            assertIs("[Ingress, Egress]", policy, "/policyTypes");
            assertEquals(List.of("http"), policy.get("ingress").findValuesAsText("port"));
            assertEquals(List.of("53", "53", "5432"), policy.get("egress").findValuesAsText("port"));
            // A rule without peers or without ports admits all of them.
            policy.get("ingress")
                    .forEach(rule -> assertFalse(
                            rule.path("from").isEmpty() || rule.path("ports").isEmpty()));
            policy.get("egress")
                    .forEach(rule -> assertFalse(
                            rule.path("to").isEmpty() || rule.path("ports").isEmpty()));
        }
    }

    // --- Secrets ---

    @Test
    void secretValuesAreReferencedAndNeverWritten() {
        for (Rendered rendered : List.of(base, example)) {
            assertTrue(rendered.objects().stream()
                    .noneMatch(object -> text(object, "/kind").equals("Secret")));
            assertFalse(SENSITIVE
                    .matcher(rendered.only("ConfigMap").get("data").toString())
                    .find());
        }
        assertIs("""
                - name: QUARKUS_DATASOURCE_USERNAME
                  valueFrom: {secretKeyRef: {name: meno-secrets, key: QUARKUS_DATASOURCE_USERNAME}}
                - name: QUARKUS_DATASOURCE_PASSWORD
                  valueFrom: {secretKeyRef: {name: meno-secrets, key: QUARKUS_DATASOURCE_PASSWORD}}
                - name: MENO_OPERATOR_SECRET
                  valueFrom: {secretKeyRef: {name: meno-secrets, key: MENO_OPERATOR_SECRET}}
                - name: MENO_JWT_PRIVATE_KEY
                  value: /etc/meno/secrets/jwt-private-key.pem
                """, container, "/env");
    }

    @Test
    void signingKeyIsReadFromTheMountedSecret() {
        // 288 is 0440: the group is the pod's fsGroup.
        assertIs("""
                name: secrets
                secret:
                  secretName: meno-secrets
                  defaultMode: 288
                  items: [{key: jwt-private-key.pem, path: jwt-private-key.pem}]
                """, pod, "/volumes/1");
    }

    @Test
    void readmeCreatesEveryEntryOfTheSecret() throws IOException {
        String readme = Files.readString(FOLDER.resolve("README.md"));
        List<String> keys = container.get("env").findValuesAsText("key");

        assertEquals(3, keys.size());
        keys.forEach(key -> assertTrue(readme.contains("--from-literal=" + key + "="), key));
        assertTrue(readme.contains("--from-file=" + text(pod, "/volumes/1/secret/items/0/key") + "="));
    }

    @Test
    void settingsOfQuarkusOverrideThoseOfTheApplication() throws IOException {
        List<String> known = applicationProperties().stringPropertyNames().stream()
                .map(name -> name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT))
                .toList();
        List<String> used = Stream.concat(
                        base.only("ConfigMap").get("data").propertyStream().map(Map.Entry::getKey),
                        container.get("env").findValuesAsText("name").stream())
                .filter(name -> name.startsWith("QUARKUS_"))
                .distinct()
                .toList();

        assertEquals(5, used.size());
        used.forEach(name -> assertTrue(known.contains(name), name));
    }

    // --- Kept running ---

    @ParameterizedTest
    @CsvSource({"startupProbe,started", "readinessProbe,ready", "livenessProbe,live"})
    void probeAsksItsOwnEndpoint(String probe, String endpoint) {
        assertIs("{path: /q/health/" + endpoint + ", port: http}", container, "/" + probe + "/httpGet");
    }

    @Test
    void memoryIsReservedAndTheProcessorIsNotThrottled() {
        assertIs("{requests: {cpu: 500m, memory: 1Gi}, limits: {memory: 1Gi}}", container, "/resources");
        assertTrue(text(base.only("ConfigMap"), "/data/JAVA_TOOL_OPTIONS").contains("-XX:MaxRAMPercentage="));
    }

    @Test
    void runningRequestsFinishBeforeThePodIsKilled() throws IOException {
        String timeout = applicationProperties().getProperty("quarkus.shutdown.timeout");
        long shutdownSeconds = Duration.parse("PT" + timeout).toSeconds();
        int pauseSeconds = number(container, "/lifecycle/preStop/sleep/seconds");

        assertTrue(pauseSeconds >= 5, "Endpoints take seconds to disappear.");
        assertTrue(number(pod, "/terminationGracePeriodSeconds") > pauseSeconds + shutdownSeconds);
    }

    @Test
    void atLeastTwoReplicasServeAtAnyTime() {
        assertFalse(deployment.get("spec").has("replicas"), "The autoscaler owns the number.");
        assertIs("2", autoscaler, "/spec/minReplicas");
        assertIs("{apiVersion: apps/v1, kind: Deployment, name: meno}", autoscaler, "/spec/scaleTargetRef");
        assertIs("meno", deployment, "/metadata/name");
        assertIs(
                "{type: RollingUpdate, rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}", deployment, "/spec/strategy");
        assertIs("1", base.only("PodDisruptionBudget"), "/spec/maxUnavailable");
        assertIs("kubernetes.io/hostname", pod, "/topologySpreadConstraints/0/topologyKey");
        assertIs("topology.kubernetes.io/zone", pod, "/topologySpreadConstraints/1/topologyKey");
    }

    @Test
    void allReplicasTogetherFitTheConnectionsOfTheDatabase() {
        int pods =
                number(autoscaler, "/spec/maxReplicas") + number(deployment, "/spec/strategy/rollingUpdate/maxSurge");
        int connections = number(base.only("ConfigMap"), "/data/QUARKUS_DATASOURCE_JDBC_MAX_SIZE");

        assertTrue(connections > 0);
        assertTrue(pods * connections <= DATABASE_CONNECTIONS);
    }

    // --- Connected ---

    @Test
    void everySelectorMatchesThePods() {
        JsonNode labels = deployment.at("/spec/template/metadata/labels");

        assertEquals(2, labels.size());
        assertEquals(labels, deployment.at("/spec/selector/matchLabels"));
        assertEquals(labels, base.only("Service").at("/spec/selector"));
        assertEquals(labels, base.only("PodDisruptionBudget").at("/spec/selector/matchLabels"));
        assertEquals(labels, base.only("NetworkPolicy").at("/spec/podSelector/matchLabels"));
        assertEquals(
                List.of(labels, labels), pod.get("topologySpreadConstraints").findValues("matchLabels"));
    }

    @Test
    void portNamesLeadToTheContainerPort() {
        assertIs("[{name: http, containerPort: 8080}]", container, "/ports");
        assertIs("http", base.only("Service"), "/spec/ports/0/targetPort");
        assertIs("http", base.only("NetworkPolicy"), "/spec/ingress/0/ports/0/port");
    }

    @Test
    void changedSettingChangesTheNameThatThePodsReferTo() {
        String reference = "/spec/template/spec/containers/0/envFrom/0/configMapRef/name";

        assertEquals(text(base.only("ConfigMap"), "/metadata/name"), text(deployment, reference));
        assertEquals(text(example.only("ConfigMap"), "/metadata/name"), text(example.only("Deployment"), reference));
        assertNotEquals(text(deployment, reference), text(example.only("Deployment"), reference));
    }

    @Test
    void overlayPinsTheImageByDigest() {
        String image = text(example.only("Deployment"), "/spec/template/spec/containers/0/image");

        assertTrue(DIGEST.matcher(image).matches(), image);
    }

    @Test
    void overlayPutsEverythingIntoItsNamespace() {
        for (ObjectNode object : example.objects()) {
            assertIs(
                    "meno",
                    object,
                    text(object, "/kind").equals("Namespace") ? "/metadata/name" : "/metadata/namespace");
        }
    }

    private static String text(JsonNode node, String pointer) {
        return node.at(pointer).asText();
    }

    private static int number(JsonNode node, String pointer) {
        return node.at(pointer).asInt();
    }

    private static void assertIs(String expectedYaml, JsonNode node, String pointer) {
        assertEquals(Yaml.value(expectedYaml), node.at(pointer), pointer);
    }

    private static void assertRefused(ObjectNode valid, String pointer, Consumer<ObjectNode> damage) {
        Schema.requireValid(valid);
        ObjectNode damaged = valid.deepCopy();
        damage.accept((ObjectNode) damaged.at(pointer));

        assertNotEquals(valid, damaged);
        assertThrows(IllegalArgumentException.class, () -> Schema.requireValid(damaged), damaged::toString);
    }

    private static Properties applicationProperties() throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of("src/main/resources/application.properties"))) {
            properties.load(reader);
        }
        return properties;
    }

    /** The output of kubectl; empty if there is none on this machine. */
    private static String kubectl(String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                Stream.concat(Stream.of("kubectl"), Stream.of(arguments)).toList());
        // Rendering needs no cluster, and a developer's own must not be asked.
        builder.environment().put("KUBECONFIG", "/dev/null");
        Process process;
        try {
            process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        } catch (IOException absent) {
            return "";
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor());
        return output;
    }

    /** The objects of a kustomization. */
    private record Rendered(List<ObjectNode> objects) {
        static Rendered of(Path folder) {
            return new Rendered(Kustomization.render(folder));
        }

        ObjectNode only(String kind) {
            List<ObjectNode> found = objects.stream()
                    .filter(object -> text(object, "/kind").equals(kind))
                    .toList();
            assertEquals(1, found.size(), kind);
            return found.getFirst();
        }

        /** Kustomize sorts its output, which means nothing to the cluster. */
        Map<String, ObjectNode> byName() {
            return objects.stream()
                    .collect(Collectors.toMap(
                            object -> text(object, "/kind") + " " + text(object, "/metadata/name"), object -> object));
        }
    }

    /**
     * Checks an object as strictly as {@code kubectl apply --validate=strict}: the generated types refuse unknown and
     * missing fields, and what they write must be what they read, which a value of another type ({@code "5"} for 5) is
     * not.
     */
    private static final class Schema {
        private static final Map<String, Class<?>> TYPES = Map.of(
                "v1 ConfigMap", V1ConfigMap.class,
                "v1 Namespace", V1Namespace.class,
                "v1 Service", V1Service.class,
                "v1 ServiceAccount", V1ServiceAccount.class,
                "apps/v1 Deployment", V1Deployment.class,
                "autoscaling/v2 HorizontalPodAutoscaler", V2HorizontalPodAutoscaler.class,
                "networking.k8s.io/v1 NetworkPolicy", V1NetworkPolicy.class,
                "policy/v1 PodDisruptionBudget", V1PodDisruptionBudget.class);

        static void requireValid(ObjectNode object) {
            String kind = text(object, "/apiVersion") + " " + text(object, "/kind");
            Class<?> type = TYPES.get(kind);
            if (type == null) {
                throw new IllegalArgumentException("Unknown kind (%s).".formatted(kind));
            }
            try {
                String read = JSON.getGson().toJson(JSON.getGson().fromJson(object.toString(), type));
                requireSame(kind, object, Yaml.value(read));
            } catch (RuntimeException e) {
                // The types refuse with half a dozen kinds of exception.
                throw new IllegalArgumentException("Not a %s: %s".formatted(kind, e.getMessage()), e);
            }
        }

        /** The types add empty lists and maps of their own, and nothing else. */
        private static void requireSame(String path, JsonNode written, JsonNode read) {
            if (written.isObject() && read.isObject()) {
                written.properties()
                        .forEach(field ->
                                requireSame(path + "/" + field.getKey(), field.getValue(), read.path(field.getKey())));
            } else if (written.isArray() && read.isArray() && written.size() == read.size()) {
                for (int i = 0; i < written.size(); i++) {
                    requireSame(path + "/" + i, written.get(i), read.get(i));
                }
            } else if (!written.equals(read)) {
                throw new IllegalArgumentException("%s is written %s but read %s.".formatted(path, written, read));
            }
        }
    }

    /** YAML as Kubernetes reads it; JSON is YAML too. */
    private static final class Yaml {
        private static final YAMLMapper MAPPER = YAMLMapper.builder(
                        YAMLFactory.builder().build())
                .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .build();

        static JsonNode value(String text) {
            try {
                return MAPPER.readTree(text);
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException(e);
            }
        }

        static List<ObjectNode> objects(String documents) {
            try (var values = MAPPER.readerFor(ObjectNode.class).<ObjectNode>readValues(documents)) {
                return values.readAll();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        static ObjectNode object(Path file) {
            try {
                List<ObjectNode> objects = objects(Files.readString(file));
                assertEquals(1, objects.size(), file::toString);
                return objects.getFirst();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * The part of kustomize that {@code k8s/} uses, and nothing else: a field outside it is an error. It exists because
     * a fresh machine has no kubectl and none can be had from Maven Central; where there is one, a test compares the
     * two.
     */
    private static final class Kustomization {
        private static final JsonMapper SORTED = JsonMapper.builder()
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .build();
        private static final int HASH_LENGTH = 10;

        private final Path folder;
        private final ObjectNode file;
        private final List<ObjectNode> objects = new ArrayList<>();

        private Kustomization(Path folder) {
            this.folder = folder;
            this.file = Yaml.object(folder.resolve("kustomization.yaml"));
        }

        static List<ObjectNode> render(Path folder) {
            List<ObjectNode> objects = new Kustomization(folder).build();
            objects.stream()
                    .filter(object -> text(object, "/kind").equals("ConfigMap"))
                    .forEach(configMap -> appendHash(configMap, objects));
            return objects;
        }

        /** In kustomize's own order: sources first, then changes. */
        private List<ObjectNode> build() {
            requireFields(
                    file,
                    "apiVersion",
                    "kind",
                    "resources",
                    "configMapGenerator",
                    "patches",
                    "namespace",
                    "labels",
                    "images");
            file.path("resources").forEach(this::addResource);
            file.path("configMapGenerator").forEach(this::generateConfigMap);
            file.path("patches").forEach(this::patch);
            if (file.has("namespace")) {
                objects.forEach(this::setNamespace);
            }
            file.path("labels").forEach(this::label);
            file.path("images").forEach(this::pinImage);
            return objects;
        }

        private void addResource(JsonNode resource) {
            Path path = folder.resolve(resource.asText());
            if (Files.isDirectory(path)) {
                objects.addAll(new Kustomization(path).build());
            } else {
                ObjectNode object = Yaml.object(path);
                assertNotEquals("ConfigMap", text(object, "/kind"), "ConfigMaps come from the generator.");
                objects.add(object);
            }
        }

        private void generateConfigMap(JsonNode generator) {
            requireFields(generator, "name", "behavior", "literals");
            ObjectNode data;
            if (generator.has("behavior")) {
                assertEquals("merge", generator.get("behavior").asText());
                data = (ObjectNode) find("ConfigMap", generator.get("name")).get("data");
            } else {
                ObjectNode configMap =
                        SORTED.createObjectNode().put("apiVersion", "v1").put("kind", "ConfigMap");
                configMap.putObject("metadata").set("name", generator.get("name"));
                data = configMap.putObject("data");
                objects.add(configMap);
            }
            for (JsonNode literal : generator.get("literals")) {
                int equals = literal.asText().indexOf('=');
                data.put(literal.asText().substring(0, equals), literal.asText().substring(equals + 1));
            }
        }

        private void patch(JsonNode patch) {
            requireFields(patch, "target", "patch");
            requireFields(patch.get("target"), "kind", "name");
            ObjectNode target = find(patch.at("/target/kind").asText(), patch.at("/target/name"));
            for (JsonNode operation : Yaml.value(patch.get("patch").asText())) {
                requireFields(operation, "op", "path", "value");
                assertEquals("replace", operation.get("op").asText());
                JsonPointer path = JsonPointer.compile(operation.get("path").asText());
                assertFalse(target.at(path).isMissingNode(), path::toString);
                switch (target.at(path.head())) {
                    case ObjectNode parent -> parent.set(path.last().getMatchingProperty(), operation.get("value"));
                    case ArrayNode parent -> parent.set(path.last().getMatchingIndex(), operation.get("value"));
                    default -> throw new AssertionError(path);
                }
            }
        }

        private void setNamespace(ObjectNode object) {
            if (text(object, "/kind").equals("Namespace")) {
                assertEquals(file.get("namespace"), object.at("/metadata/name"));
            } else {
                metadata(object).set("namespace", file.get("namespace"));
            }
        }

        private void label(JsonNode label) {
            requireFields(label, "pairs", "includeTemplates");
            ObjectNode pairs = (ObjectNode) label.get("pairs");
            for (ObjectNode object : objects) {
                metadata(object).withObjectProperty("labels").setAll(pairs);
                if (label.path("includeTemplates").asBoolean()
                        && object.at("/spec/template") instanceof ObjectNode template) {
                    metadata(template).withObjectProperty("labels").setAll(pairs);
                }
            }
        }

        private void pinImage(JsonNode image) {
            requireFields(image, "name", "newName", "digest");
            String pinned =
                    image.get("newName").asText() + "@" + image.get("digest").asText();
            for (ObjectNode object : objects) {
                for (JsonNode container : object.at("/spec/template/spec/containers")) {
                    if (container.get("image").equals(image.get("name"))) {
                        ((ObjectNode) container).put("image", pinned);
                    }
                }
            }
        }

        private ObjectNode find(String kind, JsonNode name) {
            return objects.stream()
                    .filter(object -> text(object, "/kind").equals(kind))
                    .filter(object -> object.at("/metadata/name").equals(name))
                    .findFirst()
                    .orElseThrow();
        }

        private static void appendHash(ObjectNode configMap, List<ObjectNode> objects) {
            String name = configMap.at("/metadata/name").asText();
            String hashed = name + "-" + hash(configMap.get("data"));
            metadata(configMap).put("name", hashed);
            for (ObjectNode object : objects) {
                for (JsonNode reference : object.findValues("configMapRef")) {
                    if (reference.get("name").asText().equals(name)) {
                        ((ObjectNode) reference).put("name", hashed);
                    }
                }
            }
        }

        /**
         * The start of the SHA-256 of the content as Go writes JSON, in letters that spell no words. The name is left
         * empty, as kustomize does: the hash is of the content alone.
         */
        private static String hash(JsonNode data) {
            try {
                Map<String, ?> content =
                        Map.of("kind", "ConfigMap", "name", "", "data", SORTED.convertValue(data, Map.class));
                String json = SORTED.writeValueAsString(content)
                        .replace("&", "\\u0026")
                        .replace("<", "\\u003c")
                        .replace(">", "\\u003e");
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8));
                return HexFormat.of()
                        .formatHex(digest)
                        .substring(0, HASH_LENGTH)
                        .replace('0', 'g')
                        .replace('1', 'h')
                        .replace('3', 'k')
                        .replace('a', 'm')
                        .replace('e', 't');
            } catch (JsonProcessingException | NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every JDK has SHA-256, and a tree of strings is JSON.", e);
            }
        }

        private static ObjectNode metadata(ObjectNode object) {
            return object.withObjectProperty("metadata");
        }

        private static void requireFields(JsonNode node, String... known) {
            Set<String> unknown = node.propertyStream().map(Map.Entry::getKey).collect(Collectors.toSet());
            unknown.removeAll(Set.of(known));
            assertTrue(unknown.isEmpty(), () -> "The renderer of this test does not know " + unknown);
        }
    }
}
