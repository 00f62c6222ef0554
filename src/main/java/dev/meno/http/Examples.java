package dev.meno.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/** Gives every body of an operation an example, put together from the examples of its fields. */
final class Examples {
    private static final String REFERENCE = "#/components/schemas/";

    private final Map<String, Schema> schemas;

    Examples(OpenAPI api) {
        schemas = api.getComponents().getSchemas();
    }

    void addTo(Operation operation) {
        if (operation.getRequestBody() != null) {
            addTo(operation.getRequestBody().getContent());
        }
        operation.getResponses().getAPIResponses().values().forEach(response -> {
            if (response.getRef() == null) {
                addTo(response.getContent());
            }
        });
    }

    private void addTo(@Nullable Content content) {
        if (content == null) {
            return;
        }
        content.getMediaTypes().forEach((name, body) -> {
            if (body.getExample() == null && body.getSchema() != null && !name.equals("text/csv")) {
                body.setExample(of(body.getSchema()));
            }
        });
    }

    private @Nullable Object of(Schema schema) {
        if (schema.getRef() != null) {
            return of(Objects.requireNonNull(schemas.get(schema.getRef().substring(REFERENCE.length()))));
        }
        if (schema.getExamples() != null && !schema.getExamples().isEmpty()) {
            return schema.getExamples().getFirst();
        }
        if (schema.getAnyOf() != null) {
            return of(schema.getAnyOf().getFirst());
        }
        if (schema.getOneOf() != null) {
            return of(schema.getOneOf().getFirst());
        }
        if (schema.getEnumeration() != null && !schema.getEnumeration().isEmpty()) {
            return schema.getEnumeration().getFirst();
        }
        if (schema.getProperties() != null) {
            Map<String, Object> example = new LinkedHashMap<>();
            schema.getProperties().forEach((name, property) -> example.put(name, of(property)));
            return example;
        }
        if (schema.getItems() != null) {
            List<Object> example = new ArrayList<>();
            example.add(of(schema.getItems()));
            return example;
        }
        boolean isBoolean = schema.getType() != null && schema.getType().contains(Schema.SchemaType.BOOLEAN);
        return isBoolean ? Boolean.TRUE : null;
    }
}
