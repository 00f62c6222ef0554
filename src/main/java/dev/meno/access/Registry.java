package dev.meno.access;

import dev.meno.platform.CalendarZone;
import dev.meno.platform.Tenants;
import dev.meno.problem.NotFoundException;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;

/** The tenants. */
@ApplicationScoped
public class Registry {
    private final TenantRepository tenants;
    private final Clock clock;

    Registry(TenantRepository tenants, Clock clock) {
        this.tenants = tenants;
        this.clock = clock;
    }

    /** Makes sure that a tenant exists. */
    @Transactional
    public void ensureTenant(String id, String name) {
        if (tenants.findById(id) == null) {
            tenants.persist(new Tenant(id, name, CalendarZone.UTC, clock.instant()));
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
        Tenant tenant = new Tenant(request.id(), request.name(), request.zone(), clock.instant());
        tenants.persist(tenant);
        return TenantView.of(tenant);
    }

    @Transactional
    TenantView requireTenant(String id) {
        return TenantView.of(tenants.findByIdOptional(id).orElseThrow(() -> new NotFoundException("tenant", id)));
    }

    @Transactional
    TenantView changeTenant(String id, TenantChange change) {
        Tenant tenant = tenants.findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> new NotFoundException("tenant", id));
        tenant.change(change.name(), change.zone());
        return TenantView.of(tenant);
    }
}
