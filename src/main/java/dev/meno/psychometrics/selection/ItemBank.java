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
    /** Per domain, at [node][place in the domain]: a scan adds up whole rows. */
    private final List<Memo<double[][]>> information;
    /** At [row][node]. */
    private final Memo<double[][]> logProbabilities = new Memo<>(this::tabulateLogProbabilities);
    /** At [item][node]. */
    private final Memo<double[][]> successes = new Memo<>(this::tabulateSuccesses);

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
        successes.get();
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

    private double[][] tabulateInformation(int[] members) {
        double[][] table = new double[grid.size()][members.length];
        for (int node = 0; node < table.length; node++) {
            for (int place = 0; place < members.length; place++) {
                table[node][place] = models[members[place]].information(grid.node(node));
            }
        }
        return table;
    }

    private double[][] tabulateLogProbabilities() {
        double[][] table = new double[firstRow[models.length]][grid.size()];
        for (int item = 0; item < models.length; item++) {
            double[] categories = new double[models[item].categories()];
            for (int node = 0; node < grid.size(); node++) {
                models[item].logProbabilities(grid.node(node), categories);
                for (int category = 0; category < categories.length; category++) {
                    table[firstRow[item] + category][node] = categories[category];
                }
            }
        }
        return table;
    }

    /** Probability of each item's highest category at each node, so that practice scans without an exponential. */
    private double[][] tabulateSuccesses() {
        double[][] table = new double[models.length][grid.size()];
        for (int item = 0; item < table.length; item++) {
            double[] logProbability = logProbabilities.get()[firstRow[item + 1] - 1];
            for (int node = 0; node < logProbability.length; node++) {
                table[item][node] = StrictMath.exp(logProbability[node]);
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
        return before.plusRow(row(item, category));
    }

    /**
     * The log-likelihood of many responses at once.
     *
     * @param items positions of the items
     * @param categories the scored category of each
     */
    public LogLikelihood likelihood(int[] items, int[] categories) {
        double[] sum = new double[grid.size()];
        int response = 0;
        for (; response + 3 < items.length; response += 4) {
            addFour(
                    sum,
                    row(items[response], categories[response]),
                    row(items[response + 1], categories[response + 1]),
                    row(items[response + 2], categories[response + 2]),
                    row(items[response + 3], categories[response + 3]));
        }
        LogLikelihood likelihood = LogLikelihood.none(grid).plusRow(sum);
        for (; response < items.length; response++) {
            likelihood = likelihood.plusRow(row(items[response], categories[response]));
        }
        return likelihood;
    }

    /** Four rows in one pass: the sums are read and written once for four responses. */
    private static void addFour(double[] sum, double[] a, double[] b, double[] c, double[] d) {
        for (int node = 0; node < sum.length; node++) {
            sum[node] += (a[node] + b[node]) + (c[node] + d[node]);
        }
    }

    /** Probability of the highest category, averaged over what is known of the ability; in [0, 1]. */
    public double expectedSuccess(int item, Posterior posterior) {
        requireSameGrid(posterior.grid());
        double[] row = successes.get()[item];
        double sum = 0;
        for (int node = 0; node < row.length; node++) {
            sum += posterior.weight(node) * row[node];
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

    /** Information of a domain's items at [node][place]; not to be written to. */
    double[][] informationOf(int domain) {
        return information.get(domain).get();
    }

    /**
     * Log-probability of a category at each node; not to be written to.
     *
     * @throws IllegalArgumentException if the item has no such category
     */
    double[] row(int item, int category) {
        int row = firstRow[item] + category;
        if (category < 0 || row >= firstRow[item + 1]) {
            throw new IllegalArgumentException("The item (%d) has no category (%d).".formatted(item, category));
        }
        return logProbabilities.get()[row];
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
