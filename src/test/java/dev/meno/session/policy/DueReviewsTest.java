package dev.meno.session.policy;

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
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DueReviewsTest {
    private static final LocalDate DAY = LocalDate.of(2027, 3, 1);

    @Test
    void whatIsDueOnADayIsDueAllDay() {
        ItemPool pool = SeedPool.of(new CalibratedCourse(1, 3, 3, 1, 0, 0.6));
        // Forgotten at once: due on the next day.
        LearnerState state = answered(pool, LearnerState.unknown(1), 0, Rating.AGAIN, at(DAY, 20));

        assertThat(due(pool, state, at(DAY, 23))).isEmpty();
        assertThat(due(pool, state, at(DAY.plusDays(1), 0))).containsExactly(0);
        assertThat(due(pool, state, at(DAY.plusDays(1), 23))).containsExactly(0);
    }

    @Test
    void theDayIsThatOfTheZone() {
        ItemPool pool = SeedPool.of(new CalibratedCourse(1, 3, 3, 1, 0, 0.6));
        LearnerState state = answered(pool, LearnerState.unknown(1), 0, Rating.AGAIN, at(DAY, 9));
        CalendarZone kiritimati = CalendarZone.of("Pacific/Kiritimati");
        CalendarZone pagoPago = CalendarZone.of("Pacific/Pago_Pago");

        // 23:00 of the day and 22:00 of the day before.
        assertThat(due(pool, state, at(DAY, 9), kiritimati)).isEmpty();
        assertThat(due(pool, state, at(DAY, 10), kiritimati)).containsExactly(0);
        assertThat(due(pool, state, at(DAY, 10), pagoPago)).isEmpty();
        assertThat(due(pool, state, at(DAY, 11), pagoPago)).containsExactly(0);
    }

    @Test
    void aNightInWhichClocksChangePutsNothingOff() {
        ItemPool pool = SeedPool.of(new CalibratedCourse(1, 3, 3, 1, 0, 0.6));
        CalendarZone berlin = CalendarZone.of("Europe/Berlin");
        // At half past eleven in the evening before the day of 23 hours: 24 hours later it is the day after that.
        Instant evening = Instant.parse("2026-03-28T22:30:00Z");
        LearnerState state = answered(pool, LearnerState.unknown(1), 0, Rating.AGAIN, evening);
        assertThat(due(pool, state, Instant.parse("2026-03-28T22:59:00Z"), berlin))
                .isEmpty();
        assertThat(due(pool, state, Instant.parse("2026-03-28T23:00:00Z"), berlin))
                .containsExactly(0);
        assertThat(due(pool, state, Instant.parse("2026-03-29T21:59:00Z"), berlin))
                .containsExactly(0);

        // At midnight of the day of 25 hours: 24 hours later it is still the same.
        Instant midnight = Instant.parse("2026-10-24T22:00:00Z");
        LearnerState later = answered(pool, LearnerState.unknown(1), 0, Rating.AGAIN, midnight);
        assertThat(due(pool, later, Instant.parse("2026-10-25T22:59:00Z"), berlin))
                .isEmpty();
        assertThat(due(pool, later, Instant.parse("2026-10-25T23:00:00Z"), berlin))
                .containsExactly(0);
    }

    @Test
    void aFamilyInTwoDomainsIsReviewedInTheDomainThatRemembersIt() {
        Map<String, Object> files = new CalibratedCourse(2, 3, 3, 1, 0, 0.6).files("families");
        for (String domain : List.of("domain-1", "domain-2")) {
            questions(files, domain).getFirst().put("family", "twins");
        }
        ItemPool pool = SeedPool.of(files);
        LearnerState first = answered(pool, LearnerState.unknown(2), 0, Rating.AGAIN, at(DAY, 8));

        // The twin in the other domain was never seen, but to answer it would leave this one as overdue as it is.
        List<Integer> due = due(pool, first, at(DAY.plusDays(1), 8));
        assertThat(due).containsExactly(0);
        LearnerState reviewed = answered(pool, first, due.getFirst(), Rating.GOOD, at(DAY.plusDays(1), 8));
        assertThat(due(pool, reviewed, at(DAY.plusDays(1), 9))).isEmpty();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> questions(Map<String, Object> files, String domain) {
        Map<String, Object> file =
                (Map<String, Object>) Objects.requireNonNull(files.get("questions/%s-all.json".formatted(domain)));
        return (List<Map<String, Object>>) Objects.requireNonNull(file.get("questions"));
    }

    private static LearnerState answered(ItemPool pool, LearnerState state, int item, Rating rating, Instant at) {
        return state.plus(new Answer(pool.question(item), rating == Rating.AGAIN ? 0 : 1, 1, 1, rating, at), pool);
    }

    private static List<Integer> due(ItemPool pool, LearnerState state, Instant now) {
        return due(pool, state, now, CalendarZone.UTC);
    }

    private static List<Integer> due(ItemPool pool, LearnerState state, Instant now, CalendarZone zone) {
        return DueReviews.of(pool, state, now, zone).stream()
                .map(DueReviews.Due::item)
                .toList();
    }

    private static Instant at(LocalDate day, int hour) {
        return day.atTime(LocalTime.of(hour, 0)).toInstant(ZoneOffset.UTC);
    }
}
