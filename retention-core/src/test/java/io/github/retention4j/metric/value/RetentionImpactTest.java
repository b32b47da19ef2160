package io.github.retention4j.metric.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.WindowedMetricContract;
import io.github.retention4j.metric.value.RetentionImpact.Terms;
import io.github.retention4j.model.DiscountRate;
import io.github.retention4j.model.Margin;
import io.github.retention4j.model.Window;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

class RetentionImpactTest extends WindowedMetricContract<RetentionImpact, ProfitChange> {
    private static final Window Y2026 = Window.year(2026);
    private static final DiscountRate TWELVE = DiscountRate.annual(0.12);
    private static final Terms TERMS =
            Terms.points(5).withMargin(Margin.of(0.4)).withDiscount(TWELVE);

    /** Without costs, since the generated stores are of several currencies. */
    @Override
    protected List<RetentionImpact> forms(Window window) {
        RetentionImpact impact = RetentionImpact.in(window);
        return List.of(
                impact, impact.given(TERMS), impact.given(Terms.points(-2.5).withDiscount(DiscountRate.monthly(0.01))));
    }

    @Override
    protected void happens(StoreRows rows, Window window, Instant instant) {
        rows.order("c", instant, 100);
    }

    @Override
    protected Map<String, BigDecimal> naively(RetentionImpact form, Store store) {
        return RevenueAndReturns.in(store, form.window(), Revenue.NET).figures(store);
    }

    @Override
    protected Map<String, BigDecimal> figures(ProfitChange result) {
        return RevenueAndReturns.figures(result.revenue(), result.retained(), result.start());
    }

    @Override
    protected boolean saysNoData(ProfitChange result) {
        return result.gain().isEmpty()
                && result.relativeGain().isEmpty()
                && result.profitThen().isEmpty()
                && result.summary().startsWith("no data");
    }

    private static StoreRows hundred() {
        StoreRows rows = StoreRows.riyadh().observedThrough("2026-12-31");
        for (int i = 0; i < 100; i++) {
            rows.order("c-" + i, "2025-05-05", 1_000);
            rows.order("c-" + (i + 20), "2026-05-05", 6_000);
        }
        return rows;
    }

    /** The worked example. */
    @Example
    void fivePointsMoreOnTheShopsOwnNumbers() {
        Terms terms = TERMS.withCosts(Money.parse("SAR 10"), Money.parse("SAR 4"));
        ProfitChange change = compute(hundred(), RetentionImpact.in(Y2026).given(terms));
        assertThat(change)
                .hasToString("retention impact 2026 (+5 points, 40 % margin, 12 % a year, SAR 10.00 to acquire,"
                        + " SAR 4.00 to keep): +1296.30 SAR, +32.4 % (6000.00/100, 80/100 kept),"
                        + " profit 4000.00 → 5296.30, a customer's value 40.00 → 52.96,"
                        + " retention 80.0 % → 85.0 %");
        assertThat(change.gain()).hasValueCloseTo(100 * 20 * (0.85 / 0.27 - 2.5), within(1e-9));
        assertThat(RetentionImpact.of(Money.parse("SAR 6000"), 100, 80, 100, terms)
                        .summary())
                .isEqualTo(change.summary());
    }

    @Example
    void theCostOfAcquisitionIsInThePerCentAlone() {
        Terms dear = TERMS.withCosts(Money.parse("SAR 50"), Money.parse("SAR 4"));
        Terms cheap = TERMS.withCosts(Money.parse("SAR 1"), Money.parse("SAR 4"));
        ProfitChange withDear = compute(hundred(), RetentionImpact.in(Y2026).given(dear));
        ProfitChange withCheap = compute(hundred(), RetentionImpact.in(Y2026).given(cheap));
        assertThat(withDear.gain()).isEqualTo(withCheap.gain());
        assertThat(withCheap.relativeGain().orElseThrow())
                .isCloseTo(withCheap.gain().orElseThrow() / 4900, within(1e-12));
        assertThat(withDear.profitNow().orElseThrow()).isCloseTo(0, within(1e-9));
        Terms dearer = TERMS.withCosts(Money.parse("SAR 60"), Money.parse("SAR 4"));
        ProfitChange loss = compute(hundred(), RetentionImpact.in(Y2026).given(dearer));
        assertThat(loss.relativeGain()).isEmpty();
        assertThat(loss.summary()).startsWith("+1296.30 SAR (6000.00/100, 80/100 kept), profit -1000.00 → 296.30, ");
    }

