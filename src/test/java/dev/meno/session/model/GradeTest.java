package dev.meno.session.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.meno.course.CourseDefinition;
import dev.meno.course.Score;
import dev.meno.course.publishing.SeedPool;
import dev.meno.platform.CalendarZone;
import dev.meno.platform.TinyCourse;
import dev.meno.psychometrics.memory.Rating;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The exam of the course gives 150 seconds to each of its two questions; the rules are the standard ones unless named. */
class GradeTest {
    private static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");
    private static final Score FULL = new Score(2, 2);
    private static final Score HALF = new Score(1, 2);
    private static final Score NONE = new Score(0, 2);

    @Test
    void aFullScoreWithoutHintsCountsFully() {
        assertThat(grade(FULL, 0, 100_000L)).isEqualTo(new Grade(false, 1, 1, 1, Rating.GOOD));
    }

    @ParameterizedTest
    @CsvSource({"0,1", "1,0.75", "2,0.5", "3,0.25", "4,0", "5,0"})
    void eachHintTakesAQuarterOfCreditAndWeightOfASuccess(int hints, double left) {
        Grade full = grade(FULL, hints, 100_000L);
        Grade half = grade(HALF, hints, 100_000L);

        assertThat(full.credit()).isEqualTo(left);
        assertThat(full.weight()).isEqualTo(left);
        assertThat(half.credit()).isEqualTo(left / 2);
        assertThat(half.weight()).isEqualTo(left);
    }

    @Test
    void aFailureInSpiteOfHintsTellsNoLessThanAny() {
        assertThat(grade(NONE, 3, 100_000L)).isEqualTo(new Grade(false, 0, 1, 1, Rating.AGAIN));
    }

    @ParameterizedTest
    @CsvSource({
        "2,2,0,100000,GOOD",
        "2,2,0,,GOOD",
        // Half of what the exam gives to a question is 75 seconds.
        "2,2,0,75000,GOOD",
        "2,2,0,74999,EASY",
        // Below 3 seconds nobody has read the question.
        "2,2,0,3000,EASY",
        "2,2,0,2999,HARD",
        "2,2,1,100000,HARD",
        "1,2,0,100000,HARD",
        "2,3,0,100000,HARD",
        "1,3,0,100000,AGAIN",
        "0,2,0,100000,AGAIN",
        "0,1,2,2000,AGAIN"
    })
    void theRatingFollowsFromPointsHintsAndTime(
            int points, int maximum, int hints, @Nullable Long elapsedMillis, Rating rating) {
        assertThat(grade(new Score(points, maximum), hints, elapsedMillis).rating())
                .isEqualTo(rating);
    }

    @Test
    void aRapidAnswerCountsUnlessTheCourseLeavesItOut() {
        Grade counted = grade(FULL, 0, 2999L);
        assertThat(counted.isRapid()).isTrue();
        assertThat(counted.weight()).isEqualTo(1);

        Grade leftOut = Grade.of(FULL, circumstances(0, 2999L, NOON), null, course(Map.of("countRapidGuesses", false)));
        assertThat(leftOut.isRapid()).isTrue();
        assertThat(leftOut.weight()).isZero();
        assertThat(leftOut.credit()).isEqualTo(1);
    }

    @Test
    void anAnswerOfUnknownTimeIsNotRapid() {
        assertThat(grade(FULL, 0, null).isRapid()).isFalse();
    }

    @Test
    void evidenceFadesByWholeDays() {
        CourseDefinition fading = course(Map.of("retentionPerDay", 0.9));

        assertThat(discount(fading, null)).isEqualTo(1);
        assertThat(discount(fading, NOON.minus(Duration.ofHours(12)))).isEqualTo(1);
        assertThat(discount(fading, NOON.minus(Duration.ofHours(13)))).isEqualTo(0.9);
        assertThat(discount(fading, NOON.minus(Duration.ofDays(2)))).isCloseTo(0.81, within(1e-15));
        // A clock that was set back takes nothing away.
        assertThat(discount(fading, NOON.plus(Duration.ofDays(2)))).isEqualTo(1);
    }

    @Test
    void afterYearsNextToNothingIsLeft() {
        assertThat(discount(course(Map.of("retentionPerDay", 0.9)), NOON.minus(Duration.ofDays(9999))))
                .isEqualTo(1e-9);
    }

    @Test
    void byTheStandardRulesNothingFades() {
        assertThat(discount(course(Map.of()), NOON.minus(Duration.ofDays(9999))))
                .isEqualTo(1);
    }

    private static double discount(CourseDefinition course, @Nullable Instant before) {
        return Grade.of(FULL, circumstances(0, null, NOON), before, course).discount();
    }

    private static Grade grade(Score score, int hints, @Nullable Long elapsedMillis) {
        return Grade.of(score, circumstances(hints, elapsedMillis, NOON), null, course(Map.of()));
    }

    private static Scorer.Circumstances circumstances(int hints, @Nullable Long elapsedMillis, Instant at) {
        return new Scorer.Circumstances(hints, elapsedMillis, at, CalendarZone.UTC);
    }

    private static CourseDefinition course(Map<String, Object> practice) {
        Map<String, Object> files = TinyCourse.files("graded");
        @SuppressWarnings("unchecked")
        Map<String, Object> course =
                new HashMap<>((Map<String, Object>) Objects.requireNonNull(files.get("course.json")));
        if (!practice.isEmpty()) {
            course.put("practice", practice);
        }
        files.put("course.json", course);
        return SeedPool.of(files).course();
    }
}
