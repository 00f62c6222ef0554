package dev.meno.simulation;

import dev.meno.course.CourseCatalog;
import dev.meno.course.ItemPool;
import dev.meno.platform.JobContext;
import dev.meno.platform.JobHandler;
import dev.meno.platform.JobKind;
import dev.meno.psychometrics.simulation.SimulationPlan;
import dev.meno.psychometrics.simulation.SimulationState;
import dev.meno.psychometrics.simulation.Simulator;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Runs simulations. */
@ApplicationScoped
class SimulationHandler implements JobHandler<SimulationRequest, SimulationResultView> {
    /** Jobs about a course. */
    static final JobKind<SimulationRequest, SimulationResultView> KIND =
            new JobKind<>("simulation", SimulationRequest.class, SimulationResultView.class);

    private final CourseCatalog courses;

    SimulationHandler(CourseCatalog courses) {
        this.courses = courses;
    }

    @Override
    public JobKind<SimulationRequest, SimulationResultView> kind() {
        return KIND;
    }

    /**
     * What the next run goes on from.
     *
     * @param revision of the course whose questions were simulated
     */
    record Checkpoint(int revision, SimulationState state) {}

    @Override
    public Optional<SimulationResultView> run(SimulationRequest request, JobContext context) {
        ItemPool pool = courses.ofCourse(context.aboutId());
        SimulationPlan plan = SimulationPlans.plan(request, pool);
        // Counts of other questions are worth nothing.
        Optional<SimulationState> before = context.checkpoint(Checkpoint.class)
                .filter(checkpoint -> checkpoint.revision() == pool.revision())
                .map(Checkpoint::state);
        return before.map(state -> new Simulator(plan, state))
                .orElseGet(() -> new Simulator(plan))
                .run(state -> context.advance(
                        (double) state.tests() / plan.respondents().count(), new Checkpoint(pool.revision(), state)))
                .map(report -> SimulationResultView.of(report, pool));
    }
}
