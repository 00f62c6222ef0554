package dev.meno.access;

import dev.meno.platform.Tenants;
import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.hibernate.orm.runtime.tenant.TenantResolver;
import jakarta.enterprise.context.ApplicationScoped;

/** Tells Hibernate whose rows it may see: the one place where rows are filtered by tenant. */
@ApplicationScoped
@PersistenceUnitExtension
class RequestTenantResolver implements TenantResolver {
    @Override
    public String getDefaultTenantId() {
        return Tenants.NONE;
    }

    @Override
    public String resolveTenantId() {
        return Tenants.current();
    }
}
