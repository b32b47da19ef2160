package io.github.retention4j.shops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.history.History;
import java.io.IOException;
import java.nio.file.Path;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StripeTest {
    @TempDir
    Path folder;

    private static Export payment(
            Export export, String id, String customer, String mail, String at, String amount, String status) {
        return export.row(
                "id",
                id,
                "Created date (UTC)",
                at,
                "Amount",
                amount,
                "Amount Refunded",
                "0.00",
                "Currency",
                "usd",
                "Captured",
                "true",
                "Status",
                status,
                "Customer ID",
                customer,
                "Customer Email",
                mail);
    }

    @Test
    void paymentsAreReadAndRefundsHaveTheirDate() throws IOException {
        Export export = new Export(KnownExport.STRIPE_PAYMENTS);
        payment(export, "ch_1", "cus_A", "amal@example.com", "2025-02-01 02:30:00", "100.00", "Paid");
        payment(export, "ch_2", "", "Basil@example.com", "2025-03-01 12:30", "20.00", "Paid");
        payment(export, "ch_3", "", "", "2025-03-01 12:30:00", "30.00", "Paid");
        payment(export, "ch_4", "cus_A", "amal@example.com", "2025-03-01 12:30:00", "30.00", "Failed");
        payment(export, "ch_5", "cus_A", "amal@example.com", "2025-03-01 12:30:00", "30.00", "requires_payment_method");
        export.row(
                "id",
                "ch_6",
                "Created date (UTC)",
                "2025-03-01 12:30:00",
                "Amount",
                "30.00",
                "Amount Refunded",
                "0.00",
                "Currency",
                "usd",
                "Captured",
                "false",
                "Status",
                "Uncaptured",
                "Customer ID",
                "cus_A");
        export.row(
                "id",
                "ch_7",
                "Created date (UTC)",
                "2025-03-05 12:30:00",
                "Amount",
                "30.00",
                "Amount Refunded",
                "10.00",
                "Currency",
                "USD",
                "Captured",
                "TRUE",
                "Status",
                "Refunded",
                "Customer ID",
                "cus_A",
                "Refunded date (UTC)",
                "2025-04-02 08:00:00");
        Path path = export.csv(folder.resolve("unified_payments.csv"));

        History history = Stripe.payments(path).into(Shops.american()).build();

        assertThat(Shops.orders(history))
                .containsExactly(
                        "basil@example.com: 2025-03-01T12:30:00Z 2000",
                        "cus_A: 2025-02-01T02:30:00Z 10000, 2025-03-05T12:30:00Z 3000",
                        "guest: 2025-03-01T12:30:00Z 3000");
        // Half past two in UTC is the evening before in New York.
        assertThat(Shops.netRevenue(history, 2025, 1)).isEqualTo(100_00);
        assertThat(Shops.netRevenue(history, 2025, 4)).isEqualTo(-10_00);
        assertThat(Shops.told(history))
                .isEqualTo("7 rows → 4 orders → 2 customers; 1 guest's order (17.6 % of revenue) cannot come back;"
                        + " 1 failed, 1 not captured, 1 not paid left out");
    }

    @Test
    void anOlderExportHasNoDatesOfRefunds() throws IOException {
        Path path = new Export(KnownExport.STRIPE_PAYMENTS)
                .renaming("Created date (UTC)", "Created (UTC)")
                .without("Refunded date (UTC)")
                .row(
                        "id",
                        "ch_1",
                        "Created date (UTC)",
                        "2025-03-05 12:30",
                        "Amount",
                        "30.00",
                        "Amount Refunded",
                        "10.00",
                        "Currency",
                        "usd",
                        "Captured",
                        "true",
                        "Status",
                        "Paid",
                        "Customer ID",
                        "cus_A")
                .csv(folder.resolve("payments.csv"));
        History history = Stripe.payments(path).into(Shops.american()).build();
        assertThat(Shops.netRevenue(history, 2025, 3)).isEqualTo(20_00);
        assertThat(history.intake().notes()).hasSize(1);
    }

    @Test
    void whatWasConvertedIsReadOnRequest() throws IOException {
        Path path = new Export(KnownExport.STRIPE_PAYMENTS)
                .row(
                        "id",
                        "ch_1",
                        "Created date (UTC)",
                        "2025-03-05 12:30:00",
                        "Amount",
                        "3000",
                        "Currency",
                        "jpy",
                        "Amount Refunded",
                        "0",
                        "Converted Amount",
                        "20.15",
                        "Converted Amount Refunded",
                        "0.00",
                        "Converted Currency",
                        "usd",
                        "Captured",
                        "true",
                        "Status",
                        "Paid",
                        "Customer ID",
                        "cus_A")
                .csv(folder.resolve("payments.csv"));
        assertThat(Shops.orders(
                        Stripe.payments(path).converted().into(Shops.american()).build()))
                .containsExactly("cus_A: 2025-03-05T12:30:00Z 2015");
        assertThat(Shops.orders(Stripe.payments(path)
                        .into(History.builder(Shops.NEW_YORK, CurrencyUnit.of("JPY")))
                        .build()))
                .containsExactly("cus_A: 2025-03-05T12:30:00Z 3000");
        assertThatThrownBy(() -> Stripe.payments(path).into(Shops.american()))
                .hasMessageContaining("\"jpy\" is not USD");
    }

    @ParameterizedTest
    @CsvSource({
        "Paid, true, ''",
        "succeeded, '', ''",
        "Partial refund, true, ''",
        "Disputed, true, ''",
        "Failed, false, failed",
        "Paid, false, not captured",
        "Canceled, true, not paid",
        "'', true, not paid"
    })
    void aPaymentCountsIfItWasPaid(String status, String captured, String reason) {
        assertThat(Stripe.leftOut(status, captured)).isEqualTo(reason);
    }

    @Test
    void subscriptionsAndCustomersAreNoPayments() throws IOException {
        Path subscriptions = new Export(KnownExport.STRIPE_SUBSCRIPTIONS).csv(folder.resolve("subscriptions.csv"));
        assertThatThrownBy(() -> Stripe.payments(subscriptions).into(Shops.american()))
                .hasMessageContaining("this is Stripe's subscriptions export; expected is Stripe's payments export");
        Path customers = new Export(KnownExport.STRIPE_CUSTOMERS).csv(folder.resolve("customers.csv"));
        assertThatThrownBy(() -> Stripe.payments(customers).into(Shops.american()))
                .hasMessageContaining("this is Stripe's customers export");
    }
}
