package io.github.retention4j.metric.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.RatioMetricContract;
import io.github.retention4j.metric.retention.ChurnRate.Definition;
import io.github.retention4j.metric.retention.CustomerCounts.Daily;
import io.github.retention4j.model.Subscription;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Ratio;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.joda.money.Money;

class ChurnRateTest extends RatioMetricContract<ChurnRate> {
    private static final Definition NET_CHANGE = Definition.NET_CHANGE;
    private static final ChurnRate.Denominator START = ChurnRate.Denominator.START;
    private static final ChurnRate.Denominator DAILY_AVERAGE = ChurnRate.Denominator.DAILY_AVERAGE;
    private static final ChurnRate.Denominator START_PLUS_NEW = ChurnRate.Denominator.START_PLUS_NEW;
    private static final Window MARCH = Window.month(2026, 3);

    @Override
    protected List<ChurnRate> forms(Window window) {
        ChurnRate rate = ChurnRate.in(window);
        return List.of(
                rate,
                rate.definedBy(NET_CHANGE),
                rate.activeWithin(45),
                rate.definedBy(Definition.SUBSCRIPTION_ENDED),
                rate.definedBy(Definition.SUBSCRIPTION_CANCELLED),
                rate.dividedBy(START_PLUS_NEW),
                rate.definedBy(Definition.SUBSCRIPTION_ENDED).dividedBy(START_PLUS_NEW),
                rate.activeWithin(45).definedBy(NET_CHANGE),
                rate.lapsedAfter(45),
                rate.lapsedAfter(10).dividedBy(START_PLUS_NEW),
                rate.activeWithin(10).dividedBy(START_PLUS_NEW),
                rate.activeWithin(10).dividedBy(DAILY_AVERAGE),
                rate.lapsedAfter(1).dividedBy(DAILY_AVERAGE),
                rate.lapsedAfter(45).dividedBy(DAILY_AVERAGE),
                rate.definedBy(Definition.SUBSCRIPTION_ENDED).dividedBy(DAILY_AVERAGE),
                rate.definedBy(Definition.SUBSCRIPTION_CANCELLED).dividedBy(DAILY_AVERAGE));
    }

    /** With an activity window, the customers of the end may have ordered before the window. */
    @Override
    protected List<ChurnRate> formsBoundedByTheWindow(Window window) {
        return forms(window).subList(0, 7);
    }

    @Override
    protected void happens(StoreRows rows, Window window, Instant instant) {
        String before = window.start().minusDays(1).toString();
        rows.orders("c", before).order("c", instant, 100).orders("gone", before).orders("gone too", before);
        rows.subscription(Subscription.builder("own", "subscriber", rows.at(before), Money.parse("SAR 50"))
                .ended(instant)
                .build());
        rows.subscription("stays", before, "", 50).subscription("stays too", before, "", 50);
    }

    @Override
    protected Counts counts(ChurnRate form, Store store) {
        if (form.denominator() == DAILY_AVERAGE) {
            Daily daily = daily(form, store);
            return new Counts(daily.lost(), daily.customerDays());
        }
        CustomerCounts base = switch (form.definition()) {
            case LOST, LAPSED, NET_CHANGE -> CustomerCounts.of(store, form.window(), form.activeDays());
            case SUBSCRIPTION_ENDED -> CustomerCounts.ofSubscribers(store, form.window(), false);
            case SUBSCRIPTION_CANCELLED -> CustomerCounts.ofSubscribers(store, form.window(), true);
        };
        boolean andNew = form.denominator() == START_PLUS_NEW;
        long start = base.start() + (andNew ? base.joined() : 0);
        return switch (form.definition()) {
            // Who is new in the window has ordered in it.
            case LOST -> new Counts(base.start() - base.retained(), start);
            case NET_CHANGE -> new Counts(base.start() - base.end(), start);
            case LAPSED, SUBSCRIPTION_ENDED, SUBSCRIPTION_CANCELLED ->
                new Counts(base.lapsed() + (andNew ? base.joinedLapsed() : 0), start);
        };
    }

