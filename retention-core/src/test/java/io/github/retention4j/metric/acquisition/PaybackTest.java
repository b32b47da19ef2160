package io.github.retention4j.metric.acquisition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.MetricContract;
import io.github.retention4j.metric.cohort.CohortRetention;
import io.github.retention4j.metric.cohort.CohortTable;
import io.github.retention4j.model.AcquisitionSpend;
import io.github.retention4j.model.CalendarUnit;
import io.github.retention4j.model.Customer;
import io.github.retention4j.model.Margin;
import io.github.retention4j.model.Observation;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.Refund;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Segmented;
import io.github.retention4j.testing.Serialisation;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

class PaybackTest extends MetricContract<Payback, PaybackTable> {
    private static final CurrencyUnit SAR = CurrencyUnit.of("SAR");
    private static final Margin FORTY_PERCENT = Margin.of(0.4);

    /** Nobody's spend. */
    private static final AcquisitionSpend NONE = AcquisitionSpend.in(SAR);

    private static Money sar(String amount) {
        return Money.parse("SAR " + amount);
    }

    @Override
    protected List<Payback> forms(Window window) {
        Payback monthly = Payback.of(NONE.plus(Window.month(2025, 2), sar("100")));
        return List.of(
                monthly,
                monthly.at(FORTY_PERCENT).cohortsBy(CalendarUnit.QUARTER),
                monthly.at(Margin.of(0.125)).cohortsBy(CalendarUnit.YEAR),
                Payback.of(NONE).cohortsBy(CalendarUnit.HIJRI_MONTH));
    }

    /** The spend is in one currency, and so are the stores. */
    @Override
    @Provide
    protected Arbitrary<Asked> asked() {
        return super.asked().filter(asked -> asked.store().currency().equals(SAR));
    }

    @Override
    @Provide
    protected Arbitrary<Asked> drawn() {
        return super.drawn().filter(asked -> asked.store().currency().equals(SAR));
    }

    // ---- with plain collections

    /** What each cohort brings in each month, not added up: cohorts of fewer customers may be followed for fewer months. */
    @Override
    protected Map<String, BigDecimal> naively(Payback form, Store store) {
        Map<String, BigDecimal> figures = new TreeMap<>();
        for (List<Order> orders : store.countedOrdersByCustomer().values()) {
            Instant first = orders.get(0).placedAt();
            Window period = Window.of(form.unit(), store.dayOf(first));
            figures.merge(period + " customers", BigDecimal.ONE, BigDecimal::add);
            booked(orders.get(0).customerId().orElseThrow(), first, store)
                    .forEach((booked, amount) -> figures.merge(
                            period + " +" + age(form, store, first, booked),
                            amount.multiply(BigDecimal.valueOf(form.margin().share())),
                            BigDecimal::add));
        }
        return figures;
    }

    /** A customer's net revenue from the first order that counts on, by when it was booked. */
    private static Map<Instant, BigDecimal> booked(String customer, Instant first, Store store) {
        Map<Instant, BigDecimal> booked = new TreeMap<>();
        for (Order order : store.orders()) {
            if (order.customerId().equals(Optional.of(customer))
                    && !order.placedAt().isBefore(first)) {
                booked.merge(order.placedAt(), order.total().getAmount(), BigDecimal::add);
                for (Refund refund : order.refunds()) {
                    booked.merge(
                            refund.refundedAt(), refund.amount().getAmount().negate(), BigDecimal::add);
                }
            }
        }
        return booked;
    }

    private static int age(Payback form, Store store, Instant first, Instant then) {
        CalendarUnit unit = form.unit().equals(CalendarUnit.HIJRI_MONTH) ? form.unit() : CalendarUnit.MONTH;
        return Window.series(Window.of(unit, store.dayOf(first)), Window.of(unit, store.dayOf(then)))
                        .size()
                - 1;
    }

