package io.github.retention4j.metric.funnel;

import static io.github.retention4j.metric.funnel.FunnelStep.cart;
import static io.github.retention4j.metric.funnel.FunnelStep.checkout;
import static io.github.retention4j.metric.funnel.FunnelStep.engagedVisit;
import static io.github.retention4j.metric.funnel.FunnelStep.order;
import static io.github.retention4j.metric.funnel.FunnelStep.orderNumber;
import static io.github.retention4j.metric.funnel.FunnelStep.orderWithCoupon;
import static io.github.retention4j.metric.funnel.FunnelStep.orderedCart;
import static io.github.retention4j.metric.funnel.FunnelStep.visit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.compare.Comparison;
import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.SurveyResponses;
import io.github.retention4j.metric.CustomerFunction;
import io.github.retention4j.metric.WindowedMetricContract;
import io.github.retention4j.metric.funnel.Funnel.Attempts;
import io.github.retention4j.model.Cart;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.Visit;
import io.github.retention4j.model.Window;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.joda.money.Money;

class FunnelTest extends WindowedMetricContract<Funnel, FunnelTable> {
    private static final Window MARCH = Window.month(2026, 3);
    private static final FunnelStep ANSWER = FunnelStep.of("answer", SurveyResponses.KIND, new Answers());

    /** A rule that is equal to its copies. */
    private record Answers() implements CustomerFunction<long[]> {
        @Override
        public long[] of(CustomerHistory customer) {
            SurveyResponses answers = customer.surveyResponses();
            return IntStream.range(0, answers.count())
                    .mapToLong(answers::answered)
                    .toArray();
        }
    }

    @Override
    protected List<Funnel> forms(Window window) {
        Funnel shop = Funnel.in(window);
        return List.of(
                shop,
                shop.counting(Attempts.ALL),
                shop.within(Duration.ofDays(90)).through(order(), order(), order()),
                shop.within(Duration.ofHours(36)).through(visit(), cart(), order()),
                shop.through(order(), orderWithCoupon(), ANSWER),
                shop.within(Duration.ofDays(60)).through(engagedVisit(), checkout(), orderedCart(), visit()),
                shop.within(Duration.ofDays(200)).through(orderNumber(1), orderNumber(2)),
                shop.within(Duration.ofMinutes(1)).through(visit(), order()));
    }

    /** All steps at once. */
    @Override
    protected void happens(StoreRows rows, Window window, Instant instant) {
        rows.order(Order.builder("o", instant, Money.parse("SAR 5"))
                        .customer("c")
                        .coupon("CODE")
                        .build())
                .visit(Visit.of(instant, 3, 1).by("c"))
                .cart(new Cart(instant, Optional.of(instant), Optional.of(instant), Optional.of("c")));
    }

    @Override
    protected Map<String, BigDecimal> naively(Funnel form, Store store) {
        return new NaiveFunnel(store, form).figures();
    }

    @Override
    protected Map<String, BigDecimal> figures(FunnelTable result) {
        Map<String, BigDecimal> figures = new TreeMap<>();
        List<FunnelTable.Step> steps = result.steps();
        for (int i = 0; i < steps.size(); i++) {
            FunnelTable.Step step = steps.get(i);
            long next = i + 1 < steps.size() ? steps.get(i + 1).customers() : 0;
            long nextOpen = i + 1 < steps.size() ? steps.get(i + 1).open() : 0;
            figures.put("stopped " + (i + 1), count(step.customers() - next));
            figures.put("open " + (i + 1), count(step.open() - nextOpen));
            figures.put("of nobody " + i, count(step.ofNobody()));
            String time = "time " + i + ": ";
            step.customersByMinutes().forEach((minutes, count) -> figures.put(time + minutes, count(count)));
        }
        result.customersByMinutes().forEach((minutes, count) -> figures.put("time 0: " + minutes, count(count)));
        return figures;
    }

    @Override
    protected boolean saysNoData(FunnelTable result) {
        return result.value().isEmpty()
                && result.interval().isEmpty()
                && result.table().isEmpty()
                && result.ofPrevious(2).value().isEmpty()
                && result.time(2).median().isEmpty()
                && result.time().median().isEmpty();
    }