    private static Daily daily(ChurnRate form, Store store) {
        return switch (form.definition()) {
            case LOST -> CustomerCounts.daily(store, form.window(), form.activeDays(), true);
            case LAPSED -> CustomerCounts.daily(store, form.window(), form.activeDays(), false);
            case SUBSCRIPTION_ENDED -> CustomerCounts.dailySubscribers(store, form.window(), false);
            case SUBSCRIPTION_CANCELLED -> CustomerCounts.dailySubscribers(store, form.window(), true);
            case NET_CHANGE -> throw new AssertionError("refused");
        };
    }

    // ---- of the daily average

    @Example
    void ofAHundredSubscribersFiveLeaveOn19March() {
        StoreRows rows = StoreRows.riyadh().observedThrough("2026-04-30");
        for (int i = 0; i < 95; i++) {
            rows.subscription("stays-" + i, "2026-01-10", "", 50);
        }
        for (int i = 0; i < 5; i++) {
            rows.subscription("leaves-" + i, "2026-01-10", "2026-03-19T10:00", 50);
        }
        ChurnRate rate =
                ChurnRate.in(MARCH).definedBy(Definition.SUBSCRIPTION_ENDED).dividedBy(DAILY_AVERAGE);
        Ratio churn = compute(rows, rate);
        assertThat(churn)
                .hasToString("churn rate 2026-03 (subscription ended: running at the start or since, none at the end"
                        + " / daily average of customers): 5.1 % (5 x 31 days / 3040 customer-days)");
        assertThat(churn.value()).hasValueCloseTo(155 / 3040.0, within(1e-15));
        assertThat(churn.interval()).isEmpty();
        assertThat(ChurnRate.ofDailyAverage(5, 31, 3040).summary()).isEqualTo(churn.summary());
        assertThat(ChurnRate.ofDailyAverage(5, 31, 3040))
                .hasToString(
                        "churn rate (lost / daily average of customers): 5.1 % (5 x 31 days / 3040 customer-days)");
    }

    @Example
    void aDayCountsOnceHoweverManyOrdersMakeItsCustomer() {
        StoreRows rows = StoreRows.riyadh()
                // Days 2 to 4, 11 to 14 and 31.
                .orders("pauses", "2026-03-01", "2026-03-10", "2026-03-11", "2026-03-11", "2026-03-30")
                // Days 1 and 2, and lost; then 1, and lost.
                .orders("lost", "2026-02-27")
                .orders("just", "2026-02-26")
                .orders("too early", "2026-02-25")
                // Of no day of March, but a customer at its end.
                .orders("last", "2026-03-31")
                .observedThrough("2026-03-31");
        ChurnRate rate = ChurnRate.in(MARCH).lapsedAfter(3).dividedBy(DAILY_AVERAGE);
        assertThat(compute(rows, rate))
                .hasToString("churn rate 2026-03 (lapsed: active at the start or since, not at the end"
                        + " / daily average of customers; customers: ordered in the 3 days before):"
                        + " 563.6 % (2 x 31 days / 11 customer-days)");
    }

    @Example
    void whoComesAndGoesWithinTheWindowIsLostOfTheDailyAverage() {
        StoreRows rows = StoreRows.riyadh()
                .subscription("comes and goes", "2026-03-02T10:00", "2026-03-05T10:00", 50)
                .subscription("back and gone", "2026-01-02", "2026-02-05", 50)
                .subscription("back and gone", "2026-03-02T10:00", "2026-03-04T10:00", 50)
                .subscription("swaps", "2026-01-10", "2026-03-10T12:00", 50)
                .subscription("swaps", "2026-03-10T12:00", "", 70)
                .subscription("not a day long", "2026-03-07T10:00", "2026-03-07T12:00", 50)
                .observedThrough("2026-03-10");
        ChurnRate rate =
                ChurnRate.in(MARCH).definedBy(Definition.SUBSCRIPTION_ENDED).dividedBy(DAILY_AVERAGE);
        Ratio churn = compute(rows, rate);
        assertThat(churn.summary()).isEqualTo("200.0 % (3 x 10 days / 15 customer-days)");
        assertThat(churn.toString()).endsWith("; partly observed, data end 2026-03-10");
        StoreRows nobody = StoreRows.riyadh()
                .subscription("not a day long", "2026-03-07T10:00", "2026-03-07T12:00", 50)
                .observedThrough("2026-03-31");
        assertThat(compute(nobody, rate).summary()).isEqualTo("no data (1 x 25 days / 0 customer-days)");
    }

