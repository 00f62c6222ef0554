package dev.meno.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.meno.problem.FieldError;
import dev.meno.problem.MalformedRequestException;
import dev.meno.problem.MenoException;
import dev.meno.problem.ProblemType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The header by which a client names a request, so that it can repeat it safely. */
public final class IdempotencyKey {
    public static final String HEADER = "Idempotency-Key";
    public static final int MAX_LENGTH = 255;

    private IdempotencyKey() {}

    /**
     * Checks a header's value.
     *
     * @return the value, or null if the header is absent
     * @throws MalformedRequestException if it is empty, too long or not printable ASCII
     */
    public static @Nullable String validate(@Nullable String value) {
        if (value == null) {
            return null;
        }
        boolean printable = value.chars().allMatch(c -> c >= 0x20 && c < 0x7f);
        if (value.isBlank() || value.length() > MAX_LENGTH || !printable) {
            throw new MalformedRequestException(
                    HEADER,
                    "The %s header must contain 1 to %d printable ASCII characters.".formatted(HEADER, MAX_LENGTH));
        }
        return value;
    }

    /** A hash of a request's parsed body: bodies that mean the same have the same hash. */
    public static String bodyHash(ObjectMapper json, @Nullable Object body) {
        try {
            return hash(json.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A body that was read can be written.", e);
        }
    }

    /** A hash of several texts together. */
    public static String hash(String... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                digest.update(part.getBytes(StandardCharsets.UTF_8));
                // A separator that no part holds, so that shifted parts do not collide.
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }

    /** The key was used before with another body (422). */
    public static MenoException reused() {
        return new ReusedException();
    }

    private static final class ReusedException extends MenoException {
        private static final long serialVersionUID = 1L;

        ReusedException() {
            super(
                    ProblemType.IDEMPOTENCY_KEY_REUSED,
                    "The idempotency key was already used with a different body. Use a new key for a new request.",
                    List.of(FieldError.ofParameter(HEADER, "belongs to another request")));
        }
    }
}
