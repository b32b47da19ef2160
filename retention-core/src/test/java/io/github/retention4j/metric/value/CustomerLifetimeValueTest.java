package io.github.retention4j.metric.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.WindowedMetricContract;
import io.github.retention4j.metric.value.CustomerLifetimeValue.Formula;
import io.github.retention4j.metric.value.LifetimeValue.Life;
import io.github.retention4j.model.DiscountRate;
import io.github.retention4j.model.Margin;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Average;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.joda.money.BigMoney;
import org.joda.money.Money;

class CustomerLifetimeValueTest extends WindowedMetricContract<CustomerLifetimeValue, LifetimeValue> {
    private static final Window Y2026 = Window.year(2026);
    private static final DiscountRate TWELVE = DiscountRate.annual(0.12);

    @Override
    protected List<CustomerLifetimeValue> forms(Window window) {
        CustomerLifetimeValue value = CustomerLifetimeValue.in(window);
        return List.of(
                value.lasting(Period.ofYears(3)),
                value.lasting(Period.of(1, 6, 15)).at(Margin.of(0.5)),
                value.lastingByChurn(),
                value.discountedAt(TWELVE),
                value.at(Margin.of(0.125)).discountedAt(DiscountRate.monthly(0.01)),
                value,
                value.definedBy(Revenue.NET_OF_ORDER),
                value.definedBy(Revenue.GROSS),
                value.lastingByChurn().definedBy(Revenue.GROSS),
                value.discountedAt(TWELVE).definedBy(Revenue.NET_OF_ORDER),
                value.at(Margin.of(0.4)));
    }

    /** What was earned to date was mostly earned before the window. */
    @Override
    protected List<CustomerLifetimeValue> formsBoundedByTheWindow(Window window) {
        return forms(window).stream()
                .filter(form -> form.formula() != Formula.HISTORIC)
                .toList();
    }

    @Override
    protected void happens(StoreRows rows, Window window, Instant instant) {
        rows.order("c", instant, 100);
    }

    @Override
    protected Map<String, BigDecimal> naively(CustomerLifetimeValue form, Store store) {
        RevenueAndReturns all = form.formula() == Formula.HISTORIC
                ? RevenueAndReturns.upTo(store, form.window(), form.revenue())
                : RevenueAndReturns.in(store, form.window(), form.revenue());
        Map<String, BigDecimal> figures = all.figures(store);
        if (form.formula() == Formula.LIFESPAN) {
            figures.remove("retained");
            figures.remove("start");
        }
        return figures;
    }

    @Override
    protected Map<String, BigDecimal> figures(LifetimeValue result) {
        return RevenueAndReturns.figures(result.revenue(), result.retained(), result.start());
    }

    @Override
    protected boolean saysNoData(LifetimeValue result) {
        return result.value().isEmpty() && result.interval().isEmpty();
    }

    /** The shop of the worked example: 80 of the 100 customers of 2025 are among the 100 of 2026. */
    private static StoreRows hundred() {
        StoreRows rows = StoreRows.riyadh().observedThrough("2026-12-31");
        for (int i = 0; i < 100; i++) {
            rows.order("c-" + i, "2025-05-05", 1_000);
            rows.order("c-" + (i + 20), "2026-05-05", 6_000);
        }
        return rows;
    }

