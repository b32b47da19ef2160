package io.github.retention4j.metric.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.WindowedMetricContract;
import io.github.retention4j.metric.segment.Band;
import io.github.retention4j.metric.segment.Segment;
import io.github.retention4j.metric.value.Concentration.Top;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.Refund;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Interval;
import io.github.retention4j.result.Label;
import io.github.retention4j.testing.LargeStore;
import io.github.retention4j.testing.Serialisation;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

class RevenueConcentrationTest extends WindowedMetricContract<RevenueConcentration, Concentration> {
    private static final Window MARCH = Window.month(2026, 3);
    private static final CurrencyUnit SAR = CurrencyUnit.of("SAR");

    @Override
    protected List<RevenueConcentration> forms(Window window) {
        RevenueConcentration net = RevenueConcentration.in(window);
        return List.of(net, net.definedBy(Revenue.NET_OF_ORDER), net.definedBy(Revenue.GROSS));
    }

    @Override
    protected void happens(StoreRows rows, Window window, Instant instant) {
        rows.order("c", instant, 100).order("", instant, 7);
    }

    @Override
    protected boolean saysNoData(Concentration result) {
        return result.tops().isEmpty()
                && result.lorenz().isEmpty()
                && result.top(20).value().isEmpty()
                && result.gini().value().isEmpty();
    }

    @Override
    protected Map<String, BigDecimal> figures(Concentration result) {
        return Map.of(
                "customers", count(result.customers()),
                "below zero", count(result.belowZero()),
                "revenue", result.top(10).whole());
    }

    @Override
    protected Map<String, BigDecimal> naively(RevenueConcentration form, Store store) {
        List<Long> brought = brought(form, store);
        return Map.of(
                "customers", count(brought.size()),
                "below zero", count(brought.stream().filter(one -> one < 0).count()),
                "revenue",
                        BigDecimal.valueOf(
                                brought.stream()
                                        .mapToLong(one -> Math.max(0, one))
                                        .sum(),
                                store.currency().getDecimalPlaces()));
    }

    /** What each customer brought who placed an order, or kept one. */
    private static List<Long> brought(RevenueConcentration form, Store store) {
        List<Long> all = new ArrayList<>();
        for (String id : store.customerIds()) {
            long amount = 0;
            boolean ordered = false;
            for (Order order : store.orders()) {
                if (order.customerId().equals(Optional.of(id))) {
                    boolean isIn = store.in(form.window(), order.placedAt());
                    ordered |= isIn && (form.revenue() != Revenue.NET_OF_ORDER || !store.isRefundedInFull(order));
                    amount += isIn ? store.minor(order.total()) : 0;
                    for (Refund refund : order.refunds()) {
                        Instant booked = form.revenue() == Revenue.NET ? refund.refundedAt() : order.placedAt();
                        boolean isOff = form.revenue() != Revenue.GROSS && store.in(form.window(), booked);
                        amount -= isOff ? store.minor(refund.amount()) : 0;
                    }
                }
            }
            if (ordered) {
                all.add(amount);
            }
        }
        return all;
    }

    @Property(tries = 3 * TRIES)
    void sharesAndGiniAgreeWithPlainCollections(@ForAll("asked") Asked asked) {
        for (RevenueConcentration form : forms(asked.window())) {
            agrees(
                    whole(form, asked.history()),
                    brought(form, asked.store()).stream().mapToLong(i -> i).toArray());
        }
    }

    @Property(tries = 200)
    void soDoTheyOfAnyRevenue(@ForAll @Size(min = 1, max = 40) List<@IntRange(min = -5, max = 1000) Integer> revenue) {
        long[] brought = revenue.stream().mapToLong(i -> i).toArray();
        Concentration result = RevenueConcentration.of(
                Arrays.stream(brought).mapToObj(one -> Money.ofMinor(SAR, one)).toList());
        agrees(result, brought);
        List<Money> shuffled = new ArrayList<>(
                Arrays.stream(brought).mapToObj(one -> Money.ofMinor(SAR, one)).toList());
        Collections.reverse(shuffled);
        assertThat(RevenueConcentration.of(shuffled)).isEqualTo(result);
    }

