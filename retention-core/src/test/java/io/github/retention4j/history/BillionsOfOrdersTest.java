package io.github.retention4j.history;

import static io.github.retention4j.model.Window.year;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.cohort.CohortRetention;
import io.github.retention4j.metric.cohort.CohortTable;
import io.github.retention4j.metric.engagement.PurchaseFrequency;
import io.github.retention4j.metric.retention.RepeatPurchaseRate;
import io.github.retention4j.metric.value.AverageOrderValue;
import io.github.retention4j.metric.value.Revenue;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Average;
import io.github.retention4j.result.Ratio;
import io.github.retention4j.store.LiveBlock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

/** Counts beyond the range of int, made of one block that is taken many times. */
class BillionsOfOrdersTest {
    private static final Window YEAR = year(2026);
    private static final long START = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
    private static final long HALF_A_YEAR = 182 * 86_400_000L;

    /** Customers of two orders each, in January and July, of 1 and 2 cents. */
    private static History ofTwoOrders(int customers) {
        HistoryBuilder builder = History.builder(ZoneOffset.UTC, CurrencyUnit.EUR);
        for (int customer = 0; customer < customers; customer++) {
            builder.addOrder(customer, START, 1);
            builder.addOrder(customer, START + HALF_A_YEAR, 2);
        }
        return builder.build();
    }

    private static History times(History history, int times) {
        Rows rows = history.rows();
        List<LiveBlock> blocks = Collections.nCopies(times, rows.blocks()).stream()
                .flatMap(List::stream)
                .toList();
        Rows many = new Rows(blocks, rows.texts(), rows.referrals(), rows.kept(), rows.sizes());
        return new History(history.basis(), many, history.intake(), history.extent());
    }

    /** A metric of a history taken 2<sup>powers</sup> times: a state merged with its like, over and over. */
    private static <S, R> R doubled(Metric<S, R> metric, History history, int powers) {
        S state = metric.start(history.basis());
        for (CustomerBlock block : history.blocks()) {
            metric.addAll(state, block);
        }
        for (int power = 0; power < powers; power++) {
            S twice = metric.start(history.basis());
            metric.merge(twice, state);
            metric.merge(twice, state);
            state = twice;
        }
        return metric.finish(state, history.basis());
    }

    @Test
    void customersAndOrdersAreCounted() {
        History many = times(ofTwoOrders(1 << 15), 1 << 17);
        assertThat(many.customerCount()).isEqualTo(1L << 32);
        assertThat(many.orderCount()).isEqualTo(1L << 33);
        assertThat(many)
                .hasToString("History: 4294967296 customers, 8589934592 orders, 2026-01-01 to 2026-07-02, Z, EUR");
    }

    @Test
    void theEngineCountsOrdersOfCustomersWhoHaveAMillion() {
        long[] customers = new long[1 << 20];
        long[] millis = new long[1 << 20];
        Arrays.setAll(millis, row -> START + row);
        long[] amounts = new long[1 << 20];
        History one = History.builder(ZoneOffset.UTC, CurrencyUnit.EUR)
                .orderColumns(customers, millis, amounts)
                .build();
        History many = times(one, 3 << 11);
        MetricsEngine engine = MetricsEngine.over(many);
        Average frequency = engine.compute(PurchaseFrequency.in(YEAR));
        assertThat(many.orderCount()).isEqualTo(3L << 31);
        assertThat(frequency.sum()).isEqualByComparingTo(String.valueOf(3L << 31));
        assertThat(frequency.count()).isEqualTo(3 << 11);
        Ratio repeat = engine.compute(RepeatPurchaseRate.in(YEAR));
        assertThat(repeat.hits()).isEqualTo(repeat.total()).isEqualTo(3 << 11);
    }

    @Test
    void metricsCountCustomersAndOrders() {
        History history = ofTwoOrders(3);
        long customers = 3L << 32;
        Ratio repeat = doubled(RepeatPurchaseRate.in(YEAR), history, 32);
        assertThat(repeat.hits()).isEqualTo(customers);
        assertThat(repeat.total()).isEqualTo(customers);
        Average frequency = doubled(PurchaseFrequency.in(YEAR), history, 32);
        assertThat(frequency.sum()).isEqualByComparingTo(String.valueOf(2 * customers));
        assertThat(frequency.count()).isEqualTo(customers);
        assertThat(frequency.value()).hasValue(2);
        for (Revenue revenue : Revenue.values()) {
            Average value = doubled(AverageOrderValue.in(YEAR).definedBy(revenue), history, 32);
            assertThat(value.sum().unscaledValue().longValueExact()).isEqualTo(3 * customers);
            assertThat(value.count()).isEqualTo(2 * customers);
            assertThat(value.value()).hasValue(0.015);
        }
        CohortTable table = doubled(CohortRetention.monthly(), history, 32);
        CohortTable.Cohort january = table.cohorts().get(0);
        assertThat(january.size()).isEqualTo(customers);
        CohortTable.Cell july = january.cell(6).orElseThrow();
        assertThat(july.customers()).isEqualTo(customers);
        assertThat(july.orders()).isEqualTo(customers);
        assertThat(july.revenue().getAmount().unscaledValue().longValueExact()).isEqualTo(2 * customers);
    }
}
