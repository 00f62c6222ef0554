package dev.meno.simulation;

import dev.meno.course.CourseCatalog;
import dev.meno.course.ItemPool;
import dev.meno.http.Page;
import dev.meno.http.PageRequest;
import dev.meno.platform.Job;
import dev.meno.platform.Jobs;
import dev.meno.problem.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Objects;
import java.util.UUID;

/** Takes, shows and cancels simulations. */
@ApplicationScoped
class SimulationService {
    /** Simulations under way that one tenant may have. */
    private static final int MAX_OPEN = 20;

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Jobs jobs;
    private final CourseCatalog courses;

    SimulationService(Jobs jobs, CourseCatalog courses) {
        this.jobs = jobs;
        this.courses = courses;
    }

    @Transactional
    SimulationView create(String courseKey, SimulationRequest request) {
        ItemPool pool = courses.require(courseKey);
        // What cannot be planned is refused now, and not found out by the job.
        SimulationPlans.plan(request, pool);
        if (jobs.countOpen(SimulationHandler.KIND) >= MAX_OPEN) {
            throw new TooManySimulationsException(MAX_OPEN);
        }
        return SimulationView.of(jobs.submit(SimulationHandler.KIND, pool.courseId(), request));
    }

    @Transactional
    SimulationView find(String courseKey, UUID id) {
        return jobs.find(SimulationHandler.KIND, courses.require(courseKey).courseId(), id)
                .map(SimulationView::of)
                .orElseThrow(() -> new NotFoundException("simulation", id));
    }

    @Transactional
    Page<SimulationView> list(String courseKey, PageRequest page) {
        UUID courseId = courses.require(courseKey).courseId();
        UUID after = Objects.requireNonNullElse(page.after(), BEFORE_ALL);
        return page.page(
                jobs.list(SimulationHandler.KIND, courseId, after, page.limit() + 1), Job::id, SimulationView::of);
    }

    @Transactional
    void cancel(String courseKey, UUID id) {
        find(courseKey, id);
        jobs.cancel(SimulationHandler.KIND, id);
    }
}
