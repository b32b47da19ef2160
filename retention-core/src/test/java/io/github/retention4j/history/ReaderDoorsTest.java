package io.github.retention4j.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.intake.BadRows;
import io.github.retention4j.intake.DuplicateOrders;
import io.github.retention4j.intake.Intake;
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
        SourceRows rows = builder.source("lines.csv");
        rows.at(2);
        rows.addOrderLine("A", "c", MILLIS + 1, 500);
        rows.addOrderLine("A", "c", MILLIS, -100);

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
        linesFirst.source("orders").addOrderLine("A", "c", MILLIS, 500);
        HistoryBuilder wholeFirst = builder().orders(List.of(whole));
        SourceRows rows = wholeFirst.source("lines.csv");
        rows.at(7);

        assertThatThrownBy(() -> linesFirst.orders(List.of(whole)))
                .hasMessage("orders:2: order A was given both as a whole order and in lines");
        assertThatThrownBy(() -> rows.addOrderLine("A", "c", MILLIS, 500))
                .hasMessage("lines.csv:7: order A was given both as a whole order and in lines");
    }

    @Test
    void recordsFromAFileNameIt() {
        HistoryBuilder builder = builder().badRows(BadRows.SKIP).observedThrough(LocalDate.of(2026, 3, 5));
        SourceRows rows = builder.source("customers.csv");
        rows.at(2);
        rows.add(Customer.of("c"));
        rows.add(Customer.of("c"));
        rows.add(Customer.builder("c").city("Riyadh").build());
        rows = builder.source("coupons.csv");
        rows.at(2);
        rows.add(Coupons.KIND, Coupon.builder("TEN", "spring", NOON).build());
        rows.add(
                Coupons.KIND,
                Coupon.builder("TEN", "spring", NOON.plusSeconds(86_400)).build());
        rows = builder.source("answers.csv");
        rows.at(2);
        rows.add(SurveyResponses.KIND, SurveyResponse.nps(9, NOON));
        rows.add(SurveyResponses.KIND, SurveyResponse.nps(9, NOON.plusSeconds(86_400)));

        assertThat(builder.build().intake()).hasToString("""
                answers.csv: 2 rows, 1 taken, 1 refused
                coupons.csv: 2 rows, 1 taken, 1 refused
                customers.csv: 3 rows, 1 taken, 1 merged, 1 refused
                  customers.csv:4: a customer of this id was declared before, with other details
                  coupons.csv:3: issued at 2026-03-06T12:00Z, after the last observed day 2026-03-05
                  answers.csv:3: answered at 2026-03-06T12:00Z, after the last observed day 2026-03-05""");
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
        SourceRows rows = builder.source("lines.csv");
        rows.at(2);
        if (badFirst) {
            rows.refuse("A", "column Amount: \"x\" is no number");
        }
        rows.addOrderLine("A", "c", MILLIS, 10_000);
        rows.addOrderLine("A", "c", MILLIS, 10_000);
        if (!badFirst) {
            rows.refuse("A", "column Amount: \"x\" is no number");
        }
        rows.addOrderLine("B", "c", MILLIS, 5_000);
        rows.addRefund("A", "c", MILLIS, 10_000);

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
        skipping.source("orders").refuse("", "no id");
        HistoryBuilder failing = builder();

        assertThat(skipping.build().intake().sources().get("orders")).isEqualTo(new Intake.Counts(1, 0, 0, 1));
        assertThatThrownBy(() -> failing.source("orders").refuse("A", "no date"))
                .hasMessage("orders:1: no date");
    }

    @Test
    void aRefundOfAnOrderIsOfWhoeverTheOrderIsOrOfNobodyAtAll() {
        HistoryBuilder builder = builder();
        builder.source("orders").addRefundOfOrder("A", MILLIS, 300);
        builder.source("orders").addRefundOfOrder("none", MILLIS, 200);
        builder.addOrder("A", "c", MILLIS, 1_000);
        builder.addOrder("B", "", MILLIS, 1_000);
        builder.source("orders").addRefundOfOrder("B", MILLIS, 1_000);

        History history = builder.build();

        assertThat(netRevenue(history)).isEqualTo(1_000 - 300 + 1_000 - 1_000);
        assertThat(history.intake().sources().get("orders")).isEqualTo(new Intake.Counts(4, 0, 1, 0));
        assertThatThrownBy(() -> builder().source("orders").addRefundOfOrder("", MILLIS, 1))
                .hasMessage("orders:1: the order id is empty");
        assertThatThrownBy(() -> builder().source("orders").addRefundOfOrder("A", MILLIS, 0))
                .hasMessage("orders:1: refund 0.00 is not above 0");
    }

    @Test
    void aLongOrderIdIsCutInMessages() {
        HistoryBuilder builder = builder();

        builder.source("orders").addOrderLine("x".repeat(50) + "\n", "c", MILLIS, 100);

        assertThatThrownBy(() -> builder.source("orders").addOrderLine("x".repeat(50) + "\n", "d", MILLIS, 100))
                .hasMessage("orders:2: order " + "x".repeat(40) + "… was given before, for another customer");
    }

    @Test
    void aNoteIsToldOnceForItsSource() {
        HistoryBuilder builder = builder().badRows(BadRows.SKIP);
        SourceRows rows = builder.source("shop.csv");
        rows.at(2);
        rows.note("there is a column Currency");
        rows.addOrder("c", MILLIS, 500);
        rows.note("there is a column Currency");
        rows.note("12,500 can be read two ways");
        SourceRows others = builder.source("other.csv");
        others.at(2);
        others.note("there is a column Currency");
        others.addOrder("c", MILLIS, -500);

        History history = builder.build();

        assertThat(history.intake()).hasToString("""
                other.csv: 1 row, 0 taken, 1 refused
                shop.csv: 1 row, 1 taken
                  other.csv:2: amount -5.00 is below 0; give a refund as a refund
                other.csv: note: there is a column Currency
                shop.csv: note: there is a column Currency
                shop.csv: note: 12,500 can be read two ways""");
        assertThat(history.toString()).endsWith("SAR, 3 notes, 1 row refused (see intake())");
        assertThatThrownBy(() -> rows.note("late")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aHistoryPointsToItsNotes() {
        HistoryBuilder builder = builder();
        SourceRows rows = builder.source("shop.csv");
        rows.at(2);
        rows.note("there is a column Currency");

        assertThat(builder.build().toString()).endsWith("SAR, 1 note (see intake())");
    }

    @Test
    void notesAreBounded() {
        HistoryBuilder builder = builder();
        for (int i = 0; i < Intake.MOST_NOTES + 7; i++) {
            builder.source("orders").note("note " + i);
        }

        assertThat(builder.build().intake().notes()).hasSize(Intake.MOST_NOTES);
    }

    @Test
    void whatComesAfterASourceIsNotChargedToIt() {
        HistoryBuilder builder = builder().badRows(BadRows.SKIP);
        builder.addOrder("c", MILLIS, 100);
        SourceRows rows = builder.source("shop.csv");
        rows.at(2);
        rows.addOrder("c", MILLIS, 200);
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
        builder.source("orders").addRefund("A", "c", MILLIS + 5, 500);
        builder.addOrder("A", "c", MILLIS, 500);
        builder.addOrder("B", "c", MILLIS, 500);
        builder.source("orders").addRefund("B", "c", MILLIS + 5, 499);

        History history = builder.build();

        assertThat(history.orderCount()).as("A is refunded in full, B is not").isEqualTo(1);
        assertThat(netRevenue(history)).isEqualTo(1);
    }

    @Test
    void aRefundOfAnUnknownOrderOnlyLowersRevenue() {
        HistoryBuilder builder = builder();
        builder.addOrder("A", "c", MILLIS, 500);
        builder.source("orders").addRefund("C-A", "c", MILLIS - 5, 500);
        builder.source("orders").addRefund("C-A", "c", MILLIS + 5, 100);

        History history = builder.build();

        assertThat(history.orderCount()).isEqualTo(1);
        assertThat(netRevenue(history)).isEqualTo(-100);
    }

    @Test
    void aRefundThatCannotBeOfItsOrderIsABadRow() {
        HistoryBuilder before = builder();
        before.addOrder("A", "c", MILLIS, 500);
        SourceRows beforeRows = before.source("refunds.csv");
        beforeRows.at(3);
        beforeRows.addRefund("A", "c", MILLIS - 1, 500);
        HistoryBuilder another = builder().badRows(BadRows.SKIP);
        another.addOrder("A", "c", MILLIS, 500);
        SourceRows anotherRows = another.source("refunds.csv");
        anotherRows.at(3);
        anotherRows.addRefund("A", "d", MILLIS, 500);

        assertThatThrownBy(before::build)
                .hasMessage(
                        "refunds.csv:3: order A: refunded at 2026-03-05T11:59:59.999, before it was placed at 2026-03-05T12:00Z");
        assertThat(another.build().intake().refusals())
                .containsExactly(new Intake.Refusal(
                        "refunds.csv",
                        3,
                        "order A, which the refund names, is another customer's; leave the customer empty"));
    }

    @Test
    void sourcesMayTakeTurns() {
        HistoryBuilder builder = builder().badRows(BadRows.SKIP);
        SourceRows one = builder.source("one.csv");
        SourceRows two = builder.source("two.csv");
        one.at(2);
        one.addOrder("c", MILLIS, 100);
        two.addOrder("c", MILLIS, -1);
        one.addOrder("c", MILLIS, -1);
        builder.source("one.csv").addOrder("c", MILLIS, -1);

        assertThat(builder.build().intake()).hasToString("""
                one.csv: 3 rows, 1 taken, 2 refused
                two.csv: 1 row, 0 taken, 1 refused
                  two.csv:1: amount -0.01 is below 0; give a refund as a refund
                  one.csv:3: amount -0.01 is below 0; give a refund as a refund
                  one.csv:4: amount -0.01 is below 0; give a refund as a refund""");
        assertThatThrownBy(() -> one.addOrder("c", MILLIS, 100)).isInstanceOf(IllegalStateException.class);
    }

    private static long netRevenue(History history) {
        CustomerHistory customer = history.blocks().get(0).cursor().moveTo(0);
        return customer.netRevenue(history.basis().span(history.observed()));
    }
}
