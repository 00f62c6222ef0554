package dev.meno.psychometrics.selection;

import dev.meno.psychometrics.numeric.Draw;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Draws a fixed test form: so many items from each domain exactly, spread over the groups (topics) of a domain as the bank
 * is, no two enemies, and in each group what the learner never answered first. Within that it is chance, so that over many
 * forms each item of a domain is used about equally often: that is the control of exposure. Immutable.
 */
public final class FormAssembler {
    /** Positions of the draw: one orders the items of a group, the other the finished form. */
    private static final int CHOICE = 0;

    private static final int ORDER = 1;

    private final ItemBank bank;
    private final List<String> groups;

    /**
     * An assembler.
     *
     * @param groups group of each item, by the item's position
     */
    public FormAssembler(ItemBank bank, List<String> groups) {
        if (groups.size() != bank.size()) {
            throw new IllegalArgumentException(
                    "There are %d groups for a bank of %d items.".formatted(groups.size(), bank.size()));
        }
        this.bank = bank;
        this.groups = List.copyOf(groups);
    }

    /**
     * A form in random order.
     *
     * @param eligible positions of the items to choose from
     * @param perDomain number of items from each domain
     * @param answeredBefore positions of the items that come last into question
     * @param seed settles every draw
     * @return positions of the items; empty if a domain has too few that are no enemies of each other
     */
    public Optional<List<Integer>> assemble(
            BitSet eligible, List<Integer> perDomain, BitSet answeredBefore, long seed) {
        BitSet open = (BitSet) eligible.clone();
        List<Integer> form = new ArrayList<>();
        for (int domain = 0; domain < perDomain.size(); domain++) {
            if (!draw(domain, perDomain.get(domain), open, answeredBefore, seed, form)) {
                return Optional.empty();
            }
        }
        form.sort(Comparator.comparingDouble(item -> Draw.uniform(seed, ORDER, item)));
        return Optional.of(List.copyOf(form));
    }

    private boolean draw(int domain, int wanted, BitSet open, BitSet answeredBefore, long seed, List<Integer> form) {
        List<Integer> inOrder = IntStream.range(0, bank.size())
                .filter(item -> bank.domainOf(item) == domain && open.get(item))
                .boxed()
                .sorted(Comparator.<Integer, Boolean>comparing(answeredBefore::get)
                        .thenComparingDouble(item -> Draw.uniform(seed, CHOICE, item)))
                .toList();
        Map<String, Integer> available = new HashMap<>();
        inOrder.forEach(item -> available.merge(groups.get(item), 1, Integer::sum));
        Map<String, Integer> taken = new HashMap<>();
        for (int n = 1; n <= wanted; n++) {
            double share = (double) n / inOrder.size();
            // The first of the items whose group is furthest behind: ties go by the random order.
            Optional<Integer> next = inOrder.stream()
                    .filter(open::get)
                    .max(Comparator.comparingDouble(item -> share * available.getOrDefault(groups.get(item), 0)
                            - taken.getOrDefault(groups.get(item), 0)));
            if (next.isEmpty()) {
                return false;
            }
            form.add(next.get());
            open.clear(next.get());
            open.andNot(bank.enemiesOf(next.get()));
            taken.merge(groups.get(next.get()), 1, Integer::sum);
        }
        return true;
    }

    /**
     * Shares out a number in proportion to counts, by largest remainder; ties go to the earlier.
     *
     * @param counts not negative, not all 0
     * @param total at most the sum of the counts
     */
    public static List<Integer> apportion(List<Integer> counts, int total) {
        int sum = counts.stream().mapToInt(Integer::intValue).sum();
        List<Integer> shares = new ArrayList<>(counts.stream()
                .map(count -> Math.multiplyExact(count, total) / sum)
                .toList());
        int rest = total - shares.stream().mapToInt(Integer::intValue).sum();
        IntStream.range(0, counts.size())
                .boxed()
                .sorted(Comparator.comparingInt(index -> -(counts.get(index) * total % sum)))
                .limit(rest)
                .forEach(index -> shares.set(index, shares.get(index) + 1));
        return List.copyOf(shares);
    }
}
