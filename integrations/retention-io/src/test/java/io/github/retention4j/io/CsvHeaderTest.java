package io.github.retention4j.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.intake.BadRows;
import io.github.retention4j.intake.InvalidRowException;
import io.github.retention4j.io.text.MessageText;
import java.io.InputStream;
import java.time.ZoneId;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A first line that does not name the columns, or not as they are stated; and that no message shows whose a row is. */
class CsvHeaderTest {
    private static final String HEADER = "id,who,at,n,price,note";
    private static final String GOOD = "A,SECRET-1,2025-03-01 10:00,2,1.50,fine";

    private static HistoryBuilder builder(BadRows policy) {
        return History.builder(ZoneId.of("Europe/London"), CurrencyUnit.of("GBP"))
                .badRows(policy);
    }

    private static OrderColumns orders(Supplier<InputStream> streams) {
        return ordersOf("who", streams);
    }

    private static OrderColumns ordersOf(String customer, Supplier<InputStream> streams) {
        return Csv.stream("orders.csv", streams)
                .orders()
                .customer(customer)
                .time("at", "yyyy-MM-dd HH:mm")
                .order("id")
                .quantity("n")
                .unitPrice("price");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\r\n\n", "\uFEFF"})
    void anEmptyFileHasNoHeader(String text) {
        assertThatThrownBy(() -> orders(Source.text(text)).into(builder(BadRows.SKIP)))
                .isInstanceOf(InvalidRowException.class)
                .hasMessage("orders.csv:1: the file is empty; its first line must name the columns");
    }

    @Test
    void anUnknownColumnIsNamedWithThoseThereAre() {
        assertThatThrownBy(() -> ordersOf("customer_id", Source.lines("ID,Customer,at,n,price"))
                        .into(builder(BadRows.SKIP)))
                .isInstanceOf(InvalidRowException.class)
                .hasMessage(
                        "orders.csv:1: column \"customer_id\" is not in the header, which has \"ID\", \"Customer\", \"at\","
                                + " \"n\", \"price\"; did you mean \"Customer\"?");
        assertThatThrownBy(
                        () -> ordersOf("zzzzzz", Source.lines("\n\n" + HEADER)).into(builder(BadRows.SKIP)))
                .hasMessage(
                        "orders.csv:3: column \"zzzzzz\" is not in the header, which has \"id\", \"who\", \"at\", \"n\","
                                + " \"price\", \"note\"");
    }

    @ParameterizedTest
    @CsvSource({
        "price, unitprice prize, prize",
        "amount, total_amount amt, amt",
        "customer_id, id CustomerID, CustomerID",
        "date, data gate, data",
        "at, xyz bcd, ''",
        "order no, no OrderNo order, OrderNo"
    })
    void theNearestNameIsOffered(String wanted, String header, String offered) {
        assertThatThrownBy(() ->
                        ordersOf(wanted, Source.lines(header.replace(' ', ','))).into(builder(BadRows.FAIL)))
                .hasMessage("orders.csv:1: column \"" + wanted + "\" is not in the header, which has \""
                        + header.replace(" ", "\", \"") + "\""
                        + (offered.isEmpty() ? "" : "; did you mean \"" + offered + "\"?"));
    }

    @Test
    void aFaultInTheHeaderNamesTheColumnsNumber() {
        assertThatThrownBy(() -> orders(Source.text("id,\"who\"x,at")).into(builder(BadRows.FAIL)))
                .hasMessage(
                        "orders.csv:1: column 2: text after a closing quote; a quote inside a quoted cell is written twice");
        assertThatThrownBy(() -> orders(Source.text("\nid,who,\"at\n1,2,3\n")).into(builder(BadRows.FAIL)))
                .hasMessage("orders.csv:2: column 3: a quote is opened and never closed");
    }

    @Test
    void aWrongDelimiterIsGuessedAtButNotGuessed() {
        assertThatThrownBy(() -> orders(Source.lines(HEADER.replace(',', ';'))).into(builder(BadRows.FAIL)))
                .hasMessage(
                        "orders.csv:1: column \"who\" is not in the header, which has \"id;who;at;n;price;note\";"
                                + " if that is several columns, state the delimiter, and if it is a title, the line of the header");
    }

    @Test
    void ofALongHeaderTheNearestNamesAreShownAndTheNumber() {
        String header = "at,"
                + String.join(
                        ",",
                        Stream.iterate(1, i -> i + 1)
                                .limit(4_997)
                                .map(i -> "c" + i)
                                .toList())
                + ",whom,WHY";

        assertThatThrownBy(() -> orders(Source.lines(header)).into(builder(BadRows.FAIL)))
                .hasMessage("orders.csv:1: column \"who\" is not in the header, which has 5000 columns;"
                        + " nearest are \"whom\", \"WHY\", \"at\", \"c1\", \"c2\"");
        String twenty = header.substring(0, header.indexOf(",c20,"));
        assertThatThrownBy(() -> orders(Source.lines(twenty)).into(builder(BadRows.FAIL)))
                .hasMessage("orders.csv:1: column \"who\" is not in the header, which has \""
                        + twenty.replace(",", "\", \"") + "\"");
        assertThatThrownBy(() -> orders(Source.lines(twenty + ",c20")).into(builder(BadRows.FAIL)))
                .hasMessageStartingWith(
                        "orders.csv:1: column \"who\" is not in the header, which has 21 columns; nearest");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A-1,amina@example.com,2025-03-01 10:00,2,1.50,fine|6 cells look",
                "17850,United Kingdom|2 cells look",
                "\u0661\u0662,Amina|2 cells look",
                "A,2025-03-01,amina|3 cells look",
            })
    void aFileWithoutAHeaderShowsNoneOfItsData(String row, String cells) {
        for (BadRows policy : BadRows.values()) {
            assertThatThrownBy(() -> orders(Source.lines(row, row)).into(builder(policy)))
                    .isInstanceOf(InvalidRowException.class)
                    .hasMessage(
                            "orders.csv:1: column \"who\" is not in the first line, nor is any other that is asked for. Its "
                                    + cells + " like data: is it a header? The first line must name the columns");
        }
        assertThatThrownBy(() -> orders(Source.lines(row.replace(',', ';'))).into(builder(BadRows.FAIL)))
                .hasMessage(
                        "orders.csv:1: column \"who\" is not in the first line, nor is any other that is asked for. Its "
                                + "one cell looks like data: is it a header? The first line must name the columns;"
                                + " if that is several columns, state the delimiter, and if it is a title, the line of the header");
    }

