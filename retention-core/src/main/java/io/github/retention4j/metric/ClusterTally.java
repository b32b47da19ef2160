package io.github.retention4j.metric;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.SpanOrders;
import io.github.retention4j.history.SpanRevenue;
import io.github.retention4j.math.CubeSum;
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
 * The state of an average that is a ratio of two sums over customers: Σx / Σy, with the exact sums of squares and cubes
 * that its interval needs.
 */
public final class ClusterTally implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Bits of the parts that squares and cubes are added up in. */
    private static final int PART = 31;

    private static final long UNIT = 1L << PART;
    private static final long LOWER = UNIT - 1;

    /** As many customers, and counts with squares of as much, leave room for the sums of a block. */
    private static final long MOST = 1L << 30;

    private long customers;
    private long amount;
    private long count;
    private final WideSum amountSquares = new WideSum();
    private final WideSum products = new WideSum();
    private final WideSum countSquares = new WideSum();
    private final CubeSum xxx = new CubeSum();
    private final CubeSum xxy = new CubeSum();
    private final CubeSum xyy = new CubeSum();
    private final CubeSum yyy = new CubeSum();

    /** How many customers have an amount below 0. */
    private long belowZero;

    /** How many have an amount above the count. */
    private long aboveCount;

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
        // Of numbers of 31 bits, squares and cubes are added up in parts of 31 bits, which a block cannot make
        // overflow.
        long squareUpper = 0;
        long squareLower = 0;
        long cubeUpper = 0;
        long cubeMiddle = 0;
        long cubeLower = 0;
        long mixedUpper = 0;
        long mixedLower = 0;
        long products = 0;
        long productsByCount = 0;
        long countSquares = 0;
        long countCubes = 0;
        long lows = 0;
        long highs = 0;
        for (int i = 0; i < size; i++) {
            long one = revenue.amount(i);
            long other = revenue.orders(i);
            together |= one ^ (one >> (Long.SIZE - 1));
            lows += one >>> (Long.SIZE - 1);
            highs += (other - one) >>> (Long.SIZE - 1);
            long any = one | other;
            clusters += (int) ((any | -any) >>> (Long.SIZE - 1));
            x += one;
            y += other;
            long square = one * one;
            long upper = square >>> PART;
            long lower = square & LOWER;
            squareUpper += upper;
            squareLower += lower;
            long upperCube = one * upper;
            long lowerCube = one * lower;
            cubeUpper += upperCube >> PART;
            cubeMiddle += (upperCube & LOWER) + (lowerCube >> PART);
            cubeLower += lowerCube & LOWER;
            mixedUpper += other * upper;
            mixedLower += other * lower;
            long product = one * other;
            products += product;
            productsByCount += product * other;
            long countSquare = other * other;
            countSquares += countSquare;
            countCubes += countSquare * other;
        }
        if (together >>> PART != 0 || size > MOST || countSquares > MOST) {
            for (int i = 0; i < size; i++) {
                addUnlessZero(revenue.amount(i), revenue.orders(i));
            }
            return;
        }
        customers += clusters;
        amount = Math.addExact(amount, x);
        count = Math.addExact(count, y);
        amountSquares.addProduct(squareUpper, UNIT);
        amountSquares.add(squareLower);
        this.products.addProduct(products, 1);
        this.countSquares.add(countSquares);
        xxx.addProduct(cubeUpper, UNIT, UNIT);
        xxx.addProduct(cubeMiddle, UNIT);
        xxx.add(cubeLower);
        xxy.addProduct(mixedUpper, UNIT);
        xxy.add(mixedLower);
        xyy.addProduct(productsByCount, 1);
        yyy.add(countCubes);
        belowZero += lows;
        aboveCount += highs;
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
        long cubes = 0;
        long highs = 0;
        for (int i = 0; i < size; i++) {
            int one = orders.count(i);
            int some = -one >>> (Integer.SIZE - 1);
            clusters += some;
            x += one;
            long square = (long) one * one;
            squares += square;
            cubes += square * one;
            highs += (some - one) >>> (Integer.SIZE - 1);
        }
        customers += clusters;
        amount = Math.addExact(amount, x);
        count = Math.addExact(count, clusters);
        amountSquares.add(squares);
        products.add(x);
        countSquares.add(clusters);
        if (squares <= MOST) {
            xxx.add(cubes);
        } else {
            for (int i = 0; i < size; i++) {
                xxx.addProduct(orders.count(i), orders.count(i), orders.count(i));
            }
        }
        xxy.add(squares);
        xyy.add(x);
        yyy.add(clusters);
        aboveCount += highs;
    }

    private void add(int clusters, long x, long y) {
        customers += clusters;
        amount = Math.addExact(amount, x);
        count = Math.addExact(count, y);
        // Numbers of 21 bits, which most are, have products of three within 63.
        if (((x | y) >>> 21) == 0) {
            long square = x * x;
            long product = x * y;
            long countSquare = y * y;
            amountSquares.add(square);
            products.add(product);
            countSquares.add(countSquare);
            xxx.add(square * x);
            xxy.add(square * y);
            xyy.add(product * y);
            yyy.add(countSquare * y);
        } else {
            amountSquares.addProduct(x, x);
            products.addProduct(x, y);
            countSquares.addProduct(y, y);
            xxx.addProduct(x, x, x);
            xxy.addProduct(x, x, y);
            xyy.addProduct(x, y, y);
            yyy.addProduct(y, y, y);
        }
        belowZero += x >>> (Long.SIZE - 1);
        aboveCount += (y - x) >>> (Long.SIZE - 1);
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
        xxx.add(other.xxx);
        xxy.add(other.xxy);
        xyy.add(other.xyy);
        yyy.add(other.yyy);
        belowZero += other.belowZero;
        aboveCount += other.aboveCount;
    }

    /**
     * Takes another tally out.
     *
     * @param other a tally of customers who were added to this one
     */
    public void subtract(ClusterTally other) {
        customers -= other.customers;
        amount = Math.subtractExact(amount, other.amount);
        count = Math.subtractExact(count, other.count);
        amountSquares.subtract(other.amountSquares);
        products.subtract(other.products);
        countSquares.subtract(other.countSquares);
        xxx.subtract(other.xxx);
        xxy.subtract(other.xxy);
        xyy.subtract(other.xyy);
        yyy.subtract(other.yyy);
        belowZero -= other.belowZero;
        aboveCount -= other.aboveCount;
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
                spread(aboveCount > 0 ? Double.POSITIVE_INFINITY : 1));
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
     * @return the sums of squares and cubes
     */
    public Spread spread() {
        return new Spread(customers, amountSquares.value(), products.value(), countSquares.value())
                .with(new Spread.Cubes(xxx.value(), xxy.value(), xyy.value(), yyy.value()));
    }

    private Spread spread(double highest) {
        return spread().within(belowZero > 0 ? Double.NEGATIVE_INFINITY : 0, highest);
    }
}
