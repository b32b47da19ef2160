package io.github.retention4j.metric.engagement;

import static io.github.retention4j.model.Window.between;
import static io.github.retention4j.model.Window.month;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.ShareMetricContract;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.ClusterShare;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class StickinessTest extends ShareMetricContract<Stickiness> {
    private static final Window WEEK = between(LocalDate.of(2026, 3, 2), LocalDate.of(2026, 3, 9));

    @Override
    protected List<Stickiness> forms(Window window) {
        Stickiness form = Stickiness.in(window);
        return List.of(
                form,
                form.trailing(2),
                form.trailing(7),
                form.counting(Activity.ORDERS),
                form.counting(Activity.ORDERS).trailing(7));
    }

    /** Those whose stretches are not longer than a window of a day. */
    @Override
    protected List<Stickiness> formsBoundedByTheWindow(Window window) {
        return forms(window).stream().filter(form -> form.days() == 1).toList();
    }

    @Override
    protected void happens(StoreRows rows, Window window, Instant instant) {
        ActiveDayStore.happens(rows, window, instant);
    }

    /** Each stretch of each customer by itself. */
    @Override
    protected List<Unit> units(Stickiness form, Store store) {
        List<LocalDate> days = ActiveDayStore.covered(store, form.window());
        List<List<LocalDate>> stretches = new ArrayList<>();
        for (int last = form.days(); last <= days.size(); last++) {
            stretches.add(days.subList(last - form.days(), last));
        }
        return ActiveDayStore.active(store, form.window(), form.activity()).stream()
                .map(active -> new Unit(
                        stretches.stream()
                                .filter(stretch -> stretch.stream().anyMatch(active::contains))
                                .count(),
                        stretches.size()))
                .filter(unit -> unit.count() > 0)
                .toList();
    }

    @Override
    protected Optional<ClusterShare> byCounts(Stickiness form, ClusterShare result) {
        return form.equals(Stickiness.in(form.window())) && result.total() > 0
                ? Optional.of(Stickiness.of(result.hits(), result.total(), 1))
                : Optional.empty();
    }

    /** Orders are always given; without the records of other kinds the data may begin later, and cover fewer days. */
    @Override
    protected boolean isNoDataWithoutRecords(ClusterShare result) {
        return saysNoData(result) || result.label().definition().contains("an order");
    }

    private static StoreRows worked() {
        return StoreRows.riyadh()
                .orders("somebody", "2026-01-01")
                .visit("often", "2026-03-02", 1, 0, false)
                .visit("often", "2026-03-03T00:00", 1, 0, false)
                .visit("often", "2026-03-03T23:59", 1, 0, false)
                .visit("often", "2026-03-07", 1, 0, false)
                .visit("often", "2026-03-08", 1, 0, false)
                .visit("twice", "2026-03-02", 1, 0, false)
                .visit("twice", "2026-03-05", 1, 0, false)
                .visit("once", "2026-03-08T23:59:59.999", 1, 0, false)
                .visit("before", "2026-03-01T23:59:59.999", 1, 0, false)
                .visit("after", "2026-03-09T00:00", 1, 0, false)
                .visit("", "2026-03-04", 1, 0, false)
                .observedThrough("2026-03-31");
    }

    private static ClusterShare compute(StoreRows rows, Stickiness form) {
        return MetricsEngine.over(rows.store().history()).compute(form);
    }

    @Example
    void theWorkedExample() {
        ClusterShare share = compute(worked(), Stickiness.in(WEEK));
        assertThat(share.hits()).isEqualTo(7);
        assertThat(share.total()).isEqualTo(21);
        assertThat(share.toString())
                .startsWith(
                        "stickiness 2026-03-02..2026-03-08 (customers with a visit on an average day / in the window): "
                                + "33.3 % (7/21)");
        assertThat(Stickiness.of(7, 3, 7).summary()).isEqualTo("33.3 % (7/21)");
    }

    /** Written out: the stretches of 3 days end on 4 to 8 March; "often" misses the third, "twice" the last, "once" has one. */
    @Example
    void stretchesLieWholeInTheWindow() {
        ClusterShare share = compute(worked(), Stickiness.in(WEEK).trailing(3));
        assertThat(share.hits()).isEqualTo(4 + 4 + 1);
        assertThat(share.total()).isEqualTo(3 * 5);
        assertThat(compute(worked(), Stickiness.in(WEEK).trailing(7)).summary()).startsWith("100.0 % (3/3)");
        assertThat(compute(worked(), Stickiness.in(WEEK).trailing(8)).value()).isEmpty();
    }

    @Example
    void theDaysAreThoseThatTheDataCover() {
        StoreRows rows = StoreRows.riyadh()
                .visit("c", "2026-03-11", 1, 0, false)
                .visit("c", "2026-03-13", 1, 0, false)
                .observedThrough("2026-03-20");
        ClusterShare share = compute(rows, Stickiness.in(month(2026, 3)));
        assertThat(share.total()).isEqualTo(10);
        assertThat(share.toString()).contains("20.0 % (2/10)").endsWith("; partly observed, data end 2026-03-20");
    }

    @Property(tries = TRIES)
    void whoeverIsActiveIsSoInTheOneStretchOfAllDays(@ForAll("drawn") Asked asked) {
        int covered = ActiveDayStore.covered(asked.store(), asked.window()).size();
        if (covered > 0) {
            ClusterShare share = whole(Stickiness.in(asked.window()).trailing(covered), asked.history());
            assertThat(share.hits()).isEqualTo(share.total());
            assertThat(share.total())
                    .isEqualTo(whole(ActiveDays.in(asked.window()), asked.history())
                            .active());
        }
    }

    @Property(tries = TRIES)
    void timesTheDaysItIsTheMeanOfActiveDays(@ForAll("drawn") Asked asked) {
        for (Activity activity : Set.of(Activity.VISITS, Activity.ORDERS)) {
            ClusterShare share = whole(Stickiness.in(asked.window()).counting(activity), asked.history());
            ActiveDayCounts counts = whole(ActiveDays.in(asked.window()).counting(activity), asked.history());
            assertThat(counts.value().isPresent()).isEqualTo(share.value().isPresent());
            if (share.value().isPresent()) {
                int days = ActiveDayStore.covered(asked.store(), asked.window()).size();
                assertThat(counts.value().getAsDouble())
                        .isCloseTo(share.value().getAsDouble() * days, within(1e-12 * days));
            }
        }
    }

    @Example
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> Stickiness.in(null)).hasMessage("window");
        assertThatThrownBy(() -> Stickiness.in(WEEK).counting(null)).hasMessage("activity");
        assertThatThrownBy(() -> Stickiness.in(WEEK).trailing(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("days 0 is below 1");
        assertThatThrownBy(() -> Stickiness.of(1, 1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("days 0 is below 1");
        assertThatThrownBy(() -> Stickiness.of(8, 1, 7)).isInstanceOf(IllegalArgumentException.class);
    }
}
