package dev.meno.session.history;

import dev.meno.ability.Answer;
import dev.meno.ability.DomainState;
import dev.meno.ability.LearnerState;
import dev.meno.course.ItemPool;
import dev.meno.course.Question;
import java.util.HashMap;
import java.util.Map;

/**
 * What is known of a learner, by the key of the domain: a course may number its domains differently in a later revision.
 * Grows by one answer after the other.
 */
final class AbilityFold {
    private final Map<String, DomainState> byDomain = new HashMap<>();

    /** A domain before and after an answer, and the number of answers then taken in. */
    record Step(DomainState before, DomainState after, int attempts) {}

    /** All that is known, as a pool numbers its domains. */
    LearnerState in(ItemPool pool) {
        return new LearnerState(pool.domains().stream()
                .map(domain -> byDomain.getOrDefault(domain, DomainState.UNKNOWN))
                .toList());
    }

    Step take(Question question, LearnerRecord.Effect effect, ItemPool pool) {
        LearnerState before = in(pool);
        LearnerState after = before.plus(
                new Answer(question, effect.points(), effect.weight(), effect.discount(), effect.rating(), effect.at()),
                pool);
        int domain = pool.domains().indexOf(question.domain());
        byDomain.put(question.domain(), after.domain(domain));
        return new Step(before.domain(domain), after.domain(domain), after.attempts());
    }
}
