package dev.meno.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.meno.platform.Caller;
import dev.meno.problem.MenoException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.TransactionExceptionResult;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs {@link Idempotent} methods at most once for a key. The key's row is inserted first, in the transaction of the
 * work: a racing repetition waits for that row and then reads the answer that was committed with it. Only answers of
 * work that was done are stored; a refused request gives its key back, so its repetition may run.
 */
@Idempotent
@Interceptor
// After bean validation (4800): a body that is refused there takes no key.
@Priority(4_900)
class IdempotencyInterceptor {
    private final StoredAnswers answers;
    private final ObjectMapper json;
    private final Caller caller;
    private final HttpHeaders headers;
    private final UriInfo uri;
    private final Request request;

    IdempotencyInterceptor(
            StoredAnswers answers,
            ObjectMapper json,
            Caller caller,
            HttpHeaders headers,
            UriInfo uri,
            Request request) {
        this.answers = answers;
        this.json = json;
        this.caller = caller;
        this.headers = headers;
        this.uri = uri;
        this.request = request;
    }

    @AroundInvoke
    @Nullable
    Object once(InvocationContext invocation) throws Exception {
        String key = IdempotencyKey.validate(headers.getHeaderString(IdempotencyKey.HEADER));
        if (key == null) {
            return invocation.proceed();
        }
        String fingerprint = IdempotencyKey.hash(caller.subject(), request.getMethod(), uri.getPath(), key);
        String bodyHash = IdempotencyKey.bodyHash(json, body(invocation));
        return QuarkusTransaction.disallowingExisting()
                .exceptionHandler(IdempotencyInterceptor::afterRefusal)
                .call(() -> {
                    Optional<StoredAnswer> earlier = answers.claim(caller.tenant(), fingerprint, bodyHash);
                    return earlier.isPresent() ? replay(earlier.get(), bodyHash) : run(invocation, fingerprint);
                });
    }

    private static TransactionExceptionResult afterRefusal(Throwable refusal) {
        // The code that refused may have given up the transaction already, so there's nothing left to keep.
        return refusal instanceof MenoException ours && ours.keepsChanges() && !QuarkusTransaction.isRollbackOnly()
                ? TransactionExceptionResult.COMMIT
                : TransactionExceptionResult.ROLLBACK;
    }

    private Response run(InvocationContext invocation, String fingerprint) throws Exception {
        Response response = proceed(invocation, fingerprint);
        String body = json.writeValueAsString(response.getEntity());
        URI location = response.getLocation();
        answers.store(caller.tenant(), fingerprint, response.getStatus(), location, body);
        return answer(response.getStatus(), location, body);
    }

    private Response proceed(InvocationContext invocation, String fingerprint) throws Exception {
        try {
            return (Response) invocation.proceed();
        } catch (MenoException refusal) {
            if (refusal.keepsChanges() && !QuarkusTransaction.isRollbackOnly()) {
                answers.giveBack(caller.tenant(), fingerprint);
            }
            throw refusal;
        }
    }

    private static Response replay(StoredAnswer earlier, String bodyHash) {
        if (!earlier.bodyHash().equals(bodyHash)) {
            throw IdempotencyKey.reused();
        }
        return answer(earlier.status(), earlier.location(), earlier.body());
    }

    private static Response answer(int status, @Nullable URI location, String body) {
        return Response.status(status)
                .location(location)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(body)
                .build();
    }

    private static @Nullable Object body(InvocationContext invocation) {
        return Arrays.stream(invocation.getParameters())
                .filter(Record.class::isInstance)
                .findFirst()
                .orElse(null);
    }
}
