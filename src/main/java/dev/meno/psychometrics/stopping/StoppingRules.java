package dev.meno.psychometrics.stopping;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Several rules together: a test is over as soon as one of them is met, but not before its minimum length, unless the
 * bank, the time or the number of items leaves no choice. An empty bank always ends it.
 *
 * @param minimumItems at least 0
 */
public record StoppingRules(int minimumItems, List<StoppingRule> rules) {
    public StoppingRules {
        if (minimumItems < 0) {
            throw new IllegalArgumentException("The minimum length (%d) must not be negative.".formatted(minimumItems));
        }
        rules = List.copyOf(rules);
    }

    /** Every reason for which the test is over, in the order of {@link StopReason}; empty while it goes on. */
    public Set<StopReason> check(TestProgress progress) {
        Set<StopReason> reasons = EnumSet.noneOf(StopReason.class);
        if (progress.bestGain().isEmpty()) {
            reasons.add(StopReason.BANK_EXHAUSTED);
        }
        for (StoppingRule rule : rules) {
            boolean counts = progress.items() >= minimumItems || rule.reason().isHard();
            if (counts && rule.isMet(progress)) {
                reasons.add(rule.reason());
            }
        }
        return reasons;
    }
}