    @Example
    void daysBeforeTheFirstEventAreNoDaysOfTheAverage() {
        StoreRows rows = StoreRows.riyadh()
                .subscription("leaves", "2026-03-20", "2026-03-25", 50)
                .subscription("stays", "2026-03-20T10:00", "", 50)
                .observedThrough("2026-04-30");
        ChurnRate rate =
                ChurnRate.in(MARCH).definedBy(Definition.SUBSCRIPTION_ENDED).dividedBy(DAILY_AVERAGE);
        ChurnRate ofItsDays = ChurnRate.in(Window.between(LocalDate.of(2026, 3, 20), LocalDate.of(2026, 4, 1)))
                .definedBy(Definition.SUBSCRIPTION_ENDED)
                .dividedBy(DAILY_AVERAGE);
        assertThat(compute(rows, rate).summary()).isEqualTo("75.0 % (1 x 12 days / 16 customer-days)");
        assertThat(compute(rows, ofItsDays).summary())
                .isEqualTo(compute(rows, rate).summary());
    }

    /** A window that reaches back before the data is the part of it that they cover. */
    @Property(tries = TRIES)
    void theDailyAverageIsThatOfTheDaysThatTheDataCover(@ForAll("drawn") Asked asked) {
        Window wide = Window.between(
                asked.window().start().minusDays(400), asked.window().end());
        Optional<Window> covered = asked.history().basis().covered(wide);
        for (ChurnRate form : forms(wide)) {
            if (form.denominator() == DAILY_AVERAGE
                    && covered.isPresent()
                    && wide.start().isBefore(covered.orElseThrow().start())) {
                Window days = Window.between(covered.orElseThrow().start(), wide.end());
                ChurnRate ofDays = new ChurnRate(days, form.definition(), form.activeDays(), form.denominator());
                assertThat(whole(form, asked.history()).summary())
                        .isEqualTo(whole(ofDays, asked.history()).summary());
            }
        }
    }

    @Property(tries = TRIES)
    void theDoorForCustomerDaysAgreesWithTheWindow(@ForAll("drawn") Asked asked) {
        for (ChurnRate form : forms(asked.window())) {
            Ratio rate = whole(form, asked.history());
            if (form.denominator() == DAILY_AVERAGE
                    && asked.history().basis().covered(form.window()).isPresent()) {
                Daily daily = daily(form, asked.store());
                assertThat(ChurnRate.ofDailyAverage(daily.lost(), (int) daily.days(), daily.customerDays())
                                .summary())
                        .isEqualTo(rate.summary());
            }
        }
    }

    /** Where nobody comes or goes, every day has the customers of the start. */
    @Property(tries = TRIES)
    void ofOneDayTheAverageIsTheStart(@ForAll("drawn") Asked asked) {
        Window day = Window.day(asked.window().start());
        for (ChurnRate form : List.of(
                ChurnRate.in(day).lapsedAfter(20), ChurnRate.in(day).definedBy(Definition.SUBSCRIPTION_ENDED))) {
            Ratio start = whole(form, asked.history());
            Ratio daily = whole(form.dividedBy(DAILY_AVERAGE), asked.history());
            if (asked.history().basis().covered(day).isPresent()) {
                assertThat(daily.total()).isEqualTo(start.total());
                assertThat(daily.times()).isEqualTo(1);
                assertThat(daily.hits()).isGreaterThanOrEqualTo(start.hits());
            }
        }
    }

    // ---- of the start, and of the start and the new

    @Example
    void ofTheCustomersOfFebruarySomeDoNotOrderInMarch() {
        StoreRows rows = StoreRows.riyadh().observedThrough("2026-04-30");
        for (int i = 0; i < 1064; i++) {
            rows.orders("c-" + i, "2026-02-10");
            if (i < 412) {
                rows.orders("c-" + i, "2026-03-10");
            }
        }
        Ratio churn = compute(rows, ChurnRate.in(MARCH));
        assertThat(churn.summary()).startsWith("61.3 % (652/1064), 95 % CI ");
        assertThat(ChurnRate.of(652, 1064))
                .hasToString("churn rate (lost: active before, not in the window / active before): " + churn.summary());
        assertThat(churn.toString())
                .startsWith("churn rate 2026-03 (lost: active before, not in the window / active before): ");
    }

