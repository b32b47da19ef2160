package io.github.retention4j.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.io.text.BadRow;
import io.github.retention4j.model.Order;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Numbers and ids read the short way are what the long way makes of them, and bad ones stay bad. */
class PlainNumbersProps {
    /** A mark of the writing direction: it changes no number, but only the long way passes over it. */
    private static final String MARK = "\u200E";

    private static Row row(String... cells) {
        return Source.row("n", cells);
    }

    @Property(tries = 5000, edgeCases = EdgeCasesMode.NONE)
    void anAmountIsTheSameEitherWay(
            @ForAll("texts") String text, @ForAll @IntRange(max = 9) int scale, @ForAll NumberStyle style) {
        Decimals decimals = new Decimals(style, scale);

        assertThat(outcome(() -> decimals.amount(row(text), 0)))
                .isEqualTo(outcome(() -> decimals.amount(row(MARK + text), 0)));
    }

    @Property(tries = 5000, edgeCases = EdgeCasesMode.NONE)
    void aProductToo(
            @ForAll("texts") String quantity,
            @ForAll("texts") String price,
            @ForAll @IntRange(max = 9) int scale,
            @ForAll NumberStyle style) {
        Decimals decimals = new Decimals(style, scale);

        assertThat(outcome(() -> decimals.product(row(quantity, price), 0, 1)))
                .isEqualTo(outcome(() -> decimals.product(row(MARK + quantity, MARK + price), 0, 1)));
    }

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void aWholeNumberToo(@ForAll("texts") String text, @ForAll NumberStyle style) {
        Decimals decimals = new Decimals(style, 0);

        assertThat(outcome(() -> decimals.whole(row(text), 0)))
                .isEqualTo(outcome(() -> decimals.whole(row(MARK + text), 0)));
    }

    @Property
    void customersAreWhoTheirRecordsSay(@ForAll("ids") List<String> ids) {
        Instant time = Instant.parse("2025-03-01T10:00:00Z");
        StringBuilder csv = new StringBuilder("who,at,total\n");
        List<Order> records = new ArrayList<>();
        for (String id : ids) {
            csv.append(id).append(",2025-03-01 10:00,1.50\n");
            records.add(Order.of("order " + records.size(), id, time, Money.parse("GBP 1.50")));
        }
        HistoryBuilder read = Csv.stream(
                        "orders.csv", Source.bytes(csv.toString().getBytes(UTF_8)))
                .orders()
                .customer("who")
                .time("at", "yyyy-MM-dd HH:mm")
                .amount("total")
                .into(builder());

        assertThat(Contents.of(read.build()))
                .isEqualTo(Contents.of(builder().orders(records).build()));
    }

    @Example
    void aRuleMayAskForColumnsThatAreNotStated() {
        OrderColumns orders = Csv.stream(
                        "orders.csv",
                        Source.lines(
                                "note,who,at,total,state",
                                "x,1,2025-03-01 10:00,1.50,paid",
                                "y,1,2025-03-01 11:00,2.50,void"))
                .orders()
                .customer("who")
                .time("at", "yyyy-MM-dd HH:mm")
                .amount("total");

        assertThat(orders.into(builder()).build().orderCount()).isEqualTo(2);
        assertThat(orders.cancellation(row -> row.get("state").equals("void"), Cancellations.DROP)
                        .into(builder())
                        .build()
                        .orderCount())
                .isEqualTo(1);
    }

    private static HistoryBuilder builder() {
        return History.builder(ZoneOffset.UTC, CurrencyUnit.of("GBP"));
    }

    private interface Reading {
        long read();
    }

    private static String outcome(Reading reading) {
        try {
            return Long.toString(reading.read());
        } catch (BadRow bad) {
            return bad.reason().replace(MARK, "").replaceFirst("\"[^\"]*…?\" ", "… ");
        }
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> digits = Arbitraries.strings().withCharRange('0', '9').ofMaxLength(20);
        Arbitrary<String> sign = Arbitraries.of("", "", "", "-", "+", "\u2212", "--");
        Arbitrary<String> plain = sign.flatMap(s -> digits.map(d -> s + d));
        Arbitrary<String> marked = plain.flatMap(whole -> Arbitraries.of(".", ",", "\u066B", ".0", "..")
                .flatMap(mark -> digits.map(places -> whole + mark + places)));
        Arbitrary<String> zeros =
                marked.flatMap(text -> Arbitraries.integers().between(0, 4).map(n -> text + "0".repeat(n)));
        Arbitrary<String> odd = Arbitraries.strings()
                .withChars("0123456789.,-+eE'\u0660\u0669\u066B\u066C٣/:")
                .ofMaxLength(12);
        Arbitrary<String> bounds = Arbitraries.of(
                "9223372036854775807",
                "-9223372036854775807",
                "9223372036854775808",
                "999999999999999999",
                "-99999999999999999",
                "92233720368547758.07",
                "92233720368547758.08",
                "9999999999999999.9",
                "1e50000000",
                ".",
                "-",
                "-.",
                "-.5",
                "5.",
                "1,234.56");
        return Arbitraries.oneOf(plain, marked, zeros, odd, bounds).filter(text -> !text.isEmpty());
    }

    @Provide
    Arbitrary<List<String>> ids() {
        Arbitrary<String> digits =
                Arbitraries.strings().withCharRange('0', '9').ofMinLength(1).ofMaxLength(21);
        Arbitrary<String> like = Arbitraries.of(
                "0",
                "00",
                "7",
                "07",
                "-7",
                "+7",
                "-0",
                "7.0",
                "\u0667",
                "999999999999999999",
                "1000000000000000000",
                "9223372036854775807",
                "9223372036854775808",
                "/",
                ":",
                "1:",
                "c-17");
        return Arbitraries.oneOf(digits, like).list().ofMaxSize(30);
    }
}
