package io.github.retention4j.metric.survival;

import io.github.retention4j.math.ExactSums;
import java.util.Arrays;

/**
 * The variance of curves whose customers have several spells each: what each customer moves the curve by, squared and summed.
 *
 * <p>To move the weights of a customer c a little moves ln S at a time t by {@code −B(t)}, where
 * {@code B(t) = Σ (dN_c − Y_c·dN/Y) / (Y − dN)} over the times up to t. Between two times at which something happens to the
 * customer, {@code B(t) = a − n·G(t)} with Greenwood's sum G, n the customer's spells at risk, and a fixed number a. What moves
 * the share of a cause, or the restricted mean, is likewise {@code p + q·f(t) + n·g(t)} with two curves f and g that all customers
 * have in common, and {@code q = −a}. So a square is a form of six products that change only where something happens to the
 * customer, and their sums over customers are kept as differences from time to time: the work grows with the spells and not with
 * customers times days.
 *
 * <p>The sums are exact, so that they are the same for any split of the customers.
 */
final class Influence {
    /** What happens to one quantity: its two curves, and what an event of its cause adds at once. */
    private static final class Form {
        final int cause;
        final double[] first;
        final double[] second;
        final double[] jump;
        final ExactSums pp;
        final ExactSums pq;
        final ExactSums pn;
        double p;

        Form(int cause, double[] first, double[] second, double[] jump) {
            this.cause = cause;
            this.first = first;
            this.second = second;
            this.jump = jump;
            this.pp = new ExactSums(first.length);
            this.pq = new ExactSums(first.length);
            this.pn = new ExactSums(first.length);
        }
    }

    private static final int ANY = -1;

    private final int size;
    private final int causes;
    private final double[] greenwood;
    private final double[] squares;
    private final double[] alone;
    private final double[] rate;
    private final Form[] forms;
    private final ExactSums qq;
    private final ExactSums qn;
    private final ExactSums nn;
    private final ExactSums hh;
    private final ExactSums hn;

    private int[] entries = new int[16];
    private int[] exits = new int[16];
    private int[] causesOf = new int[16];
    private long[] weights = new long[16];
    private long[] order = new long[32];
    private int spells;

    private Influence(RiskSets sets, Form[] forms) {
        this.size = sets.size();
        this.causes = sets.causes();
        this.greenwood = sets.greenwood();
        this.squares = sets.hazardVariance();
        this.alone = new double[size];
        this.rate = new double[size];
        for (int j = 0; j < size; j++) {
            long left = sets.atRisk(j) - sets.events(j);
            // Where nobody is left the curve is 0, whoever is looked at, and stays there.
            alone[j] = left == 0 ? 0 : 1.0 / left;
            rate[j] = sets.atRisk(j) == 0 ? 0 : 1.0 / sets.atRisk(j);
        }
        this.forms = forms;
        this.qq = new ExactSums(size);
        this.qn = new ExactSums(size);
        this.nn = new ExactSums(size);
        this.hh = new ExactSums(size);
        this.hn = new ExactSums(size);
    }

    /** That of a survival curve and its restricted mean. */
    static Influence ofSurvival(RiskSets sets) {
        double[] survival = sets.survival();
        double[] greenwood = sets.greenwood();
        double[] product = new double[sets.size()];
        for (int j = 0; j < product.length; j++) {
            product[j] = survival[j] * greenwood[j];
        }
        Form mean = new Form(ANY, sets.area(survival, 1), sets.area(product, 0), new double[sets.size()]);
        return new Influence(sets, new Form[] {mean});
    }

    /** That of the share of each cause. */
    static Influence ofIncidence(RiskSets sets) {
        double[] survival = sets.survival();
        double[] greenwood = sets.greenwood();
        Form[] forms = new Form[sets.causes()];
        for (int cause = 0; cause < forms.length; cause++) {
            double[] second = new double[sets.size()];
            double[] jump = new double[sets.size()];
            double sum = 0;
            for (int j = 0; j < second.length; j++) {
                double before = j == 0 ? 1 : survival[j - 1];
                double greenwoodBefore = j == 0 ? 0 : greenwood[j - 1];
                if (sets.atRisk(j) > 0) {
                    double risk = sets.atRisk(j);
                    jump[j] = before / risk;
                    sum += before * sets.events(cause, j) / risk * (greenwoodBefore - 1 / risk);
                }
                second[j] = sum;
            }
            forms[cause] = new Form(cause, sets.incidence(cause, survival), second, jump);
        }
        return new Influence(sets, forms);
    }

    /** Begins the next customer. */
    void begin() {
        spells = 0;
    }

