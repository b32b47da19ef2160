package io.github.retention4j.metric.acquisition;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerBlock;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Requirement;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.SmallGroups;
import io.github.retention4j.metric.acquisition.CohortPayback.Earned;
import io.github.retention4j.metric.cohort.CohortRetention;
import io.github.retention4j.metric.cohort.CohortState;
import io.github.retention4j.metric.cohort.CohortTable;
import io.github.retention4j.metric.cohort.CohortTable.Cell;
import io.github.retention4j.metric.cohort.CohortTable.Cohort;
import io.github.retention4j.metric.segment.SegmentGroups;
import io.github.retention4j.metric.segment.Segments;
import io.github.retention4j.model.AcquisitionSpend;
import io.github.retention4j.model.CalendarUnit;
import io.github.retention4j.model.Margin;
import io.github.retention4j.model.Observation;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.Segmented;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.joda.money.BigMoney;

/**
 * Whether and when the customers of a period have paid for what was spent to win them.
 *
 * <p>{@code payback month = first month by whose end margin · net revenue of the cohort so far ≥ spend of the cohort's period}
 *
 * <ul>
 *   <li>Cohorts are customers by the calendar period of their first order, and their revenue is that of {@link CohortRetention}: net
 *       of refunds, each booked when it was made. The spend is that of the same period.
 *   <li>Time is told in months from that of each customer's own first order, which is month 0. A quarter's customers are those of its
 *       three months: in month 5 those of January are looked at in June, and those of March in August. So are those of half-years
 *       and years; cohorts of other units, such as weeks, are followed by that unit.
 *   <li>A month that is not over when the data end, for any customer of the cohort, is never the one in which it has paid, even if
 *       the spend is covered by then: refunds of that month may be to come. The table says that it is covered so far.
 *   <li>Paid is when the spend is first covered. If refunds take the margin below the spend again in a later month that is over, the
 *       table tells the first of those.
 *   <li>Spend that is not stated for the whole period is no data, and not 0: the cohort tells neither its cost nor its payback. Of
 *       spend of 0 the cohort has paid in month 0, once that is over. A period in which nobody ordered first has no cost and pays for
 *       nothing; its spend is told.
 *   <li>The margin is a share of net revenue, all of it unless asked otherwise. Sums are exact: nothing is rounded before they are
 *       compared.
 *   <li>Nothing is discounted, as is usual for payback.
 *   <li>{@link #byChannel} holds each channel's customers against the spend on it. Asked of some customers in another way, they are
 *       held against all spend, and the result says so.
 *   <li>Who ordered before the data begin and is not known for it looks new in them: the first cohorts may pay sooner than they did.
 *       Of a period in which the data begin on a day that was stated, the spend is whole and the customers are not; the table says so.
 *   <li>There is no interval. The spend is what the books say, and what these customers have brought is known; what the next ones
 *       will bring is not told here.
 * </ul>
 *
 * <p>Worked example: with a margin of 40 %, 1,000 are spent each in January, February and March. January's customers bring 1,500
 * in their first month and 1,000 in the next: 600, then 1,000 of margin, so they have paid in month 1. February's bring 1,000 in
 * each month, and have not paid by month 1. March's bring 3,000, but on 20 March the data end: 1,200 cover the spend so far, in a
 * month that is not over.
 *
 * <pre>{@code
 * AcquisitionSpend spend = AcquisitionSpend.in(sar).plus(month(2026, 1), Money.parse("SAR 1000"));
 * PaybackTable months = engine.compute(Payback.of(spend).at(Margin.of(0.4)));
 * PaybackTable quarters = engine.compute(Payback.of(spend).at(Margin.of(0.4)).cohortsBy(CalendarUnit.QUARTER));
 * Map<String, PaybackTable> channels = engine.compute(Payback.of(spend).byChannel());
 * }</pre>
 *
 * <p>Source: the payback period of capital budgeting, which guides on customer acquisition apply to its cost as the CAC payback
 * period.
 *
 * @param spend what was spent
 * @param margin what is left of revenue after the costs that come with each sale
 * @param unit the calendar unit of the cohorts
 */
