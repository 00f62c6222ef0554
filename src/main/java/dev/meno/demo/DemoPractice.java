package dev.meno.demo;

import dev.meno.cohort.CohortFounding;
import dev.meno.course.CourseCatalog;
import dev.meno.course.ItemPool;
import dev.meno.learner.Learners;
import dev.meno.platform.Ids;
import dev.meno.platform.Role;
import dev.meno.platform.Tenants;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * Fills a tenant with cohorts of simulated learners and weeks of their practice. Each session is one transaction, which also counts
 * it as done: a fill that is interrupted goes on where it stopped, by whichever process is there, and what is done is not done
 * again.
 */
@ApplicationScoped
class DemoPractice {
    private static final Logger LOG = Logger.getLogger(DemoPractice.class);
    private static final String INSTRUCTOR = "demo-instructor";
    private static final Rehearsal.Actor PARTNER = new Rehearsal.Actor(Role.PARTNER, "demo-partner");
    private static final int REPORTS = 10;

    private final DemoFillRepository fills;
    private final SimulatedPractice practice;
    private final Learners learners;
    private final CohortFounding cohorts;
    private final CourseCatalog courses;
    private final DemoProgress progress;
    private final Ids ids;

    DemoPractice(
            DemoFillRepository fills,
            SimulatedPractice practice,
            Learners learners,
            CohortFounding cohorts,
            CourseCatalog courses,
            DemoProgress progress,
            Ids ids) {
        this.fills = fills;
        this.practice = practice;
        this.learners = learners;
        this.cohorts = cohorts;
        this.courses = courses;
        this.progress = progress;
        this.ids = ids;
    }

    /** What is filled in, and when the practice ends; both are kept from the first call of a tenant on. */
    record Order(DemoPlan.Size size, long seed, Instant end) {}

    /**
     * Fills a tenant as far as it is not filled yet.
     *
     * @param goesOn asked before each session; false interrupts
     */
    // The tenant is looked up in a request alone, and here is none.
    @ActivateRequestContext
    void fill(String tenant, Order order, BooleanSupplier goesOn) {
        Fill fill = new Fill(tenant, order.size());
        Optional<DemoFill> begun = fill.find();
        if (begun.isPresent() && begun.get().isFinished()) {
            return;
        }
        DemoPlan plan = begun.map(earlier -> fill.plan(earlier.seed(), earlier.endsAt()))
                .orElseGet(() -> fill.plan(order.seed(), order.end()));
        if (begun.isEmpty()) {
            fill.begin(plan, order.seed());
        }
        fill.playAll(plan, goesOn);
    }

    private final class Fill {
        private final String tenant;
        private final DemoPlan.Size size;

        Fill(String tenant, DemoPlan.Size size) {
            this.tenant = tenant;
            this.size = size;
        }

        private Optional<DemoFill> find() {
            return Tenants.callAs(
                    tenant, () -> QuarkusTransaction.disallowingExisting().call(fills::find));
        }

        private DemoPlan plan(long seed, Instant end) {
            ItemPool pool = Tenants.callAs(tenant, () -> courses.require(DemoPlan.course()));
            return DemoPlan.of(size, pool, seed, end);
        }

        /** Registers all learners, puts them into their cohorts and writes down that all this is so, at once. */
        private void begin(DemoPlan plan, long seed) {
            Rehearsal rehearsal = new Rehearsal(tenant, plan.beginning(), seed);
            rehearsal.call(
                    PARTNER,
                    () -> QuarkusTransaction.disallowingExisting().call(() -> {
                        for (DemoPlan.Group group : plan.groups()) {
                            List<UUID> members = new ArrayList<>();
                            group.learners().forEach(learner -> members.add(register(learner, plan, rehearsal)));
                            cohorts.found(group.name(), INSTRUCTOR, members);
                        }
                        fills.persist(new DemoFill(
                                ids.next(), seed, plan.end(), plan.sittings().size()));
                        return true;
                    }));
        }

        private UUID register(DemoLearner learner, DemoPlan plan, Rehearsal rehearsal) {
            UUID id = learners.ensure(learner.externalId(), learner.name());
            learners.describe(id, DemoPlan.course(), learner.background());
            DemoLearner.Goal goal = learner.goal();
            if (goal != null) {
                LocalDate examDate =
                        LocalDate.ofInstant(plan.end(), ZoneOffset.UTC).plusDays(goal.days());
                rehearsal.call(new Rehearsal.Actor(Role.LEARNER, id.toString()), () -> {
                    practice.plan(DemoPlan.course(), examDate, goal.minutesPerDay());
                    return true;
                });
            }
            return id;
        }

        private void playAll(DemoPlan plan, BooleanSupplier goesOn) {
            int total = plan.sittings().size();
            Optional<DemoFill> state = find();
            while (state.isPresent() && !state.get().isFinished() && goesOn.getAsBoolean()) {
                int next = state.get().done();
                if (next * REPORTS / total != (next - 1) * REPORTS / total) {
                    LOG.infof("Simulated practice of tenant %s: %d of %d sessions", tenant, next, total);
                }
                progress.report(next, total);
                play(plan, next);
                state = find();
            }
            state.ifPresent(reached -> {
                progress.report(reached.done(), total);
                LOG.infof("Simulated practice of tenant %s: %d of %d sessions", tenant, reached.done(), total);
            });
        }

        /** Plays a session, unless another process has been faster. */
        private void play(DemoPlan plan, int number) {
            DemoPlan.Sitting sitting = plan.sittings().get(number);
            Optional<UUID> learner = idOf(sitting.learner());
            Rehearsal rehearsal = new Rehearsal(tenant, sitting.at(), sitting.seed());
            Rehearsal.Actor actor = new Rehearsal.Actor(
                    Role.LEARNER, learner.map(UUID::toString).orElse("nobody"));
            rehearsal.call(
                    actor,
                    () -> QuarkusTransaction.disallowingExisting().call(() -> {
                        Optional<DemoFill> fill = fills.lock().filter(locked -> locked.done() == number);
                        if (fill.isPresent()) {
                            // A learner who was erased no longer practises; one who has practised since goes on from
                            // there.
                            learner.ifPresent(id -> practice.play(
                                    id,
                                    sitting.outline(),
                                    new SimulatedLearner(sitting, plan.pool()),
                                    rehearsal::pass));
                            fill.get().step();
                        }
                        return true;
                    }));
        }

        private Optional<UUID> idOf(DemoLearner learner) {
            return Tenants.callAs(
                    tenant,
                    () -> QuarkusTransaction.disallowingExisting().call(() -> learners.find(learner.externalId())));
        }
    }
}