    @Example
    void theNetChangeIsNegativeWhenTheBaseGrows() {
        assertThat(ChurnRate.ofNetChange(1200, 1100).value()).hasValueCloseTo(0.083_333_333_333, within(1e-12));
        Ratio grown = ChurnRate.ofNetChange(1100, 1200);
        assertThat(grown.value()).hasValueCloseTo(-0.090_909_090_909, within(1e-12));
        assertThat(grown)
                .hasToString(
                        "churn rate (net change: (start - end) / start): -9.1 % (-100/1100), a net rate, which is not bound to 0–100 %");
    }

    @Example
    void newCustomersMakeUpForLostOnesInTheNetChangeAlone() {
        StoreRows rows = StoreRows.riyadh()
                .orders("lost", "2026-02-10")
                .orders("new", "2026-03-10")
                .observedThrough("2026-03-31");
        assertThat(compute(rows, ChurnRate.in(MARCH)).summary()).startsWith("100.0 % (1/1)");
        assertThat(compute(rows, ChurnRate.in(MARCH).definedBy(NET_CHANGE)).summary())
                .isEqualTo("0.0 % (0/1), a net rate");
    }

    @Example
    void aCustomerLeavesSoManyDaysAfterTheLastOrder() {
        StoreRows rows = StoreRows.riyadh()
                .orders("left on 1 March", "2026-02-09")
                .orders("left on 31 March", "2026-03-11", "2026-02-20")
                .orders("not yet", "2026-02-20", "2026-03-12")
                .orders("left before", "2026-02-08")
                .orders("left and back", "2026-02-15", "2026-03-20")
                .orders("new and gone", "2026-03-02")
                .orders("new", "2026-03-30")
                .observedThrough("2026-03-31");
        ChurnRate lapsed = ChurnRate.in(MARCH).lapsedAfter(20);
        assertThat(compute(rows, lapsed))
                .hasToString("churn rate 2026-03 (lapsed: active at the start, not at the end / active at the start;"
                        + " customers: ordered in the 20 days before): 50.0 % (2/4), 95 % CI 15.0–85.0 %");
        assertThat(compute(rows, lapsed.dividedBy(START_PLUS_NEW)))
                .asString()
                .startsWith(
                        "churn rate 2026-03 (lapsed: active at the start or new, not at the end / active at the start"
                                + " + new in the window; customers: ordered in the 20 days before): 50.0 % (3/6), ");
        // Of more days than March has, nobody has left, though most ordered nothing in it.
        assertThat(compute(rows, ChurnRate.in(MARCH).lapsedAfter(60)).summary()).startsWith("0.0 % (0/5)");
        assertThat(compute(rows, ChurnRate.in(MARCH).activeWithin(60)).summary())
                .startsWith("40.0 % (2/5)");
    }

    @Example
    void aDayIsTheFewestThatMakeACustomer() {
        StoreRows rows = StoreRows.riyadh()
                .orders("c", "2026-02-28T00:00")
                .orders("none any more", "2026-02-27T23:59")
                .observedThrough("2026-03-31");
        assertThat(compute(rows, ChurnRate.in(MARCH).activeWithin(1)))
                .asString()
                .contains("; customers: ordered in the 1 day before): 100.0 % (1/1), ");
    }

    @Example
    void whoOrderedYesterdayHasNotLapsedBecauseTheWindowGoesOn() {
        StoreRows rows = StoreRows.riyadh()
                .orders("left on the last day of the data", "2026-02-18")
                .orders("not yet", "2026-02-19")
                .orders("back", "2026-02-15", "2026-03-09")
                .orders("new", "2026-03-08")
                .observedThrough("2026-03-10");
        assertThat(compute(rows, ChurnRate.in(MARCH).lapsedAfter(20)).toString())
                .contains(": 33.3 % (1/3), ")
                .endsWith("; partly observed, data end 2026-03-10");
        // The base of the end is of the last 20 days of the data: three of three are there, one of them new.
        assertThat(compute(rows, ChurnRate.in(MARCH).activeWithin(20).definedBy(NET_CHANGE)))
                .asString()
                .contains(": 0.0 % (0/3), a net rate");
    }

