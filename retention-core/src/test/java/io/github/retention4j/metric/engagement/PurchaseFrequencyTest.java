package io.github.retention4j.metric.engagement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.AverageMetricContract;
import io.github.retention4j.metric.engagement.PurchaseFrequency.Time;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Average;
import io.github.retention4j.result.Interval;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class PurchaseFrequencyTest extends AverageMetricContract<PurchaseFrequency> {
    private static final Window MARCH = Window.month(2026, 3);

    @Override
    protected List<PurchaseFrequency> forms(Window window) {
        return List.of(
                PurchaseFrequency.in(window), PurchaseFrequency.in(window).per(Time.YEAR));
    }

    @Override
    protected void happens(StoreRows rows, Window window, Instant instant) {
        rows.order("c", instant, 100);
    }

    @Override
    protected int scale(Store store) {
        return 0;
    }

    @Override
    protected List<Unit> units(PurchaseFrequency form, Store store) {
        return store.countedOrdersByCustomer().values().stream()
                .map(orders -> orders.stream()
                        .filter(o -> store.in(form.window(), o.placedAt()))
                        .count())
                .filter(orders -> orders > 0)
                .map(orders -> new Unit(orders, 1))
                .toList();
    }

    @Example
    void countsTheOrdersOfCustomersWhoOrdered() {
        StoreRows rows = StoreRows.riyadh()
                .orders("a", "2026-03-01", "2026-03-15", "2026-03-31", "2026-04-01")
                .orders("b", "2026-02-28", "2026-03-02")
                .orders("c", "2026-02-28")
                .orders("", "2026-03-09", "2026-03-10")
                .refundedOrder("d", "2026-03-09", 100, "2026-03-10", 100)
                .observedThrough("2026-04-30");
        assertThat(compute(rows, PurchaseFrequency.in(MARCH)).summary())
                .startsWith("2.000 orders per customer (4/2), 95 % CI ");
        Average perYear = compute(rows, PurchaseFrequency.in(MARCH).per(Time.YEAR));
        assertThat(perYear.value()).hasValueCloseTo(2 * 365 / 31.0, within(1e-12));
        assertThat(perYear)
                .asString()
                .startsWith(
                        "purchase frequency 2026-03 (orders / customers who ordered, times 365 / days): 23.548 orders"
                                + " per customer and year (4/2), 95 % CI ");
    }

    /** Around 4/3 of three customers, Student's interval would begin at −0.1. */
    @Example
    void theIntervalIsOfAtLeastOneOrderACustomer() {
        StoreRows rows = StoreRows.riyadh()
                .orders("a", "2026-03-01", "2026-03-15")
                .orders("b", "2026-03-02")
                .orders("c", "2026-03-31");
        Interval interval =
                compute(rows, PurchaseFrequency.in(MARCH)).interval().orElseThrow();
        assertThat(interval.low()).isBetween(1.0, 1.1);
        Interval perYear = compute(rows, PurchaseFrequency.in(MARCH).per(Time.YEAR))
                .interval()
                .orElseThrow();
        assertThat(perYear.low()).isCloseTo(interval.low() * 365 / 31, within(1e-12));
    }

    @Example
    void aWindowThatIsNotOverIsToldPerYearByTheDaysObserved() {
        StoreRows rows =
                StoreRows.riyadh().orders("a", "2026-03-01", "2026-03-05").observedThrough("2026-03-10");
        Average perYear = compute(rows, PurchaseFrequency.in(MARCH).per(Time.YEAR));
        assertThat(perYear.value()).hasValueCloseTo(2 * 365 / 10.0, within(1e-12));
        assertThat(perYear.toString()).endsWith("; partly observed, data end 2026-03-10");
    }

    @Example
    void aWindowInWhichTheDataBeginIsToldPerYearByTheDaysObserved() {
        StoreRows rows =
                StoreRows.riyadh().orders("a", "2026-03-22T10:00", "2026-03-25").observedThrough("2026-04-30");
        Average perYear = compute(rows, PurchaseFrequency.in(MARCH).per(Time.YEAR));
        assertThat(perYear.value()).hasValueCloseTo(2 * 365 / 10.0, within(1e-12));
    }

    @Property(tries = TRIES)
    void perYearIsTheFrequencyOverTheObservedShareOfAYear(@ForAll("drawn") Asked asked) {
        Average inWindow = whole(PurchaseFrequency.in(asked.window()), asked.history());
        Average perYear = whole(PurchaseFrequency.in(asked.window()).per(Time.YEAR), asked.history());
        if (inWindow.value().isEmpty()) {
            assertThat(perYear.value()).isEmpty();
            return;
        }
        LocalDate first = asked.store().firstDay().orElseThrow();
        LocalDate last = asked.store().lastDay().orElseThrow();
        long days = asked.window()
                .start()
                .datesUntil(asked.window().end())
                .filter(day -> !day.isBefore(first) && !day.isAfter(last))
                .count();
        double times = 365.0 / days;
        assertThat(perYear.value()).hasValueCloseTo(inWindow.value().orElseThrow() * times, within(1e-9));
        if (inWindow.interval().isPresent()) {
            Interval of = inWindow.interval().orElseThrow();
            Interval told = perYear.interval().orElseThrow();
            assertThat(told.low()).isCloseTo(of.low() * times, within(1e-9));
            assertThat(told.high()).isCloseTo(of.high() * times, within(1e-9));
        }
    }

    @Property(tries = TRIES)
    void isAtLeastOne(@ForAll("drawn") Asked asked) {
        whole(PurchaseFrequency.in(asked.window()), asked.history())
                .value()
                .ifPresent(frequency -> assertThat(frequency).isGreaterThanOrEqualTo(1));
    }

    /** The worked example, of the UCI Online Retail data. */
    @Example
    void forThoseWhoHaveTheCounts() {
        Average frequency = PurchaseFrequency.of(18_536, 4_339);
        assertThat(frequency.value()).hasValueCloseTo(4.271952062687255, within(1e-12));
        assertThat(frequency)
                .hasToString(
                        "purchase frequency (orders / customers who ordered): 4.272 orders per customer (18536/4339)");
        assertThat(PurchaseFrequency.of(0, 0).summary()).isEqualTo("no data (0/0)");
    }

    @Override
    protected Optional<Average> byCounts(PurchaseFrequency form, Average result) {
        return form.equals(PurchaseFrequency.in(form.window()))
                ? Optional.of(PurchaseFrequency.of(result.sum().longValueExact(), result.count()))
                : Optional.empty();
    }

    /**
     * 600 orders of 240 customers are 2.50, an example of
     * https://free-biz-tools.com/tools/purchase-frequency-calculator
     */
    @Example
    void isTheNumberOfAGuide() {
        assertThat(PurchaseFrequency.of(600, 240).value()).hasValue(2.5);
    }

    @Example
    void refusesArgumentsOutOfBoundsByValueAndBound() {
        assertThatThrownBy(() -> PurchaseFrequency.of(-1, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("orders -1 is below 0");
        assertThatThrownBy(() -> PurchaseFrequency.of(1, -5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("count -5 is below 0");
        assertThatThrownBy(() -> PurchaseFrequency.in(null)).hasMessage("window");
        assertThatThrownBy(() -> PurchaseFrequency.in(MARCH).per(null)).hasMessage("time");
    }

    private static Average compute(StoreRows rows, PurchaseFrequency frequency) {
        return MetricsEngine.over(rows.store().history()).compute(frequency);
    }
}
