package io.github.retention4j.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.engine.Report;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.metric.segment.Segments;
import io.github.retention4j.metric.value.AverageOrderValue;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Average;
import io.github.retention4j.testing.Serialisation;
import io.github.retention4j.testing.StoreRows;
import java.lang.reflect.Method;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class CustomerFilterTest {
    private static final Window MARCH = Window.month(2026, 3);
    private static final MetricsEngine ENGINE = MetricsEngine.over(StoreRows.riyadh()
            .order("a", "2026-03-05", 500)
            .order("b", "2026-03-06", 1_500)
            .order("b", "2026-03-31", 1_500)
            .store()
            .history());

    @Test
    void resultsTellWhoseTheyAre() {
        assertThat(ENGINE.compute(AverageOrderValue.in(MARCH)).toString()).startsWith("average order value 2026-03 (");
        assertThat(ENGINE.where(c -> c.orderCount() > 1)
                        .compute(AverageOrderValue.in(MARCH))
                        .toString())
                .startsWith("average order value 2026-03, only some customers (");
        assertThat(ENGINE.where("loyal", c -> c.orderCount() > 1)
                        .compute(AverageOrderValue.in(MARCH))
                        .toString())
                .startsWith("average order value 2026-03, only loyal (");
        assertThat(ENGINE.where("loyal", c -> c.orderCount() > 1)).asString().contains(", only loyal, 1 thread");
    }

    @Test
    void namesAreToldTogether() {
        CustomerFilter loyal = CustomerFilter.named("loyal", c -> c.orderCount() > 1);
        CustomerFilter early = CustomerFilter.named("early", c -> c.orderEpochDay(0) % 2 == 0);
        CustomerFilter unnamed = c -> true;
        assertThat(loyal.and(early).name())
                .isEqualTo("early and loyal")
                .isEqualTo(early.and(loyal).name());
        assertThat(loyal.and(unnamed).name())
                .isEqualTo("some loyal")
                .isEqualTo(unnamed.and(loyal).name());
        assertThat(unnamed.and(unnamed).name()).isEmpty();
        assertThat(Serialisation.roundTrip(loyal).name()).isEqualTo("loyal");
    }

    /** As it was asked for, a metric is looked up: by being equal. */
    @Test
    void aMetricOfTwoFiltersIsTheSameMetricAgain() {
        CustomerFilter loyal = CustomerFilter.named("loyal", c -> c.orderCount() > 1);
        CustomerFilter unnamed = c -> true;
        Supplier<Metric<?, Average>> asked =
                () -> AverageOrderValue.in(MARCH).where(loyal).where(unnamed);
        assertThat(asked.get()).isEqualTo(asked.get());
        Report report = ENGINE.compute(asked.get(), AverageOrderValue.in(MARCH));
        assertThat(report.get(asked.get()).sum()).isEqualByComparingTo("30.00");
        CustomerFilter gifts = CustomerFilter.hasOrderTagged("gift").and(CustomerFilter.hasOrderWithCoupon("MARCH"));
        assertThat(Serialisation.roundTrip(gifts)).isEqualTo(gifts);
    }

    @Test
    void bothFiltersArePassed() {
        CustomerFilter loyal = c -> c.orderCount() > 1;
        CustomerFilter early =
                c -> c.orderEpochDay(0) == LocalDate.of(2026, 3, 5).toEpochDay();
        assertThat(ENGINE.where(loyal).compute(AverageOrderValue.in(MARCH)).count())
                .isEqualTo(2);
        assertThat(ENGINE.where(early).compute(AverageOrderValue.in(MARCH)).count())
                .isEqualTo(1);
        assertThat(ENGINE.where(loyal.and(early))
                        .compute(AverageOrderValue.in(MARCH))
                        .count())
                .isZero();
        assertThat(ENGINE.where(early.and(loyal))
                        .compute(AverageOrderValue.in(MARCH))
                        .count())
                .isZero();
        assertThatNullPointerException().isThrownBy(() -> loyal.and(null)).withMessage("other");
    }

    @Test
    void refusesAName() {
        assertThatThrownBy(() -> CustomerFilter.named(" ", c -> true))
                .hasMessageContaining("name of a filter is blank");
        assertThatThrownBy(() -> ENGINE.where("", c -> true)).hasMessageContaining("name of a filter is blank");
    }

    @Test
    void nothingIsNamedBlank() {
        assertThatThrownBy(() -> AverageOrderValue.in(MARCH).by(" ", c -> 1))
                .hasMessageContaining("name of a segment is blank");
        assertThatThrownBy(() -> Segments.attribute("")).hasMessageContaining("name of an attribute is blank");
        assertThatThrownBy(() -> Metric.share("", c -> true, c -> true))
                .hasMessageContaining("name of a metric is blank");
        assertThatThrownBy(() -> ENGINE.where(null, c -> true)).hasMessage("name");
        assertThatThrownBy(() -> ENGINE.trend(null, AverageOrderValue::in)).hasMessage("windows");
    }

    @Test
    void theViewThatItIsHandedCannotBeMoved() {
        assertThat(Arrays.stream(CustomerHistory.class.getMethods()).map(Method::getName))
                .contains("orderCount")
                .noneMatch(name -> name.toLowerCase(Locale.ROOT).contains("move"));
    }
}
