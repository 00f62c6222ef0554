package dev.meno.platform;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * The time zone that says which calendar day a moment belongs to. A region of the IANA database, such as {@code Europe/Berlin},
 * since only a region knows when its clocks change: neither an offset nor an abbreviation is one.
 *
 * @param region one for which {@link #isKnown} holds
 */
public record CalendarZone(ZoneId region) {
    public static final CalendarZone UTC = new CalendarZone(ZoneId.of("UTC"));

    /** Names of the JDK's own that no other system knows. */
    private static final String OF_THE_JDK = "SystemV/";

    public CalendarZone {
        if (!isKnown(region.getId())) {
            throw new IllegalArgumentException("The time zone (%s) isn't a region.".formatted(region.getId()));
        }
    }

    /**
     * The zone of a name.
     *
     * @throws IllegalArgumentException unless it {@link #isKnown}
     */
    public static CalendarZone of(String id) {
        if (!isKnown(id)) {
            throw new IllegalArgumentException("The time zone (%s) isn't a region.".formatted(id));
        }
        return new CalendarZone(ZoneId.of(id));
    }

    /** Whether a name is that of a region: {@code UTC}, or an area and a place as in {@code Pacific/Kiritimati}. */
    public static boolean isKnown(String id) {
        boolean hasForm = id.equals("UTC") || (id.contains("/") && !id.startsWith(OF_THE_JDK));
        return hasForm && ZoneId.getAvailableZoneIds().contains(id);
    }

    public String id() {
        return region.getId();
    }

    /** The day on which something happens. */
    public LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, region);
    }

    /**
     * The first moment of a day. That isn't always midnight: where clocks are put forward at midnight the day begins an hour
     * later. A day that a region skips, as Samoa did in 2011, begins together with the next.
     */
    public Instant startOf(LocalDate day) {
        return day.atStartOfDay(region).toInstant();
    }

    /** How many midnights lie between two moments, negative if the second is the earlier one. */
    public long daysBetween(Instant first, Instant second) {
        return ChronoUnit.DAYS.between(day(first), day(second));
    }
}
