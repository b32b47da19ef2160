package io.github.retention4j.metric.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.RatioMetricContract;
import io.github.retention4j.metric.programme.ActiveMemberRate.Activity;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.Window;
import io.github.retention4j.programme.PointsMove;
import io.github.retention4j.programme.Redeemer;
import io.github.retention4j.result.Ratio;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Example;

class ActiveMemberRateTest extends RatioMetricContract<ActiveMemberRate> {
    private static final Window MARCH = Window.month(2026, 3);

    @Override
    protected List<ActiveMemberRate> forms(Window window) {
        ActiveMemberRate recorded = ActiveMemberRate.in(window).of(Programmes.RECORDED);
        ActiveMemberRate cashback = ActiveMemberRate.in(window).of(Programmes.CASHBACK);
        return List.of(
                recorded,
                recorded.definedBy(Activity.ORDERED),
                recorded.definedBy(Activity.REDEEMED),
                cashback,
                cashback.definedBy(Activity.REDEEMED));
    }

    @Override
    protected List<ActiveMemberRate> formsBoundedByTheWindow(Window window) {
        ActiveMemberRate plain = ActiveMemberRate.in(window).of(Programmes.PLAIN);
        ActiveMemberRate atOnce = ActiveMemberRate.in(window).of(Programmes.AT_ONCE);
        return List.of(plain, plain.definedBy(Activity.ORDERED), atOnce.definedBy(Activity.REDEEMED));
    }

    @Override
    protected void happens(StoreRows rows, Window window, Instant instant) {
        rows.order("c", instant, 100);
    }

    @Override
    protected Counts counts(ActiveMemberRate form, Store store) {
        Window window = form.window();
        LocalDate last = store.lastDay().orElse(LocalDate.MIN);
        if (last.isBefore(window.start())) {
            return new Counts(0, 0);
        }
        LocalDate end = last.isBefore(window.end()) ? last.plusDays(1) : window.end();
        Instant before = end.atStartOfDay(store.zone()).toInstant().minusMillis(1);
        List<PlainLedger> members = PlainLedger.of(store, form.programme()).stream()
                .filter(ledger -> ledger.isMember(before))
                .toList();
        long active = members.stream()
                .filter(ledger -> form.activity() == Activity.ORDERED
                        ? store.countedOrdersByCustomer().getOrDefault(ledger.customer(), List.of()).stream()
                                .map(Order::placedAt)
                                .anyMatch(at -> store.in(window, at))
                        : ledger.moves().stream()
                                .filter(move -> window.contains(move.day()))
                                .anyMatch(move -> move.isRedemption()
                                        || (move.kind() == PointsMove.EARNED
                                                && form.activity() == Activity.EARNED_OR_REDEEMED)))
                .count();
        return new Counts(active, members.size());
    }

    @Override
    protected Optional<Ratio> byCounts(ActiveMemberRate form, Ratio result) {
        return form.activity() == Activity.EARNED_OR_REDEEMED
                ? Optional.of(ActiveMemberRate.of(result.hits(), result.total()))
                : Optional.empty();
    }

    /** A shop that grants nothing records no grants, and from a grant a member may redeem: that is no lack of data. */
    @Override
    protected boolean isNoDataWithoutRecords(Ratio result) {
        return saysNoData(result) || !result.label().definition().contains("programme Recorded");
    }

    @Example
    void activeIsWhoEarnsOrRedeemsOrWhoOrders() {
        StoreRows rows = StoreRows.riyadh()
                .membership("earns", "2025-01-01", "")
                .orders("earns", "2026-03-10")
                .membership("redeems", "2025-01-01", "")
                .orders("redeems", "2026-02-10")
                .redemption("redeems", "2026-03-10", 100, "", "")
                .membership("redeems what is not there", "2025-01-01", "")
                .redemption("redeems what is not there", "2026-03-10", 100, "", "")
                .membership("idle", "2025-01-01", "")
                .orders("idle", "2026-02-10", "2026-04-01")
                .grant("idle", "2026-03-10", 50, "sorry")
                .membership("left", "2025-01-01", "2026-03-20")
                .orders("left", "2026-03-10")
                .orders("none", "2026-03-10")
                .membership("joins later", "2026-04-01T00:00", "")
                .observedThrough("2026-04-30");
        ActiveMemberRate rate = ActiveMemberRate.in(MARCH).of(Programmes.RECORDED);
        assertThat(compute(rows, rate))
                .hasToString("active member rate 2026-03 (members who earned or redeemed in the window / members at its"
                        + " end; programme Recorded): 75.0 % (3/4), 95 % CI 30.1–95.4 %");
        assertThat(compute(rows, rate.definedBy(Activity.REDEEMED)).summary()).startsWith("50.0 % (2/4)");
        assertThat(compute(rows, rate.definedBy(Activity.ORDERED)).summary()).startsWith("25.0 % (1/4)");
    }

    @Example
    void whoIsSupposedToRedeemIsSaid() {
        StoreRows rows = StoreRows.riyadh().orders("a", "2026-03-10").observedThrough("2026-03-31");
        assertThat(compute(rows, ActiveMemberRate.in(MARCH).of(Programmes.PLAIN)))
                .asString()
                .contains("as if nobody redeems, and orders were what they are: behaviour does not change in a replay");
        ActiveMemberRate recorded = ActiveMemberRate.in(MARCH).of(Programmes.REWARDS);
        Ratio unknown = whole(recorded, rows.store().historyOfOrders());
        assertThat(unknown.value()).isEmpty();
        assertThat(unknown.label().notes()).contains("no redemptions were given");
        assertThat(whole(recorded.definedBy(Activity.ORDERED), rows.store().historyOfOrders())
                        .value())
                .hasValue(1);
        Ratio never = whole(
                ActiveMemberRate.in(MARCH)
                        .of(Programmes.rewards().redeemer(Redeemer.NEVER).build()),
                rows.store().historyOfOrders());
        assertThat(never.value()).hasValue(1);
    }

    @Example
    void refusesWhatIsNotThere() {
        assertThatThrownBy(() -> ActiveMemberRate.of(-1, 4)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ActiveMemberRate.in(null)).hasMessage("window");
        assertThatThrownBy(() -> ActiveMemberRate.in(MARCH).of(null)).hasMessage("programme");
        assertThatThrownBy(() -> ActiveMemberRate.in(MARCH).of(Programmes.PLAIN).definedBy(null))
                .hasMessage("activity");
    }

    private static Ratio compute(StoreRows rows, ActiveMemberRate metric) {
        return MetricsEngine.over(rows.store().history()).compute(metric);
    }
}
