package dev.meno.platform;

import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Refuses bodies that are not UTF-8 (RFC 8259 §8.1). Jackson guesses UTF-16, takes overlong forms, and overlooks wrong
 * bytes in the name of a field that it has met before.
 */
@Provider
class Utf8Bodies implements ReaderInterceptor {
    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        byte[] body = context.getInputStream().readAllBytes();
        if (StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(body))
                .chars()
                .anyMatch(c -> c == 0)) {
            throw new CharacterCodingException();
        }
        context.setInputStream(new ByteArrayInputStream(body));
        return context.proceed();
    }
}
