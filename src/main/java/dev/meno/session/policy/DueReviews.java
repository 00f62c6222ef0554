package dev.meno.session.policy;

import dev.meno.ability.DomainState;
import dev.meno.ability.LearnerState;
import dev.meno.ability.Memories;
import dev.meno.course.ItemPool;
import dev.meno.platform.CalendarZone;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Which questions it is time to ask again. */
final class DueReviews {
    /** Fall of the probability of recall below its goal at which a review is as urgent as can be. */
    private static final double MAX_OVERDUE = 0.4;

    private static final double GOAL = 0.9;

    private DueReviews() {}

    /**
     * A review that is due.
     *
     * @param item position of the question to ask: where the family has one that the learner never saw, that one
     * @param urgency from 0.5, just due, to 1
     */
    record Due(int item, double urgency) {}

    /** What is due when a question is to be chosen, most urgent first. */
    static List<Due> of(Situation situation) {
        return of(
                situation.pool(),
                situation.state(),
                situation.now(),
                situation.session().zone());
    }

    /** What is due on the day of a moment, most urgent first. */
    static List<Due> of(ItemPool pool, LearnerState state, Instant now, CalendarZone zone) {
        LocalDate today = zone.day(now);
        List<Due> due = new ArrayList<>();
        for (DomainState domain : state.domains()) {
            for (Map.Entry<Integer, Memories.Memory> memory :
                    domain.memories().byOrdinal().entrySet()) {
                if (!memory.getValue().dueOn(zone).isAfter(today)) {
                    double below = GOAL - memory.getValue().retrievability(now);
                    double urgency = 0.5 + 0.5 * Math.clamp(below / MAX_OVERDUE, 0, 1);
                    item(pool, domain, memory.getKey()).ifPresent(item -> due.add(new Due(item, urgency)));
                }
            }
        }
        due.sort(Comparator.comparingDouble(Due::urgency).reversed().thenComparingInt(Due::item));
        return due;
    }

    private static Optional<Integer> item(ItemPool pool, DomainState domain, int ordinal) {
        OptionalInt latest = pool.positionOfOrdinal(ordinal);
        if (latest.isEmpty()) {
            return Optional.empty();
        }
        BitSet answered = pool.positions(domain.answered());
        // A family may have members in several domains, and each domain remembers it by itself.
        return pool.familyOf(pool.question(latest.getAsInt())).stream()
                .mapToObj(pool::positionOfOrdinal)
                .flatMapToInt(OptionalInt::stream)
                .filter(item -> pool.bank().domainOf(item) == pool.bank().domainOf(latest.getAsInt()))
                .filter(item -> !answered.get(item))
                .boxed()
                .findFirst()
                .or(() -> Optional.of(latest.getAsInt()));
    }

    /** Positions of the questions of which one of the same family, or the question itself, was answered in any session. */
    static BitSet akin(ItemPool pool, LearnerState state) {
        BitSet answered = pool.positions(state.answered());
        BitSet withFamilies = (BitSet) answered.clone();
        answered.stream()
                .forEach(item -> pool.familyOf(pool.question(item)).stream()
                        .mapToObj(pool::positionOfOrdinal)
                        .flatMapToInt(OptionalInt::stream)
                        .forEach(withFamilies::set));
        return withFamilies;
    }
}
