package dev.meno.access;

import dev.meno.http.Idempotent;
import dev.meno.platform.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the operator does: tenants and their clients. */
@jakarta.ws.rs.Path("/v1/tenants")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.OPERATOR)
@Tag(name = "Operation")
class TenantResource {
    private final Registry registry;
    private final Clients clients;

    TenantResource(Registry registry, Clients clients) {
        this.registry = registry;
        this.clients = clients;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Idempotent
    @Operation(operationId = "createTenant", summary = "Create a tenant")
    @APIResponse(
            responseCode = "201",
            description = "The tenant was created.",
            content = @Content(schema = @Schema(implementation = TenantView.class)))
    public Response createTenant(@NotNull @Valid TenantRequest request) {
        return Response.created(URI.create("/v1/tenants/" + request.id()))
                .entity(registry.createTenant(request))
                .build();
    }

    @GET
    @jakarta.ws.rs.Path("{tenantId}")
    @Operation(operationId = "getTenant", summary = "Read a tenant")
    @APIResponse(responseCode = "200", description = "The tenant.")
    public TenantView getTenant(@PathParam("tenantId") String tenantId) {
        return registry.requireTenant(tenantId);
    }

    @PUT
    @jakarta.ws.rs.Path("{tenantId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "changeTenant",
            summary = "Change a tenant's name and time zone",
            description =
                    "A new time zone applies at once to every learner and cohort without their own. Sessions under"
                            + " way keep theirs. A cohort's counters are counted again the next time somebody reads them.")
    @APIResponse(responseCode = "200", description = "The changed tenant.")
    public TenantView changeTenant(@PathParam("tenantId") String tenantId, @NotNull @Valid TenantChange change) {
        return registry.changeTenant(tenantId, change);
    }

    @POST
    @jakarta.ws.rs.Path("{tenantId}/clients")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createClient",
            summary = "Create a client of a tenant",
            description =
                    "The reply contains the secret, only this once. The secret isn't stored, so this operation takes"
                            + " no `Idempotency-Key`: if the reply is lost, delete the client and create it again.")
    @APIResponse(
            responseCode = "201",
            description = "The client was created.",
            content = @Content(schema = @Schema(implementation = NewClientView.class)))
    public Response createClient(@PathParam("tenantId") String tenantId, @NotNull @Valid ClientRequest request) {
        return Response.created(URI.create("/v1/tenants/%s/clients/%s".formatted(tenantId, request.id())))
                .entity(clients.create(tenantId, request))
                .build();
    }

    @GET
    @jakarta.ws.rs.Path("{tenantId}/clients")
    @Operation(operationId = "listClients", summary = "List the clients of a tenant")
    @APIResponse(responseCode = "200", description = "The clients, ordered by id, without their secrets.")
    public List<ClientView> listClients(@PathParam("tenantId") String tenantId) {
        return clients.ofTenant(tenantId);
    }

    @DELETE
    @jakarta.ws.rs.Path("{tenantId}/clients/{clientId}")
    @Operation(
            operationId = "deleteClient",
            summary = "Delete a client",
            description = "The client gets no new tokens. Those it already has stay valid until they expire.")
    @APIResponse(responseCode = "204", description = "The client was deleted.")
    public void deleteClient(@PathParam("tenantId") String tenantId, @PathParam("clientId") String clientId) {
        clients.delete(tenantId, clientId);
    }
}
