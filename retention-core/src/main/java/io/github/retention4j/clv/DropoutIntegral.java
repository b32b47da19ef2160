package io.github.retention4j.clv;

import io.github.retention4j.math.GaussLegendre;

/**
 * The nodes of {@code ∫ (α+u)^(−R) (β+u)^(−s−1) du} from the recency to the age: over the time at which a customer of Pareto/NBD may
 * have been lost, with R = r + x.
 *
 * <p>It is a difference of two ₂F₁ that are nearly alike where the age is near the recency, and whose series are slow where α is far
 * from β. As a sum over nodes all terms of it and of its derivatives by r, α, s and β are above 0. The nodes are those of
 * Gauss–Legendre over {@code v = ln((γ+u)/(γ+t_x))} with γ the lesser of α and β, in which the integrand has no singularity nearer
 * than π, up to where nothing is left.
 *
 * <p>It is made to be placed again and again.
 */
final class DropoutIntegral {
    /** In e^(−GONE) nothing is left of a double. */
    private static final double GONE = 38;

    private final double alpha;
    private final double beta;
    private final double s;

    /** As a multiple of β and the recency, after what time nobody is left who is lost at such a rate. */
    private final double longestByBeta;

    /** The same of α, for the shape that was asked for last: groups of one frequency follow one another. */
    private double longestByAlpha = Double.POSITIVE_INFINITY;

    private double lastShape = 1;

    /** How many nodes there are, and of each: ln((α+u)/(α+t_x)), ln((β+u)/(β+t_x)), 1/(α+u), 1/(β+u), and its part of the sum. */
    int size;

    double[] logAlpha = new double[32];
    double[] logBeta = new double[32];
    double[] byAlpha = new double[32];
    double[] byBeta = new double[32];
    double[] part = new double[32];

    DropoutIntegral(double alpha, double beta, double s) {
        this.alpha = alpha;
        this.beta = beta;
        this.s = s;
        this.longestByBeta = Math.expm1(GONE / s);
    }

    /**
     * Places the nodes.
     *
     * @return the integral, as a multiple of {@code (α+t_x)^(−R) (β+t_x)^(−s)}
     */
    double place(double shape, double recency, double age) {
        double fromAlpha = alpha + recency;
        double fromBeta = beta + recency;
        double from = Math.min(fromAlpha, fromBeta);
        if (shape != lastShape) {
            lastShape = shape;
            longestByAlpha = shape > 1 ? Math.expm1(GONE / (shape - 1)) : Double.POSITIVE_INFINITY;
        }
        double reach = Math.min(age - recency, Math.min(fromBeta * longestByBeta, fromAlpha * longestByAlpha));
        double logAlphas = Math.log1p(reach / fromAlpha);
        double logBetas = Math.log1p(reach / fromBeta);
        double end = Math.max(logAlphas, logBetas);
        double fall = shape * logAlphas + (s + 1) * logBetas;
        GaussLegendre rule = rule(end, fall);
        int panels = Math.max(1, (int) Math.ceil(Math.max(end / 4, fall / 40)));
        size = panels * rule.size();
        if (part.length < size) {
            logAlpha = new double[size];
            logBeta = new double[size];
            byAlpha = new double[size];
            byBeta = new double[size];
            part = new double[size];
        }
        double width = end / panels;
        boolean isAlphaLess = alpha < beta;
        double apart = Math.abs(alpha - beta);
        double other = from + apart;
        double sum = 0;
        int at = 0;
        for (int panel = 0; panel < panels; panel++) {
            for (int i = 0; i < rule.size(); i++) {
                double v = (panel + rule.node(i)) * width;
                double lesser = from * Math.exp(v);
                double greater = lesser + apart;
                double log = Math.log(greater / other);
                logAlpha[at] = isAlphaLess ? v : log;
                logBeta[at] = isAlphaLess ? log : v;
                byAlpha[at] = 1 / (isAlphaLess ? lesser : greater);
                byBeta[at] = 1 / (isAlphaLess ? greater : lesser);
                part[at] = rule.weight(i)
                        * width
                        * lesser
                        * byBeta[at]
                        * Math.exp(-shape * logAlpha[at] - s * logBeta[at]);
                sum += part[at++];
            }
        }
        return sum;
    }

    /** The fewest nodes that reach all digits where v goes so far and the integrand falls by e^−fall. */
    private static GaussLegendre rule(double end, double fall) {
        if (end <= 0.6 && fall <= 2.5) {
            return GaussLegendre.EIGHT;
        }
        return end <= 1.8 && fall <= 14 ? GaussLegendre.SIXTEEN : GaussLegendre.THIRTY_TWO;
    }
}
