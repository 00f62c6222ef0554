package dev.meno.psychometrics.selection;

import java.util.List;

/**
 * The outcome of a choice for practice.
 *
 * @param chosen the chosen item
 * @param candidates the best items, best first; the chosen one is among them
 * @param repeated whether the learner had answered it before though it is not due, because no fresh item was left
 */
public record TutoringSelection(Candidate chosen, List<Candidate> candidates, boolean repeated) {
    public TutoringSelection {
        candidates = List.copyOf(candidates);
    }

    /**
     * An item that came into question.
     *
     * @param item its position in the bank
     */
    public record Candidate(int item, double utility, TutoringTerms terms) {}
}