    @Override
    protected Map<String, BigDecimal> figures(PaybackTable result) {
        Map<String, BigDecimal> figures = new TreeMap<>();
        for (CohortPayback cohort : result.cohorts()) {
            figures.put(cohort.period() + " customers", count(cohort.cost().customers()));
            BigDecimal before = BigDecimal.ZERO;
            for (int month = 0; month < cohort.earned().size(); month++) {
                BigDecimal margin = cohort.earned().get(month).margin().getAmount();
                figures.put(cohort.period() + " +" + month, margin.subtract(before));
                before = margin;
            }
        }
        return figures;
    }

    @Override
    protected boolean saysNoData(PaybackTable result) {
        return result.cohorts().isEmpty();
    }

    /** Whether a cohort has paid is what it brought by the end of a month that is over, against what was spent by luck. */
    @Property(tries = 3 * TRIES)
    void paidIsTheFirstMonthThatIsOverByWhoseEndTheSpendIsCovered(@ForAll("asked") Asked asked, @ForAll Random random) {
        Store store = asked.store();
        for (CalendarUnit unit : List.of(CalendarUnit.MONTH, CalendarUnit.QUARTER, CalendarUnit.YEAR)) {
            Map<Window, Map<LocalDate, BigDecimal>> brought = broughtByMonthOfAge(unit, store);
            AcquisitionSpend spend = NONE;
            for (Window period : brought.keySet()) {
                BigDecimal all = brought.get(period).values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
                spend = switch (random.nextInt(4)) {
                    case 0 -> spend;
                    case 1 -> spend.plus(period, Money.zero(SAR));
                    case 2 -> spend.plus(period, BigMoney.of(SAR, all.abs().multiply(new BigDecimal("0.4"))));
                    default -> spend.plus(period, Money.ofMinor(SAR, random.nextInt(40_000)));
                };
            }
            PaybackTable table = whole(new Payback(spend, FORTY_PERCENT, unit), asked.history());
            assertThat(table.cohorts().stream()
                            .filter(cohort -> cohort.cost().customers() > 0)
                            .map(CohortPayback::period))
                    .containsExactlyElementsOf(brought.keySet());
            for (CohortPayback cohort : table.cohorts()) {
                agrees(cohort, brought.getOrDefault(cohort.period(), Map.of()), spend, store);
            }
        }
    }

    /** By the month, counted from the first of 2000, that is as many after it as the money came after the customer. */
    private static Map<Window, Map<LocalDate, BigDecimal>> broughtByMonthOfAge(CalendarUnit unit, Store store) {
        Map<Window, Map<LocalDate, BigDecimal>> brought = new TreeMap<>();
        store.countedOrdersByCustomer().forEach((customer, orders) -> {
            Instant first = orders.get(0).placedAt();
            LocalDate came = store.dayOf(first).withDayOfMonth(1);
            Map<LocalDate, BigDecimal> ofPeriod =
                    brought.computeIfAbsent(Window.of(unit, came), period -> new TreeMap<>());
            booked(customer, first, store).forEach((at, amount) -> {
                long months = ChronoUnit.MONTHS.between(came, store.dayOf(at).withDayOfMonth(1));
                ofPeriod.merge(LocalDate.of(2000, 1, 1).plusMonths(months), amount, BigDecimal::add);
            });
        });
        return brought;
    }

