package io.github.retention4j.metric.segment;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.result.Figures;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.MetricResult;
import io.github.retention4j.result.Ratio;
import io.github.retention4j.result.Table;
import io.github.retention4j.result.Table.Column;
import io.github.retention4j.result.Unit;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * How many customers are in which of two segmentations' segments at once.
 *
 * <ul>
 *   <li>Printed, a row is a segment of the first, a column one of the second; behind the customers stands their share of the row.
 *   <li>No customers is no data.
 * </ul>
 *
 * @param <A> the key of a row
 * @param <B> the key of a column
 * @param label what it is of
 * @param cells the customers of each row and column that has any, in the order of the rows, then of the columns
 * @param notes what is to be said of the segments, such as how far a window is observed
 */
public record CrossTable<A extends Comparable<? super A>, B extends Comparable<? super B>>(
        Label label, List<Cell<A, B>> cells, List<String> notes) implements MetricResult {
    private static final BigInteger TWO = BigInteger.TWO;

    /**
     * Customers who are in two segments at once.
     *
     * @param <A> the key of a row
     * @param <B> the key of a column
     * @param row the segment of the first segmentation
     * @param column that of the second
     * @param customers how many they are, at least 1
     */
    public record Cell<A extends Comparable<? super A>, B extends Comparable<? super B>>(
            A row, B column, long customers) implements Serializable {
        /**
         * Validates.
         *
         * @throws IllegalArgumentException if there are no customers
         */
        public Cell {
            requireNonNull(row, "row");
            requireNonNull(column, "column");
            if (customers < 1) {
                throw new IllegalArgumentException("a cell of " + customers + " customers is below 1");
            }
        }
    }

    /**
     * Validates and copies.
     *
     * @throws IllegalArgumentException if two cells are of the same row and column
     * @throws ArithmeticException if the customers are more than a long can count
     */
    public CrossTable {
        requireNonNull(label, "label");
        cells = List.copyOf(cells);
        notes = List.copyOf(notes);
        Set<List<Object>> seen = new HashSet<>();
        long customers = 0;
        for (Cell<A, B> cell : cells) {
            if (!seen.add(List.of(cell.row(), cell.column()))) {
                throw new IllegalArgumentException("two cells of row " + cell.row() + " and column " + cell.column());
            }
            customers = Math.addExact(customers, cell.customers());
        }
    }

    /**
     * How many customers there are.
     *
     * @return those of all cells
     */
    public long customers() {
        return count(cell -> true);
    }

    /**
     * How many customers are in two segments at once.
     *
     * @param row the segment of the first segmentation
     * @param column that of the second
     * @return zero or more
     */
    public long customers(A row, B column) {
        requireNonNull(row, "row");
        requireNonNull(column, "column");
        return count(cell -> cell.row().compareTo(row) == 0 && cell.column().compareTo(column) == 0);
    }

    /**
     * Of the customers in a segment of the first segmentation, the share that is in one of the second.
     *
     * @param row the segment of the first segmentation
     * @param column that of the second
     * @return customers in both, of all in the first
     */
    public Ratio share(A row, B column) {
        return Ratio.part(
                label.part("of " + row + " in " + column),
                customers(row, column),
                count(cell -> cell.row().compareTo(row) == 0));
    }

    /**
     * The share of the customers whose two segments are written alike: who stayed where they were, if the segmentation is the same
     * at two dates.
     *
     * @return these customers, of all
     */
    public Ratio same() {
        return Ratio.part(
                label.part("same segment"),
                count(cell -> cell.row().toString().equals(cell.column().toString())),
                customers());
    }

    /**
     * How far the two segmentations divide customers alike, whatever their segments are called: the adjusted Rand index.
     *
     * <p>{@code (Σ C(cell) − E) / ((Σ C(row) + Σ C(column)) / 2 − E)}, with {@code C(n) = n · (n − 1) / 2} and
     * {@code E = Σ C(row) · Σ C(column) / C(all)}
     *
     * <p>Source: L. Hubert and P. Arabie, Comparing partitions, Journal of Classification 2, 1985.
     *
     * @return 1 if both divide the customers into the same groups, about 0 if they have to do with each other no more than by chance;
     *     empty if there are fewer than two customers, or both put all in one group, or each in one of their own
     */
    public OptionalDouble adjustedRandIndex() {
        BigInteger both = cells.stream().map(cell -> pairs(cell.customers())).reduce(BigInteger.ZERO, BigInteger::add);
        BigInteger ofRows = rows().stream()
                .map(row -> pairs(count(cell -> cell.row().compareTo(row) == 0)))
                .reduce(BigInteger.ZERO, BigInteger::add);
        BigInteger ofColumns = columns().stream()
                .map(column -> pairs(count(cell -> cell.column().compareTo(column) == 0)))
                .reduce(BigInteger.ZERO, BigInteger::add);
        BigInteger all = pairs(customers());
        // All times 2 · C(all), so that they are whole.
        BigInteger byChance = ofRows.multiply(ofColumns).multiply(TWO);
        BigInteger most = ofRows.add(ofColumns).multiply(all).subtract(byChance);
        return most.signum() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        new BigDecimal(both.multiply(all).multiply(TWO).subtract(byChance))
                                .divide(new BigDecimal(most), MathContext.DECIMAL128)
                                .doubleValue());
    }

    private static BigInteger pairs(long customers) {
        return BigInteger.valueOf(customers)
                .multiply(BigInteger.valueOf(customers - 1))
                .divide(TWO);
    }

    /**
     * The segments of the first segmentation that have customers.
     *
     * @return in their order
     */
    public List<A> rows() {
        return List.copyOf(cells.stream().map(Cell::row).collect(TreeSet::new, TreeSet::add, TreeSet::addAll));
    }

    /**
     * The segments of the second segmentation that have customers.
     *
     * @return in their order
     */
    public List<B> columns() {
        return List.copyOf(cells.stream().map(Cell::column).collect(TreeSet::new, TreeSet::add, TreeSet::addAll));
    }

    private long count(Predicate<Cell<A, B>> which) {
        return cells.stream().filter(which).mapToLong(Cell::customers).sum();
    }

    @Override
    public OptionalLong fewestCustomers() {
        return Figures.fewest(cells.stream().mapToLong(Cell::customers).toArray());
    }

    @Override
    public String summary() {
        if (cells.isEmpty() || label.isUnobserved()) {
            return label.noData("nobody ordered");
        }
        return Figures.count(customers(), "customer") + " in " + Figures.count(rows().size(), "row") + " and "
                + Figures.count(columns().size(), "column") + "; " + agreement();
    }

    private String agreement() {
        Ratio same = same();
        return Stream.of(
                        same.hits() == 0 ? "" : "same in both: " + same.summary(),
                        adjustedRandIndex().stream()
                                .mapToObj(index -> "adjusted Rand index " + Figures.decimals(index, 3))
                                .findFirst()
                                .orElse("no adjusted Rand index, since nothing is divided"))
                .filter(text -> !text.isEmpty())
                .reduce((one, other) -> one + "; " + other)
                .orElseThrow();
    }

    @Override
    public Optional<Table> table() {
        if (cells.isEmpty() || label.isUnobserved()) {
            return Optional.empty();
        }
        List<Column> columns = new ArrayList<>(List.of(Column.words("")));
        columns().forEach(column -> columns.add(Column.figures(column.toString())));
        columns.add(Column.figures("all"));
        List<List<String>> rows = new ArrayList<>();
        for (A row : rows()) {
            long all = count(cell -> cell.row().compareTo(row) == 0);
            List<String> line = new ArrayList<>(List.of(row.toString()));
            for (B column : columns()) {
                long customers = customers(row, column);
                line.add(customers == 0 ? "–" : customers + " (" + Unit.PERCENT.tell((double) customers / all) + ")");
            }
            line.add(Long.toString(all));
            rows.add(line);
        }
        List<String> total = new ArrayList<>(List.of("all"));
        columns()
                .forEach(column ->
                        total.add(Long.toString(count(cell -> cell.column().compareTo(column) == 0))));
        total.add(Long.toString(customers()));
        rows.add(total);
        Table table = Table.of(label, columns, rows, List.of(label), agreement());
        return Optional.of(new Table(
                table.title(),
                table.columns(),
                table.rows(),
                Stream.concat(table.notes().stream(), notes.stream()).toList()));
    }

    @Override
    public String toString() {
        return table().map(Table::toString).orElseGet(() -> label.around(summary()));
    }
}
