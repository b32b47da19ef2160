package io.github.retention4j.staging;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.store.Dictionary;
import java.time.ZoneId;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

class ArrivalsTest {
    /** A door may stand inside another, such as the writer's of a record inside the source's. */
    @Test
    void whatAHistoryNeedsIsToldOnce() {
        Admission admission = new Admission(ZoneId.of("Asia/Riyadh"), CurrencyUnit.of("SAR"));
        Arrivals arrivals = new Arrivals(admission, new Dictionary(), Sizes.MEASURED);
        OutOfMemoryError told = arrivals.outOfMemory(new OutOfMemoryError("Java heap space"));
        assertThat(told).hasMessageStartingWith("Java heap space: a history of 0 orders with an id");
        assertThat(arrivals.outOfMemory(told)).isSameAs(told);
    }
}
