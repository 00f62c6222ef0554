package dev.meno.analytics.folding;

import dev.meno.platform.CalendarZone;
import java.util.UUID;

/** The days in which a cohort is counted in a course. */
public record CohortCalendar(UUID cohortId, UUID courseId, CalendarZone zone) {}