    @Override
    protected Optional<FunnelTable> byCounts(Funnel form, FunnelTable result) {
        return Optional.of(Funnel.of(result.steps().stream()
                .map(step -> new FunnelTable.Step(step.name(), step.customers()))
                .toArray(FunnelTable.Step[]::new)));
    }

    private static FunnelTable compute(StoreRows rows, Funnel form) {
        return MetricsEngine.over(rows.store().history()).compute(form);
    }

    private static Funnel toTheOrder(Duration limit) {
        return Funnel.in(MARCH).through(visit(), cart(), order()).within(limit);
    }

    private static StoreRows visits(String... times) {
        StoreRows rows = StoreRows.riyadh().observedThrough("2026-05-31");
        for (String time : times) {
            rows.visit("c", time, 2, 0, false);
        }
        return rows;
    }

    /** How far a customer came, by counts: 1 for each step. */
    private static List<Long> reached(FunnelTable table) {
        return table.steps().stream().map(FunnelTable.Step::customers).toList();
    }

    @Example
    void theWorkedExample() {
        StoreRows rows = visits("2026-03-10T09:00", "2026-03-10T12:00")
                .cart("c", "2026-03-10T12:05", "", "")
                .orders("c", "2026-03-11T09:30");
        FunnelTable table = compute(rows, toTheOrder(Duration.ofDays(1)));
        assertThat(reached(table)).containsExactly(1L, 1L, 1L);
        assertThat(table.time(2).median()).contains(Duration.ofMinutes(5));
        assertThat(table.time(3).median()).contains(Duration.ofMinutes(21 * 60 + 25));
        assertThat(table.time().median()).contains(Duration.ofMinutes(21 * 60 + 30));
    }

    @Example
    void theTableTellsWhereTheyAreLost() {
        StoreRows rows = visits("2026-03-10T09:00")
                .cart("c", "2026-03-10T09:12", "", "")
                .orders("c", "2026-03-12T12:30")
                .visit("only visits", "2026-03-31T23:59", 1, 0, false)
                .visit("leaves the cart", "2026-03-05", 1, 0, false)
                .cart("leaves the cart", "2026-03-06", "", "")
                .visit("is late", "2026-03-05", 1, 0, false)
                .cart("is late", "2026-03-20", "", "")
                .orders("is late", "2026-04-04T12:00")
                .orders("never visits", "2026-03-20")
                .visit("", "2026-03-20", 1, 0, false)
                .visit("", "2026-04-01T00:00", 1, 0, false)
                .cart("", "2026-03-20", "", "")
                .orders("", "2026-03-20", "2026-03-21");
        FunnelTable table = compute(rows, toTheOrder(Duration.ofDays(30)));
        assertThat(table).hasToString("""
                funnel 2026-03
                step   customers  of first     95 % CI  of previous    95 % CI  median time  9 in 10 within  anonymous
                visit          4   100.0 %  51.0–100.0                                                               1
                cart           3    75.0 %   30.1–95.4       75.0 %  30.1–95.4          1 d            15 d          1
                order          1    25.0 %    4.6–69.9       33.3 %   6.1–79.2      2 d 3 h         2 d 3 h          2
                funnel: visit, cart, order within 30 days of 24 h; attempts whose time is over
                25.0 % (1/4), 95 % CI 4.6–69.9 %; 1 anonymous of step visit cannot be followed, and are in no share; data end \
                2026-05-31""");
        assertThat(table.ofFirst(2).toString())
                .startsWith("funnel, visit to cart 2026-03 (")
                .contains("75.0 % (3/4)");
        assertThat(table.ofPrevious(3).summary()).startsWith("33.3 % (1/3)");
        assertThat(table.conversion().hits()).isEqualTo(table.ofFirst(3).hits());
        assertThat(table.value()).hasValue(0.25);
        assertThat(table.time(2).toString())
                .startsWith("funnel, time from visit to cart 2026-03 (")
                .contains(": median 1 d, quartiles 12 min and 15 d (3 customers)");
        assertThat(table.fewestCustomers()).hasValue(1);
    }

