package dev.meno.simulation;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class SimulationRepository implements PanacheRepositoryBase<Simulation, UUID> {
    Optional<Simulation> findOfCourse(UUID courseId, UUID id) {
        return find("courseId = ?1 and id = ?2", courseId, id).firstResultOptional();
    }

    List<Simulation> listAfter(UUID courseId, UUID after, int limit) {
        return find("courseId = ?1 and id > ?2 order by id", courseId, after)
                .page(0, limit)
                .list();
    }

    long countOpen() {
        return count("status in (?1, ?2)", SimulationStatus.QUEUED, SimulationStatus.RUNNING);
    }

    /** Jobs that are not over, of all tenants, oldest first: tenant and id. Plain SQL, because it looks over tenants. */
    @SuppressWarnings("unchecked")
    List<Tuple> open(int limit) {
        return getEntityManager()
                .createNativeQuery(
                        "select tenant_id, cast(id as varchar(36)) as id from simulation where status in ('QUEUED', 'RUNNING') order by simulation.id",
                        Tuple.class)
                .setMaxResults(limit)
                .getResultList();
    }
}
