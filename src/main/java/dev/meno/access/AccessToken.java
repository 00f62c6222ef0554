package dev.meno.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A bearer token as RFC 6749 §5.1 shapes it. */
@Schema(description = "A bearer token (RFC 6749 §5.1).")
public record AccessToken(
        @JsonProperty("access_token") @Schema(description = "The token.", examples = "eyJhbGciOiJSUzI1NiJ9.e30.c2ln")
        String accessToken,

        @JsonProperty("token_type") @Schema(description = "Always `Bearer`.", examples = "Bearer")
        String tokenType,

        @JsonProperty("expires_in") @Schema(description = "Seconds until it expires.", examples = "3600")
        long expiresIn,

        @Schema(description = "The roles it carries, separated by spaces.", examples = "partner")
        String scope) {}
