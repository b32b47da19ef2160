package io.github.retention4j.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.history.History;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.Window;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class PageScopeTest {
    @Test
    void nothingLiesBeforeTheData() {
        for (PageScope scope : List.of(of("2025-01-01", "2025-01-01"), of("2025-01-02", "2025-02-28"))) {
            assertThat(scope.lastMonth()).isEmpty();
            assertThat(scope.lastQuarter()).isEmpty();
            assertThat(scope.latestAndAll()).containsExactly(scope.all());
        }
    }

    @Test
    void theLastFullMonthHasAWholeOneBefore() {
        PageScope twoMonths = of("2025-01-01", "2025-02-28");
        assertThat(twoMonths.lastMonth()).containsExactly(Window.month(2025, 2));
        assertThat(twoMonths.lastQuarter()).containsExactly(Window.month(2025, 2));
        assertThat(of("2025-01-01", "2025-03-30").lastMonth()).containsExactly(Window.month(2025, 2));
        assertThat(of("2025-01-02", "2025-03-31").lastMonth()).containsExactly(Window.month(2025, 3));
    }

    @Test
    void theLastFullQuarterHasAWholeOneBefore() {
        assertThat(of("2025-01-01", "2025-06-30").lastQuarter()).containsExactly(Window.quarter(2025, 2));
        assertThat(of("2025-01-01", "2025-06-29").lastQuarter()).containsExactly(Window.month(2025, 5));
        assertThat(of("2025-01-01", "2025-09-29").lastQuarter()).containsExactly(Window.quarter(2025, 2));
    }

    @Test
    void theLatestMonthsAreThoseWithAWholeOneBefore() {
        assertThat(of("2025-01-01", "2025-06-10").recent()).isEqualTo(Window.months(2025, 2, 2025, 6));
        assertThat(of("2025-01-01", "2025-01-02").recent()).isEmpty();
        assertThat(of("2020-01-01", "2025-06-10").recent()).hasSize(13).last().isEqualTo(Window.month(2025, 6));
    }

    /** Of a shop with an order on its first day and one on its last. */
    private static PageScope of(String first, String last) {
        List<Order> orders = List.of(order("a", first), order("b", last));
        History history =
                History.builder(TestShop.ZONE, TestShop.SAR).orders(orders).build();
        return new PageScope(history, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 0);
    }

    private static Order order(String id, String day) {
        return Order.of(
                id,
                "c",
                LocalDate.parse(day).atTime(12, 0).atZone(TestShop.ZONE).toInstant(),
                Money.parse("SAR 10"));
    }
}
