package dev.meno.plan;

import dev.meno.ability.Abilities;
import dev.meno.course.CourseCatalog;
import dev.meno.course.ItemPool;
import dev.meno.http.Page;
import dev.meno.http.PageRequest;
import dev.meno.learner.Learners;
import dev.meno.platform.CalendarZone;
import dev.meno.platform.Ids;
import dev.meno.problem.InvalidRequestException;
import dev.meno.problem.NotFoundException;
import dev.meno.session.ExamSittings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps what learners study for, and plans their days by it. */
@ApplicationScoped
public class StudyPlans {
    private static final int MAX_DAYS = 366;

    private final StudyGoalRepository goals;
    private final ExamSittings sittings;
    private final Learners learners;
    private final Abilities abilities;
    private final CourseCatalog courses;
    private final Ids ids;
    private final Clock clock;

    StudyPlans(
            StudyGoalRepository goals,
            ExamSittings sittings,
            Learners learners,
            Abilities abilities,
            CourseCatalog courses,
            Ids ids,
            Clock clock) {
        this.goals = goals;
        this.sittings = sittings;
        this.learners = learners;
        this.abilities = abilities;
        this.courses = courses;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional
    public StudyPlanView set(String learner, StudyPlanRequest request) {
        UUID learnerId = learners.requireVisible(learner);
        ItemPool pool = courses.require(request.courseId());
        LocalDate today = learners.zoneOf(learnerId).day(clock.instant());
        if (!request.examDate().isAfter(today) || request.examDate().isAfter(today.plusDays(MAX_DAYS))) {
            throw new InvalidRequestException("/examDate", "The day must be after today and within a year.");
        }
        // Two requests of one learner come one after the other, so that there is one goal.
        learners.lock(learnerId);
        StudyGoal goal = goals.of(learnerId, pool.courseId())
                .orElseGet(() -> new StudyGoal(ids.next(), learnerId, pool.courseId()));
        goal.set(request.examDate(), request.minutesPerDay());
        goals.persist(goal);
        return plan(learnerId, pool, goal);
    }

    @Transactional
    StudyPlanView plan(String learner, String courseKey) {
        UUID learnerId = learners.requireVisible(learner);
        ItemPool pool = courses.require(courseKey);
        return goals.of(learnerId, pool.courseId())
                .map(goal -> plan(learnerId, pool, goal))
                .orElseThrow(() -> new NotFoundException("study plan of course", courseKey));
    }

    /** The plans that a learner has, in the order in which they were first made; of one course where its key is given. */
    @Transactional
    Page<StudyPlanView> plans(String learner, @Nullable String courseKey, PageRequest page) {
        UUID learnerId = learners.requireVisible(learner);
        UUID courseId = courseKey == null ? null : courses.require(courseKey).courseId();
        return page.page(
                goals.ofLearner(learnerId, courseId, page.after(), page.limit() + 1),
                StudyGoal::id,
                goal -> plan(learnerId, courses.ofCourse(goal.courseId()), goal));
    }

    private StudyPlanView plan(UUID learnerId, ItemPool pool, StudyGoal goal) {
        CalendarZone zone = learners.zoneOf(learnerId);
        LocalDate date = zone.day(clock.instant());
        StudyPlanner.Today today = new StudyPlanner.Today(
                date, zone, sittings.hasBegunSince(learnerId, pool.courseId(), zone.startOf(date)));
        StudyPlanner.Plan plan = StudyPlanner.plan(pool, abilities.state(learnerId, pool), today, goal);
        return new StudyPlanView(
                learnerId,
                pool.course().key(),
                goal.examDate(),
                goal.minutesPerDay(),
                zone.id(),
                plan.days(),
                plan.notes());
    }
}
