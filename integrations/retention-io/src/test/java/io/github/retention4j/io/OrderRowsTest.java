package io.github.retention4j.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.intake.BadRows;
import io.github.retention4j.intake.Intake;
import java.time.ZoneId;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

/** Files in which an order has its own columns on its first row, and refunds in a column beside it. */
class OrderRowsTest {
    private static HistoryBuilder builder() {
        return History.builder(ZoneId.of("UTC"), CurrencyUnit.of("SAR"));
    }

    private static OrderColumns orders(String... lines) {
        return Csv.stream("orders.csv", Source.lines(lines))
                .orders()
                .order("name")
                .customer("mail")
                .time("at", "yyyy-MM-dd")
                .amount("total");
    }

    @Test
    void rowsAfterTheFirstAreLines() {
        History history = orders(
                        "name,mail,at,total,item",
                        "#1,a,2026-03-05,10,x",
                        "#1,a,2026-03-05,,y",
                        ",,,,z",
                        "#2,b,2026-03-06,20,x",
                        "#1,a,2026-03-05,10,x")
                .orderOnFirstRow()
                .into(builder())
                .build();
        assertThat(Contents.of(history))
                .containsExactlyInAnyOrder(
                        "a: order 2026-03-05T00:00:00Z 10.00", "b: order 2026-03-06T00:00:00Z 20.00");
        assertThat(history.intake()).hasToString("orders.csv: 5 rows, 2 taken, 3 merged");
    }

    @Test
    void anEmptyAmountOfAnotherOrderIsBad() {
        OrderColumns orders = orders(
                        "name,mail,at,total",
                        "#1,a,2026-03-05,10",
                        "#2,b,2026-03-05,",
                        "#2,b,2026-03-05,",
                        "#3,c,2026-03-05,5")
                .orderOnFirstRow();
        assertThatThrownBy(() -> orders.into(builder())).hasMessage("orders.csv:3: column \"total\": empty");
        History history = orders.into(builder().badRows(BadRows.SKIP)).build();
        assertThat(Contents.of(history)).hasSize(2);
        assertThat(history.intake().toString()).startsWith("orders.csv: 4 rows, 2 taken, 2 refused");
    }

    @Test
    void linesBehindABadRowThatTellsNoOrderAreNotOfTheOrderBeforeIt() {
        OrderColumns orders = Csv.stream(
                        "orders.csv",
                        Source.lines(
                                "mail,at,name,total",
                                "z,2026-03-04",
                                ",,,",
                                "a,2026-03-05,#1,10",
                                "a,,,",
                                "b,2026-03-06",
                                "b,,,",
                                "b,,,",
                                "a,,#1,",
                                "a,,,",
                                "c,2026-03-07,#3,30",
                                "c,,,"))
                .orders()
                .order("name")
                .customer("mail")
                .time("at", "yyyy-MM-dd")
                .amount("total")
                .orderOnFirstRow();
        History history = orders.into(builder().badRows(BadRows.SKIP)).build();

        assertThat(Contents.of(history))
                .containsExactlyInAnyOrder(
                        "a: order 2026-03-05T00:00:00Z 10.00", "c: order 2026-03-07T00:00:00Z 30.00");
        assertThat(history.intake().toString()).startsWith("orders.csv: 10 rows, 2 taken, 4 merged, 4 refused");
        assertThat(history.intake().refusals())
                .extracting(Intake.Refusal::toString)
                .containsExactly(
                        "orders.csv:2: 2 cells, but the header has 4",
                        "orders.csv:6: 2 cells, but the header has 4",
                        "orders.csv:7: a row before it is bad, and does not tell whose lines follow",
                        "orders.csv:8: a row before it is bad, and does not tell whose lines follow");
        assertThat(orders.guests(Guests.DROP)
                        .leavingOut(row ->
                                row.get("name").isEmpty() && row.get("mail").equals("b"))
                        .into(builder().badRows(BadRows.SKIP))
                        .build()
                        .intake()
                        .toString())
                .startsWith("orders.csv: 10 rows, 2 taken, 4 merged, 3 excluded, 1 refused");
    }

