package dev.meno.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarZoneTest {
    private static final CalendarZone BERLIN = CalendarZone.of("Europe/Berlin");
    private static final CalendarZone KIRITIMATI = CalendarZone.of("Pacific/Kiritimati");
    private static final CalendarZone PAGO_PAGO = CalendarZone.of("Pacific/Pago_Pago");

    @Test
    void eitherSideOfTheDateLineHasItsOwnDay() {
        // 14 hours ahead of UTC and 11 hours behind it: for one hour of each day even two midnights lie between.
        Instant moment = Instant.parse("2026-12-01T10:30:00Z");
        assertThat(KIRITIMATI.day(moment)).isEqualTo("2026-12-02");
        assertThat(CalendarZone.UTC.day(moment)).isEqualTo("2026-12-01");
        assertThat(PAGO_PAGO.day(moment)).isEqualTo("2026-11-30");

        LocalDate day = LocalDate.of(2026, 12, 1);
        assertThat(KIRITIMATI.startOf(day)).isEqualTo("2026-11-30T10:00:00Z");
        assertThat(PAGO_PAGO.startOf(day)).isEqualTo("2026-12-01T11:00:00Z");
    }

    @ParameterizedTest(name = "{0} has {1} hours")
    @CsvSource({"2026-03-28, 24", "2026-03-29, 23", "2026-10-25, 25", "2026-10-26, 24"})
    void aDayHasAsManyHoursAsItsClocksSay(LocalDate day, long hours) {
        assertThat(Duration.between(BERLIN.startOf(day), BERLIN.startOf(day.plusDays(1))))
                .isEqualTo(Duration.ofHours(hours));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({
        // Clocks go from 24:00 to 01:00: there is no midnight.
        "America/Sao_Paulo, 2018-11-04, 2018-11-04T03:00:00Z",
        "Asia/Beirut,       2026-03-29, 2026-03-28T22:00:00Z",
        "Africa/Cairo,      2026-04-24, 2026-04-23T22:00:00Z",
        // Clocks go from 01:00 to 00:00: there are two, and the day begins with the first.
        "America/Havana,    2026-11-01, 2026-11-01T04:00:00Z",
        // Clocks go from 24:00 to 23:00: the day before has that hour twice.
        "America/Sao_Paulo, 2018-02-18, 2018-02-18T03:00:00Z",
        // The region moved to the other side of the date line and skipped the day.
        "Pacific/Apia,      2011-12-30, 2011-12-30T10:00:00Z",
        "Pacific/Apia,      2011-12-31, 2011-12-30T10:00:00Z"
    })
    void aDayBeginsWithItsFirstMoment(String zone, LocalDate day, Instant start) {
        assertThat(CalendarZone.of(zone).startOf(day)).isEqualTo(start);
    }

    @Test
    void theDaysOfEveryRegionFollowOneAnotherWithoutAGap() {
        Collection<String> names = ZoneId.getAvailableZoneIds().stream()
                .filter(CalendarZone::isKnown)
                .toList();
        assertThat(names).hasSizeGreaterThan(400);
        for (String name : names) {
            CalendarZone zone = CalendarZone.of(name);
            LocalDate first = LocalDate.of(2024, 1, 1);
            for (LocalDate day = first; day.isBefore(first.plusYears(3)); day = day.plusDays(1)) {
                Instant start = zone.startOf(day);
                assertThat(zone.day(start)).as(name).isEqualTo(day);
                assertThat(zone.day(start.minusNanos(1))).as(name).isEqualTo(day.minusDays(1));
            }
        }
    }

    @Test
    void daysAreCountedByTheirMidnights() {
        Instant evening = Instant.parse("2026-10-24T21:59:00Z");
        // 23:59 in Berlin, and 23:59 of the next day, whose clocks were put back.
        assertThat(BERLIN.daysBetween(evening, evening.plus(Duration.ofHours(25))))
                .isEqualTo(1);
        assertThat(BERLIN.daysBetween(evening, evening.plus(Duration.ofMinutes(1))))
                .isEqualTo(1);
        assertThat(BERLIN.daysBetween(evening.plus(Duration.ofMinutes(1)), evening))
                .isEqualTo(-1);
        assertThat(CalendarZone.UTC.daysBetween(evening, evening.plus(Duration.ofMinutes(1))))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UTC",
                "Europe/Berlin",
                "America/Argentina/Buenos_Aires",
                "Pacific/Kiritimati",
                // What browsers call these, by names that the database keeps for them.
                "Asia/Calcutta",
                "Europe/Kiev",
                "Etc/UTC"
            })
    void regionsAreKnown(String name) {
        assertThat(CalendarZone.isKnown(name)).isTrue();
        assertThat(CalendarZone.of(name).id()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "Z",
                "+02:00",
                "UTC+2",
                "GMT",
                "CET",
                "EST5EDT",
                "SystemV/EST5EDT",
                "Berlin",
                "europe/berlin",
                "Europe/Berlin ",
                "Mars/Olympus_Mons",
                "../etc/passwd"
            })
    void offsetsAbbreviationsAndInventionsAreNot(String name) {
        assertThat(CalendarZone.isKnown(name)).isFalse();
        assertThatThrownBy(() -> CalendarZone.of(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void noZoneIsMadeOfAnOffset() {
        for (ZoneId region : List.of(ZoneId.of("+02:00"), ZoneId.of("CET"))) {
            assertThatThrownBy(() -> new CalendarZone(region)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
