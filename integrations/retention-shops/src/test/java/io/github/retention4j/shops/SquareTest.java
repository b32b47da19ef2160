package io.github.retention4j.shops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.history.History;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SquareTest {
    private static final String EASTERN = "Eastern Time (US & Canada)";

    @TempDir
    Path folder;

    private static Export item(
            Export export, String id, String customer, String date, String time, String sales, String event) {
        return export.row(
                "Date",
                date,
                "Time",
                time,
                "Time Zone",
                EASTERN,
                "Item",
                "Tea",
                "Qty",
                "1.0",
                "Net Sales",
                sales,
                "Tax",
                "$0.50",
                "Transaction ID",
                id,
                "Event Type",
                event,
                "Customer ID",
                customer);
    }

    @Test
    void articlesOfATransactionAreOneOrderAndRefundsHaveTheirOwnDate() throws IOException {
        Export export = new Export(KnownExport.SQUARE_ITEMS);
        item(export, "T1", "C1", "2025-01-18", "12:59:30", "$45.00", "Payment");
        item(export, "T1", "C1", "2025-01-18", "12:59:30", "$1,005.00", "Payment");
        item(export, "T2", "", "2025-01-18", "13:30:00", "$8.00", "Payment");
        item(export, "T1", "C1", "2025-02-02", "10:00:00", "-$12.00", "Refund");
        item(export, "T9", "C2", "2025-02-02", "10:00:00", "-$8.00", "Refund");
        Path path = export.csv(folder.resolve("items.csv"));

        History history = Square.items(path).into(Shops.american()).build();

        assertThat(Shops.orders(history))
                .containsExactly("C1: 2025-01-18T17:59:30Z 105000", "guest: 2025-01-18T18:30:00Z 800");
        assertThat(Shops.netRevenue(history, 2025, 1)).isEqualTo(1058_00);
        assertThat(Shops.netRevenue(history, 2025, 2)).isEqualTo(-20_00);
        assertThat(Shops.told(history))
                .isEqualTo("5 rows → 2 orders → 2 customers; 1 guest's order (0.8 % of revenue) cannot come back");
        assertThat(Shops.orders(
                        Square.items(path).withTax().into(Shops.american()).build()))
                .containsExactly("C1: 2025-01-18T17:59:30Z 105100", "guest: 2025-01-18T18:30:00Z 850");
    }

    @Test
    void anOlderExportOfFewerColumnsIsRead() throws IOException {
        Export export = new Export(KnownExport.SQUARE_ITEMS)
                .without(
                        "Unit",
                        "Count",
                        "GTIN",
                        "Itemization Type",
                        "Commission",
                        "Employee",
                        "Fulfillment Note",
                        "Channel",
                        "Token",
                        "Card Brand",
                        "PAN Suffix")
                .shuffled(3);
        item(export, "T1", "C1", "07/18/25", "12:59:30", "$45.00", "Payment");
        assertThat(Shops.orders(Square.items(export.csv(folder.resolve("items.csv")))
                        .into(Shops.american())
                        .build()))
                .containsExactly("C1: 2025-07-18T16:59:30Z 4500");
    }

    // The clocks of New York go from 2:00 to 3:00 on 9 March 2025 and from 2:00 to 1:00 on 2 November.
    @ParameterizedTest
    @CsvSource({
        "2025-01-18, 12:59:30, Eastern Time (US & Canada), 2025-01-18T12:59:30-05:00",
        "2025-07-18, 12:59:30, Eastern Time (US & Canada), 2025-07-18T12:59:30-04:00",
        "2025-03-09, 02:30:00, Eastern Time (US & Canada), 2025-03-09T03:30:00-04:00",
        "2025-11-02, 01:30:00, Eastern Time (US & Canada), 2025-11-02T01:30:00-04:00",
        "2025-07-18, 12:59:30, Arizona, 2025-07-18T12:59:30-07:00",
        "2025-07-18, 12:59:30, Riyadh, 2025-07-18T12:59:30+03:00",
        "2025-07-18, 12:59:30, UTC, 2025-07-18T12:59:30Z",
        "someday, 12:59:30, Tokyo, someday 12:59:30"
    })
    void aTimeIsOfItsRowsZone(String date, String time, String zone, String instant) {
        assertThat(Square.time(date, time, zone)).isEqualTo(instant);
    }

    @Test
    void aZoneThatNobodyKnowsIsABadRow() throws IOException {
        Path path = new Export(KnownExport.SQUARE_ITEMS)
                .row(
                        "Date",
                        "2025-01-18",
                        "Time",
                        "12:59:30",
                        "Time Zone",
                        "Nowhere",
                        "Net Sales",
                        "$1.00",
                        "Transaction ID",
                        "T1")
                .csv(folder.resolve("items.csv"));
        assertThatThrownBy(() -> Square.items(path).into(Shops.american()))
                .hasMessage(
                        "items.csv:2: column Time Zone: \"Nowhere\" is no zone that Square is known to write; write an id such as"
                                + " America/New_York");
    }

    @Test
    void transactionsAndCustomersAreNotItems() throws IOException {
        Path transactions = new Export(KnownExport.SQUARE_TRANSACTIONS).csv(folder.resolve("transactions.csv"));
        assertThatThrownBy(() -> Square.items(transactions).into(Shops.american()))
                .hasMessageContaining("this is Square's Transactions export")
                .hasMessageContaining("expected is Square's Items Detail export");
        Path customers = new Export(KnownExport.SQUARE_CUSTOMERS).csv(folder.resolve("customers.csv"));
        assertThatThrownBy(() -> Square.items(customers).into(Shops.american()))
                .hasMessageContaining("this is Square's customer directory");
    }
}