    /** The interval of 20 times 4, 80 times 28 and 20 times 24 is SciPy's root of the equation in {@code SpreadTest}. */
    @Example
    void theWorkedExampleByEachFormula() {
        CustomerLifetimeValue value = CustomerLifetimeValue.in(Y2026).at(Margin.of(0.4));
        assertThat(compute(hundred(), value))
                .hasToString("customer lifetime value 2026 (net revenue to date / customers to date, 40 % margin):"
                        + " 23.33 SAR per customer (7000.00/120 · 40.0 % · 1.000), 95 % CI 21.24–24.98");
        assertThat(compute(hundred(), value.lasting(Period.ofYears(3))))
                .hasToString("customer lifetime value 2026"
                        + " (simple: net revenue / customers · lifespan 3 years, 40 % margin):"
                        + " 72.00 SAR per customer (6000.00/100 · 40.0 % · 3.000)");
        assertThat(compute(hundred(), value.lastingByChurn()))
                .hasToString("customer lifetime value 2026 (simple: net revenue / customers · 1 / churn, 40 % margin):"
                        + " 120.00 SAR per customer (6000.00/100 · 40.0 % · 5.000, 80/100 kept)");
        assertThat(compute(hundred(), value.discountedAt(TWELVE)))
                .hasToString("customer lifetime value 2026"
                        + " (Gupta–Lehmann: m · r / (1 + d - r), m of net revenue / customers, 12 % a year, 40 % margin):"
                        + " 60.00 SAR per customer (6000.00/100 · 40.0 % · 2.500, 80/100 kept)");
    }

    @Example
    void aLifespanAndADiscountAreToldInWindows() {
        StoreRows rows = StoreRows.riyadh()
                .orders("c", "2026-02-10", "2026-03-10")
                .orders("d", "2026-02-10")
                .observedThrough("2026-03-31");
        CustomerLifetimeValue march = CustomerLifetimeValue.in(Window.month(2026, 3));
        assertThat(compute(rows, march.lasting(Period.of(1, 6, 0))).value()).hasValueCloseTo(180.0, within(1e-10));
        assertThat(compute(rows, march.lasting(Period.of(1, 6, 1))).label().definition())
                .isEqualTo("simple: net revenue / customers · lifespan 1 year 6 months 1 day");
        assertThat(compute(rows, march.lasting(Period.of(0, 18, 0))).value()).hasValueCloseTo(180.0, within(1e-10));
        double monthly = Math.pow(1.12, 1.0 / 12) - 1;
        assertThat(compute(rows, march.discountedAt(TWELVE)).value())
                .hasValueCloseTo(10 * 0.5 / (1 + monthly - 0.5), within(1e-12));
        assertThat(compute(rows, march.discountedAt(DiscountRate.monthly(monthly)))
                        .value())
                .hasValueCloseTo(10 * 0.5 / (1 + monthly - 0.5), within(1e-12));
    }

    @Example
    void aLifespanIsAMultipleOfTheDaysThatTheDataCover() {
        CustomerLifetimeValue simple =
                CustomerLifetimeValue.in(Window.month(2026, 3)).lasting(Period.ofYears(1));
        double perDay = 10 / 10.0;
        StoreRows begin = StoreRows.riyadh().orders("c", "2026-03-22T12:00").observedThrough("2026-04-30");
        assertThat(compute(begin, simple).value()).hasValueCloseTo(perDay * 365.2425, within(1e-9));
        StoreRows end = StoreRows.riyadh()
                .orders("c", "2026-03-05")
                .orders("d", "2026-01-05")
                .observedThrough("2026-03-10");
        assertThat(compute(end, simple).value()).hasValueCloseTo(perDay * 365.2425, within(1e-9));
        assertThat(compute(end, simple).toString()).endsWith("; partly observed, data end 2026-03-10");
    }

    @Example
    void withoutLossOrWithoutAnybodyToLoseThereIsNoMultiple() {
        StoreRows all =
                StoreRows.riyadh().orders("c", "2025-02-10", "2026-03-10").observedThrough("2026-12-31");
        assertThat(compute(all, CustomerLifetimeValue.in(Y2026).lastingByChurn())
                        .summary())
                .isEqualTo("no data (10.00/1, 1/1 kept)");
        assertThat(compute(all, CustomerLifetimeValue.in(Y2026).discountedAt(DiscountRate.NONE))
                        .value())
                .isEmpty();
        assertThat(compute(all, CustomerLifetimeValue.in(Y2026).discountedAt(TWELVE))
                        .value())
                .hasValueCloseTo(10 / 0.12, within(1e-9));
        StoreRows young = StoreRows.riyadh().orders("c", "2026-03-10").observedThrough("2026-12-31");
        assertThat(compute(young, CustomerLifetimeValue.in(Y2026).discountedAt(TWELVE))
                        .summary())
                .isEqualTo("no data (10.00/1, 0/0 kept)");
        assertThat(compute(young, CustomerLifetimeValue.in(Y2026).lastingByChurn())
                        .value())
                .isEmpty();
    }

