package io.github.retention4j.benchmarks;

import io.github.retention4j.benchmarks.OrderColumns.Spread;
import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.history.Redemptions;
import io.github.retention4j.history.SourceRows;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.programme.ActiveMemberRate;
import io.github.retention4j.metric.programme.Attainability;
import io.github.retention4j.metric.programme.BreakageRate;
import io.github.retention4j.metric.programme.EarningVelocity;
import io.github.retention4j.metric.programme.EnrolmentRate;
import io.github.retention4j.metric.programme.MemberShare;
import io.github.retention4j.metric.programme.OutstandingPoints;
import io.github.retention4j.metric.programme.PointsFate;
import io.github.retention4j.metric.programme.PointsFlows;
import io.github.retention4j.metric.programme.PointsRedemptionRate;
import io.github.retention4j.metric.programme.ReferralRewards;
import io.github.retention4j.metric.programme.RewardCostRatio;
import io.github.retention4j.metric.programme.TierMoves;
import io.github.retention4j.metric.programme.TimeToFirstRedemption;
import io.github.retention4j.model.Window;
import io.github.retention4j.programme.Downgrade;
import io.github.retention4j.programme.Earning;
import io.github.retention4j.programme.LoyaltyProgramme;
import io.github.retention4j.programme.PointsExpiry;
import io.github.retention4j.programme.PointsLedger;
import io.github.retention4j.programme.PointsMove;
import io.github.retention4j.programme.ProgrammeBuilder;
import io.github.retention4j.programme.Qualification;
import io.github.retention4j.programme.Redeemer;
import io.github.retention4j.programme.Redeeming;
import io.github.retention4j.programme.Term;
import io.github.retention4j.programme.Tier;
import io.github.retention4j.programme.Tiers;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.joda.money.Money;

/** What it costs to replay loyalty programmes, and to tell all that there is about one; beside it lots matched in SQL. */
final class ProgrammePart {
    private static final int ROUNDS = 5;
    private static final int WARM_UPS = 5;
    private static final int EVERY = 3;
    private static final int MINOR_UNITS_A_POINT = 100;
    private static final double PLAIN_GOAL = 60;
    private static final double TIERS_GOAL = 120;
    private static final double MEASURES_GOAL = 2;

    /**
     * The lots of points and the redemptions of a customer each fill a line of all points so far: the first lot that is not used up
     * pays, so a redemption is of the lots that its stretch of the line lies over.
     */
    private static final String SQL = """
            WITH lots AS (
                SELECT customer, $day AS day, amount // 100 AS points,
                    sum(amount // 100) OVER (PARTITION BY customer ORDER BY millis, amount ROWS UNBOUNDED PRECEDING) AS up_to
                FROM orders),
            uses AS (
                SELECT customer, $day AS day, amount AS points,
                    sum(amount) OVER (PARTITION BY customer ORDER BY millis ROWS UNBOUNDED PRECEDING) AS up_to
                FROM redemptions)
            SELECT sum(least(l.up_to, u.up_to) - greatest(l.up_to - l.points, u.up_to - u.points))::BIGINT AS redeemed,
                sum((least(l.up_to, u.up_to) - greatest(l.up_to - l.points, u.up_to - u.points)) * (u.day - l.day))::BIGINT
                    AS days
            FROM lots l JOIN uses u ON l.customer = u.customer
                AND l.up_to > u.up_to - u.points AND l.up_to - l.points < u.up_to""";

    private ProgrammePart() {}

    /** Points that were redeemed, and how many days they had waited, all together. */
    record Matched(long redeemed, long days) {}

    static void run(int orders, ZoneId zone) throws Exception {
        OrderColumns columns = OrderColumns.generate(orders, Spread.SKEWED);
        OrderColumns redemptions = redemptions(columns);
        History history = build(columns, redemptions, zone);
        MetricsEngine engine = MetricsEngine.over(history);
        Table table = new Table(String.format(
                Locale.ROOT,
                "%,d orders of %,d customers, %,d redemptions, loyalty programmes, %s, one thread",
                orders,
                history.customerCount(),
                redemptions.rows(),
                zone));
        LoyaltyProgramme plain = plain().build();
        LoyaltyProgramme tiers = tiers();
        Contender ofOrders = replay(engine, plain().redeemer(Redeemer.NEVER).build());
        Contender ofPlain = replay(engine, plain);
        Contender ofTiers = replay(engine, tiers);
        List<Metric<?, ?>> all = measures(tiers);
        Contender ofAll = new Contender(() -> engine.compute(all)).warmedUp(WARM_UPS);
        try (DuckDb database = new DuckDb(zone, 1)) {
            database.load(redemptions);
            database.execute("ALTER TABLE orders RENAME TO redemptions");
            database.load(columns);
            PreparedStatement statement = database.prepare(SQL);
            Metric<?, Matched> matched = matched(plain);
            requireSame(engine.compute(matched), matched(statement));
            Contender ours = new Contender(() -> engine.compute(matched)).warmedUp(WARM_UPS);
            Contender theirs = new Contender(() -> matched(statement));
            Contender.takeTurns(ROUNDS, ours, theirs, ofOrders, ofPlain, ofTiers, ofAll);
            table.atMost(
                    "replay of a plain points programme, orders alone",
                    ofOrders.nanos() / orders,
                    "ns an order",
                    PLAIN_GOAL);
            table.atMost(
                    "replay of a plain points programme, with redemptions",
                    ofPlain.nanos() / orders,
                    "ns an order",
                    PLAIN_GOAL);
            table.atMost("replay with tiers and expiry", ofTiers.nanos() / orders, "ns an order", TIERS_GOAL);
            table.atMost(
                    all.size() + " measures in one pass, against one replay with tiers and expiry",
                    ofAll.nanos() / ofTiers.nanos(),
                    "times",
                    MEASURES_GOAL);
            table.faster("points matched with what they were redeemed for; DuckDB: window functions", ours, theirs, 1);
        }
    }

