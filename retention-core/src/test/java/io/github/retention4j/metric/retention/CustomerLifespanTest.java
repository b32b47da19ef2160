package io.github.retention4j.metric.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.WindowedMetricContract;
import io.github.retention4j.metric.survival.SurvivalCurve;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Average;
import io.github.retention4j.result.Ratio;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class CustomerLifespanTest extends WindowedMetricContract<CustomerLifespan, Lifespan> {
    private static final Window HALF = Window.half(2026, 1);

    @Override
    protected List<CustomerLifespan> forms(Window window) {
        CustomerLifespan lifespan = CustomerLifespan.in(window);
        return List.of(lifespan, lifespan.leftAfter(1), lifespan.leftAfter(30));
    }

    @Override
    protected void happens(StoreRows rows, Window window, Instant instant) {
        rows.order("c", instant, 100);
    }

    @Override
    protected Map<String, BigDecimal> naively(CustomerLifespan form, Store store) {
        Map<String, BigDecimal> figures = new TreeMap<>();
        store.countedOrdersByCustomer().values().forEach(orders -> {
            LocalDate first = store.dayOf(orders.get(0).placedAt());
            LocalDate last = store.dayOf(orders.get(orders.size() - 1).placedAt());
            if (form.window().contains(first)) {
                boolean left = ChronoUnit.DAYS.between(last, store.lastDay().orElseThrow()) >= form.days();
                BigDecimal days = count(ChronoUnit.DAYS.between(first, last));
                figures.merge(left ? "left" : "staying", BigDecimal.ONE, BigDecimal::add);
                if (left) {
                    figures.merge("days", days, BigDecimal::add);
                    figures.merge("squares", days.multiply(days), BigDecimal::add);
                }
            }
        });
        return figures;
    }

    @Override
    protected Map<String, BigDecimal> figures(Lifespan result) {
        assertThat(result.mean().spread().customers()).isEqualTo(result.left());
        return Map.of(
                "left",
                count(result.left()),
                "staying",
                count(result.staying()),
                "days",
                result.mean().sum(),
                "squares",
                new BigDecimal(result.mean().spread().amountSquares()));
    }

    /** Nobody who left; the contract asks where there is nobody at all, or the window is not observed. */
    @Override
    protected boolean saysNoData(Lifespan result) {
        return result.value().isEmpty()
                && result.interval().isEmpty()
                && result.notYetLeft().value().isEmpty();
    }

    /** The worked example; somebody who came before, and a guest. */
    @Example
    void isOverThoseWhoLeftAndSaysHowManyHaveNot() {
        StoreRows rows = StoreRows.riyadh()
                .orders("a", "2026-01-01", "2026-01-31")
                .orders("b", "2026-01-10")
                .orders("c", "2026-01-05", "2026-06-20")
                .orders("before", "2025-12-31", "2026-01-31")
                .orders("", "2026-01-10")
                .observedThrough("2026-06-30");
        Lifespan lifespan = compute(rows, CustomerLifespan.in(HALF));
        assertThat(lifespan.value()).hasValue(15);
        // 15 ∓ 12.706205 · 15, of two customers.
        assertThat(lifespan)
                .hasToString("customer lifespan 2026-H1 (days from first to last order, of those new in the window who"
                        + " left: no order in the data's last 90 days): 15.0 days (30/2), 95 % CI 0.0–2451.6, of only"
                        + " 2 customers;"
                        + " not left yet: 33.3 % (1/3), 95 % CI 6.1–79.2 %");
        assertThat(lifespan.notYetLeft().label().metric()).isEqualTo("customer lifespan, not left yet");
    }

    @Example
    void aCustomerHasLeftOnceTheDaysAfterTheLastOrderAreOver() {
        StoreRows rows = StoreRows.riyadh().orders("c", "2026-02-01", "2026-03-01T23:59");
        CustomerLifespan lifespan = CustomerLifespan.in(HALF).leftAfter(30);
        assertThat(compute(rows.observedThrough("2026-03-30"), lifespan).summary())
                .startsWith("no data (0/0); not left yet: 100.0 % (1/1), 95 % CI ");
        assertThat(compute(rows.observedThrough("2026-03-31"), lifespan).summary())
                .startsWith("28.0 days (28/1), of only 1 customer; not left yet: 0.0 % (0/1), 95 % CI ");
    }

    @Property(tries = TRIES)
    void theLongerTheSilenceThatIsWaitedForTheFewerHaveLeft(@ForAll("drawn") Asked asked) {
        Lifespan sooner = whole(CustomerLifespan.in(asked.window()).leftAfter(20), asked.history());
        Lifespan later = whole(CustomerLifespan.in(asked.window()).leftAfter(21), asked.history());
        assertThat(later.left()).isLessThanOrEqualTo(sooner.left());
        assertThat(later.left() + later.staying()).isEqualTo(sooner.left() + sooner.staying());
    }

    @Override
    protected Optional<Lifespan> byCounts(CustomerLifespan form, Lifespan result) {
        return Optional.of(CustomerLifespan.of(result.mean().sum().longValueExact(), result.left(), result.staying()));
    }

    /** The door has no interval, which stands before those who have not left. */
    @Override
    protected void tellsTheSame(Lifespan byCounts, Lifespan result) {
        assertThat(byCounts.value()).isEqualTo(result.value());
        assertThat(byCounts.notYetLeft().summary())
                .isEqualTo(result.notYetLeft().summary());
    }

    /** The worked example, and a customer who is still there. */
    @Example
    void theCurveLeavesNobodyOut() {
        StoreRows rows = StoreRows.riyadh()
                .orders("a", "2026-01-01", "2026-01-31")
                .orders("b", "2026-01-10")
                .orders("c", "2026-01-05", "2026-06-20")
                .observedThrough("2026-06-30");
        SurvivalCurve curve = MetricsEngine.over(rows.store().history())
                .compute(CustomerLifespan.in(HALF).curve());
        assertThat(curve.summary()).startsWith("3 of 3, median 0 days");
        rows.orders("d", "2026-01-01", "2026-03-01", "2026-05-01", "2026-06-29");
        SurvivalCurve more = MetricsEngine.over(rows.store().history())
                .compute(CustomerLifespan.in(HALF).curve());
        // Followed until 1 April, which is 90 days after 1 January.
        assertThat(more.at(90).orElseThrow().value()).isCloseTo(1 / 4.0, within(1e-12));
        assertThat(more.at(91)).isEmpty();
    }

    /** Nobody has left in the curve after the days of their last order, and nobody who is still there in the lifespan has. */
    @Property(tries = TRIES)
    void whoHasNotLeftIsInTheCurve(@ForAll("drawn") Asked asked) {
        CustomerLifespan form = CustomerLifespan.in(asked.window()).leftAfter(20);
        Lifespan lifespan = whole(form, asked.history());
        SurvivalCurve curve = whole(form.curve(), asked.history());
        assertThat(curve.spells() + curve.leftOut()).isEqualTo(lifespan.left() + lifespan.staying());
        assertThat(curve.events()).isGreaterThanOrEqualTo(lifespan.left());
    }

    @Property(tries = TRIES)
    void timesTheChurnRateALifespanIsOne(@ForAll("drawn") Asked asked) {
        Ratio churn = whole(ChurnRate.in(asked.window()), asked.history());
        Average periods = CustomerLifespan.ofChurn(churn.hits(), churn.total());
        assertThat(periods.value().isEmpty()).isEqualTo(churn.hits() == 0);
        if (churn.hits() > 0) {
            assertThat(periods.value().orElseThrow() * churn.hits() / churn.total())
                    .isCloseTo(1, within(1e-12));
        }
    }

    @Example
    void aChurnRateMeansALifespan() {
        assertThat(CustomerLifespan.ofChurn(5, 100))
                .hasToString("customer lifespan (1 / churn rate): 20.0 periods (100/5)");
        assertThat(CustomerLifespan.of(30, 2, 1))
                .asString()
                .startsWith(
                        "customer lifespan (days from first to last order, of those who left): 15.0 days (30/2); not left"
                                + " yet: 33.3 % (1/3), ");
        assertThat(CustomerLifespan.ofChurn(0, 100).summary()).isEqualTo("no data (100/0)");
    }

    /**
     * ChurnZero, "Lifetime, customer": 2.5 % a month are 40 months, 25 % a year 4 years
     * (https://churnzero.net/churnopedia/lifetime-customer/). F. F. Reichheld and W. E. Sasser's 10 % a year are 10 years
     * and 5 % are 20, as B. Sharp retells them (https://marketingscience.info/loyalty-myths/).
     */
    @Example
    void aChurnRateMeansTheLifespanThatIsPublished() {
        assertThat(CustomerLifespan.ofChurn(25, 1_000).value()).hasValueCloseTo(40.0, within(1e-12));
        assertThat(CustomerLifespan.ofChurn(1, 4).value()).hasValueCloseTo(4.0, within(1e-12));
        assertThat(CustomerLifespan.ofChurn(10, 100).value()).hasValueCloseTo(10.0, within(1e-12));
        assertThat(CustomerLifespan.ofChurn(5, 100).value()).hasValueCloseTo(20.0, within(1e-12));
    }

    @Example
    void refusesArgumentsOutOfBoundsByValueAndBound() {
        assertThatThrownBy(() -> CustomerLifespan.in(HALF).leftAfter(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("left after 0 days, which is below 1");
        assertThatThrownBy(() -> CustomerLifespan.ofChurn(11, 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("lost 11 not in [0, 10]");
        assertThatThrownBy(() -> CustomerLifespan.ofChurn(-1, 10)).hasMessage("lost -1 not in [0, 10]");
        assertThatThrownBy(() -> CustomerLifespan.of(-5, 1, 1)).hasMessage("days -5 is below 0");
        assertThatThrownBy(() -> CustomerLifespan.of(5, -1, 1)).hasMessage("count -1 is below 0");
        assertThatThrownBy(() -> CustomerLifespan.of(5, 1, -1)).hasMessage("staying -1 is below 0");
        assertThatThrownBy(() -> CustomerLifespan.in(null)).hasMessage("window");
    }

    private static Lifespan compute(StoreRows rows, CustomerLifespan lifespan) {
        return MetricsEngine.over(rows.store().history()).compute(lifespan);
    }
}