    /** The margin multiples as Gupta and Lehmann tabulate them, for retention of 60 to 90 % and discounts of 10 to 16 %. */
    @Example
    void theMultiplesAreThoseOfTheTable() {
        double[][] table = {
            {1.20, 1.15, 1.11, 1.07}, {1.75, 1.67, 1.59, 1.52}, {2.67, 2.50, 2.35, 2.22}, {4.50, 4.09, 3.75, 3.46}
        };
        for (int row = 0; row < 4; row++) {
            for (int column = 0; column < 4; column++) {
                LifetimeValue value = CustomerLifetimeValue.ofGuptaLehmann(
                        Money.parse("USD 1"), 0.6 + row * 0.1, DiscountRate.annual(0.10 + column * 0.02));
                assertThat(value.value()).hasValueCloseTo(table[row][column], within(0.005 + 1e-12));
            }
        }
    }

    @Property
    void guptaLehmannIsTheSumOfWhatIsEarnedInEachPeriodToCome(
            @ForAll @DoubleRange(max = 0.95) double retention, @ForAll @DoubleRange(max = 0.5) double discount) {
        double sum = 0;
        double term = 24;
        for (int period = 1; period <= 2_000; period++) {
            term *= retention / (1 + discount);
            sum += term;
        }
        LifetimeValue value =
                CustomerLifetimeValue.ofGuptaLehmann(Money.parse("SAR 24"), retention, DiscountRate.annual(discount));
        assertThat(value.value()).hasValueCloseTo(sum, within(1e-12 + 1e-10 * sum));
    }

    @Example
    void forThoseWhoHaveTheParts() {
        assertThat(CustomerLifetimeValue.of(Money.parse("SAR 6000"), 100))
                .hasToString("customer lifetime value (revenue to date / customers):"
                        + " 60.00 SAR per customer (6000.00/100 · 1.000)");
        assertThat(CustomerLifetimeValue.ofSimple(Money.parse("SAR 50"), 4, Period.ofMonths(30)))
                .hasToString("customer lifetime value (order value · frequency · lifespan):"
                        + " 500.00 SAR per customer (50.00/1 · 10.000)");
        assertThat(CustomerLifetimeValue.ofChurn(BigMoney.parse("KWD 24"), 1, 20, 100))
                .hasToString("customer lifetime value (revenue / customers · 1 / churn):"
                        + " 120.000 KWD per customer (24/1 · 5.000, 80/100 kept)");
        assertThat(CustomerLifetimeValue.ofChurn(BigMoney.parse("KWD 24"), 1, 100, 100)
                        .value())
                .hasValue(24);
        assertThat(CustomerLifetimeValue.ofSimple(Money.parse("SAR 50"), 0, Period.ofMonths(30))
                        .value())
                .hasValue(0);
        assertThat(CustomerLifetimeValue.ofGuptaLehmann(BigMoney.parse("SAR 24"), 0.8, TWELVE))
                .hasToString("customer lifetime value (Gupta–Lehmann: m · r / (1 + d - r), 12 % a year):"
                        + " 60.00 SAR per customer (24/1 · 2.500)");
        assertThat(CustomerLifetimeValue.of(Money.parse("JPY 980"), 0).summary())
                .isEqualTo("no data (980/0)");
    }