    private static void agrees(
            CohortPayback cohort, Map<LocalDate, BigDecimal> brought, AcquisitionSpend spend, Store store) {
        Optional<BigMoney> spent = spend.within(cohort.period());
        LocalDate lastDay = store.lastDay().orElseThrow();
        OptionalInt paid = OptionalInt.empty();
        OptionalInt below = OptionalInt.empty();
        BigDecimal sum = BigDecimal.ZERO;
        int over = 0;
        // The youngest came in the last month of the period.
        for (LocalDate month = cohort.period().end().minusMonths(1);
                !month.plusMonths(1).minusDays(1).isAfter(lastDay);
                month = month.plusMonths(1)) {
            sum = sum.add(brought.getOrDefault(LocalDate.of(2000, 1, 1).plusMonths(over), BigDecimal.ZERO));
            boolean covered = spent.isPresent()
                    && sum.multiply(new BigDecimal("0.4")).compareTo(spent.get().getAmount()) >= 0;
            if (covered && paid.isEmpty()) {
                paid = OptionalInt.of(over);
            } else if (!covered && paid.isPresent() && below.isEmpty()) {
                below = OptionalInt.of(over);
            }
            over++;
        }
        boolean asked = spent.isPresent() && cohort.cost().customers() > 0;
        assertThat(cohort.paidIn()).as("%s", cohort).isEqualTo(asked ? paid : OptionalInt.empty());
        assertThat(cohort.belowAgainIn()).as("%s", cohort).isEqualTo(asked ? below : OptionalInt.empty());
        assertThat(cohort.monthsOver()).as("%s", cohort).isLessThanOrEqualTo(over);
        for (int month = 0; month < cohort.earned().size(); month++) {
            assertThat(cohort.earned().get(month).observation())
                    .isEqualTo(month < over ? Observation.OBSERVED : Observation.PARTLY_OBSERVED);
        }
    }

    @Property(tries = TRIES)
    void theMonthsOfOneUnitAreThoseOfTheCohortTable(@ForAll("drawn") Asked asked) {
        CohortTable table = whole(CohortRetention.monthly(), asked.history());
        PaybackTable payback = whole(Payback.of(NONE), asked.history());
        assertThat(payback.cohorts()).hasSameSizeAs(table.cohorts());
        for (int c = 0; c < table.cohorts().size(); c++) {
            CohortTable.Cohort cohort = table.cohorts().get(c);
            assertThat(payback.cohorts().get(c).cost().customers()).isEqualTo(cohort.size());
            if (table.label().firstDay().isAfter(cohort.period().start())) {
                // Its first month lacks customers, and not what those who are in it brought.
                continue;
            }
            assertThat(payback.cohorts().get(c).earned().stream().map(CohortPayback.Earned::observation))
                    .isEqualTo(cohort.cells().stream()
                            .map(CohortTable.Cell::observation)
                            .toList());
        }
    }

    // ---- by hand

    /** The example of the documentation. */
    private static StoreRows threeCohorts() {
        return StoreRows.riyadh()
                .order("jan", "2026-01-10", 150_000)
                .order("jan", "2026-02-10", 100_000)
                .order("feb", "2026-02-15", 100_000)
                .order("feb", "2026-03-15", 100_000)
                .order("mar", "2026-03-05", 300_000)
                .observedThrough("2026-03-20");
    }

    private static AcquisitionSpend aThousandAMonth() {
        return NONE.plus(Window.month(2026, 1), sar("1000"))
                .plus(Window.month(2026, 2), sar("1000"))
                .plus(Window.month(2026, 3), sar("1000"));
    }

    @Example
    void theThreeCohortsOfTheExample() {
        PaybackTable table = compute(Payback.of(aThousandAMonth()).at(FORTY_PERCENT), threeCohorts());
        assertThat(table).hasToString("""
                payback (first order by month, a 40 % margin of net revenue so far against the spend): in SAR
                cohort   customers    spend  a customer   margin   covered   paid in
                2026-01          1  1000.00     1000.00  1000.00*  100.0 %*  month 1
                2026-02          1  1000.00     1000.00   800.00*   80.0 %*  not yet, after month 0
                2026-03          1  1000.00     1000.00  1200.00*  120.0 %*  not yet; covered in month 0, which is not over
                all              3  3000.00     1000.00
                month 0 is that of each customer's first order
                * so far: the data end on 2026-03-20, in a month that is not over""");
        assertThat(table.summary()).isEqualTo("1 of 3 cohorts paid, 1000.00 SAR per new customer (3000.00/3)");
        PaybackTable april = compute(
                Payback.of(aThousandAMonth()).at(FORTY_PERCENT), threeCohorts().observedThrough("2026-04-30"));
        assertThat(april.cohorts())
                .extracting(CohortPayback::paidIn)
                .containsExactly(OptionalInt.of(1), OptionalInt.empty(), OptionalInt.of(0));
        assertThat(april.toString())
                .contains("2026-02          1  1000.00     1000.00   800.00    80.0 %   not yet, after month 2");
    }