    /** A customer at a time, the last one in part; and Gini as the mean difference of all pairs. */
    private static void agrees(Concentration result, long[] brought) {
        long[] highestFirst = LongStream.of(brought)
                .map(one -> -Math.max(0, one))
                .sorted()
                .map(one -> -one)
                .toArray();
        BigDecimal all = BigDecimal.valueOf(LongStream.of(highestFirst).sum());
        assertThat(result.customers()).isEqualTo(brought.length);
        if (all.signum() == 0) {
            assertThat(result.tops()).isEmpty();
            return;
        }
        for (Top top : result.tops()) {
            BigDecimal left = BigDecimal.valueOf((long) top.percent() * brought.length, 2);
            BigDecimal revenue = BigDecimal.ZERO;
            for (long one : highestFirst) {
                BigDecimal part = left.min(BigDecimal.ONE);
                revenue = revenue.add(part.multiply(BigDecimal.valueOf(one)));
                left = left.subtract(part);
            }
            double share = revenue.divide(all, MathContext.DECIMAL128).doubleValue();
            assertThat(top.share().value().orElseThrow()).isCloseTo(share, within(1e-14));
            assertThat(result.top(top.percent())).isEqualTo(top.share());
            top.share().interval().ifPresent(i -> assertThat(share).isBetween(i.low(), i.high()));
        }
        BigInteger differences = BigInteger.ZERO;
        for (long one : highestFirst) {
            for (long other : highestFirst) {
                differences = differences.add(BigInteger.valueOf(Math.abs(one - other)));
            }
        }
        double gini = new BigDecimal(differences)
                .divide(all.multiply(BigDecimal.valueOf(2L * brought.length)), MathContext.DECIMAL128)
                .doubleValue();
        assertThat(result.gini().value().orElseThrow()).isCloseTo(gini, within(1e-14));
        assertThat(result.lorenz().get(0).revenue()).isZero();
        assertThat(result.lorenz()).hasSize(result.tops().size() + 2);
        for (int i = 1; i < result.lorenz().size(); i++) {
            assertThat(result.lorenz().get(i).revenue())
                    .isGreaterThanOrEqualTo(result.lorenz().get(i - 1).revenue())
                    .isLessThanOrEqualTo(result.lorenz().get(i).customers() / 100.0 + 1e-12);
        }
    }

    // ---- numbers from outside

    private static Concentration of(long... revenue) {
        return RevenueConcentration.of(
                LongStream.of(revenue).mapToObj(one -> Money.ofMajor(SAR, one)).toList());
    }

    @Example
    void theWorkedExample() {
        Concentration five = of(50, 20, 15, 10, 5);
        assertThat(five.top(20).value()).hasValue(0.5);
        assertThat(five.top(30).value()).hasValue(0.6);
        assertThat(five.gini().value()).hasValue(0.4);
        assertThat(of(1, 3, 2, 1, 1, 1, 4).gini().above()).isEqualTo(BigInteger.valueOf(2800));
        assertThat(of(1, 3, 2, 1, 1, 1, 4).gini().compareWith(28 / 91.0)).isZero();
    }

    /**
     * Examples in the documentation of R's phylotools and ineq, whose Gini takes no correction, and in Statistics Slam Dunk,
     * chapter 12.
     */
    @Example
    void giniIsWhatRPrints() {
        assertThat(of(1, 3, 2, 1, 1, 1, 4).gini().value().orElseThrow()).isCloseTo(0.3076923, within(5e-8));
        assertThat(of(10, 10, 10, 10, 10, 10, 10, 10, 10, 100).gini().value().orElseThrow())
                .isCloseTo(0.4263158, within(5e-8));
        assertThat(of(50, 50, 50).gini().value()).hasValue(0);
        assertThat(of(50, 50, 50).gini().interval()).isEmpty();
        assertThat(of(INCOMES).gini().value().orElseThrow()).isCloseTo(0.4620911, within(5e-8));
    }

    private static final long[] INCOMES = {541, 1463, 2445, 3438, 4437, 5401, 6392, 8304, 11904, 22261};

    /** NumPy: the formula of Davidson's equation for the variance with n / (n − 1), and the same for the share of the top. */
    @Example
    void standardErrorsAreThoseOfPlainArrays() {
        Concentration incomes = of(INCOMES);
        assertThat(incomes.gini().standardError()).isCloseTo(0.08556438219169434, within(1e-14));
        assertThat(incomes.top(20).value().orElseThrow()).isCloseTo(0.5130958459736281, within(1e-14));
        assertThat(incomes.top(20)
                        .spread()
                        .standardError(
                                incomes.top(20).part().unscaledValue(),
                                incomes.top(20).whole().unscaledValue()))
                .isCloseTo(0.08504083116247738, within(1e-14));
    }

