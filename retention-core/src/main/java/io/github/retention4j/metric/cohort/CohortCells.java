package io.github.retention4j.metric.cohort;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.metric.cohort.CohortRetention.CellRule;
import io.github.retention4j.metric.cohort.CohortTable.Cell;
import io.github.retention4j.metric.cohort.CohortTable.Cohort;
import io.github.retention4j.model.Observation;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.Spread;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.joda.money.BigMoney;
import org.jspecify.annotations.Nullable;

/** Makes a cohort table out of what was counted; cells in which nothing happened are one. */
final class CohortCells {
    private static final int LONGS_A_CELL = CohortState.LONGS_A_CELL;
    private static final int REFUNDS_A_CELL = CohortState.REFUNDS_A_CELL;

    private final CohortRetention metric;
    private final CohortState state;
    private final Basis basis;
    private final Map<Observation, Cell> empty = new EnumMap<>(Observation.class);

    CohortCells(CohortRetention metric, CohortState state, Basis basis) {
        this.metric = metric;
        this.state = state;
        this.basis = basis;
        for (Observation observation : Observation.values()) {
            empty.put(observation, new Cell(0, 0, basis.money(0), observation));
        }
    }

    CohortTable table() {
        int end = state.sizes.length;
        while (end > 0 && state.sizes[end - 1] == 0) {
            end--;
        }
        List<Cohort> cohorts = new ArrayList<>();
        for (int cohort = 0; cohort < end; cohort++) {
            if (!cohorts.isEmpty() || state.sizes[cohort] > 0) {
                cohorts.add(new Cohort(state.calendar().window(cohort), state.sizes[cohort], cells(cohort)));
            }
        }
        LeftOut leftOut =
                new LeftOut(state.enteredBefore, state.undated, state.ordersBefore, basis.money(state.revenueBefore));
        List<Spread> spreads = state.clusters == null ? List.of() : state.clusters.spreads();
        Label label = Label.of(metric.name(), definition()).noting(note()).in(basis.scope());
        return new CohortTable(
                label, metric.entry().name(), ages(), metric.brackets(), basis.lastDay(), cohorts, leftOut, spreads);
    }

    private List<Cell> cells(int cohort) {
        CohortCalendar calendar = state.calendar();
        long[] row = there(state.rows[cohort]);
        long[] refunds = there(state.refunds[cohort]);
        int columns = calendar.columns(cohort);
        long[] customers = customers(row, columns, state.sizes[cohort]);
        List<Cell> cells = new ArrayList<>(columns);
        for (int column = 0; column < columns; column++) {
            Observation observation = calendar.observation(cohort, column);
            long orders = at(row, column * LONGS_A_CELL + 1);
            long gross = at(row, column * LONGS_A_CELL + 2);
            long refunded = at(refunds, column * REFUNDS_A_CELL);
            long ignored = at(refunds, column * REFUNDS_A_CELL + 1);
            if ((customers[column] | orders | gross | refunded | ignored) == 0) {
                cells.add(requireNonNull(empty.get(observation)));
            } else {
                BigMoney before = basis.money(gross);
                BigMoney net = refunded == 0 ? before : basis.money(gross - refunded);
                cells.add(new Cell(customers[column], orders, orders + ignored, before, net, observation));
            }
        }
        return cells;
    }

    private static long[] there(long @Nullable [] row) {
        return row == null ? new long[0] : row;
    }

    private static long at(long[] row, int index) {
        return index < row.length ? row[index] : 0;
    }

    /** By column, how many customers the rule counts. */
    private long[] customers(long[] row, int columns, long size) {
        CellRule rule = metric.rule();
        long[] customers = new long[columns];
        long running = 0;
        for (int i = 0; i < columns; i++) {
            int column = rule == CellRule.ON_OR_AFTER ? columns - 1 - i : i;
            running = rule == CellRule.BOUNDED ? 0 : running;
            running += at(row, column * LONGS_A_CELL);
            customers[column] = running;
        }
        if (rule == CellRule.CUMULATIVE && metric.entry() instanceof OrderEntry && columns > 0) {
            customers[0] = size;
        }
        return customers;
    }

    private String definition() {
        Window range = metric.range();
        String in = range == null ? "" : ", cohorts of " + range;
        String steps = metric.step().isZero() ? "" : ", ages in " + ages();
        String brackets = metric.brackets().isNone()
                ? ""
                : ", in brackets " + String.join(", ", metric.brackets().names());
        return metric.entry().name() + " by " + metric.unit() + in + steps + brackets + ", "
                + metric.rule().text(metric.entry(), metric.brackets());
    }

    private String note() {
        if (metric.entry() instanceof OrderEntry order) {
            return order.isRecurring()
                    ? "a customer is in the cohort of each period with such an order"
                    : order.isFirstOfAll() ? "" : "orders before it are in no cell";
        }
        return "who never ordered is in the cohort as well";
    }

    private String ages() {
        Duration step = metric.step();
        if (step.isZero()) {
            return metric.unit().noun() + "s";
        }
        long days = step.toDays();
        return "steps of "
                + (step.equals(Duration.ofDays(days))
                        ? days + (days == 1 ? " day" : " days")
                        : step.toString().substring("PT".length()).toLowerCase(Locale.ROOT));
    }
}
