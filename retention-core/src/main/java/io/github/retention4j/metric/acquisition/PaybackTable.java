package io.github.retention4j.metric.acquisition;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.model.AcquisitionSpend;
import io.github.retention4j.model.Observation;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Figures;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.MetricResult;
import io.github.retention4j.result.Table;
import io.github.retention4j.result.Table.Column;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.joda.money.BigMoney;

/**
 * Customers by the period they first ordered in, what was spent to win them, what they have brought since, and when that had paid for
 * it.
 *
 * <ul>
 *   <li>A cohort that has not paid tells by which month it had not, so that "not yet" is not read as "never".
 *   <li>Printed, a row is a cohort; {@code *} marks what goes up to the end of the data, in a month that is not over, and – what
 *       there is none of. The last row is of all cohorts whose spend is stated.
 *   <li>Print is for reading: it has the last 60 cohorts and months 0 to 36, and says how many more there are. All of them are in
 *       {@link #cohorts}.
 * </ul>
 *
 * @param label the metric, its definition, and how far the data reach
 * @param followedBy what customers are followed by, such as "month"
 * @param lastDay the last day that the data cover
 * @param spend what was spent, in periods of the cohorts and in others
 * @param cohorts the cohorts in the order of time, those without anybody included
 */
public record PaybackTable(
        Label label, String followedBy, LocalDate lastDay, AcquisitionSpend spend, List<CohortPayback> cohorts)
        implements MetricResult {
    private static final int MONTHS_PRINTED = 37;
    private static final int COHORTS_PRINTED = 60;
    private static final String NONE = "–";

    /** Copies. */
    public PaybackTable {
        requireNonNull(label, "label");
        requireNonNull(followedBy, "followedBy");
        requireNonNull(lastDay, "lastDay");
        requireNonNull(spend, "spend");
        cohorts = List.copyOf(cohorts);
    }

    /** What to print. */
    public enum Show {
        /** Customers, spend, what both have come to, and the month it was paid. */
        PAYBACK,
        /** The margin by the end of each month. */
        MARGIN,
        /** How much of the spend was covered by the end of each month. */
        COVERED
    }

    /**
     * The cohort of a period.
     *
     * @param period the period of the first order
     * @return its cohort, or empty if the table has none
     */
    public Optional<CohortPayback> cohort(Window period) {
        requireNonNull(period, "period");
        return cohorts.stream().filter(c -> c.period().equals(period)).findFirst();
    }

    /**
     * The same customers held against other spend, such as that which is known by now.
     *
     * @param other what was spent
     * @return the table with the other spend
     * @throws IllegalArgumentException if it is in another currency, or an amount above 0 is of days of several cohorts
     */
    public PaybackTable against(AcquisitionSpend other) {
        return against(requireNonNull(other, "other"), label);
    }

    PaybackTable against(AcquisitionSpend other, Label of) {
        if (!other.currency().equals(spend.currency())) {
            throw new IllegalArgumentException(
                    "the spend is in " + other.currency() + ", the margin in " + spend.currency());
        }
        List<CohortPayback> same = cohorts.stream()
                .map(c -> new CohortPayback(
                        c.period(),
                        new AcquisitionCost(
                                c.cost().label(),
                                other.currency(),
                                other.within(c.period()),
                                c.cost().customers()),
                        c.earned()))
                .toList();
        return new PaybackTable(of, followedBy, lastDay, other, same);
    }

    /**
     * What a new customer has cost, over all cohorts whose spend is stated.
     *
     * @return the cost; no data if there is none
     */
    public AcquisitionCost cost() {
        BigMoney sum = BigMoney.zero(spend.currency(), spend.currency().getDecimalPlaces());
        long customers = 0;
        boolean isStated = false;
        for (CohortPayback cohort : cohorts) {
            Optional<BigMoney> spent = cohort.cost().spend();
            if (spent.isPresent()) {
                sum = sum.plus(spent.get());
                customers += cohort.cost().customers();
                isStated = true;
            }
        }
        return new AcquisitionCost(
                label.as(CustomerAcquisitionCost.NAME).by(CustomerAcquisitionCost.DEFINITION),
                spend.currency(),
                isStated ? Optional.of(sum) : Optional.empty(),
                isStated ? customers : customers());
    }

    private long customers() {
        return cohorts.stream().mapToLong(cohort -> cohort.cost().customers()).sum();
    }

    /**
     * What was spent in the period of no cohort: before the first customer came, after the last one did, or beyond the data.
     *
     * @return the sum
     */
    public BigMoney spendElsewhere() {
        return spend.entries().stream()
                .filter(entry -> cohorts.stream()
                        .noneMatch(
                                cohort -> cohort.period().contains(entry.days().start())))
                .map(AcquisitionSpend.Entry::amount)
                .reduce(BigMoney.zero(spend.currency(), spend.currency().getDecimalPlaces()), BigMoney::plus);
    }

    // ---- the text

    /** Of the payback. */
    @Override
    public Optional<Table> table() {
        return table(Show.PAYBACK);
    }

    /**
     * The table of one kind of figure, as it prints.
     *
     * @param show which figures
     * @return a row for each cohort, the latest 60 of them; empty if there is no cohort
     */
    public Optional<Table> table(Show show) {
        requireNonNull(show, "show");
        if (cohorts.isEmpty()) {
            return Optional.empty();
        }
        int first = Math.max(0, cohorts.size() - COHORTS_PRINTED);
        List<CohortPayback> printed = cohorts.subList(first, cohorts.size());
        int months = printed.stream().mapToInt(c -> c.earned().size()).max().orElse(0);
        List<Column> columns = new ArrayList<>(List.of(Column.words("cohort"), Column.figures("customers")));
        List<List<String>> rows = new ArrayList<>();
        if (show == Show.PAYBACK) {
            Stream.of("spend", "a customer", "margin ", "covered ")
                    .map(Column::figures)
                    .forEach(columns::add);
            columns.add(Column.words("paid in"));
            printed.forEach(cohort -> rows.add(row(cohort)));
            rows.add(Stream.concat(Stream.of("all"), spent(cost())).toList());
        } else {
            int some = Math.min(MONTHS_PRINTED, months);
            IntStream.range(0, some).forEach(month -> columns.add(Column.figures(month + " ")));
            printed.forEach(cohort -> rows.add(row(cohort, show, some)));
        }
        String title = show == Show.COVERED ? "% of the spend covered" : "in " + spend.currency();
        List<String> notes = notes(printed, first, show == Show.PAYBACK ? 0 : months - MONTHS_PRINTED);
        return Optional.of(new Table(label.around(title), columns, rows, notes));
    }

    private List<String> row(CohortPayback cohort) {
        int last = cohort.earned().size() - 1;
        return Stream.of(
                        Stream.of(cohort.period().toString()),
                        spent(cohort.cost()),
                        Stream.of(
                                figure(cohort, last, Show.MARGIN, ""),
                                figure(cohort, last, Show.COVERED, " %"),
                                cohort.paid(followedBy)))
                .flatMap(cells -> cells)
                .toList();
    }

    private Stream<String> spent(AcquisitionCost cost) {
        return Stream.of(
                Long.toString(cost.customers()),
                cost.spend().map(spent -> spent.getAmount().toPlainString()).orElse(NONE),
                cost.value().isEmpty()
                        ? NONE
                        : Figures.decimals(
                                cost.value().getAsDouble(), spend.currency().getDecimalPlaces()));
    }

    private List<String> row(CohortPayback cohort, Show show, int months) {
        List<String> row = new ArrayList<>(
                List.of(cohort.period().toString(), Long.toString(cohort.cost().customers())));
        for (int month = 0; month < Math.min(months, cohort.earned().size()); month++) {
            row.add(figure(cohort, month, show, ""));
        }
        return row;
    }

    private String figure(CohortPayback cohort, int month, Show show, String percent) {
        if (month < 0) {
            return NONE + " ";
        }
        CohortPayback.Earned earned = cohort.earned().get(month);
        String mark = earned.observation() == Observation.OBSERVED ? " " : "*";
        if (show == Show.COVERED) {
            OptionalDouble covered = cohort.covered(month);
            return covered.isEmpty() ? NONE + " " : Figures.decimals(100 * covered.getAsDouble(), 1) + percent + mark;
        }
        return earned.margin()
                        .getAmount()
                        .setScale(spend.currency().getDecimalPlaces(), RoundingMode.HALF_EVEN)
                        .toPlainString()
                + mark;
    }

    private List<String> notes(List<CohortPayback> printed, int before, int more) {
        List<String> notes = new ArrayList<>();
        notes.add(followedBy + " 0 is that of each customer's first order");
        if (printed.stream().anyMatch(c -> c.monthsOver() < c.earned().size())) {
            notes.add("* so far: the data end on " + lastDay + ", in a " + followedBy + " that is not over");
        }
        for (CohortPayback cohort : printed) {
            if (label.firstDay().isAfter(cohort.period().start())) {
                notes.add(cohort.period() + ": the data begin on " + label.firstDay()
                        + ", and who came in it before that day is missing, or looks new with the next order");
            }
            if (cohort.cost().spend().isEmpty()) {
                spend.unstated(cohort.period())
                        .filter(days -> days.days() < cohort.period().days())
                        .ifPresent(days ->
                                notes.add("spend of " + cohort.period() + " is stated in part: not for " + days));
            }
        }
        if (printed.stream().anyMatch(c -> c.cost().spend().isEmpty())) {
            notes.add(NONE + " no spend is stated for all days of the period; where there was none, state 0");
        }
        if (spendElsewhere().isPositive()) {
            notes.add("in no cohort: " + spendElsewhere() + " of spend in periods in which nobody is seen to come");
        }
        if (before > 0) {
            notes.add("not printed: " + Figures.count(before, "earlier cohort") + "; they are in cohorts()");
        }
        if (more > 0) {
            notes.add("not printed: " + Figures.count(more, "more " + followedBy) + "; they are in cohorts()");
        }
        return notes;
    }

    @Override
    public OptionalLong fewestCustomers() {
        return Figures.fewest(
                cohorts.stream().mapToLong(c -> c.cost().customers()).toArray());
    }

    @Override
    public String summary() {
        AcquisitionCost all = cost();
        if (cohorts.isEmpty()) {
            return label.noData("no customer has ordered");
        }
        if (all.spend().isEmpty()) {
            return all.summary();
        }
        long stated = cohorts.stream()
                .filter(c -> c.cost().spend().isPresent() && c.cost().customers() > 0)
                .count();
        long paid = cohorts.stream().filter(c -> c.paidIn().isPresent()).count();
        return paid + " of " + Figures.count(stated, "cohort") + " paid, " + all.summary();
    }

    @Override
    public String toString() {
        return table().map(Table::toString).orElseGet(() -> label.around(summary()));
    }
}
