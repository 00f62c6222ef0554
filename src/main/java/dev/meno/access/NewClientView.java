package dev.meno.access;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "A new client with its secret, which is shown only once.")
record NewClientView(
        ClientView client,

        @Schema(description = "The secret; only its hash is kept.", examples = "5f1d…")
        String secret) {}
