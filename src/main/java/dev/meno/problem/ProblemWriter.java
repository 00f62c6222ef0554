package dev.meno.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.List;

/** Answers with a problem document where a request is refused before the REST layer sees it. */
@Singleton
public class ProblemWriter {
    private final ObjectMapper json;

    ProblemWriter(ObjectMapper json) {
        this.json = json;
    }

    /** Ends the request. */
    public void refuse(RoutingContext context, ProblemType type, String detail) {
        context.response()
                .setStatusCode(type.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(document(context, type, detail));
    }

    private String document(RoutingContext context, ProblemType type, String detail) {
        try {
            return json.writeValueAsString(
                    Problem.of(type, detail, context.request().path(), List.of()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A problem document can be written.", e);
        }
    }
}
