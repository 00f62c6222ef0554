package dev.meno.learner;

import dev.meno.course.SeenQuestions;
import dev.meno.psychometrics.ability.JointPosterior;
import dev.meno.psychometrics.ability.JointPrior;
import java.util.List;

/**
 * What is known of a learner in a course, from the answers alone. Domains are addressed by their number in the course.
 * Immutable.
 */
public record LearnerState(List<DomainState> domains) {
    public LearnerState {
        domains = List.copyOf(domains);
    }

    public DomainState domain(int domain) {
        return domains.get(domain);
    }

    /** The abilities in all domains together, beginning with a belief about them. */
    public JointPosterior joint(JointPrior belief) {
        return JointPosterior.of(
                belief, domains.stream().map(DomainState::logLikelihood).toList());
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