    @Example
    void aSubscriberIsLostWhoHasNoSubscriptionAtTheEnd() {
        StoreRows rows = StoreRows.riyadh()
                .subscription("ends at once", "2026-01-10", "2026-03-01T00:00", 50)
                .subscription("ended before", "2026-01-10", "2026-02-28T23:59", 50)
                .subscription("ends after", "2026-01-10", "2026-04-01T00:00", 50)
                .subscription("renews", "2026-01-10", "2026-03-10", 50)
                .subscription("renews", "2026-03-20", "", 50)
                .subscription("one of two", "2026-01-10", "2026-03-10", 50)
                .subscription("one of two", "2026-01-10", "", 50)
                .subscription("new", "2026-03-01T00:00", "", 50)
                .subscription("new and gone", "2026-03-05", "2026-03-20", 50)
                .subscription(Subscription.builder("s-9", "runs out", rows().at("2026-01-10"), Money.parse("SAR 50"))
                        .cancelled(rows().at("2026-03-10"))
                        .ended(rows().at("2026-04-10"))
                        .build())
                .orders("buys", "2026-02-10")
                .observedThrough("2026-03-31");
        ChurnRate ended = ChurnRate.in(MARCH).definedBy(Definition.SUBSCRIPTION_ENDED);
        assertThat(compute(rows, ended))
                .hasToString("churn rate 2026-03 (subscription ended: running at the start, none at the end /"
                        + " running at the start): 20.0 % (1/5), 95 % CI 3.6–62.4 %");
        assertThat(compute(rows, ChurnRate.in(MARCH).definedBy(Definition.SUBSCRIPTION_CANCELLED)))
                .asString()
                .startsWith("churn rate 2026-03 (subscription cancelled: uncancelled at the start, none at the end /"
                        + " uncancelled at the start): 40.0 % (2/5)");
        assertThat(compute(rows, ended.dividedBy(START_PLUS_NEW)))
                .asString()
                .contains(" (subscription ended: running at the start or new, none at the end / running at the start"
                        + " + new in the window): 28.6 % (2/7), ");
    }

    private static StoreRows rows() {
        return StoreRows.riyadh();
    }

    @Example
    void ofTheStartAndTheNewForThoseWhoHaveCounts() {
        assertThat(ChurnRate.of(5, 100).summary()).startsWith("5.0 % (5/100), ");
        assertThat(ChurnRate.of(6, 100, 20).summary()).startsWith("5.0 % (6/120), ");
        assertThat(ChurnRate.of(0, 0, 0).summary()).isEqualTo("no data (0/0)");
        assertThat(ChurnRate.of(6, 100, 20).label().definition())
                .isEqualTo("lost: active before or new, not in the window / active before + new in the window");
    }

    @Property(tries = TRIES)
    void subscribersRetainedAndLostAddUpToThoseOfTheStart(@ForAll("drawn") Asked asked) {
        MetricsEngine engine = MetricsEngine.over(asked.history());
        Ratio kept = engine.compute(RetentionRate.in(asked.window()).definedBy(RetentionRate.Definition.CONTRACTUAL));
        Ratio lost = engine.compute(ChurnRate.in(asked.window()).definedBy(Definition.SUBSCRIPTION_ENDED));
        assertThat(kept.total()).isEqualTo(lost.total());
        assertThat(kept.hits() + lost.hits()).isEqualTo(kept.total());
        assertThat(kept.value().isPresent()).isEqualTo(lost.value().isPresent());
        kept.value().ifPresent(k -> assertThat(k + lost.value().orElseThrow()).isCloseTo(1, within(1e-12)));
    }