    @Property(tries = TRIES)
    void theDoorsAgreeWithTheWindow(@ForAll("drawn") Asked asked) {
        for (CustomerLifetimeValue form : forms(asked.window())) {
            LifetimeValue value = whole(form, asked.history());
            double sum = value.revenue().sum().doubleValue();
            long customers = value.revenue().count();
            if (value.value().isEmpty()) {
                continue;
            }
            BigMoney money =
                    BigMoney.of(asked.store().currency(), value.revenue().sum());
            double expected = form.margin().share()
                    * switch (form.formula()) {
                        case HISTORIC -> valueOf(CustomerLifetimeValue.of(money, customers));
                        case LIFESPAN -> sum / customers * years(form.lifespan()) / years(asked.store(), form.window());
                        case CHURN ->
                            valueOf(CustomerLifetimeValue.ofChurn(
                                    money, customers, value.start() - value.retained(), value.start()));
                        case GUPTA_LEHMANN ->
                            sum
                                    / customers
                                    * valueOf(CustomerLifetimeValue.ofGuptaLehmann(
                                            Money.parse("SAR 1"),
                                            (double) value.retained() / value.start(),
                                            DiscountRate.annual(form.discount().over(form.window()))));
                    };
            assertThat(value.value()).hasValueCloseTo(expected, within(1e-9 * Math.abs(expected)));
        }
    }

    private static double valueOf(LifetimeValue value) {
        return value.value().orElseThrow();
    }

    /** The part of a window that the data cover, in years. */
    private static double years(Store store, Window window) {
        LocalDate first = store.firstDay().orElseThrow();
        LocalDate last = store.lastDay().orElseThrow();
        long covered = window.start()
                .datesUntil(window.end())
                .filter(day -> !day.isBefore(first) && !day.isAfter(last))
                .count();
        return covered == window.days() ? window.years() : covered / 365.2425;
    }

    private static double years(Period span) {
        return span.getYears() + span.getMonths() / 12.0 + span.getDays() / 365.2425;
    }

    @Property(tries = TRIES)
    void toDateIsRevenuePerCustomerOfAllDaysUpToTheEnd(@ForAll("drawn") Asked asked) {
        Window all = Window.between(LocalDate.of(1990, 1, 1), asked.window().end());
        for (Revenue revenue : Revenue.values()) {
            LifetimeValue value = whole(CustomerLifetimeValue.in(asked.window()).definedBy(revenue), asked.history());
            Average average = MetricsEngine.over(asked.history())
                    .compute(RevenuePerCustomer.in(all).definedBy(revenue));
            assertThat(value.revenue().sum()).isEqualTo(average.sum());
            assertThat(value.revenue().count()).isEqualTo(average.count());
            assertThat(value.life()).isEqualTo(Life.STATED);
        }
    }

    @Property(tries = TRIES)
    void aMarginTakesItsShareAndTheUnitOfTheDiscountDoesNotMatter(@ForAll("drawn") Asked asked) {
        DiscountRate monthly = DiscountRate.monthly(0.02);
        CustomerLifetimeValue value = CustomerLifetimeValue.in(asked.window()).discountedAt(monthly);
        LifetimeValue whole = whole(value, asked.history());
        LifetimeValue half = whole(value.at(Margin.of(0.5)), asked.history());
        LifetimeValue annual = whole(value.discountedAt(DiscountRate.annual(monthly.perYear())), asked.history());
        assertThat(half.value().isPresent()).isEqualTo(whole.value().isPresent());
        whole.value().ifPresent(v -> {
            assertThat(half.value()).hasValueCloseTo(v / 2, within(1e-12 * Math.abs(v)));
            assertThat(annual.value()).hasValueCloseTo(v, within(1e-9 * Math.abs(v)));
        });
    }

