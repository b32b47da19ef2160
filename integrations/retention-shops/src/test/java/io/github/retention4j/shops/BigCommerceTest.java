package io.github.retention4j.shops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.history.History;
import io.github.retention4j.intake.InvalidRowException;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BigCommerceTest {
    @TempDir
    Path folder;

    private static Export order(
            Export export, int id, int customer, String mail, String date, String status, String total) {
        return export.row(
                "Order ID",
                id,
                "Customer ID",
                customer,
                "Customer Email",
                mail,
                "Order Date",
                date,
                "Order Status",
                status,
                "Order Total (inc tax)",
                total,
                "Order Total (ex tax)",
                "$1.00",
                "Order Currency Code",
                "USD");
    }

    @Test
    void ordersAreRead() throws IOException {
        Export export = new Export(KnownExport.BIGCOMMERCE_ORDERS);
        order(export, 101, 17, "Amal@example.com", "03/05/2025", "Completed", "$1,100.00");
        order(export, 102, 0, "amal@example.com", "03/06/2025", "Awaiting Payment", "50.00");
        order(export, 103, 18, "", "03/06/2025", "Shipped", "$50.00");
        order(export, 104, 0, "", "03/06/2025", "Completed", "$50.00");
        order(export, 105, 18, "", "03/06/2025", "Incomplete", "$50.00");
        order(export, 106, 18, "", "03/06/2025", "Cancelled", "$50.00");
        order(export, 107, 18, "", "03/06/2025", "Declined", "$50.00");
        order(export, 108, 18, "", "03/06/2025", "Refunded", "$50.00");
        Path path = export.csv(folder.resolve("orders.csv"));

        History history = BigCommerce.orders(path).into(Shops.american()).build();

        assertThat(Shops.told(history))
                .isEqualTo(
                        "8 rows → 4 orders → 2 customers; 1 guest's order (4.0 % of revenue) cannot come back; 1 refunded in full;"
                                + " 1 cancelled, 1 declined, 1 incomplete left out");
        // A day without a time is its start in New York.
        assertThat(Shops.orders(history))
                .containsExactly(
                        "18: 2025-03-06T05:00:00Z 5000",
                        "amal@example.com: 2025-03-05T05:00:00Z 110000, 2025-03-06T05:00:00Z 5000",
                        "guest: 2025-03-06T05:00:00Z 5000");
        assertThat(Shops.orders(BigCommerce.orders(path)
                        .dayFirst()
                        .withoutTax()
                        .into(Shops.american())
                        .build()))
                .contains("guest: 2025-06-03T04:00:00Z 100");
    }

    @Test
    void aDateInTheOtherOrderSaysWhatToState() throws IOException {
        Export export = new Export(KnownExport.BIGCOMMERCE_ORDERS);
        order(export, 101, 17, "amal@example.com", "13/05/2025", "Completed", "$10.00");
        Path british = export.csv(folder.resolve("british.csv"));
        assertThatThrownBy(() -> BigCommerce.orders(british).into(Shops.american()))
                .isInstanceOf(InvalidRowException.class)
                .hasMessage(
                        "british.csv:2: column Order Date: \"13/05/2025\" has no such month; if its day is first, state"
                                + " dayFirst()");
        assertThat(Shops.orders(BigCommerce.orders(british)
                        .dayFirst()
                        .into(Shops.american())
                        .build()))
                .containsExactly("amal@example.com: 2025-05-13T04:00:00Z 1000");

        Export other = new Export(KnownExport.BIGCOMMERCE_ORDERS);
        order(other, 101, 17, "amal@example.com", "05/13/2025", "Completed", "$10.00");
        Path american = other.csv(folder.resolve("american.csv"));
        assertThatThrownBy(() -> BigCommerce.orders(american).dayFirst().into(Shops.american()))
                .hasMessageEndingWith("\"05/13/2025\" has no such month; if its month is first, leave dayFirst() out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"13/13/2025", "30/02/2025", "2025-13-05", "yesterday"})
    void aDateInNoOrderIsToldAsItIs(String date) throws IOException {
        Export export = new Export(KnownExport.BIGCOMMERCE_ORDERS);
        order(export, 101, 17, "amal@example.com", date, "Completed", "$10.00");
        Path path = export.csv(folder.resolve("orders.csv"));
        assertThatThrownBy(() -> BigCommerce.orders(path).into(Shops.american()))
                .hasMessageStartingWith("orders.csv:2: Order Date: \"" + date + "\" is not a time")
                .hasMessageNotContaining("dayFirst");
    }

    @Test
    void aTemplateMayHaveATimeAndARefund() throws IOException {
        Export export = new Export(KnownExport.BIGCOMMERCE_ORDERS)
                .with("Order Time", "Refund Amount")
                .shuffled(5);
        export.row(
                "Order ID",
                101,
                "Customer Email",
                "amal@example.com",
                "Order Date",
                "03/05/2025",
                "Order Time",
                "9:30 PM",
                "Order Status",
                "Partially Refunded",
                "Order Total (inc tax)",
                "$20.00",
                "Order Currency Code",
                "USD",
                "Refund Amount",
                "$5.00");
        History history = BigCommerce.orders(export.csv(folder.resolve("orders.csv")))
                .into(Shops.american())
                .build();
        assertThat(Shops.orders(history)).containsExactly("amal@example.com: 2025-03-06T02:30:00Z 2000");
        assertThat(Shops.netRevenue(history, 2025, 3)).isEqualTo(15_00);
    }

    @Test
    void customersAreNoOrders() throws IOException {
        Path path = new Export(KnownExport.BIGCOMMERCE_CUSTOMERS).csv(folder.resolve("customers.csv"));
        assertThatThrownBy(() -> BigCommerce.orders(path).into(Shops.american()))
                .hasMessageContaining(
                        "this is BigCommerce's customers export; expected is BigCommerce's orders export: in BigCommerce,");
    }
}
