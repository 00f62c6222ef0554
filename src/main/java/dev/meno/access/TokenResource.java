package dev.meno.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The built-in issuer's token endpoint: client credentials (RFC 6749 §4.4), and its own error format (§5.2). */
@jakarta.ws.rs.Path("/oauth2/token")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Access")
class TokenResource {
    private static final String GRANT_TYPE = "client_credentials";

    private final Clients clients;
    private final TokenIssuer issuer;

    TokenResource(Clients clients, TokenIssuer issuer) {
        this.clients = clients;
        this.issuer = issuer;
    }

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(
            operationId = "issueToken",
            summary = "Exchange a client's id and secret for a bearer token",
            description = "Client credentials (RFC 6749 §4.4). Send the id and secret in the form or by HTTP Basic"
                    + " authentication. Without `scope`, the token carries all of the client's roles. Errors have the"
                    + " format of RFC 6749 §5.2.")
    @SecurityRequirementsSet
    @APIResponse(
            responseCode = "200",
            description = "A bearer token.",
            content = @Content(schema = @Schema(implementation = AccessToken.class)))
    @APIResponse(
            responseCode = "400",
            description = "The grant type, the scope or the form is wrong.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = TokenError.class)))
    @APIResponse(
            responseCode = "401",
            description = "The client is unknown or its secret is wrong.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = TokenError.class)))
    public Response issueToken(
            @FormParam("grant_type") @Schema(examples = GRANT_TYPE, required = true) @Nullable String grantType,
            @FormParam("client_id") @Schema(examples = "demo-partner") @Nullable String clientId,
            @FormParam("client_secret") @Schema(examples = "demo-secret") @Nullable String clientSecret,
            @FormParam("scope") @Schema(examples = "partner") @Nullable String scope,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        if (grantType == null) {
            return error(400, "invalid_request", "grant_type is missing");
        }
        if (!GRANT_TYPE.equals(grantType)) {
            return error(400, "unsupported_grant_type", "grant_type must be client_credentials");
        }
        Optional<AuthenticatedClient> client = credentials(clientId, clientSecret, authorization)
                .filter(Credentials::isText)
                .flatMap(given -> clients.authenticate(given.id(), given.secret()));
        if (client.isEmpty()) {
            return error(401, "invalid_client", "the client is unknown or its secret is wrong");
        }
        return issue(client.get(), scope);
    }

    private Response issue(AuthenticatedClient client, @Nullable String scope) {
        Set<String> roles = scope == null || scope.isBlank()
                ? client.roles()
                : Set.of(scope.strip().split(" +"));
        if (!client.roles().containsAll(roles)) {
            return error(400, "invalid_scope", "the client does not have this scope");
        }
        return noStore(Response.ok(issuer.forClient(client.tenantId(), client.clientId(), roles)));
    }

    private static Optional<Credentials> credentials(
            @Nullable String id, @Nullable String secret, @Nullable String authorization) {
        if (authorization != null && authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
            return basic(authorization.substring(6).strip());
        }
        return id == null || secret == null ? Optional.empty() : Optional.of(new Credentials(id, secret));
    }

    private static Optional<Credentials> basic(String encoded) {
        try {
            String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            // RFC 6749 §2.3.1: both halves are form-encoded before they are joined.
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(new Credentials(decode(pair.substring(0, colon)), decode(pair.substring(colon + 1))));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static String decode(String formEncoded) {
        return URLDecoder.decode(formEncoded, StandardCharsets.UTF_8);
    }

    private static Response error(int status, String code, String description) {
        Response.ResponseBuilder response = Response.status(status).entity(new TokenError(code, description));
        if (status == 401) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"meno\"");
        }
        return noStore(response);
    }

    private static Response noStore(Response.ResponseBuilder response) {
        CacheControl cacheControl = new CacheControl();
        cacheControl.setNoStore(true);
        return response.cacheControl(cacheControl).build();
    }

    private record Credentials(String id, String secret) {
        /** Whether a database can look it up: PostgreSQL has no NUL in its texts. */
        boolean isText() {
            return id.indexOf('\0') < 0;
        }
    }

    /** An error as RFC 6749 §5.2 shapes it. */
    @Schema(name = "TokenError", description = "An error of the token endpoint (RFC 6749 §5.2).")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TokenError(
            @Schema(description = "Code of the error.", examples = "invalid_client")
            String error,

            @JsonProperty("error_description")
            @Schema(description = "The error in words.", examples = "the client is unknown or its secret is wrong")
            String errorDescription) {}
}