    @Test
    void aHeaderThatHasOtherColumnsThatAreAskedForIsShown() {
        assertThatThrownBy(
                        () -> orders(Source.lines("ID,client_1,address@,2025")).into(builder(BadRows.FAIL)))
                .hasMessage(
                        "orders.csv:1: column \"who\" is not in the header, which has \"ID\", \"client_1\", \"address@\","
                                + " \"2025\"");
    }

    @Test
    void aMappedColumnMustNotStandTwiceInTheHeader() {
        assertThatThrownBy(
                        () -> orders(Source.lines("id,who,at,n,price,who, who")).into(builder(BadRows.FAIL)))
                .isInstanceOf(InvalidRowException.class)
                .hasMessage("orders.csv:1: column \"who\" is in the header more than once: 2, 6, 7");
        assertThat(orders(Source.lines("id,who,at,n,price,note,note"))
                        .into(builder(BadRows.FAIL))
                        .build()
                        .orderCount())
                .isZero();
    }

    @Test
    void aFaultOfTheMappingLeavesTheBuilderAsItWas() {
        HistoryBuilder builder = builder(BadRows.FAIL);

        assertThatThrownBy(() -> ordersOf("x", Source.lines(HEADER, GOOD)).into(builder))
                .isNotNull();

        assertThat(orders(Source.lines(HEADER, GOOD)).into(builder).build().orderCount())
                .isEqualTo(1);
    }

    /** Where the customer's column is stated as the money's. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "amina@example.com|…@…",
                "Amina <amina.the.first.of.her.name@example.com>|Amina …@…",
                "an amount @ 5|an amount @ 5",
                "@5|@5"
            })
    void noMessageShowsAnAddress(String cell, String shown) {
        assertThat(MessageText.quoted(cell)).isEqualTo('"' + shown + '"');
        assertThatThrownBy(() -> Csv.stream("orders.csv", Source.lines("who,at", cell + ",2025-03-01"))
                        .orders()
                        .customer("at")
                        .time("at", "yyyy-MM-dd")
                        .amount("who")
                        .into(builder(BadRows.FAIL)))
                .hasMessage("orders.csv:2: column \"who\": \"" + shown + "\" is not a number like 1,234.56");
    }
}
