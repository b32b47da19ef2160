package io.github.retention4j.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.retention4j.intake.BadRows;
import io.github.retention4j.intake.Intake;
import io.github.retention4j.model.Coupon;
import io.github.retention4j.model.Referral;
import io.github.retention4j.model.Subscription;
import io.github.retention4j.model.SurveyKind;
import io.github.retention4j.model.SurveyScale;
import io.github.retention4j.model.Visit;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The doors of primitives refuse what the records' own constructors do, and what only the rows can tell. */
class RecordDoorsTest {
    private static final long AT = Instant.parse("2026-03-05T09:30:00Z").toEpochMilli();
    private static final OptionalLong NEVER = OptionalLong.empty();
    private static final long[] NONE = {};

    private static HistoryBuilder builder() {
        return History.builder(ZoneId.of("Asia/Riyadh"), CurrencyUnit.of("SAR")).badRows(BadRows.SKIP);
    }

    private static Arguments bad(String reason, Consumer<RecordRow> door) {
        return Arguments.of(reason, door);
    }

    static Stream<Arguments> badRows() {
        return Stream.of(
                bad("a visit of 0 pages is below 1", row -> Visits.add(row, AT, 0, 0, false)),
                bad("a visit of -1 actions is below 0", row -> Visits.add(row, AT, 1, -1, false)),
                bad(
                        "started at 1600-01-01T03:06:52 in Asia/Riyadh, outside the years 1900 to 2199; are these milliseconds?",
                        row -> Visits.add(row, -11_676_096_000_000L, 1, 0, false)),
                bad(
                        "score 11 not in [0, 10]",
                        row -> SurveyResponses.add(row, SurveyKind.NPS, SurveyScale.ZERO_TO_TEN, 11, AT)),
                bad("campaign is blank", row -> Coupons.add(row, "TEN", " ", AT, NEVER, NEVER, "")),
                bad("coupon code is blank", row -> Coupons.add(row, "", "spring", AT, NEVER, NEVER, "")),
                bad(
                        "coupon names the order that redeemed it but not when",
                        row -> Coupons.add(row, "TEN", "spring", AT, NEVER, NEVER, "o")),
                bad("order id is blank", row -> Coupons.add(row, "TEN", "spring", AT, NEVER, OptionalLong.of(AT), " ")),
                bad(
                        "expires at -292275055-05-16T19:53:56.192, before it was issued at 2026-03-05T12:30 in Asia/Riyadh",
                        row -> Coupons.add(row, "TEN", "spring", AT, OptionalLong.of(Long.MIN_VALUE), NEVER, "")),
                bad(
                        "ordered at 2026-03-05T12:29:59.999, before it was created at 2026-03-05T12:30 in Asia/Riyadh",
                        row -> Carts.add(row, AT, NEVER, OptionalLong.of(AT - 1))),
                bad("order id is blank", row -> Offers.add(row, AT, NEVER, " ")),
                bad("a customer cannot be referred by itself", row -> Referrals.add(row, AT, "c")),
                bad("a referral without a customer", row -> Referrals.add(row.nobody(), AT, "c")),
                bad("a membership without a customer", row -> Memberships.add(row.nobody(), AT, NEVER)),
                bad(
                        "left at 2026-03-05T12:29:59.999, before it was joined at 2026-03-05T12:30 in Asia/Riyadh",
                        row -> Memberships.add(row, AT, OptionalLong.of(AT - 1))),
                bad(
                        "left at +292278994-08-17T10:12:55.807",
                        row -> Memberships.add(row, AT, OptionalLong.of(Long.MAX_VALUE))),
                bad("joined at 1600-01-01T03:06:52", row -> Memberships.add(row, -11_676_096_000_000L, NEVER)),
                bad("a redemption without a customer", row -> Redemptions.add(row.nobody(), AT, 1, "", "")),
                bad("a redemption of 0 points is not above 0", row -> Redemptions.add(row, AT, 0, "", "")),
                bad("a redemption of -5 points is not above 0", row -> Redemptions.add(row, AT, -5, "", "")),
                bad("number 9223372036854775807 is too large", row -> Redemptions.add(row, AT, Long.MAX_VALUE, "", "")),
                bad("order id is blank", row -> Redemptions.add(row, AT, 1, " ", "")),
                bad("reward is blank", row -> Redemptions.add(row, AT, 1, "", " ")),
                bad("redeemed at 1600-01-01T03:06:52", row -> Redemptions.add(row, -11_676_096_000_000L, 1, "", "")),
                bad("a grant without a customer", row -> PointsGrants.add(row.nobody(), AT, 1, "sorry")),
                bad("a grant of 0 points is not above 0", row -> PointsGrants.add(row, AT, 0, "sorry")),
                bad("reason is blank", row -> PointsGrants.add(row, AT, 1, "")),
                bad("granted at 1600-01-01T03:06:52", row -> PointsGrants.add(row, -11_676_096_000_000L, 1, "sorry")),
                bad("a subscription without a customer", row -> subscribe(row.nobody(), "s", 5, AT)),
                bad("subscription id is blank", row -> subscribe(row, " ", 5, AT)),
                bad("monthly amount -0.05 is below 0", row -> subscribe(row, "s", -5, AT)),
                bad("customer id is blank", row -> Visits.add(row.customer(" "), AT, 1, 0, false)),
                bad("the customer's id is below", row -> Visits.add(row.customer(Long.MIN_VALUE), AT, 1, 0, false)));
    }

    private static void subscribe(RecordRow row, String id, long amount, long started) {
        Subscriptions.add(row, id, started, amount, NONE, NONE, NEVER, NEVER);
    }

