package dev.meno.access;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class TenantRepository implements PanacheRepositoryBase<Tenant, String> {}
