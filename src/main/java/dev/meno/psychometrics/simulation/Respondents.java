package dev.meno.psychometrics.simulation;

import dev.meno.psychometrics.ability.JointPrior;
import java.util.List;

/** Who answers in a simulation. */
public sealed interface Respondents {
    int count();

    /**
     * Learners whose abilities are drawn from a population and who answer as the models say.
     *
     * @param population of the abilities, one dimension a domain
     * @param count number of learners, at least 1
     */
    record Simulated(JointPrior population, int count) implements Respondents {
        public Simulated {
            if (count < 1) {
                throw new IllegalArgumentException("The number of learners (%d) must be positive.".formatted(count));
            }
        }
    }

    /**
     * Learners whose responses to items of the bank are on record (post-hoc simulation): a test asks what they have
     * answered. Instead of a true ability, which nobody knows, the estimate from all their responses is taken.
     */
    record Recorded(List<ResponseRecord> records) implements Respondents {
        public Recorded {
            records = List.copyOf(records);
            if (records.isEmpty()) {
                throw new IllegalArgumentException("There must be at least one record of responses.");
            }
        }

        @Override
        public int count() {
            return records.size();
        }
    }

    /** One learner's responses: the scored category of each item of the bank by position, or {@link #NONE}. */
    final class ResponseRecord {
        /** Stands for an item without a response. */
        public static final int NONE = -1;

        private final int[] categories;

        public ResponseRecord(int... categories) {
            this.categories = categories.clone();
        }

        int size() {
            return categories.length;
        }

        int category(int item) {
            return categories[item];
        }

        boolean has(int item) {
            return categories[item] != NONE;
        }
    }
}
