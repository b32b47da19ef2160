package io.github.retention4j.shops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.history.History;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MagentoTest {
    @TempDir
    Path folder;

    private static Export order(Export export, String id, String mail, String at, String status, String total) {
        return export.row(
                "ID",
                id,
                "Purchase Point",
                "Main Website\nMain Store\nDefault",
                "Purchase Date",
                at,
                "Grand Total (Base)",
                total,
                "Grand Total (Purchased)",
                "9999.99",
                "Status",
                status,
                "Customer Email",
                mail);
    }

    @Test
    void ordersAreRead() throws IOException {
        Export export = new Export(KnownExport.MAGENTO_ORDERS).without("Total Refunded");
        order(export, "000000101", "Amal@example.com", "Sep 3, 2025 14:05:09 PM", "Complete", "100.00");
        order(export, "000000102", "amal@example.com", "Sep 4, 2025 2:05:09 PM", "Pending", "$50.00");
        order(export, "000000103", "basil@example.com", "Sep 5, 2025 00:05:09 AM", "Processing", "1,250.00");
        order(export, "000000104", "basil@example.com", "Sep 5, 2025 10:05:09 AM", "Canceled", "50.00");
        order(export, "000000105", "basil@example.com", "Sep 5, 2025 10:05:09 AM", "Pending Payment", "50.00");
        order(export, "000000106", "basil@example.com", "Sep 5, 2025 10:05:09 AM", "Suspected Fraud", "50.00");
        order(export, "000000107", "basil@example.com", "Sep 5, 2025 10:05:09 AM", "Closed", "50.00");

        History history = Magento.orders(export.csv(folder.resolve("export.csv")))
                .into(Shops.american())
                .build();

        assertThat(Shops.told(history))
                .isEqualTo(
                        "7 rows → 3 orders → 2 customers; 1 refunded in full; 1 canceled, 1 not paid online, 1 suspected fraud"
                                + " left out");
        assertThat(Shops.orders(history))
                .containsExactly(
                        "amal@example.com: 2025-09-03T18:05:09Z 10000, 2025-09-04T18:05:09Z 5000",
                        "basil@example.com: 2025-09-05T04:05:09Z 125000");
    }

    @Test
    void whatWasRefundedLowersTheOrdersMonth() throws IOException {
        Export export = new Export(KnownExport.MAGENTO_ORDERS);
        export.row(
                "ID",
                "1",
                "Purchase Date",
                "Sep 3, 2025 14:05:09 PM",
                "Grand Total (Base)",
                "100.00",
                "Status",
                "Complete",
                "Customer Email",
                "amal@example.com",
                "Total Refunded",
                "$30.00");
        History history = Magento.orders(export.csv(folder.resolve("export.csv")))
                .into(Shops.american())
                .build();
        assertThat(Shops.netRevenue(history, 2025, 9)).isEqualTo(70_00);
    }

    @Test
    void aTimeThatCannotBeIsABadRow() throws IOException {
        Export export = new Export(KnownExport.MAGENTO_ORDERS);
        order(export, "1", "amal@example.com", "Sep 3, 2025 14:05:09 AM", "Complete", "100.00");
        Path path = export.csv(folder.resolve("export.csv"));
        assertThatThrownBy(() -> Magento.orders(path).into(Shops.american()))
                .hasMessageStartingWith("export.csv:2: Purchase Date: \"Sep 3, 2025 14:05:09 AM\"")
                .hasMessageNotContaining("amal");
    }

    /** The grid has the labels of the admin's language; a file with others says what to do. */
    @Test
    void aGridInAnotherLanguageIsNotRead() throws IOException {
        Path german = new Export(
                        "ID",
                        "Einkaufsort",
                        "Bestelldatum",
                        "Rechnungsname",
                        "Lieferung an",
                        "Gesamtsumme (Basis)",
                        "Status",
                        "E-Mail")
                .csv(folder.resolve("export.csv"));
        assertThatThrownBy(() -> Magento.orders(german).into(Shops.american()))
                .hasMessageStartingWith("export.csv:1: its header is that of no export known here")
                .hasMessageContaining("in the admin in English, Sales → Orders");
    }

    @Test
    void aGridWithoutTheCustomersIsRefused() throws IOException {
        Path path =
                new Export(KnownExport.MAGENTO_ORDERS).without("Customer Email").csv(folder.resolve("export.csv"));
        assertThatThrownBy(() -> Magento.orders(path).into(Shops.american()))
                .hasMessageStartingWith("export.csv:1: no column is called Customer Email")
                .hasMessageContaining("with the columns Customer Email and Status shown");
        Path customers = new Export(KnownExport.MAGENTO_CUSTOMERS).csv(folder.resolve("customers.csv"));
        assertThatThrownBy(() -> Magento.orders(customers).into(Shops.american()))
                .hasMessageContaining("this is the grid of customers of Magento");
    }
}
