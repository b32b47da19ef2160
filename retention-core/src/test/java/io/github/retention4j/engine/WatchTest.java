package io.github.retention4j.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryChange;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.retention.RepeatPurchaseRate;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Ratio;
import io.github.retention4j.testing.LargeStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class WatchTest {
    private static final Window YEAR = Window.year(LargeStore.YEAR);
    private static final RepeatPurchaseRate METRIC = RepeatPurchaseRate.in(YEAR);

    private static long noon(int month) {
        return LocalDate.of(LargeStore.YEAR, month, 3)
                .atTime(12, 0)
                .toInstant(ZoneOffset.UTC)
                .toEpochMilli();
    }

    private static History twoMoreOf(String customer, History history) {
        return history.plus(more -> {
            more.addOrder(customer, noon(5), 700);
            more.addOrder(customer, noon(6), 900);
        });
    }

    private final History history = LargeStore.history();
    private final Watch<Ratio> watch = MetricsEngine.over(history).watch(METRIC);

    @Test
    void countsACustomerWhoHasCome() {
        Ratio before = watch.result();
        assertThat(watch.isComputedAnew()).isTrue();
        Ratio after = watch.update(twoMoreOf("new", history));
        assertThat(watch.isComputedAnew()).isFalse();
        assertThat(after.hits()).isEqualTo(before.hits() + 1);
        assertThat(after.total()).isEqualTo(before.total() + 1);
        assertThat(watch).hasToString("Watch of " + METRIC.name() + ": " + after);
    }

    @Test
    void canSkipHistoriesAndGoBack() {
        Ratio before = watch.result();
        History third = twoMoreOf("third", twoMoreOf("second", twoMoreOf("first", history)));
        assertThat(watch.update(third).hits()).isEqualTo(before.hits() + 3);
        assertThat(watch.isComputedAnew()).isFalse();
        assertThat(watch.update(history)).isEqualTo(before);
        assertThat(watch.isComputedAnew()).isFalse();
        assertThat(watch.update(history)).isEqualTo(before);
        assertThat(watch.isComputedAnew()).isFalse();
    }

    @Test
    void watchesShareAChange() {
        Watch<Ratio> some = MetricsEngine.over(history)
                .where(customer -> customer.orderCount() > 1)
                .watch(METRIC);
        History next = twoMoreOf("new", history);
        HistoryChange change = next.changeSince(history);
        Ratio alone = MetricsEngine.over(history).watch(METRIC).update(next);
        assertThat(watch.update(next, change)).isEqualTo(alone);
        assertThat(watch.isComputedAnew()).isFalse();
        assertThat(watch.history()).isSameAs(next);
        Ratio before = some.result();
        assertThat(some.update(next, change).hits()).isEqualTo(before.hits() + 1);
        assertThat(some.isComputedAnew()).isFalse();
    }

    @Test
    void aChangeBetweenOtherHistoriesIsRefused() {
        History next = twoMoreOf("new", history);
        HistoryChange none = history.changeSince(history);
        assertThatThrownBy(() -> watch.update(next, none))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the change makes %d customers and %d orders of those of the history seen last, where the next has %d"
                                + " and %d; ask the next for its changeSince(history())",
                        history.customerCount(), history.orderCount(), next.customerCount(), next.orderCount());
        assertThat(watch.update(next)).isEqualTo(MetricsEngine.over(next).compute(METRIC));
    }

    /** As after a merge of a store: the same rows in other blocks. */
    @Test
    void goesOnFromAHistoryThatWasReadBack() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        history.write(out);
        History read = History.read(new ByteArrayInputStream(out.toByteArray()), "history");
        Ratio before = watch.result();
        assertThat(watch.update(read, history.changeSince(history))).isEqualTo(before);
        assertThat(watch.update(twoMoreOf("new", read)).hits()).isEqualTo(before.hits() + 1);
        assertThat(watch.isComputedAnew()).isFalse();
    }

    @Test
    void isComputedAnewOnceTheLastDayMovesOn() {
        History later = history.plus(
                more -> more.observedThrough(history.basis().lastDay().plusDays(1)));
        assertThat(watch.update(later)).isEqualTo(MetricsEngine.over(later).compute(METRIC));
        assertThat(watch.isComputedAnew()).isTrue();
        watch.update(twoMoreOf("new", later));
        assertThat(watch.isComputedAnew()).isFalse();
    }

    @Test
    void isComputedAnewForAHistoryThatComesFromNoneBefore() {
        History other = LargeStore.of(300, 900, new Random(3)).history();
        assertThat(watch.update(other.on(history.basis().union(other.basis()))))
                .isEqualTo(MetricsEngine.over(other.on(history.basis().union(other.basis())))
                        .compute(METRIC));
        assertThat(watch.isComputedAnew()).isTrue();
    }

    @Test
    void isComputedAnewAfterAFailure() {
        AtomicBoolean isFailing = new AtomicBoolean();
        Watch<Ratio> failing = MetricsEngine.over(history)
                .where(customer -> {
                    if (isFailing.get()) {
                        throw new IllegalStateException("a filter that fails");
                    }
                    return customer.orderCount() > 0;
                })
                .watch(METRIC);
        Ratio before = failing.result();
        History next = twoMoreOf("new", history);
        isFailing.set(true);
        assertThatThrownBy(() -> failing.update(next)).hasMessage("a filter that fails");
        isFailing.set(false);
        assertThat(failing.result()).isEqualTo(before);
        assertThat(failing.update(next).hits()).isEqualTo(before.hits() + 1);
        assertThat(failing.isComputedAnew()).isTrue();
    }

    @Test
    void aMetricOfACallersOwnIsComputedAnew() {
        Metric<long[], Long> orders = Metric.fold(
                "orders",
                () -> new long[1],
                (sum, customer) -> sum[0] += customer.orderCount(),
                (into, from) -> into[0] += from[0],
                sum -> sum[0]);
        Watch<Long> own = MetricsEngine.over(history).watch(orders);
        long before = own.result();
        assertThat(own.update(twoMoreOf("new", history))).isEqualTo(before + 2);
        assertThat(own.isComputedAnew()).isTrue();
    }
}
