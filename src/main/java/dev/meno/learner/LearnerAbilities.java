package dev.meno.learner;

import dev.meno.course.SeenQuestions;
import dev.meno.psychometrics.ability.AbilityEstimate;
import dev.meno.psychometrics.ability.LogLikelihood;
import dev.meno.psychometrics.ability.Posterior;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One learner's abilities in one course while they are locked. Domains are addressed by their number in the course.
 */
public final class LearnerAbilities {
    private final List<Ability> byDomain = new ArrayList<>();
    private final List<Posterior> posteriors = new ArrayList<>();

    LearnerAbilities(List<String> domains, List<Ability> abilities) {
        for (String domain : domains) {
            Ability ability = abilities.stream()
                    .filter(candidate -> candidate.domain().equals(domain))
                    .findFirst()
                    .orElseThrow(
                            () -> new IllegalStateException("The domain (%s) was not prepared.".formatted(domain)));
            byDomain.add(ability);
            posteriors.add(Posterior.of(Abilities.PRIOR, ability.logLikelihood()));
        }
    }

    /** What is known of each domain's ability, in the course's order of domains. */
    public List<Posterior> posteriors() {
        return List.copyOf(posteriors);
    }

    public AbilityEstimate estimate(int domain) {
        return byDomain.get(domain).estimate();
    }

    public LogLikelihood logLikelihood(int domain) {
        return byDomain.get(domain).logLikelihood();
    }

    /** All of it as it stands. */
    public LearnerState state() {
        return new LearnerState(byDomain.stream().map(Ability::state).toList());
    }

    /** The questions that the learner has answered in any session. */
    public SeenQuestions answered() {
        return byDomain.stream().map(Ability::answered).reduce(SeenQuestions.NONE, SeenQuestions::union);
    }

    /**
     * Takes over one more answer.
     *
     * @param after log-likelihood of all answers of the domain including this one
     * @param ordinal the question's place in the bitmaps
     */
    public void record(int domain, LogLikelihood after, int ordinal, Instant answeredAt) {
        Posterior posterior = Posterior.of(Abilities.PRIOR, after);
        byDomain.get(domain).record(after, posterior.estimate(), ordinal, answeredAt);
        posteriors.set(domain, posterior);
    }
}
