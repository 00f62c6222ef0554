package dev.meno.web.login;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meno.platform.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whom an ID token stands for, as the configuration reads its claims.
 *
 * @param role {@link Role#INSTRUCTOR} or {@link Role#LEARNER}; a user who is both begins as an instructor
 */
record OidcClaims(String tenant, String role, String subject, String name) {
    /** As long as the owner of a cohort may be. */
    private static final int MAX_SUBJECT_LENGTH = 100;

    private static final int MAX_NAME_LENGTH = 200;

    /** Empty if the claims name no tenant, no subject or neither role. */
    static Optional<OidcClaims> of(JsonNode claims, OidcConfig config) {
        Optional<String> tenant =
                config.tenantClaim().flatMap(path -> text(claims, path)).or(config::tenant);
        Optional<String> subject =
                text(claims, config.subjectClaim()).filter(value -> value.length() <= MAX_SUBJECT_LENGTH);
        Optional<String> role = role(texts(at(claims, config.rolesClaim())), config);
        if (tenant.isEmpty() || subject.isEmpty() || role.isEmpty()) {
            return Optional.empty();
        }
        String name = text(claims, config.nameClaim())
                .filter(value -> value.length() <= MAX_NAME_LENGTH)
                .orElse(subject.get());
        return Optional.of(new OidcClaims(tenant.get(), role.get(), subject.get(), name));
    }

    private static Optional<String> role(List<String> roles, OidcConfig config) {
        if (roles.contains(config.instructorRole())) {
            return Optional.of(Role.INSTRUCTOR);
        }
        return roles.contains(config.learnerRole()) ? Optional.of(Role.LEARNER) : Optional.empty();
    }

    private static Optional<String> text(JsonNode claims, String path) {
        return Optional.of(at(claims, path))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .filter(value -> !value.isBlank());
    }

    private static List<String> texts(JsonNode value) {
        if (value.isTextual()) {
            return List.of(value.textValue().strip().split(" +"));
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode element : value) {
            if (value.isArray() && element.isTextual()) {
                texts.add(element.textValue());
            }
        }
        return texts;
    }

    /** The claim of this whole name, or the one at this path: some providers have names that are addresses. */
    private static JsonNode at(JsonNode claims, String path) {
        if (claims.has(path)) {
            return claims.path(path);
        }
        JsonNode value = claims;
        for (String segment : List.of(path.split("/"))) {
            value = value.path(segment);
        }
        return value;
    }
}
