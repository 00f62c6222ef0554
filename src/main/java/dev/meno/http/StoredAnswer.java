package dev.meno.http;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The answer that an idempotent request got when it ran. */
record StoredAnswer(String bodyHash, int status, @Nullable URI location, String body) {}