    /** Leaving out one customer after the other tells the standard error by another way. */
    @Example
    void standardErrorsAreNearTheJackknife() {
        long[] revenue = LongStream.range(0, 400)
                .map(i -> Math.round(1_000 * -Math.log((i + 0.5) / 400)))
                .toArray();
        Concentration all = of(revenue);
        List<Concentration> without = new ArrayList<>();
        for (int out = 0; out < revenue.length; out++) {
            int left = out;
            without.add(of(IntStream.range(0, revenue.length)
                    .filter(i -> i != left)
                    .mapToLong(i -> revenue[i])
                    .toArray()));
        }
        assertThat(jackknife(without.stream()
                        .map(w -> w.gini().value().orElseThrow())
                        .toList()))
                .isCloseTo(all.gini().standardError(), within(0.01 * all.gini().standardError()));
        double error = all.top(20)
                .spread()
                .standardError(
                        all.top(20).part().unscaledValue(), all.top(20).whole().unscaledValue());
        assertThat(jackknife(without.stream()
                        .map(w -> w.top(20).value().orElseThrow())
                        .toList()))
                .isCloseTo(error, within(0.02 * error));
    }

    private static double jackknife(List<Double> values) {
        double mean = values.stream().mapToDouble(d -> d).average().orElseThrow();
        double squares =
                values.stream().mapToDouble(d -> (d - mean) * (d - mean)).sum();
        return Math.sqrt(squares * (values.size() - 1) / values.size());
    }

    @Example
    void theIntervalOfGiniIsOnTheScaleOfItsOdds() {
        Interval interval = of(INCOMES).gini().interval().orElseThrow();
        // scipy: t.ppf(.975, 9) = 2.2621571628, expit(logit(g) ± t·se / (g·(1 − g)))
        assertThat(interval.low()).isCloseTo(0.2827941449399001, within(1e-9));
        assertThat(interval.high()).isCloseTo(0.6517611588980861, within(1e-9));
        assertThat(interval.method()).isEqualTo("linearised, logit, t over 10 customers");
    }

    // ---- the result

    @Example
    void itPrintsItself() {
        StoreRows rows = StoreRows.riyadh().observedThrough("2026-03-31");
        long[] amounts = {5_000, 2_000, 1_500, 1_000, 500};
        for (int i = 0; i < amounts.length; i++) {
            rows.order("c-" + i, "2026-03-1" + i, amounts[i]);
        }
        rows.order("d", "2026-03-05", 100).refundedOrder("d", "2026-02-05", 900, "2026-03-06", 500);
        Concentration result = MetricsEngine.over(rows.store().history()).compute(RevenueConcentration.in(MARCH));
        assertThat(result.toString())
                .startsWith("""
                revenue concentration 2026-03
                customers  from SAR  share of revenue      95 % CI
                top 10 %      50.00            30.0 %""")
                .contains("""

                top 20 %      20.00            54.0 %""")
                .contains("1 customer below 0 counted as 0")
                .doesNotContain("c-0");
        assertThat(result.summary())
                .startsWith("the top 20 % of 6 customers bring 54.0 %, 95 % CI ")
                .contains("; Gini 0.500, 95 % CI ");
        assertThat(result.fewestCustomers()).hasValue(1);
    }