    @Property(tries = TRIES)
    void whoLapsedOrderedNothingForTheDaysAndOnTheirEndLeft(@ForAll("drawn") Asked asked) {
        // The last order before the window's end and 20 days fall in the window.
        Window window = asked.window();
        long leftInIt = asked.store().countedOrdersByCustomer().values().stream()
                .filter(orders -> orders.stream()
                        .anyMatch(o -> !asked.store()
                                        .dayOf(o.placedAt())
                                        .isBefore(window.start().minusDays(20))
                                && asked.store().dayOf(o.placedAt()).isBefore(window.start())))
                .filter(orders -> orders.stream()
                        .map(o -> asked.store().dayOf(o.placedAt()))
                        .filter(day -> day.isBefore(window.end()))
                        .reduce((first, second) -> second)
                        .map(day -> day.plusDays(20))
                        .filter(left -> window.contains(left)
                                && !left.isAfter(asked.store().lastDay().orElseThrow()))
                        .isPresent())
                .count();
        assertThat(whole(ChurnRate.in(window).lapsedAfter(20), asked.history()).hits())
                .isEqualTo(leftInIt);
    }

    @Example
    void aWindowThatTheDataDoNotReachIsNoLossOfEveryone() {
        Ratio churn = compute(StoreRows.riyadh().orders("c", "2026-02-10"), ChurnRate.in(MARCH));
        assertThat(churn.value()).isEmpty();
        assertThat(churn.summary()).doesNotContain("1/1").contains("no data");
    }

    @Example
    void anActivityWindowIsPartOfTheDefinitionThatIsPrinted() {
        MetricsEngine engine = MetricsEngine.over(
                StoreRows.riyadh().orders("c", "2026-03-10").store().history());
        assertThat(engine.compute(ChurnRate.in(MARCH).activeWithin(90)).label().definition())
                .isNotEqualTo(engine.compute(ChurnRate.in(MARCH)).label().definition())
                .contains("90 days");
    }

    @Property(tries = TRIES)
    void retainedAndLostAddUpToTheCustomersOfTheStart(@ForAll("drawn") Asked asked) {
        MetricsEngine engine = MetricsEngine.over(asked.history());
        for (int days : List.of(0, 45)) {
            Ratio kept = engine.compute(new RetentionRate(asked.window(), RetentionRate.Definition.OVERLAP, days));
            Ratio lost = engine.compute(new ChurnRate(asked.window(), Definition.LOST, days, START));
            assertThat(kept.total()).isEqualTo(lost.total());
            assertThat(kept.hits() + lost.hits()).isEqualTo(kept.total());
            assertThat(kept.value().isPresent()).isEqualTo(lost.value().isPresent());
            kept.value()
                    .ifPresent(k -> assertThat(k + lost.value().orElseThrow()).isCloseTo(1, within(1e-12)));
        }
    }

    @Override
    protected Optional<Ratio> byCounts(ChurnRate form, Ratio result) {
        boolean isOfStart = form.denominator() == ChurnRate.Denominator.START;
        return switch (form.definition()) {
            case LOST -> isOfStart ? Optional.of(ChurnRate.of(result.hits(), result.total())) : Optional.empty();
            case NET_CHANGE -> Optional.of(ChurnRate.ofNetChange(result.total(), result.total() - result.hits()));
            case LAPSED, SUBSCRIPTION_ENDED, SUBSCRIPTION_CANCELLED -> Optional.empty();
        };
    }

    /**
     * Recurly, "How to calculate churn rate": a thousand subscribers start July, 5 % of them leave; of 500 who join, 12
     * leave as well: 6.2 %. That is both over the start alone, which the door for counts takes and no window gives.
     * https://recurly.com/blog/better-way-to-calculate-your-churn-rate/
     */
    @Example
    void aGuideCountsLostNewSubscribersOverTheStart() {
        StoreRows rows = StoreRows.riyadh().observedThrough("2026-03-31");
        for (int i = 0; i < 1_000; i++) {
            rows.subscription("old-" + i, "2026-01-01", i < 50 ? "2026-03-20" : "", 1_000);
        }
        for (int i = 0; i < 500; i++) {
            rows.subscription("new-" + i, "2026-03-05", i < 12 ? "2026-03-25" : "", 1_000);
        }
        ChurnRate churn = ChurnRate.in(MARCH).definedBy(Definition.SUBSCRIPTION_ENDED);
        Ratio ofTheStart = compute(rows, churn);
        assertThat(ofTheStart.summary()).startsWith("5.0 % (50/1000), ");
        Ratio ofBoth = compute(rows, churn.dividedBy(START_PLUS_NEW));
        assertThat(ofBoth.summary()).startsWith("4.1 % (62/1500), ");
        assertThat(ChurnRate.of(ofBoth.hits(), ofTheStart.total()).value()).hasValueCloseTo(0.062, within(1e-12));
    }

