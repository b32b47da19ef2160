package io.github.retention4j.metric.survival;

import io.github.retention4j.math.ScaledSums;
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
 * <p>The sums are whole numbers of a unit that the bounds of all of them allow, so that they are the same for any split of the customers.
 */
final class Influence {
    /** What happens to one quantity: its two curves, and what an event of its cause adds at once. */
    private static final class Form {
        final int cause;
        final double[] first;
        final double[] second;
        final double[] jump;
        double p;

        Form(int cause, double[] first, double[] second, double[] jump) {
            this.cause = cause;
            this.first = first;
            this.second = second;
            this.jump = jump;
        }

        /** What p is at most for each spell of a customer. */
        double most(double most) {
            return most(jump) + 2 * most * most(first) + 2 * most(second);
        }

        private static double most(double[] numbers) {
            return Arrays.stream(numbers).map(Math::abs).max().orElse(0);
        }
    }

    // Which sum is which: three for each form are behind these.
    private static final int QQ = 0;
    private static final int QN = 1;
    private static final int NN = 2;
    private static final int HH = 3;
    private static final int HN = 4;
    private static final int FORMS = 5;
    private static final int PP = 0;
    private static final int PQ = 1;
    private static final int PN = 2;
    private static final int OF_FORM = 3;

    private static final int ANY = -1;

    private final int size;
    private final double[] greenwood;
    private final double[] squares;
    private final double[] alone;
    private final double[] rate;
    private final Form[] forms;
    private final ScaledSums sums;

    // Of the customer at hand, by place: what leaves there, what of it by each cause, what enters; and the places with
    // any of these.
    private final long[] out;
    private final long[][] had;
    private final long[] in;
    private final int[] touched;
    private int places;
    private long atStart;

    /**
     * Sums of nothing.
     *
     * @param rows how many spells there will be, each counted once
     * @param heaviest the most that the spells of a customer count together
     */
    private Influence(RiskSets sets, long rows, long heaviest, Form... forms) {
        this.size = sets.size();
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
        this.out = new long[size];
        this.had = new long[sets.causes()][size];
        this.in = new long[size];
        this.touched = new int[size];
        this.sums = new ScaledSums(size, bounds((double) rows, (double) heaviest));
    }

    /** What the magnitudes of all that is added to a sum are at most together: two changes a spell, of the heaviest customer. */
    private double[] bounds(double rows, double heaviest) {
        double most = 0;
        for (int j = 0; j < size; j++) {
            most = Math.max(most, greenwood[j] + alone[j]);
        }
        double hazard = 0;
        for (int j = 0; j < size; j++) {
            hazard = Math.max(hazard, squares[j] + rate[j]);
        }
        double n = heaviest;
        double q = 2 * heaviest * most;
        double h = 2 * heaviest * hazard;
        double changes = 4 * rows;
        double[] bounds = new double[FORMS + OF_FORM * forms.length];
        bounds[QQ] = changes * q * q;
        bounds[QN] = changes * q * n;
        bounds[NN] = changes * n * n;
        bounds[HH] = changes * h * h;
        bounds[HN] = changes * h * n;
        for (int i = 0; i < forms.length; i++) {
            double p = 2 * heaviest * forms[i].most(most);
            int at = FORMS + OF_FORM * i;
            bounds[at + PP] = changes * p * p;
            bounds[at + PQ] = changes * p * q;
            bounds[at + PN] = changes * p * n;
        }
        return bounds;
    }

    /** That of a survival curve and its restricted mean. */
    static Influence ofSurvival(RiskSets sets, long rows, long heaviest) {
        double[] survival = sets.survival();
        double[] greenwood = sets.greenwood();
        double[] product = new double[sets.size()];
        for (int j = 0; j < product.length; j++) {
            product[j] = survival[j] * greenwood[j];
        }
        Form mean = new Form(ANY, sets.area(survival, 1), sets.area(product, 0), new double[sets.size()]);
        return new Influence(sets, rows, heaviest, mean);
    }

    /** That of the share of each cause. */
    static Influence ofIncidence(RiskSets sets, long rows, long heaviest) {
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
        return new Influence(sets, rows, heaviest, forms);
    }

