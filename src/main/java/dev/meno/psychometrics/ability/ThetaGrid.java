package dev.meno.psychometrics.ability;

/** Equally spaced nodes of ability, on which likelihoods are kept and integrals are taken. Immutable. */
public final class ThetaGrid {
    /**
     * The grid on which Meno stores abilities: 121 nodes over [−6, 6], so a step of 0.1. The trapezoid rule on it is
     * exact to about 5e-9 while the posterior's standard deviation is at least 0.1.
     */
    public static final ThetaGrid STANDARD = of(-6, 6, 121);

    private final double[] nodes;

    private ThetaGrid(double[] nodes) {
        this.nodes = nodes;
    }

    /**
     * A grid over an interval, both ends included.
     *
     * @param size number of nodes, at least 2
     * @throws IllegalArgumentException if the ends are not finite and increasing, or the size is below 2
     */
    public static ThetaGrid of(double min, double max, int size) {
        if (!(Double.isFinite(min) && Double.isFinite(max) && min < max)) {
            throw new IllegalArgumentException(
                    "The grid's ends (%s, %s) must be finite and increasing.".formatted(min, max));
        }
        if (size < 2) {
            throw new IllegalArgumentException("The grid's size (%d) must be at least 2.".formatted(size));
        }
        double[] nodes = new double[size];
        for (int i = 0; i < size; i++) {
            // A weighted mean of the ends, not a running sum: a symmetric grid comes out symmetric to the bit.
            nodes[i] = (min * (size - 1 - i) + max * i) / (size - 1);
        }
        return new ThetaGrid(nodes);
    }

    /** Number of nodes. */
    public int size() {
        return nodes.length;
    }

    /**
     * Ability at a node, in logits.
     *
     * @param index 0 to {@code size() - 1}
     */
    public double node(int index) {
        return nodes[index];
    }

    /** Distance between neighbouring nodes, in logits. */
    public double step() {
        return (nodes[nodes.length - 1] - nodes[0]) / (nodes.length - 1);
    }
}
