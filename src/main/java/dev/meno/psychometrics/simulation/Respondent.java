package dev.meno.psychometrics.simulation;

import dev.meno.psychometrics.model.ItemModel;
import dev.meno.psychometrics.selection.ItemBank;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;

/** One who answers. */
sealed interface Respondent {
    /** The abilities that a test tries to find, by domain. */
    List<Double> truth();

    /** The scored category of the response to an item. */
    int answer(int item);

    /** Positions of the items that this respondent cannot answer. */
    BitSet unanswerable();

    record Simulated(ItemBank bank, List<Double> truth, SplittableRandom random) implements Respondent {
        @Override
        public int answer(int item) {
            ItemModel model = bank.model(item);
            double theta = truth.get(bank.domainOf(item));
            double rest = random.nextDouble();
            int category = 0;
            while (category < model.categories() - 1 && rest >= model.probability(theta, category)) {
                rest -= model.probability(theta, category);
                category++;
            }
            return category;
        }

        @Override
        public BitSet unanswerable() {
            return new BitSet();
        }
    }

    record Recorded(Respondents.ResponseRecord responses, List<Double> truth) implements Respondent {
        @Override
        public int answer(int item) {
            return responses.category(item);
        }

        @Override
        public BitSet unanswerable() {
            BitSet without = new BitSet();
            for (int item = 0; item < responses.size(); item++) {
                without.set(item, !responses.has(item));
            }
            return without;
        }
    }
}
