package dev.meno.session.exam;

import dev.meno.http.IdempotencyKey;
import dev.meno.session.model.Attempt;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The idempotency keys under which an answer to an exam question was saved, as text: a line for each, with the hashes of
 * key and body, newest last. A client that repeats an old request has been answered by what it finds here.
 */
final class SavedKeys {
    static final String NONE = "";

    /** A client repeats what it sent lately; older keys are forgotten. */
    private static final int KEPT = 16;

    private SavedKeys() {}

    static String with(String saved, Attempt.Origin origin) {
        Optional<String> key = key(origin);
        if (key.isEmpty()) {
            return saved;
        }
        List<String> lines = Stream.concat(saved.lines(), Stream.of(key.get() + " " + origin.bodyHash()))
                .toList();
        return lines.stream().skip(Math.max(0, lines.size() - KEPT)).collect(Collectors.joining("\n"));
    }

    /** Hash of the body that was sent with the request's key; empty if the key is new. */
    static Optional<String> bodyHash(String saved, Attempt.Origin origin) {
        return key(origin)
                .map(key -> key + " ")
                .flatMap(prefix -> saved.lines()
                        .filter(line -> line.startsWith(prefix))
                        .map(line -> line.substring(prefix.length()))
                        .findFirst());
    }

    /** What the lines of a request's key begin with; empty if it has none. */
    static Optional<String> key(Attempt.Origin origin) {
        return Optional.ofNullable(origin.idempotencyKey()).map(key -> IdempotencyKey.hash(origin.subject(), key));
    }
}
