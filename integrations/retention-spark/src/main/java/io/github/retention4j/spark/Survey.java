package io.github.retention4j.spark;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import io.github.retention4j.history.Basis;
import io.github.retention4j.io.CellType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;

/**
 * A look at the datasets before they are read: how many rows there are, and from when to when. What it says of the days is a guess,
 * since some rows may turn out bad; the fold finds out what is so.
 *
 * @param rows how many rows there are
 * @param expected what all rows together are expected to stand on
 */
record Survey(long rows, Basis expected) {
    private static final Set<CellType> TIMES = Set.of(CellType.INSTANT, CellType.LOCAL_TIME, CellType.DAY);

    private static final String ATTRIBUTE = "attribute:";

    /**
     * Looks.
     *
     * @param given the datasets
     * @param none what no row at all stands on: all that was stated
     * @param countsRows whether it is asked how many rows there are; if the days are stated too, nothing is read
     */
    static Survey of(List<Given> given, Basis none, boolean countsRows) {
        boolean isStated =
                !none.firstDay().equals(LocalDate.MAX) && !none.lastDay().equals(LocalDate.MIN);
        long rows = 0;
        LocalDate first = LocalDate.MAX;
        LocalDate last = LocalDate.MIN;
        Set<String> kinds = new HashSet<>(none.given());
        Set<String> attributes = new HashSet<>(none.attributes());
        for (Given dataset : given) {
            List<Column> asked = new ArrayList<>();
            List<CellColumn> times = new ArrayList<>();
            for (String what :
                    isStated ? List.<String>of() : dataset.set().role().times()) {
                Optional.ofNullable(dataset.stated().get(what))
                        .flatMap(cell -> cell.plainColumn())
                        .flatMap(name -> dataset.cells().stream()
                                .filter(cell -> cell.name().strip().equals(name))
                                .findFirst())
                        .filter(cell -> TIMES.contains(cell.cells()))
                        .ifPresent(cell -> {
                            times.add(cell);
                            asked.add(min(cell.column()));
                            asked.add(max(cell.column()));
                        });
            }
            if (countsRows || !asked.isEmpty()) {
                Row found = dataset.rows()
                        .agg(count(lit(1)), asked.toArray(Column[]::new))
                        .first();
                rows += found.getLong(0);
                for (int time = 0; time < times.size(); time++) {
                    if (!found.isNullAt(1 + 2 * time)) {
                        LocalDate from = day(none, times.get(time), found.get(1 + 2 * time));
                        LocalDate to = day(none, times.get(time), found.get(2 + 2 * time));
                        first = from.isBefore(first) ? from : first;
                        last = to.isAfter(last) ? to : last;
                    }
                }
            }
            if (dataset.stated().containsKey("coupon")) {
                kinds.add(Basis.ORDER_COUPONS);
            }
            dataset.stated().keySet().stream()
                    .filter(what -> what.startsWith(ATTRIBUTE))
                    .forEach(what -> attributes.add(what.substring(ATTRIBUTE.length())));
        }
        return new Survey(
                rows,
                new Basis(
                        none.zone(),
                        none.currency(),
                        none.decimals(),
                        none.firstDay().equals(LocalDate.MAX) ? first : none.firstDay(),
                        none.firstDayStated(),
                        none.lastDay().equals(LocalDate.MIN) ? last : none.lastDay(),
                        kinds,
                        attributes,
                        none.refundedOrders(),
                        none.population(),
                        none.hiddenBelow()));
    }

    private static LocalDate day(Basis basis, CellColumn column, Object value) {
        if (value instanceof java.time.LocalDateTime local) {
            return local.toLocalDate();
        }
        long number = ((Number) value).longValue();
        return switch (column.cells()) {
            case DAY -> LocalDate.ofEpochDay(number);
            default -> basis.dayOf(number);
        };
    }
}
