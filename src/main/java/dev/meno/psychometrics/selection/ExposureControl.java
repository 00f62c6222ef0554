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