    /** Customers who cost more to keep than they bring: keeping more of them is a loss. */
    @Example
    void whoCostsMoreThanHeBringsIsBetterLost() {
        Terms terms = TERMS.withCosts(Money.parse("SAR 0"), Money.parse("SAR 30"));
        ProfitChange change = compute(hundred(), RetentionImpact.in(Y2026).given(terms));
        assertThat(change.gain()).hasValueCloseTo(-100 * 6 * (0.85 / 0.27 - 2.5), within(1e-9));
        assertThat(change.summary()).startsWith("-388.89 SAR (");
    }

    @Example
    void aChangeThatWouldKeepEverybodyOrMoreIsNoData() {
        RetentionImpact impact = RetentionImpact.in(Y2026);
        assertThat(compute(hundred(), impact.given(Terms.points(19.9).withDiscount(TWELVE)))
                        .gain())
                .isPresent();
        ProfitChange all = compute(hundred(), impact.given(Terms.points(20).withDiscount(TWELVE)));
        assertThat(saysNoData(all)).isTrue();
        assertThat(all.valueNow()).isPresent();
        assertThat(all.summary()).isEqualTo("no data (6000.00/100, 80/100 kept, retention would be 100.0 %)");
        ProfitChange none = compute(hundred(), impact.given(Terms.points(-80.1).withDiscount(TWELVE)));
        assertThat(none.summary()).isEqualTo("no data (6000.00/100, 80/100 kept, retention would be -0.1 %)");
    }

    /** A shop followed period by period, which is what the formula stands for. */
    @Property
    void itIsWhatAShopEarnsThatIsFollowedForLong(
            @ForAll @IntRange(max = 90) int retained, @ForAll @IntRange(min = -9, max = 9) int points) {
        if (retained + points < 0 || retained + points >= 100) {
            return;
        }
        Terms terms = Terms.points(points)
                .withMargin(Margin.of(0.25))
                .withDiscount(TWELVE)
                .withCosts(Money.parse("SAR 3"), Money.parse("SAR 2"));
        ProfitChange change = RetentionImpact.of(Money.parse("SAR 4000"), 50, retained, 100, terms);
        double now = followed(retained / 100.0);
        double then = followed((retained + points) / 100.0);
        assertThat(change.profitNow()).hasValueCloseTo(now, within(1e-9 * (1000 + now)));
        assertThat(change.profitThen()).hasValueCloseTo(then, within(1e-9 * (1000 + then)));
        assertThat(change.gain()).hasValueCloseTo(then - now, within(1e-8 * (1000 + then)));
        if (now > 1) {
            assertThat(change.relativeGain())
                    .hasValueCloseTo(then / now - 1, within(1e-7 * (1 + Math.abs(then / now))));
        }
    }

    private static double followed(double retention) {
        double profit = -50 * 3;
        double customers = 50;
        double worth = 1;
        for (int year = 1; year < 3_000; year++) {
            customers *= retention;
            worth /= 1.12;
            profit += customers * (4000.0 / 50 * 0.25 - 2) * worth;
        }
        return profit;
    }

