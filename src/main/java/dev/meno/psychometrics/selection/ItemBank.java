package dev.meno.psychometrics.selection;

import dev.meno.psychometrics.ability.LogLikelihood;
import dev.meno.psychometrics.ability.Posterior;
import dev.meno.psychometrics.ability.ThetaGrid;
import dev.meno.psychometrics.model.ItemModel;
import java.util.ArrayList;
import java.util.List;

/**
 * The items of a published version with all that selection and scoring need of them, computed once: information and
 * log-probabilities at each node of the grid, in contiguous arrays. A scan over the bank is then multiplication and
 * addition only. Items are addressed by their position, 0 to {@code size() - 1}. Immutable, shared by threads.
 */
public final class ItemBank {
    private final ThetaGrid grid;
    private final int[] domains;
    private final List<int[]> itemsOfDomain;
    /** Information at [item × nodes + node]. */
    private final double[] information;
    /** Where an item's rows of log-probabilities begin; its category k is k rows further. */
    private final int[] firstRow;
    /** Log-probabilities at [row × nodes + node]. */
    private final double[] logProbabilities;

    private ItemBank(ThetaGrid grid, List<BankItem> items) {
        this.grid = grid;
        int nodes = grid.size();
        domains = items.stream().mapToInt(BankItem::domain).toArray();
        itemsOfDomain = itemsOfDomain(domains);
        firstRow = new int[items.size() + 1];
        for (int item = 0; item < items.size(); item++) {
            firstRow[item + 1] = firstRow[item] + items.get(item).model().categories();
        }
        information = new double[items.size() * nodes];
        logProbabilities = new double[firstRow[items.size()] * nodes];
        for (int item = 0; item < items.size(); item++) {
            fill(item, items.get(item).model());
        }
    }

    /** Computes the tables of a bank; the order of the items gives their positions. */
    public static ItemBank of(ThetaGrid grid, List<BankItem> items) {
        return new ItemBank(grid, items);
    }

    private void fill(int item, ItemModel model) {
        int nodes = grid.size();
        for (int node = 0; node < nodes; node++) {
            double theta = grid.node(node);
            information[item * nodes + node] = model.information(theta);
            for (int category = 0; category < model.categories(); category++) {
                logProbabilities[(firstRow[item] + category) * nodes + node] = model.logProbability(theta, category);
            }
        }
    }

    private static List<int[]> itemsOfDomain(int[] domains) {
        List<List<Integer>> lists = new ArrayList<>();
        for (int item = 0; item < domains.length; item++) {
            while (lists.size() <= domains[item]) {
                lists.add(new ArrayList<>());
            }
            lists.get(domains[item]).add(item);
        }
        return lists.stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .toList();
    }

    public int size() {
        return domains.length;
    }

    public ThetaGrid grid() {
        return grid;
    }

    public int domainOf(int item) {
        return domains[item];
    }

    /**
     * The log-likelihood with one more response, by adding the precomputed row.
     *
     * @throws IllegalArgumentException if the likelihood is on another grid, or the item has no such category
     */
    public LogLikelihood after(LogLikelihood before, int item, int category) {
        requireSameGrid(before.grid());
        int row = firstRow[item] + category;
        if (category < 0 || row >= firstRow[item + 1]) {
            throw new IllegalArgumentException("The item (%d) has no category (%d).".formatted(item, category));
        }
        int start = row * grid.size();
        return before.plusRow(node -> logProbabilities[start + node]);
    }

    /** Probability of the highest category, averaged over what is known of the ability; in [0, 1]. */
    public double expectedSuccess(int item, Posterior posterior) {
        requireSameGrid(posterior.grid());
        int start = (firstRow[item + 1] - 1) * grid.size();
        double sum = 0;
        for (int node = 0; node < grid.size(); node++) {
            sum += posterior.weight(node) * Math.exp(logProbabilities[start + node]);
        }
        return Math.clamp(sum, 0, 1);
    }

    /**
     * Posterior-weighted information (MPWI): {@code ∫ I_j(θ) π(θ | x) dθ} with the posterior normalised on the grid.
     *
     * <p>Domain: the posterior is on the bank's grid. That is not checked here, once per item, but once per choice by
     * {@link SelectionState}. Result: per square logit, at least 0.
     *
     * <p>Source: van der Linden (1998), Bayesian item selection criteria for adaptive testing, eq. 12.
     */
    public double posteriorWeightedInformation(int item, Posterior posterior) {
        int start = item * grid.size();
        double sum = 0;
        for (int node = 0; node < grid.size(); node++) {
            sum += posterior.weight(node) * information[start + node];
        }
        return sum;
    }

    /** Positions of a domain's items, ascending; not to be written to. */
    int[] itemsOf(int domain) {
        return domain < itemsOfDomain.size() ? itemsOfDomain.get(domain) : new int[0];
    }

    void requireSameGrid(ThetaGrid other) {
        if (other.size() != grid.size() || other.node(0) != grid.node(0) || other.step() != grid.step()) {
            throw new IllegalArgumentException("The bank and the likelihood must be on the same grid.");
        }
    }
}
