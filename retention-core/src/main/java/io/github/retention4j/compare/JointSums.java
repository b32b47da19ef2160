package io.github.retention4j.compare;

import io.github.retention4j.math.WideSum;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What several ratios of sums over the same customers have in common: each customer adds x to the sum above and y to the sum
 * below of each of them, and the exact sums of the products tell how the ratios vary together. Someone who is in one ratio only
 * adds nothing to the products with another.
 *
 * <p>{@code covariance of Ri and Rj = Σ (xi − Ri·yi)(xj − Rj·yj) / (Yi·Yj)}, the sum of the products of what linearisation takes
 * for a customer's influence on each.
 */
final class JointSums implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final int PRODUCTS = 4;

    private final int ratios;
    private final long[] above;
    private final long[] below;

    /** How many customers add anything to either of two ratios; on the diagonal, to the one. */
    private final long[] shared;

    private final WideSum[] products;
    private long customers;

    /** Of those, how many are events without a customer. */
    private final long[] anonymous;

    private long anonymousInAll;

    /** The ratios that a customer adds to, while they are added. */
    private final int[] touched;

    JointSums(int ratios) {
        this.ratios = ratios;
        above = new long[ratios];
        below = new long[ratios];
        shared = new long[ratios * (ratios + 1) / 2];
        products = new WideSum[PRODUCTS * shared.length];
        for (int i = 0; i < products.length; i++) {
            products[i] = new WideSum();
        }
        anonymous = new long[ratios];
        touched = new int[ratios];
    }

    /** Where two ratios are, of which the first is not after the second. */
    private static int pair(int i, int j) {
        return j * (j + 1) / 2 + i;
    }

    /**
     * Adds a customer.
     *
     * @param x what the customer adds to each sum above
     * @param y what the customer adds to each sum below
     * @param isAnonymous whether it is an event without a customer, which counts for itself
     */
    void add(long[] x, long[] y, boolean isAnonymous) {
        int some = 0;
        for (int i = 0; i < ratios; i++) {
            if ((x[i] | y[i]) != 0) {
                touched[some++] = i;
                above[i] = Math.addExact(above[i], x[i]);
                below[i] = Math.addExact(below[i], y[i]);
                anonymous[i] += isAnonymous ? 1 : 0;
            }
        }
        if (some == 0) {
            return;
        }
        customers++;
        anonymousInAll += isAnonymous && some == ratios ? 1 : 0;
        for (int b = 0; b < some; b++) {
            int j = touched[b];
            for (int a = 0; a <= b; a++) {
                int i = touched[a];
                int at = pair(i, j);
                shared[at]++;
                products[PRODUCTS * at].addProduct(x[i], x[j]);
                products[PRODUCTS * at + 1].addProduct(x[i], y[j]);
                products[PRODUCTS * at + 2].addProduct(y[i], x[j]);
                products[PRODUCTS * at + 3].addProduct(y[i], y[j]);
            }
        }
    }

    /** Adds the sums of other customers. */
    void add(JointSums other) {
        customers += other.customers;
        for (int i = 0; i < ratios; i++) {
            above[i] = Math.addExact(above[i], other.above[i]);
            below[i] = Math.addExact(below[i], other.below[i]);
            anonymous[i] += other.anonymous[i];
        }
        anonymousInAll += other.anonymousInAll;
        for (int i = 0; i < shared.length; i++) {
            shared[i] += other.shared[i];
        }
        for (int i = 0; i < products.length; i++) {
            products[i].add(other.products[i]);
        }
    }

    /** The same sums, which stay as they are. */
    JointSums copy() {
        JointSums same = new JointSums(ratios);
        same.add(this);
        return same;
    }

    /** How many customers add anything to any of the ratios. */
    long customers() {
        return customers;
    }

    /** How many customers add anything to one ratio. */
    long customers(int i) {
        return shared[pair(i, i)];
    }

    /** How many of those of one ratio are events without a customer. */
    long anonymous(int i) {
        return anonymous[i];
    }

    /** How many events without a customer are in all of the ratios. */
    long anonymousInBoth() {
        return anonymousInAll;
    }

    /** How many customers add something to both of two ratios. */
    long inBoth(int i, int j) {
        return shared[i <= j ? pair(i, j) : pair(j, i)];
    }

    /** Whether nobody adds to more than one ratio. */
    boolean isOfOthers() {
        long each = 0;
        for (int i = 0; i < ratios; i++) {
            each += customers(i);
        }
        return each == customers;
    }

    long above(int i) {
        return above[i];
    }

    long below(int i) {
        return below[i];
    }

    /** The sum of the products of what customers add above both ratios. */
    BigInteger aboveProducts(int i, int j) {
        return product(i, j, 0);
    }

    /** The sum of the products of what customers add below both ratios. */
    BigInteger belowProducts(int i, int j) {
        return product(i, j, PRODUCTS - 1);
    }

    private BigInteger product(int i, int j, int which) {
        return products[PRODUCTS * pair(i, j) + which].value();
    }

    /** Whether a ratio is the share of customers of whom something is true: each adds 1 below, and 1 or 0 above. */
    boolean isShareOfCustomers(int i) {
        BigInteger hits = BigInteger.valueOf(above[i]);
        return customers(i) == below[i]
                && product(i, i, PRODUCTS - 1).equals(BigInteger.valueOf(below[i]))
                && product(i, i, 0).equals(hits)
                && product(i, i, 1).equals(hits);
    }

    /**
     * How two ratios vary together, without a correction for few customers.
     *
     * @return the covariance; not a number if either has nothing below
     */
    double covariance(int i, int j) {
        if (i > j) {
            return covariance(j, i);
        }
        BigInteger belowBoth = BigInteger.valueOf(below[i]).multiply(BigInteger.valueOf(below[j]));
        if (belowBoth.signum() == 0) {
            return Double.NaN;
        }
        BigInteger xi = BigInteger.valueOf(above[i]);
        BigInteger xj = BigInteger.valueOf(above[j]);
        BigInteger yi = BigInteger.valueOf(below[i]);
        BigInteger yj = BigInteger.valueOf(below[j]);
        BigInteger residuals = product(i, j, 0)
                .multiply(yi)
                .multiply(yj)
                .subtract(product(i, j, 1).multiply(yi).multiply(xj))
                .subtract(product(i, j, 2).multiply(xi).multiply(yj))
                .add(product(i, j, PRODUCTS - 1).multiply(xi).multiply(xj));
        return new BigDecimal(residuals)
                .divide(new BigDecimal(belowBoth.multiply(belowBoth)), MathContext.DECIMAL64)
                .doubleValue();
    }

    /** The variance of a ratio as if its customers were a sample; not a number with fewer than two. */
    double variance(int i) {
        long m = customers(i);
        return m < 2 ? Double.NaN : covariance(i, i) * m / (m - 1);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JointSums that
                && customers == that.customers
                && anonymousInAll == that.anonymousInAll
                && Arrays.equals(anonymous, that.anonymous)
                && Arrays.equals(above, that.above)
                && Arrays.equals(below, that.below)
                && Arrays.equals(shared, that.shared)
                && values().equals(that.values());
    }

    @Override
    public int hashCode() {
        return Objects.hash(customers, Arrays.hashCode(above), Arrays.hashCode(below), values());
    }

    private List<BigInteger> values() {
        return Arrays.stream(products).map(WideSum::value).toList();
    }

    @Override
    public String toString() {
        return "sums of " + customers + " customers, " + Arrays.toString(above) + " by " + Arrays.toString(below);
    }
}
