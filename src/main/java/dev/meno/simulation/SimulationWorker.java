package dev.meno.simulation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.meno.course.CourseCatalog;
import dev.meno.course.ItemPool;
import dev.meno.platform.Ids;
import dev.meno.platform.Tenants;
import dev.meno.psychometrics.simulation.SimulationPlan;
import dev.meno.psychometrics.simulation.SimulationReport;
import dev.meno.psychometrics.simulation.Simulator;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Works on open simulations, one at a time in a replica. The row's optimistic lock settles which replica gets a job; the
 * simulation itself runs outside any transaction.
 */
@ApplicationScoped
class SimulationWorker {
    private static final Logger LOG = Logger.getLogger(SimulationWorker.class);
    private static final Duration HEARTBEAT = Duration.ofSeconds(1);
    private static final int LOOK_AT = 50;

    private final SimulationRepository simulations;
    private final CourseCatalog courses;
    private final Clock clock;
    private final ObjectMapper json;
    private final UUID replica;

    SimulationWorker(SimulationRepository simulations, CourseCatalog courses, Ids ids, Clock clock, ObjectMapper json) {
        this.simulations = simulations;
        this.courses = courses;
        this.clock = clock;
        this.json = json;
        replica = ids.next();
    }

    /** Works on all that is open. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void work() {
        List<Tuple> open =
                Tenants.callOverAll(() -> QuarkusTransaction.requiringNew().call(() -> simulations.open(LOOK_AT)));
        for (Tuple row : open) {
            Tenants.callAs(row.get(0, String.class), () -> {
                workOn(UUID.fromString(row.get(1, String.class)));
                return true;
            });
        }
    }

    private void workOn(UUID id) {
        if (!change(id, simulation -> simulation.claim(replica, clock.instant()))) {
            return;
        }
        try {
            Simulation claimed = QuarkusTransaction.requiringNew().call(() -> simulations.findById(id));
            ItemPool pool = courses.ofCourse(claimed.courseId());
            SimulationPlan plan =
                    SimulationPlans.plan(json.readValue(claimed.request(), SimulationRequest.class), pool);
            Optional<SimulationReport> report = new Simulator(plan).run(new Heart(id, plan));
            if (report.isPresent()) {
                String result = json.writeValueAsString(SimulationResultView.of(report.get(), pool));
                change(id, simulation -> {
                    simulation.complete(replica, result);
                    return true;
                });
            }
        } catch (JsonProcessingException | RuntimeException e) {
            LOG.errorf(e, "The simulation %s failed", id);
            change(id, simulation -> {
                simulation.fail(replica, "The simulation failed. Its id helps to find out why.");
                return true;
            });
        }
    }

    private interface Change {
        boolean apply(Simulation simulation);
    }

    /** Applies a change; false if it was not made, because another replica or a client was first. */
    private boolean change(UUID id, Change change) {
        try {
            return QuarkusTransaction.requiringNew()
                    .call(() ->
                            simulations.findByIdOptional(id).map(change::apply).orElse(false));
        } catch (RuntimeException e) {
            if (hasLostARace(e)) {
                return false;
            }
            throw e;
        }
    }

    private static boolean hasLostARace(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof OptimisticLockException) {
                return true;
            }
        }
        return false;
    }

    /** Tells of the progress now and then, and ends a simulation that was cancelled or taken over. */
    private final class Heart implements Simulator.Observer {
        private final UUID id;
        private final int learners;
        private Instant last = clock.instant();

        Heart(UUID id, SimulationPlan plan) {
            this.id = id;
            learners = plan.respondents().count();
        }

        @Override
        public boolean tested(int done) {
            Instant now = clock.instant();
            if (Duration.between(last, now).compareTo(HEARTBEAT) < 0) {
                return true;
            }
            last = now;
            return change(id, simulation -> simulation.advance(replica, (double) done / learners, now));
        }
    }
}
