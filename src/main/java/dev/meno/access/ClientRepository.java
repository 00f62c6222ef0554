package dev.meno.access;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

@ApplicationScoped
class ClientRepository implements PanacheRepositoryBase<Client, String> {
    List<Client> ofTenant(String tenantId) {
        return list("tenantId = ?1 order by id", tenantId);
    }
}
