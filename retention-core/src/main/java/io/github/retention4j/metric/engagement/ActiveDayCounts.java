package io.github.retention4j.metric.engagement;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.result.Average;
import io.github.retention4j.result.Figures;
import io.github.retention4j.result.Interval;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.NumericResult;
import io.github.retention4j.result.Ratio;
import io.github.retention4j.result.Table;
import io.github.retention4j.result.Table.Column;
import io.github.retention4j.result.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How many customers were active on one day, on two, and so on.
 *
 * <ul>
 *   <li>Its value is the mean of the customers' active days.
 *   <li>Nobody active, or a window the data do not reach, is no data: the values are empty, never 0.
 * </ul>
 *
 * @param mean active days per active customer
 * @param customers how many were active on 1 day, on 2 days, and so on
 * @param isOpen whether the last of them is of those with more days as well
 */
public record ActiveDayCounts(Average mean, List<Long> customers, boolean isOpen) implements NumericResult {
    /**
     * Copies.
     *
     * @throws IllegalArgumentException if a count is negative, or the customers are not as many as the mean is of
     */
    public ActiveDayCounts {
        requireNonNull(mean, "mean");
        customers = List.copyOf(customers);
        if (customers.stream().anyMatch(count -> count < 0)) {
            throw belowZero(customers);
        }
        long all = customers.stream().mapToLong(count -> count).reduce(0, Math::addExact);
        if (all != mean.count()) {
            throw new IllegalArgumentException(Figures.count(all, "customer") + ", and a mean of " + mean.count());
        }
    }

    static IllegalArgumentException belowZero(List<Long> customers) {
        return new IllegalArgumentException("a count of " + customers + " customers is below 0");
    }

    @Override
    public Label label() {
        return mean.label();
    }

    /**
     * The mean of the customers' active days.
     *
     * @return days, or empty if there are no data
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
        return value >= 1;
    }

    @Override
    public Unit unit() {
        return mean.unit();
    }

    /**
     * How many customers were active at all.
     *
     * @return zero or more
     */
    public long active() {
        return mean.count();
    }

    /**
     * The share of the active customers who were active on so many days or more.
     *
     * @param days how many days at least, not more than customers are told apart by
     * @return customers with these days of all active ones
     * @throws IllegalArgumentException if the days are not in [1, the last that is told]
     */
    public Ratio share(int days) {
        if (days < 1 || days > customers.size()) {
            throw new IllegalArgumentException("days " + days + " not in [1, " + customers.size()
                    + "], the numbers of days that customers are told apart by");
        }
        long hits = customers.subList(days - 1, customers.size()).stream()
                .mapToLong(count -> count)
                .sum();
        Label label = label().part("on " + Figures.count(days, "day") + " or more");
        return Ratio.part(label, hits, active());
    }

    /**
     * The counts of two results together, such as those of two shops whose customers are not the same people.
     *
     * @param other counts of as many numbers of days
     * @return the counts of both
     * @throws IllegalArgumentException if the other is of another metric, definition, window or last number of days
     * @throws ArithmeticException if the customers are more than a long can count
     */
    public ActiveDayCounts plus(ActiveDayCounts other) {
        if (customers.size() != other.customers.size() || isOpen != other.isOpen) {
            throw new IllegalArgumentException("counts up to " + Figures.count(customers.size(), "day") + " and up to "
                    + Figures.count(other.customers.size(), "day") + " do not add up");
        }
        List<Long> both = new ArrayList<>();
        for (int i = 0; i < customers.size(); i++) {
            both.add(Math.addExact(customers.get(i), other.customers.get(i)));
        }
        return new ActiveDayCounts(mean.plus(other.mean), both, isOpen);
    }

    @Override
    public OptionalLong fewestCustomers() {
        return Figures.fewest(customers.stream().mapToLong(count -> count).toArray());
    }

    @Override
    public String summary() {
        return mean.summary();
    }

    @Override
    public Optional<Table> table() {
        if (value().isEmpty()) {
            return Optional.empty();
        }
        List<Column> columns = List.of(
                Column.figures("days"),
                Column.words(""),
                Column.figures("customers"),
                Column.figures("share"),
                Column.figures("as many or more"),
                Column.figures("95 % CI"));
        List<List<String>> rows = new ArrayList<>();
        for (int days = 1; days <= customers.size() && share(days).hits() > 0; days++) {
            rows.add(row(days));
        }
        return Optional.of(Table.of(label(), columns, rows, List.of(label()), summary()));
    }

    private List<String> row(int days) {
        Ratio orMore = share(days);
        Ratio only = Ratio.part(label(), customers.get(days - 1), active());
        return List.of(
                Integer.toString(days),
                isOpen && days == customers.size() ? "or more" : "",
                Long.toString(only.hits()),
                only.told(only.value().orElseThrow()),
                orMore.told(orMore.value().orElseThrow()),
                orMore.interval().map(i -> i.ends(Unit.PERCENT)).orElse(""));
    }

    @Override
    public String toString() {
        return table().map(Table::toString).orElseGet(() -> label().around(summary()));
    }
}
