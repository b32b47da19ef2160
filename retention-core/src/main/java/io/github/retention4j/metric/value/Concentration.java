package io.github.retention4j.metric.value;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import io.github.retention4j.metric.segment.Band;
import io.github.retention4j.metric.segment.Segment;
import io.github.retention4j.result.Figures;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.MetricResult;
import io.github.retention4j.result.MoneyRatio;
import io.github.retention4j.result.Table;
import io.github.retention4j.result.Table.Column;
import io.github.retention4j.result.Unit;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.joda.money.BigMoney;

/**
 * Which share of the revenue the best customers bring: the top 10, 20, … 90 %, of many customers the top 1 and 5 % too.
 *
 * <ul>
 *   <li>Printed, a line is a top: what its last customer brings, and its share of the revenue with the interval; † marks one of
 *       fewer than 30 customers, whose share may well lie above the interval.
 *   <li>No customers, or no revenue, is no data.
 * </ul>
 *
 * @param label what it is of
 * @param customers how many customers
 * @param belowZero how many of them brought less than nothing, and count as having brought nothing
 * @param tops the tops by their size, the smallest first; none if there is no revenue
 * @param gini the Gini coefficient
 * @param revenue what revenue means
 */
public record Concentration(Label label, long customers, long belowZero, List<Top> tops, Gini gini, Revenue revenue)
        implements MetricResult {
    private static final int USUAL = 20;
    private static final int TENTH = 10;
    private static final int ALL = 100;

    /** Of fewer customers a top is marked. */
    private static final long FEW = 30;

    /**
     * The customers who bring most.
     *
     * @param percent how many percent of the customers they are
     * @param from what the last of them brings
     * @param share the share that they bring of all revenue
     */
    public record Top(int percent, BigMoney from, MoneyRatio share) implements Serializable {
        /**
         * Validates.
         *
         * @throws IllegalArgumentException if the percent are not in [1, 99]
         */
        public Top {
            requireNonNull(from, "from");
            requireNonNull(share, "share");
            if (percent < 1 || percent >= ALL) {
                throw new IllegalArgumentException("top " + percent + " % not in [1, 99]");
            }
        }
    }

    /**
     * A point of the Lorenz curve.
     *
     * @param customers how many percent of the customers, those who bring least
     * @param revenue which share of the revenue they bring, as a fraction
     */
    public record Point(int customers, double revenue) implements Serializable {}

    /**
     * Validates and copies.
     *
     * @throws IllegalArgumentException if a count is negative, or tops do not ascend
     */
    public Concentration {
        requireNonNull(label, "label");
        tops = List.copyOf(tops);
        requireNonNull(gini, "gini");
        requireNonNull(revenue, "revenue");
        if (belowZero < 0 || customers < belowZero) {
            throw new IllegalArgumentException(belowZero + " below zero of " + customers + " customers");
        }
        for (int i = 1; i < tops.size(); i++) {
            if (tops.get(i).percent() <= tops.get(i - 1).percent()) {
                throw new IllegalArgumentException("top " + tops.get(i).percent() + " % after top "
                        + tops.get(i - 1).percent() + " %");
            }
        }
    }

    /**
     * The share of the revenue that a top brings.
     *
     * @param percent 10, 20, … 90, and of 3,000 customers or more 1, of 600 or more 5
     * @return the share; no data if there is no revenue
     * @throws IllegalArgumentException if there is no such top
     */
    public MoneyRatio top(int percent) {
        List<Integer> there = tops.stream().map(Top::percent).toList();
        if (percent < 1 || percent >= ALL || (!there.isEmpty() && !there.contains(percent))) {
            throw new IllegalArgumentException("no top " + percent + " %; there are " + there);
        }
        return tops.stream()
                .filter(top -> top.percent() == percent)
                .map(Top::share)
                .findFirst()
                .orElseGet(() -> RevenueConcentration.noShare(label, percent));
    }

    /**
     * The Lorenz curve, at the customers that the tops leave.
     *
     * @return from 0 to 100 % of the customers, ascending; none if there is no revenue
     */
    public List<Point> lorenz() {
        List<Point> points = new ArrayList<>();
        if (!tops.isEmpty()) {
            points.add(new Point(0, 0));
            for (int i = tops.size() - 1; i >= 0; i--) {
                Top top = tops.get(i);
                points.add(
                        new Point(ALL - top.percent(), 1 - top.share().value().orElseThrow()));
            }
            points.add(new Point(ALL, 1));
        }
        return points;
    }

    /**
     * The customers divided into tenths by what they brought, the best first. Customers who brought as much are in the same,
     * the better one, so a tenth can hold more customers or fewer. It is for a second question of the same history.
     *
     * <pre>{@code
     * Segment<Band> tenths = engine.compute(RevenueConcentration.in(q1)).deciles();
     * Segmented<Band, Ratio> whoStays = engine.compute(RetentionRate.in(quarter(2026, 2)).by(tenths));
     * }</pre>
     *
     * @return a segment whose keys are "top 10 %", "10–20 %" and so on, and {@link Band#NO_ORDER} for customers without an order in
     *     the window
     * @throws IllegalStateException if there is no revenue, or it is of no window
     */
    public Segment<Band> deciles() {
        if (tops.isEmpty()) {
            throw new IllegalStateException("there is no revenue, so there are no tenths to divide customers by");
        }
        return new RevenueDecile(
                label.window()
                        .orElseThrow(
                                () -> new IllegalStateException("it is of no window, so nobody's orders are known")),
                revenue,
                tops.stream()
                        .filter(top -> top.percent() % TENTH == 0)
                        .map(top -> top.from().getAmount().unscaledValue().longValueExact())
                        .toList());
    }

    /** Of the smallest top; of a top that is less than one customer, 1. */
    @Override
    public OptionalLong fewestCustomers() {
        return customers == 0
                ? OptionalLong.empty()
                : OptionalLong.of(Math.max(
                        1, tops.isEmpty() ? customers : customers * tops.get(0).percent() / ALL));
    }

    @Override
    public String summary() {
        if (isNoData()) {
            return label.noData(customers == 0 ? "nobody ordered" : "no revenue");
        }
        return "the top " + USUAL + " % of " + Figures.count(customers, "customer") + " bring " + told(top(USUAL))
                + "; Gini " + gini.told(gini.value().orElseThrow())
                + gini.interval().map(i -> ", " + i.text(gini.unit())).orElse("");
    }

    private static String told(MoneyRatio share) {
        return share.told(share.value().orElseThrow())
                + share.interval().map(i -> ", " + i.text(share.unit())).orElse("");
    }

    private boolean isNoData() {
        return tops.isEmpty() || label.isUnobserved();
    }

    @Override
    public Optional<Table> table() {
        if (isNoData()) {
            return Optional.empty();
        }
        String currency = tops.get(0).from().getCurrencyUnit().getCode();
        List<Column> columns = List.of(
                Column.words("customers"),
                Column.figures("from " + currency),
                Column.figures("share of revenue"),
                Column.figures("95 % CI"));
        boolean isAnySmall = isSmall(tops.get(0));
        List<List<String>> rows = tops.stream()
                .map(top -> List.of(
                        "top " + top.percent() + " %",
                        top.from().getAmount().toPlainString(),
                        top.share().told(top.share().value().orElseThrow()),
                        top.share()
                                .interval()
                                .map(interval -> interval.ends(Unit.PERCENT))
                                .map(ends -> ends + (isAnySmall ? isSmall(top) ? "†" : " " : ""))
                                .orElse("")))
                .toList();
        List<Label> defined = new ArrayList<>(List.of(label));
        if (isAnySmall) {
            defined.add(
                    label.as("†").by("fewer than " + FEW + " customers, so the share may well lie above its interval"));
        }
        String last = Stream.of(
                        "Gini " + gini.summary(),
                        belowZero == 0 ? "" : Figures.count(belowZero, "customer") + " below 0 counted as 0")
                .filter(text -> !text.isEmpty())
                .collect(joining("; "));
        return Optional.of(Table.of(label, columns, rows, defined, last));
    }

    /** Whether a top is of so few customers that its interval misses the truth more often than it says. */
    private boolean isSmall(Top top) {
        return customers * top.percent() < FEW * ALL;
    }

    @Override
    public String toString() {
        return table().map(Table::toString).orElseGet(() -> label.around(summary()));
    }
}
