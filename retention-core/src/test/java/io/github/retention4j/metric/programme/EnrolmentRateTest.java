package io.github.retention4j.metric.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.RatioMetricContract;
import io.github.retention4j.metric.programme.EnrolmentRate.Among;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.Window;
import io.github.retention4j.programme.LoyaltyProgramme;
import io.github.retention4j.result.Ratio;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Example;

class EnrolmentRateTest extends RatioMetricContract<EnrolmentRate> {
    private static final Window MARCH = Window.month(2026, 3);

    @Override
    protected List<EnrolmentRate> forms(Window window) {
        EnrolmentRate stamps = EnrolmentRate.in(window).of(Programmes.STAMPS);
        return List.of(
                EnrolmentRate.in(window).of(Programmes.RECORDED),
                EnrolmentRate.in(window).of(Programmes.RECORDED).within(10),
                stamps,
                stamps.within(0),
                stamps.within(30));
    }

    @Override
    protected void happens(StoreRows rows, Window window, Instant instant) {
        rows.order("c", instant, 100).membership("c", "2001-01-01", "");
    }

    @Override
    protected Counts counts(EnrolmentRate form, Store store) {
        Window window = form.window();
        LocalDate last = store.lastDay().orElse(LocalDate.MIN);
        if (last.isBefore(window.start())) {
            return new Counts(0, 0);
        }
        long members = 0;
        long customers = 0;
        for (PlainLedger ledger : PlainLedger.of(store, form.programme())) {
            List<LocalDate> days = store.countedOrdersByCustomer().getOrDefault(ledger.customer(), List.of()).stream()
                    .map(Order::placedAt)
                    .map(store::dayOf)
                    .toList();
            LocalDate by = form.among() == Among.BUYERS
                    ? window.end().minusDays(1)
                    : days.isEmpty() ? LocalDate.MAX : days.get(0).plusDays(form.days());
            boolean counts = form.among() == Among.BUYERS
                    ? days.stream().anyMatch(window::contains)
                    : !days.isEmpty() && window.contains(days.get(0)) && !by.isAfter(last);
            if (counts) {
                customers++;
                Instant end = (by.isAfter(last) ? last : by)
                        .plusDays(1)
                        .atStartOfDay(store.zone())
                        .toInstant();
                members += (form.among() == Among.BUYERS
                                ? ledger.isMember(end.minusMillis(1))
                                : ledger.joined().filter(end::isAfter).isPresent())
                        ? 1
                        : 0;
            }
        }
        return new Counts(members, customers);
    }

    @Override
    protected Optional<Ratio> byCounts(EnrolmentRate form, Ratio result) {
        return form.among() == Among.BUYERS
                ? Optional.of(EnrolmentRate.of(result.hits(), result.total()))
                : Optional.empty();
    }

    /** As many, and an interval by statsmodels.stats.proportion.proportion_confint(180, 400, method="wilson"). */
    @Example
    void theWorkedExample() {
        Ratio rate = EnrolmentRate.of(180, 400);
        assertThat(rate.value()).hasValue(0.45);
        assertThat(rate.interval().orElseThrow().low()).isCloseTo(0.4019, within(5e-4));
        assertThat(rate.interval().orElseThrow().high()).isCloseTo(0.4990, within(5e-4));
        assertThatThrownBy(() -> EnrolmentRate.of(5, 4)).isInstanceOf(IllegalArgumentException.class);
    }

    @Example
    void membersAreThoseWhoAreOneAtTheEnd() {
        StoreRows rows = StoreRows.riyadh()
                .orders("member", "2026-03-10")
                .membership("member", "2025-01-01", "")
                .orders("joins after the order", "2026-03-10")
                .membership("joins after the order", "2026-03-31T23:59:59.999", "")
                .orders("joins too late", "2026-03-10")
                .membership("joins too late", "2026-04-01T00:00", "")
                .orders("left", "2026-03-10")
                .membership("left", "2025-01-01", "2026-03-20")
                .orders("none", "2026-03-10")
                .membership("orders nothing", "2026-03-10", "")
                .orders("", "2026-03-10")
                .observedThrough("2026-04-30");
        assertThat(compute(rows, EnrolmentRate.in(MARCH).of(Programmes.RECORDED)))
                .hasToString("enrolment rate 2026-03 (members at the window's end / customers who ordered in it;"
                        + " programme Recorded): 40.0 % (2/5), 95 % CI 11.8–76.9 %");
    }

