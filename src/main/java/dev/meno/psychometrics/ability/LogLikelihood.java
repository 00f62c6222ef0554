package dev.meno.psychometrics.ability;

import dev.meno.psychometrics.model.ItemModel;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * The log-likelihood of a learner's responses in one domain, on a grid of abilities. It is additive: a response adds one
 * row, in any order, and no earlier response is ever read again. Immutable.
 *
 * <p>{@code ℓ(θ_q) = Σ_j log P_j(x_j | θ_q)} at each node q.
 */
public final class LogLikelihood {
    private final ThetaGrid grid;
    private final double[] values;

    private LogLikelihood(ThetaGrid grid, double[] values) {
        this.grid = grid;
        this.values = values;
    }

    /** No response yet: 0 at every node. */
    public static LogLikelihood none(ThetaGrid grid) {
        return new LogLikelihood(grid, new double[grid.size()]);
    }

    /** The log-likelihood of scored responses. */
    public static LogLikelihood of(ThetaGrid grid, List<Response> responses) {
        LogLikelihood sum = none(grid);
        for (Response response : responses) {
            for (int node = 0; node < sum.values.length; node++) {
                sum.values[node] += response.item().logProbability(grid.node(node), response.category());
            }
        }
        return sum;
    }

    /**
     * Reads what {@link #toBytes()} wrote on the same grid.
     *
     * @throws IllegalArgumentException if the length is not 8 bytes a node, or a value is not finite or above 0
     */
    public static LogLikelihood ofBytes(ThetaGrid grid, byte[] bytes) {
        if (bytes.length != grid.size() * Double.BYTES) {
            throw new IllegalArgumentException("A log-likelihood on %d nodes has %d bytes, not %d."
                    .formatted(grid.size(), grid.size() * Double.BYTES, bytes.length));
        }
        double[] values = new double[grid.size()];
        ByteBuffer.wrap(bytes).asDoubleBuffer().get(values);
        for (double value : values) {
            if (!(value <= 0) || Double.isInfinite(value)) {
                throw new IllegalArgumentException(
                        "The log-likelihood (%s) must be finite and at most 0.".formatted(value));
            }
        }
        return new LogLikelihood(grid, values);
    }

    /** The values as big-endian doubles, 8 bytes a node. */
    public byte[] toBytes() {
        ByteBuffer buffer = ByteBuffer.allocate(values.length * Double.BYTES);
        buffer.asDoubleBuffer().put(values);
        return buffer.array();
    }

    /**
     * The log-likelihood with one more response.
     *
     * @param category the scored category, 0 to {@code item.categories() - 1}
     * @throws IllegalArgumentException if the item has no such category
     */
    public LogLikelihood plus(ItemModel item, int category) {
        return plus(item, category, 1);
    }

    /**
     * The log-likelihood with one more response that counts only in part: {@code ℓ + w log P}.
     *
     * @param category the scored category, 0 to {@code item.categories() - 1}
     * @param weight w in [0, 1]
     * @throws IllegalArgumentException if the weight is outside, or the item has no such category
     */
    public LogLikelihood plus(ItemModel item, int category, double weight) {
        if (!(weight >= 0 && weight <= 1)) {
            throw new IllegalArgumentException("The weight (%s) must be in [0, 1].".formatted(weight));
        }
        double[] sum = values.clone();
        for (int node = 0; node < sum.length; node++) {
            sum[node] += weight * item.logProbability(grid.node(node), category);
        }
        return new LogLikelihood(grid, sum);
    }

    /**
     * The log-likelihood with a row added.
     *
     * @param row log-probability of the response at each node, by the node's index
     */
    public LogLikelihood plusRow(double[] row) {
        double[] sum = values.clone();
        for (int node = 0; node < sum.length; node++) {
            sum[node] += row[node];
        }
        return new LogLikelihood(grid, sum);
    }

    /**
     * The log-likelihood with all responses so far counting less, the power-prior form of a forgetting filter: {@code ℓ
     * ← λ ℓ}.
     *
     * @param factor λ in (0, 1]
     * @throws IllegalArgumentException if the factor is outside
     */
    public LogLikelihood discounted(double factor) {
        if (!(factor > 0 && factor <= 1)) {
            throw new IllegalArgumentException("The discount factor (%s) must be in (0, 1].".formatted(factor));
        }
        return new LogLikelihood(
                grid, Arrays.stream(values).map(value -> value * factor).toArray());
    }

    /**
     * The value between nodes, by the cubic through the four nearest; its error is of the fourth order in the step.
     *
     * @param theta in logits; beyond the grid the value at its end is taken
     */
    public double interpolated(double theta) {
        double place = Math.clamp((theta - grid.node(0)) / grid.step(), 0, values.length - 1);
        if (values.length < 4) {
            int node = (int) Math.min(Math.floor(place), values.length - 2);
            return values[node] + (place - node) * (values[node + 1] - values[node]);
        }
        int first = (int) Math.clamp(Math.floor(place) - 1, 0, values.length - 4);
        double t = place - first;
        return -values[first] * (t - 1) * (t - 2) * (t - 3) / 6
                + values[first + 1] * t * (t - 2) * (t - 3) / 2
                - values[first + 2] * t * (t - 1) * (t - 3) / 2
                + values[first + 3] * t * (t - 1) * (t - 2) / 6;
    }

    /**
     * What is left without the responses that another log-likelihood holds, on the grid of that one.
     *
     * @param part of the same responses and some more of them here; its nodes within this grid
     */
    LogLikelihood lessOn(LogLikelihood part) {
        double[] rest = new double[part.values.length];
        for (int node = 0; node < rest.length; node++) {
            // Rounding may leave a trace above 0 where nothing is left.
            rest[node] = Math.min(0, interpolated(part.grid.node(node)) - part.values[node]);
        }
        return new LogLikelihood(part.grid, rest);
    }

    /** Whether it is 0 at every node, so that it says nothing: no response yet. */
    public boolean isFlat() {
        for (double value : values) {
            if (value != 0) {
                return false;
            }
        }
        return true;
    }

    public ThetaGrid grid() {
        return grid;
    }

    /** The value at a node. */
    public double at(int node) {
        return values[node];
    }
}
