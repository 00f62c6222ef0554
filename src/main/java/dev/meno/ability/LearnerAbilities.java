package dev.meno.ability;

import dev.meno.course.ItemPool;
import java.util.ArrayList;
import java.util.List;

/**
 * One learner's abilities in one course while they are locked. Domains are addressed by their number in the course.
 */
public final class LearnerAbilities {
    private final List<Ability> byDomain = new ArrayList<>();
    private LearnerState state;

    LearnerAbilities(List<String> domains, List<Ability> abilities) {
        for (String domain : domains) {
            byDomain.add(abilities.stream()
                    .filter(candidate -> candidate.domain().equals(domain))
                    .findFirst()
                    .orElseThrow(
                            () -> new IllegalStateException("The domain (%s) was not prepared.".formatted(domain))));
        }
        state = new LearnerState(byDomain.stream().map(Ability::state).toList());
    }

    /** All that is known as it stands. */
    public LearnerState state() {
        return state;
    }

    /** Takes over one more answer. */
    public void record(Answer answer, ItemPool pool) {
        int domain = pool.domains().indexOf(answer.question().domain());
        state = state.plus(answer, pool);
        byDomain.get(domain).become(state.domain(domain));
    }
}