    @Example
    void theLimitIsFromTheFirstStepAndItsEndIsTooLate() {
        StoreRows inTime =
                visits("2026-03-10T09:00").cart("c", "2026-03-10T10:00", "", "").orders("c", "2026-03-11T08:59:59.999");
        StoreRows late =
                visits("2026-03-10T09:00").cart("c", "2026-03-10T10:00", "", "").orders("c", "2026-03-11T09:00");
        assertThat(reached(compute(inTime, toTheOrder(Duration.ofDays(1))))).containsExactly(1L, 1L, 1L);
        assertThat(reached(compute(late, toTheOrder(Duration.ofDays(1))))).containsExactly(1L, 1L, 0L);
    }

    @Example
    void laterStepsMayLieAfterTheWindowAndTheFirstMayNotLieBefore() {
        StoreRows after = visits("2026-03-31T23:00").cart("c", "2026-04-02", "", "");
        StoreRows before = visits("2026-02-28T23:00").cart("c", "2026-03-02", "", "");
        assertThat(reached(compute(after, toTheOrder(Duration.ofDays(7))))).containsExactly(1L, 1L, 0L);
        assertThat(reached(compute(before, toTheOrder(Duration.ofDays(7))))).containsExactly(0L, 0L, 0L);
    }

    @Example
    void eventsOfOneInstantFollowTheOrderOfTheSteps() {
        StoreRows rows =
                visits("2026-03-10T09:00").cart("c", "2026-03-10T09:00", "", "").orders("c", "2026-03-10T09:00");
        assertThat(reached(compute(rows, toTheOrder(Duration.ofDays(1))))).containsExactly(1L, 1L, 1L);
        assertThat(compute(rows, toTheOrder(Duration.ofDays(1))).time().median())
                .contains(Duration.ZERO);
    }

    @Example
    void aStepThatIsThereTwiceIsTakenTwice() {
        Funnel twice = Funnel.in(MARCH).through(order(), order());
        assertThat(reached(compute(visits().orders("c", "2026-03-10"), twice))).containsExactly(1L, 0L);
        assertThat(reached(compute(visits().orders("c", "2026-03-10", "2026-03-11"), twice)))
                .containsExactly(1L, 1L);
        // Parts of one purchase, as far as anybody can tell.
        assertThat(reached(compute(visits().orders("c", "2026-03-10", "2026-03-10"), twice)))
                .containsExactly(1L, 0L);
        assertThat(compute(visits().orders("c", "2026-03-10"), twice).label().rule())
                .isEqualTo("order, second order within 30 days of 24 h");
    }

    @Example
    void stepsOfTheSameEventsDoNotShareOne() {
        StoreRows one = visits().couponOrder("c", "2026-03-10", 1_000, "CODE", 0);
        StoreRows two = visits().couponOrder("c", "2026-03-10", 1_000, "CODE", 0)
                .couponOrder("c", "2026-03-11", 1_000, "CODE", 0);
        Funnel funnel = Funnel.in(MARCH).through(order(), orderWithCoupon());
        assertThat(reached(compute(one, funnel))).containsExactly(1L, 0L);
        assertThat(reached(compute(two, funnel))).containsExactly(1L, 1L);
    }

    @Example
    void aDayWithoutATimeFitsOnEitherSideOfAnEventOfThatDay() {
        StoreRows bareCart =
                visits("2026-03-10T09:00").cart("c", "2026-03-10T00:00", "", "").orders("c", "2026-03-10T11:00");
        FunnelTable table = compute(bareCart, toTheOrder(Duration.ofDays(1)));
        assertThat(reached(table)).containsExactly(1L, 1L, 1L);
        assertThat(table.time(2).median()).contains(Duration.ZERO);
        assertThat(table.time(3).median()).contains(Duration.ofHours(2));

        StoreRows theDayBefore = visits("2026-03-10T09:00").cart("c", "2026-03-09T00:00", "", "");
        assertThat(reached(compute(theDayBefore, toTheOrder(Duration.ofDays(1)))))
                .containsExactly(1L, 0L, 0L);

        StoreRows bareVisit = visits("2026-03-10T00:00").cart("c", "2026-03-10T08:00", "", "");
        assertThat(reached(compute(bareVisit, toTheOrder(Duration.ofDays(1))))).containsExactly(1L, 1L, 0L);
    }

