package io.github.retention4j.compare;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.result.Figures;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.MetricResult;
import io.github.retention4j.result.NumericResult;
import io.github.retention4j.result.Table;
import io.github.retention4j.result.Table.Column;
import io.github.retention4j.result.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * How the members of a loyalty programme differ from others, by four figures.
 *
 * <ul>
 *   <li>Printed, a row is a figure of each group, and the difference with its 95 % interval and its p-value. It says of itself that it
 *       is not what the programme caused.
 *   <li>Where no difference has data, there are none.
 * </ul>
 *
 * @param <D> how a figure is compared: a {@link Comparison} of two groups, or a {@link DifferenceInDifferences}
 * @param label what it is of
 * @param orders the orders per customer of a group
 * @param revenue the net revenue per customer of a group
 * @param averageOrderValue the net revenue per order
 * @param repeatPurchaseRate of those who ordered, how many did twice or more
 */
public record MemberComparison<D extends NumericResult>(
        Label label, D orders, D revenue, D averageOrderValue, D repeatPurchaseRate) implements MetricResult {
    /** Checks that nothing is null. */
    public MemberComparison {
        requireNonNull(label, "label");
        requireNonNull(orders, "orders");
        requireNonNull(revenue, "revenue");
        requireNonNull(averageOrderValue, "averageOrderValue");
        requireNonNull(repeatPurchaseRate, "repeatPurchaseRate");
    }

    /**
     * The four differences.
     *
     * @return orders, revenue, average order value and repeat purchase rate
     */
    public List<D> differences() {
        return List.of(orders, revenue, averageOrderValue, repeatPurchaseRate);
    }

    private boolean isNoData() {
        return label.isUnobserved()
                || differences().stream().allMatch(of -> of.value().isEmpty());
    }

    @Override
    public OptionalLong fewestCustomers() {
        return Figures.fewest(differences().stream()
                .flatMap(of -> Stream.concat(Stream.of(of), levels(of).stream()))
                .mapToLong(of -> of.fewestCustomers().orElse(0))
                .toArray());
    }

    @Override
    public String summary() {
        if (isNoData()) {
            return label.noData("nobody to compare");
        }
        return differences().stream()
                .filter(of -> of.value().isPresent())
                .map(of -> name(of) + " " + of.told(of.value().getAsDouble()))
                .reduce((one, other) -> one + ", " + other)
                .orElseThrow();
    }

    @Override
    public Optional<Table> table() {
        if (isNoData()) {
            return Optional.empty();
        }
        List<Column> columns = new ArrayList<>(List.of(Column.words("")));
        boolean isChange = orders instanceof DifferenceInDifferences;
        (isChange ? Stream.of("before", "after", "others: before", "after") : Stream.of("members", "others"))
                .map(Column::figures)
                .forEach(columns::add);
        Stream.of("difference", "95 % CI", "p").map(Column::figures).forEach(columns::add);
        List<List<String>> rows = differences().stream().map(this::row).toList();
        return Optional.of(Table.of(label, columns, rows, List.of(label), "not what the programme caused"));
    }

    private List<String> row(D difference) {
        List<String> row = new ArrayList<>(List.of(name(difference)));
        levels(difference).stream().map(MemberComparison::told).forEach(row::add);
        row.add(
                difference.value().isPresent()
                        ? difference.told(difference.value().getAsDouble())
                        : "no data");
        row.add(difference.interval().map(i -> i.ends(difference.unit())).orElse("–"));
        row.add(test(difference)
                .map(test -> Figures.pValue(test.pValue()).replaceFirst("^p (= )?", ""))
                .orElse("–"));
        return row;
    }

    private String name(D difference) {
        return levels(difference).get(0).label().metric();
    }

    /** The figures that a difference is made of. */
    private List<NumericResult> levels(D difference) {
        if (difference instanceof Comparison of) {
            return List.of(of.first(), of.second());
        }
        return difference instanceof DifferenceInDifferences of
                ? List.of(of.firstBefore(), of.firstAfter(), of.secondBefore(), of.secondAfter())
                : List.of(difference);
    }

    private Optional<SignificanceTest> test(D difference) {
        return difference instanceof Comparison of
                ? of.test()
                : difference instanceof DifferenceInDifferences change ? change.test() : Optional.empty();
    }

    private static String told(NumericResult of) {
        Unit unit = of.unit().per("");
        return of.value().isPresent() ? unit.tell(of.value().getAsDouble()) : "no data";
    }

    @Override
    public String toString() {
        return table().map(Table::toString).orElseGet(() -> label.around(summary()));
    }
}
