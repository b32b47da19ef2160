package io.github.retention4j.shops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.intake.Intake;
import io.github.retention4j.intake.InvalidRowException;
import io.github.retention4j.io.Cancellations;
import io.github.retention4j.io.Cell;
import io.github.retention4j.io.Csv;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShopifyTest {
    @TempDir
    Path folder;

    private Path csv(Export export) throws IOException {
        return export.csv(folder.resolve("orders_export.csv"));
    }

    private static Export export() {
        return new Export(KnownExport.SHOPIFY_ORDERS);
    }

    /** Adds the first row of an order. */
    private static Export order(Export export, String name, String mail, String at, String total, Object... others) {
        Object[] cells = {
            "Name",
            name,
            "Email",
            mail,
            "Financial Status",
            "paid",
            "Currency",
            "USD",
            "Subtotal",
            total,
            "Total",
            total,
            "Created at",
            at,
            "Id",
            "4500" + name.substring(1),
            "Lineitem quantity",
            "1",
            "Lineitem name",
            "Tea"
        };
        Object[] all = Arrays.copyOf(cells, cells.length + others.length);
        System.arraycopy(others, 0, all, cells.length, others.length);
        return export.row(all);
    }

    /** Adds another article of the order before, as the exporter writes it. */
    private static Export article(Export export, String name, String mail, String at) {
        return export.row(
                "Name",
                name,
                "Email",
                mail,
                "Created at",
                at,
                "Lineitem quantity",
                "2",
                "Lineitem name",
                "Cup, \"blue\"\nand tall");
    }

    @Test
    void anExportIsReadInOneLineAndToldInOne() throws IOException {
        Export export = export();
        order(export, "#1001", "amal@example.com", "2025-01-31 23:30:00 -0500", "100.00");
        order(export, "#1002", "Amal@Example.com", "2025-03-05 09:00:00 -0500", "50.00");
        order(
                export,
                "#1003",
                "basil@example.com",
                "2025-03-09 03:30:00 -0400",
                "40.00",
                "Financial Status",
                "pending");
        order(export, "#1004", "", "2025-03-10 10:00:00 -0400", "10.00");
        order(export, "#1005", "", "2025-03-10 11:00:00 -0400", "5.10", "Phone", "***");
        order(export, "#1006", "", "2025-03-11 10:00:00 -0400", "30.00", "Phone", "'+1 (555) 010-0100");
        order(export, "#1007", "", "2025-03-12 10:00:00 -0400", "30.00", "Phone", "+15550100100");
        order(export, "#1008", "dana@example.com", "2025-03-13 10:00:00 -0400", "30.00");
        order(
                export,
                "#1009",
                "dana@example.com",
                "2025-03-14 10:00:00 -0400",
                "999.00",
                "Cancelled at",
                "2025-03-15 10:00:00 -0400");

        History history = Shopify.orders(csv(export)).into(Shops.american()).build();

        assertThat(Shops.told(history))
                .isEqualTo("9 rows → 8 orders → 4 customers; 2 guests' orders (5.1 % of revenue) cannot come back;"
                        + " 1 cancelled left out");
        assertThat(Shops.orders(history))
                .containsExactly(
                        "+15550100100: 2025-03-11T14:00:00Z 3000, 2025-03-12T14:00:00Z 3000",
                        "amal@example.com: 2025-02-01T04:30:00Z 10000, 2025-03-05T14:00:00Z 5000",
                        "basil@example.com: 2025-03-09T07:30:00Z 4000",
                        "dana@example.com: 2025-03-13T14:00:00Z 3000",
                        "guest: 2025-03-10T14:00:00Z 1000",
                        "guest: 2025-03-10T15:00:00Z 510");
    }

    @Test
    void furtherArticlesMergeIntoTheirOrder() throws IOException {
        Export export = export();
        order(export, "#1001", "amal@example.com", "2025-03-05 09:00:00 -0500", "100.00");
        article(export, "#1001", "amal@example.com", "2025-03-05 09:00:00 -0500");
        article(export, "#1001", "", "");
        order(
                export,
                "#1002",
                "basil@example.com",
                "2025-03-05 10:00:00 -0500",
                "20.00",
                "Cancelled at",
                "2025-03-06 10:00:00 -0500");
        article(export, "#1002", "basil@example.com", "2025-03-05 10:00:00 -0500");

        History history = Shopify.orders(csv(export)).into(Shops.american()).build();

        assertThat(Shops.told(history)).isEqualTo("5 rows → 1 order → 1 customer; 1 cancelled left out");
        assertThat(history.intake().sources()).containsEntry("orders_export.csv", new Intake.Counts(1, 2, 2, 0));
        assertThat(Shops.orders(history)).containsExactly("amal@example.com: 2025-03-05T14:00:00Z 10000");
    }

    @Test
    void whatDoesNotCountIsLeftOutAndCountedByReason() throws IOException {
        Export export = export();
        order(export, "#1", "a@example.com", "2025-03-05 09:00:00 -0500", "10", "Financial Status", "voided");
        order(export, "#2", "a@example.com", "2025-03-05 09:00:00 -0500", "10", "Financial Status", "expired");
        order(
                export,
                "#3",
                "a@example.com",
                "2025-03-05 09:00:00 -0500",
                "10",
                "Payment Method",
                "(for testing) Bogus Gateway");
        order(export, "#4", "a@example.com", "2025-03-05 09:00:00 -0500", "10", "Financial Status", "pending");
        order(
                export,
                "#5",
                "a@example.com",
                "2025-03-05 09:00:00 -0500",
                "10",
                "Financial Status",
                "partially_refunded");
        order(export, "#6", "a@example.com", "2025-03-05 09:00:00 -0500", "10", "Financial Status", "voided");
        Path path = csv(export);

        assertThat(Shops.told(Shopify.orders(path).into(Shops.american()).build()))
                .isEqualTo("6 rows → 2 orders → 1 customer; 1 expired, 1 of a test, 2 voided left out");
        assertThat(Shops.told(
                        Shopify.orders(path).paidOnly().into(Shops.american()).build()))
                .isEqualTo("6 rows → 1 order → 1 customer; 1 expired, 1 not paid, 1 of a test, 2 voided left out");
    }

    /** A gift card that is sold is an article, one that pays is in no column that lowers the total. */
    @Test
    void giftCardsAreArticles() throws IOException {
        Export export = export();
        order(export, "#1", "a@example.com", "2025-03-05 09:00:00 -0500", "70.00", "Lineitem name", "Gift card - $50");
        article(export, "#1", "a@example.com", "2025-03-05 09:00:00 -0500");
        order(
                export,
                "#2",
                "b@example.com",
                "2025-03-06 09:00:00 -0500",
                "50.00",
                "Payment Method",
                "gift_card",
                "Outstanding Balance",
                "0.00");
        History history = Shopify.orders(csv(export)).into(Shops.american()).build();
        assertThat(Shops.orders(history))
                .containsExactly(
                        "a@example.com: 2025-03-05T14:00:00Z 7000", "b@example.com: 2025-03-06T14:00:00Z 5000");
    }

    /** Nobody says of which country a number without a prefix is. */
    @Test
    void aPhoneWithoutAPrefixIsAnotherCustomerUnlessItsCountryIsStated() throws IOException {
        Export export = export();
        order(export, "#1", "", "2025-03-05 09:00:00 +0300", "30.00", "Phone", "0501234567");
        order(export, "#2", "", "2025-03-06 09:00:00 +0300", "20.00", "Phone", "+966 50 123 4567");
        article(export, "#2", "", "2025-03-06 09:00:00 +0300");
        order(export, "#3", "Amal@example.com", "2025-03-07 09:00:00 +0300", "10.00", "Phone", "0501234567");
        Path path = csv(export);

        assertThat(Shops.told(Shopify.orders(path).into(Shops.american()).build()))
                .isEqualTo("4 rows → 3 orders → 3 customers");
        assertThat(Shops.orders(Csv.file(path)
                        .orders()
                        .orderOnFirstRow()
                        .order("Name")
                        .customer(Cell.firstOf(
                                Cell.column("Email").ignoringCase(),
                                Cell.column("Phone").phone("SA")))
                        .time("Created at", "yyyy-MM-dd HH:mm:ss Z")
                        .amount("Total")
                        .currency("Currency")
                        .cancellation(row -> !row.get("Cancelled at").isEmpty(), Cancellations.DROP)
                        .into(Shops.american())
                        .build()))
                .containsExactly(
                        "+966501234567: 2025-03-05T06:00:00Z 3000, 2025-03-06T06:00:00Z 2000",
                        "amal@example.com: 2025-03-07T06:00:00Z 1000");
    }

    @Test
    void aRefundHasNoDateAndLowersTheMonthOfItsOrder() throws IOException {
        Export export = export();
        order(
                export,
                "#1",
                "a@example.com",
                "2025-01-05 09:00:00 -0500",
                "30.00",
                "Refunded Amount",
                "12.50",
                "Subtotal",
                "10.00");
        order(export, "#2", "a@example.com", "2025-03-05 09:00:00 -0500", "20.00", "Refunded Amount", "0.00");
        order(
                export,
                "#3",
                "a@example.com",
                "2025-03-06 09:00:00 -0500",
                "20.00",
                "Refunded Amount",
                "20.00",
                "Subtotal",
                "18.00");
        Path path = csv(export);

        History history = Shopify.orders(path).into(Shops.american()).build();

        assertThat(Shops.netRevenue(history, 2025, 1)).isEqualTo(17_50);
        assertThat(Shops.netRevenue(history, 2025, 3)).isEqualTo(20_00);
        assertThat(Shops.told(history)).isEqualTo("3 rows → 2 orders → 1 customer; 1 refunded in full");
        assertThat(history.intake().notes())
                .extracting(Intake.Note::text)
                .containsExactly(
                        "no column tells when refunds were made: each lowers the revenue of the month of its own order");

        History subtotals =
                Shopify.orders(path).subtotals().into(Shops.american()).build();
        assertThat(Shops.netRevenue(subtotals, 2025, 1)).isZero();
        assertThat(Shops.told(subtotals)).isEqualTo("3 rows → 1 order → 1 customer; 2 refunded in full");
    }

    @Test
    void codesAndDiscountsAreTheOrders() throws IOException {
        Export export = export();
        order(
                export,
                "#1",
                "a@example.com",
                "2025-01-05 09:00:00 -0500",
                "30.00",
                "Discount Code",
                "SPRING",
                "Discount Amount",
                "3.00");
        History history = Shopify.orders(csv(export)).into(Shops.american()).build();
        assertThat(history.customer("a@example.com")).hasValueSatisfying(customer -> {
            assertThat(customer.orderCoupon(0)).contains("SPRING");
            assertThat(customer.orderDiscount(0)).hasValue(3_00);
        });
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3", "4"})
    void newerNamesAndAnyOrderOfColumnsAreRead(long seed) throws IOException {
        Export export = export().renaming("Lineitem sku", "Lineitem SKU")
                .renaming("Cancelled at", "Canceled at")
                .renaming("Name", "\uFEFFNAME ")
                .renaming("Lineitem compare at price", "Lineitem compare-at price")
                .shuffled(seed);
        order(export, "#1", "a@example.com", "2025-01-05 09:00:00 -0500", "30.00");
        order(
                export,
                "#2",
                "a@example.com",
                "2025-01-06 09:00:00 -0500",
                "30.00",
                "Cancelled at",
                "2025-01-07 09:00:00 -0500");
        assertThat(Shops.told(Shopify.orders(csv(export)).into(Shops.american()).build()))
                .isEqualTo("2 rows → 1 order → 1 customer; 1 cancelled left out");
    }

    @Test
    void aFileThatASpreadsheetSavedWithSemicolonsIsRead() throws IOException {
        Export export = order(export(), "#1", "a@example.com", "2025-01-05 09:00:00 -0500", "30.00");
        Path path = export.csv(folder.resolve("saved.csv"), ";", "");
        assertThat(Shops.told(Shopify.orders(path).into(Shops.american()).build()))
                .isEqualTo("1 row → 1 order → 1 customer");
    }

    @Test
    void filesThatOverlapAreReadOnceAndTheLastTells() throws IOException {
        Export march = export();
        order(march, "#1", "a@example.com", "2025-03-05 09:00:00 -0500", "30.00");
        article(march, "#1", "a@example.com", "2025-03-05 09:00:00 -0500");
        order(march, "#2", "b@example.com", "2025-03-31 09:00:00 -0400", "20.00");
        Export april = export();
        order(
                april,
                "#2",
                "b@example.com",
                "2025-03-31 09:00:00 -0400",
                "20.00",
                "Cancelled at",
                "2025-04-02 09:00:00 -0400");
        order(april, "#3", "b@example.com", "2025-04-01 09:00:00 -0400", "10.00");
        Path first = march.csv(folder.resolve("march.csv"));
        Path second = april.csv(folder.resolve("april.csv"));

        assertThat(Shops.told(
                        Shopify.orders(first, second).into(Shops.american()).build()))
                .isEqualTo("5 rows → 2 orders → 2 customers; 1 cancelled, 1 older in another file left out");
        assertThat(Shops.told(
                        Shopify.orders(second, first).into(Shops.american()).build()))
                .isEqualTo("5 rows → 3 orders → 2 customers; 1 older in another file left out");
    }

    @Test
    void anotherFileIsRefusedInOneSentence() throws IOException {
        Path customers = new Export(KnownExport.SHOPIFY_CUSTOMERS)
                .row("Customer ID", "1", "Email", "amal@example.com")
                .csv(folder.resolve("customers_export.csv"));
        assertThatThrownBy(() -> Shopify.orders(customers).into(Shops.american()))
                .isInstanceOf(InvalidRowException.class)
                .hasMessage(
                        "customers_export.csv:1: this is Shopify's customers export; expected is Shopify's orders export:"
                                + " in Shopify's admin, Orders → Export, all orders, as a plain CSV file");
        Path woo = new Export(KnownExport.WOO_ORDERS).csv(folder.resolve("woo.csv"));
        assertThatThrownBy(() -> Shopify.orders(woo).into(Shops.american()))
                .hasMessageContaining("this is WooCommerce's orders, a row each; expected is Shopify's");
        Path rows = Files.writeString(folder.resolve("rows.csv"), "amal@example.com,1,2,3,4\n");
        assertThatThrownBy(() -> Shopify.orders(rows).into(Shops.american()))
                .hasMessageContaining("its header is that of no export known here")
                .hasMessageNotContaining("amal");
    }

    @Test
    void aColumnThatIsMissingIsNamed() throws IOException {
        Path path = csv(export().without("Created at"));
        assertThatThrownBy(() -> Shopify.orders(path).into(Shops.american()))
                .hasMessageStartingWith("orders_export.csv:1: no column is called Created at, which is needed");
    }

    @Test
    void afterAFailureTheBuilderIsSpent() throws IOException {
        HistoryBuilder builder = Shops.american();
        assertThatThrownBy(() -> Shopify.orders(folder.resolve("none.csv")).into(builder))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("none.csv: there is no such file");
        assertThatThrownBy(builder::build).isInstanceOf(IllegalStateException.class);

        Path empty = Files.writeString(folder.resolve("empty.csv"), "");
        assertThatThrownBy(() -> Shopify.orders(empty).into(Shops.american()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("empty.csv: the file is empty");
        assertThatThrownBy(() -> Shopify.orders(folder).into(Shops.american()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageEndingWith("it is a folder");
    }

    @Test
    void aBadRowNamesFileLineAndColumnButNobody() throws IOException {
        Export export = export();
        order(export, "#1", "amal@example.com", "2025-03-05 09:00:00 -0500", "30,00");
        assertThatThrownBy(() -> Shopify.orders(csv(export)).into(Shops.american()))
                .isInstanceOf(InvalidRowException.class)
                .hasMessageStartingWith("orders_export.csv:2: column \"Total\": \"30,00\"")
                .hasMessageNotContaining("amal");
        Export euros =
                order(export(), "#1", "amal@example.com", "2025-03-05 09:00:00 -0500", "30.00", "Currency", "EUR");
        assertThatThrownBy(() -> Shopify.orders(csv(euros)).into(Shops.american()))
                .hasMessageContaining("\"EUR\" is not USD")
                .hasMessageNotContaining("amal");
    }
}