    @Example
    void ofAttemptsThatArriveTogetherTheLastToBeginCounts() {
        StoreRows rows = visits("2026-03-01T09:00", "2026-03-09T09:00", "2026-03-10T09:00", "2026-03-12T09:00")
                .cart("c", "2026-03-10T09:30", "", "")
                .cart("c", "2026-03-12T09:01", "", "");
        FunnelTable table = compute(rows, toTheOrder(Duration.ofDays(30)));
        assertThat(table.time(2).median()).contains(Duration.ofMinutes(30));
    }

    @Example
    void whoseTimeIsNotOverIsStillOpen() {
        StoreRows rows = visits("2026-03-20T09:00").observedThrough("2026-03-31");
        rows.visit("early", "2026-03-01T09:00", 1, 0, false)
                .visit("early", "2026-03-31T09:00", 1, 0, false)
                .cart("early", "2026-03-31T10:00", "", "")
                .cart("c", "2026-03-31T10:00", "", "");
        Funnel funnel = toTheOrder(Duration.ofDays(30));
        FunnelTable table = compute(rows, funnel);
        assertThat(reached(table)).containsExactly(1L, 0L, 0L);
        assertThat(table.steps().stream().map(FunnelTable.Step::open)).containsExactly(1L, 1L, 0L);
        assertThat(table.open()).isEqualTo(1);
        assertThat(table.summary()).startsWith("0.0 % (0/1)").endsWith("; 1 more customer whose time is not over");
        assertThat(table.toString()).contains("  time not over\n");

        FunnelTable all = compute(rows, funnel.counting(Attempts.ALL));
        assertThat(reached(all)).containsExactly(2L, 2L, 0L);
        assertThat(all.open()).isZero();

        StoreRows onlyOpen =
                visits("2026-03-20T09:00").observedThrough("2026-03-31").cart("c", "2026-03-21", "", "");
        assertThat(compute(onlyOpen, funnel).toString())
                .endsWith(": no data (0/0); 1 more customer whose time is not over");
    }

    @Example
    void aFunnelOfRecordsThatWereNeverGivenIsNoData() {
        StoreRows rows = visits("2026-03-10").orders("c", "2026-03-11");
        Store store = rows.store();
        var history =
                store.settings().orders(store.orders()).visits(store.visits()).build();
        MetricsEngine engine = MetricsEngine.over(history);
        assertThat(engine.compute(Funnel.in(MARCH)).toString())
                .contains("no carts were given")
                .contains("no data (0/0)");
        assertThat(reached(engine.compute(Funnel.in(MARCH).through(visit(), order()))))
                .containsExactly(1L, 1L);
        assertThat(engine.compute(Funnel.in(MARCH).through(visit(), cart(), ANSWER, orderWithCoupon()))
                        .toString())
                .contains("no carts and no survey responses and no order coupons were given");
    }

    @Example
    void whatIsToldOfTheTimeAfterTheDataHasNotHappened() {
        StoreRows rows = visits("2026-03-10").observedThrough("2026-03-12");
        long lastInstant = rows.at("2026-03-12T23:59:59.999").toEpochMilli();
        for (long late = 0; late <= 1; late++) {
            long at = lastInstant + late;
            FunnelStep ends = FunnelStep.of("contract ends", c -> new long[] {at + 86_400_000, at});
            Funnel funnel = Funnel.in(MARCH).through(visit(), ends).counting(Attempts.ALL);
            assertThat(reached(compute(rows, funnel))).containsExactly(1L, 1 - late);
        }
    }

