package io.github.retention4j.metric.value;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.result.Average;
import io.github.retention4j.result.Figures;
import io.github.retention4j.result.Interval;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.NumericResult;
import io.github.retention4j.result.Table;
import io.github.retention4j.result.Table.Column;
import io.github.retention4j.result.Unit;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * How many orders are worth how much, by bins of their totals.
 *
 * <ul>
 *   <li>Its value is the mean, which is exact. The median and other quantiles are told as the bin that they lie in.
 *   <li>No orders, or a window the data do not reach, is no data: there is no value and no bin, never 0.
 * </ul>
 *
 * @param mean what an order is worth on average
 * @param bins the bins from the first that has an order to the last, those between without any included
 */
public record OrderValueCounts(Average mean, List<Bin> bins) implements NumericResult {
    /**
     * Copies.
     *
     * @throws IllegalArgumentException if the bins do not ascend, or their orders or their money are not those of the mean
     */
    public OrderValueCounts {
        requireNonNull(mean, "mean");
        bins = List.copyOf(bins);
        for (int i = 1; i < bins.size(); i++) {
            if (bins.get(i).from().compareTo(bins.get(i - 1).below()) < 0) {
                throw new IllegalArgumentException(
                        "a bin from " + bins.get(i).from().toPlainString() + " behind one below "
                                + bins.get(i - 1).below().toPlainString());
            }
        }
        long orders = bins.stream().mapToLong(Bin::orders).reduce(0, Math::addExact);
        BigDecimal money = bins.stream().map(Bin::money).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (orders != mean.count() || money.compareTo(mean.sum()) != 0) {
            throw new IllegalArgumentException(Figures.count(orders, "order") + " of " + money.toPlainString()
                    + " in bins, and a mean of " + mean.sum().toPlainString() + "/" + mean.count());
        }
    }

    /**
     * Orders of about the same value.
     *
     * @param from the least total that is in it, in the currency's main unit
     * @param below what all totals in it are below
     * @param orders how many orders are in it
     * @param money what they come to
     */
    public record Bin(BigDecimal from, BigDecimal below, long orders, BigDecimal money) implements Serializable {
        /**
         * Validates.
         *
         * @throws IllegalArgumentException if the bounds do not ascend from 0 or above, or the orders are below 0
         */
        public Bin {
            requireNonNull(money, "money");
            if (from.signum() < 0 || from.compareTo(below) >= 0 || orders < 0) {
                throw new IllegalArgumentException("a bin of " + orders + " orders from " + from.toPlainString()
                        + " to " + below.toPlainString() + "; bounds ascend from 0, orders are not below 0");
            }
        }

        private Bin plus(Bin other) {
            return new Bin(from, below, Math.addExact(orders, other.orders), money.add(other.money));
        }
    }

    @Override
    public Label label() {
        return mean.label();
    }

    /**
     * The mean.
     *
     * @return money per order, or empty if there are no data
     */
    @Override
    public OptionalDouble value() {
        return mean.value();
    }

    @Override
    public int compareWith(double number) {
        return mean.compareWith(number);
    }

    @Override
    public Optional<Interval> interval(double level) {
        return mean.interval(level);
    }

    @Override
    public boolean canBe(double value) {
        return value >= 0;
    }

    @Override
    public Unit unit() {
        return mean.unit();
    }

    /**
     * How many orders there are.
     *
     * @return zero or more
     */
    public long orders() {
        return mean.count();
    }

    /**
     * Where the median lies.
     *
     * @return the bin, or empty if there are no data
     */
    public Optional<Bin> median() {
        return quantile(0.5);
    }

    /**
     * Where a quantile lies: the value that the given share of the orders does not exceed.
     *
     * @param share the share of the orders, such as 0.9
     * @return the bin, or empty if there are no data
     * @throws IllegalArgumentException if the share is not in [0, 1]
     */
    public Optional<Bin> quantile(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("share " + share + " not in [0, 1]" + Figures.slip(share));
        }
        if (value().isEmpty()) {
            return Optional.empty();
        }
        // In decimals, since 0.28 of 25 orders is 7 of them and not a little more.
        long wanted = BigDecimal.valueOf(share)
                .multiply(BigDecimal.valueOf(orders()))
                .setScale(0, RoundingMode.CEILING)
                .longValueExact();
        long seen = 0;
        for (Bin bin : bins) {
            seen += bin.orders();
            if (seen >= Math.max(1, wanted)) {
                return Optional.of(bin);
            }
        }
        return Optional.empty();
    }

    /**
     * The counts of two results together, such as those of two shops whose customers are not the same people.
     *
     * @param other counts in the same currency
     * @return the counts of both; the mean has no interval if that of either is not known
     * @throws IllegalArgumentException if the other is of another metric, definition, window or currency
     * @throws ArithmeticException if the orders are more than a long can count
     */
    public OrderValueCounts plus(OrderValueCounts other) {
        Average both = mean.plus(other.mean);
        ArrayList<Bin> filled = new ArrayList<>();
        TreeMap<BigDecimal, Bin> sums = new TreeMap<>();
        Stream.concat(bins.stream(), other.bins.stream()).forEach(bin -> sums.merge(bin.from(), bin, Bin::plus));
        for (Bin bin : sums.values()) {
            if (!filled.isEmpty()) {
                between(filled.get(filled.size() - 1), bin, filled);
            }
            filled.add(bin);
        }
        return new OrderValueCounts(both, filled);
    }

    /** The bins without orders between two. */
    private static void between(Bin before, Bin after, List<Bin> into) {
        BigDecimal from = before.below();
        while (from.compareTo(after.from()) < 0) {
            int bin = ValueBins.of(from.unscaledValue().longValueExact());
            BigDecimal below = new BigDecimal(ValueBins.first(bin + 1), from.scale());
            into.add(new Bin(from, below, 0, BigDecimal.ZERO.setScale(from.scale())));
            from = below;
        }
    }

    /** An order in a bin by itself is one customer's. */
    @Override
    public OptionalLong fewestCustomers() {
        return Figures.fewest(LongStream.concat(bins.stream().mapToLong(Bin::orders), mean.fewestCustomers().stream())
                .toArray());
    }

    @Override
    public String summary() {
        return mean.summary()
                + median().map(bin -> "; median from " + bin.from().toPlainString() + " to below "
                                + bin.below().toPlainString())
                        .orElse("");
    }

    @Override
    public Optional<Table> table() {
        if (value().isEmpty()) {
            return Optional.empty();
        }
        List<Column> columns = List.of(
                Column.figures("from"),
                Column.figures("below"),
                Column.figures("orders"),
                Column.figures("share"),
                Column.figures("revenue"),
                Column.figures("share"));
        List<List<String>> rows = new ArrayList<>();
        for (Bin bin : bins) {
            rows.add(List.of(
                    bin.from().toPlainString(),
                    bin.below().toPlainString(),
                    Long.toString(bin.orders()),
                    Unit.PERCENT.tell((double) bin.orders() / orders()),
                    bin.money().toPlainString(),
                    mean.sum().signum() == 0
                            ? ""
                            : Unit.PERCENT.tell(bin.money()
                                    .divide(mean.sum(), MathContext.DECIMAL64)
                                    .doubleValue())));
        }
        return Optional.of(Table.of(label(), columns, rows, List.of(label()), summary()));
    }

    @Override
    public String toString() {
        return table().map(Table::toString).orElseGet(() -> label().around(summary()));
    }
}
