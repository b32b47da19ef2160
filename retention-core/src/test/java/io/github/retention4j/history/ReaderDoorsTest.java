package io.github.retention4j.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.model.Coupon;
import io.github.retention4j.model.Customer;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.SurveyResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The doors of a builder that are there for readers of files. */
class ReaderDoorsTest {
    private static final Instant NOON = Instant.parse("2026-03-05T12:00:00Z");
    private static final long MILLIS = NOON.toEpochMilli();

    private static HistoryBuilder builder() {
        return History.builder(ZoneOffset.UTC, CurrencyUnit.of("SAR"));
    }

    @ParameterizedTest
    @EnumSource(DuplicateOrders.class)
    void linesAddUpWhateverIsSaidOfWholeOrders(DuplicateOrders policy) {
        HistoryBuilder builder = builder().duplicateOrders(policy);
        builder.at("lines.csv", 2);
        builder.addOrderLine("A", "c", MILLIS + 1, 500);
        builder.addOrderLine("A", "c", MILLIS, -100);

        History history = builder.build();

        CustomerBlock block = history.blocks().stream()
                .filter(b -> b.orders() > 0)
                .findFirst()
                .orElseThrow();
        assertThat(history.orderCount()).isEqualTo(1);
        assertThat(block.amount(0)).isEqualTo(400);
        assertThat(block.millis(0)).isEqualTo(MILLIS);
        assertThat(history.intake().sources().get("lines.csv")).isEqualTo(new Intake.Counts(1, 1, 0, 0));
    }

    @Test
    void anOrderIsGivenWholeOrInLines() {
        Order whole = Order.of("A", "c", NOON, Money.parse("SAR 5"));
        HistoryBuilder linesFirst = builder();
        linesFirst.addOrderLine("A", "c", MILLIS, 500);
        HistoryBuilder wholeFirst = builder().orders(List.of(whole));
        wholeFirst.at("lines.csv", 7);

        assertThatThrownBy(() -> linesFirst.orders(List.of(whole)))
                .hasMessage("orders:2: order A was given both as a whole order and in lines");
        assertThatThrownBy(() -> wholeFirst.addOrderLine("A", "c", MILLIS, 500))
                .hasMessage("lines.csv:7: order A was given both as a whole order and in lines");
    }

    @Test
    void recordsFromAFileNameIt() {
        HistoryBuilder builder = builder().badRows(BadRows.SKIP).observedThrough(LocalDate.of(2026, 3, 5));
        builder.at("customers.csv", 2);
        builder.add(Customer.of("c"));
        builder.add(Customer.of("c"));
        builder.add(Customer.builder("c").city("Riyadh").build());
        builder.at("coupons.csv", 2);
        builder.add(Coupon.builder("TEN", "spring", NOON).build());
        builder.add(Coupon.builder("TEN", "spring", NOON.plusSeconds(86_400)).build());
        builder.at("answers.csv", 2);
        builder.add(SurveyResponse.nps(9, NOON));
        builder.add(SurveyResponse.nps(9, NOON.plusSeconds(86_400)));

        assertThat(builder.build().intake()).hasToString("""
                answers.csv: 2 rows, 1 taken, 1 refused
                coupons.csv: 2 rows, 1 taken, 1 refused
                customers.csv: 3 rows, 1 taken, 1 merged, 1 refused
                  customers.csv:4: a customer of this id was declared before, with other details
                  coupons.csv:3: issued at 2026-03-06T12:00:00Z, after the last observed day 2026-03-05
                  answers.csv:3: answered at 2026-03-06T12:00:00Z, after the last observed day 2026-03-05""");
    }