    @ParameterizedTest
    @MethodSource("badRows")
    void badOnesAreRefused(String reason, Consumer<RecordRow> door) {
        HistoryBuilder builder = builder();
        SourceRows source = builder.source("rows");
        door.accept(source.row().customer("c"));
        Visits.add(source.row().customer("d"), AT, 1, 0, false);
        History history = builder.build();
        assertThat(history.intake().refusals()).hasSize(1);
        assertThat(history.intake().refusals().get(0).reason()).startsWith(reason);
        assertThat(history.customerCount()).isEqualTo(1);
    }

    @Test
    void changesHaveAnAmountEach() {
        RecordRow row = builder().source("rows").row().customer("c");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Subscriptions.add(row, "s", AT, 5, new long[1], NONE, NEVER, NEVER))
                .withMessage("1 changes to 0 amounts; give one for each");
    }

    @Test
    void oneRefusedRowOfARecordRefusesAll() {
        HistoryBuilder builder = builder();
        Subscriptions.add(
                builder.source("rows").row().customer("c"),
                "s",
                AT,
                5,
                new long[] {AT + 5, AT - 86_400_000},
                new long[] {6, 7},
                NEVER,
                NEVER);
        History history = builder.build();
        assertThat(history.intake())
                .hasToString("rows: 1 row, 0 taken, 1 refused\n  rows:1: changed at 2026-03-04T12:30,"
                        + " before it was changed before at 2026-03-05T12:30:00.005 in Asia/Riyadh");
        assertThat(history.customerCount()).isZero();
    }

    @Test
    void oneSubscriptionTwiceIsOneAndAnotherOfItsIdIsBad() {
        HistoryBuilder builder = builder();
        SourceRows source = builder.source("rows");
        for (int i = 0; i < 2; i++) {
            subscribe(source.row().customer("c"), "s", 5, AT);
        }
        subscribe(source.row().customer("d"), "s", 5, AT);
        Subscriptions.add(source.row().customer("c"), "t", AT, 5, NONE, NONE, NEVER, OptionalLong.of(AT + 100));
        Subscriptions.add(
                source.row().customer("c"),
                "t",
                AT,
                5,
                NONE,
                NONE,
                OptionalLong.of(AT + 100),
                OptionalLong.of(AT + 100));
        Intake intake = builder.build().intake();
        assertThat(intake.sources()).containsEntry("rows", new Intake.Counts(2, 1, 0, 2));
        assertThat(intake.refusals())
                .extracting(Intake.Refusal::reason)
                .containsOnly("a subscription of this id was given before, with other details");
    }

    /** A row of it with each of two customers, but one record: a day of one stays a day of few. */
    @Test
    void aReferralIsOneEventOfItsDay() {
        History history = builder()
                .referrals(List.of(
                        Referral.by("a", Instant.parse("1990-01-01T09:00:00Z")).of("b")))
                .visits(List.of(visit(0), visit(1), visit(2)))
                .build();
        assertThat(history.intake().notes().toString())
                .contains("row 1 of 1990-01-01 lies more than a year before all others");
    }

    private static Visit visit(int second) {
        return Visit.of(Instant.ofEpochMilli(AT + 1_000 * second), 1, 0);
    }

    @Test
    void whatIsBeyondAllTimeIsRefusedOrNever() {
        HistoryBuilder builder = builder();
        builder.coupons(List.of(Coupon.builder("TEN", "spring", Instant.MIN)
                .expires(Instant.MIN)
                .build()));
        builder.subscriptions(List.of(Subscription.builder("s", "c", Instant.ofEpochMilli(AT), Money.parse("SAR 5"))
                .ended(Instant.MAX)
                .build()));
        History history = builder.build();
        assertThat(history.intake().refused()).isEqualTo(1);
        CustomerHistory view = history.blocks().get(0).cursor().moveTo(0);
        assertThat(view.subscriptions().count()).isEqualTo(1);
    }

    /** The second source of a name is the same source, and its records do not end another's. */
    @Test
    void aRecordThatIsLeftOpenStaysOpenWhateverComesAfter() {
        HistoryBuilder builder = builder();
        builder.source("visits").row().customer("c").begin(Visits.KIND);
        assertThatIllegalStateException()
                .isThrownBy(() -> builder.visits(List.of(visit(0))))
                .withMessage("a record of visits was begun and not ended");
        assertThatIllegalStateException().isThrownBy(builder::build);
    }

    /** A kind that keeps an order's time, or a number, in one column. */
    private static final class Notes extends Records {
        static final RecordKind<String, Notes> KIND = RecordKind.of("notes", 2, Notes::write, Notes::new);

        private Notes(CustomerRows customer) {
            super(customer, KIND);
        }

        private static void write(String order, RecordRow row) {
            row.customer("c").begin(KIND);
            row.time(0, "written", AT);
            if (order.isEmpty()) {
                row.number(1, 7);
            } else {
                row.order(1, order);
            }
            row.end();
        }

        OptionalLong ordered(int i) {
            return ifKnown(i, 1);
        }
    }

    @Test
    void aColumnOfOrdersHasNothingElse() {
        assertThatIllegalStateException()
                .isThrownBy(() -> builder().records(Notes.KIND, List.of("A-1", "")))
                .withMessage("column 1 of notes has orders and something else; give the orders a column of their own");
    }

    @Test
    void aKindOfOnesOwnTellsWhenAnOrderWasPlaced() {
        HistoryBuilder builder = builder().records(Notes.KIND, List.of("A-1", "A-2"));
        builder.addOrder("A-1", "c", AT + 60_000, 5);
        Notes notes = builder.build().blocks().get(0).cursor().moveTo(0).records(Notes.KIND);
        assertThat(List.of(notes.ordered(0), notes.ordered(1)))
                .containsExactlyInAnyOrder(OptionalLong.of(AT + 60_000), OptionalLong.empty());
    }
}
