package dev.meno.psychometrics.selection;

import dev.meno.psychometrics.ability.LogLikelihood;
import dev.meno.psychometrics.ability.Posterior;
import dev.meno.psychometrics.ability.ThetaGrid;
import dev.meno.psychometrics.model.ItemModel;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The items of a published version with all that selection and scoring need of them: information and log-probabilities at
 * each node of the grid, in contiguous arrays. A scan over the bank is then multiplication and addition only. Items are
 * addressed by their position, 0 to {@code size() - 1}. Immutable, shared by threads.
 *
 * <p>A table is computed when it is first needed, or by {@link #prepare()}: a bank of one call pays for what it uses.
 */
public final class ItemBank {
    private final ThetaGrid grid;
    private final ItemModel[] models;
    private final int[] domains;
    private final List<int[]> itemsOfDomain;
    private final List<BitSet> enemies;
    /** Where an item's rows of log-probabilities begin; its category k is k rows further. */
    private final int[] firstRow;
    /** Per domain, at [node × items of the domain + place in the domain]: a scan adds whole columns. */
    private final List<Memo<double[]>> information;
    /** At [row × nodes + node]. */
    private final Memo<double[]> logProbabilities = new Memo<>(this::tabulateLogProbabilities);

    private final Memo<double[]> optima = new Memo<>(this::findOptima);

    private ItemBank(ThetaGrid grid, List<BankItem> items) {
        this.grid = grid;
        models = items.stream().map(BankItem::model).toArray(ItemModel[]::new);
        domains = items.stream().mapToInt(BankItem::domain).toArray();
        itemsOfDomain = itemsOfDomain(domains);
        enemies = enemies(items);
        firstRow = new int[models.length + 1];
        for (int item = 0; item < models.length; item++) {
            firstRow[item + 1] = firstRow[item] + models[item].categories();
        }
        information = itemsOfDomain.stream()
                .map(members -> new Memo<>(() -> tabulateInformation(members)))
                .toList();
    }

    /** The bank of these items; their order gives their positions. */
    public static ItemBank of(ThetaGrid grid, List<BankItem> items) {
        return new ItemBank(grid, items);
    }

    /** Computes the tables of the hot path now, so that no request has to. */
    public ItemBank prepare() {
        information.forEach(Memo::get);
        logProbabilities.get();
        return this;
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

    private static List<BitSet> enemies(List<BankItem> items) {
        Map<String, BitSet> families = new HashMap<>();
        for (int item = 0; item < items.size(); item++) {
            for (String family : items.get(item).families()) {
                families.computeIfAbsent(family, name -> new BitSet()).set(item);
            }
        }
        return items.stream()
                .map(item -> {
                    BitSet union = new BitSet();
                    item.families().forEach(family -> union.or(families.get(family)));
                    return union;
                })
                .toList();
    }

    private double[] tabulateInformation(int[] members) {
        double[] table = new double[grid.size() * members.length];
        for (int node = 0; node < grid.size(); node++) {
            for (int place = 0; place < members.length; place++) {
                table[node * members.length + place] = models[members[place]].information(grid.node(node));
            }
        }
        return table;
    }

    private double[] tabulateLogProbabilities() {
        int nodes = grid.size();
        double[] table = new double[firstRow[models.length] * nodes];
        for (int item = 0; item < models.length; item++) {
            for (int node = 0; node < nodes; node++) {
                models[item].logProbabilities(grid.node(node), table, firstRow[item] * nodes + node, nodes);
            }
        }
        return table;
    }

    private double[] findOptima() {
        double[] found = new double[models.length];
        for (int item = 0; item < found.length; item++) {
            found[item] = InformationPeak.of(models[item]);
        }
        return found;
    }

    public int size() {
        return models.length;
    }

    public ThetaGrid grid() {
        return grid;
    }

    public ItemModel model(int item) {
        return models[item];
    }

    public int domainOf(int item) {
        return domains[item];
    }

    /** Number of domains, counting those below the highest that have no item. */
    public int domainCount() {
        return itemsOfDomain.size();
    }

    /**
     * The log-likelihood with one more response, by adding the precomputed row.
     *
     * @throws IllegalArgumentException if the likelihood is on another grid, or the item has no such category
     */
    public LogLikelihood after(LogLikelihood before, int item, int category) {
        requireSameGrid(before.grid());
        int start = row(item, category) * grid.size();
        return before.plusRow(logProbabilities.get(), start);
    }

    /**
     * The log-likelihood of many responses at once.
     *
     * @param items positions of the items
     * @param categories the scored category of each
     */
    public LogLikelihood likelihood(int[] items, int[] categories) {
        double[] table = logProbabilities.get();
        double[] sum = new double[grid.size()];
        for (int response = 0; response < items.length; response++) {
            int start = row(items[response], categories[response]) * grid.size();
            for (int node = 0; node < sum.length; node++) {
                sum[node] += table[start + node];
            }
        }
        return LogLikelihood.none(grid).plusRow(sum, 0);
    }

    /** Probability of the highest category, averaged over what is known of the ability; in [0, 1]. */
    public double expectedSuccess(int item, Posterior posterior) {
        requireSameGrid(posterior.grid());
        int start = (firstRow[item + 1] - 1) * grid.size();
        double[] table = logProbabilities.get();
        double sum = 0;
        for (int node = 0; node < grid.size(); node++) {
            sum += posterior.weight(node) * Math.exp(table[start + node]);
        }
        return Math.clamp(sum, 0, 1);
    }

    /** Positions of a domain's items, ascending; not to be written to. */
    int[] itemsOf(int domain) {
        return domain < itemsOfDomain.size() ? itemsOfDomain.get(domain) : new int[0];
    }

    /** The items of its families, itself included, if it has one; not to be written to. */
    BitSet enemiesOf(int item) {
        return enemies.get(item);
    }

    /** Information of a domain's items at [node × items + place]; not to be written to. */
    double[] informationOf(int domain) {
        return information.get(domain).get();
    }

    /** Log-probabilities at [(row of item and category) × nodes + node]; not to be written to. */
    double[] logProbabilities() {
        return logProbabilities.get();
    }

    int row(int item, int category) {
        int row = firstRow[item] + category;
        if (category < 0 || row >= firstRow[item + 1]) {
            throw new IllegalArgumentException("The item (%d) has no category (%d).".formatted(item, category));
        }
        return row;
    }

    /** The ability at which an item informs most, in logits. */
    double optimum(int item) {
        return optima.get()[item];
    }

    void requireSameGrid(ThetaGrid other) {
        if (other.size() != grid.size() || other.node(0) != grid.node(0) || other.step() != grid.step()) {
            throw new IllegalArgumentException("The bank and the likelihood must be on the same grid.");
        }
    }
}
