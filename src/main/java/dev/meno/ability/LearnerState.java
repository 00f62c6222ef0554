package dev.meno.ability;

import dev.meno.course.ItemPool;
import dev.meno.course.SeenQuestions;
import dev.meno.psychometrics.ability.JointPosterior;
import dev.meno.psychometrics.ability.JointPrior;
import dev.meno.psychometrics.ability.NormalPrior;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What is known of a learner in a course, from the answers alone. Domains are addressed by their number in the course.
 * Immutable.
 */
public record LearnerState(List<DomainState> domains) {
    public LearnerState {
        domains = List.copyOf(domains);
    }

    /** Nothing is known of so many domains. */
    public static LearnerState unknown(int domains) {
        return new LearnerState(Collections.nCopies(domains, DomainState.UNKNOWN));
    }

    /** The state after one more answer. */
    public LearnerState plus(Answer answer, ItemPool pool) {
        int domain = pool.domains().indexOf(answer.question().domain());
        List<DomainState> after = new ArrayList<>(domains);
        after.set(domain, domains.get(domain).plus(answer, pool));
        return new LearnerState(after);
    }

    /** Number of answers in all domains. */
    public int attempts() {
        return domains.stream().mapToInt(DomainState::attempts).sum();
    }

    public DomainState domain(int domain) {
        return domains.get(domain);
    }

    /** The abilities in all domains together, beginning with a belief about them. */
    public JointPosterior joint(JointPrior belief) {
        return JointPosterior.of(
                belief, domains.stream().map(DomainState::logLikelihood).toList());
    }

    /** What a belief and the answers in all other domains tell of a domain. */
    public NormalPrior elsewhere(int domain, JointPrior belief) {
        List<DomainState> others = new ArrayList<>(domains);
        others.set(domain, DomainState.UNKNOWN);
        return new LearnerState(others).joint(belief).marginal(domain);
    }

    /** The questions that the learner has answered in any session. */
    public SeenQuestions answered() {
        return domains.stream().map(DomainState::answered).reduce(SeenQuestions.NONE, SeenQuestions::union);
    }

    /** Estimates of some domains, each by its own answers, for clients. */
    public List<AbilityView> views(List<String> keys, List<Integer> scope) {
        return scope.stream()
                .map(domain -> AbilityView.of(
                        keys.get(domain),
                        domains.get(domain).estimate(),
                        domains.get(domain).attempts()))
                .toList();
    }

    /** Joint estimates of some domains, for clients. */
    public List<AbilityView> jointViews(JointPosterior joint, List<String> keys, List<Integer> scope) {
        return scope.stream()
                .map(domain -> AbilityView.of(
                        keys.get(domain),
                        joint.estimate(domain),
                        domains.get(domain).attempts()))
                .toList();
    }
}
