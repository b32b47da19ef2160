package io.github.retention4j.metric.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.metric.CustomerFunction;
import io.github.retention4j.metric.retention.RepeatPurchaseRate;
import io.github.retention4j.model.Customer;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.CustomerList;
import io.github.retention4j.result.Reason;
import io.github.retention4j.testing.Serialisation;
import io.github.retention4j.testing.StoreRows;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class WhoTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);
    private static final Window MARCH = Window.month(2026, 3);

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    private static CustomerList<Reason> all(Who who, StoreRows rows) {
        return MetricsEngine.over(rows.store().history()).compute(who.list());
    }

    /** Why each is listed. */
    private static Map<String, String> reasons(Who who, StoreRows rows) {
        Map<String, String> reasons = new TreeMap<>();
        all(who, rows)
                .entries()
                .forEach(entry -> reasons.put(entry.id(), entry.value().text()));
        return reasons;
    }

    private static StoreRows born(String... days) {
        StoreRows rows = StoreRows.riyadh().observedThrough("2027-12-31");
        for (String day : days) {
            rows.customer(Customer.builder(day).birthDate(day(day)).build());
        }
        return rows;
    }

    // ---- birthdays and anniversaries

    @Test
    void aWeekOverNewYearHasBirthdaysOfBothYears() {
        Window week = Window.week(day("2026-12-31"), DayOfWeek.SUNDAY);
        assertThat(week.start()).isEqualTo("2026-12-27");
        assertThat(reasons(
                        Who.birthday(week),
                        born("1990-12-26", "1990-12-27", "1990-12-31", "1990-01-01", "1990-01-02", "1990-01-03")))
                .isEqualTo(Map.of(
                        "1990-12-27", "birthday on 2026-12-27",
                        "1990-12-31", "birthday on 2026-12-31",
                        "1990-01-01", "birthday on 2027-01-01",
                        "1990-01-02", "birthday on 2027-01-02"));
    }

    @Test
    void whoWasBornOn29FebruaryHasABirthdayOn1MarchWhereThereIsNone() {
        StoreRows rows = born("2000-02-29", "2001-02-28", "2001-03-01");
        assertThat(reasons(Who.birthday(Window.day(day("2026-02-28"))), rows)).containsOnlyKeys("2001-02-28");
        assertThat(reasons(Who.birthday(Window.day(day("2026-03-01"))), rows))
                .containsOnlyKeys("2000-02-29", "2001-03-01");
        assertThat(reasons(Who.birthday(Window.day(day("2028-02-29"))), rows)).containsOnlyKeys("2000-02-29");
        assertThat(reasons(Who.birthday(Window.day(day("2028-03-01"))), rows)).containsOnlyKeys("2001-03-01");
    }

    @Test
    void theDayOfBirthIsNoBirthdayAndAWindowOfYearsHasTheFirst() {
        StoreRows rows = born("2026-03-10", "2025-06-10");
        assertThat(reasons(Who.birthday(MARCH), rows)).isEmpty();
        assertThat(reasons(Who.birthday(Window.through(day("2026-01-01"), day("2029-12-31"))), rows))
                .isEqualTo(Map.of(
                        "2026-03-10", "birthday on 2027-03-10",
                        "2025-06-10", "birthday on 2026-06-10"));
    }

    @Test
    void whoseDateOfBirthIsNotKnownIsCounted() {
        StoreRows rows = born("1990-03-05", "1990-04-05")
                .customer(Customer.of("who knows"))
                .orders("nor here", "2026-01-01");
        assertThat(all(Who.birthday(MARCH), rows))
                .hasToString(
                        "contact list (with a birthday in 2026-03; the highest net revenue to 2026-02-28 first): 1 of 4"
                                + " customers; date of birth of 2 customers not known; ids() or idTable() tell who");
    }

    @Test
    void theFirstPurchaseIsSomeYearsAgo() {
        StoreRows rows = StoreRows.riyadh()
                .orders("one", "2025-03-10", "2025-03-11")
                .orders("three", "2023-03-31T23:59:59.999")
                .orders("not yet", "2023-04-01T00:00")
                .orders("this year", "2026-03-10")
                .orders("leap day", "2024-02-29");
        assertThat(reasons(Who.purchaseAnniversary(MARCH), rows))
                .isEqualTo(Map.of(
                        "one", "first purchase 1 year ago on 2026-03-10",
                        "three", "first purchase 3 years ago on 2026-03-31",
                        "leap day", "first purchase 2 years ago on 2026-03-01"));
    }

    // ---- their own rhythm

    /** The example of the documentation. */
    @Test
    void silentForMoreThanTwiceTheirGap() {
        StoreRows rows = StoreRows.riyadh()
                .observedThrough("2026-03-31")
                .order("c", "2026-01-01", 10_000)
                .order("c", "2026-01-11", 10_000)
                .order("c", "2026-01-21", 10_000)
                .order("c", "2026-01-31", 10_000)
                .order("c", "2026-02-05", 10_000);
        CustomerList<Reason> list = all(Who.silentForTwiceTheirGap(DAY), rows);
        assertThat(list.entries().get(0).value())
                .hasToString("silent for 54 days since 2026-02-05, usually 10 days between purchases: 500.00 SAR");
        assertThat(list)
                .hasToString(
                        "contact list 2026-03-31 (silent on 2026-03-31 for more than 2 times their median gap, of 2 gaps"
                                + " or more; the highest net revenue to 2026-03-31 first): 1 of 1 customer; ids() or idTable()"
                                + " tell who");
        // Twice is not more than twice.
        assertThat(reasons(Who.silentForTwiceTheirGap(day("2026-02-25")), rows)).isEmpty();
        assertThat(reasons(Who.silentForTwiceTheirGap(day("2026-02-26")), rows)).containsOnlyKeys("c");
        // The last order is not known of yet: the gaps are 10, 10 and 10.
        assertThat(reasons(Who.silentFor(1, 3, day("2026-02-04")), rows)).isEmpty();
        assertThat(reasons(Who.silentFor(5, 5, DAY), rows)).isEmpty();
        assertThat(reasons(Who.silentFor(5, 4, DAY), rows)).containsOnlyKeys("c");
    }

    @Test
    void theMedianOfTwoGapsIsBetweenThem() {
        StoreRows rows = StoreRows.riyadh()
                .observedThrough("2026-12-31")
                .orders("c", "2026-01-01", "2026-01-04", "2026-01-04T18:00", "2026-01-14");
        // Of 3 and 10 days: 6.5, and the half day is rounded up.
        assertThat(reasons(Who.due(Window.day(day("2026-01-20"))), rows)).isEmpty();
        assertThat(reasons(Who.due(Window.day(day("2026-01-21"))), rows))
                .isEqualTo(Map.of("c", "due on 2026-01-21, usually 6.5 days between purchases, last on 2026-01-14"));
        assertThat(reasons(Who.due(Window.day(day("2026-01-22"))), rows)).isEmpty();
        assertThat(reasons(Who.due(Window.day(day("2026-01-21")), 3), rows)).isEmpty();
        assertThat(reasons(Who.silentForTwiceTheirGap(day("2026-01-27")), rows)).isEmpty();
        assertThat(reasons(Who.silentForTwiceTheirGap(day("2026-01-28")), rows)).containsOnlyKeys("c");
    }

    @Test
    void ordersRefundedInFullAreNone() {
        StoreRows rows = StoreRows.riyadh()
                .observedThrough("2026-12-31")
                .orders("c", "2026-01-01", "2026-01-11", "2026-01-21")
                .refundedOrder("c", "2026-01-25", 5_000, "2026-01-26", 5_000);
        assertThat(reasons(Who.due(Window.day(day("2026-01-31"))), rows)).containsOnlyKeys("c");
    }

    // ---- one-time buyers, VIPs and seasons

    @Test
    void oneTimeBuyersAboutToBeLost() {
        StoreRows rows = StoreRows.riyadh()
                .observedThrough("2026-03-31")
                .orders("60 days", "2026-01-30", "2026-01-30T23:00")
                .orders("90 days", "2025-12-31")
                .orders("59 days", "2026-01-31")
                .orders("91 days", "2025-12-30")
                .orders("twice", "2026-01-01", "2026-01-20");
        assertThat(reasons(Who.oneTimeBuyers(60, 90, DAY), rows))
                .isEqualTo(Map.of(
                        "60 days", "only one purchase, 60 days ago on 2026-01-30",
                        "90 days", "only one purchase, 90 days ago on 2025-12-31"));
        // What came after the day is not known on it.
        assertThat(reasons(Who.oneTimeBuyers(10, 10, day("2026-01-11")), rows)).containsOnlyKeys("twice");
    }

    @Test
    void vipsGoneQuiet() {
        Window year = Window.year(2025);
        StoreRows rows = StoreRows.riyadh()
                .observedThrough("2026-03-31")
                .order("just enough", "2025-05-01", 100_001)
                .order("not quite", "2025-05-01", 100_000)
                .order("much", "2025-12-31T23:59:59.999", 900_000)
                .order("came again", "2025-05-01", 900_000)
                .order("came again", "2026-03-31T23:59:59.999", 1)
                .order("too early", "2024-05-01", 900_000);
        Who vips = Who.vipsGoneQuiet(year, Money.parse("SAR 1000"), DAY);
        CustomerList<Reason> list = all(vips, rows);
        assertThat(list.csv().lines())
                .containsExactly(
                        "id,reason,stake (SAR)",
                        "much,\"more than 1000.00 SAR in 2025, no order since 2025-12-31\",9000.00",
                        "just enough,\"more than 1000.00 SAR in 2025, no order since 2025-05-01\",1000.01");
        assertThat(reasons(Who.vipsGoneQuiet(year, Money.parse("SAR 1000"), day("2026-03-30")), rows))
                .containsKey("came again");
    }

    @Test
    void buyersOfASeasonThatComesAgain() {
        List<Window> ramadans = List.of(Window.hijriMonth(1445, 9), Window.hijriMonth(1446, 9));
        StoreRows rows = StoreRows.riyadh()
                .observedThrough("2026-01-31")
                .orders("both", "2024-03-20", "2025-03-05")
                .orders("one", "2025-03-05")
                .orders("also in May", "2025-03-05", "2025-05-05")
                .orders("never in Ramadan", "2025-05-05")
                .customer(Customer.of("never"));
        CustomerList<Reason> list = all(Who.seasonalBuyers(ramadans, Window.hijriMonth(1447, 9)), rows);
        assertThat(list.idTable()).hasToString("""
                        contact list
                        id    reason                                                                   stake (SAR)
                        both  bought only in season, last on 2025-03-05; it comes again on 2026-02-18        20.00
                        one   bought only in season, last on 2025-03-05; it comes again on 2026-02-18        10.00
                        who before AH 1447-09 bought only in AH 1445-09 or AH 1446-09; the highest net revenue to 2026-02-17 \
                        first; orders known to 2026-01-31
                        2 of 5 customers""");
    }

    /** What lies before a stated first day is not known, and 0 customers would be a claim. */
    @Test
    void whatTheDataDoNotCoverIsNoData() {
        HistoryBuilder builder = StoreRows.riyadh().store().settings();
        builder.observedFrom(day("2026-01-01")).observedThrough(DAY);
        builder.customers(List.of(Customer.builder("1")
                .firstSeen(Instant.parse("2025-01-01T00:00:00Z"))
                .build()));
        for (long customer = 1; customer <= 2; customer++) {
            builder.addOrder(customer, Instant.parse("2026-01-20T09:00:00Z").toEpochMilli(), 500);
        }
        MetricsEngine engine = MetricsEngine.over(builder.build());
        Who vips = Who.vipsGoneQuiet(Window.year(2024), Money.parse("SAR 1"), DAY);
        Who due = Who.due(Window.month(2025, 11));
        for (Who who : List.of(vips, due)) {
            assertThat(engine.compute(who.list()).toString()).contains("no data; not observed, data begin 2026-01-01");
            assertThat(engine.select(who).ids()).isEmpty();
        }
        // The first purchase of a customer who predates the data is not known.
        assertThat(engine.compute(Who.oneTimeBuyers(60, 90, DAY).list()).ids()).containsExactly("2");
        Window nextJanuary = Window.month(2027, 1);
        assertThat(engine.compute(Who.purchaseAnniversary(nextJanuary).list()).ids())
                .containsExactly("2");
        assertThat(engine.compute(Who.seasonalBuyers(List.of(Window.month(2026, 1)), nextJanuary)
                                .list())
                        .ids())
                .containsExactly("2");
        assertThat(engine.compute(Who.birthday(Window.month(2025, 1)).list()).toString())
                .doesNotContain("no data");
    }

    // ---- lists

    @Test
    void whoHasSeveralReasonsIsListedOnceForTheFirst() {
        StoreRows rows = StoreRows.riyadh()
                .observedThrough("2026-03-31")
                .customer(Customer.builder("both").birthDate(day("1990-04-02")).build())
                .order("both", "2026-01-20", 500)
                .order("once", "2026-01-20", 700)
                .order("once as well", "2026-01-20", 500);
        Window week = Window.through(day("2026-04-01"), day("2026-04-07"));
        Who birthday = Who.birthday(week);
        Who once = Who.oneTimeBuyers(60, 90, DAY);
        CustomerList<Reason> list = all(Who.anyOf(birthday, once), rows);
        assertThat(list.csv().lines())
                .containsExactly(
                        "id,reason,stake (SAR)",
                        "once,\"only one purchase, 70 days ago on 2026-01-20\",7.00",
                        "both,birthday on 2026-04-02,5.00",
                        "once as well,\"only one purchase, 70 days ago on 2026-01-20\",5.00");
        assertThat(reasons(Who.anyOf(once, birthday), rows))
                .containsEntry("both", "only one purchase, 70 days ago on 2026-01-20");
        MetricsEngine engine = MetricsEngine.over(rows.store().history());
        assertThat(engine.compute(Who.anyOf(birthday, once).limit(1)))
                .hasToString(
                        "contact list 2026-03-31 (with a birthday in 2026-04-01..2026-04-07, or whose only purchase by"
                                + " 2026-03-31 is 60 to 90 days ago; the highest net revenue to 2026-03-31 first, at most 1): 1 of"
                                + " 3 customers; 3 have a reason; date of birth of 2 customers not known; ids() or idTable() tell"
                                + " who");
    }

    @Test
    void rankedBySomethingElse() {
        StoreRows rows = StoreRows.riyadh()
                .observedThrough("2026-03-31")
                .order("rich", "2026-01-20", 90_000)
                .orders("often", "2026-01-20", "2026-01-20T13:00", "2026-01-20T14:00");
        MetricsEngine engine = MetricsEngine.over(rows.store().history());
        Who once = Who.oneTimeBuyers(60, 90, DAY);
        CustomerFunction<Long> orders = CustomerFunction.named("orders", c -> (long) c.orderCount());
        assertThat(engine.compute(once.list()).ids()).containsExactly("rich", "often");
        CustomerList<Reason> byOrders = engine.compute(once.rankedBy(orders).limit(1));
        assertThat(byOrders.csv())
                .isEqualTo("id,reason,stake (orders)\r\noften,\"only one purchase, 70 days ago on 2026-01-20\",3\r\n");
        assertThat(byOrders.toString())
                .contains("; the highest orders first, at most 1): 1 of 2 customers; 2 have a reason;");
        assertThat(engine.compute(once.rankedByRevenue(MARCH).list()).entries())
                .allSatisfy(entry -> assertThat(entry.value().stake()).isZero());
    }

    /** Refunds up to the day are taken off, and an order refunded in full later was still paid for on the day. */
    @Test
    void atStakeIsNetRevenueToTheDay() {
        StoreRows rows = StoreRows.riyadh()
                .observedThrough("2026-12-31")
                .customer(Customer.builder("c").birthDate(day("1990-04-05")).build())
                .order("c", "2026-01-10", 10_000)
                .refundedOrder("c", "2026-02-10", 5_000, "2026-03-31T23:59:59.999", 1_000)
                .refundedOrder("c", "2026-02-11", 3_000, "2026-04-01T00:00", 700)
                .refundedOrder("c", "2026-02-12", 2_000, "2026-04-02", 2_000)
                .order("c", "2026-04-01T00:00", 400);
        assertThat(all(Who.birthday(Window.month(2026, 4)), rows)
                        .entries()
                        .get(0)
                        .value()
                        .stake())
                .isEqualByComparingTo("190.00");
    }

    @Test
    void aDayAfterTheEndOfTheDataIsNoData() {
        StoreRows rows = StoreRows.riyadh().orders("c", "2026-01-01", "2026-01-02", "2026-01-03");
        MetricsEngine engine = MetricsEngine.over(rows.store().history());
        Who silent = Who.silentForTwiceTheirGap(day("2026-02-01"));
        assertThat(engine.compute(silent.list()))
                .hasToString(
                        "contact list 2026-02-01 (silent on 2026-02-01 for more than 2 times their median gap, of 2 gaps"
                                + " or more; the highest net revenue to 2026-02-01 first): no data; not observed, data end"
                                + " 2026-01-03");
        assertThat(engine.where(silent)
                        .compute(RepeatPurchaseRate.in(Window.month(2026, 1)))
                        .toString())
                .contains(", only silent on 2026-02-01 ")
                .contains("no data");
        assertThat(engine.compute(Who.anyOf(Who.due(Window.day(day("2026-01-04"))), silent)
                                .list())
                        .entries())
                .as("a list is as of the latest of its days")
                .isEmpty();
        assertThat(engine.compute(Who.due(Window.day(day("2026-01-04"))).list()).ids())
                .containsExactly("c");
    }

    @Test
    void aFilterIsAValue() {
        Who who =
                Who.anyOf(Who.birthday(MARCH), Who.silentForTwiceTheirGap(DAY)).rankedByRevenue(MARCH);
        Who same =
                Who.anyOf(Who.birthday(MARCH), Who.silentForTwiceTheirGap(DAY)).rankedByRevenue(MARCH);
        assertThat(who)
                .isEqualTo(same)
                .hasSameHashCodeAs(same)
                .isEqualTo(Serialisation.roundTrip(who))
                .isNotEqualTo(Who.anyOf(Who.birthday(MARCH), Who.silentForTwiceTheirGap(DAY)));
        assertThat(who)
                .hasToString(
                        "Who[with a birthday in 2026-03, or silent on 2026-03-31 for more than 2 times their median gap,"
                                + " of 2 gaps or more]");
    }

    @Test
    void refusesWhatIsNone() {
        assertThatThrownBy(() -> Who.silentFor(0.5, 2, DAY))
                .hasMessage(
                        "silent for 0.5 times the usual gap is not silent for longer than usual; write 1 or more, such"
                                + " as 2");
        assertThatThrownBy(() -> Who.silentFor(Double.NaN, 2, DAY)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Who.silentFor(Double.POSITIVE_INFINITY, 2, DAY))
                .isInstanceOf(IllegalArgumentException.class);
        for (int gaps : new int[] {0, -1}) {
            assertThatThrownBy(() -> Who.silentFor(2, gaps, DAY))
                    .hasMessage("a usual gap of " + gaps + " gaps is none; write 1 or more, such as 2");
            assertThatThrownBy(() -> Who.due(MARCH, gaps)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> Who.oneTimeBuyers(90, 60, DAY))
                .hasMessage(
                        "a purchase 90 to 60 days ago is none; write days from 0 on, the lower first, such as 60 and"
                                + " 90");
        assertThatThrownBy(() -> Who.oneTimeBuyers(-1, 60, DAY)).isInstanceOf(IllegalArgumentException.class);
        Money five = Money.parse("SAR 5");
        assertThatThrownBy(() -> Who.vipsGoneQuiet(MARCH, five, DAY))
                .hasMessage(
                        "no order after 2026-03 by 2026-03-31 is true of everybody; write a day after the window, such"
                                + " as 2026-04-01");
        assertThatThrownBy(() -> Who.vipsGoneQuiet(MARCH, five.negated(), DAY.plusDays(1)))
                .hasMessage("more than SAR -5.00 is below 0; write 0 or more");
        assertThatThrownBy(() -> Who.seasonalBuyers(List.of(), MARCH))
                .hasMessage("a season that never was has no buyers; write at least one window");
        assertThatThrownBy(() -> Who.seasonalBuyers(List.of(MARCH), MARCH))
                .hasMessage("the season 2026-03 is not over before 2026-03; write earlier windows");
        assertThatThrownBy(() -> Who.because(" ", DAY, c -> true)).hasMessage("the reason is blank; say why to write");
        assertThatThrownBy(() -> Who.birthday(MARCH).limit(0))
                .hasMessage("a list of 0 customers is none; ask for 1 or more");
        CustomerFunction<Long> orders = CustomerFunction.named("orders", c -> (long) c.orderCount());
        Who both = Who.anyOf(Who.birthday(MARCH).rankedBy(orders), Who.due(MARCH));
        assertThatThrownBy(both::list)
                .hasMessage("orders and net revenue to 2026-02-28 do not compare; rank all by one, as in"
                        + " Who.anyOf(…).rankedByRevenue(…)");
        assertThat(both.rankedBy(orders).limit(5).most()).isEqualTo(5);
    }

    @Test
    void anAmountOfAnotherCurrencyIsRefused() {
        Who vips = Who.vipsGoneQuiet(Window.month(2026, 1), Money.parse("USD 5"), DAY);
        StoreRows rows = StoreRows.riyadh().observedThrough("2026-03-31").orders("c", "2026-01-01");
        assertThatThrownBy(() -> all(vips, rows))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("more than USD 5.00 cannot be told in a history of SAR; write an amount of SAR");
    }

    @Test
    void nullIsNamed() {
        assertThatThrownBy(() -> Who.birthday(null)).hasMessage("window");
        assertThatThrownBy(() -> Who.purchaseAnniversary(null)).hasMessage("window");
        assertThatThrownBy(() -> Who.due(null)).hasMessage("window");
        assertThatThrownBy(() -> Who.silentForTwiceTheirGap(null)).hasMessage("day");
        assertThatThrownBy(() -> Who.oneTimeBuyers(1, 2, null)).hasMessage("day");
        assertThatThrownBy(() -> Who.vipsGoneQuiet(null, Money.parse("SAR 1"), DAY))
                .hasMessage("window");
        assertThatThrownBy(() -> Who.vipsGoneQuiet(MARCH, null, DAY)).hasMessage("moreThan");
        assertThatThrownBy(() -> Who.vipsGoneQuiet(MARCH, Money.parse("SAR 1"), null))
                .hasMessage("day");
        assertThatThrownBy(() -> Who.seasonalBuyers(null, MARCH)).hasMessage("seasons");
        assertThatThrownBy(() -> Who.seasonalBuyers(List.of(MARCH), null)).hasMessage("next");
        assertThatThrownBy(() -> Who.because(null, DAY, c -> true)).hasMessage("reason");
        assertThatThrownBy(() -> Who.because("why", null, c -> true)).hasMessage("day");
        assertThatThrownBy(() -> Who.because("why", DAY, null)).hasMessage("filter");
        assertThatThrownBy(() -> Who.anyOf(null)).hasMessage("first");
        assertThatThrownBy(() -> Who.anyOf(Who.due(MARCH), (Who[]) null)).hasMessage("more");
        assertThatThrownBy(() -> Who.anyOf(Who.due(MARCH), (Who) null)).hasMessage("more");
        assertThatThrownBy(() -> Who.due(MARCH).rankedBy(null)).hasMessage("number");
        assertThatThrownBy(() -> Who.due(MARCH).rankedByRevenue(null)).hasMessage("window");
        assertThatThrownBy(() -> new ContactList(null, 1)).hasMessage("who");
    }
}
