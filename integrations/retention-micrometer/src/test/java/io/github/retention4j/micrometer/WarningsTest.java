package io.github.retention4j.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.history.History;
import io.github.retention4j.metric.segment.Segment;
import io.github.retention4j.metric.segment.Segments;
import io.github.retention4j.metric.value.RevenuePerCustomer;
import io.github.retention4j.model.CalendarUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

/** Gauges that show nothing although there are data: the log tells why, once. */
class WarningsTest {
    private static final Segment<String> HOW_OFTEN =
            Segment.of("orders in all", c -> c.orderCount() > 2 ? "many" : "few");

    private final List<String> told = new ArrayList<>();
    private final Warnings warnings = new Warnings(told::add);

    private void refresh(History history, RetentionGauge gauge) {
        List<Asked> asked = List.of(new Asked(gauge, CalendarUnit.MONTH, 0));
        Readings.of(history, Shops.success(history, Shops.LATER), asked, UnaryOperator.identity(), warnings);
    }

    @Test
    void anotherCurrencyIsToldOnceWithWhatToState() {
        RetentionGauge euros = RetentionGauge.averageRevenue(CurrencyUnit.EUR);
        for (int refresh = 0; refresh < 3; refresh++) {
            refresh(Shops.ofThreeMonths(40), euros);
        }
        assertThat(told)
                .containsExactly("retention.revenue.average of the last month is NaN: java.lang.IllegalStateException:"
                        + " retention.revenue.average is in SAR, and was stated in EUR; state CurrencyUnit.of(\"SAR\"), as in"
                        + " RetentionGauge.usual(CurrencyUnit.of(\"SAR\"))");
    }

    @Test
    void aCurrencyTooManyOrTooFewIsTold() {
        refresh(Shops.ofThreeMonths(40), RetentionGauge.of("no.currency", "net", RevenuePerCustomer::in));
        refresh(Shops.ofThreeMonths(40), RetentionGauge.repeatRate().in(Shops.SAR));
        assertThat(told).hasSize(2);
        assertThat(told.get(0)).endsWith("was stated in none; add .in(CurrencyUnit.of(\"SAR\"))");
        assertThat(told.get(1)).endsWith("is in no currency, and was stated in SAR; leave .in(...) out");
    }

    @Test
    void segmentsOfWhichNoneIsThereAreTold() {
        refresh(Shops.ofThreeMonths(40), RetentionGauge.repeatRate().by(HOW_OFTEN, List.of("Many", "Few")));
        refresh(Shops.ofThreeMonths(40), RetentionGauge.repeatRate().by(Segments.country(), List.of("SA")));
        assertThat(told).hasSize(2);
        assertThat(told.get(0))
                .isEqualTo(
                        "retention.repeat.rate.by.orders_in_all of the last month is NaN: of the listed segments"
                                + " [Many, Few] none is there, or large enough to be shown; list them as the history writes them");
        assertThat(told.get(1)).startsWith("retention.repeat.rate.by.country of the last month is NaN: of the listed");
    }

    @Test
    void oneOfThemIsEnoughAndNoDataAreNoFault() {
        refresh(Shops.ofThreeMonths(40), RetentionGauge.repeatRate().by(HOW_OFTEN, List.of("many", "nobody")));
        refresh(Shops.empty(), RetentionGauge.repeatRate().by(HOW_OFTEN, List.of("nobody")));
        refresh(Shops.empty(), RetentionGauge.averageRevenue(CurrencyUnit.EUR));
        refresh(Shops.ofThreeMonths(40), RetentionGauge.averageRevenue(Shops.SAR));
        assertThat(told).isEmpty();
    }

    @Test
    void isToldAgainWhenItWasRightMeanwhile() {
        Asked asked = new Asked(RetentionGauge.repeatRate(), CalendarUnit.MONTH, 0);
        warnings.warn(asked, "one");
        warnings.warn(asked, "one");
        warnings.warn(asked, "another");
        warnings.clear(asked);
        warnings.warn(asked, "another");
        assertThat(told)
                .containsExactly(
                        "retention.repeat.rate of the last month is NaN: one",
                        "retention.repeat.rate of the last month is NaN: another",
                        "retention.repeat.rate of the last month is NaN: another");
    }
}
