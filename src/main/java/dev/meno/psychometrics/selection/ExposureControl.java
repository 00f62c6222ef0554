package dev.meno.psychometrics.selection;

import java.util.List;

/** What keeps the best items from being shown to everyone. */
public sealed interface ExposureControl {
    /** Always the best item. */
    ExposureControl NONE = new Randomesque(1);

    /**
     * One of the best items, each with the same probability. Kingsbury and Zara (1989).
     *
     * @param candidates how many, at least 1
     */
    record Randomesque(int candidates) implements ExposureControl {
        public Randomesque {
            if (candidates < 1) {
                throw new IllegalArgumentException(
                        "The number of candidates (%d) must be positive.".formatted(candidates));
            }
        }
    }

    /**
     * Each session uses its own random part of the bank, drawn by its seed, and of that always the best item. So no item is
     * shown to more than the share of the learners of any ability, without counters to keep; a domain with few items is
     * used in larger part, so that a session finds enough of them. It is Sympson–Hetter with one probability for all items
     * of a domain, which bounds the exposure however often an item would be chosen.
     *
     * @param share part of a large domain that a session uses, in (0, 1]
     * @param smallest number of items that a session expects to find in a domain, where it has as many; at least 1
     */
    record SessionShare(double share, int smallest) implements ExposureControl {
        public SessionShare {
            if (!(share > 0 && share <= 1)) {
                throw new IllegalArgumentException("The share (%s) must be in (0, 1].".formatted(share));
            }
            if (smallest < 1) {
                throw new IllegalArgumentException(
                        "The smallest number of items (%d) must be positive.".formatted(smallest));
            }
        }

        /** Probability that a session uses an item of a domain with so many items. */
        double probability(int items) {
            return Math.min(1, Math.max(share, (double) smallest / items));
        }
    }

    /**
     * Sympson–Hetter: the best item is administered with its probability, else set aside for this test, and the next best is
     * tried. Where all are set aside, the best is administered after all. Sympson and Hetter (1985).
     *
     * <p>It draws by the same number as {@link ItemEligibility}: with both, an item stays with the smaller probability.
     *
     * @param probabilities one an item of the bank, by position; in (0, 1]
     */
    record SympsonHetter(List<Double> probabilities) implements ExposureControl {
        public SympsonHetter {
            probabilities = List.copyOf(probabilities);
            for (double probability : probabilities) {
                if (!(probability > 0 && probability <= 1)) {
                    throw new IllegalArgumentException(
                            "The exposure probability (%s) must be in (0, 1].".formatted(probability));
                }
            }
        }
    }
}
