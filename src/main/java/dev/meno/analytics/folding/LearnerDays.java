package dev.meno.analytics.folding;

import dev.meno.platform.CalendarZone;
import dev.meno.platform.Ids;
import dev.meno.session.AnsweredQuestion;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What learners did by day, and how they stood at its end; in each time zone in which somebody counts them. */
@ApplicationScoped
class LearnerDays {
    private final LearnerDayRepository days;
    private final DomainDayRepository domainDays;
    private final Ids ids;

    LearnerDays(LearnerDayRepository days, DomainDayRepository domainDays, Ids ids) {
        this.days = days;
        this.domainDays = domainDays;
        this.ids = ids;
    }

    /** Whose days, and in which zone. */
    record Owner(UUID learnerId, UUID courseId, CalendarZone zone) {}

    /** Adds answers that are not in the days yet, in the order in which they were given. */
    void add(Owner owner, List<AnsweredQuestion> answers) {
        Optional<LocalDate> earliest = answers.stream()
                .map(answer -> owner.zone().day(answer.answeredAt()))
                .min(LocalDate::compareTo);
        if (earliest.isEmpty()) {
            return;
        }
        Map<LocalDate, LearnerDay> byDay = new HashMap<>();
        days.since(owner, earliest.get()).forEach(row -> byDay.put(row.day(), row));
        Map<String, NavigableMap<LocalDate, DomainDay>> byDomain = new HashMap<>();
        domainDays
                .holdingFrom(owner, earliest.get())
                .forEach(row -> byDomain.computeIfAbsent(row.domain(), domain -> new TreeMap<>())
                        .put(row.day(), row));
        for (AnsweredQuestion answer : answers) {
            LocalDate day = owner.zone().day(answer.answeredAt());
            byDay.computeIfAbsent(day, key -> newDay(owner, key)).add(answer);
            addToDomain(owner, answer, day, byDomain.computeIfAbsent(answer.domain(), domain -> new TreeMap<>()));
        }
        byDomain.values()
                .forEach(rows -> rows.forEach(
                        (day, row) -> row.replace(Objects.requireNonNullElse(rows.higherKey(day), Period.NEVER))));
    }

    /** Removes the days of a zone in which nobody counts the learner any more. */
    void remove(Owner owner) {
        days.remove(owner);
        domainDays.remove(owner);
    }

    /** A later answer may be of an earlier day: clocks of servers differ, and what is made up lies in the past. */
    private void addToDomain(
            Owner owner, AnsweredQuestion answer, LocalDate day, NavigableMap<LocalDate, DomainDay> rows) {
        Map.Entry<LocalDate, DomainDay> before = rows.lowerEntry(day);
        rows.computeIfAbsent(
                        day,
                        key -> newDomainDay(owner, answer.domain(), day, before == null ? null : before.getValue()))
                .end(answer);
        rows.tailMap(day, true).values().forEach(row -> row.count(answer));
    }

    private LearnerDay newDay(Owner owner, LocalDate day) {
        LearnerDay row = new LearnerDay(ids.next(), owner, day);
        days.persist(row);
        return row;
    }

    private DomainDay newDomainDay(Owner owner, String domain, LocalDate day, @Nullable DomainDay before) {
        DomainDay row = new DomainDay(ids.next(), owner, domain, day, before);
        domainDays.persist(row);
        return row;
    }
}
