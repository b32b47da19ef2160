package io.github.retention4j.io.look;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Looks at all rows of a file whose layout is known, one after another, and keeps none of them. */
public final class LookRows {
    private final List<String> header;
    private final LookColumn[] columns;

    /** What may tell the orders, the surest first. */
    private final List<LookRuns> runs = new ArrayList<>();

    private final List<LookRefunds> refunds = new ArrayList<>();
    private final Optional<Joined> joined;
    private final LookTotals totals;

    /** Texts that stand for an empty cell. */
    private final Set<String> empties;

    /** The columns of the customer and of the time, which lines of an order share; none if one of them is not named. */
    private final List<Integer> shared = new ArrayList<>();

    private List<String> before = List.of();
    private long perhapsLines;
    private long rows;
    private long shorter;
    private long longer;
    private long tooLong;

    /**
     * A day and a time of day in two columns.
     *
     * @param date the place of the day
     * @param clock that of the time of day
     * @param both the two with a blank between them
     */
    public record Joined(int date, int clock, LookColumn both) {}

    /**
     * Rows of which none has been seen.
     *
     * @param stated texts that stand for an empty cell; none if nothing was stated
     */
    public LookRows(List<String> header, List<String> stated) {
        this.header = header;
        this.empties = stated.isEmpty() ? LookColumn.NULLS : Set.copyOf(stated);
        this.columns =
                header.stream().map(name -> new LookColumn(name, empties)).toArray(LookColumn[]::new);
        Stream.of(LookRole.ORDER, LookRole.PERHAPS_ORDER)
                .flatMap(this::named)
                .forEach(column -> runs.add(new LookRuns(column, columns.length)));
        named(LookRole.REFUNDED)
                .forEach(refund ->
                        named(LookRole.AMOUNT).forEach(amount -> refunds.add(new LookRefunds(refund, amount))));
        Optional<Integer> clock = named(LookRole.CLOCK).findFirst();
        joined = named(LookRole.TIME)
                .filter(date -> LookRole.CLOCK.rank(header.get(date)) == LookRole.NONE)
                .findFirst()
                .flatMap(date -> clock.map(time -> new Joined(date, time, new LookColumn(header.get(date), Set.of()))));
        List<Integer> keys = new ArrayList<>();
        (named(LookRole.ORDER).findFirst().isPresent() ? named(LookRole.ORDER).limit(1) : named(LookRole.PERHAPS_ORDER))
                .forEach(keys::add);
        Stream.of(LookRole.CUSTOMER, LookRole.TIME)
                .forEach(role -> named(role).findFirst().ifPresent(keys::add));
        named(LookRole.CUSTOMER).limit(1).forEach(shared::add);
        named(LookRole.TIME).limit(shared.size()).forEach(shared::add);
        joined.ifPresent(two -> shared.addAll(List.of(two.date(), two.clock())));
        this.totals =
                new LookTotals(header, keys.stream().mapToInt(Integer::intValue).toArray());
    }

    /** The columns that are called so, the surest first. */
    private Stream<Integer> named(LookRole role) {
        return IntStream.range(0, header.size())
                .filter(column -> role.rank(header.get(column)) != LookRole.NONE)
                .boxed()
                .sorted(Comparator.comparingInt(column -> role.rank(header.get(column))));
    }

    /** Looks at the next row, which has so many cells up to its last that is not empty. */
    public void look(List<String> cells, int width) {
        if (totals.take(cells)) {
            return;
        }
        rows++;
        if (cells.size() < header.size()) {
            shorter++;
        } else if (cells.size() > header.size()) {
            longer++;
            if (width > header.size()) {
                tooLong++;
                return;
            }
        }
        List<String> filled = new ArrayList<>(columns.length);
        for (int column = 0; column < columns.length; column++) {
            String cell = column < cells.size() ? cells.get(column) : "";
            columns[column].look(cell);
            filled.add(empties.contains(cell) ? "" : cell);
        }
        runs.forEach(orders -> orders.look(filled));
        boolean isAgain = shared.size() > 1
                && !before.isEmpty()
                && shared.stream().allMatch(column -> filled.get(column).equals(before.get(column)));
        perhapsLines += isAgain && !filled.get(shared.get(0)).isEmpty() ? 1 : 0;
        before = filled;
        refunds.forEach(refund -> refund.look(filled));
        joined.ifPresent(two -> {
            String date = filled.get(two.date());
            String clock = filled.get(two.clock());
            two.both().look(date.isEmpty() || clock.isEmpty() ? "" : date + " " + clock);
        });
    }

    // ---- what was seen

    public List<LookColumn> columns() {
        return List.of(columns);
    }

    /** Whether a name is that of one column only, so that it can be stated. */
    public boolean isClear(String name) {
        return !name.isEmpty() && header.stream().filter(name::equals).count() == 1;
    }

    /**
     * The orders, by the column that is surest called so and not empty; or by one whose name may be that of anything, if it has an id
     * in every row, and what has the same id is of one customer and of one time.
     */
    public Optional<LookRuns> orders() {
        return runs.stream()
                .filter(orders -> {
                    LookColumn column = columns[orders.column()];
                    return !column.isEmpty()
                            && isClear(column.name())
                            && (LookRole.ORDER.rank(column.name()) != LookRole.NONE || areSure(orders));
                })
                .findFirst();
    }

    private boolean areSure(LookRuns orders) {
        return orders.areOfIds()
                && Stream.of(LookRole.CUSTOMER, LookRole.TIME)
                        .flatMap(this::named)
                        .allMatch(column -> orders.repeats(column).other() == 0);
    }

    /** What a column has in the rows of an order after its first; nothing if there are no orders of several rows. */
    public LookRuns.Repeats repeats(LookColumn column) {
        int place = List.of(columns).indexOf(column);
        return orders().map(orders -> orders.repeats(place)).orElseGet(LookRuns.Repeats::new);
    }

    /** Rows but those of totals. */
    public long rows() {
        return rows;
    }

    /** Rows that follow another of their order. */
    public long lines() {
        return orders().map(LookRuns::lines).orElse(0L);
    }

    /** Rows with the customer and the time of the row before, where no column tells the orders. */
    public long perhapsLines() {
        return orders().isPresent() ? 0 : perhapsLines;
    }

    /** Those of them that do not name it. */
    public long withoutId() {
        return orders().map(LookRuns::withoutId).orElse(0L);
    }

    /** Orders that come again after another, as far as is remembered. */
    public long again() {
        return orders().map(LookRuns::again).orElse(0L);
    }

    public List<LookRefunds> refunds() {
        return refunds;
    }

    /** The day and the time of day, if they are in two columns by their names. */
    public Optional<Joined> joined() {
        return joined;
    }

    public long shorter() {
        return shorter;
    }

    public long longer() {
        return longer;
    }

    /** Rows that are bad whatever is stated. */
    public long tooLong() {
        return tooLong;
    }

    public LookTotals totals() {
        return totals;
    }

    /** The texts for empty cells in some columns. */
    public Set<String> nulls(List<LookColumn> used) {
        Set<String> nulls = new TreeSet<>();
        used.forEach(column -> nulls.addAll(column.nulls()));
        return nulls;
    }
}
