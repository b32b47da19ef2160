package io.github.retention4j.metric.cohort;

import io.github.retention4j.metric.cohort.CohortTable.Cell;
import io.github.retention4j.metric.cohort.CohortTable.Cohort;
import io.github.retention4j.metric.cohort.CohortTable.Show;
import io.github.retention4j.model.Observation;
import io.github.retention4j.result.Figures;
import io.github.retention4j.result.Interval;
import io.github.retention4j.result.Table;
import io.github.retention4j.result.Table.Column;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A cohort table as it is read: of a width that a terminal has, with what is not printed told below. */
final class CohortPrint {
    private static final int WIDEST = 150;
    private static final int GAP = 2;

    /** Of more ages than this, not all fit. */
    private static final int MOST_AGES = 50;

    /** As many ages are printed one by one before some are left out. */
    private static final int FIRST_AGES = 13;

    private static final int COHORTS_PRINTED = 60;
    private static final int SMALL = 30;

    /** Every how many ages one is printed, where there are too many; the first that fits is taken. */
    private static final List<Integer> WEEKS_APART = List.of(2, 4, 13, 26, 52);

    private static final List<Integer> DAYS_APART = List.of(2, 7, 14, 28, 91, 182, 364);
    private static final List<Integer> OTHERS_APART = List.of(2, 3, 6, 12, 24, 60, 120);

    private final CohortTable table;
    private final Show show;
    private final CohortFigures figures;
    private final int first;
    private final int decimals;

    CohortPrint(CohortTable table, Show show) {
        this.table = table;
        this.show = show;
        this.figures = new CohortFigures(table, show);
        this.first = Math.max(0, table.cohorts().size() - COHORTS_PRINTED);
        this.decimals = someCell(table).map(cell -> cell.revenue().getScale()).orElse(0);
    }

    private static Optional<Cell> someCell(CohortTable table) {
        return table.cohorts().stream().flatMap(c -> c.cells().stream()).findFirst();
    }

    Table table() {
        boolean isAnySmall = shown().anyMatch(cohort -> isSmall(table.cohorts().get(cohort)));
        List<Column> columns =
                new ArrayList<>(List.of(Column.words(table.ageUnit()), Column.figures(isAnySmall ? "size " : "size")));
        List<List<String>> rows = new ArrayList<>();
        shown().forEach(number -> {
            Cohort cohort = table.cohorts().get(number);
            String mark = isAnySmall ? isSmall(cohort) ? "†" : " " : "";
            rows.add(new ArrayList<>(List.of(cohort.period().toString(), cohort.size() + mark)));
        });
        boolean hasAverages = show.isAverage();
        if (hasAverages) {
            long all = table.cohorts().stream().mapToLong(Cohort::size).sum();
            rows.add(new ArrayList<>(List.of("all", all + (isAnySmall ? " " : ""))));
        }
        List<Integer> ages = agesThatFit(WIDEST - width(rows, 0, table.ageUnit()) - GAP - width(rows, 1, "size "));
        boolean isPartly = false;
        for (int age : ages) {
            columns.add(Column.figures(table.name(age) + " "));
            List<String> cells = column(age);
            isPartly |= cells.stream().anyMatch(cell -> cell.endsWith("*"));
            for (int row = 0; row < rows.size(); row++) {
                rows.get(row).add(cells.get(row));
            }
        }
        rows.forEach(CohortPrint::trim);
        String inNoCohort = table.leftOut().customers();
        List<String> notes = Stream.of(
                        isPartly ? "* partly observed: the data " + begin() + "end on " + table.lastDay() : "",
                        isAnySmall ? "† a cohort of fewer than " + SMALL + " customers" : "",
                        inNoCohort.isEmpty() ? "" : "in no cohort: " + inNoCohort,
                        inNoCell(),
                        notPrinted(ages.size()))
                .filter(note -> !note.isEmpty())
                .toList();
        return new Table(table.label().around(title()), columns, rows, notes);
    }

    private IntStream shown() {
        return IntStream.range(first, table.cohorts().size());
    }

    private static boolean isSmall(Cohort cohort) {
        return cohort.size() > 0 && cohort.size() < SMALL;
    }

    /** Rows end with their last cell. */
    private static void trim(List<String> row) {
        while (row.get(row.size() - 1).isEmpty()) {
            row.remove(row.size() - 1);
        }
    }

    /** The cells of an age, that of the averages last; what is not observed is empty. */
    private List<String> column(int age) {
        List<String> cells = new ArrayList<>();
        shown().forEach(cohort -> {
            List<Cell> its = table.cohorts().get(cohort).cells();
            if (age < its.size()) {
                String mark = its.get(age).observation() == Observation.OBSERVED ? " " : "*";
                cells.add(figures.figure(cohort, age).map(this::told).orElse("–") + mark);
            } else {
                cells.add("");
            }
        });
        if (show.isAverage()) {
            cells.add(figures.average(age).map(average -> told(average) + " ").orElse(""));
        }
        return cells;
    }

    private String told(BigDecimal figure) {
        if (show.isShare()) {
            return Figures.decimals(100 * figure.doubleValue(), 1);
        }
        return show.isMoney()
                ? figure.setScale(decimals, RoundingMode.HALF_UP).toPlainString()
                : figure.toPlainString();
    }

    // ---- which ages