    @Property(tries = TRIES)
    void withoutCostsTheValueIsTheLifetimeValue(@ForAll("drawn") Asked asked) {
        MetricsEngine engine = MetricsEngine.over(asked.history());
        ProfitChange change = engine.compute(RetentionImpact.in(asked.window()).given(TERMS));
        LifetimeValue value = engine.compute(
                CustomerLifetimeValue.in(asked.window()).at(Margin.of(0.4)).discountedAt(TWELVE));
        assertThat(change.valueNow().isPresent()).isEqualTo(value.value().isPresent());
        value.value()
                .ifPresent(v -> assertThat(change.valueNow()).hasValueCloseTo(v, within(1e-12 * (1 + Math.abs(v)))));
    }

    @Override
    protected Optional<ProfitChange> byCounts(RetentionImpact form, ProfitChange result) {
        CurrencyUnit currency = CurrencyUnit.of(result.currency());
        return result.gain().isEmpty()
                ? Optional.empty()
                : Optional.of(RetentionImpact.of(
                        BigMoney.of(currency, result.revenue().sum()),
                        result.revenue().count(),
                        result.retained(),
                        result.start(),
                        form.terms().withDiscount(DiscountRate.annual(result.discount()))));
    }

    /** The terms are those of a window of a year, whose discount is told otherwise. */
    @Override
    protected void tellsTheSame(ProfitChange byCounts, ProfitChange result) {
        assertThat(byCounts.gain()).isEqualTo(result.gain());
        assertThat(byCounts.relativeGain()).isEqualTo(result.relativeGain());
        assertThat(byCounts.summary()).isEqualTo(result.summary());
    }

    @Example
    void termsAreEqualIfTheySayTheSame() {
        Terms costs = TERMS.withCosts(Money.parse("SAR 1"), Money.parse("SAR 2"));
        assertThat(costs)
                .isEqualTo(TERMS.withCosts(Money.parse("SAR 1"), Money.parse("SAR 2")))
                .isNotEqualTo(TERMS.withCosts(Money.parse("SAR 2"), Money.parse("SAR 2")))
                .isNotEqualTo(TERMS.withCosts(Money.parse("SAR 1"), Money.parse("SAR 1")))
                .isNotEqualTo(TERMS);
        assertThat(TERMS)
                .isNotEqualTo(Terms.points(4).withMargin(Margin.of(0.4)).withDiscount(TWELVE))
                .isNotEqualTo(Terms.points(5).withMargin(Margin.of(0.4)))
                .isNotEqualTo(Terms.points(5).withDiscount(TWELVE));
        assertThat(Terms.points(-0.0)).isEqualTo(Terms.points(0)).hasSameHashCodeAs(Terms.points(0));
    }

    /**
     * An exercise on a service of 15.49 dollars a month at a discount of 1 % a month, solved at
     * https://justaaa.com/accounting/42668-3-lets-start-the-clv-analysis-by-making-some : a customer is worth 126.736 at a
     * retention of 90 %, 245.2583 at 95 % and 766.755 at 99 %.
     */
    @Example
    void whatACustomerIsWorthAtMoreRetentionIsWhatIsPublished() {
        DiscountRate one = DiscountRate.annual(0.01);
        Money each = Money.parse("USD 15.49");
        ProfitChange five = RetentionImpact.of(each, 1, 90, 100, Terms.points(5).withDiscount(one));
        assertThat(five.valueNow()).hasValueCloseTo(126.736, within(0.0005));
        assertThat(five.valueThen()).hasValueCloseTo(245.2583, within(0.00005));
        ProfitChange four = RetentionImpact.of(each, 1, 95, 100, Terms.points(4).withDiscount(one));
        assertThat(four.valueThen()).hasValueCloseTo(766.755, within(0.0005));
    }