    /** Taken from the example of ClickHouse's windowFunnel: c1, c2, c3 in order is 3, c4 c3 c2 c1 is 1, c4 c3 is 0. */
    @Example
    void countsTheSameStepsAsOthersDo() {
        List<FunnelStep> steps = List.of(visit(), cart(), order());
        StoreRows inOrder = visits("2026-03-01").cart("c", "2026-03-02", "", "").orders("c", "2026-03-03");
        StoreRows backwards =
                visits("2026-03-04").cart("c", "2026-03-03", "", "").orders("c", "2026-03-02");
        StoreRows without = visits().cart("c", "2026-03-03", "", "").orders("c", "2026-03-02");
        Funnel funnel = Funnel.in(MARCH).through(steps.get(0), steps.get(1), steps.get(2));
        assertThat(reached(compute(inOrder, funnel))).containsExactly(1L, 1L, 1L);
        assertThat(reached(compute(backwards, funnel))).containsExactly(1L, 0L, 0L);
        assertThat(reached(compute(without, funnel))).containsExactly(0L, 0L, 0L);
    }

    /** Two customers with much to do on three days, with bare days and ties. */
    @Property(tries = 300)
    void agreesWithEveryChoiceTriedOnCrowdedDays(
            @ForAll("times") List<String> visits,
            @ForAll("times") List<String> carts,
            @ForAll("times") List<String> orders,
            @ForAll @IntRange(min = 4, max = 8) int lastDay) {
        StoreRows rows = StoreRows.riyadh().observedThrough("2026-03-0" + lastDay);
        for (int i = 0; i < visits.size(); i++) {
            rows.visit("c" + i % 2, visits.get(i), 1 + i % 3, 0, false);
        }
        for (int i = 0; i < carts.size(); i++) {
            String checkout = i % 3 == 0 ? "" : carts.get(i).substring(0, 11) + "23:0" + i;
            rows.cart("c" + i % 2, carts.get(i), checkout, i % 3 == 1 ? "2026-03-04T08:00" : "");
        }
        for (int i = 0; i < orders.size(); i++) {
            String who = "c" + i % 2;
            if (i % 3 == 0) {
                rows.couponOrder(who, orders.get(i), 1_000, "CODE", 0);
            } else {
                rows.orders(who, orders.get(i));
            }
        }
        Store store = rows.store();
        var history = store.history();
        Funnel march = Funnel.in(MARCH);
        List<Funnel> funnels = List.of(
                march,
                march.through(visit(), cart(), order()),
                march.through(visit(), visit(), order(), orderWithCoupon()),
                march.through(engagedVisit(), cart(), checkout(), visit()),
                march.through(cart(), orderedCart(), order(), order()),
                march.through(order(), orderWithCoupon(), order()));
        for (Funnel funnel : funnels) {
            for (int hours : new int[] {3, 24, 49}) {
                for (Attempts attempts : Attempts.values()) {
                    Funnel form = funnel.within(Duration.ofHours(hours)).counting(attempts);
                    assertThat(tidy(figures(whole(form, history))))
                            .as("%s of %s", form, store)
                            .isEqualTo(tidy(naively(form, store)));
                }
            }
        }
    }

    @Provide
    Arbitrary<List<String>> times() {
        return Combinators.combine(Arbitraries.integers().between(1, 3), Arbitraries.of(0, 0, 9, 10, 11, 12))
                .as((day, hour) -> String.format(Locale.ROOT, "2026-03-0%dT%02d:00", day, hour))
                .list()
                .ofMaxSize(9);
    }

    @Property(tries = TRIES)
    void aLongerLimitLosesNobody(@ForAll("drawn") Asked asked) {
        Funnel day =
                Funnel.in(asked.window()).through(visit(), order(), order()).counting(Attempts.ALL);
        List<Long> before = List.of(0L, 0L, 0L);
        for (int days : new int[] {1, 7, 30, 400}) {
            List<Long> now = reached(whole(day.within(Duration.ofDays(days)), asked.history()));
            for (int i = 0; i < now.size(); i++) {
                assertThat(now.get(i)).isGreaterThanOrEqualTo(before.get(i));
            }
            before = now;
        }
    }

