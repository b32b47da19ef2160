package io.github.retention4j.metric;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.SpanOrders;
import io.github.retention4j.history.SpanRevenue;
import io.github.retention4j.math.WideSum;
import io.github.retention4j.result.Average;
import io.github.retention4j.result.ClusterShare;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.MoneyRatio;
import io.github.retention4j.result.Spread;
import io.github.retention4j.result.Unit;
import java.io.Serializable;
import java.math.BigDecimal;

/**
 * The state of an average that is a ratio of two sums over customers: Σx / Σy, with the exact sums of squares that its
 * interval needs.
 */
public final class ClusterTally implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final long LOWER = 0xFFFF_FFFFL;

    private long customers;
    private long amount;
    private long count;
    private final WideSum amountSquares = new WideSum();
    private final WideSum products = new WideSum();
    private final WideSum countSquares = new WideSum();

    /** Below 0 if any customer's amount is. */
    private long amounts;

    /** Below 0 if any customer's amount is above the count. */
    private long rests;

    /** An empty tally. */
    public ClusterTally() {}

    /**
     * Adds a customer.
     *
     * @param x the customer's amount
     * @param y the customer's count
     * @throws ArithmeticException if a sum passes the range of long
     */
    public void add(long x, long y) {
        add(1, x, y);
    }

    /**
     * Adds a customer who counts only with something to add: to ask beforehand whether there is anything would be a branch
     * that nobody can predict.
     *
     * @param x the customer's part of the numerator
     * @param y the customer's part of the denominator; one of whom both are zero is not added
     * @throws ArithmeticException if a sum is beyond long
     */
    public void addUnlessZero(long x, long y) {
        add((x | y) == 0 ? 0 : 1, x, y);
    }

    /**
     * Adds what customers brought and the orders that is of, as {@link #addUnlessZero} does of each.
     *
     * @param revenue the customers of a block
     * @throws ArithmeticException if a sum is beyond long
     */
    public void addAllUnlessZero(SpanRevenue revenue) {
        int size = revenue.size();
        int clusters = 0;
        long together = 0;
        long x = 0;
        long y = 0;
        // Squares of 62 bits are added up in two halves, which a block cannot make overflow.
        long upper = 0;
        long lower = 0;
        long products = 0;
        long countSquares = 0;
        long signs = 0;
        long restSigns = 0;
        for (int i = 0; i < size; i++) {
            long one = revenue.amount(i);
            long other = revenue.orders(i);
            together |= one ^ (one >> (Long.SIZE - 1));
            signs |= one;
            restSigns |= other - one;
            long any = one | other;
            clusters += (int) ((any | -any) >>> (Long.SIZE - 1));
            x += one;
            y += other;
            long square = one * one;
            upper += square >>> Integer.SIZE;
            lower += square & LOWER;
            products += one * other;
            countSquares += other * other;
        }
        if (together >>> 31 != 0) {
            for (int i = 0; i < size; i++) {
                addUnlessZero(revenue.amount(i), revenue.orders(i));
            }
            return;
        }
        customers += clusters;
        amount = Math.addExact(amount, x);
        count = Math.addExact(count, y);
        amountSquares.addProduct(upper, 1L << Integer.SIZE);
        amountSquares.add(lower);
        this.products.addProduct(products, 1);
        this.countSquares.add(countSquares);
        amounts |= signs;
        rests |= restSigns;
    }

    /**
     * Adds how many orders customers placed, each as an amount, and 1 for each who did as the count.
     *
     * @param orders the customers of a block
     * @throws ArithmeticException if a sum is beyond long
     */
    public void addAllUnlessZero(SpanOrders orders) {
        int size = orders.size();
        int clusters = 0;
        long x = 0;
        long squares = 0;
        long restSigns = 0;
        for (int i = 0; i < size; i++) {
            int one = orders.count(i);
            int some = -one >>> (Integer.SIZE - 1);
            clusters += some;
            x += one;
            squares += (long) one * one;
            restSigns |= some - one;
        }
        customers += clusters;
        amount = Math.addExact(amount, x);
        count = Math.addExact(count, clusters);
        amountSquares.add(squares);
        products.add(x);
        countSquares.add(clusters);
        rests |= restSigns;
    }

    private void add(int clusters, long x, long y) {
        customers += clusters;
        amount = Math.addExact(amount, x);
        count = Math.addExact(count, y);
        // Numbers of 31 bits, which most are, have products of 62.
        if (((x | y) >>> 31) == 0) {
            amountSquares.add(x * x);
            products.add(x * y);
            countSquares.add(y * y);
        } else {
            amountSquares.addProduct(x, x);
            products.addProduct(x, y);
            countSquares.addProduct(y, y);
        }
        amounts |= x;
        rests |= y - x;
    }

    /**
     * Adds another tally.
     *
     * @param other a tally of other customers
     */
    public void add(ClusterTally other) {
        customers += other.customers;
        amount = Math.addExact(amount, other.amount);
        count = Math.addExact(count, other.count);
        amountSquares.add(other.amountSquares);
        products.add(other.products);
        countSquares.add(other.countSquares);
        amounts |= other.amounts;
        rests |= other.rests;
    }

    /**
     * The sum of the amounts.
     *
     * @return Σx
     */
    public long amount() {
        return amount;
    }

    /**
     * The sum of the counts.
     *
     * @return Σy
     */
    public long count() {
        return count;
    }

    /**
     * The average. Its interval does not go below 0 if no customer's amount is.
     *
     * @param label what it is an average of
     * @param scale the decimals of the amounts
     * @param unit what the average is told in, such as orders per customer
     * @param times a factor for another unit of time, 1 for none
     * @return Σx / Σy · times
     */
    public Average average(Label label, int scale, Unit unit, double times) {
        return new Average(
                label, BigDecimal.valueOf(amount, scale), count, times, unit, spread(Double.POSITIVE_INFINITY));
    }

    /**
     * The rate of money, where both x and y are amounts. Its interval does not go below 0 if no customer's x is, and not above
     * 1 if no customer's x is above y.
     *
     * @param label what it is a rate of
     * @param basis the currency of the amounts and their decimals
     * @return Σx / Σy
     */
    public MoneyRatio moneyRatio(Label label, Basis basis) {
        return new MoneyRatio(
                label,
                BigDecimal.valueOf(amount, basis.decimals()),
                BigDecimal.valueOf(count, basis.decimals()),
                basis.currency().getCode(),
                spread(rests < 0 ? Double.POSITIVE_INFINITY : 1));
    }

    /**
     * The share, where both x and y are counts and x is a part of y.
     *
     * @param label what it is a share of
     * @return Σx / Σy
     */
    public ClusterShare share(Label label) {
        return new ClusterShare(label, amount, count, spread());
    }

    /**
     * How much customers differ.
     *
     * @return the sums of squares
     */
    public Spread spread() {
        return new Spread(customers, amountSquares.value(), products.value(), countSquares.value());
    }

    private Spread spread(double highest) {
        return spread().within(amounts < 0 ? Double.NEGATIVE_INFINITY : 0, highest);
    }
}