    @Example
    void aQuartersCustomersAreFollowedFromEachOnesOwnMonth() {
        PaybackTable table = compute(
                Payback.of(aThousandAMonth()).at(FORTY_PERCENT).cohortsBy(CalendarUnit.QUARTER),
                threeCohorts().observedThrough("2026-04-30"));
        CohortPayback quarter = table.cohort(Window.quarter(2026, 1)).orElseThrow();
        assertThat(quarter.earned())
                .extracting(earned ->
                        earned.margin().getAmount().stripTrailingZeros().toPlainString())
                .containsExactly("2200", "3000", "3000", "3000");
        assertThat(quarter.earned())
                .extracting(CohortPayback.Earned::observation)
                .containsExactly(
                        Observation.OBSERVED,
                        Observation.OBSERVED,
                        Observation.PARTLY_OBSERVED,
                        Observation.PARTLY_OBSERVED);
        assertThat(quarter.paidIn()).hasValue(1);
        assertThat(quarter.monthsOver()).isEqualTo(2);
        // March's customers are in their second month when the data end.
        CohortPayback earlier = compute(
                        Payback.of(aThousandAMonth()).at(FORTY_PERCENT).cohortsBy(CalendarUnit.QUARTER),
                        threeCohorts().observedThrough("2026-04-29"))
                .cohorts()
                .get(0);
        assertThat(earlier.paidIn()).isEmpty();
        assertThat(earlier.covered()).hasValue(1);
        assertThat(earlier.monthsOver()).isEqualTo(1);
    }

    /** Who comes in the rest of the quarter, and what is spent on them, is not known yet. */
    @Example
    void aQuarterThatIsNotOverHasNotPaid() {
        StoreRows rows = StoreRows.riyadh().order("a", "2026-01-10", 900_000).observedThrough("2026-03-30");
        AcquisitionSpend spend = NONE.plus(Window.quarter(2026, 1), sar("5"));
        Payback quarterly = new Payback(spend, Margin.WHOLE, CalendarUnit.QUARTER);
        assertThat(compute(quarterly, rows).cohorts().get(0).paidIn()).isEmpty();
        assertThat(compute(quarterly, rows).toString())
                .contains("not yet; covered in month 0, which is not over")
                .contains("2026-Q1          1   5.00        5.00  9000.00*");
        // In March nobody came, and that is known once it is over.
        assertThat(compute(quarterly, rows.observedThrough("2026-03-31"))
                        .cohorts()
                        .get(0)
                        .paidIn())
                .hasValue(0);
    }

    @Example
    void aPeriodInWhichTheDataBeginSaysThatSomeOfItsCustomersAreMissing() {
        Store store = StoreRows.riyadh()
                .customer(Customer.builder("old")
                        .firstSeen(StoreRows.riyadh().at("2025-06-01"))
                        .build())
                .order("old", "2026-01-20", 100_000)
                .order("new", "2026-01-20", 50_000)
                .observedThrough("2026-03-31")
                .store();
        PaybackTable table = whole(
                Payback.of(aThousandAMonth()),
                store.fill(store.settings().observedFrom(LocalDate.of(2026, 1, 10)))
                        .build());
        assertThat(table.toString())
                .contains("2026-01          1  1000.00     1000.00  500.00    50.0 %   not yet, after month 2")
                .contains(
                        "\n2026-01: the data begin on 2026-01-10, and who came in it before that day is missing, or looks new with the next order\n");
        assertThat(table.cohorts().get(0).cost().toString()).endsWith("; partly observed, data begin 2026-01-10");
        assertThat(whole(Payback.of(aThousandAMonth()), store.history()).toString())
                .contains("2026-01          2  1000.00      500.00  1500.00   150.0 %   month 0")
                .doesNotContain("the data begin");
    }

