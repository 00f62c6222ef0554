package dev.meno.analytics.folding;

import dev.meno.problem.MalformedRequestException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;

/**
 * The days that analytics are about, both ends included; of which zone, the cohort says.
 *
 * @param from null: since ever
 * @param to null: until now
 */
public record Period(@Nullable LocalDate from, @Nullable LocalDate to) {
    public static final Period ALL = new Period(null, null);

    /** Databases do not reach as far as {@link LocalDate} does. */
    private static final LocalDate EARLIEST = LocalDate.of(1970, 1, 2);

    private static final LocalDate LATEST = LocalDate.of(9999, 12, 30);

    /** A day after all others, for what holds until further notice. */
    static final LocalDate NEVER = LATEST.plusDays(1);

    /**
     * Reads the query parameters {@code from} and {@code to}.
     *
     * @throws MalformedRequestException if one is no day, or the first is after the last
     */
    public static Period of(@Nullable String from, @Nullable String to) {
        Period period = new Period(parse("from", from), parse("to", to));
        if (period.first().isAfter(period.last())) {
            throw new MalformedRequestException(
                    "from", "The first day (%s) is after the last day (%s).".formatted(from, to));
        }
        return period;
    }

    private static @Nullable LocalDate parse(String name, @Nullable String day) {
        if (day == null) {
            return null;
        }
        try {
            LocalDate parsed = LocalDate.parse(day);
            if (!parsed.isBefore(EARLIEST) && !parsed.isAfter(LATEST)) {
                return parsed;
            }
        } catch (DateTimeParseException notADay) {
            // Falls through to the same answer as a day out of range.
        }
        throw new MalformedRequestException(name, "The day must have the form 2026-11-26 and be 1970-01-02 or later.");
    }

    public boolean isAll() {
        return from == null && to == null;
    }

    public LocalDate first() {
        return from == null ? EARLIEST : from;
    }

    public LocalDate last() {
        return to == null ? LATEST : to;
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(first()) && !day.isAfter(last());
    }

    /** Whether its end is over on a day, so that abilities are asked for as they were then. */
    public boolean endsBefore(LocalDate today) {
        return to != null && to.isBefore(today);
    }

    /** The Monday of a day's week. */
    public static LocalDate mondayOf(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
