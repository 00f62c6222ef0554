package dev.meno.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meno.ability.Answer;
import dev.meno.ability.LearnerState;
import dev.meno.course.ItemPool;
import dev.meno.course.publishing.SeedPool;
import dev.meno.platform.CalendarZone;
import dev.meno.platform.CalibratedCourse;
import dev.meno.psychometrics.memory.Rating;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StudyPlannerTest {
    private static final LocalDate DAY = LocalDate.of(2027, 3, 1);

    /** A minute for each question of the exam: 1.25 for a new one, 0.75 for a review. */
    private static final CalibratedCourse COURSE = new CalibratedCourse(2, 10, 10, 1, 0, 0.6);

    @Test
    void nothingIsPlannedOfADomainThatTheExamLeavesOut() {
        StudyPlanner.Plan plan = plan(SeedPool.of(withoutTheSecondDomain()), LearnerState.unknown(2), false, 5, 15);

        assertThat(plan.days().stream().flatMap(day -> day.topics().stream()))
                .allMatch(topic -> topic.domain().equals("domain-1"));
        assertThat(newQuestions(plan, 0)).isEqualTo(10);
        assertThat(newQuestions(plan, 1)).isZero();
        // The other domain's questions are none for the exam.
        assertThat(plan.notes())
                .containsExactly(
                        "There are no new questions left after 2027-03-01. Use the time for reviews and mock exams.");
    }

    @Test
    void aReviewIsChargedAtItsOwnPaceOnceItIsDone() {
        ItemPool pool = SeedPool.of(COURSE);
        LearnerState state = LearnerState.unknown(2);
        for (int item = 0; item < 10; item++) {
            state = answered(pool, state, item, DAY.minusDays(1), Rating.AGAIN);
        }
        // Of ten minutes six go to reviews, and four to three new questions.
        StudyPlanner.Plan before = plan(pool, state, false, 30, 10);
        assertThat(before.days().getFirst().reviews()).isEqualTo(8);
        assertThat(newQuestions(before, 0)).isEqualTo(3);

        for (int item = 0; item < 8; item++) {
            state = answered(pool, state, item, DAY, Rating.GOOD);
        }
        StudyPlanner.Plan after = plan(pool, state, false, 30, 10);
        assertThat(after.days().getFirst().reviews()).isZero();
        assertThat(newQuestions(after, 0)).isEqualTo(3);

        state = answered(pool, state, 19, DAY, Rating.GOOD);
        assertThat(newQuestions(plan(pool, state, false, 30, 10), 0)).isEqualTo(2);
    }

    @Test
    void aMockExamIsPlannedUntilItIsBegun() {
        ItemPool pool = SeedPool.of(COURSE);
        LearnerState state = answered(pool, LearnerState.unknown(2), 0, DAY, Rating.GOOD);

        assertThat(plan(pool, state, false, 10, 20).days().getFirst().mockExam())
                .isTrue();
        StudyPlanner.Plan begun = plan(pool, state, true, 10, 40);
        assertThat(begun.days().getFirst().mockExam()).isFalse();
        // The exam takes 20 of the 40 minutes.
        assertThat(begun.days().getFirst().minutes()).isEqualTo(20);
        assertThat(begun.days().get(7).mockExam()).isTrue();
    }

    private static StudyPlanner.Plan plan(
            ItemPool pool, LearnerState state, boolean isExamBegun, int days, int minutes) {
        StudyGoal goal = new StudyGoal(new UUID(0, 1), new UUID(0, 2), pool.courseId());
        goal.set(DAY.plusDays(days), minutes);
        return StudyPlanner.plan(pool, state, new StudyPlanner.Today(DAY, CalendarZone.UTC, isExamBegun), goal);
    }

    private static int newQuestions(StudyPlanner.Plan plan, int day) {
        return plan.days().get(day).topics().stream()
                .mapToInt(StudyPlanView.TopicShare::questions)
                .sum();
    }

    private static LearnerState answered(ItemPool pool, LearnerState state, int item, LocalDate day, Rating rating) {
        Instant at = day.atTime(9, 0).toInstant(ZoneOffset.UTC);
        return state.plus(new Answer(pool.question(item), rating == Rating.AGAIN ? 0 : 1, 1, 1, rating, at), pool);
    }

    private static Map<String, Object> withoutTheSecondDomain() {
        Map<String, Object> files = new HashMap<>(COURSE.files("half"));
        Map<String, Object> course = new HashMap<>();
        ((Map<?, ?>) Objects.requireNonNull(files.get("course.json")))
                .forEach((name, value) -> course.put((String) name, value));
        course.put("exam", Map.of("questions", 10, "minutes", 10));
        course.put("domains", List.of(domain("domain-1", 10), domain("domain-2", 0)));
        files.put("course.json", course);
        return files;
    }

    private static Map<String, Object> domain(String key, int examQuestions) {
        return Map.of("key", key, "title", key, "weight", 0.5, "examQuestions", examQuestions);
    }
}
