package io.github.retention4j.math;

/** Nodes and weights of Gauss–Legendre quadrature on [0, 1]: n nodes integrate polynomials up to the degree 2n − 1 exactly. */
public final class GaussLegendre {
    /** Rules of these sizes are kept. */
    public static final GaussLegendre EIGHT = new GaussLegendre(8);

    /** The next. */
    public static final GaussLegendre SIXTEEN = new GaussLegendre(16);

    /** The largest. */
    public static final GaussLegendre THIRTY_TWO = new GaussLegendre(32);

    private final double[] nodes;
    private final double[] weights;

    private GaussLegendre(int size) {
        this.nodes = new double[size];
        this.weights = new double[size];
        for (int i = 0; i < size; i++) {
            // Newton's method from the known place of the roots, which is near enough for five steps.
            double x = Math.cos(Math.PI * (i + 0.75) / (size + 0.5));
            double slope = 1;
            for (int step = 0; step < 6; step++) {
                double before = 1;
                double value = x;
                for (int k = 2; k <= size; k++) {
                    double next = ((2 * k - 1) * x * value - (k - 1) * before) / k;
                    before = value;
                    value = next;
                }
                slope = size * (x * value - before) / (x * x - 1);
                x -= step < 5 ? value / slope : 0;
            }
            nodes[i] = (1 - x) / 2;
            weights[i] = 1 / ((1 - x * x) * slope * slope);
        }
    }

    /**
     * How many nodes there are.
     *
     * @return 8, 16 or 32
     */
    public int size() {
        return nodes.length;
    }

    /**
     * A node.
     *
     * @param i its number, from 0
     * @return in (0, 1), ascending
     */
    public double node(int i) {
        return nodes[i];
    }

    /**
     * The weight of a node.
     *
     * @param i the number of the node, from 0
     * @return above 0; all of them add up to 1
     */
    public double weight(int i) {
        return weights[i];
    }
}
