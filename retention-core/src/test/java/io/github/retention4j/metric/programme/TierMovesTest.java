package io.github.retention4j.metric.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.History;
import io.github.retention4j.history.Memberships;
import io.github.retention4j.metric.WindowedMetricContract;
import io.github.retention4j.metric.programme.TierTable.Flow;
import io.github.retention4j.metric.programme.TierTable.Move;
import io.github.retention4j.model.CalendarUnit;
import io.github.retention4j.model.Observation;
import io.github.retention4j.model.Window;
import io.github.retention4j.programme.Earning;
import io.github.retention4j.programme.Enrolment;
import io.github.retention4j.programme.LoyaltyProgramme;
import io.github.retention4j.programme.PointsLedger;
import io.github.retention4j.programme.Qualification;
import io.github.retention4j.programme.Term;
import io.github.retention4j.programme.Tier;
import io.github.retention4j.programme.Tiers;
import io.github.retention4j.result.Label;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class TierMovesTest extends WindowedMetricContract<TierMoves, TierTable> {
    private static final Window MARCH = Window.month(2026, 3);

    /** Silver with the first order of a month, Gold with the second, both through the next month. */
    private static final LoyaltyProgramme MONTHLY = LoyaltyProgramme.named("Monthly")
            .earning(Earning.points(1).perOrder())
            .enrolment(Enrolment.AT_FIRST_ORDER)
            .tiers(Tiers.byOrders(Qualification.in(CalendarUnit.MONTH))
                    .tier(Tier.named("Silver").from(1))
                    .tier(Tier.named("Gold").from(2))
                    .holding(Term.REST_OF_PERIOD_AND_NEXT))
            .build();

    /** Members by record, of whom all are in the lowest tier. */
    private static final LoyaltyProgramme RECORDED = LoyaltyProgramme.named("By record")
            .earning(Earning.points(1).perOrder())
            .enrolment(Enrolment.BY_RECORD)
            .tiers(Tiers.byOrders(Qualification.LIFETIME)
                    .tier(Tier.named("Basic"))
                    .tier(Tier.named("Plus").from(2)))
            .build();

    @Override
    protected List<TierMoves> forms(Window window) {
        return List.of(TierMoves.in(window).of(MONTHLY), TierMoves.in(window).of(RECORDED));
    }

    @Override
    protected List<TierMoves> formsBoundedByTheWindow(Window window) {
        // Nobody gets as far, so that no days are counted: they are fewer for who comes later.
        LoyaltyProgramme far = LoyaltyProgramme.named("Far")
                .earning(Earning.points(1).perOrder())
                .enrolment(Enrolment.AT_FIRST_ORDER)
                .tiers(Tiers.byOrders(Qualification.LIFETIME)
                        .tier(Tier.named("Far").from(5)))
                .build();
        return List.of(TierMoves.in(window).of(far));
    }

    @Override
    protected void happens(StoreRows rows, Window window, Instant instant) {
        rows.order("c", instant, 100);
    }

    /** Evening by evening, and not from change to change. */
    @Override
    protected Map<String, BigDecimal> naively(TierMoves form, Store store) {
        Map<String, BigDecimal> figures = new TreeMap<>();
        Window window = form.window();
        LocalDate last = store.lastDay()
                .filter(day -> day.isBefore(window.end()))
                .orElse(store.lastDay().isEmpty() ? LocalDate.MIN : window.end().minusDays(1));
        if (last.isBefore(window.start())
                || (form.programme().enrolment().equals(Enrolment.BY_RECORD)
                        && store.memberships().isEmpty()
                        && !isGiven(store))) {
            return figures;
        }
        History history = store.history();
        for (String id : store.customerIds()) {
            PointsLedger ledger = form.programme().replay(history.customer(id).orElseThrow());
            String from = tier(store, form, ledger, window.start().minusDays(1));
            String to = tier(store, form, ledger, last);
            if (!from.equals("no member") || !to.equals("no member")) {
                figures.merge(from + " to " + to, BigDecimal.ONE, BigDecimal::add);
            }
            Map<String, Long> days = new TreeMap<>();
            window.start()
                    .datesUntil(last.plusDays(1))
                    .forEach(day -> days.merge(tier(store, form, ledger, day), 1L, Long::sum));
            days.forEach((tier, count) -> {
                if (!tier.startsWith("no ")) {
                    figures.merge("days in " + tier, count(count), BigDecimal::add);
                    figures.merge("ever in " + tier, BigDecimal.ONE, BigDecimal::add);
                }
            });
        }
        return figures;
    }

    private static boolean isGiven(Store store) {
        return store.history().basis().given(Memberships.KIND);
    }

    private static String tier(Store store, TierMoves form, PointsLedger ledger, LocalDate evening) {
        Instant midnight = evening.plusDays(1).atStartOfDay(store.zone()).toInstant();
        if (!ledger.isMember(midnight.toEpochMilli() - 1)) {
            return "no member";
        }
        int tier = -1;
        for (int i = 0; i < ledger.tierChangeCount(); i++) {
            if (ledger.tierChangeMillis(i) < midnight.toEpochMilli()) {
                tier = ledger.tierAfter(i);
            }
        }
        return tier < 0
                ? "no tier"
                : form.programme().tiers().orElseThrow().tiers().get(tier).name();
    }

    @Override
    protected Map<String, BigDecimal> figures(TierTable result) {
        Map<String, BigDecimal> figures = new TreeMap<>();
        result.flows()
                .forEach(flow -> figures.put(
                        name(result, flow.from()) + " to " + name(result, flow.to()), count(flow.members())));
        for (String tier : result.tiers()) {
            result.days(tier).ifPresent(days -> {
                figures.put("days in " + tier, days.sum());
                figures.put("ever in " + tier, count(days.count()));
            });
        }
        return figures;
    }

    private static String name(TierTable result, int tier) {
        return tier == TierTable.NO_MEMBER
                ? "no member"
                : tier == TierTable.NO_TIER ? "no tier" : result.tiers().get(tier);
    }

    @Override
    protected boolean saysNoData(TierTable result) {
        return result.table().isEmpty() && result.summary().startsWith("no data");
    }

    private static StoreRows oneOfEach() {
        return StoreRows.riyadh()
                .orders("up", "2026-02-10", "2026-03-10", "2026-03-11")
                .orders("down", "2026-02-10", "2026-02-11", "2026-03-10")
                .orders("kept", "2026-02-10", "2026-02-11", "2026-03-10", "2026-03-11")
                .orders("lost it", "2026-01-10")
                .orders("entered", "2026-03-22T09:00")
                .orders("not yet", "2026-04-01")
                .observedThrough("2026-04-30");
    }

    @Example
    void everyMemberIsInOneTierAndComesFromOne() {
        TierTable march = compute(oneOfEach(), MONTHLY);
        assertThat(march.members(Move.ENTERED)).isEqualTo(1);
        assertThat(march.members(Move.LEFT)).isZero();
        assertThat(march.members("Silver", "Gold")).isEqualTo(1);
        assertThat(march.share("Gold").hits()).isEqualTo(3);
        assertThat(march.days("Silver").orElseThrow().value()).isPresent();
    }

    @Example
    void whoLeavesHasNotKeptTheTier() {
        StoreRows rows = StoreRows.riyadh()
                .membership("leaves", "2026-01-01", "2026-03-20T12:00")
                .orders("leaves", "2026-01-10", "2026-02-10")
                .membership("stays", "2026-01-01", "")
                .orders("stays", "2026-01-10", "2026-02-10")
                .membership("basic", "2026-01-01", "")
                .membership("joins and leaves", "2026-03-02", "2026-03-20")
                .orders("no member", "2026-01-10", "2026-02-10")
                .observedThrough("2026-03-31");
        TierTable march = compute(rows, RECORDED);
        assertThat(march.toString()).isEqualTo("""
                tier moves 2026-03
                tier       members   share   95 % CI  was:  no member  no tier  Basic  Plus  days
                no member        1                                  –        –      –     1
                Basic            1  50.0 %  9.5–90.5                –        –      1     –  24.5
                Plus             1  50.0 %  9.5–90.5                –        –      –     1  25.0
                tier moves: members by tier at the window's end, and by tier the day before its start; programme By record
                2 members: up 0.0 %, down 0.0 %, kept 66.7 %, entered 0.0 %, left 33.3 %; requalified 50.0 % (1/2), 95 % CI 9.5–90.5 %""");
        // 31 days and 18, from the 2nd to the 19th; 31 and 19.
        assertThat(march.days("Basic").orElseThrow().sum()).isEqualByComparingTo("49");
        assertThat(march.days("Plus").orElseThrow().sum()).isEqualByComparingTo("50");
    }

    /** The worked example. */
    @Example
    void requalificationIsOfTiersThatAreEarned() {
        TierTable table = TierMoves.of(
                List.of("Silver", "Gold"), new Flow(1, 1, 8), new Flow(1, 0, 2), new Flow(TierTable.NO_MEMBER, 0, 5));
        assertThat(table.requalified().summary()).isEqualTo("80.0 % (8/10), 95 % CI 49.0–94.3 %");
        assertThat(table.summary())
                .isEqualTo("15 members: up 0.0 %, down 20.0 %, kept 80.0 %, entered 33.3 %, left 0.0 %;"
                        + " requalified 80.0 % (8/10), 95 % CI 49.0–94.3 %");
        assertThat(table.days("Gold")).isEmpty();
        // Silver takes an order, so it can be lost too.
        assertThat(compute(oneOfEach(), MONTHLY).lowestEarned()).isZero();
        assertThat(compute(oneOfEach(), RECORDED).lowestEarned()).isEqualTo(1);
    }

    @Example
    void fromOneWindowToAnotherIsWhatLiesBetweenTheirEnds() {
        Window february = MARCH.previous();
        assertThat(TierMoves.from(february).to(MARCH).of(MONTHLY))
                .isEqualTo(TierMoves.in(MARCH).of(MONTHLY));
        assertThat(TierMoves.from(Window.quarter(2026, 1))
                        .to(Window.month(2026, 5))
                        .of(MONTHLY)
                        .window())
                .isEqualTo(Window.between(LocalDate.of(2026, 4, 1), LocalDate.of(2026, 6, 1)));
        assertThatThrownBy(() -> TierMoves.from(MARCH).to(february))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "moves from the end of 2026-03 to that of 2026-02, which is no later; name the earlier window first");
    }

    @Property(tries = TRIES)
    void thoseInATierAtTheEndAreThoseWhoComeFromItInTheNextWindow(@ForAll("drawn") Asked asked) {
        for (TierMoves form : forms(asked.window())) {
            TierTable now = whole(form, asked.history());
            TierTable next = whole(TierMoves.in(asked.window().next()).of(form.programme()), asked.history());
            if (now.label().observation() == Observation.OBSERVED
                    && !next.label().isUnobserved()
                    && !saysNoData(next)) {
                for (int tier = TierTable.NO_TIER; tier < now.tiers().size(); tier++) {
                    int of = tier;
                    assertThat(next.flows().stream()
                                    .filter(f -> f.from() == of)
                                    .mapToLong(Flow::members)
                                    .sum())
                            .isEqualTo(now.flows().stream()
                                    .filter(f -> f.to() == of)
                                    .mapToLong(Flow::members)
                                    .sum());
                }
            }
        }
    }

    @Example
    void withoutTiersOrMembersOrBeforeTheProgrammeThereAreNoData() {
        assertThat(compute(oneOfEach(), Programmes.PLAIN).toString())
                .isEqualTo(
                        "tier moves 2026-03 (members by tier at the window's end, and by tier the day before its start;"
                                + " programme Plain; it has no tiers): no data (no members of a tier)");
        LoyaltyProgramme later = LoyaltyProgramme.named("Later")
                .earning(Earning.points(1).perOrder())
                .tiers(MONTHLY.tiers().orElseThrow())
                .from(LocalDate.of(2026, 4, 1))
                .build();
        assertThat(compute(oneOfEach(), later).toString())
                .contains("no data")
                .endsWith("; not observed, data begin 2026-04-01");
        LoyaltyProgramme byBalance = LoyaltyProgramme.named("By balance")
                .earning(Earning.points(1).perOrder())
                .tiers(Tiers.byBalance().tier(Tier.named("Rich").from(2)))
                .build();
        TierTable unknown =
                whole(TierMoves.in(MARCH).of(byBalance), oneOfEach().store().historyOfOrders());
        assertThat(unknown.toString()).contains("no redemptions were given").contains("no data");
        assertThat(saysNoData(unknown)).isTrue();
    }

    @Example
    void refusesWhatIsNoTable() {
        Label label = Label.of("tiers", "by hand");
        assertThatThrownBy(() -> new Flow(0, 1, 0)).hasMessage("flow of 0 members is below 1");
        assertThatThrownBy(() -> new Flow(-3, 1, 1))
                .hasMessage("flow from tier -3 to 1 is below -2, which is no member");
        assertThatThrownBy(() -> new Flow(-2, -2, 1)).hasMessage("flow of 1 who are no members at either end");
        assertThatThrownBy(() -> TierMoves.of(List.of("A"), new Flow(0, 1, 1)))
                .hasMessage("flow from tier 0 to 1 of 1 tier, the lowest of which is 0");
        assertThatThrownBy(() -> TierMoves.of(List.of("A", "A"))).hasMessageContaining("need a name each");
        assertThatThrownBy(() -> TierMoves.of(List.of("A"), new Flow(0, 0, 1), new Flow(0, 0, 1)))
                .hasMessage("two flows from tier 0 to 0");
        assertThatThrownBy(() -> new TierTable(label, List.of(), -1, List.of(), List.of()))
                .hasMessageContaining("below 0");
        assertThatThrownBy(() -> TierMoves.of(List.of("A")).members("B"))
                .hasMessage("there is no tier B; there are [A]");
        assertThatThrownBy(() -> TierMoves.in(null)).hasMessage("window");
        assertThatThrownBy(() -> TierMoves.in(MARCH).of(null)).hasMessage("programme");
        assertThat(TierMoves.of(List.of("A")).summary()).isEqualTo("no data (no members of a tier)");
    }

    private static TierTable compute(StoreRows rows, LoyaltyProgramme programme) {
        return MetricsEngine.over(rows.store().history())
                .compute(TierMoves.in(MARCH).of(programme));
    }
}