public record Payback(AcquisitionSpend spend, Margin margin, CalendarUnit unit)
        implements Metric<CohortState, PaybackTable> {
    private static final String NAME = "payback";
    private static final LocalDate SOME_DAY = LocalDate.of(2026, 2, 20);

    /**
     * Validates.
     *
     * @throws IllegalArgumentException if the unit is not a calendar unit
     */
    public Payback {
        requireNonNull(spend, "spend");
        requireNonNull(margin, "margin");
        CohortRetention.by(unit);
    }

    /**
     * The payback of each month's new customers, by revenue without costs taken off.
     *
     * @param spend what was spent, stated for each month
     * @return the metric; it is refused when it is asked if an amount of the spend is of more than a month
     */
    public static Payback of(AcquisitionSpend spend) {
        return new Payback(spend, Margin.WHOLE, CalendarUnit.MONTH);
    }

    /**
     * The same with the costs that come with each sale taken off.
     *
     * @param share what is left of revenue
     * @return the metric
     */
    public Payback at(Margin share) {
        return new Payback(spend, share, unit);
    }

    /**
     * The same with cohorts of another calendar unit.
     *
     * @param period the unit, such as a quarter
     * @return the metric
     * @throws IllegalArgumentException if it is not a calendar unit
     */
    public Payback cohortsBy(CalendarUnit period) {
        return new Payback(spend, margin, period);
    }

    /**
     * The payback of each channel: its customers against the spend on it.
     *
     * @return a metric whose result is a map in the order of the channels. Channels without a customer, and spend on no channel, are
     *     told below it
     */
    public Metric<?, Segmented<String, PaybackTable>> byChannel() {
        String rule = rule(" on each channel");
        return by(Segments.channel())
                .map(new ChannelSpend<>(
                        NAME,
                        spend,
                        (table, onIt) -> table.against(onIt, table.label().by(rule))));
    }

    @Override
    public String name() {
        return NAME;
    }

    /**
     * Refuses a history in another currency, and spend that cannot be divided.
     *
     * @throws IllegalArgumentException if the spend is not in the history's currency, or an amount of it is of several periods
     */
    @Override
    public CohortState start(Basis basis) {
        ChannelSpend.checkCurrency(spend, basis);
        for (AcquisitionSpend.Entry entry : spend.entries()) {
            spend.within(Window.of(unit, entry.days().start()));
        }
        return cohorts().start(basis);
    }

    @Override
    public CohortState startLike(CohortState other, Basis basis) {
        return cohorts().startLike(other, basis);
    }

    @Override
    public void add(CohortState state, CustomerHistory customer) {
        cohorts().add(state, customer);
    }

    @Override
    public void addAll(CohortState state, CustomerBlock block) {
        cohorts().addAll(state, block);
    }

    @Override
    public void addAll(List<CohortState> states, SegmentGroups<?> groups, CustomerBlock block) {
        cohorts().addAll(states, groups, block);
    }

    @Override
    public void merge(CohortState into, CohortState from) {
        cohorts().merge(into, from);
    }

    @Override
    public Requirement requires() {
        return cohorts().requires();
    }

    @Override
    public PaybackTable finish(CohortState state, Basis basis) {
        return of(cohorts().finish(state, basis));
    }

    /** As the cohorts themselves are hidden, which are of no more customers than those of longer periods. */
    @Override
    public Metric<?, PaybackTable> hidingSmallGroups(SmallGroups rule) {
        return cohorts().hidingSmallGroups(rule).map(this::of);
    }

    private PaybackTable of(CohortTable table) {
        Label label =
                table.label().as(NAME).by(rule(ChannelSpend.ofSome(table.label().population())));
        SortedMap<Window, List<Cohort>> groups = new TreeMap<>();
        for (Cohort cohort : table.cohorts()) {
            groups.computeIfAbsent(Window.of(unit, cohort.period().start()), period -> new ArrayList<>())
                    .add(cohort);
        }
        List<CohortPayback> paybacks = new ArrayList<>();
        groups.forEach((period, cohorts) -> paybacks.add(together(period, cohorts, table)));
        return new PaybackTable(label, followed().noun(), table.lastDay(), spend, paybacks);
    }

    private CohortPayback together(Window period, List<Cohort> cohorts, CohortTable table) {
        LocalDate dataEnd = table.lastDay().plusDays(1);
        boolean isWhole =
                !period.end().isAfter(dataEnd) && !table.label().firstDay().isAfter(period.start());
        AcquisitionCost cost = new AcquisitionCost(
                table.label()
                        .as(CustomerAcquisitionCost.NAME)
                        .by(CustomerAcquisitionCost.DEFINITION)
                        .in(period, isWhole ? Observation.OBSERVED : Observation.PARTLY_OBSERVED, table.lastDay()),
                spend.currency(),
                spend.within(period),
                cohorts.stream().mapToLong(Cohort::size).sum());
        // The youngest customers are those who came in the last of its months, whether there are any or not.
        Window month = Window.of(followed(), period.end().minusDays(1));
        BigMoney sum = BigMoney.zero(spend.currency());
        List<Earned> earned = new ArrayList<>();
        int ages =
                cohorts.stream().mapToInt(cohort -> cohort.cells().size()).max().orElse(0);
        for (int age = 0; age < ages; age++, month = month.next()) {
            for (Cohort cohort : cohorts) {
                sum = cohort.cell(age).map(Cell::revenue).map(sum::plus).orElse(sum);
            }
            earned.add(new Earned(
                    sum.multipliedBy(BigDecimal.valueOf(margin.share())),
                    month.end().isAfter(dataEnd) ? Observation.PARTLY_OBSERVED : Observation.OBSERVED));
        }
        return new CohortPayback(period, cost, earned);
    }

    private String rule(String whose) {
        String revenue = margin.equals(Margin.WHOLE) ? "net revenue" : "a " + margin + " of net revenue";
        return "first order by " + unit.noun() + ", " + revenue + " so far against the spend" + whose;
    }

    private CohortRetention cohorts() {
        return CohortRetention.by(followed());
    }

    /** The unit that the cohorts are followed by: months if they are of whole ones. */
    private CalendarUnit followed() {
        Window some = Window.of(unit, SOME_DAY);
        boolean isOfMonths =
                Stream.of(some.start(), some.end(), some.next().end()).allMatch(day -> day.getDayOfMonth() == 1);
        return isOfMonths ? CalendarUnit.MONTH : unit;
    }
}
