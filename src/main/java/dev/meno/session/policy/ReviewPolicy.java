package dev.meno.session.policy;

import jakarta.inject.Singleton;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/** Decides how a review session goes on: what is most overdue comes first, and when nothing is due it is over. */
@Singleton
class ReviewPolicy {
    private static final String POLICY = "review";
    private static final String CRITERION = "urgency";
    private static final String REASON =
            "You answered this some time ago, and answering it again now helps you to remember it.";
    private static final int REPORTED = 5;

    Step next(Situation situation) {
        Integer limit = situation.session().policy().maxQuestions();
        if (limit != null && situation.session().answered() >= limit) {
            return new Step.Finish(FinishReason.MAX_QUESTIONS);
        }
        BitSet served = situation.served();
        List<DueReviews.Due> due = DueReviews.of(situation).stream()
                .filter(review -> !served.get(review.item()))
                .filter(review ->
                        situation.scope().contains(situation.pool().bank().domainOf(review.item())))
                .toList();
        if (due.isEmpty()) {
            return new Step.Finish(FinishReason.NOTHING_DUE);
        }
        DueReviews.Due first = due.getFirst();
        return new Step.Serve(situation.decide(
                first.item(),
                new Decision.Grounds(
                        POLICY,
                        REASON,
                        CRITERION,
                        first.urgency(),
                        situation.expectedSuccess(first.item()),
                        false,
                        Map.of("review", first.urgency()),
                        due.stream()
                                .limit(REPORTED)
                                .map(review -> new Decision.Candidate(
                                        situation.pool().question(review.item()).id(),
                                        review.urgency(),
                                        Map.of("review", review.urgency())))
                                .toList(),
                        situation.inputs(situation.joint()))));
    }
}
