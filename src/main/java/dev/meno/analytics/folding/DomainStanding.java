package dev.meno.analytics.folding;

import dev.meno.psychometrics.ability.AbilityEstimate;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a learner had done in a domain by a day, and the ability then.
 *
 * @param day the latest day with an answer
 * @param attempts answers since the first, or since another day
 * @param correct those of them with a full score
 * @param rapid those of them that came too fast
 * @param elapsedMillis time they took
 */
public record DomainStanding(
        UUID learnerId,
        String domain,
        LocalDate day,
        long attempts,
        long correct,
        long rapid,
        long elapsedMillis,
        AbilityEstimate estimate,
        Instant lastAttemptAt) {
    private record Place(UUID learnerId, String domain) {}

    private Place place() {
        return new Place(learnerId, domain);
    }

    /** Those of the later standings that have changed since the earlier, with what was done between. */
    public static List<DomainStanding> between(List<DomainStanding> earlier, List<DomainStanding> later) {
        Map<Place, DomainStanding> before =
                earlier.stream().collect(Collectors.toMap(DomainStanding::place, Function.identity()));
        return later.stream()
                .map(standing -> standing.since(before.get(standing.place())))
                .filter(standing -> standing.attempts > 0)
                .toList();
    }

    private DomainStanding since(@Nullable DomainStanding before) {
        return before == null
                ? this
                : new DomainStanding(
                        learnerId,
                        domain,
                        day,
                        attempts - before.attempts,
                        correct - before.correct,
                        rapid - before.rapid,
                        elapsedMillis - before.elapsedMillis,
                        estimate,
                        lastAttemptAt);
    }
}