    @Example
    void canBeComparedAndHidden() {
        StoreRows rows = visits();
        for (int i = 0; i < 20; i++) {
            rows.visit("c" + i, "2026-03-10", 1, 0, false).visit("d" + i, "2026-04-10", 1, 0, false);
            if (i < 12) {
                rows.orders("c" + i, "2026-03-11");
            }
            if (i < 3) {
                rows.orders("d" + i, "2026-04-11");
            }
        }
        MetricsEngine engine = MetricsEngine.over(rows.store().history());
        Funnel march = Funnel.in(MARCH).through(visit(), order());
        Funnel april = Funnel.in(MARCH.next()).through(visit(), order());
        assertThat(engine.compute(Comparison.of(april).with(march)).toString()).contains("15.0 % against 60.0 %: down");
        assertThat(engine.minimumGroupSize(12).compute(march).customers(2)).isEqualTo(12);
        assertThat(engine.minimumGroupSize(13).compute(march).toString()).contains("hidden: fewer than 13 customers");
        assertThat(engine.minimumGroupSize(4).compute(april).toString()).contains("hidden: fewer than 4 customers");
        assertThat(engine.minimumGroupSize(4)
                        .compute(april.by("letter", c -> c.id().substring(0, 1)))
                        .toString())
                .doesNotContain("3/20");
    }

    /** Of those who have not had their time yet there may be few as well. */
    @Example
    void aFewWhoseTimeIsNotOverAreASmallGroup() {
        StoreRows rows = visits().observedThrough("2026-03-31").visit("late", "2026-03-31", 1, 0, false);
        for (int i = 0; i < 9; i++) {
            rows.visit("c" + i, "2026-03-01T00:00", 1, 0, false).orders("c" + i, "2026-03-02");
        }
        FunnelTable table = compute(rows, Funnel.in(MARCH).through(visit(), order()));
        assertThat(table.customers(2)).isEqualTo(9);
        assertThat(table.fewestCustomers()).hasValue(1);
    }

    @Example
    void refusesWhatCannotBe() {
        Funnel funnel = Funnel.in(MARCH);
        assertThatThrownBy(() -> Funnel.in(null)).hasMessage("window");
        assertThatThrownBy(() -> funnel.within(null)).hasMessage("limit");
        assertThatThrownBy(() -> funnel.counting(null)).hasMessage("attempts");
        assertThatThrownBy(() -> funnel.through(null, visit())).hasMessage("first");
        assertThatThrownBy(() -> funnel.through(visit(), (FunnelStep[]) null)).hasMessage("then");
        assertThatThrownBy(() -> funnel.through(visit()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a funnel of 1 step: name at least 2, the first and the last");
        for (Duration limit : List.of(Duration.ZERO, Duration.ofDays(-1), Duration.ofDays(36_501))) {
            assertThatThrownBy(() -> funnel.within(limit))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("limit " + limit + " not in (0, 36500] days");
        }
        assertThatThrownBy(() -> orderNumber(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("order number 0 is below 1");
        assertThatThrownBy(() -> FunnelStep.of(" ", c -> new long[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the name of a step is blank; say what the customer does");
        assertThatThrownBy(() -> FunnelStep.of("x", null)).hasMessage("when");
        assertThatThrownBy(() -> FunnelStep.of("x", null, c -> new long[0])).hasMessage("kind");
        assertThatThrownBy(() -> FunnelStep.of(null, c -> new long[0])).hasMessage("name");
    }

    @Example
    void limitsAreToldInTheirUnits() {
        Map<Duration, String> texts = Map.of(
                Duration.ofDays(1), "1 day of 24 h",
                Duration.ofHours(36), "36 hours",
                Duration.ofMinutes(90), "90 minutes",
                Duration.ofMillis(1_500), "1.500 seconds");
        texts.forEach((limit, text) -> assertThat(
                        compute(visits(), toTheOrder(limit)).label().rule())
                .isEqualTo("visit, cart, order within " + text));
    }
}
