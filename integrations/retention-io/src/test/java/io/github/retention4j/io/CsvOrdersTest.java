package io.github.retention4j.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.intake.BadRows;
import io.github.retention4j.intake.DuplicateOrders;
import io.github.retention4j.intake.Intake;
import io.github.retention4j.model.Order;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvOrdersTest {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final CurrencyUnit GBP = CurrencyUnit.of("GBP");

    private static HistoryBuilder builder() {
        return History.builder(LONDON, GBP);
    }

    private static OrderColumns lines(String... rows) {
        return Csv.stream("orders.csv", Source.lines(rows))
                .orders()
                .customer("who")
                .time("at", "yyyy-MM-dd HH:mm");
    }

    @Test
    void readsAsItsUsersTypeIt(@TempDir Path folder) throws IOException {
        Path path = Files.writeString(folder.resolve("retail.csv"), """
                InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
                536365,85123A,WHITE HANGING HEART T-LIGHT HOLDER,6,2010-12-01 08:26:00,2.55,17850,United Kingdom
                536365,71053,WHITE METAL LANTERN,6,2010-12-01 08:26:00,3.39,17850,United Kingdom
                536367,84879,ASSORTED COLOUR BIRD ORNAMENT,32,2011-06-01 08:34:00,1.69,13047,United Kingdom
                """);
        ZoneId zone = LONDON;
        CurrencyUnit gbp = GBP;

        History fromFile = Csv.file(path)
                .orders()
                .customer("CustomerID")
                .time("InvoiceDate", "yyyy-MM-dd HH:mm:ss")
                .order("InvoiceNo")
                .quantity("Quantity")
                .unitPrice("UnitPrice")
                .into(History.builder(zone, gbp))
                .build();

        assertThat(Contents.of(fromFile))
                .containsExactly("13047: order 2011-06-01T07:34:00Z 54.08", "17850: order 2010-12-01T08:26:00Z 35.64");
        assertThat(fromFile.intake().sources())
                .containsOnly(java.util.Map.entry("retail.csv", new Intake.Counts(2, 1, 0, 0)));
    }

    @Test
    void everyRowIsAnOrderWithoutAnOrderColumn() {
        History history = lines("who,at,total", "7,2025-03-01 10:00,5", "7,2025-03-01 10:00,5", ",2025-03-02 10:00,1.5")
                .amount("total")
                .into(builder())
                .build();

        assertThat(Contents.of(history))
                .containsExactly(
                        "7: order 2025-03-01T10:00:00Z 5.00, order 2025-03-01T10:00:00Z 5.00",
                        "nobody: order 2025-03-02T10:00:00Z 1.50");
    }

    @Test
    void amountsAreWholeOrdersThatTheBuilderJudgesWhenTheyRepeat() {
        OrderColumns orders = lines("id,who,at,total", "1,7,2025-03-01 10:00,5", "1,7,2025-03-01 10:00,5")
                .order("id")
                .amount("total");

        assertThat(Contents.of(orders.into(builder()).build())).containsExactly("7: order 2025-03-01T10:00:00Z 5.00");
        assertThatThrownBy(() -> orders.into(builder().duplicateOrders(DuplicateOrders.REJECT)))
                .hasMessage("orders.csv:3: order 1 was given before");
        assertThat(Contents.of(orders.into(builder().duplicateOrders(DuplicateOrders.SUM_LINES))
                        .build()))
                .containsExactly("7: order 2025-03-01T10:00:00Z 10.00");
    }

    @Test
    void linesThatAreGivenAsWholeOrdersAreToldWhatTheyLookLike() {
        OrderColumns orders = lines(
                        "id,who,at,total",
                        "1,7,2025-03-01 10:00,400",
                        "1,7,2025-03-01 10:00,400",
                        "1,7,2025-03-01 10:00,400")
                .order("id")
                .amount("total");

        History history = orders.into(builder()).build();

        assertThat(Contents.gross(history)).isEqualTo("400.00");
        assertThat(history.intake().notes())
                .singleElement()
                .asString()
                .startsWith("orders.csv: note: 2 of 3 rows were the same as an order before")
                .contains("DuplicateOrders.SUM_LINES");
        History summed = orders.into(builder().duplicateOrders(DuplicateOrders.SUM_LINES))
                .build();
        assertThat(Contents.gross(summed)).isEqualTo("1200.00");
        assertThat(summed.intake().notes()).isEmpty();
    }

    @Test
    void lineAmountsAddUpToOrdersAtTheEarliestTimeOfTheirLines() {
        History history = lines(
                        "id,who,at,line",
                        "A,7,2025-03-01 10:05,5",
                        "B,8,2025-03-01 11:00,1",
                        "A,7,2025-03-01 10:00,-1.25")
                .order("id")
                .lineAmount("line")
                .into(builder())
                .build();

        assertThat(Contents.of(history))
                .containsExactly("7: order 2025-03-01T10:00:00Z 3.75", "8: order 2025-03-01T11:00:00Z 1.00");
    }

    @Test
    void linesAddUpWhateverTheBuilderSaysOfWholeOrders() {
        History history = lines("id,who,at,line", "A,7,2025-03-01 10:00,5", "A,7,2025-03-01 10:00,5")
                .order("id")
                .lineAmount("line")
                .into(builder().duplicateOrders(DuplicateOrders.REJECT))
                .build();

        assertThat(Contents.of(history)).containsExactly("7: order 2025-03-01T10:00:00Z 10.00");
    }

    @Test
    void linesBelowZeroInSumAreABadOrder() {
        HistoryBuilder builder = lines("id,who,at,line", "A,7,2025-03-01 10:00,5", "A,7,2025-03-01 10:00,-6")
                .order("id")
                .lineAmount("line")
                .into(builder());

        assertThatThrownBy(builder::build)
                .hasMessage(
                        "orders.csv:2: order A: its lines sum to -1.00, below 0; if they take an order back, give them as a refund or leave them out");
    }

    @Test
    void aWholeOrderBelowZeroIsABadRow() {
        assertThatThrownBy(() -> lines("who,at,total", "7,2025-03-01 10:00,-5")
                        .amount("total")
                        .into(builder()))
                .hasMessage("orders.csv:2: amount -5.00 is below 0; give a refund as a refund");
    }

    @Test
    void onlyTheProductNeedsToFitTheScale() {
        History history = lines(
                        "id,who,at,n,price", "A,7,2025-03-01 10:00,8,0.125", "B,7,2025-03-01 10:00,0,0.12345678901")
                .order("id")
                .quantity("n")
                .unitPrice("price")
                .into(builder())
                .build();

        assertThat(Contents.of(history))
                .containsExactly("7: order 2025-03-01T10:00:00Z 0.00, order 2025-03-01T10:00:00Z 1.00");
    }

    @Test
    void severalFilesAndRecordsGoIntoOneBuilder() {
        HistoryBuilder builder = builder();
        Csv.stream("customers.csv", Source.lines("id,country", "7,SA"))
                .customers()
                .id("id")
                .country("country")
                .into(builder);
        lines("id,who,at,line", "A,7,2025-03-01 10:00,5", "A,7,2025-03-01 10:00,1")
                .order("id")
                .lineAmount("line")
                .into(builder);
        lines("id,who,at,total", "B,7,2025-03-02 10:00,5", "B,7,2025-03-02 10:00,5")
                .order("id")
                .amount("total")
                .into(builder);
        builder.orders(List.of(Order.of("C", "7", Instant.parse("2025-03-03T10:00:00Z"), Money.parse("GBP 2"))));

        History history = builder.build();

        assertThat(Contents.of(history))
                .singleElement()
                .asString()
                .startsWith("7 Customer[id=7, ")
                .endsWith(
                        ": "
                                + "order 2025-03-01T10:00:00Z 6.00, order 2025-03-02T10:00:00Z 5.00, order 2025-03-03T10:00:00Z 2.00");
        assertThat(history.intake()).hasToString("""
                customers.csv: 1 row, 1 taken
                orders: 1 row, 1 taken
                orders.csv: 4 rows, 2 taken, 2 merged""");
    }

    @Test
    void anOrderGivenWholeAndInLinesIsABadRow() {
        HistoryBuilder builder = lines("id,who,at,line", "A,7,2025-03-01 10:00,5")
                .order("id")
                .lineAmount("line")
                .into(builder());
        OrderColumns whole =
                lines("id,who,at,total", "A,7,2025-03-01 10:00,5").order("id").amount("total");

        assertThatThrownBy(() -> whole.into(builder))
                .hasMessage("orders.csv:2: order A was given both as a whole order and in lines");
    }

    @Test
    void couponsAndDiscountsAreThoseOfTheRecords() {
        OrderColumns orders = lines(
                        "id,who,at,total,code,less",
                        "A,7,2025-03-01 10:00,5,SPRING,1.5",
                        "B,7,2025-03-02 10:00,5,,0",
                        "C,8,2025-03-03 10:00,5,SPRING,",
                        "D,,2025-03-04 10:00,5,FLYER,0.25",
                        "E,8,2025-03-05 10:00,5,,")
                .order("id")
                .amount("total");
        Instant first = Instant.parse("2025-03-01T10:00:00Z");
        Money five = Money.parse("GBP 5");
        History fromRecords = builder()
                .orders(List.of(
                        Order.builder("A", first, five)
                                .customer("7")
                                .coupon("SPRING")
                                .discount(Money.parse("GBP 1.50"))
                                .build(),
                        Order.builder("B", first.plusSeconds(86_400), five)
                                .customer("7")
                                .discount(Money.parse("GBP 0"))
                                .build(),
                        Order.builder("C", first.plusSeconds(2 * 86_400), five)
                                .customer("8")
                                .coupon("SPRING")
                                .build(),
                        Order.builder("D", first.plusSeconds(3 * 86_400), five)
                                .coupon("FLYER")
                                .discount(Money.parse("GBP 0.25"))
                                .build(),
                        Order.of("E", "8", first.plusSeconds(4 * 86_400), five)))
                .build();

        assertThat(Contents.of(
                        orders.coupon("code").discount("less").into(builder()).build()))
                .isEqualTo(Contents.of(fromRecords))
                .contains(
                        "7: order 2025-03-01T10:00:00Z 5.00 with SPRING less 1.50, order 2025-03-02T10:00:00Z 5.00 less 0.00");
        assertThat(Contents.of(orders.coupon("code").into(builder()).build()))
                .containsExactly(
                        "7: order 2025-03-01T10:00:00Z 5.00 with SPRING, order 2025-03-02T10:00:00Z 5.00",
                        "8: order 2025-03-03T10:00:00Z 5.00 with SPRING, order 2025-03-05T10:00:00Z 5.00",
                        "nobody: order 2025-03-04T10:00:00Z 5.00 with FLYER");
        assertThat(Contents.of(orders.discount("less").into(builder()).build()))
                .containsExactly(
                        "7: order 2025-03-01T10:00:00Z 5.00 less 1.50, order 2025-03-02T10:00:00Z 5.00 less 0.00",
                        "8: order 2025-03-03T10:00:00Z 5.00, order 2025-03-05T10:00:00Z 5.00",
                        "nobody: order 2025-03-04T10:00:00Z 5.00 less 0.25");
        assertThat(Contents.of(orders.into(builder()).build()))
                .noneMatch(line -> line.contains("with") || line.contains("less"));
    }

    @Test
    void discountsOfLinesAddUp() {
        OrderColumns lines = lines(
                        "id,who,at,n,price,line,code,less",
                        "A,7,2025-03-01 10:00,2,2.5,5,SPRING,1.5",
                        "A,7,2025-03-01 10:00,1,1,1,SPRING,0.5",
                        "A,7,2025-03-01 10:00,1,1,1,SPRING,")
                .order("id")
                .coupon("code")
                .discount("less");

        for (OrderColumns orders :
                List.of(lines.lineAmount("line"), lines.quantity("n").unitPrice("price"))) {
            assertThat(Contents.of(orders.into(builder()).build()))
                    .containsExactly("7: order 2025-03-01T10:00:00Z 7.00 with SPRING less 2.00");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-0.01|column \"less\": \"-0.01\" is below 0",
                "-5|column \"less\": \"-5\" is below 0",
                "some|column \"less\": \"some\" is not a number like 1,234.56",
                "0.125|column \"less\": \"0.125\" has 3 decimals, more than the history's 2; raise them with decimals(3)"
            })
    void aDiscountThatIsNoneIsABadRow(String discount, String reason) {
        OrderColumns orders = lines("id,who,at,total,less", "A,SECRET,2025-03-01 10:00,5," + discount)
                .order("id")
                .discount("less");

        for (OrderColumns either : List.of(orders.amount("total"), orders.lineAmount("total"))) {
            assertThatThrownBy(() -> either.into(builder())).hasMessage("orders.csv:2: " + reason);
        }
    }

    @Test
    void whatEarnsPointsIsStatedByOrderOrByLine() {
        OrderColumns whole = lines(
                        "id,who,at,total,earns",
                        "A,7,2025-03-01 10:00,5,4.50",
                        "B,7,2025-03-02 10:00,5,",
                        "C,7,2025-03-03 10:00,5,0",
                        "D,7,2025-03-04 10:00,5,6")
                .order("id")
                .eligible("earns");
        List<String> orders = List.of(
                "7: order 2025-03-01T10:00:00Z 5.00 eligible 4.50, order 2025-03-02T10:00:00Z 5.00,"
                        + " order 2025-03-03T10:00:00Z 5.00 eligible 0.00, order 2025-03-04T10:00:00Z 5.00 eligible 6.00");
        assertThat(Contents.of(whole.amount("total").into(builder()).build())).isEqualTo(orders);
        assertThat(Contents.of(whole.lineAmount("total").into(builder()).build()))
                .isEqualTo(orders);

        OrderColumns lines = lines(
                        "id,who,at,n,price,earns",
                        "A,7,2025-03-01 10:00,2,2.5,0",
                        "A,7,2025-03-01 10:00,1,3,",
                        "A,7,2025-03-01 10:00,-1,1,-0.5")
                .order("id")
                .quantity("n")
                .unitPrice("price")
                .eligible("earns");
        assertThat(Contents.of(lines.into(builder()).build()))
                .containsExactly("7: order 2025-03-01T10:00:00Z 7.00 eligible 2.50");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-0.01|column \"earns\": \"-0.01\" is below 0",
                "x|column \"earns\": \"x\" is not a number like 1,234.56",
                "0.125|column \"earns\": \"0.125\" has 3 decimals, more than the history's 2; raise them with decimals(3)"
            })
    void whatEarnsPointsIsMoney(String earns, String reason) {
        OrderColumns orders = lines("id,who,at,total,earns", "A,SECRET,2025-03-01 10:00,5," + earns)
                .order("id")
                .amount("total")
                .eligible("earns");
        assertThatThrownBy(() -> orders.into(builder())).hasMessage("orders.csv:2: " + reason);
        Intake intake = orders.into(builder().badRows(BadRows.SKIP)).build().intake();
        assertThat(intake.refusals()).extracting(Intake.Refusal::toString).containsExactly("orders.csv:2: " + reason);
    }

    @Test
    void aRefundHasNoDiscount() {
        History history = lines(
                        "id,who,at,total,code,less", "A,7,2025-03-01 10:00,5,X,1", "A,7,2025-03-02 10:00,-2,X,?")
                .order("id")
                .amount("total")
                .coupon("code")
                .discount("less")
                .cancellation(row -> row.get("total").startsWith("-"), Cancellations.BOOK_AS_REFUND)
                .into(builder())
                .build();

        assertThat(Contents.of(history))
                .containsExactly(
                        "7: adjustment 2025-03-02T10:00:00Z -2.00, order 2025-03-01T10:00:00Z 5.00 with X less 1.00");
    }

    @Test
    void guestsAreKeptOrDropped() {
        OrderColumns orders = lines(
                        "id,who,at,total", "A,,2025-03-01 10:00,5", "B, ,2025-03-01 10:00,5", "C,7,2025-03-01 10:00,5")
                .order("id")
                .amount("total");

        History kept = orders.into(builder()).build();
        assertThat(kept.orderCount()).isEqualTo(3);
        assertThat(kept.customerCount()).isEqualTo(1);

        History dropped = orders.guests(Guests.DROP).into(builder()).build();
        assertThat(dropped.orderCount()).isEqualTo(1);
        assertThat(dropped.intake().sources().get("orders.csv")).isEqualTo(new Intake.Counts(1, 0, 2, 0));
    }

    @Test
    void cancellationsAreDropped() {
        AtomicInteger asked = new AtomicInteger();
        History history = lines("id,who,at,total", "A,7,2025-03-01 10:00,5", "C1,7,not a time,not an amount")
                .order("id")
                .amount("total")
                .cancellation(
                        row -> asked.incrementAndGet() > 0
                                && row.line() == 3
                                && row.get("id").equals("C1"),
                        Cancellations.DROP)
                .into(builder())
                .build();

        assertThat(Contents.of(history)).containsExactly("7: order 2025-03-01T10:00:00Z 5.00");
        assertThat(history.intake().sources().get("orders.csv")).isEqualTo(new Intake.Counts(1, 0, 1, 0));
        assertThat(asked).hasValue(2);
    }

    @Test
    void cancellationsAreBookedAsRefundsWhateverTheirSign() {
        History history = lines(
                        "id,who,at,total",
                        "A,7,2025-03-01 10:00,5",
                        "C1,7,2025-03-02 10:00,-2",
                        "C2,7,2025-03-03 10:00,1",
                        "C3,7,2025-03-04 10:00,0",
                        "C4,,2025-03-05 10:00,-3")
                .order("id")
                .amount("total")
                .cancellation(row -> row.get("id").startsWith("C"), Cancellations.BOOK_AS_REFUND)
                .into(builder())
                .build();

        assertThat(Contents.of(history))
                .containsExactly(
                        "7: adjustment 2025-03-02T10:00:00Z -2.00, adjustment 2025-03-03T10:00:00Z -1.00, order 2025-03-01T10:00:00Z 5.00",
                        "nobody: adjustment 2025-03-05T10:00:00Z -3.00");
        assertThat(history.intake().sources().get("orders.csv")).isEqualTo(new Intake.Counts(4, 0, 1, 0));
    }

    @Test
    void aRuleThatAsksForAnUnknownColumnIsToldSo() {
        HistoryBuilder builder = builder();
        OrderColumns orders = lines("id,who,at,total", "A,7,2025-03-01 10:00,5")
                .amount("total")
                .cancellation(row -> row.get("kind").isEmpty(), Cancellations.DROP);

        assertThatThrownBy(() -> orders.into(builder))
                .hasMessage(
                        "orders.csv:1: column \"kind\" is not in the header, which has \"id\", \"who\", \"at\", \"total\"; did you mean \"id\"?");
        assertThatThrownBy(builder::build).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aRuleThatFailsSpendsTheBuilder() {
        HistoryBuilder builder = builder();
        OrderColumns orders = lines("id,who,at,total", "A,7,2025-03-01 10:00,5", "B,7,2025-03-01 10:00,5")
                .amount("total")
                .cancellation(
                        row -> {
                            if (row.line() == 3) {
                                throw new ArithmeticException("the rule's own");
                            }
                            return false;
                        },
                        Cancellations.DROP);

        assertThatThrownBy(() -> orders.into(builder))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("the rule's own");
        assertThatThrownBy(builder::build).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void eachCallReturnsANewValue() {
        OrderColumns plain = lines("id,who,at,total", "A,7,2025-03-01 10:00,5", "A,,2025-03-01 10:00,5")
                .amount("total");

        OrderColumns changed = plain.guests(Guests.DROP)
                .order("id")
                .zone(ZoneId.of("Asia/Riyadh"))
                .cancellation(row -> true, Cancellations.DROP);

        assertThat(changed).isNotSameAs(plain);
        assertThat(plain).hasToString("OrderColumns orders.csv {customer=who, time=at, amount=total}");
        assertThat(plain.into(builder()).build().orderCount()).isEqualTo(2);
        assertThat(plain.into(builder()).build().orderCount()).isEqualTo(2);
    }

    @Test
    void theMoneyIsStatedInOneWay() {
        OrderColumns none = lines("who,at,total");
        String message =
                "orders.csv: state the money in one way: amount(...), lineAmount(...), or quantity(...) and unitPrice(...)";
        for (OrderColumns orders : List.of(
                none,
                none.quantity("n"),
                none.unitPrice("p"),
                none.amount("total").lineAmount("total"),
                none.amount("total").quantity("n").unitPrice("p"))) {
            assertThatThrownBy(() -> orders.into(builder()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith(message);
        }
        assertThatThrownBy(() -> none.into(builder())).hasMessage(message);
        assertThatThrownBy(
                        () -> none.unitPrice("p").quantity("n").amount("total").into(builder()))
                .hasMessage(message + "; stated is amount(...) and quantity(...) and unitPrice(...)");
        assertThatThrownBy(() -> none.lineAmount("total").into(builder()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("orders.csv: lineAmount(...) needs order(...)");
        assertThatThrownBy(() -> none.amount("total").coupon("code").into(builder()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("orders.csv: coupon(...) needs order(...)");
        assertThatThrownBy(() -> none.amount("total").discount("less").into(builder()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("orders.csv: discount(...) needs order(...)");
        assertThatThrownBy(() -> none.amount("total").eligible("earns").into(builder()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("orders.csv: eligible(...) needs order(...)");
    }

    @Test
    void customerAndTimeMustBeStated() {
        OrderColumns orders =
                Csv.stream("orders.csv", Source.lines("who,at,total")).orders().amount("total");

        assertThatThrownBy(() -> orders.time("at", "yyyy-MM-dd").into(builder()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("orders.csv: which column is the customer? State it with customer(...)");
        assertThatThrownBy(() -> orders.customer("who").into(builder()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("orders.csv: which column is the time? State it with time(...)");
    }

    @Test
    void headerOnlyIsAnEmptyHistory() {
        History history = lines("id,who,at,total")
                .order("id")
                .amount("total")
                .into(builder())
                .build();

        assertThat(history.customerCount()).isZero();
        assertThat(history.orderCount()).isZero();
        assertThat(history.intake().sources()).isEmpty();
    }

    @Test
    void idsAreTheSameAsInRecords() {
        HistoryBuilder builder = lines(
                        "who,at,total", "17,2025-03-01 10:00,5", "007,2025-03-01 10:00,5", "x-1,2025-03-01 10:00,5")
                .amount("total")
                .into(builder());
        for (String id : List.of("17", "007", "x-1")) {
            builder.addOrder(id, Instant.parse("2025-03-02T00:00:00Z").toEpochMilli(), 1);
        }

        assertThat(builder.build().customerCount()).isEqualTo(3);
    }
}
