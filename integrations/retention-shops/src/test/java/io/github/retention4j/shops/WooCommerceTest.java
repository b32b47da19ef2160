package io.github.retention4j.shops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.history.History;
import io.github.retention4j.intake.Intake;
import io.github.retention4j.intake.InvalidRowException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WooCommerceTest {
    @TempDir
    Path folder;

    private static Export line(Export export, int order, String at, String status, String total, String mail) {
        return export.row(
                "order_number",
                order,
                "order_date",
                at,
                "status",
                status,
                "order_total",
                total,
                "order_currency",
                total.isEmpty() ? "" : "USD",
                "customer_email",
                mail);
    }

    @Test
    void lineItemsHaveTheirOrdersTotalOnceOnly() throws IOException {
        Export export = new Export(KnownExport.WOO_LINES).renaming("order_number", "\uFEFForder_number");
        line(export, 101, "2025-03-05 09:00:00", "completed", "100.00", "amal@example.com");
        line(export, 101, "2025-03-05 09:00:00", "completed", "", "amal@example.com");
        line(export, 102, "3/6/2025 9:05:00", "processing", "50.00", "Amal@example.com");
        line(export, 103, "3/6/2025 10:05:00", "wc-on-hold", "10.00", "");
        line(export, 104, "2025-03-07 09:00:00", "pending", "70.00", "basil@example.com");
        line(export, 104, "2025-03-07 09:00:00", "pending", "", "basil@example.com");
        line(export, 105, "2025-03-07 09:00:00", "failed", "70.00", "basil@example.com");
        line(export, 106, "2025-03-07 09:00:00", "cancelled", "70.00", "basil@example.com");
        line(export, 107, "2025-03-07 09:00:00", "refunded", "70.00", "basil@example.com");
        Path path = export.csv(folder.resolve("orders.csv"));

        History history = WooCommerce.orders(path).into(Shops.american()).build();

        assertThat(Shops.told(history))
                .isEqualTo("9 rows → 3 orders → 2 customers; 1 guest's order (6.3 % of revenue) cannot come back;"
                        + " 1 refunded in full; 1 cancelled, 1 failed, 1 pending left out");
        assertThat(Shops.orders(history))
                .containsExactly(
                        "amal@example.com: 2025-03-05T14:00:00Z 10000, 2025-03-06T14:05:00Z 5000",
                        "guest: 2025-03-06T15:05:00Z 1000");
        assertThat(Shops.told(WooCommerce.orders(path)
                        .counting("completed", "wc-Pending")
                        .into(Shops.american())
                        .build()))
                .contains("→ 2 orders → 2 customers")
                .contains("1 cancelled, 1 failed, 1 on-hold, 1 processing, 1 refunded left out");
        assertThatThrownBy(() -> WooCommerce.orders(path).counting()).isInstanceOf(IllegalArgumentException.class);
    }

    /** Some extensions write the total of the order beside each of its line items. */
    @Test
    void aTotalThatIsRepeatedOnEachLineIsCountedOnce() throws IOException {
        Export export = new Export(KnownExport.WOO_LINES).with("refunded_total");
        line(export, 101, "2025-03-05 09:00:00", "completed", "100.00", "amal@example.com");
        line(export, 101, "2025-03-05 09:00:00", "completed", "100.00", "amal@example.com");
        line(export, 101, "2025-03-05 09:00:00", "completed", "100.00", "amal@example.com");
        line(export, 102, "2025-03-06 09:00:00", "completed", "50.00", "").set("refunded_total", "20.00");
        line(export, 102, "2025-03-06 09:00:00", "completed", "50.00", "").set("refunded_total", "20.00");
        line(export, 103, "2025-03-06 09:00:00", "refunded", "30.00", "basil@example.com");
        line(export, 103, "2025-03-06 09:00:00", "refunded", "30.00", "basil@example.com");
        line(export, 104, "2025-03-07 09:00:00", "failed", "70.00", "basil@example.com");
        line(export, 104, "2025-03-07 09:00:00", "failed", "70.00", "basil@example.com");

        History history = WooCommerce.orders(export.csv(folder.resolve("orders.csv")))
                .into(Shops.american())
                .build();

        assertThat(Shops.told(history))
                .isEqualTo("9 rows → 2 orders → 2 customers; 1 guest's order (23.1 % of revenue) cannot come back;"
                        + " 1 refunded in full; 1 failed left out");
        assertThat(Shops.netRevenue(history, 2025, 3)).isEqualTo(130_00);
        assertThat(history.intake().notes())
                .extracting(Intake.Note::text)
                .anyMatch(note ->
                        note.startsWith("4 of 7 rows were the same as an order before and are not counted again"));
    }

    @Test
    void ordersOfARowEachKnowCustomersIds() throws IOException {
        Path path = new Export(KnownExport.WOO_ORDERS)
                .with("refunded_total")
                .row(
                        "order_id",
                        9001,
                        "order_number",
                        1,
                        "order_date",
                        "2025-03-05 09:00:00",
                        "status",
                        "completed",
                        "order_total",
                        "20.00",
                        "order_currency",
                        "usd",
                        "customer_id",
                        17)
                .row(
                        "order_id",
                        9002,
                        "order_number",
                        2,
                        "order_date",
                        "2025-03-06 09:00:00",
                        "status",
                        "completed",
                        "order_total",
                        "30.00",
                        "order_currency",
                        "USD",
                        "customer_id",
                        0,
                        "refunded_total",
                        "-12.00")
                .row(
                        "order_id",
                        9003,
                        "order_number",
                        3,
                        "order_date",
                        "2025-03-07 09:00:00",
                        "status",
                        "completed",
                        "order_total",
                        "40.00",
                        "order_currency",
                        "USD",
                        "customer_id",
                        0,
                        "billing_email",
                        "basil@example.com")
                .csv(folder.resolve("orders.csv"));

        History history = WooCommerce.orders(path).into(Shops.american()).build();

        assertThat(Shops.orders(history))
                .containsExactly(
                        "17: 2025-03-05T14:00:00Z 2000",
                        "basil@example.com: 2025-03-07T14:00:00Z 4000",
                        "guest: 2025-03-06T14:00:00Z 3000");
        assertThat(Shops.netRevenue(history, 2025, 3)).isEqualTo(78_00);
    }

    @ParameterizedTest
    @EnumSource(
            value = KnownExport.class,
            names = {"WOO_ANALYTICS", "WOO_CUSTOMERS", "SHOPIFY_ORDERS"})
    void anotherExportIsRefused(KnownExport export) throws IOException {
        Path path = new Export(export).csv(folder.resolve("other.csv"));
        assertThatThrownBy(() -> WooCommerce.orders(path).into(Shops.american()))
                .isInstanceOf(InvalidRowException.class)
                .hasMessageContaining("this is " + export.title() + "; expected is WooCommerce's orders");
    }

    /** The names of columns of WooCommerce's own reports are in the language of the site, and some extensions let them be renamed. */
    @Test
    void headersInAnotherLanguageAreNotRead() throws IOException {
        Path extension = new Export(
                        "Bestellnummer",
                        "Bestelldatum",
                        "Status",
                        "Währung",
                        "Gesamtsumme",
                        "E-Mail",
                        "Artikel",
                        "Menge")
                .csv(folder.resolve("bestellungen.csv"));
        Path report = new Export("التاريخ", "رقم الطلب", "صافي الإيرادات", "الحالة", "العميل", "نوع العميل", "المنتجات")
                .csv(folder.resolve("report.csv"));
        for (Path path : List.of(extension, report)) {
            assertThatThrownBy(() -> WooCommerce.orders(path).into(Shops.american()))
                    .isInstanceOf(InvalidRowException.class)
                    .hasMessageContaining(
                            "its header is that of no export known here; expected is WooCommerce's orders, a row for each line item:"
                                    + " in WordPress, WooCommerce → Export of an extension that exports orders, as CSV, with columns"
                                    + " called order_number, order_date, status, order_total and customer_email");
        }
    }

    @Test
    void theAnalyticsExportIsRefusedWithItsReason() throws IOException {
        Path path = new Export(KnownExport.WOO_ANALYTICS).csv(folder.resolve("report.csv"));
        assertThatThrownBy(() -> WooCommerce.orders(path).into(Shops.american()))
                .hasMessageContaining("names no customer (no id, no e-mail), so nobody can be told to have come back");
    }
}
