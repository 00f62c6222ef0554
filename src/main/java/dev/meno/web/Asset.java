package dev.meno.web;

import io.vertx.core.buffer.Buffer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file of the front end.
 *
 * @param mediaType what it is, for the Content-Type header
 * @param content its bytes
 * @param compressed the same by gzip; absent if that would not be smaller
 */
record Asset(String mediaType, Buffer content, @Nullable Buffer compressed) {
    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "txt", "text/plain; charset=utf-8");

    static Asset of(String name, Buffer content, @Nullable Buffer compressed) {
        String ending = name.substring(name.lastIndexOf('.') + 1);
        String mediaType = MEDIA_TYPES.get(ending);
        if (mediaType == null) {
            throw new IllegalStateException(
                    "Meno doesn't serve assets of this kind (%s). Add the kind here.".formatted(name));
        }
        boolean smaller = compressed != null && compressed.length() < content.length();
        return new Asset(mediaType, content, smaller ? compressed : null);
    }
}
