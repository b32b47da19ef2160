package io.github.retention4j.livestore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.history.RecordKind;
import io.github.retention4j.history.RecordRow;
import io.github.retention4j.history.Visits;
import io.github.retention4j.livestore.Event.Ordered;
import io.github.retention4j.livestore.Event.Recorded;
import io.github.retention4j.livestore.Event.Sourced;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.Visit;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** Events that cannot be applied: they wait, and none is lost. */
class LiveTest {
    private static final Instant AT = Instant.parse("2026-03-05T09:30:00Z");
    private static final StoreSettings SETTINGS = StoreSettings.of(ZoneId.of("Asia/Riyadh"), CurrencyUnit.of("SAR"));
    private static final Sourced ORDER =
            new Sourced("", 0, new Ordered(Order.of("A-1", "c-1", AT, Money.parse("SAR 10"))));

    private final AtomicBoolean fails = new AtomicBoolean(true);
    private final Histories histories = new Histories(SETTINGS, new EventForms(SETTINGS));
    private final Live live = new Live(histories, histories.empty());

    private final RecordKind<Visit, Visits> kind = RecordKind.of("failing", 1, this::write, customer -> {
        throw new IllegalStateException("nobody looks at them");
    });

    private void write(Visit visit, RecordRow row) {
        if (fails.get()) {
            throw new IllegalStateException("no more memory");
        }
        row.customer(Optional.empty()).begin(kind);
        row.time(0, "started", AT.toEpochMilli());
        row.end();
    }

    /** An event that is applied when it does not fail any more. */
    private Sourced failing() {
        return new Sourced("", 0, new Recorded<>(kind, Visit.of(AT, 1, 0)));
    }

    @Test
    void whatCannotBeAppliedBehindAMergeWaits() {
        live.add(List.of(ORDER));
        live.cut();
        live.add(List.of(failing()));
        Live.Merge merge = new Live.Merge(histories.apply(histories.empty(), List.of(ORDER)), histories.empty());
        assertThatThrownBy(() -> live.replace(merge)).isInstanceOf(IllegalStateException.class);
        fails.set(false);
        assertThat(live.snapshot().orderCount()).isEqualTo(1);
    }

    @Test
    void whatCannotBeAppliedFailsTheOneWhoAsksAndNotTheOneWhoAdds() {
        live.add(Collections.nCopies(100_000, ORDER));
        live.add(List.of(failing()));
        live.relieve();
        assertThatThrownBy(live::snapshot).isInstanceOf(IllegalStateException.class);
        fails.set(false);
        assertThat(live.snapshot().orderCount()).isEqualTo(1);
    }
}