    /**
     * A spell of the customer at hand.
     *
     * @param entry the place of the time after which it is at risk, −1 from the start on
     * @param exit the place of the time at which it ends
     * @param cause the cause, from 0, or −1 if it is censored
     * @param weight how many times it counts, at least 1
     */
    void spell(int entry, int exit, int cause, long weight) {
        touch(exit);
        out[exit] = Math.addExact(out[exit], weight);
        if (cause >= 0) {
            had[cause][exit] += weight;
        }
        if (entry < 0) {
            atStart = Math.addExact(atStart, weight);
        } else {
            touch(entry);
            in[entry] = Math.addExact(in[entry], weight);
        }
    }

    private void touch(int place) {
        if ((out[place] | in[place]) == 0) {
            touched[places++] = place;
        }
    }

    /** Adds the customer, and begins the next. */
    void end() {
        Arrays.sort(touched, 0, places);
        long n = atStart;
        double q = 0;
        double h = 0;
        for (Form form : forms) {
            form.p = 0;
        }
        if (n > 0) {
            sums.add(0, NN, (double) n * n);
        }
        for (int place = 0; place < places; place++) {
            int at = touched[place];
            long ended = 0;
            for (long[] ofCause : had) {
                ended += ofCause[at];
            }
            long gone = out[at] - in[at];
            long nextN = n - gone;
            double nextQ = q + gone * greenwood[at] - ended * alone[at];
            double nextH = h - gone * squares[at] + ended * rate[at];
            for (int i = 0; i < forms.length; i++) {
                Form form = forms[i];
                double p = form.p;
                double jump = form.cause == ANY ? 0 : had[form.cause][at] * form.jump[at];
                double nextP = p + jump + (q - nextQ) * form.first[at] + gone * form.second[at];
                int of = FORMS + OF_FORM * i;
                sums.add(at, of + PP, nextP * nextP - p * p);
                sums.add(at, of + PQ, nextP * nextQ - p * q);
                sums.add(at, of + PN, nextP * nextN - p * n);
                form.p = nextP;
            }
            sums.add(at, QQ, nextQ * nextQ - q * q);
            sums.add(at, QN, nextQ * nextN - q * n);
            sums.add(at, NN, (double) nextN * nextN - (double) n * n);
            sums.add(at, HH, nextH * nextH - h * h);
            sums.add(at, HN, nextH * nextN - h * n);
            q = nextQ;
            h = nextH;
            n = nextN;
            out[at] = 0;
            in[at] = 0;
            for (long[] ofCause : had) {
                ofCause[at] = 0;
            }
        }
        places = 0;
        atStart = 0;
    }

    /** A sum at each time; 0 where it comes back to as good as that, since changes are rounded. */
    private double[] running(int sum) {
        double[] running = sums.running(sum);
        double most = 0;
        for (int j = 0; j < size; j++) {
            most = Math.max(most, Math.abs(running[j]));
            running[j] = Math.abs(running[j]) <= ClusterSums.ROUNDING * most ? 0 : running[j];
        }
        return running;
    }

    /** The sums of the first quantity, with which the variance at any time is told. */
    ClusterSums sums() {
        double[] variance = running(HH);
        double[] products = running(HN);
        double[] counts = running(NN);
        for (int j = 0; j < size; j++) {
            variance[j] =
                    ClusterSums.form(variance[j], squares[j] * squares[j] * counts[j], -2 * squares[j] * products[j]);
        }
        return new ClusterSums(
                running(FORMS + PP),
                running(FORMS + PQ),
                running(FORMS + PN),
                running(QQ),
                running(QN),
                counts,
                variance);
    }

    /** The standard error of each quantity at each time, and last that of the share without an event. */
    double[][] errors(double[] survival) {
        double[] squaresOfQ = running(QQ);
        double[] products = running(QN);
        double[] counts = running(NN);
        double[][] errors = new double[forms.length + 1][size];
        for (int i = 0; i < forms.length; i++) {
            Form form = forms[i];
            int of = FORMS + OF_FORM * i;
            double[] pp = running(of + PP);
            double[] pq = running(of + PQ);
            double[] pn = running(of + PN);
            for (int j = 0; j < size; j++) {
                double f = form.first[j];
                double g = form.second[j];
                errors[i][j] = Math.sqrt(ClusterSums.form(
                        pp[j],
                        2 * f * pq[j],
                        f * f * squaresOfQ[j],
                        2 * g * pn[j],
                        g * g * counts[j],
                        2 * f * g * products[j]));
            }
        }
        for (int j = 0; j < size; j++) {
            double g = greenwood[j];
            double variance = ClusterSums.form(squaresOfQ[j], 2 * g * products[j], g * g * counts[j]);
            errors[forms.length][j] = survival[j] * Math.sqrt(variance);
        }
        return errors;
    }
}
