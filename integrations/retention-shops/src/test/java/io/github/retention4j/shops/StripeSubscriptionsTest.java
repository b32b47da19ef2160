package io.github.retention4j.shops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.history.CustomerBlock;
import io.github.retention4j.history.CustomerCursor;
import io.github.retention4j.history.History;
import io.github.retention4j.history.Subscriptions;
import io.github.retention4j.intake.Intake;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StripeSubscriptionsTest {
    @TempDir
    Path folder;

    private static Export subscription(
            Export export, String id, String status, String interval, String amount, Object... others) {
        Object[] cells = {
            "id",
            id,
            "Customer ID",
            "cus_" + id,
            "Plan",
            "Tea",
            "Quantity",
            "2",
            "Interval",
            interval,
            "Amount",
            amount,
            "Status",
            status,
            "Created (UTC)",
            "2024-12-31 23:00",
            "Start Date (UTC)",
            "2025-01-01 10:00"
        };
        Object[] all = Arrays.copyOf(cells, cells.length + others.length);
        System.arraycopy(others, 0, all, cells.length, others.length);
        return export.row(all);
    }

    @Test
    void subscriptionsAreRead() throws IOException {
        Export export = new Export(KnownExport.STRIPE_SUBSCRIPTIONS);
        subscription(export, "sub_1", "active", "month", "10.00");
        subscription(
                export,
                "sub_2",
                "canceled",
                "year",
                "100.00",
                "Canceled At (UTC)",
                "2025-03-01 10:00",
                "Ended At (UTC)",
                "2025-04-01 10:00");
        subscription(export, "sub_3", "active", "month", "10.00", "Trial End (UTC)", "2025-01-15 10:00");
        subscription(export, "sub_4", "trialing", "month", "10.00", "Trial End (UTC)", "2025-06-15 10:00");
        subscription(
                export,
                "sub_5",
                "canceled",
                "month",
                "10.00",
                "Trial End (UTC)",
                "2025-01-15 10:00",
                "Canceled At (UTC)",
                "2025-01-10 10:00",
                "Ended At (UTC)",
                "2025-01-15 10:00");
        subscription(export, "sub_6", "incomplete_expired", "month", "10.00");
        Path path = export.csv(folder.resolve("subscriptions.csv"));

        History history = Stripe.subscriptions(path).into(Shops.american()).build();

        assertThat(subscriptions(history))
                .containsExactly(
                        "cus_sub_1 2025-01-01T10:00:00Z STARTED 2000",
                        "cus_sub_2 2025-01-01T10:00:00Z STARTED 1667",
                        "cus_sub_2 2025-03-01T10:00:00Z CANCELLED 0",
                        "cus_sub_2 2025-04-01T10:00:00Z ENDED -1667",
                        "cus_sub_3 2025-01-15T10:00:00Z STARTED 2000");
        assertThat(history.intake().notes())
                .extracting(Intake.Note::text)
                .contains("2 in trial only, 1 never paid left out");
    }

    private static List<String> subscriptions(History history) {
        List<String> told = new ArrayList<>();
        for (CustomerBlock block : history.blocks()) {
            CustomerCursor cursor = block.cursor();
            while (cursor.next()) {
                Subscriptions all = cursor.customer().subscriptions();
                for (int i = 0; i < all.count(); i++) {
                    told.add(cursor.customer().id() + " " + Instant.ofEpochMilli(all.stepTaken(i)) + " " + all.step(i)
                            + " " + all.rise(i));
                }
            }
        }
        return told.stream().sorted().toList();
    }

    @ParameterizedTest
    @CsvSource({
        "10.00, 1, month, '', 10.00",
        "10.00, '', Month, '', 10.00",
        "100.00, 1, year, '', 8.33",
        "10.00, 1, week, '', 43.33",
        "1.00, 1, day, '', 30.42",
        "30.00, 2, month, 3, 20.00",
        "30.00, 2, 3 months, '', 20.00",
        "'$1,200.00', 1, every 1 year, '', 100.00",
        "0.03, 1, year, 2, 0.00",
        "x, 1, year, '', x"
    })
    void aMonthCostsItsShare(String amount, String quantity, String interval, String intervals, String monthly) {
        assertThat(StripeTerm.monthly(amount, quantity, interval, intervals, 2)).isEqualTo(monthly);
    }

    @Test
    void anIntervalThatNobodyKnowsIsRefused() {
        assertThatThrownBy(() -> StripeTerm.monthly("1.00", "1", "fortnight", "", 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column Interval: expected is day, week, month or year");
    }

    @ParameterizedTest
    @CsvSource({
        // status, start, trial end, canceled, ended; then the term
        "active, 2025-01-01 10:00, '', '', '', 2025-01-01 10:00:00, '', '', ''",
        "active, 2025-01-01 10:00, 2025-01-15 10:00, '', '', 2025-01-15 10:00:00, '', '', ''",
        "active, 2025-01-01 10:00, '', 2025-02-01 10:00, '', 2025-01-01 10:00:00, 2025-02-01 10:00:00, '', ''",
        "canceled, 2025-01-01 10:00, '', 2025-02-01 10:00, '', 2025-01-01 10:00:00, 2025-02-01 10:00:00, 2025-02-01 10:00:00, ''",
        "canceled, 2025-01-01 10:00, '', 2025-02-01 10:01, 2025-02-01 10:00, 2025-01-01 10:00:00, 2025-02-01 10:00:00, 2025-02-01 10:00:00, ''",
        "canceled, 2025-01-01 10:00, 2025-01-15 10:00, 2025-01-10 10:00, 2025-02-15 10:00, 2025-01-15 10:00:00, 2025-01-15 10:00:00, 2025-02-15 10:00:00, ''",
        "canceled, 2025-01-01 10:00, 2025-01-15 10:00, 2025-01-10 10:00, 2025-01-10 10:00, 2025-01-15 10:00:00, 2025-01-10 10:00:00, 2025-01-10 10:00:00, in trial only",
        "incomplete, 2025-01-01 10:00, '', '', '', 2025-01-01 10:00:00, '', '', never paid"
    })
    void theTermIsWhatWasPaidFor(
            String status,
            String start,
            String trial,
            String cancelled,
            String ended,
            String from,
            String ordered,
            String end,
            String out) {
        assertThat(StripeTerm.of(status, start, trial, cancelled, ended))
                .isEqualTo(new StripeTerm(from, ordered, end, out));
    }

    @Test
    void filesThatOverlapAreReadOnce() throws IOException {
        Path old = subscription(new Export(KnownExport.STRIPE_SUBSCRIPTIONS), "sub_1", "active", "month", "10.00")
                .csv(folder.resolve("march.csv"));
        Path later = subscription(
                        new Export(KnownExport.STRIPE_SUBSCRIPTIONS),
                        "sub_1",
                        "canceled",
                        "month",
                        "10.00",
                        "Canceled At (UTC)",
                        "2025-03-01 10:00")
                .csv(folder.resolve("april.csv"));
        assertThat(subscriptions(
                        Stripe.subscriptions(old, later).into(Shops.american()).build()))
                .contains("cus_sub_1 2025-03-01T10:00:00Z ENDED -2000");
    }

    @Test
    void paymentsAreNoSubscriptions() throws IOException {
        Path payments = new Export(KnownExport.STRIPE_PAYMENTS).csv(folder.resolve("payments.csv"));
        assertThatThrownBy(() -> Stripe.subscriptions(payments).into(Shops.american()))
                .hasMessageContaining(
                        "this is Stripe's payments export; expected is Stripe's subscriptions export: in Stripe's dashboard,");
        Path path =
                new Export(KnownExport.STRIPE_SUBSCRIPTIONS).without("Interval").csv(folder.resolve("few.csv"));
        assertThatThrownBy(() -> Stripe.subscriptions(path).into(Shops.american()))
                .hasMessageStartingWith("few.csv:1: no column is called Interval");
    }
}
