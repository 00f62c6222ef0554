package dev.meno.simulation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.meno.course.CourseCatalog;
import dev.meno.course.ItemPool;
import dev.meno.http.Page;
import dev.meno.http.PageRequest;
import dev.meno.platform.Ids;
import dev.meno.problem.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes, shows and cancels simulations. */
@ApplicationScoped
class SimulationService {
    /** Open jobs that one tenant may have. */
    private static final int MAX_OPEN = 20;

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final SimulationRepository simulations;
    private final CourseCatalog courses;
    private final Ids ids;
    private final Clock clock;
    private final ObjectMapper json;

    SimulationService(
            SimulationRepository simulations, CourseCatalog courses, Ids ids, Clock clock, ObjectMapper json) {
        this.simulations = simulations;
        this.courses = courses;
        this.ids = ids;
        this.clock = clock;
        this.json = json;
    }

    @Transactional
    SimulationView create(String courseKey, SimulationRequest request) {
        ItemPool pool = courses.require(courseKey);
        // What cannot be planned is refused now, and not found out by the job.
        SimulationPlans.plan(request, pool);
        if (simulations.countOpen() >= MAX_OPEN) {
            throw new TooManySimulationsException(MAX_OPEN);
        }
        Simulation simulation = new Simulation(ids.next(), pool.courseId(), write(request), clock.instant());
        simulations.persist(simulation);
        return view(simulation);
    }

    @Transactional
    SimulationView find(String courseKey, UUID id) {
        return view(require(courseKey, id));
    }

    @Transactional
    Page<SimulationView> list(String courseKey, PageRequest page) {
        UUID courseId = courses.require(courseKey).courseId();
        UUID after = Objects.requireNonNullElse(page.after(), BEFORE_ALL);
        return page.page(simulations.listAfter(courseId, after, page.limit() + 1), Simulation::id, this::view);
    }

    @Transactional
    void cancel(String courseKey, UUID id) {
        require(courseKey, id).cancel();
    }

    private Simulation require(String courseKey, UUID id) {
        return simulations
                .findOfCourse(courses.require(courseKey).courseId(), id)
                .orElseThrow(() -> new NotFoundException("simulation", id));
    }

    private SimulationView view(Simulation simulation) {
        return new SimulationView(
                simulation.id(),
                simulation.status(),
                simulation.progress(),
                simulation.createdAt(),
                result(simulation.result()),
                simulation.error());
    }

    private @Nullable SimulationResultView result(@Nullable String stored) {
        try {
            return stored == null ? null : json.readValue(stored, SimulationResultView.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored result can be read.", e);
        }
    }

    private String write(SimulationRequest request) {
        try {
            return json.writeValueAsString(request);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A request that was read can be written.", e);
        }
    }
}