    // ---- programmes

    static ProgrammeBuilder plain() {
        return LoyaltyProgramme.named("Points").earning(Earning.points(1).per(Money.parse("GBP 1")));
    }

    static LoyaltyProgramme tiers() {
        return plain().pending(14)
                .expiring(PointsExpiry.afterMonths(12).toEndOfMonth())
                .redeeming(Redeeming.points(100).worth(Money.parse("GBP 5")))
                .tiers(Tiers.bySpend(Qualification.CALENDAR_YEAR)
                        .tier(Tier.named("member"))
                        .tier(Tier.named("silver").from(Money.parse("GBP 200")).times("1.25"))
                        .tier(Tier.named("gold").from(Money.parse("GBP 600")).times("1.5"))
                        .holding(Term.REST_OF_PERIOD_AND_NEXT)
                        .falling(Downgrade.TO_EARNED))
                .build();
    }

    static List<Metric<?, ?>> measures(LoyaltyProgramme programme) {
        Window year = Window.year(2025);
        return List.of(
                PointsFlows.in(year).of(programme),
                PointsFate.of(programme),
                OutstandingPoints.at(LocalDate.of(2025, 12, 31)).of(programme),
                PointsRedemptionRate.in(year).of(programme),
                BreakageRate.in(year).of(programme),
                EnrolmentRate.in(year).of(programme),
                ActiveMemberRate.in(year).of(programme),
                EarningVelocity.in(year).of(programme),
                TimeToFirstRedemption.in(year).of(programme),
                Attainability.in(year).of(programme),
                RewardCostRatio.in(year).of(programme),
                MemberShare.in(year).of(programme),
                TierMoves.in(year).of(programme),
                ReferralRewards.in(year).of(programme));
    }

    private static Contender replay(MetricsEngine engine, LoyaltyProgramme programme) throws Exception {
        Metric<?, Long> moves = moves(programme);
        return new Contender(() -> engine.compute(moves)).warmedUp(WARM_UPS);
    }

    /** As good as nothing but the replay itself. */
    static Metric<?, Long> moves(LoyaltyProgramme programme) {
        return Metric.fold(
                "moves of points",
                () -> new long[1],
                (sum, customer) -> sum[0] += programme.replay(customer).moveCount(),
                (into, from) -> into[0] += from[0],
                sum -> sum[0]);
    }

    // ---- what is matched

    private static Metric<?, Matched> matched(LoyaltyProgramme programme) {
        return Metric.fold(
                "matched points",
                () -> new long[2],
                (sums, customer) -> {
                    PointsLedger ledger = programme.replay(customer);
                    for (int i = 0; i < ledger.moveCount(); i++) {
                        if (ledger.moveKind(i) == PointsMove.REDEEMED) {
                            sums[0] += ledger.movePoints(i);
                            sums[1] +=
                                    ledger.movePoints(i) * (ledger.moveDay(i) - ledger.lotEarnedDay(ledger.moveLot(i)));
                        }
                    }
                },
                (into, from) -> {
                    into[0] += from[0];
                    into[1] += from[1];
                },
                sums -> new Matched(sums[0], sums[1]));
    }

    private static Matched matched(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            row.next();
            return new Matched(row.getLong(1), row.getLong(2));
        }
    }

    private static void requireSame(Matched ours, Matched theirs) {
        if (ours.redeemed() == 0 || !ours.equals(theirs)) {
            throw new IllegalStateException("matched points differ: ours " + ours + ", DuckDB's " + theirs);
        }
    }

    // ---- data

    /** With every third order a customer redeems half of what was earned before. */
    private static OrderColumns redemptions(OrderColumns orders) {
        long first = Arrays.stream(orders.customers()).min().orElse(0);
        int customers = (int) (Arrays.stream(orders.customers()).max().orElse(first) - first) + 1;
        int[] count = new int[customers];
        long[] balance = new long[customers];
        OrderColumns all = new OrderColumns(new long[orders.rows()], new long[orders.rows()], new long[orders.rows()]);
        int rows = 0;
        for (int row = 0; row < orders.rows(); row++) {
            int customer = (int) (orders.customers()[row] - first);
            long points = balance[customer] / 2;
            if (++count[customer] % EVERY == 0 && points > 0) {
                all.customers()[rows] = orders.customers()[row];
                all.millis()[rows] = orders.millis()[row];
                all.amounts()[rows++] = points;
                balance[customer] -= points;
            }
            balance[customer] += orders.amounts()[row] / MINOR_UNITS_A_POINT;
        }
        return new OrderColumns(
                Arrays.copyOf(all.customers(), rows),
                Arrays.copyOf(all.millis(), rows),
                Arrays.copyOf(all.amounts(), rows));
    }

    private static History build(OrderColumns orders, OrderColumns redemptions, ZoneId zone) {
        HistoryBuilder builder =
                Ours.builder(zone, 1).orderColumns(orders.customers(), orders.millis(), orders.amounts());
        SourceRows source = builder.source("redemptions");
        for (int row = 0; row < redemptions.rows(); row++) {
            Redemptions.add(
                    source.row().customer(redemptions.customers()[row]),
                    redemptions.millis()[row],
                    redemptions.amounts()[row],
                    "",
                    "");
        }
        return builder.build();
    }
}
