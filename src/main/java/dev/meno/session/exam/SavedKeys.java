package dev.meno.session.exam;

import dev.meno.http.IdempotencyKey;
import dev.meno.session.model.Attempt;
import java.util.List;
import java.util.Objects;
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
        if (origin.idempotencyKey() == null) {
            return saved;
        }
        List<String> lines = Stream.concat(saved.lines(), Stream.of(key(origin) + " " + origin.bodyHash()))
                .toList();
        return lines.stream().skip(Math.max(0, lines.size() - KEPT)).collect(Collectors.joining("\n"));
    }

    /** Hash of the body that was sent with the request's key; empty if the key is new. */
    static Optional<String> bodyHash(String saved, Attempt.Origin origin) {
        if (origin.idempotencyKey() == null) {
            return Optional.empty();
        }
        String prefix = key(origin) + " ";
        return saved.lines()
                .filter(line -> line.startsWith(prefix))
                .map(line -> line.substring(prefix.length()))
                .findFirst();
    }

    private static String key(Attempt.Origin origin) {
        return IdempotencyKey.hash(origin.subject(), Objects.requireNonNull(origin.idempotencyKey()));
    }
}
