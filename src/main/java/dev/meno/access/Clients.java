package dev.meno.access;

import dev.meno.platform.Ids;
import dev.meno.platform.Tenants;
import dev.meno.problem.NotFoundException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The clients that act for tenants. Their ids are unique over all tenants, and the token endpoint knows no tenant yet, so each
 * method looks over all tenants. It makes its own transactions and hashes outside them.
 */
@ApplicationScoped
public class Clients {
    private final TenantRepository tenants;
    private final ClientRepository clients;
    private final Secrets secrets;
    private final Clock clock;
    private final Ids ids;

    Clients(TenantRepository tenants, ClientRepository clients, Secrets secrets, Clock clock, Ids ids) {
        this.tenants = tenants;
        this.clients = clients;
        this.secrets = secrets;
        this.clock = clock;
        this.ids = ids;
    }

    /** Makes sure that a client exists and has this secret. */
    public void ensure(String id, String tenantId, String secret, Set<String> roles) {
        Optional<StoredClient> stored = find(id);
        if (stored.isPresent() && secrets.matches(secret, stored.get().secretHash())) {
            return;
        }
        String hash = secrets.hash(secret);
        overAll(() -> {
            Client client = clients.findById(id);
            if (client == null) {
                clients.persist(new Client(id, tenantId, hash, roles, clock.instant()));
            } else {
                client.changeSecret(hash);
            }
            return id;
        });
    }

    NewClientView create(String tenantId, ClientRequest request) {
        String secret = ids.secret();
        String hash = secrets.hash(secret);
        return overAll(() -> {
            requireTenant(tenantId);
            if (clients.findById(request.id()) != null) {
                throw new AlreadyExistsException("client", request.id());
            }
            Client client = new Client(request.id(), tenantId, hash, Set.copyOf(request.roles()), clock.instant());
            clients.persist(client);
            return new NewClientView(ClientView.of(client), secret);
        });
    }

    List<ClientView> ofTenant(String tenantId) {
        return overAll(() -> {
            requireTenant(tenantId);
            return clients.ofTenant(tenantId).stream().map(ClientView::of).toList();
        });
    }

    void delete(String tenantId, String clientId) {
        overAll(() -> {
            Client client = clients.findByIdOptional(clientId)
                    .filter(found -> found.tenantId().equals(tenantId))
                    .orElseThrow(() -> new NotFoundException("client", clientId));
            clients.delete(client);
            return client;
        });
    }

    /** The client with this id and secret; takes the same time whether or not the id exists. */
    Optional<AuthenticatedClient> authenticate(String clientId, String secret) {
        Optional<StoredClient> stored = find(clientId);
        if (stored.isEmpty()) {
            secrets.matchNobody(secret);
            return Optional.empty();
        }
        return stored.filter(client -> secrets.matches(secret, client.secretHash()))
                .map(StoredClient::client);
    }

    private Optional<StoredClient> find(String id) {
        return overAll(() -> clients.findByIdOptional(id)
                .map(client -> new StoredClient(
                        new AuthenticatedClient(client.id(), client.tenantId(), client.roles()), client.secretHash())));
    }

    private void requireTenant(String id) {
        if (tenants.findById(id) == null) {
            throw new NotFoundException("tenant", id);
        }
    }

    private static <T> T overAll(Supplier<T> work) {
        return Tenants.callOverAll(
                () -> QuarkusTransaction.disallowingExisting().call(work::get));
    }

    private record StoredClient(AuthenticatedClient client, String secretHash) {}
}
