package dev.meno.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.PropertyBindingException;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Turns every error into {@code application/problem+json}; nothing of the server's inside leaves with it. */
class ProblemMapper {
    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);
    private static final String RETRY_AFTER_SECONDS = "1";

    private final UriInfo uri;
    private final AllowedMethods allowedMethods;

    ProblemMapper(UriInfo uri, AllowedMethods allowedMethods) {
        this.uri = uri;
        this.allowedMethods = allowedMethods;
    }

    @ServerExceptionMapper
    Response ours(MenoException e) {
        Response response = respond(e.type(), Objects.requireNonNull(e.getMessage()), e.errors());
        return isForNow(e.type()) ? retried(response) : response;
    }

    @ServerExceptionMapper
    Response invalid(ConstraintViolationException e) {
        List<FieldError> errors = e.getConstraintViolations().stream()
                .map(ProblemMapper::fieldError)
                .sorted(Comparator.comparing(error -> error.pointer() + error.detail()))
                .toList();
        // A body that is the literal null, or is not there, is no body of the operation's kind.
        boolean noBody = errors.stream().anyMatch(error -> "".equals(error.pointer()));
        return noBody
                ? respond(ProblemType.MALFORMED_REQUEST, "The request needs a JSON body.", List.of())
                : respond(ProblemType.INVALID_REQUEST, "%d field(s) are invalid.".formatted(errors.size()), errors);
    }

    @ServerExceptionMapper
    Response mismatched(MismatchedInputException e) {
        return unreadable(e);
    }

    @ServerExceptionMapper
    Response unreadable(JsonProcessingException e) {
        String pointer = e instanceof JsonMappingException mapping ? pointer(mapping) : "";
        List<FieldError> errors = List.of(FieldError.at(pointer, describe(e)));
        boolean wellTyped = e instanceof InvalidFormatException format
                && format.getValue() instanceof String
                && isWrittenAsString(format.getTargetType());
        return respond(wellTyped ? ProblemType.INVALID_REQUEST : ProblemType.MALFORMED_REQUEST, describe(e), errors);
    }

    @ServerExceptionMapper
    Response framework(WebApplicationException e) {
        if (e.getCause() instanceof JsonProcessingException json) {
            return unreadable(json);
        }
        return switch (e.getResponse().getStatus()) {
            case 404 -> nothingHere();
            case 405 -> methodNotAllowed();
            case 406 ->
                respond(ProblemType.NOT_ACCEPTABLE, "None of the accepted media types is available.", List.of());
            case 413 -> respond(ProblemType.PAYLOAD_TOO_LARGE, "The body is too large.", List.of());
            case 415 ->
                respond(ProblemType.UNSUPPORTED_MEDIA_TYPE, "The body's media type isn't supported.", List.of());
            case 401 -> unauthenticated();
            case 403 -> forbidden();
            default ->
                e.getResponse().getStatus() < 500
                        ? respond(ProblemType.MALFORMED_REQUEST, "The request can't be read.", List.of())
                        : unexpected(e);
        };
    }

    @ServerExceptionMapper({
        UnauthorizedException.class,
        AuthenticationFailedException.class,
        AuthenticationCompletionException.class
    })
    Response unauthenticated() {
        return Response.fromResponse(respond(ProblemType.UNAUTHENTICATED, "Send a valid bearer token.", List.of()))
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }

    @ServerExceptionMapper(ForbiddenException.class)
    Response forbidden() {
        return respond(ProblemType.FORBIDDEN, "The caller's role doesn't allow this operation.", List.of());
    }

    @ServerExceptionMapper
    Response anythingElse(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof MenoException ours) {
                return ours(ours);
            }
        }
        return switch (DatabaseFailure.of(e)) {
            case BUSY -> busy("The service is busy. Nothing was changed.");
            case IN_DOUBT ->
                busy("The connection to the database was lost, so the request may or may not have been carried out."
                        + " Send it again.");
            case CONFLICT ->
                respond(
                        ProblemType.CONCURRENT_CHANGE,
                        "Another request changed this resource at the same time.",
                        List.of());
            case UNREADABLE -> framework(new WebApplicationException(400));
            case NONE -> unreadableBody(e) ? framework(new WebApplicationException(400)) : unexpected(e);
        };
    }

    /** A body that breaks off or is no UTF-8 fails as plain I/O while it is read. */
    private static boolean unreadableBody(Throwable e) {
        return e instanceof IOException && !(e instanceof java.io.FileNotFoundException);
    }

    /** Of two resource classes whose paths overlap the framework asks one, and takes the other's methods for absent. */
    private Response nothingHere() {
        return allowedMethods.of(uri.getPath()).isEmpty()
                ? respond(ProblemType.NOT_FOUND, "There is nothing at this path.", List.of())
                : methodNotAllowed();
    }

    private Response methodNotAllowed() {
        return Response.fromResponse(
                        respond(ProblemType.METHOD_NOT_ALLOWED, "The resource doesn't support this method.", List.of()))
                .header(HttpHeaders.ALLOW, String.join(", ", allowedMethods.of(uri.getPath())))
                .build();
    }

    private Response busy(String detail) {
        return retried(respond(ProblemType.UNAVAILABLE, detail, List.of()));
    }

    private static boolean isForNow(ProblemType type) {
        return type == ProblemType.UNAVAILABLE || type == ProblemType.TOO_MANY_REQUESTS;
    }

    private static Response retried(Response response) {
        return Response.fromResponse(response)
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .build();
    }

    private Response unexpected(Throwable e) {
        UUID incident = UUID.randomUUID();
        LOG.errorf(e, "Incident %s", incident);
        return respond(
                ProblemType.INTERNAL_ERROR, "The error is logged as incident %s.".formatted(incident), List.of());
    }

    private Response respond(ProblemType type, String detail, List<FieldError> errors) {
        // The builder from a number, because the status enum of JAX-RS has no 422.
        return new org.jboss.resteasy.reactive.server.jaxrs.ResponseBuilderImpl()
                .status(type.status(), type.title())
                .type(Problem.MEDIA_TYPE)
                .entity(Problem.of(type, detail, uri.getPath(), errors))
                .build();
    }

    private static FieldError fieldError(ConstraintViolation<?> violation) {
        StringBuilder pointer = new StringBuilder();
        int depth = 0;
        for (Path.Node node : violation.getPropertyPath()) {
            // The first two nodes are the Java method and its parameter.
            if (node.getIndex() != null && depth >= 2) {
                pointer.append('/').append(node.getIndex());
            }
            if (depth >= 2 && node.getKind() == ElementKind.PROPERTY) {
                pointer.append('/').append(node.getName());
            }
            depth++;
        }
        return FieldError.at(pointer.toString(), violation.getMessage());
    }

    private static String pointer(JsonMappingException e) {
        StringBuilder pointer = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            pointer.append('/')
                    .append(step.getFieldName() == null ? step.getIndex() : FieldError.segment(step.getFieldName()));
        }
        return pointer.toString();
    }

    private static boolean isWrittenAsString(@Nullable Class<?> type) {
        return type != null
                && (type.isEnum() || type == UUID.class || java.time.temporal.Temporal.class.isAssignableFrom(type));
    }

    private static String describe(JsonProcessingException e) {
        return switch (e) {
            case PropertyBindingException unknown -> "The field is unknown.";
            case InvalidFormatException format
            when isWrittenAsString(format.getTargetType()) ->
                format.getTargetType().isEnum()
                        ? "The value must be one of those listed in the contract."
                        : "The value doesn't have the format that the contract requires.";
            case MismatchedInputException mismatch -> "The value is missing or has the wrong JSON type.";
            case JsonMappingException mapping -> "The value can't be read.";
            default -> "The body isn't well-formed JSON.";
        };
    }
}