    /**
     * KISSmetrics, "How to calculate lifetime value", whose customers of Starbucks come 4.2 times a week, spend 5.90
     * dollars and stay 20 years: 25,272 from 24.30 a week; 5,489 at a margin of 21.3 %; from 5,382.94 by m · r / (1 + i −
     * r) at 75 % and 10 %, 11,535; and 14,099 on average (http://blog.kissmetrics.com/how-to-calculate-lifetime-value/).
     * A retelling with 5,241.60 has 11,232 (https://ivypanda.com/essays/starbucks-corporations-customer-lifetime-value).
     */
    @Example
    void theValuesOfACustomerOfStarbucks() {
        Period twentyYears = Period.ofYears(20);
        double simple = valueOf(CustomerLifetimeValue.ofSimple(Money.parse("USD 24.30"), 52, twentyYears));
        double atMargin = valueOf(
                CustomerLifetimeValue.ofSimple(BigMoney.parse("USD 5.90").multipliedBy(0.213), 218.4, twentyYears));
        DiscountRate ten = DiscountRate.annual(0.1);
        double discounted = valueOf(CustomerLifetimeValue.ofGuptaLehmann(Money.parse("USD 5382.94"), 0.75, ten));
        assertThat(simple).isCloseTo(25_272, within(0.5));
        assertThat(atMargin).isCloseTo(5_489, within(0.5));
        assertThat(discounted).isCloseTo(11_535, within(0.5));
        assertThat((simple + atMargin + discounted) / 3).isCloseTo(14_099, within(0.5));
        assertThat(CustomerLifetimeValue.ofGuptaLehmann(Money.parse("USD 5241.60"), 0.75, ten)
                        .value())
                .hasValueCloseTo(11_232.0, within(0.5));
    }

    /**
     * The Darden School's lecture, "Applying the CLV formula: Netflix": 17.95 dollars a month, 0.5 % lost and a discount
     * of 1 % a month are 1,209. It counts the first month's margin at once, which Gupta and Lehmann do not.
     * https://ja.coursera.org/lecture/uva-darden-market-analytics/applying-the-clv-formula-netflix-HQUmM
     */
    @Example
    void theValueOfASubscriberLessTheFirstMonth() {
        LifetimeValue value =
                CustomerLifetimeValue.ofGuptaLehmann(Money.parse("USD 17.95"), 0.995, DiscountRate.annual(0.01));
        assertThat(valueOf(value) + 17.95).isCloseTo(1_209, within(0.5));
    }

    @Example
    void refusesArgumentsOutOfBoundsByValueAndBound() {
        Money one = Money.parse("SAR 1");
        assertThatThrownBy(() -> CustomerLifetimeValue.ofGuptaLehmann(one, 1.2, DiscountRate.annual(0.1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("retention 1.2 not in [0, 1]");
        assertThatThrownBy(() -> CustomerLifetimeValue.ofGuptaLehmann(one, 1, DiscountRate.NONE))
                .hasMessage("retention 1.0 not in [0, 1)");
        assertThatThrownBy(() -> CustomerLifetimeValue.ofGuptaLehmann(one, Double.NaN, TWELVE))
                .hasMessageStartingWith("retention NaN not in [0, ");
        assertThatThrownBy(() -> CustomerLifetimeValue.ofSimple(one, -1, Period.ofYears(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("orders per year -1.0 not in [0, ∞)");
        assertThatThrownBy(() -> CustomerLifetimeValue.ofSimple(one, Double.POSITIVE_INFINITY, Period.ofYears(1)))
                .hasMessage("orders per year Infinity not in [0, ∞)");
        assertThatThrownBy(() -> CustomerLifetimeValue.ofSimple(one, 1, Period.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("lifespan P0D is not above 0");
        assertThatThrownBy(() -> CustomerLifetimeValue.in(Y2026).lasting(Period.of(1, -1, 0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("lifespan P1Y-1M is not above 0");
        assertThatThrownBy(() -> CustomerLifetimeValue.ofChurn(one, 5, 6, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("lost 6 not in [0, 5]");
        assertThatThrownBy(() -> CustomerLifetimeValue.of(one, -1)).hasMessage("count -1 is below 0");
        assertThatThrownBy(() -> CustomerLifetimeValue.in(null)).hasMessage("window");
        assertThatThrownBy(() -> CustomerLifetimeValue.in(Y2026).at(null)).hasMessage("margin");
        assertThatThrownBy(() -> CustomerLifetimeValue.in(Y2026).discountedAt(null))
                .hasMessage("discount");
        assertThatThrownBy(() -> CustomerLifetimeValue.in(Y2026).lasting(null)).hasMessage("lifespan");
    }

    private static LifetimeValue compute(StoreRows rows, CustomerLifetimeValue value) {
        return MetricsEngine.over(rows.store().history()).compute(value);
    }
}
