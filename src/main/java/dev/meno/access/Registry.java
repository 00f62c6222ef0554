package dev.meno.access;

import dev.meno.platform.Ids;
import dev.meno.platform.Tenants;
import dev.meno.problem.NotFoundException;
import io.quarkus.elytron.security.common.BcryptUtil;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tenants and the clients that act for them. */
@ApplicationScoped
public class Registry {
    /** Verified when the client is unknown, so that the time of an answer does not tell which ids exist. */
    private static final String NOBODYS_HASH = BcryptUtil.bcryptHash("nobody");

    private final TenantRepository tenants;
    private final ClientRepository clients;
    private final Clock clock;
    private final Ids ids;

    Registry(TenantRepository tenants, ClientRepository clients, Clock clock, Ids ids) {
        this.tenants = tenants;
        this.clients = clients;
        this.clock = clock;
        this.ids = ids;
    }

    /** Makes sure that a tenant exists. */
    @Transactional
    public void ensureTenant(String id, String name) {
        if (tenants.findById(id) == null) {
            tenants.persist(new Tenant(id, name, clock.instant()));
        }
    }

    /** Makes sure that a client exists and has this secret. */
    @Transactional
    public void ensureClient(String id, String tenantId, String secret, Set<String> roles) {
        Client client = clients.findById(id);
        if (client == null) {
            clients.persist(new Client(id, tenantId, BcryptUtil.bcryptHash(secret), roles, clock.instant()));
        } else if (!verifies(secret, client.secretHash())) {
            client.changeSecret(BcryptUtil.bcryptHash(secret));
        }
    }

    /** Whether there is a tenant of this id. */
    @Transactional
    public boolean hasTenant(String id) {
        return tenants.findById(id) != null;
    }

    /** Ids of all tenants, in order; for code that looks over tenants on purpose. */
    @Transactional
    public List<String> tenantIds() {
        return tenants.listAll(Sort.by("id")).stream().map(Tenant::id).toList();
    }

    /** Holds the current tenant's row until the transaction ends: one change of its content at a time. */
    @Transactional
    public void lockCurrentTenant() {
        tenants.findById(Tenants.current(), LockModeType.PESSIMISTIC_WRITE);
    }

    @Transactional
    TenantView createTenant(TenantRequest request) {
        if (tenants.findById(request.id()) != null) {
            throw new AlreadyExistsException("tenant", request.id());
        }
        Tenant tenant = new Tenant(request.id(), request.name(), clock.instant());
        tenants.persist(tenant);
        return TenantView.of(tenant);
    }

    @Transactional
    TenantView requireTenant(String id) {
        return TenantView.of(tenants.findByIdOptional(id).orElseThrow(() -> new NotFoundException("tenant", id)));
    }

    @Transactional
    NewClientView createClient(String tenantId, ClientRequest request) {
        requireTenant(tenantId);
        if (clients.findById(request.id()) != null) {
            throw new AlreadyExistsException("client", request.id());
        }
        String secret = ids.secret();
        Client client = new Client(
                request.id(), tenantId, BcryptUtil.bcryptHash(secret), Set.copyOf(request.roles()), clock.instant());
        clients.persist(client);
        return new NewClientView(ClientView.of(client), secret);
    }

    @Transactional
    List<ClientView> clientsOf(String tenantId) {
        requireTenant(tenantId);
        return clients.ofTenant(tenantId).stream().map(ClientView::of).toList();
    }

    @Transactional
    void deleteClient(String tenantId, String clientId) {
        Client client = clients.findByIdOptional(clientId)
                .filter(found -> found.tenantId().equals(tenantId))
                .orElseThrow(() -> new NotFoundException("client", clientId));
        clients.delete(client);
    }

    /** Whom a client id and secret stand for. */
    record Authenticated(String clientId, String tenantId, Set<String> roles) {}

    /** The client with this id and secret; takes the same time whether or not the id exists. */
    @Transactional
    Optional<Authenticated> authenticate(String clientId, String secret) {
        Client client = clients.findById(clientId);
        boolean right = verifies(secret, client == null ? NOBODYS_HASH : client.secretHash());
        return right && client != null
                ? Optional.of(new Authenticated(client.id(), client.tenantId(), client.roles()))
                : Optional.empty();
    }

    private static boolean verifies(String secret, String hash) {
        return BcryptUtil.matches(secret, hash);
    }
}
