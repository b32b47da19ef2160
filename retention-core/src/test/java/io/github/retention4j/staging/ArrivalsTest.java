package io.github.retention4j.staging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

class ArrivalsTest {
    /** A door may stand inside another, such as the writer's of a record inside the source's. */
    @Test
    void whatAHistoryNeedsIsToldOnce() {
        Arrivals arrivals =
                new Arrivals(new Admission(ZoneId.of("Asia/Riyadh"), CurrencyUnit.of("SAR")), Sizes.MEASURED);
        OutOfMemoryError told = arrivals.outOfMemory(new OutOfMemoryError("Java heap space"));
        assertThat(told).hasMessageStartingWith("Java heap space: a history of 0 orders with an id");
        assertThat(arrivals.outOfMemory(told)).isSameAs(told);
    }
}