    /**
     * Hotjar, "How to measure and improve customer retention": of 1,000 customers 950 are left, 5 %.
     * https://hotjar.com/fr/blog/retention-metrics
     */
    @Example
    void theNetChangeOfAGuide() {
        assertThat(ChurnRate.ofNetChange(1_000, 950).value()).hasValueCloseTo(0.05, within(1e-12));
        assertThat(ChurnRate.of(50, 1_000).value()).hasValueCloseTo(0.05, within(1e-12));
    }

    @Example
    void refusesArgumentsOutOfBoundsByValueAndBound() {
        assertThatThrownBy(() -> ChurnRate.in(MARCH).activeWithin(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("activity window of -1 days is below 1");
        assertThatThrownBy(() -> new ChurnRate(MARCH, NET_CHANGE, -3, START))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("activity window of -3 days is below 1");
        assertThatThrownBy(() -> ChurnRate.of(11, 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("hits 11 not in [0, 10]");
        assertThatThrownBy(() -> ChurnRate.of(-1, 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("hits -1 not in [0, 10]");
        assertThatThrownBy(() -> ChurnRate.ofNetChange(10, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("end -1 is below 0");
        assertThatThrownBy(() -> ChurnRate.ofNetChange(-10, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("total -10 is below 0");
        assertThatThrownBy(() -> ChurnRate.of(121, 100, 20))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("hits 121 not in [0, 120]");
        assertThatThrownBy(() -> ChurnRate.of(0, 10, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("start 10 or acquired -1 is below 0");
        assertThatThrownBy(() -> ChurnRate.of(0, -1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("start -1 or acquired 1 is below 0");
        assertThatThrownBy(() -> ChurnRate.in(MARCH).definedBy(Definition.LAPSED))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("lapsed after 0 days is below 1; say how many with lapsedAfter(days)");
        assertThatThrownBy(() -> ChurnRate.in(MARCH).activeWithin(45).definedBy(Definition.SUBSCRIPTION_CANCELLED))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("activity window of 45 days, where subscriptions tell who is a customer");
        assertThatThrownBy(() -> ChurnRate.in(MARCH).definedBy(NET_CHANGE).dividedBy(START_PLUS_NEW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a net change is of START, not of START_PLUS_NEW");
        assertThatThrownBy(() -> ChurnRate.in(MARCH)
                        .activeWithin(9)
                        .definedBy(NET_CHANGE)
                        .dividedBy(DAILY_AVERAGE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a net change is of START, not of DAILY_AVERAGE");
        assertThatThrownBy(() -> ChurnRate.in(MARCH).dividedBy(DAILY_AVERAGE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("DAILY_AVERAGE of customers of the preceding window, who are none of a day:"
                        + " use lapsedAfter(days), activeWithin(days) or a subscription first");
        assertThatThrownBy(() -> ChurnRate.ofDailyAverage(1, 0, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("days 0 is below 1");
        assertThatThrownBy(() -> ChurnRate.ofDailyAverage(-1, 31, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("hits -1 is below 0");
        assertThatThrownBy(() -> ChurnRate.ofDailyAverage(1, 31, -5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("total -5 is below 0");
        assertThatThrownBy(() -> ChurnRate.in(MARCH).dividedBy(null)).hasMessage("denominator");
        assertThatThrownBy(() -> ChurnRate.in(null)).hasMessage("window");
        assertThatThrownBy(() -> ChurnRate.in(MARCH).definedBy(null)).hasMessage("definition");
    }

    private static Ratio compute(StoreRows rows, ChurnRate rate) {
        return MetricsEngine.over(rows.store().history()).compute(rate);
    }
}