    @Test
    void anOrderWithoutAnIdMayBeAGuests() {
        HistoryBuilder builder = builder();
        builder.addOrder("", MILLIS, 500);
        builder.addOrder("", MILLIS, 500);

        History history = builder.build();

        assertThat(history.customerCount()).isZero();
        assertThat(history.orderCount()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(BadRows.class)
    void anAbandonedBuilderBuildsNothing(BadRows policy) {
        HistoryBuilder builder = builder().badRows(policy);
        builder.addOrder("c", MILLIS, 500);
        builder.abandon();

        assertThatThrownBy(builder::build).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> builder.addOrder("c", MILLIS, 500)).isInstanceOf(IllegalStateException.class);
    }

    /** Two lines of an order, 100 and one that cannot be read: no order, and not one of 100. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aLineThatIsRefusedTakesItsOrderWithIt(boolean badFirst) {
        HistoryBuilder builder = builder().badRows(BadRows.SKIP);
        builder.at("lines.csv", 2);
        if (badFirst) {
            builder.refuse("A", "column Amount: \"x\" is no number");
        }
        builder.addOrderLine("A", "c", MILLIS, 10_000);
        builder.addOrderLine("A", "c", MILLIS, 10_000);
        if (!badFirst) {
            builder.refuse("A", "column Amount: \"x\" is no number");
        }
        builder.addOrderLine("B", "c", MILLIS, 5_000);
        builder.addRefund("A", "c", MILLIS, 10_000);

        History history = builder.build();

        assertThat(history.orderCount()).isEqualTo(1);
        assertThat(netRevenue(history)).isEqualTo(5_000);
        assertThat(history.intake().sources().get("lines.csv")).isEqualTo(new Intake.Counts(1, 0, 0, 4));
        String bad = "lines.csv:" + (badFirst ? 2 : 4);
        String because = "order A is refused with all of its rows because of " + bad;
        assertThat(history.intake().refusals())
                .extracting(Intake.Refusal::toString)
                .containsExactlyInAnyOrder(
                        bad + ": column Amount: \"x\" is no number",
                        "lines.csv:" + (badFirst ? 3 : 2) + ": " + because,
                        "lines.csv:" + (badFirst ? 4 : 3) + ": " + because,
                        "lines.csv:6: " + because);
    }

    @Test
    void refusingARowOfNoKnownOrderRefusesThatRowOnly() {
        HistoryBuilder skipping = builder().badRows(BadRows.SKIP);
        skipping.addOrder("A", "c", MILLIS, 500);
        skipping.refuse("", "no id");
        HistoryBuilder failing = builder();

        assertThat(skipping.build().intake().sources().get("orders")).isEqualTo(new Intake.Counts(1, 0, 0, 1));
        assertThatThrownBy(() -> failing.refuse("A", "no date")).hasMessage("orders:1: no date");
    }

    @Test
    void aRefundOfAnOrderIsOfWhoeverTheOrderIsOrOfNobodyAtAll() {
        HistoryBuilder builder = builder();
        builder.addRefundOfOrder("A", MILLIS, 300);
        builder.addRefundOfOrder("none", MILLIS, 200);
        builder.addOrder("A", "c", MILLIS, 1_000);
        builder.addOrder("B", "", MILLIS, 1_000);
        builder.addRefundOfOrder("B", MILLIS, 1_000);

        History history = builder.build();

        assertThat(netRevenue(history)).isEqualTo(1_000 - 300 + 1_000 - 1_000);
        assertThat(history.intake().sources().get("orders")).isEqualTo(new Intake.Counts(4, 0, 1, 0));
        assertThatThrownBy(() -> builder().addRefundOfOrder("", MILLIS, 1))
                .hasMessage("orders:1: the order id is empty");
        assertThatThrownBy(() -> builder().addRefundOfOrder("A", MILLIS, 0))
                .hasMessage("orders:1: refund 0.00 is not above 0");
    }

    @Test
    void aLongOrderIdIsCutInMessages() {
        HistoryBuilder builder = builder();

        builder.addOrderLine("x".repeat(50) + "\n", "c", MILLIS, 100);

        assertThatThrownBy(() -> builder.addOrderLine("x".repeat(50) + "\n", "d", MILLIS, 100))
                .hasMessage("orders:2: order " + "x".repeat(40) + "… was given before, for another customer");
    }

    @Test
    void aNoteIsToldOnceForItsSource() {
        HistoryBuilder builder = builder().badRows(BadRows.SKIP);
        builder.at("shop.csv", 2);
        builder.note("there is a column Currency");
        builder.addOrder("c", MILLIS, 500);
        builder.note("there is a column Currency");
        builder.note("12,500 can be read two ways");
        builder.at("other.csv", 2);
        builder.note("there is a column Currency");
        builder.addOrder("c", MILLIS, -500);

        History history = builder.build();

        assertThat(history.intake()).hasToString("""
                other.csv: 1 row, 0 taken, 1 refused
                shop.csv: 1 row, 1 taken
                  other.csv:2: amount -5.00 is below 0; give a refund as a refund
                other.csv: note: there is a column Currency
                shop.csv: note: there is a column Currency
                shop.csv: note: 12,500 can be read two ways""");
        assertThat(history.toString()).endsWith("SAR, 3 notes, 1 row refused (see intake())");
        assertThatThrownBy(() -> builder.note("late")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aHistoryPointsToItsNotes() {
        HistoryBuilder builder = builder();
        builder.at("shop.csv", 2);
        builder.note("there is a column Currency");

        assertThat(builder.build().toString()).endsWith("SAR, 1 note (see intake())");
    }

    @Test
    void notesAreBounded() {
        HistoryBuilder builder = builder();
        for (int i = 0; i < Intake.MOST_NOTES + 7; i++) {
            builder.note("note " + i);
        }

        assertThat(builder.build().intake().notes()).hasSize(Intake.MOST_NOTES);
    }

    @Test
    void whatComesAfterASourceIsNotChargedToIt() {
        HistoryBuilder builder = builder().badRows(BadRows.SKIP);
        builder.addOrder("c", MILLIS, 100);
        builder.at("shop.csv", 2);
        builder.addOrder("c", MILLIS, 200);
        builder.endOfSource();
        builder.orderColumns(new String[] {"c", "d"}, new long[] {MILLIS, MILLIS}, new long[] {300, -1});
        builder.addOrder("c", MILLIS, 400);
        builder.orders(List.of(Order.of("A", "c", NOON, Money.parse("SAR 5"))));

        assertThat(builder.build().intake()).hasToString("""
                orders: 5 rows, 4 taken, 1 refused
                shop.csv: 1 row, 1 taken
                  orders:3: amount -0.01 is below 0; give a refund as a refund""");
    }

    @Test
    void aRefundFindsItsOrderBeforeOrAfterIt() {
        HistoryBuilder builder = builder();
        builder.addRefund("A", "c", MILLIS + 5, 500);
        builder.addOrder("A", "c", MILLIS, 500);
        builder.addOrder("B", "c", MILLIS, 500);
        builder.addRefund("B", "c", MILLIS + 5, 499);

        History history = builder.build();

        assertThat(history.orderCount()).as("A is refunded in full, B is not").isEqualTo(1);
        assertThat(netRevenue(history)).isEqualTo(1);
    }

    @Test
    void aRefundOfAnUnknownOrderOnlyLowersRevenue() {
        HistoryBuilder builder = builder();
        builder.addOrder("A", "c", MILLIS, 500);
        builder.addRefund("C-A", "c", MILLIS - 5, 500);
        builder.addRefund("C-A", "c", MILLIS + 5, 100);

        History history = builder.build();

        assertThat(history.orderCount()).isEqualTo(1);
        assertThat(netRevenue(history)).isEqualTo(-100);
    }

    @Test
    void aRefundThatCannotBeOfItsOrderIsABadRow() {
        HistoryBuilder before = builder();
        before.addOrder("A", "c", MILLIS, 500);
        before.at("refunds.csv", 3);
        before.addRefund("A", "c", MILLIS - 1, 500);
        HistoryBuilder another = builder().badRows(BadRows.SKIP);
        another.addOrder("A", "c", MILLIS, 500);
        another.at("refunds.csv", 3);
        another.addRefund("A", "d", MILLIS, 500);

        assertThatThrownBy(before::build)
                .hasMessage(
                        "refunds.csv:3: order A: refunded at 2026-03-05T11:59:59.999Z, before it was placed at 2026-03-05T12:00:00Z");
        assertThat(another.build().intake().refusals())
                .containsExactly(new Intake.Refusal(
                        "refunds.csv",
                        3,
                        "order A, which the refund names, is another customer's; leave the customer empty"));
    }

    private static long netRevenue(History history) {
        CustomerHistory customer = history.blocks().get(0).cursor().moveTo(0);
        return customer.netRevenue(history.basis().span(history.observed()));
    }
}