    @Example
    void newCustomersJoinWithinSoManyDaysOfTheirFirstOrder() {
        StoreRows rows = StoreRows.riyadh()
                .orders("same day", "2026-03-10T09:00")
                .membership("same day", "2026-03-10T23:00", "")
                .orders("before", "2026-03-10")
                .membership("before", "2026-03-01", "2026-03-02")
                .orders("next day", "2026-03-10")
                .membership("next day", "2026-03-11T00:00", "")
                .orders("never", "2026-03-10")
                .orders("had one day", "2026-03-30")
                .membership("had one day", "2026-03-30T13:00", "")
                .orders("old", "2026-02-10", "2026-03-10")
                .membership("old", "2026-03-10", "")
                .observedThrough("2026-03-31");
        EnrolmentRate rate = EnrolmentRate.in(MARCH).of(Programmes.RECORDED);
        assertThat(compute(rows, rate.within(0)).summary()).startsWith("60.0 % (3/5)");
        assertThat(compute(rows, rate.within(1)).summary()).startsWith("80.0 % (4/5)");
        // Who came on the 30th has not had two days yet.
        assertThat(compute(rows, rate.within(2)).summary()).startsWith("75.0 % (3/4)");
        assertThat(compute(rows, rate.within(2)).label().rule())
                .isEqualTo("joined within 2 calendar days of the first order / customers new in the window and as many"
                        + " days before the data's end");
        assertThat(rate.within(1).within(2)).isEqualTo(rate.within(2));
    }

    @Example
    void whereNothingIsKnownOfMembersThereAreNoDataAndNoZero() {
        StoreRows rows = StoreRows.riyadh().orders("a", "2026-03-10").observedThrough("2026-03-31");
        Ratio byRecord = whole(
                EnrolmentRate.in(MARCH).of(Programmes.RECORDED), rows.store().historyOfOrders());
        assertThat(byRecord.value()).isEmpty();
        assertThat(byRecord.label().notes()).contains("no memberships were given");
        Ratio everybody = whole(
                EnrolmentRate.in(MARCH).of(Programmes.REWARDS), rows.store().historyOfOrders());
        assertThat(everybody.summary()).startsWith("100.0 % (1/1)");
        assertThat(everybody.label().notes()).contains("no memberships were given, so everybody is a member");
        LoyaltyProgramme none = LoyaltyProgramme.named("None").build();
        assertThat(compute(rows, EnrolmentRate.in(MARCH).of(none)).summary()).startsWith("no data");
        LoyaltyProgramme later =
                Programmes.rewards().from(LocalDate.of(2026, 4, 1)).build();
        assertThat(compute(rows, EnrolmentRate.in(MARCH).of(later)).toString())
                .endsWith("it begins on 2026-04-01): no data; not observed, data begin 2026-04-01");
    }

    @Example
    void refusesArgumentsOutOfBoundsByValueAndBound() {
        EnrolmentRate rate = EnrolmentRate.in(MARCH).of(Programmes.RECORDED);
        assertThatThrownBy(() -> rate.within(-1)).hasMessage("-1 days after the first order is below 0");
        assertThatThrownBy(() -> new EnrolmentRate(MARCH, Programmes.RECORDED, Among.BUYERS, 3))
                .hasMessage("3 days after the first order, and BUYERS, which has none");
        assertThatThrownBy(() -> EnrolmentRate.in(null)).hasMessage("window");
        assertThatThrownBy(() -> EnrolmentRate.in(MARCH).of(null)).hasMessage("programme");
    }

    private static Ratio compute(StoreRows rows, EnrolmentRate metric) {
        return MetricsEngine.over(rows.store().history()).compute(metric);
    }
}
