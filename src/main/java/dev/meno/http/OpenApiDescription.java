package dev.meno.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.meno.problem.Problem;
import dev.meno.problem.ProblemType;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.IndexView;

/**
 * Completes the description that is generated from the code with what holds for every operation alike: which fields
 * are required and which may be null, the errors, the bearer token, the idempotency key, and examples.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class OpenApiDescription implements OASFilter {
    private static final String BEARER = "bearer";
    private static final String JSON = "application/json";
    private static final String IDEMPOTENCY_KEY = "IdempotencyKey";
    private static final String PROBLEM_RESPONSE = "#/components/responses/Problem";
    private static final String PROBLEM_SCHEMA = "#/components/schemas/Problem";
    private static final Map<String, String> STRING_FORMATS = Map.of("UUID", "uuid", "Instant", "date-time");
    private static final DotName NULLABLE = DotName.createSimple("org.jspecify.annotations.Nullable");
    private static final DotName SCHEMA =
            DotName.createSimple("org.eclipse.microprofile.openapi.annotations.media.Schema");
    private static final DotName JSON_INCLUDE = DotName.createSimple(JsonInclude.class);
    private static final DotName RECORD = DotName.createSimple(Record.class);

    private final Map<String, ClassInfo> records;
    private final Set<String> idempotentOperations;

    /** Quarkus passes the index of the application's classes. */
    public OpenApiDescription(IndexView index) {
        records = index.getKnownDirectSubclasses(RECORD).stream()
                .filter(record -> record.name().toString().startsWith("dev.meno."))
                .collect(Collectors.toMap(
                        OpenApiDescription::schemaName, record -> record, OpenApiDescription::described));
        idempotentOperations = index.getAnnotations(Idempotent.class).stream()
                .filter(use -> use.target().kind() == AnnotationTarget.Kind.METHOD)
                .map(use -> use.target().asMethod().name())
                .collect(Collectors.toCollection(HashSet::new));
        // Attempts keep their key in their own row.
        idempotentOperations.add("submitAttempt");
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        api.setInfo(OASFactory.createInfo()
                .title("Meno")
                // Quarkus puts the project's version there.
                .version(ConfigProvider.getConfig().getValue("quarkus.application.version", String.class))
                .description(
                        "Adaptive practice for exams. Meno serves questions, scores answers and picks each next question"
                                + " from an estimate of the learner's ability in each domain, by item response theory.")
                .license(OASFactory.createLicense().name("Apache-2.0").identifier("Apache-2.0")));
        api.setServers(List.of(
                OASFactory.createServer().url("http://localhost:8080").description("Where `./meno dev` listens.")));
        describeTags(api);
        api.getComponents().getSchemas().forEach(this::describeFields);
        STRING_FORMATS.keySet().forEach(api.getComponents()::removeSchema);
        addProblemSchema(api);
        api.getComponents().addSecurityScheme(BEARER, bearer()).addParameter(IDEMPOTENCY_KEY, idempotencyKey());
        Examples examples = new Examples(api);
        Set<Integer> problems = new TreeSet<>();
        api.getPaths()
                .getPathItems()
                .forEach((path, item) -> item.getOperations().values().forEach(operation -> {
                    complete(path, operation, problems);
                    examples.addTo(operation);
                }));
        problems.forEach(status -> api.getComponents().addResponse("Problem" + status, problem(status)));
    }

    private static void describeTags(OpenAPI api) {
        Map<String, String> tags = new LinkedHashMap<>();
        tags.put("Access", "Get tokens for clients.");
        tags.put("Sessions", "Practise: get the next question, answer it, and see what the answer changes.");
        tags.put("Learners", "Register learners and read their abilities and attempts.");
        tags.put("Cohorts", "Group learners and see how the groups are doing.");
        tags.put("Content", "Read and publish courses and their questions.");
        tags.put("Psychometrics", "Item response theory as a service. Nothing is stored.");
        tags.put("Operation", "Manage tenants and their clients.");
        tags.put("Problems", "Look up what an error means.");
        api.setTags(tags.entrySet().stream()
                .map(tag -> OASFactory.createTag().name(tag.getKey()).description(tag.getValue()))
                .toList());
    }

    /** What the code says by {@code @Nullable}: all else is always there, but for what a type leaves out when it is empty. */
    private void describeFields(String name, Schema schema) {
        ClassInfo type = records.get(name.startsWith("Page") ? "Page" : name);
        if (type == null || schema.getProperties() == null) {
            return;
        }
        List<String> required = new ArrayList<>();
        Map<String, Schema> properties = new LinkedHashMap<>();
        schema.getProperties().forEach((property, value) -> {
            boolean nullable = isNullable(type, property);
            if (!nullable && !(omitsEmpty(type) && isCollection(value))) {
                required.add(property);
            }
            Schema described = inline(value);
            properties.put(property, nullable ? orNull(described) : described);
        });
        schema.setProperties(properties);
        schema.setRequired(required.isEmpty() ? null : required);
        // Requests refuse unknown fields; answers may grow.
        if (type.name().toString().endsWith("Request") || type.name().toString().endsWith("Body")) {
            schema.setAdditionalPropertiesSchema(OASFactory.createSchema().booleanSchema(false));
        }
    }

    private static boolean omitsEmpty(ClassInfo type) {
        AnnotationInstance include = type.declaredAnnotation(JSON_INCLUDE);
        return include != null && include.value().asEnum().equals(JsonInclude.Include.NON_EMPTY.name());
    }

    private static boolean isCollection(Schema schema) {
        return schema.getItems() != null || schema.getAdditionalPropertiesSchema() != null;
    }

    /** Ids and times are strings with a format; a reference to a schema of their own would say no more. */
    private static Schema inline(Schema schema) {
        String format = schema.getRef() == null
                ? null
                : STRING_FORMATS.get(schema.getRef().substring(schema.getRef().lastIndexOf('/') + 1));
        if (format == null) {
            return schema;
        }
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.STRING)
                .format(format)
                .description(schema.getDescription())
                .examples(schema.getExamples());
    }

    private static boolean isNullable(ClassInfo type, String property) {
        for (FieldInfo field : type.fields()) {
            if (jsonName(field).equals(property)) {
                return field.type().hasAnnotation(NULLABLE) || field.hasAnnotation(NULLABLE);
            }
        }
        return true;
    }

    private static String jsonName(FieldInfo field) {
        AnnotationInstance rename =
                field.annotation(DotName.createSimple("com.fasterxml.jackson.annotation.JsonProperty"));
        return rename == null || rename.value() == null
                ? field.name()
                : rename.value().asString();
    }

    private static Schema orNull(Schema schema) {
        if (schema.getRef() != null) {
            return OASFactory.createSchema()
                    .description(schema.getDescription())
                    .anyOf(List.of(
                            OASFactory.createSchema().ref(schema.getRef()),
                            OASFactory.createSchema().addType(Schema.SchemaType.NULL)));
        }
        if (schema.getType() != null && !schema.getType().contains(Schema.SchemaType.NULL)) {
            schema.addType(Schema.SchemaType.NULL);
        }
        return schema;
    }

    private void complete(String path, Operation operation, Set<Integer> problems) {
        boolean open =
                operation.getSecurity() != null && operation.getSecurity().isEmpty();
        boolean ownErrors = "issueToken".equals(operation.getOperationId());
        Set<Integer> statuses = new TreeSet<>(Set.of(406));
        if (!open) {
            operation.setSecurity(List.of(OASFactory.createSecurityRequirement().addScheme(BEARER)));
            statuses.addAll(Set.of(401, 403, 503));
        }
        if (path.contains("{")) {
            statuses.add(404);
        }
        if (operation.getRequestBody() != null) {
            statuses.addAll(ownErrors ? Set.of(413, 415) : Set.of(400, 404, 413, 415, 422));
        }
        if (hasQuery(operation)) {
            statuses.add(400);
        }
        if (idempotentOperations.contains(operation.getOperationId())) {
            operation.addParameter(OASFactory.createParameter().ref(IDEMPOTENCY_KEY));
            statuses.addAll(Set.of(400, 409, 422));
        }
        if (operation.getOperationId().startsWith("create")) {
            statuses.add(409);
        }
        for (Integer status : statuses) {
            if (operation.getResponses().getAPIResponse(String.valueOf(status)) == null) {
                operation
                        .getResponses()
                        .addAPIResponse(
                                String.valueOf(status),
                                OASFactory.createAPIResponse().ref(PROBLEM_RESPONSE + status));
            }
        }
        operation.getResponses().getAPIResponses().values().stream()
                .map(APIResponse::getRef)
                .filter(ref -> ref != null && ref.startsWith(PROBLEM_RESPONSE))
                .map(ref -> Integer.valueOf(ref.substring(PROBLEM_RESPONSE.length())))
                .forEach(problems::add);
    }

    private static boolean hasQuery(Operation operation) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(parameter -> parameter.getIn() == Parameter.In.QUERY);
    }

    private static SecurityScheme bearer() {
        return OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .bearerFormat("JWT")
                .description("A token from `POST /oauth2/token` (clients) or `POST /v1/learners/{learnerId}/tokens`"
                        + " (learners).");
    }

    private static Parameter idempotencyKey() {
        return OASFactory.createParameter()
                .name(IdempotencyKey.HEADER)
                .in(Parameter.In.HEADER)
                .description(
                        "Makes the request safe to repeat for 24 hours: the same key with the same body gets the stored"
                                + " reply, and with a different body 422. A request that is refused stores nothing.")
                .schema(OASFactory.createSchema()
                        .addType(Schema.SchemaType.STRING)
                        .minLength(1)
                        .maxLength(IdempotencyKey.MAX_LENGTH)
                        .examples(List.of("5e1c0a52-1b1e-4d0e-9a57-3f0c1d2b4a69")));
    }

    private static APIResponse problem(int status) {
        ProblemType first = java.util.Arrays.stream(ProblemType.values())
                .filter(type -> type.status() == status)
                .findFirst()
                .orElseThrow();
        String types = java.util.Arrays.stream(ProblemType.values())
                .filter(type -> type.status() == status)
                .map(type -> "`%s`: %s.".formatted(type.uri(), type.title()))
                .collect(Collectors.joining(" "));
        Map<String, Object> example = new LinkedHashMap<>();
        example.put("type", first.uri());
        example.put("title", first.title());
        example.put("status", status);
        example.put("detail", first.title() + ".");
        example.put("instance", "/v1/sessions");
        APIResponse response = OASFactory.createAPIResponse()
                .description(types)
                .content(OASFactory.createContent()
                        .addMediaType(
                                Problem.MEDIA_TYPE,
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref(PROBLEM_SCHEMA))
                                        .example(example)));
        if (status == 503 || status == 429) {
            response.addHeader(
                    "Retry-After",
                    OASFactory.createHeader()
                            .description("Seconds to wait before asking again.")
                            .schema(OASFactory.createSchema().addType(Schema.SchemaType.INTEGER)));
        }
        return response;
    }

    private static void addProblemSchema(OpenAPI api) {
        Schema text = OASFactory.createSchema().addType(Schema.SchemaType.STRING);
        Schema error = OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .description("One invalid part of a request.")
                .addProperty(
                        "pointer",
                        described(text, "JSON pointer into the body; absent if the error isn't in the body."))
                .addProperty(
                        "parameter",
                        described(text, "Name of the query parameter or header; absent if the error is in the body."))
                .addProperty("detail", described(text, "What is wrong."))
                .required(List.of("detail"));
        Schema problem = OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .description("An error in the format of RFC 9457.")
                .addProperty("type", described(text, "Stable URI of the problem's type."))
                .addProperty("title", described(text, "Title of the type."))
                .addProperty(
                        "status",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.INTEGER)
                                .description("The HTTP status."))
                .addProperty("detail", described(text, "What went wrong this time."))
                .addProperty("instance", described(text, "Path of the request."))
                .addProperty(
                        "errors",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.ARRAY)
                                .description("The invalid parts of the request, if any.")
                                .items(OASFactory.createSchema().ref("#/components/schemas/FieldError")))
                .required(List.of("type", "title", "status", "detail", "instance"));
        api.getComponents().addSchema("FieldError", error).addSchema("Problem", problem);
    }

    private static Schema described(Schema type, String description) {
        return OASFactory.createSchema().type(type.getType()).description(description);
    }

    /** Of two records of one name, a view and what it shows, the one that describes a schema. */
    private static ClassInfo described(ClassInfo a, ClassInfo b) {
        return a.declaredAnnotation(SCHEMA) == null ? b : a;
    }

    private static String schemaName(ClassInfo record) {
        AnnotationInstance schema = record.declaredAnnotation(SCHEMA);
        return schema == null || schema.value("name") == null
                ? record.simpleName()
                : Objects.requireNonNull(schema.value("name")).asString();
    }
}
