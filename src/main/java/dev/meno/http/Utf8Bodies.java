package dev.meno.http;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/**
 * Refuses bodies that are not UTF-8 (RFC 8259 §8.1). Jackson guesses UTF-16, takes overlong forms, and overlooks wrong
 * bytes in the name of a field that it has met before. A table comes from a program that a person can tell how to save it, so
 * there the answer says more.
 */
@Provider
class Utf8Bodies implements ReaderInterceptor {
    private static final MediaType CSV = new MediaType("text", "csv");

    /** What UTF-8 may be called; ASCII is a part of it. */
    private static final Set<String> NAMES = Set.of("utf-8", "utf8", "us-ascii");

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        boolean isTable = CSV.isCompatible(context.getMediaType());
        if (isTable && !isDeclaredUtf8(context.getMediaType())) {
            throw new NotUtf8Exception();
        }
        byte[] body = context.getInputStream().readAllBytes();
        try {
            requireUtf8(body);
        } catch (CharacterCodingException e) {
            if (isTable) {
                throw new NotUtf8Exception();
            }
            throw e;
        }
        context.setInputStream(new ByteArrayInputStream(body));
        return context.proceed();
    }

    private static boolean isDeclaredUtf8(MediaType type) {
        String charset = type.getParameters().getOrDefault(MediaType.CHARSET_PARAMETER, "utf-8");
        return NAMES.contains(charset.toLowerCase(Locale.ROOT));
    }

    private static void requireUtf8(byte[] body) throws CharacterCodingException {
        if (StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(body))
                .chars()
                .anyMatch(c -> c == 0)) {
            throw new CharacterCodingException();
        }
    }
}
