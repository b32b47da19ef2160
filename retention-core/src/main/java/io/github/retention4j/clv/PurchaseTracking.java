package io.github.retention4j.clv;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.result.Figures;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.MetricResult;
import io.github.retention4j.result.Table;
import io.github.retention4j.result.Table.Column;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Repeat purchases week by week, those that a model expects beside those that were made: the tracking plot of the field.
 *
 * <p>{@code expected by the end of day D = Σ over days d ≤ D of (first purchases on d) · E[X(D − d)]}, of a week that at its end less that
 * at its beginning.
 *
 * <ul>
 *   <li>Weeks are counted from the end of the days that the model is fitted to, back and on: none is of both kinds of days. The first and
 *       the last may have fewer days than seven, and say so.
 *   <li>Only customers who first bought by that end are in it, in the days held out too.
 *   <li>A table that was stated knows no days: then there are no weeks.
 * </ul>
 *
 * <p>Worked example: 100 customers first bought on day 0 and 50 on day 7, and a model expects 0.1 purchases in seven days and 0.15 in
 * 14: by day 7 it expects 100 · 0.1 = 10, by day 14 100 · 0.15 + 50 · 0.1 = 20, so 10 in the second week.
 *
 * <p>Source: P. S. Fader, B. G. S. Hardie and K. L. Lee, "Counting your customers" the easy way, Marketing Science 24 (2005), figures 2
 * and 3.
 *
 * @param label which customers it is of
 * @param model the model's name
 * @param weeks the weeks, in order
 */
public record PurchaseTracking(Label label, String model, List<Week> weeks) implements MetricResult {
    private static final long serialVersionUID = 1L;

    private static final int DAYS = 7;

    /**
     * A week, or what of it is observed.
     *
     * @param start its first day
     * @param days how many days it has
     * @param isHeldOut whether the model is fitted to the days before it only
     * @param actual repeat purchases in it
     * @param expected those that the model expects
     * @param actualSoFar repeat purchases from the first day to its end
     * @param expectedSoFar those that the model expects
     */
    public record Week(
            LocalDate start,
            int days,
            boolean isHeldOut,
            long actual,
            double expected,
            long actualSoFar,
            double expectedSoFar)
            implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /** Copies. */
    public PurchaseTracking {
        requireNonNull(label, "label");
        requireNonNull(model, "model");
        weeks = List.copyOf(weeks);
    }

    /**
     * The weeks of a table.
     *
     * @param model what expects
     * @param patterns the customers
     * @return the weeks
     */
    public static PurchaseTracking of(PurchaseModel model, PatternTable patterns) {
        PurchaseDays days = patterns.days();
        int length = days.end() - days.from();
        PurchaseProcess newcomer = model.newcomer();
        double[] byAge = new double[length];
        for (int age = 0; age < length; age++) {
            byAge[age] = newcomer.expectedPurchases(age);
        }
        List<Week> weeks = new ArrayList<>();
        long actualBefore = 0;
        double expectedBefore = 0;
        int start = days.from();
        while (start < days.end()) {
            int end = Math.min(days.end(), start + DAYS - Math.floorMod(start - days.through() - 1, DAYS));
            long actual = actualBefore;
            for (int day = start; day < end; day++) {
                actual += days.again(day);
            }
            double expected = 0;
            for (int day = days.from(); day < end; day++) {
                expected += days.first(day) * byAge[end - 1 - day];
            }
            weeks.add(new Week(
                    LocalDate.ofEpochDay(start),
                    end - start,
                    start > days.through(),
                    actual - actualBefore,
                    expected - expectedBefore,
                    actual,
                    expected));
            actualBefore = actual;
            expectedBefore = expected;
            start = end;
        }
        return new PurchaseTracking(
                patterns.label().as("repeat purchases by week").by("expected by " + model.name()), model.name(), weeks);
    }

    /** What was made and what was expected, of all days and of those held out. */
    @Override
    public String summary() {
        if (weeks.isEmpty()) {
            return label.noData("no days");
        }
        Week last = weeks.get(weeks.size() - 1);
        return Figures.count(last.actualSoFar(), "repeat purchase") + ", expected "
                + Figures.decimals(last.expectedSoFar(), 1);
    }

    /** A row a week. */
    @Override
    public Optional<Table> table() {
        if (weeks.isEmpty()) {
            return Optional.empty();
        }
        List<List<String>> rows = new ArrayList<>();
        for (Week week : weeks) {
            rows.add(List.of(
                    week.start() + (week.days() < DAYS ? ", " + Figures.count(week.days(), "day") : ""),
                    Long.toString(week.actual()),
                    Figures.decimals(week.expected(), 1),
                    Long.toString(week.actualSoFar()),
                    Figures.decimals(week.expectedSoFar(), 1),
                    week.isHeldOut() ? "held out" : ""));
        }
        List<Column> columns = List.of(
                Column.words("week"),
                Column.figures("actual"),
                Column.figures("expected"),
                Column.figures("so far"),
                Column.figures("expected"),
                Column.words(""));
        return Optional.of(Table.of(label, columns, rows, List.of(label), summary()));
    }

    @Override
    public String toString() {
        return table().map(Table::toString).orElseGet(() -> label.around(summary()));
    }
}
