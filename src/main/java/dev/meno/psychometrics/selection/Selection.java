package dev.meno.psychometrics.selection;

import java.util.List;

/**
 * The outcome of a choice.
 *
 * @param item position of the chosen item in the bank
 * @param domain number of its domain
 * @param value the criterion's value for it
 * @param expectedSuccess probability of its highest category, averaged over the posterior
 * @param candidates the best items, best first; the chosen one is among them
 * @param repeated whether the learner had answered it in an earlier session, because no fresh item was left
 */
public record Selection(
        int item, int domain, double value, double expectedSuccess, List<Candidate> candidates, boolean repeated) {
    public Selection {
        candidates = List.copyOf(candidates);
    }
}
