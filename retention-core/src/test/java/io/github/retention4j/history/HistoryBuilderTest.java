package io.github.retention4j.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.tuple;

import io.github.retention4j.intake.BadRows;
import io.github.retention4j.intake.DuplicateOrders;
import io.github.retention4j.intake.Intake;
import io.github.retention4j.intake.InvalidRowException;
import io.github.retention4j.intake.RefundedOrders;
import io.github.retention4j.model.Coupon;
import io.github.retention4j.model.Customer;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.SurveyResponse;
import io.github.retention4j.model.Window;
import io.github.retention4j.staging.RecordIntake;
import java.lang.ref.WeakReference;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryBuilderTest {
    private static final Instant NOON = Instant.parse("2026-03-05T09:00:00Z");
    private static final long AT = NOON.toEpochMilli();

    private static HistoryBuilder builder() {
        return History.builder(ZoneId.of("Asia/Riyadh"), CurrencyUnit.of("SAR"));
    }

    private static List<String> ids(History history) {
        return Seen.all(history).stream().flatMap(s -> s.id().stream()).toList();
    }

    private static CustomerHistory only(History history) {
        assertThat(history.blocks()).hasSize(1);
        assertThat(history.blocks().get(0).customers()).isOne();
        return history.blocks().get(0).cursor().moveTo(0);
    }

    // ---- ids

    @Test
    void wholeNumberIsOneIdAsLongAndAsText() {
        HistoryBuilder builder = builder();
        builder.addOrder(17, AT, 1);
        builder.addOrder("17", AT, 2);
        builder.addOrder("o-1", "17", AT, 3);
        builder.customers(List.of(Customer.of("17")));
        History history = builder.build();
        assertThat(only(history).id()).isEqualTo("17");
        assertThat(only(history).orderCount()).isEqualTo(3);
        assertThat(only(history).customer()).contains(Customer.of("17"));
    }

    @Test
    void textThatOnlyLooksLikeANumberIsAnIdOfItsOwn() {
        String[] ids = {
            "17",
            "017",
            "+17",
            "17 ",
            "-17",
            "-017",
            "0",
            "-0",
            "00",
            "-",
            "1e1",
            "١٧",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775808",
            "-9223370937343148032",
            "-9223370937343148033",
            "99999999999999999999999"
        };
        HistoryBuilder builder = builder();
        for (String id : ids) {
            builder.addOrder(id, AT, 1);
        }
        assertThat(ids(builder.build())).containsExactlyInAnyOrder(ids);
    }

    @Test
    void numberThatIsNoKeyIsABadRow() {
        HistoryBuilder builder = builder().badRows(BadRows.SKIP);
        builder.addOrder(-9223370937343148032L, AT, 1);
        builder.addOrder(-9223370937343148033L, AT, 1);
        builder.addOrder(Long.MIN_VALUE, AT, 1);
        History history = builder.build();
        assertThat(ids(history)).containsExactly("-9223370937343148032");
        assertThat(history.intake().refusals())
                .extracting(Intake.Refusal::toString)
                .containsExactly(
                        "orders:2: the customer's id is below -9223370937343148032",
                        "orders:3: the customer's id is below -9223370937343148032");
    }

    @Test
    void textIsKeptWhenTheCallersBufferChanges() {
        HistoryBuilder builder = builder();
        StringBuilder buffer = new StringBuilder("c-1");
        builder.addOrder(buffer, AT, 1);
        buffer.setCharAt(2, '2');
        builder.addOrder(buffer, AT, 1);
        assertThat(ids(builder.build())).containsExactly("c-1", "c-2");
    }

    // ---- events without a customer

    @Test
    void guestsOrderIsAHistoryOfItsOwn() {
        HistoryBuilder builder = builder();
        builder.addOrder("", AT, 1);
        builder.addOrder("o-1", "", AT, 2);
        builder.orders(List.of(Order.builder("o-2", NOON, Money.parse("SAR 0.03"))
                .coupon("EID10")
                .tag("gift")
                .build()));
        builder.addOrder("c-1", AT, 4);
        History history = builder.build();
        assertThat(history.customerCount()).isOne();
        assertThat(history.orderCount()).isEqualTo(4);
        List<Seen> guests =
                Seen.all(history).stream().filter(s -> s.id().isEmpty()).toList();
        assertThat(guests)
                .hasSize(3)
                .allMatch(s -> s.orders().size() == 1)
                .extracting(s -> s.orders().get(0).amount())
                .containsExactlyInAnyOrder(1L, 2L, 3L);
        assertThat(guests).filteredOn(s -> s.orders().get(0).amount() == 3).allSatisfy(s -> {
            assertThat(s.orders().get(0).coupon()).contains("EID10");
            assertThat(s.orders().get(0).tags()).containsExactly("gift");
        });
    }

    /** More than one block holds: whose refund and coupon it is does not change from one to the next. */
    @Test
    void aMillionGuestsKeepWhatIsTheirs() {
        HistoryBuilder builder = builder();
        for (int i = 0; i < 1 << 20; i++) {
            builder.addOrder("", AT, 100);
        }
        builder.source("orders").addOrder("o-1", "", AT + 1, 7, "TEN", OptionalLong.empty());
        builder.source("orders").addRefund("o-1", "", AT + 2, 3);
        History history = builder.build();
        CustomerBlock last = history.blocks().get(1);
        CustomerHistory guest = last.cursor().moveTo(last.customers() - 1);

        assertThat(history.blocks()).hasSize(2);
        assertThat(guest.orderCoupon(0)).contains("TEN");
        assertThat(guest.adjustments().count()).isOne();
        assertThat(guest.adjustments().amount(0)).isEqualTo(-3);
        assertThat(last.cursor().moveTo(0).adjustments().count()).isZero();
    }

    @Test
    void eventWithoutACustomerHasNoId() {
        HistoryBuilder builder = builder();
        builder.addOrder("", AT, 1);
        CustomerHistory guest = only(builder.build());
        assertThat(guest.isAnonymous()).isTrue();
        assertThat(guest.customer()).isEmpty();
        assertThatIllegalStateException()
                .isThrownBy(guest::id)
                .withMessage("an event without a customer has no customer id");
    }

    // ---- rows of every kind

    @Test
    void columnsAreOrdersRowByRow() {
        HistoryBuilder columns =
                builder().orderColumns(new long[] {1, 2, 1}, new long[] {AT, AT, AT - 1}, new long[] {5, 6, 7});
        HistoryBuilder rows = builder();
        rows.addOrder(1, AT, 5);
        rows.addOrder(2, AT, 6);
        rows.addOrder(1, AT - 1, 7);
        assertThat(Seen.all(columns.build())).isEqualTo(Seen.all(rows.build()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().orderColumns(new long[2], new long[3], new long[2]))
                .withMessage("columns of lengths 2, 3 and 2 are not one table");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().orderColumns(new long[2], new long[2], new long[1]))
                .withMessage("columns of lengths 2, 2 and 1 are not one table");
    }

    @Test
    void rowWithoutAnOrderIdIsNeverADuplicate() {
        HistoryBuilder builder = builder().duplicateOrders(DuplicateOrders.REJECT);
        builder.addOrder("c-1", AT, 5);
        builder.addOrder("c-1", AT, 5);
        assertThat(builder.build().orderCount()).isEqualTo(2);
    }

    @Test
    void refundOfNoKnownOrderLowersRevenueAndIgnoresNoOrder() {
        HistoryBuilder builder = builder();
        builder.addOrder("c-1", AT, 500);
        builder.source("orders").addRefund("c-1", AT + 10, 500);
        History history = builder.build();
        Span both = new Span(AT, AT + 11);
        CustomerHistory customer = only(history);
        assertThat(customer.orderCount()).isOne();
        assertThat(customer.netRevenue(both)).isZero();
        assertThat(customer.netRevenue(new Span(AT, AT + 10))).isEqualTo(500);
        assertThat(customer.keptRevenue(new Span(AT + 10, AT + 11))).isEqualTo(-500);
        assertThat(customer.grossRevenue(both)).isEqualTo(500);
        assertThat(customer.adjustments().ordered(0)).isEqualTo(AT + 10);
        assertThat(history.intake().sources().get("orders").taken()).isEqualTo(2);
    }

    @Test
    void refundAloneMakesACustomer() {
        HistoryBuilder builder = builder();
        builder.source("orders").addRefund("c-1", AT, 1);
        History history = builder.build();
        assertThat(history.customerCount()).isOne();
        assertThat(history.orderCount()).isZero();
        assertThat(history.observed()).isEqualTo(Window.between(LocalDate.of(2026, 3, 5), LocalDate.of(2026, 3, 6)));
    }

    @Test
    void declaredCustomerWithoutEventsCounts() {
        History history = builder()
                .customers(List.of(Customer.of("c-1"), Customer.of("2")))
                .build();
        assertThat(history.customerCount()).isEqualTo(2);
        assertThat(ids(history)).containsExactly("2", "c-1");
        assertThat(history.basis().isObserved()).isFalse();
        assertThat(history).hasToString("History: 2 customers, 0 orders, no events, Asia/Riyadh, SAR");
    }

    @Test
    void historyOfNothingHasNoBlock() {
        History history = builder().build();
        assertThat(history.blocks()).isEmpty();
        assertThat(history.customerCount()).isZero();
        assertThat(history.orderCount()).isZero();
        assertThat(history.intake().sources()).isEmpty();
        assertThat(history.intake()).hasToString("");
        assertThat(history).hasToString("History: 0 customers, 0 orders, no events, Asia/Riyadh, SAR");
        assertThatIllegalStateException().isThrownBy(history::observed);
    }

    @Test
    void statedLastDayIsCoveredWithoutEvents() {
        LocalDate day = LocalDate.of(2026, 3, 31);
        History history = builder().observedThrough(day).build();
        assertThat(history.basis().lastDay()).isEqualTo(day);
        assertThat(history.basis().isObserved()).isFalse();
        assertThatIllegalStateException()
                .isThrownBy(history::observed)
                .withMessage("the history has no events through 2026-03-31, so it covers no days; state the first with"
                        + " observedFrom");
    }

    @Test
    void customersAreFirstSeenWithoutAnEvent() {
        Customer customer = Customer.builder("c-1").firstSeen(NOON).build();
        History history = builder().customers(List.of(customer)).build();
        assertThat(history.basis().isObserved()).isFalse();
        assertThat(only(history).customer()).contains(customer);
    }

    // ---- shape

    @Test
    void textSaysWhatItHoldsAndNotWho() {
        HistoryBuilder builder = builder().badRows(BadRows.SKIP);
        assertThat(builder).hasToString("HistoryBuilder: Asia/Riyadh, SAR, 2 decimals, no rows yet");
        builder.addOrder("c-1", AT, 5);
        builder.addOrder("c-1", AT, -5);
        assertThat(builder).hasToString("""
                        HistoryBuilder: Asia/Riyadh, SAR, 2 decimals
                        orders: 2 rows, 1 taken, 1 refused
                          orders:2: amount -0.05 is below 0; give a refund as a refund""");
        History history = builder.build();
        assertThat(history)
                .hasToString("History: 1 customer, 1 order, 2026-03-05 to 2026-03-05, Asia/Riyadh, SAR,"
                        + " 1 row refused (see intake())");
        assertThat(only(history)).hasToString("CustomerHistory[orders=1]");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void hugeCustomerBackwardsInTimeIsSorted(boolean withNeighbours) {
        int orders = 200_000;
        HistoryBuilder builder = builder();
        for (int i = 0; i < orders; i++) {
            builder.addOrder(7, AT + orders - i, i % 100);
            if (withNeighbours && i % 1000 == 0) {
                builder.addOrder(i, AT, 1);
            }
        }
        History history = builder.build();
        CustomerHistory view = history.blocks().stream()
                .flatMap(HistoryBuilderTest::views)
                .filter(v -> v.id().equals("7"))
                .findAny()
                .orElseThrow();
        assertThat(view.orderCount()).isEqualTo(orders);
        for (int i = 0; i < orders; i++) {
            if (view.orderMillis(i) != AT + i + 1 || view.orderAmount(i) != (orders - 1 - i) % 100) {
                throw new AssertionError("order " + i + " is at " + view.orderMillis(i));
            }
        }
    }

    private static Stream<CustomerHistory> views(CustomerBlock block) {
        return IntStream.range(0, block.customers())
                .mapToObj(c -> block.cursor().moveTo(c));
    }

    @Test
    void largeStoreIsInSeveralBlocksAndTheSameForAnyThreads() {
        int customers = 30_011;
        List<Seen> alone = List.of();
        for (int threads = 1; threads <= 4; threads++) {
            HistoryBuilder builder = builder().parallelism(threads);
            // Customer c orders at AT + 2, then at AT + 1, then at AT, for c more each time.
            for (int round = 0; round < 3; round++) {
                for (long c = 0; c < customers; c++) {
                    builder.addOrder(c, AT + 2 - round, c * (round + 1));
                }
            }
            History history = builder.build();
            assertThat(history.blocks()).hasSizeBetween(2, 5);
            assertThat(history.customerCount()).isEqualTo(customers);
            assertThat(history.orderCount()).isEqualTo(3 * customers);
            List<Seen> seen = Seen.inBlocks(history);
            if (threads > 1) {
                assertThat(seen).isEqualTo(alone);
                continue;
            }
            alone = seen;
            assertThat(seen.stream().map(Seen::id).distinct()).hasSize(customers);
            for (Seen one : seen) {
                long c = Long.parseLong(one.id().orElseThrow());
                assertThat(one.orders())
                        .extracting(Seen.SeenOrder::millis, Seen.SeenOrder::amount)
                        .containsExactly(tuple(AT, 3 * c), tuple(AT + 1, 2 * c), tuple(AT + 2, c));
            }
        }
    }

    @Test
    void executorThatIsShutDownBuildsAllTheSame() {
        HistoryBuilder builder = builder().parallelism(4, task -> {
            throw new RejectedExecutionException();
        });
        for (int i = 0; i < 100_000; i++) {
            builder.addOrder(i, AT, 1);
        }
        assertThat(builder.build().customerCount()).isEqualTo(100_000);
    }

    // ---- settings

    @Test
    void settingsAreStatedBeforeRows() {
        List<Consumer<HistoryBuilder>> settings = List.of(
                b -> b.decimals(3),
                b -> b.observedFrom(LocalDate.of(2026, 1, 1)),
                b -> b.observedThrough(LocalDate.of(2026, 1, 1)),
                b -> b.duplicateOrders(DuplicateOrders.REJECT),
                b -> b.refundedOrders(RefundedOrders.COUNT),
                b -> b.badRows(BadRows.SKIP));
        List<String> names =
                List.of("decimals", "observedFrom", "observedThrough", "duplicateOrders", "refundedOrders", "badRows");
        for (int i = 0; i < settings.size(); i++) {
            Consumer<HistoryBuilder> setting = settings.get(i);
            HistoryBuilder builder = builder();
            builder.addOrder(1, AT, 1);
            assertThatIllegalStateException()
                    .isThrownBy(() -> setting.accept(builder))
                    .withMessage("state " + names.get(i) + " before the first row");
            assertThat(builder.build().orderCount()).isOne();
        }
    }

    @Test
    void settingsAreToldToReaders() {
        HistoryBuilder builder = builder();
        assertThat(builder.source("orders").badRows()).isEqualTo(BadRows.FAIL);
        assertThat(builder.decimals()).isEqualTo(2);
        assertThat(builder.zone()).isEqualTo(ZoneId.of("Asia/Riyadh"));
        assertThat(builder.currency()).isEqualTo(CurrencyUnit.of("SAR"));
        builder.badRows(BadRows.SKIP).decimals(4);
        assertThat(builder.source("orders").badRows()).isEqualTo(BadRows.SKIP);
        assertThat(builder.decimals()).isEqualTo(4);
    }

    @Test
    void decimalsAreAtLeastTheCurrencysAndAtMostNine() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().decimals(1))
                .withMessage("decimals 1 not in [2, 9] for SAR");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().decimals(10))
                .withMessage("decimals 10 not in [2, 9] for SAR");
        assertThat(builder().decimals(9).build().basis().decimals()).isEqualTo(9);
        assertThat(History.builder(ZoneId.of("Asia/Kuwait"), CurrencyUnit.of("KWD"))
                        .build()
                        .basis()
                        .decimals())
                .isEqualTo(3);
        assertThat(History.builder(ZoneId.of("Asia/Tokyo"), CurrencyUnit.JPY)
                        .build()
                        .basis()
                        .decimals())
                .isZero();
    }

    @Test
    void finerScaleKeepsWhatTheCurrencyCannot() {
        Order order = Order.of("o-1", "c-1", NOON, BigMoney.parse("SAR 0.125"));
        History history = builder().decimals(3).orders(List.of(order)).build();
        assertThat(only(history).orderAmount(0)).isEqualTo(125);
        assertThat(history.basis().money(125)).isEqualTo(order.total());
    }

    @Test
    void zoneAndCurrencyAreNeverGuessed() {
        assertThatNullPointerException()
                .isThrownBy(() -> History.builder(null, CurrencyUnit.USD))
                .withMessage("zone");
        assertThatNullPointerException()
                .isThrownBy(() -> History.builder(ZoneId.of("Asia/Riyadh"), null))
                .withMessage("currency");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().parallelism(0))
                .withMessage("threads 0 is below 1");
    }

    @Test
    void nullRecordIsNamed() {
        assertThatNullPointerException()
                .isThrownBy(() -> builder().orders(Arrays.asList((Order) null)))
                .withMessage("order");
        assertThatNullPointerException()
                .isThrownBy(() -> builder().customers(Arrays.asList((Customer) null)))
                .withMessage("customer");
        assertThatNullPointerException()
                .isThrownBy(() -> builder().coupons(Arrays.asList((Coupon) null)))
                .withMessage("record; one of the coupons is null");
        assertThatNullPointerException()
                .isThrownBy(() -> builder().surveyResponses(Arrays.asList((SurveyResponse) null)))
                .withMessage("record; one of the survey responses is null");
    }

    // ---- the end

    @Test
    void builderIsSpentOnceItHasBuilt() {
        HistoryBuilder builder = builder();
        builder.addOrder(1, AT, 1);
        builder.build();
        String spent = "this builder has built its history; use a new one";
        assertThatIllegalStateException().isThrownBy(builder::build).withMessage(spent);
        List<Consumer<HistoryBuilder>> doors = List.of(
                b -> b.addOrder(1, AT, 1),
                b -> b.addOrder("c", AT, 1),
                b -> b.addOrder("o", "c", AT, 1),
                b -> b.source("orders").addOrderLine("o", "c", AT, 1),
                b -> b.source("orders").addRefund("c", AT, 1),
                b -> b.orderColumns(new long[1], new long[] {AT}, new long[1]),
                b -> b.source("orders").exclude(),
                b -> b.source("orders").refuse("no"),
                b -> b.source("orders").add(Customer.of("c")),
                b -> b.source("orders")
                        .add(
                                Coupons.KIND,
                                Coupon.builder("code", "campaign", NOON).build()),
                b -> b.source("orders").add(SurveyResponses.KIND, SurveyResponse.nps(1, NOON)),
                b -> b.customers(List.of(Customer.of("c"))),
                b -> b.orders(List.of(Order.of("o", "c", NOON, Money.parse("SAR 1")))),
                b -> b.coupons(List.of(Coupon.builder("code", "campaign", NOON).build())),
                b -> b.surveyResponses(List.of(SurveyResponse.nps(1, NOON))));
        for (Consumer<HistoryBuilder> door : doors) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> door.accept(builder))
                    .withMessage(spent);
        }
    }

    @Test
    void aBuilderThatFailedToBuildSaysSo() {
        HistoryBuilder badRow = builder();
        badRow.source("orders").addOrderLine("o", "c", AT, -1);
        HistoryBuilder stopped = builder().onProgress(progress -> {
            throw new IllegalStateException("stop");
        });
        stopped.addOrder(1, AT, 1);

        assertThatExceptionOfType(InvalidRowException.class).isThrownBy(badRow::build);
        assertThatIllegalStateException().isThrownBy(stopped::build).withMessage("stop");

        assertThatIllegalStateException()
                .isThrownBy(badRow::build)
                .withMessage("this builder met a bad row; use a new one");
        assertThatIllegalStateException()
                .isThrownBy(stopped::build)
                .withMessage("this builder failed to build its history; use a new one");
    }

    @Test
    void nothingComesInWhileTheHistoryIsBuilt() {
        List<RuntimeException> refused = new ArrayList<>();
        HistoryBuilder[] building = new HistoryBuilder[1];
        building[0] = builder().onProgress(progress -> {
            try {
                building[0].addOrder(2, AT, 1);
            } catch (IllegalStateException closed) {
                refused.add(closed);
            }
        });
        building[0].addOrder(1, AT, 1);

        assertThat(building[0].build().orderCount()).isOne();
        assertThat(refused)
                .isNotEmpty()
                .allSatisfy(e -> assertThat(e).hasMessage("this builder is building its history; use a new one"));
    }

    /** What a builder was given is gone once it has built, however long somebody holds on to it. */
    @ParameterizedTest
    @ValueSource(strings = {"builds", "fails", "is abandoned"})
    void aSpentBuilderLetsGoOfItsRows(String end) {
        HistoryBuilder builder = builder();
        SourceRows source = builder.source("visits");
        builder.customers(List.of(Customer.of("c")));
        Visits.add(source.row().customer(17), AT, 1, 0, false);
        WeakReference<RecordIntake> rows =
                new WeakReference<>(builder.arrivals().records());
        switch (end) {
            case "builds" -> builder.build();
            case "fails" -> {
                builder.source("orders").addOrderLine("o", "c", AT, -1);
                assertThatExceptionOfType(InvalidRowException.class).isThrownBy(builder::build);
            }
            default -> builder.abandon();
        }
        for (int i = 0; i < 50 && rows.get() != null; i++) {
            System.gc();
        }
        assertThat(rows.get()).isNull();
        assertThatIllegalStateException().isThrownBy(builder::build);
        assertThatIllegalStateException()
                .isThrownBy(() -> Visits.add(source.row().customer(17), AT, 1, 0, false));
    }

    @Test
    void runningOutOfMemorySaysWhatTheHistoryNeeds() {
        HistoryBuilder builder = builder().onProgress(progress -> {
            throw new OutOfMemoryError("Java heap space");
        });
        builder.addOrder("o-1", "c", AT, 1);
        builder.addOrder("o-2", "c", AT, 1);
        builder.addOrder(1, AT, 1);

        assertThatExceptionOfType(OutOfMemoryError.class)
                .isThrownBy(builder::build)
                .withMessageMatching(
                        "Java heap space: a history of 2 orders with an id and 1 other row takes about 1 MB"
                                + " while it is built, and Java has \\d+ MB for everything; give it more with -Xmx")
                .withCauseInstanceOf(OutOfMemoryError.class);
        assertThatIllegalStateException()
                .isThrownBy(builder::build)
                .withMessage("this builder ran out of memory; use a new one");
    }

    /** An id that takes all there is. */
    @ParameterizedTest
    @ValueSource(strings = {"", "o-1"})
    void runningOutOfMemoryOverARowLeavesNothingToBuild(String order) {
        CharSequence huge = new CharSequence() {
            @Override
            public int length() {
                return 10;
            }

            @Override
            public char charAt(int index) {
                throw new OutOfMemoryError("Java heap space");
            }

            @Override
            public CharSequence subSequence(int start, int end) {
                return this;
            }
        };
        HistoryBuilder builder = builder();
        builder.addOrder(1, AT, 1);

        assertThatExceptionOfType(OutOfMemoryError.class)
                .isThrownBy(() -> {
                    if (order.isEmpty()) {
                        builder.addOrder(huge, AT, 1);
                    } else {
                        builder.addOrder(order, huge, AT, 1);
                    }
                })
                .withMessageStartingWith(
                        "Java heap space: a history of 0 orders with an id and 2 other rows takes about 1 MB");
        assertThatIllegalStateException()
                .isThrownBy(builder::build)
                .withMessage("this builder ran out of memory; use a new one");
    }

    @Test
    void lastObservedDayIsADayOfACalendarPeopleUse() {
        for (LocalDate day :
                List.of(LocalDate.MAX, LocalDate.MIN, LocalDate.of(10_000, 1, 1), LocalDate.of(1899, 12, 31))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> builder().observedThrough(day))
                    .withMessage(
                            "last observed day " + day + " not in the years 1900 to 9999; leave it out if the data go"
                                    + " as far as their last event");
        }
        assertThat(builder()
                        .observedThrough(LocalDate.of(9999, 12, 31))
                        .build()
                        .basis()
                        .lastDay())
                .isEqualTo(LocalDate.of(9999, 12, 31));
    }

    @Test
    void abandonedBuilderBuildsNothing() {
        HistoryBuilder builder = builder();
        builder.addOrder(1, AT, 1);
        builder.abandon();
        assertThatIllegalStateException()
                .isThrownBy(builder::build)
                .withMessage("this builder was abandoned; use a new one");
    }
}