    @Example
    void ofManyCustomersSmallerTopsAreTold() {
        assertThat(percents(LongStream.range(0, 599).toArray()))
                .startsWith(10, 20)
                .hasSize(9);
        assertThat(percents(LongStream.range(0, 600).toArray())).startsWith(5, 10);
        assertThat(percents(LongStream.range(0, 3000).toArray())).startsWith(1, 5, 10);
        assertThat(of(LongStream.range(0, 3000).toArray()).fewestCustomers()).hasValue(30);
        assertThat(of(LongStream.range(0, 599).toArray()).fewestCustomers()).hasValue(59);
        assertThatThrownBy(() -> of(1, 2).top(5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no top 5 %; there are [10, 20, 30, 40, 50, 60, 70, 80, 90]");
    }

    private static List<Integer> percents(long[] revenue) {
        return of(revenue).tops().stream().map(Top::percent).toList();
    }

    @Example
    void revenueOfNothingIsNoData() {
        Concentration nothing = of(0, 0);
        assertThat(nothing.toString()).endsWith("): no data (no revenue)");
        assertThat(nothing.top(20).value()).isEmpty();
        assertThat(nothing.gini().toString()).endsWith("): no data (2 customers)");
        assertThatThrownBy(nothing::deciles).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> of(1, 2).deciles()).hasMessageContaining("of no window");
        assertThatThrownBy(() -> RevenueConcentration.of(List.of())).hasMessageContaining("of nobody");
        assertThatThrownBy(() -> RevenueConcentration.of(List.of(Money.parse("SAR 1"), Money.parse("USD 1"))))
                .hasMessage("revenue in SAR and in USD");
        assertThat(RevenueConcentration.of(List.of(BigMoney.parse("SAR 1.125"), BigMoney.parse("SAR 1")))
                        .top(50)
                        .value())
                .hasValue(1.125 / 2.125);
    }

    @Example
    void whatCannotBeIsRefused() {
        Label label = Label.of("gini", "x");
        assertThatThrownBy(() -> new Gini(label, BigInteger.TWO, BigInteger.ONE, 2, 0))
                .hasMessage("weighted sum 2 not in [0, 1]");
        assertThatThrownBy(() -> new Gini(label, BigInteger.ONE, BigInteger.TWO, -1, 0))
                .hasMessageContaining("below 0");
        assertThatThrownBy(() -> new Gini(label, BigInteger.ONE, BigInteger.TWO, 2, Double.NaN))
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> new Top(100, BigMoney.parse("SAR 1"), of(1).top(20)))
                .hasMessage("top 100 % not in [1, 99]");
        Gini gini = of(1, 2).gini();
        assertThatThrownBy(() -> new Concentration(label, 1, 2, List.of(), gini, Revenue.NET))
                .hasMessage("2 below zero of 1 customers");
        assertThatThrownBy(() -> RevenueConcentration.in(null)).hasMessage("window");
        assertThatThrownBy(() -> RevenueConcentration.in(MARCH).definedBy(null)).hasMessage("revenue");
        assertThat(gini.canBe(1)).isFalse();
    }

    // ---- tenths

    @Property(tries = TRIES)
    void tenthsHoldWhoBroughtAtLeastAsMuchAsTheirLast(@ForAll("drawn") Asked asked) {
        for (RevenueConcentration form : forms(asked.window())) {
            Concentration result = whole(form, asked.history());
            if (result.tops().isEmpty()) {
                continue;
            }
            Segment<Band> tenths = result.deciles();
            assertThat(Serialisation.roundTrip(tenths)).isEqualTo(tenths);
            Map<Integer, Long> counts = new TreeMap<>();
            MetricsEngine.over(asked.history())
                    .select(c -> true, tenths::key)
                    .entries()
                    .forEach(entry -> counts.merge(entry.value().place(), 1L, Long::sum));
            List<Long> brought = brought(form, asked.store());
            Map<Integer, Long> expected = new TreeMap<>();
            long[] from = result.tops().stream()
                    .mapToLong(top -> top.from().getAmount().unscaledValue().longValueExact())
                    .toArray();
            brought.forEach(one -> expected.merge(
                    (int) LongStream.of(from)
                            .filter(cut -> Math.max(0, one) < cut)
                            .count(),
                    1L,
                    Long::sum));
            long idle = (long) asked.store().customerIds().size() - brought.size();
            if (idle > 0) {
                expected.put(Band.NO_ORDER.place(), idle);
            }
            assertThat(counts).isEqualTo(expected);
        }
    }

    @Example
    void tenthsOfManyAreTenths() {
        MetricsEngine engine = MetricsEngine.over(LargeStore.history());
        Window year = Window.year(LargeStore.YEAR);
        Segment<Band> tenths = engine.compute(RevenueConcentration.in(year)).deciles();
        Map<String, Long> counts = new TreeMap<>();
        engine.select(c -> true, tenths::key)
                .entries()
                .forEach(e -> counts.merge(e.value().name(), 1L, Long::sum));
        long customers = engine.compute(RevenueConcentration.in(year)).customers();
        assertThat(Stream.of("top 10 %", "10–20 %", "80–90 %", "90–100 %").map(counts::get))
                .allSatisfy(count -> assertThat(count / (double) customers).isBetween(0.099, 0.101));
        assertThat(tenths.name()).isEqualTo("revenue decile of " + LargeStore.YEAR);
    }
}
