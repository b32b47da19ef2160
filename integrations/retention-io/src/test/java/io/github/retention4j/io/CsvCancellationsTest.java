package io.github.retention4j.io;

import static io.github.retention4j.model.Window.month;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.intake.BadRows;
import io.github.retention4j.intake.Intake;
import io.github.retention4j.metric.value.AverageOrderValue;
import java.time.ZoneId;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

/** Voided, refunded and guests' rows in one file. */
class CsvCancellationsTest {
    private static HistoryBuilder builder() {
        return History.builder(ZoneId.of("Asia/Riyadh"), CurrencyUnit.of("SAR"));
    }

    private static OrderColumns orders(String... rows) {
        return Csv.stream("till.csv", Source.text("id,who,at,total,status\n" + String.join("\n", rows)))
                .orders()
                .customer("who")
                .time("at", "yyyy-MM-dd")
                .order("id")
                .amount("total");
    }

    private static OrderColumns drop(OrderColumns orders, String status) {
        return orders.cancellation(row -> row.get("status").equals(status), Cancellations.DROP);
    }

    private static OrderColumns book(OrderColumns orders, String status) {
        return orders.cancellation(row -> row.get("status").equals(status), Cancellations.BOOK_AS_REFUND);
    }

    @Test
    void voidedAndRefundedRowsAreEachTreatedTheirOwnWay() {
        OrderColumns orders = orders(
                "A,7,2026-01-05,76,paid",
                "B,8,2026-01-06,40,paid",
                "A,7,2026-01-07,-38,refunded",
                "C,7,2026-01-08,16,voided");

        for (OrderColumns both :
                new OrderColumns[] {book(drop(orders, "voided"), "refunded"), drop(book(orders, "refunded"), "voided")
                }) {
            History history = both.into(builder()).build();

            assertThat(history.intake().sources().get("till.csv")).isEqualTo(new Intake.Counts(3, 0, 1, 0));
            assertThat(MetricsEngine.over(history)
                            .compute(AverageOrderValue.in(month(2026, 1)))
                            .toString())
                    .contains("39.00");
        }
    }

    @Test
    void theFirstRuleThatIsTrueOfARowDecides() {
        OrderColumns orders = orders("A,7,2026-01-05,76,paid", "A,7,2026-01-07,-38,voided");
        OrderColumns negativeFirst = drop(
                orders.cancellation(row -> row.get("total").startsWith("-"), Cancellations.BOOK_AS_REFUND), "voided");
        OrderColumns voidedFirst = drop(orders, "voided")
                .cancellation(row -> row.get("total").startsWith("-"), Cancellations.BOOK_AS_REFUND);

        assertThat(Contents.of(negativeFirst.into(builder()).build()))
                .containsExactly("7: adjustment 2026-01-06T21:00:00Z -38.00, order 2026-01-04T21:00:00Z 76.00");
        assertThat(Contents.of(voidedFirst.into(builder()).build()))
                .containsExactly("7: order 2026-01-04T21:00:00Z 76.00");
        assertThat(orders.into(builder().badRows(BadRows.SKIP)).build().intake().refused())
                .as("the value before has no rule")
                .isEqualTo(2);
    }

    @Test
    void aRefundThatNamesItsOrderNeedNotRepeatTheCustomer() {
        OrderColumns orders = book(
                orders(
                        "A,,2026-01-07,-38,refunded",
                        "A,7,2026-01-05,76,paid",
                        "B,,2026-01-05,40,paid",
                        "B,,2026-01-08,-10,refunded",
                        "X,,2026-01-09,-3,refunded",
                        ",,2026-01-09,-2,refunded"),
                "refunded");

        assertThat(Contents.of(orders.into(builder()).build()))
                .containsExactly(
                        "7: adjustment 2026-01-06T21:00:00Z -38.00, order 2026-01-04T21:00:00Z 76.00",
                        "nobody: adjustment 2026-01-07T21:00:00Z -10.00, order 2026-01-04T21:00:00Z 40.00",
                        "nobody: adjustment 2026-01-08T21:00:00Z -2.00",
                        "nobody: adjustment 2026-01-08T21:00:00Z -3.00");
    }

    /** Without guests, a refund with an empty customer cell is a customer's if its order is, and a guest's if not. */
    @Test
    void whereGuestsAreDroppedTheRefundsOfCustomersStay() {
        History history = book(
                        orders(
                                "A,,2026-01-07,-38,refunded",
                                "A,7,2026-01-05,76,paid",
                                "B,,2026-01-05,40,paid",
                                "B,,2026-01-08,-10,refunded",
                                "X,,2026-01-09,-3,refunded",
                                ",,2026-01-09,-2,refunded",
                                "A,,2026-01-09,0,refunded"),
                        "refunded")
                .guests(Guests.DROP)
                .into(builder())
                .build();

        assertThat(Contents.of(history))
                .containsExactly("7: adjustment 2026-01-06T21:00:00Z -38.00, order 2026-01-04T21:00:00Z 76.00");
        assertThat(history.intake().sources().get("till.csv")).isEqualTo(new Intake.Counts(2, 0, 5, 0));
    }

    @Test
    void aBadRefundLeavesItsOrderAsItIs() {
        History history = book(orders("A,7,2026-01-05,76,paid", "A,7,2026-01-06,some,refunded"), "refunded")
                .into(builder().badRows(BadRows.SKIP))
                .build();

        assertThat(Contents.of(history)).containsExactly("7: order 2026-01-04T21:00:00Z 76.00");
        assertThat(history.intake().refusals()).hasSize(1);
    }

    @Test
    void aRefundBeyondItsOrderNamesTheOrder() {
        assertThatThrownBy(
                        () -> book(orders("A-9,SECRET,2026-01-05,76,paid", "A-9,,2026-01-06,-80,refunded"), "refunded")
                                .into(builder())
                                .build())
                .hasMessage("till.csv:3: the refund of 80.00 exceeds the 76.00 left of order A-9");
    }
}
