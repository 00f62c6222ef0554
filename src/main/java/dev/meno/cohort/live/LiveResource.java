package dev.meno.cohort.live;

import dev.meno.platform.Caller;
import dev.meno.platform.Path;
import dev.meno.platform.Role;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;

@jakarta.ws.rs.Path("/v1/cohorts/{cohortId}/live")
@RolesAllowed({Role.INSTRUCTOR, Role.PARTNER})
@Tag(name = "Cohorts")
class LiveResource {
    private static final String COHORT = "cohort";
    private static final String EVENT = "snapshot";
    private static final Duration RECONNECT_AFTER = Duration.ofSeconds(2);

    private final LiveService live;
    private final LiveFeeds feeds;
    private final Caller caller;

    LiveResource(LiveService live, LiveFeeds feeds, Caller caller) {
        this.live = live;
        this.feeds = feeds;
        this.caller = caller;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getLiveSessions",
            summary = "Watch what a cohort's members are doing now",
            description =
                    "With `Accept: text/event-stream`, a stream of server-sent events: a `snapshot` event at once,"
                            + " and another within about two seconds of any change, with the same JSON as `data`. After 15"
                            + " seconds of silence, the stream sends a comment. It ends when the token expires, when the"
                            + " server is about to stop, or when the server can't read the cohort for some time. A client that"
                            + " reconnects gets a snapshot first. As JSON, the reply is one snapshot.")
    @APIResponse(
            responseCode = "200",
            description = "The cohort as it is now.",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = LiveView.class)),
                @Content(
                        mediaType = MediaType.SERVER_SENT_EVENTS,
                        schema = @Schema(type = SchemaType.STRING),
                        examples =
                                @ExampleObject(
                                        name = "stream",
                                        value =
                                                "event: snapshot\ndata: {\"cohortId\":\"019ab0c3-0a10-7c11-b2d2-5e6f708192a3\",\"practisingNow\":0,\"answersToday\":0,\"sessions\":[]}\n\n"))
            })
    @APIResponse(responseCode = "429", ref = "Problem429")
    public LiveView getLiveSessions(@PathParam("cohortId") String cohortId, @Context HttpHeaders headers) {
        requireAcceptable(headers);
        return live.snapshot(Path.id(COHORT, cohortId));
    }

    @GET
    // A client that does not say what it accepts gets JSON.
    @Produces(MediaType.SERVER_SENT_EVENTS + ";qs=0.5")
    @Blocking
    @RunOnVirtualThread
    @Operation(hidden = true)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    // Proxies that collect an answer before they pass it on must not do so here.
    @ResponseHeader(name = "X-Accel-Buffering", value = "no")
    public Multi<OutboundSseEvent> streamLiveSessions(
            @PathParam("cohortId") String cohortId, @Context HttpHeaders headers, @Context Sse sse) {
        requireAcceptable(headers);
        LiveView now = live.snapshot(Path.id(COHORT, cohortId));
        LiveFeeds.Viewer viewer =
                new LiveFeeds.Viewer(caller.tenant(), caller.subject(), caller.isInstructorOnly(), caller.expiresAt());
        return feeds.watch(now, viewer).map(signal -> switch (signal) {
            case LiveFeeds.Signal.Snapshot(LiveView view) ->
                sse.newEventBuilder()
                        .name(EVENT)
                        .reconnectDelay(RECONNECT_AFTER.toMillis())
                        .mediaType(MediaType.APPLICATION_JSON_TYPE)
                        .data(LiveView.class, view)
                        .build();
            case LiveFeeds.Signal.Heartbeat() ->
                sse.newEventBuilder().comment("").build();
        });
    }

    /** Where methods of one path differ in what they produce, the framework asks one even of a client that accepts neither. */
    private static void requireAcceptable(HttpHeaders headers) {
        if (headers.getAcceptableMediaTypes().stream()
                .noneMatch(accepted -> accepted.isCompatible(MediaType.APPLICATION_JSON_TYPE)
                        || accepted.isCompatible(MediaType.SERVER_SENT_EVENTS_TYPE))) {
            throw new NotAcceptableException();
        }
    }
}
