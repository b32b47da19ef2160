package io.github.retention4j.metric.programme;

import java.io.Serializable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Aalen and Johansen's estimate of what becomes of points by age, and how far it would move with each customer: the infinitesimal
 * jackknife.
 *
 * <p>A figure is linear in a customer's points to the first order, {@code Σ κ·e} over the points e that had a fate at an age. Its
 * variance is {@code Σ (Σ κ·e)²} over customers, which is {@code κᵀ·M·κ} with {@code M = Σ e·eᵀ}. M is kept by month, so that κ of a
 * month is the mean of its days', each as often as there are points of it: Σ κ·e over all customers stays 0.
 */
@SuppressWarnings("EnumOrdinal") // columns by kind, within one run
final class FateCurves implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The part of what it is made of below which a variance is what rounding leaves of nothing. */
    private static final double ROUNDING = 1e-13;

    /** A figure with its standard error. */
    record Figure(double value, double error) {}

    private final int[] ages;
    private final long[][] points;
    private final long[] atRisk;
    private final long[] ended;
    private final double[] survival;
    private final double[][] incidence;

    /** As {@link FateTable} has them. */
    private final int[] exitAges;

    private final int[] exitPlaces;
    private final long[] exitPoints;
    private final int[] placeKinds;
    private final double[] products;

    /** The points of each place in all. */
    private final double[] ofPlace;

    FateCurves(FateSums sums) {
        FateTable table = FateTable.of(sums);
        ages = table.ages();
        points = table.points();
        exitAges = table.exitAges();
        exitPlaces = table.exitPlaces();
        exitPoints = table.exitPoints();
        placeKinds = table.placeKinds();
        products = table.products();
        ofPlace = new double[placeKinds.length];
        for (int i = 0; i < exitAges.length; i++) {
            ofPlace[exitPlaces[i]] += exitPoints[i];
        }
        atRisk = new long[ages.length];
        ended = new long[ages.length];
        survival = new double[ages.length];
        incidence = new double[Fate.ENDS][ages.length];
        long left = issued() - sum(points[Exits.LATE]);
        double before = 1;
        for (int j = 0; j < ages.length; j++) {
            atRisk[j] = left;
            for (int end = 0; end < Fate.ENDS; end++) {
                ended[j] += points[end][j];
                incidence[end][j] = (j == 0 ? 0 : incidence[end][j - 1]) + before * hazard(points[end][j], left);
            }
            before *= left == 0 ? 1 : (double) (left - ended[j]) / left;
            survival[j] = before;
            left += points[Exits.LATE][j] - ended[j] - points[Fate.OPEN.ordinal()][j];
        }
    }

    /** At an age before the first that any point is known at, nothing ends. */
    private static double hazard(long of, long left) {
        return left == 0 ? 0 : (double) of / left;
    }

    private static long sum(long[] numbers) {
        return Arrays.stream(numbers).reduce(0, Math::addExact);
    }

    /** How many points there are. */
    long issued() {
        long issued = 0;
        for (Fate fate : Fate.values()) {
            issued = Math.addExact(issued, points(fate));
        }
        return issued;
    }

    /** How many of them are known from an age above 0 on only. */
    long late() {
        return sum(points[Exits.LATE]);
    }

    int size() {
        return ages.length;
    }

    int last() {
        return ages.length - 1;
    }

    int age(int j) {
        return ages[j];
    }

    /** The place of the last age that is not above this one, or −1. */
    int at(int age) {
        int found = Arrays.binarySearch(ages, age);
        return found >= 0 ? found : -found - 2;
    }

    /** How many points were open until the age of a place or longer. */
    long atRisk(int j) {
        return atRisk[j];
    }

    long points(Fate fate, int j) {
        return points[fate.ordinal()][j];
    }

    long points(Fate fate) {
        return sum(points[fate.ordinal()]);
    }

    /** The share that is open after the age of a place. */
    double open(int j) {
        return j < 0 ? 1 : survival[j];
    }

    double incidence(Fate end, int j) {
        return j < 0 ? 0 : incidence[end.ordinal()][j];
    }

    /** The share that had a fate by the age of a place, and a part of those that are open after it besides. */
    Figure share(Fate end, int until, double ofOpen) {
        double share = incidence(end, until) + ofOpen * open(until);
        return new Figure(Math.min(1, share), error(move(end, until, ofOpen, ones(until))));
    }

    /** The share that is open after the age of a place. */
    Figure openShare(int until) {
        double[] alpha = new double[ages.length];
        double[] beta = new double[ages.length];
        for (int i = 0; i <= until; i++) {
            beta[i] = -part(survival[until], i);
        }
        return new Figure(open(until), error(new double[][] {alpha, alpha, alpha, beta}));
    }

    /** Of the points that are redeemed or expire in the end, those redeemed. */
    Figure redeemedOfKept(double redeemedOfOpen, double expiredOfOpen) {
        int until = last();
        double redeemed = incidence(Fate.REDEEMED, until) + redeemedOfOpen * open(until);
        double expired = incidence(Fate.EXPIRED, until) + expiredOfOpen * open(until);
        double both = redeemed + expired;
        double[][] ofRedeemed = move(Fate.REDEEMED, until, redeemedOfOpen, ones(until));
        double[][] ofExpired = move(Fate.EXPIRED, until, expiredOfOpen, ones(until));
        double[][] move = new double[ofRedeemed.length][ages.length];
        for (int k = 0; k < move.length; k++) {
            for (int j = 0; j < ages.length; j++) {
                move[k][j] = (expired * ofRedeemed[k][j] - redeemed * ofExpired[k][j]) / both / both;
            }
        }
        return new Figure(redeemed / both, error(move));
    }

    /**
     * How many of some points that are open will have a fate in the end, if they are like all others.
     *
     * @param end the fate
     * @param open how many points are open at the age of each place
     * @param ofOpen which part of those that are open after the last age has it
     */
    Figure expected(Fate end, double[] open, double ofOpen) {
        int until = last();
        double ultimate = incidence(end, until) + ofOpen * open(until);
        double sum = 0;
        double weight = 0;
        double[] weights = new double[ages.length];
        for (int j = 0; j < ages.length; j++) {
            // What is open at an age is moved only by what happens after it.
            weights[j] = weight;
            if (open[j] > 0 && survival[j] > 0) {
                sum += open[j] * Math.max(0, ultimate - incidence(end, j)) / survival[j];
                weight += open[j] / survival[j];
            } else {
                // They came in late, after nobody was left: nothing is known of them.
                sum += open[j] * ofOpen;
            }
        }
        return new Figure(sum, error(move(end, until, ofOpen, weights)));
    }

    /** Of what is open after the age of a place, the share that will have a fate in the end. */
    Figure after(Fate end, int at, double ofOpen) {
        double[] one = new double[ages.length];
        if (at < 0) {
            return share(end, last(), ofOpen);
        }
        one[at] = 1;
        return expected(end, one, ofOpen);
    }

    /** The points that are open, by place. */
    double[] open() {
        return Arrays.stream(points[Fate.OPEN.ordinal()]).asDoubleStream().toArray();
    }

    private double[] ones(int until) {
        double[] ones = new double[ages.length];
        Arrays.fill(ones, 0, until + 1, 1);
        return ones;
    }

    /** A derivative by the share that ends at an age, of what is in proportion to the share that does not. */
    private double part(double of, int i) {
        return atRisk[i] == ended[i] ? 0 : of / (atRisk[i] - ended[i]);
    }

    /**
     * What a customer's points of one fate at each age, less as many as there would be by the estimate, move a figure by: of each end
     * alone, and of all ends together. The figure is {@code Σ weight · S(v−) · h(v)} over ages v up to a place.
     */
    private double[][] move(Fate end, int until, double ofOpen, double[] weights) {
        double[] none = new double[ages.length];
        double[][] move = {none, none, none, new double[ages.length]};
        move[end.ordinal()] = new double[ages.length];
        double ultimate = incidence(end, until) + ofOpen * open(until);
        for (int i = 0; i <= until; i++) {
            move[end.ordinal()][i] = atRisk[i] == 0 ? 0 : weights[i] * open(i - 1) / atRisk[i];
            move[Fate.ENDS][i] = -weights[i] * part(ultimate - incidence(end, i), i);
        }
        return move;
    }

    /** √(κᵀ·M·κ). */
    private double error(double[][] move) {
        double[] kappa = byPlace(move);
        double sum = 0;
        double most = 0;
        int at = 0;
        for (int i = 0; i < kappa.length; i++) {
            for (int j = 0; j <= i; j++) {
                double term = (i == j ? 1 : 2) * kappa[i] * kappa[j] * products[at++];
                sum += term;
                most += Math.abs(term);
            }
        }
        return sum <= ROUNDING * most ? 0 : Math.sqrt(sum);
    }

    /** κ of each place of M, which is the mean of those of its ages. */
    private double[] byPlace(double[][] move) {
        double[] whileOpen = new double[ages.length];
        double sum = 0;
        for (int j = 0; j < ages.length; j++) {
            for (int end = 0; end < Fate.ENDS; end++) {
                sum += move[end][j] * hazard(points[end][j], atRisk[j]);
            }
            sum += move[Fate.ENDS][j] * hazard(ended[j], atRisk[j]);
            whileOpen[j] = sum;
        }
        double[] kappa = new double[ofPlace.length];
        for (int i = 0; i < exitAges.length; i++) {
            int j = exitAges[i];
            int place = exitPlaces[i];
            int kind = placeKinds[place];
            double ends = kind < Fate.ENDS ? move[kind][j] + move[Fate.ENDS][j] : 0;
            double moved = kind == Exits.LATE ? whileOpen[j] : ends - whileOpen[j];
            kappa[place] += moved * (exitPoints[i] / ofPlace[place]);
        }
        return kappa;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FateCurves that
                && Arrays.equals(ages, that.ages)
                && Arrays.deepEquals(points, that.points)
                && Arrays.equals(exitAges, that.exitAges)
                && Arrays.equals(exitPlaces, that.exitPlaces)
                && Arrays.equals(exitPoints, that.exitPoints)
                && Arrays.equals(placeKinds, that.placeKinds)
                && Arrays.equals(products, that.products);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Arrays.hashCode(ages) + Arrays.deepHashCode(points)) + Arrays.hashCode(products);
    }
}
