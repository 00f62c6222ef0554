package dev.meno.demo;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class DemoFillRepository implements PanacheRepositoryBase<DemoFill, UUID> {
    /** The tenant's, if it has one. */
    Optional<DemoFill> find() {
        return findAll().firstResultOptional();
    }

    /** The same, held until the transaction ends. */
    Optional<DemoFill> lock() {
        return findAll().withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }
}