    /**
     * With a cost to keep: a provider earns 19.45 dollars a month and spends 0.50 on those it keeps, 78.8 %, at a discount
     * of 1 % a month. A customer is worth 67.2639 (cut, not rounded). http://www.jiskha.com/display.cgi?id=1327778623
     */
    @Example
    void theCostToKeepIsOnThoseWhoAreKept() {
        Terms terms = Terms.points(5)
                .withDiscount(DiscountRate.annual(0.01))
                .withCosts(Money.parse("USD 0"), Money.parse("USD 0.50"));
        assertThat(RetentionImpact.of(Money.parse("USD 19.45"), 1, 788, 1_000, terms)
                        .valueNow())
                .hasValueCloseTo(67.26395, within(0.00005));
    }

    @Example
    void refusesArgumentsOutOfBoundsByValueAndBound() {
        Money one = Money.parse("SAR 1");
        assertThatThrownBy(() -> RetentionImpact.of(one, 10, 97, 100, Terms.points(5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("retention 0.97 with a change of 0.05 not in [0, 1)");
        // 0.7 / 100 is a little less than 0.007 in binary fractions.
        assertThatThrownBy(() -> RetentionImpact.of(one, 10, 993, 1_000, Terms.points(0.7)))
                .hasMessage("retention 0.993 with a change of 0.007 not in [0, 1)");
        assertThatThrownBy(() -> RetentionImpact.of(one, 10, 3, 100, Terms.points(-5)))
                .hasMessage("retention 0.03 with a change of -0.05 not in [0, 1)");
        assertThatThrownBy(() -> RetentionImpact.of(one, 10, 11, 10, Terms.points(5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("retained 11 not in [0, 10]");
        assertThatThrownBy(() -> Terms.points(100))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("change of 100.0 points not in (-100, 100)");
        assertThatThrownBy(() -> Terms.points(-100)).hasMessage("change of -100.0 points not in (-100, 100)");
        assertThat(Terms.points(0)).hasToString("0 points, 100 % margin, 0 % a year");
        assertThatThrownBy(() -> Terms.points(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        ProfitChange known = RetentionImpact.of(one, 10, 5, 10, Terms.points(5));
        for (double bad : new double[] {-0.1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> with(known, 0, bad, 0))
                    .hasMessage("margin " + bad + " or discount 0.0 not in [0, ∞)");
            assertThatThrownBy(() -> with(known, 0, 1, bad))
                    .hasMessage("margin 1.0 or discount " + bad + " not in [0, ∞)");
        }
        for (double bad : new double[] {-1, 1, Double.NaN}) {
            assertThatThrownBy(() -> with(known, bad, 1, 0)).hasMessage("change " + bad + " not in (-1, 1)");
        }
        assertThat(known.revenue().unit()).hasToString("SAR per customer");
        assertThatThrownBy(() -> TERMS.withCosts(one, Money.parse("USD 1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cost to keep is in USD, cost to acquire in SAR");
        assertThatThrownBy(() -> TERMS.withCosts(Money.parse("SAR -1"), one))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cost to acquire SAR -1.00 is below 0");
        Terms dollars = TERMS.withCosts(Money.parse("USD 1"), Money.parse("USD 2"));
        assertThatThrownBy(() -> RetentionImpact.of(one, 10, 5, 10, dollars))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cost to acquire is in USD, revenue in SAR");
        assertThatThrownBy(() -> compute(hundred(), RetentionImpact.in(Y2026).given(dollars)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cost to acquire is in USD, history in SAR");
        assertThatThrownBy(() -> RetentionImpact.in(null)).hasMessage("window");
        assertThatThrownBy(() -> RetentionImpact.in(Y2026).given(null)).hasMessage("terms");
    }

    private static ProfitChange compute(StoreRows rows, RetentionImpact impact) {
        return MetricsEngine.over(rows.store().history()).compute(impact);
    }

    private static ProfitChange with(ProfitChange known, double change, double margin, double discount) {
        return new ProfitChange(
                known.revenue(),
                known.retained(),
                known.start(),
                change,
                margin,
                discount,
                known.costToAcquire(),
                known.costToKeep(),
                known.currency());
    }
}