    @Example
    void refundsMayTakeItBelowTheSpendAgain() {
        StoreRows rows = StoreRows.riyadh()
                .refundedOrder("a", "2026-01-10", 100_000, "2026-03-10", 60_000)
                .order("a", "2026-04-10", 80_000)
                .observedThrough("2026-05-31");
        CohortPayback cohort = compute(Payback.of(NONE.plus(Window.month(2026, 1), sar("1000"))), rows)
                .cohorts()
                .get(0);
        assertThat(cohort.paidIn()).hasValue(0);
        assertThat(cohort.belowAgainIn()).hasValue(2);
        assertThat(cohort.paid("month")).isEqualTo("month 0, below again in month 2");
        assertThat(cohort.covered(2)).hasValue(0.4);
        assertThat(cohort.covered()).hasValue(1.2);
    }

    @Example
    void noSpendIsNotKnownAndZeroIsPaidOnceTheMonthIsOver() {
        StoreRows rows = StoreRows.riyadh()
                .order("a", "2026-01-10", 100)
                .order("b", "2026-02-10", 100)
                .order("c", "2026-04-10", 100)
                .observedThrough("2026-04-30");
        AcquisitionSpend spend = NONE.plus(Window.month(2026, 2), sar("0"))
                .plus(Window.month(2026, 3), sar("700"))
                .plus(Window.month(2026, 5), sar("40"))
                .plus(Window.day(LocalDate.of(2026, 4, 1)), sar("3"));
        assertThat(compute(Payback.of(spend), rows)).hasToString("""
                payback (first order by month, net revenue so far against the spend): in SAR
                cohort   customers   spend  a customer  margin   covered   paid in
                2026-01          1       –           –    1.00         –   –
                2026-02          1    0.00        0.00    1.00         –   month 0
                2026-03          0  700.00           –    0.00         –   nobody came
                2026-04          1       –           –    1.00         –   –
                all              1  700.00      700.00
                month 0 is that of each customer's first order
                spend of 2026-04 is stated in part: not for 2026-04-02..2026-04-30
                – no spend is stated for all days of the period; where there was none, state 0
                in no cohort: SAR 40.00 of spend in periods in which nobody is seen to come""");
        assertThat(compute(Payback.of(NONE), rows).summary())
                .isEqualTo("no data (no spend is stated; 3 new customers)");
    }

    @Example
    void sumsAreComparedAsTheyAreAndNotAsTheyPrint() {
        StoreRows rows = StoreRows.riyadh().order("a", "2026-01-10", 1_001).observedThrough("2026-01-31");
        Margin third = Margin.of(0.333);
        // 10.01 · 0.333 is 3.33333.
        Window january = Window.month(2026, 1);
        assertThat(paid(NONE.plus(january, BigMoney.parse("SAR 3.33333")), third, rows))
                .hasValue(0);
        assertThat(paid(NONE.plus(january, BigMoney.parse("SAR 3.333330001")), third, rows))
                .isEmpty();
    }

    private static OptionalInt paid(AcquisitionSpend spend, Margin margin, StoreRows rows) {
        return compute(Payback.of(spend).at(margin), rows).cohorts().get(0).paidIn();
    }