    /**
     * A spell of the customer.
     *
     * @param entry the place of the time after which it is at risk, −1 from the start on
     * @param exit the place of the time at which it ends
     * @param cause the cause, from 0, or −1 if it is censored
     * @param weight how many times it counts
     */
    void spell(int entry, int exit, int cause, long weight) {
        if (spells == exits.length) {
            int more = 2 * spells;
            entries = Arrays.copyOf(entries, more);
            exits = Arrays.copyOf(exits, more);
            causesOf = Arrays.copyOf(causesOf, more);
            weights = Arrays.copyOf(weights, more);
            order = new long[2 * more];
        }
        entries[spells] = entry;
        exits[spells] = exit;
        causesOf[spells] = cause;
        weights[spells] = weight;
        spells++;
    }

    /** Adds the customer. */
    void end() {
        int moves = 0;
        long n = 0;
        for (int i = 0; i < spells; i++) {
            order[moves++] = (long) exits[i] << Integer.SIZE | i;
            if (entries[i] < 0) {
                n = Math.addExact(n, weights[i]);
            } else {
                order[moves++] = (long) entries[i] << Integer.SIZE | spells + i;
            }
        }
        Arrays.sort(order, 0, moves);
        double q = 0;
        double h = 0;
        for (Form form : forms) {
            form.p = 0;
        }
        if (n > 0) {
            nn.add(0, (double) n * n);
        }
        long[] ofCause = new long[causes];
        for (int move = 0; move < moves; ) {
            int at = (int) (order[move] >>> Integer.SIZE);
            long out = 0;
            long in = 0;
            long had = 0;
            Arrays.fill(ofCause, 0);
            while (move < moves && (int) (order[move] >>> Integer.SIZE) == at) {
                int i = (int) order[move++];
                if (i >= spells) {
                    in += weights[i - spells];
                    continue;
                }
                out += weights[i];
                if (causesOf[i] >= 0) {
                    had += weights[i];
                    ofCause[causesOf[i]] += weights[i];
                }
            }
            long nextN = n - out + in;
            double nextQ = q + (out - in) * greenwood[at] - had * alone[at];
            double nextH = h - (out - in) * squares[at] + had * rate[at];
            for (Form form : forms) {
                double jump = form.cause == ANY ? 0 : ofCause[form.cause] * form.jump[at];
                double p = form.p;
                double nextP = p + jump + (q - nextQ) * form.first[at] + (double) (n - nextN) * form.second[at];
                form.pp.add(at, nextP * nextP - p * p);
                form.pq.add(at, nextP * nextQ - p * q);
                form.pn.add(at, nextP * nextN - p * n);
                form.p = nextP;
            }
            qq.add(at, nextQ * nextQ - q * q);
            qn.add(at, nextQ * nextN - q * n);
            nn.add(at, (double) nextN * nextN - (double) n * n);
            hh.add(at, nextH * nextH - h * h);
            hn.add(at, nextH * nextN - h * n);
            q = nextQ;
            h = nextH;
            n = nextN;
        }
    }

    /** The sums of the first quantity, with which the variance at any time is told. */
    ClusterSums sums() {
        double[] variance = hh.running();
        double[] products = hn.running();
        double[] counts = nn.running();
        for (int j = 0; j < size; j++) {
            variance[j] += squares[j] * (squares[j] * counts[j] - 2 * products[j]);
        }
        Form form = forms[0];
        return new ClusterSums(
                form.pp.running(),
                form.pq.running(),
                form.pn.running(),
                qq.running(),
                qn.running(),
                counts,
                variance);
    }

    /** The standard error of each quantity at each time, and last that of the share without an event. */
    double[][] errors(double[] survival) {
        double[] squaresOfQ = qq.running();
        double[] products = qn.running();
        double[] counts = nn.running();
        double[][] errors = new double[forms.length + 1][size];
        for (int i = 0; i < forms.length; i++) {
            Form form = forms[i];
            double[] pp = form.pp.running();
            double[] pq = form.pq.running();
            double[] pn = form.pn.running();
            for (int j = 0; j < size; j++) {
                double f = form.first[j];
                double g = form.second[j];
                double variance = pp[j]
                        + f * (2 * pq[j] + f * squaresOfQ[j])
                        + g * (2 * pn[j] + g * counts[j])
                        + 2 * f * g * products[j];
                errors[i][j] = Math.sqrt(Math.max(0, variance));
            }
        }
        for (int j = 0; j < size; j++) {
            double g = greenwood[j];
            double variance = squaresOfQ[j] + g * (2 * products[j] + g * counts[j]);
            errors[forms.length][j] = survival[j] * Math.sqrt(Math.max(0, variance));
        }
        return errors;
    }
}