    @Test
    void linesOfAnOrderThatIsLeftOutAreLeftOut() {
        History history = orders(
                        "name,mail,at,total,status,item",
                        "#1,a,2026-03-05,10,ok,x",
                        "#1,a,2026-03-05,,,tip",
                        "#1,a,2026-03-05,,,y",
                        "#2,b,2026-03-06,20,test,x",
                        "#2,b,2026-03-06,,,y",
                        ",,,,,z",
                        "#3,c,2026-03-07,30,ok,x")
                .orderOnFirstRow()
                .leavingOut(row ->
                        row.get("status").equals("test") || row.get("item").equals("tip"))
                .into(builder())
                .build();
        assertThat(Contents.of(history))
                .containsExactlyInAnyOrder(
                        "a: order 2026-03-05T00:00:00Z 10.00", "c: order 2026-03-07T00:00:00Z 30.00");
        assertThat(history.intake()).hasToString("orders.csv: 7 rows, 2 taken, 1 merged, 4 excluded");
    }

    @Test
    void linesGoTheWayOfTheirOrder() {
        History history = orders(
                        "name,mail,at,total,cancelled",
                        "#1,a,2026-03-05,10,yes",
                        "#1,a,2026-03-05,,",
                        "#2,,2026-03-05,20,",
                        "#2,,2026-03-05,,",
                        "#3,c,2026-03-05,30,")
                .orderOnFirstRow()
                .cancellation(row -> row.get("cancelled").equals("yes"), Cancellations.DROP)
                .guests(Guests.DROP)
                .into(builder())
                .build();
        assertThat(history.intake()).hasToString("orders.csv: 5 rows, 1 taken, 4 excluded");
    }

    @Test
    void aRefundBesideItsOrder() {
        History history = orders(
                        "name,mail,at,total,back,when",
                        "#1,a,2026-03-05,10,4,2026-04-01",
                        "#2,a,2026-03-06,10,10,",
                        "#3,a,2026-03-07,10,0,",
                        "#4,a,2026-03-08,10,,2026-04-01",
                        "#5,a,2026-03-09,10,-2.50,2026-03-09")
                .refunded("back", "when", "yyyy-MM-dd")
                .into(builder())
                .build();
        assertThat(history.intake()).hasToString("orders.csv: 5 rows, 5 taken");
        List<String> contents = Contents.of(history);
        assertThat(contents)
                .singleElement()
                .asString()
                .contains("adjustment 2026-04-01T00:00:00Z -4.00")
                .contains("adjustment 2026-03-06T00:00:00Z -10.00")
                .contains("adjustment 2026-03-09T00:00:00Z -2.50")
                .doesNotContain("adjustment 2026-03-07");
    }

    @Test
    void aRefundWithoutATimeIsOfTheOrdersOwn() {
        History history = orders("name,mail,at,total,back", "#1,a,2026-03-05,10,4", "#2,,2026-03-05,10,4")
                .refunded("back")
                .into(builder())
                .build();
        assertThat(Contents.of(history).toString())
                .contains("2026-03-05T00:00:00Z")
                .contains("4.00");
        assertThat(history.intake().notes())
                .extracting(Intake.Note::text)
                .containsExactly(
                        "no column tells when refunds were made: each lowers the revenue of the month of its own order");
        assertThat(orders("name,mail,at,total,back", "#1,a,2026-03-05,10,0", "#2,,2026-03-05,10,")
                        .refunded("back")
                        .into(builder())
                        .build()
                        .intake()
                        .notes())
                .isEmpty();
    }

    @Test
    void moreBackThanWasPaidIsBad() {
        assertThatThrownBy(() -> orders("name,mail,at,total,back", "#1,a,2026-03-05,10,10.01")
                        .refunded("back")
                        .into(builder()))
                .hasMessageStartingWith("orders.csv:2: ")
                .hasMessageContaining("exceed its total");
        assertThatThrownBy(() -> orders("name,mail,at,total,back,when", "#1,a,2026-03-05,10,1,2026-03-01")
                        .refunded("back", "when", "yyyy-MM-dd")
                        .into(builder()))
                .hasMessageContaining("is before the order");
    }

    @Test
    void bothNeedAnOrderAndItsAmount() {
        OrderColumns lines = Csv.stream("orders.csv", Source.lines("name,mail,at,total"))
                .orders()
                .order("name")
                .customer("mail")
                .time("at", "yyyy-MM-dd")
                .lineAmount("total");
        assertThatThrownBy(() -> lines.orderOnFirstRow().into(builder()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("orders.csv: orderOnFirstRow() needs order(...) and amount(...)");
        assertThatThrownBy(() -> lines.refunded("back").into(builder()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("orders.csv: refunded(...) needs order(...) and amount(...)");
    }
}