    @Example
    void currenciesOfThreeAndOfNoDecimals() {
        Window january = Window.month(2026, 1);
        StoreRows kuwait = StoreRows.of("Asia/Kuwait", "KWD").order("a", "2026-01-10", 1_125);
        AcquisitionSpend dinars = AcquisitionSpend.in(CurrencyUnit.of("KWD")).plus(january, Money.parse("KWD 0.500"));
        assertThat(compute(Payback.of(dinars).at(FORTY_PERCENT), kuwait.observedThrough("2026-01-31"))
                        .toString())
                .contains("2026-01          1  0.500       0.500   0.450    90.0 %   not yet, after month 0");
        StoreRows japan = StoreRows.of("Asia/Tokyo", "JPY").order("a", "2026-01-10", 1_125);
        AcquisitionSpend yen = AcquisitionSpend.in(CurrencyUnit.JPY).plus(january, Money.parse("JPY 450"));
        assertThat(compute(Payback.of(yen).at(FORTY_PERCENT), japan.observedThrough("2026-01-31"))
                        .toString())
                .contains("2026-01          1    450         450     450   100.0 %   month 0");
    }

    @Example
    void unitsOfWholeMonthsAreFollowedByMonthAndOthersByThemselves() {
        StoreRows rows = StoreRows.riyadh().order("a", "2026-02-20", 100).observedThrough("2026-05-31");
        assertThat(compute(Payback.of(NONE).cohortsBy(CalendarUnit.fiscalQuarter(Month.FEBRUARY)), rows)
                        .followedBy())
                .isEqualTo("month");
        PaybackTable weeks = compute(
                Payback.of(NONE.plus(Window.week(LocalDate.of(2026, 2, 20), DayOfWeek.SATURDAY), sar("1")))
                        .cohortsBy(CalendarUnit.week(DayOfWeek.SATURDAY)),
                rows);
        assertThat(weeks.followedBy()).isEqualTo("week");
        assertThat(weeks.toString()).contains("week of 2026-02-14").contains("  week 0\n");
        PaybackTable ramadan = compute(Payback.of(NONE).cohortsBy(CalendarUnit.HIJRI_MONTH), rows);
        assertThat(ramadan.cohorts().get(0).period()).isEqualTo(Window.hijriMonth(1447, 9));
        assertThat(ramadan.cohorts().get(0).earned()).hasSize(4);
    }

    // ---- by channel, and of some

    @Example
    void eachChannelIsHeldAgainstItsOwnSpend() {
        StoreRows rows = threeCohorts()
                .customer(Customer.builder("jan").channel("app").build())
                .customer(Customer.builder("feb").channel("app").build())
                .customer(Customer.builder("mar").channel("friend").build());
        AcquisitionSpend spend = NONE.plus(Window.month(2026, 1), "app", sar("1000"))
                .plus(Window.month(2026, 2), "app", sar("700"))
                .plus(Window.month(2026, 2), "tv", sar("5000"))
                .plus(Window.month(2026, 2), sar("12"));
        Metric channels = new Metric(Payback.of(spend).at(FORTY_PERCENT));
        assertThat(channels.compute(rows)).hasToString("""
                payback by channel (first order by month, a 40 % margin of net revenue so far against the spend on each channel)
                app     1 of 2 cohorts paid, 850.00 SAR per new customer (1700.00/2)
                friend  no data (no spend is stated; 1 new customer)
                spend on channels that are not above: tv SAR 5000.00; spend on no channel SAR 12.00""");
        PaybackTable app = channels.compute(rows).get("app");
        assertThat(app.cohort(Window.month(2026, 1)).orElseThrow().paidIn()).hasValue(1);
        assertThat(app.toString()).startsWith("payback, only channel app (first order by month, a 40 % margin");
        assertThat(channels.sent().compute(rows)).isEqualTo(channels.compute(rows));
    }

    private record Metric(Payback payback) {
        Segmented<String, PaybackTable> compute(StoreRows rows) {
            return MetricsEngine.over(rows.store().history()).compute(payback.byChannel());
        }

        Metric sent() {
            return new Metric(Serialisation.roundTrip(payback));
        }
    }

