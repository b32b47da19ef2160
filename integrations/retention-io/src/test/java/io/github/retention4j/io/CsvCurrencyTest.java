package io.github.retention4j.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.intake.BadRows;
import io.github.retention4j.intake.Intake;
import java.time.ZoneId;
import java.util.Locale;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Amounts of several currencies in one file are never added up in silence. */
class CsvCurrencyTest {
    private static final String CONVERT =
            " is not SAR, the history's currency; convert the amounts, or make a history of each currency";

    private static HistoryBuilder builder() {
        return History.builder(ZoneId.of("Asia/Riyadh"), CurrencyUnit.of("SAR"));
    }

    private static OrderColumns orders(String header, String... rows) {
        return Csv.stream("till.csv", Source.text(header + "\n" + String.join("\n", rows)))
                .orders()
                .customer("who")
                .time("at", "yyyy-MM-dd")
                .amount("total");
    }

    private static OrderColumns mixed(String currency) {
        return orders(
                "who,at,total," + currency,
                "7,2026-01-05,218.93,SAR",
                "7,2026-01-06,119,USD",
                "8,2026-01-07,100,usd",
                "8,2026-01-08,0,");
    }

    @Test
    void anotherCurrencyOrNoneIsABadRow() {
        History history = mixed("Currency")
                .currency("Currency")
                .into(builder().badRows(BadRows.SKIP))
                .build();

        assertThat(Contents.gross(history)).isEqualTo("218.93");
        assertThat(history.intake().refusals())
                .containsExactly(
                        new Intake.Refusal("till.csv", 3, "column \"Currency\": \"USD\"" + CONVERT),
                        new Intake.Refusal("till.csv", 4, "column \"Currency\": \"usd\"" + CONVERT),
                        new Intake.Refusal("till.csv", 5, "column \"Currency\": empty"));
        assertThat(history.intake().notes()).isEmpty();
        assertThatThrownBy(() -> mixed("Currency").currency("Currency").into(builder()))
                .hasMessage("till.csv:3: column \"Currency\": \"USD\"" + CONVERT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SAR", "sar", " Sar ", "\u200FSAR", "SAR\u00A0"})
    void theCodeMayBeInAnyCaseAndHaveSpaceAround(String code) {
        OrderColumns orders = orders("who,at,total,Currency", "7,2026-01-05,5," + code);

        assertThat(orders.currency("Currency").into(builder()).build().orderCount())
                .isEqualTo(1);
        assertThat(orders.into(builder()).build().intake().notes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ر.س", "ر.س.\u200F", "ريال", "ريال سعودي", "SR", "S.A.R.", "\uFDFC"})
    void aSignOrWordOfTheCurrencyIsAsGood(String sign) {
        OrderColumns orders = orders("who,at,total,Currency", "7,2026-01-05,5," + sign);

        assertThat(orders.currency("Currency").into(builder()).build().orderCount())
                .isEqualTo(1);
        assertThat(orders.into(builder()).build().intake().notes()).isEmpty();
    }

    @Test
    void amountsMayNameTheirCurrencyThemselves() {
        OrderColumns orders =
                orders("who,at,total", "7,2026-01-05,SAR 5.50", "7,2026-01-06,€5", "7,2026-01-07,120.50 ر.س");

        History history = orders.into(builder().badRows(BadRows.SKIP)).build();

        assertThat(Contents.gross(history)).isEqualTo("126.00");
        assertThat(history.intake().refusals())
                .containsExactly(new Intake.Refusal(
                        "till.csv",
                        3,
                        "column \"total\": \"€5\" is in EUR, and the history's currency is SAR; convert the amounts,"
                                + " or make a history of each currency"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SARS", "SA", "ريال قطري", "$", "682"})
    void nothingElseIsTheCode(String code) {
        OrderColumns orders = orders("who,at,total,Currency", "7,2026-01-05,5," + code);

        assertThatThrownBy(() -> orders.currency("Currency").into(builder()))
                .hasMessage("till.csv:2: column \"Currency\": \"" + code + "\"" + CONVERT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Currency",
                "currency_code",
                "Order Currency",
                "CCY",
                "\u200FCurrency",
                "العملة",
                "Währung",
                "Cur."
            })
    void aColumnOfSuchANameThatIsNotStatedIsTold(String name) {
        String shown = name.replace("\u200F", "<U+200F>");

        Intake intake = mixed(name).into(builder()).build().intake();

        assertThat(intake.notes())
                .containsExactly(new Intake.Note(
                        "till.csv",
                        "column \"" + shown
                                + "\" has another currency than SAR in 2 rows (line 3 first), and their amounts"
                                + " were taken as SAR. State currency(\"" + shown + "\"), and they are bad rows"));
    }

    @Test
    void nothingIsToldWhereNothingIsMixed() {
        assertThat(mixed("Rate to currency of the shop")
                        .into(builder())
                        .build()
                        .intake()
                        .notes())
                .isEmpty();
        assertThat(orders("who,at,total,Amount in local currency", "7,2026-01-05,5,1.33")
                        .into(builder())
                        .build()
                        .intake()
                        .notes())
                .isEmpty();
        assertThat(Csv.stream("till.csv", Source.lines("who currency,at,total", "Dollar,2026-01-05,5"))
                        .orders()
                        .customer("\u200Ewho currency")
                        .time("at", "yyyy-MM-dd")
                        .amount("total")
                        .into(builder())
                        .build()
                        .intake()
                        .notes())
                .as("a column that is stated as something else")
                .isEmpty();
        assertThat(orders("who,at,total,Currency", "7,2026-01-05,5,SAR", "7,2026-01-05,5,")
                        .into(builder())
                        .build()
                        .intake()
                        .notes())
                .isEmpty();
    }

    @Test
    void aRowThatIsLeftOutIsNotLookedAt() {
        OrderColumns orders = orders(
                        "who,at,total,Currency", "7,2026-01-05,5,SAR", "7,2026-01-05,5,USD", ",2026-01-05,5,USD")
                .cancellation(row -> row.get("who").equals("7") && row.line() == 3, Cancellations.DROP)
                .guests(Guests.DROP);

        assertThat(orders.currency("Currency").into(builder()).build().orderCount())
                .isEqualTo(1);
        assertThat(orders.into(builder()).build().intake().notes()).isEmpty();
    }

    @Test
    void aRefundHasItsCurrencyToo() {
        OrderColumns orders = orders("who,at,total,Currency", "7,2026-01-05,5,SAR", "7,2026-01-06,-2,USD")
                .cancellation(row -> row.get("total").startsWith("-"), Cancellations.BOOK_AS_REFUND)
                .currency("Currency");

        assertThatThrownBy(() -> orders.into(builder()))
                .hasMessage("till.csv:3: column \"Currency\": \"USD\"" + CONVERT);
    }

    @Test
    void subscriptionsHaveItToo() {
        SubscriptionColumns file = Csv.stream(
                        "subs.csv",
                        Source.lines(
                                "id,who,from,price,currency",
                                "s-1,7,2026-01-05,50,SAR",
                                "s-2,8,2026-01-05,20,sar",
                                "s-1,7,2026-02-05,15,USD"))
                .subscriptions()
                .id("id")
                .customer("who")
                .started("from", "yyyy-MM-dd")
                .monthlyAmount("price");

        assertThatThrownBy(() -> file.currency("currency").into(builder()))
                .hasMessage("subs.csv:4: column \"currency\": \"USD\"" + CONVERT);
        History history =
                file.currency("currency").into(builder().badRows(BadRows.SKIP)).build();
        assertThat(Contents.of(history)).containsExactly("8: subscription STARTED 2026-01-04T21:00:00Z 20.00");
        assertThat(file.into(builder()).build().intake().notes())
                .containsExactly(new Intake.Note(
                        "subs.csv",
                        "column \"currency\" has another currency than SAR in 1 row (line 4), and its amount"
                                + " was taken as SAR. State currency(\"currency\"), and it is a bad row"));
    }

    @Test
    void theMachinesLocaleChangesNothing() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            OrderColumns orders =
                    orders("who,at,total,CURRENCY", "7,2026-01-05,5,inr").currency("currency ");
            assertThatThrownBy(() -> orders.into(builder())).hasMessageContaining("did you mean \"CURRENCY\"?");
            OrderColumns stated =
                    orders("who,at,total,CURRENCY", "7,2026-01-05,5,inr").currency("CURRENCY");
            assertThat(stated.into(History.builder(ZoneId.of("UTC"), CurrencyUnit.of("INR")))
                            .build()
                            .orderCount())
                    .isEqualTo(1);
        } finally {
            Locale.setDefault(before);
        }
    }
}