    private List<Integer> agesThatFit(int width) {
        int ages = shown().map(cohort -> table.cohorts().get(cohort).cells().size())
                .max()
                .orElse(0);
        List<Integer> all = IntStream.range(0, ages).boxed().toList();
        if (ages <= MOST_AGES && isOfWidth(all, width)) {
            return all;
        }
        if (table.brackets().isNone()) {
            for (int apart : apart()) {
                List<Integer> some = all.stream()
                        .filter(age -> age < FIRST_AGES || age % apart == 0)
                        .toList();
                if (some.size() <= MOST_AGES && isOfWidth(some, width)) {
                    return some;
                }
            }
        }
        int fit = 1;
        while (fit < ages && isOfWidth(all.subList(0, fit + 1), width)) {
            fit++;
        }
        return all.subList(0, Math.min(fit, ages));
    }

    private List<Integer> apart() {
        return switch (table.ageUnit()) {
            case "weeks" -> WEEKS_APART;
            case "days", "steps of 1 day" -> DAYS_APART;
            default -> OTHERS_APART;
        };
    }

    private boolean isOfWidth(List<Integer> ages, int width) {
        int needed = 0;
        for (int age : ages) {
            int widest = column(age).stream().mapToInt(String::length).max().orElse(0);
            needed += GAP + Math.max(widest, table.name(age).length() + 1);
            if (needed > width) {
                return false;
            }
        }
        return true;
    }

    private static int width(List<List<String>> rows, int column, String name) {
        return Math.max(
                name.length(),
                rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0));
    }

    // ---- what is told above and below

    private String title() {
        String currency = someCell(table)
                .map(cell -> " in " + cell.revenue().getCurrencyUnit())
                .orElse("");
        return show.title() + (show.isMoney() ? currency : "");
    }

    /** If the first cohort is not observed whole in the first of several periods, the data begin there. */
    private String begin() {
        List<Cell> cells = table.cohorts().get(0).cells();
        boolean isMidway = cells.size() > 1
                && cells.get(0).observation() == Observation.PARTLY_OBSERVED
                && cells.get(1).observation() == Observation.OBSERVED;
        return isMidway ? "begin in the first period and " : "";
    }

    private String inNoCell() {
        LeftOut leftOut = table.leftOut();
        boolean isMoneyTold = show.isMoney() && !leftOut.revenue().isZero();
        if (leftOut.orders() > 0) {
            return "in no cell: " + Figures.count(leftOut.orders(), "order") + " before the customer's entry"
                    + (isMoneyTold ? ", with earlier refunds " + leftOut.revenue() + " net" : "");
        }
        return isMoneyTold
                ? "in no cell: " + leftOut.revenue()
                        + " of refunds that name no order and were made before the period of" + " the customer's entry"
                : "";
    }

    private String notPrinted(int agesPrinted) {
        List<String> parts = new ArrayList<>();
        if (first > 0) {
            parts.add(Figures.count(first, "earlier cohort"));
        }
        if (agesPrinted < table.ages()) {
            parts.add(table.ages() - agesPrinted + " of " + table.ages() + " ages");
        }
        return parts.isEmpty()
                ? ""
                : "not printed: " + String.join(", ", parts)
                        + "; all are in rows() and csv(), and longer periods or brackets make a smaller table";
    }

    // ---- all cells

    static Table rows(CohortTable table) {
        List<Column> columns = new ArrayList<>();
        for (String name : List.of("cohort", "size", "age", "observed", "customers", "retention", "low", "high")) {
            columns.add(name.equals("cohort") || name.equals("observed") ? Column.words(name) : Column.figures(name));
        }
        List<Show> shown = List.of(
                Show.OF_PREVIOUS_AGE,
                Show.ORDERS,
                Show.REVENUE,
                Show.GROSS_REVENUE,
                Show.REVENUE_PER_CUSTOMER,
                Show.AVERAGE_ORDER_VALUE,
                Show.CUMULATIVE_VALUE);
        List<CohortPrint> figures =
                shown.stream().map(show -> new CohortPrint(table, show)).toList();
        for (Show show : shown) {
            columns.add(Column.figures(show == Show.OF_PREVIOUS_AGE ? "of the age before" : show.title()));
        }
        columns.add(Column.words("currency"));
        List<List<String>> rows = new ArrayList<>();
        for (int number = 0; number < table.cohorts().size(); number++) {
            Cohort cohort = table.cohorts().get(number);
            for (int age = 0; age < cohort.cells().size(); age++) {
                rows.add(row(table, cohort, number, age, figures));
            }
        }
        return new Table(table.label().heading(), columns, rows, List.of());
    }

    private static List<String> row(CohortTable table, Cohort cohort, int number, int age, List<CohortPrint> figures) {
        Cell cell = cohort.cells().get(age);
        Optional<Interval> interval = cohort.size() == 0
                ? Optional.empty()
                : Optional.of(Interval.ofShare(cell.customers(), cohort.size(), Interval.USUAL_LEVEL));
        List<String> row = new ArrayList<>(List.of(
                cohort.period().toString(),
                Long.toString(cohort.size()),
                table.name(age),
                cell.observation() == Observation.OBSERVED ? "whole" : "partly",
                Long.toString(cell.customers()),
                cohort.size() == 0 ? "" : share((double) cell.customers() / cohort.size()),
                interval.map(i -> share(i.low())).orElse(""),
                interval.map(i -> share(i.high())).orElse("")));
        for (CohortPrint print : figures) {
            row.add(print.figures.figure(number, age).map(print::plain).orElse(""));
        }
        row.add(cell.revenue().getCurrencyUnit().getCode());
        return row;
    }

    private String plain(BigDecimal figure) {
        return show.isShare() ? share(figure.doubleValue()) : told(figure);
    }

    private static String share(double fraction) {
        return Figures.decimals(fraction, 6);
    }
}