    @Example
    void whereChannelsAreHiddenTheirSpendIsToldWithoutSayingThatNobodyCame() {
        StoreRows rows = StoreRows.riyadh();
        for (String id : List.of("a", "b", "c", "d")) {
            rows.customer(Customer.builder(id).channel("app").build()).order(id, "2026-01-10", 1_000);
        }
        for (String id : List.of("e", "f", "g")) {
            rows.customer(Customer.builder(id).channel("friend").build()).order(id, "2026-01-10", 1_000);
        }
        rows.customer(Customer.builder("h").channel("tv").build()).order("h", "2026-01-10", 1_000);
        AcquisitionSpend spend =
                NONE.plus(Window.month(2026, 1), "app", sar("8")).plus(Window.month(2026, 1), "tv", sar("9"));
        Segmented<String, PaybackTable> channels = MetricsEngine.over(
                        rows.observedThrough("2026-01-31").store().history())
                .minimumGroupSize(3)
                .compute(Payback.of(spend).byChannel());
        assertThat(channels.toString())
                .contains("app  1 of 1 cohort paid, 2.00 SAR per new customer (8.00/4)")
                .doesNotContain("nobody")
                .contains("hidden: fewer than 3 customers")
                .contains("spend on channels that are not above: tv SAR 9.00");
    }

    @Example
    void someCustomersAreHeldAgainstAllSpendAndSaySo() {
        PaybackTable some = MetricsEngine.over(threeCohorts().store().history())
                .where("jan", c -> c.id().equals("jan"))
                .compute(Payback.of(aThousandAMonth()));
        assertThat(some.toString())
                .startsWith("payback, only jan (first order by month, net revenue so far against the spend;"
                        + " the spend is that for all customers): in SAR");
        assertThat(some.spendElsewhere()).isEqualTo(BigMoney.parse("SAR 2000.00"));
    }

    @Example
    void aSmallGroupHidesTheTable() {
        PaybackTable hidden = MetricsEngine.over(threeCohorts().store().history())
                .minimumGroupSize(2)
                .compute(Payback.of(aThousandAMonth()));
        assertThat(hidden)
                .hasToString("payback (first order by month, net revenue so far against the spend):"
                        + " hidden: fewer than 2 customers");
        assertThat(hidden.cost().summary()).isEqualTo("hidden: fewer than 2 customers");
    }

    // ---- what it refuses

    @Example
    void refusesSpendThatItCannotDivideOrConvert() {
        AcquisitionSpend quarter = NONE.plus(Window.quarter(2026, 1), sar("3000"));
        assertThatThrownBy(() -> compute(Payback.of(quarter), threeCohorts()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the spend of 2026-Q1, SAR 3000.00, is not of days in 2026-01 alone, and cannot be divided;"
                        + " state it for shorter periods, or ask for longer ones");
        for (CalendarUnit longer : List.of(CalendarUnit.QUARTER, CalendarUnit.YEAR)) {
            assertThat(compute(Payback.of(quarter).cohortsBy(longer), threeCohorts())
                            .spend())
                    .isEqualTo(quarter);
        }
        assertThatThrownBy(() -> Payback.of(NONE).cohortsBy(CalendarUnit.DAYS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("DAYS");
        Payback dollars = Payback.of(AcquisitionSpend.in(CurrencyUnit.USD));
        assertThatThrownBy(() -> compute(dollars, threeCohorts()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the spend is in USD, the history in SAR; convert the spend");
        assertThatThrownBy(() -> Payback.of(null)).hasMessage("spend");
        assertThatThrownBy(() -> Payback.of(NONE).at(null)).hasMessage("margin");
        assertThatThrownBy(() -> Payback.of(NONE).cohortsBy(null)).hasMessage("unit");
    }

    private static PaybackTable compute(Payback metric, StoreRows rows) {
        return MetricsEngine.over(rows.store().history()).compute(metric);
    }
}
