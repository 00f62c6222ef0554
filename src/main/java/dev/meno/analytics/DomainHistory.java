package dev.meno.analytics;

import dev.meno.analytics.AnalyticsRequest.Subject;
import dev.meno.analytics.folding.DomainDayRepository;
import dev.meno.analytics.folding.DomainStanding;
import dev.meno.analytics.folding.Period;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How a cohort's members stood on the days that one question is about; each day is read once. Not thread-safe. */
final class DomainHistory {
    private final DomainDayRepository days;
    private final Subject subject;
    private final Map<LocalDate, List<DomainStanding>> read = new HashMap<>();

    DomainHistory(DomainDayRepository days, Subject subject) {
        this.days = days;
        this.subject = subject;
    }

    /** How each member stood in each domain at the end of a day; by learner. */
    List<DomainStanding> at(LocalDate day) {
        return read.computeIfAbsent(day, key -> days.at(subject.calendar(), key));
    }

    /** What each member did in each domain in a period, and the standing at its end; without those who did nothing. */
    List<DomainStanding> during(Period period) {
        List<DomainStanding> end = at(period.last());
        return period.from() == null
                ? end
                : DomainStanding.between(at(period.first().minusDays(1)), end);
    }

    /** The same of the period that the question is about. */
    List<DomainStanding> inPeriod() {
        return during(subject.period());
    }
}
