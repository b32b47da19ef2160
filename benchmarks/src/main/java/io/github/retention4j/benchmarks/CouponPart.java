package io.github.retention4j.benchmarks;

import io.github.retention4j.benchmarks.OrderColumns.Spread;
import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.metric.promotion.CouponRevenue;
import io.github.retention4j.metric.value.AverageOrderValue;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Average;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** A shop with a coupon on every twentieth order and a refund of every twentieth, beside the same shop without. */
final class CouponPart {
    private static final Window YEAR = Window.year(2025);
    private static final int EVERY = 20;
    private static final int REFUNDED = 10;
    private static final long DAY = 86_400_000;
    private static final OptionalLong DISCOUNT = OptionalLong.of(500);
    private static final int ROUNDS = 5;
    private static final int WARM_UPS = 3;
    private static final double MOST = 1.3;

    private final OrderColumns columns;
    private final ZoneId zone;

    // What an application has at hand as text: nothing is made of numbers while it is timed.
    private final String[] orderIds;
    private final String[] customers;

    /** The orders without a coupon or a refund, for which columns will do. */
    private final OrderColumns others;

    private CouponPart(OrderColumns columns, ZoneId zone) {
        this.columns = columns;
        this.zone = zone;
        orderIds = texts(columns.rows(), row -> "o" + row);
        customers = texts(columns.rows(), row -> Long.toString(columns.customers()[row]));
        int[] rows = IntStream.range(0, columns.rows())
                .filter(row -> row % EVERY != 0 && row % EVERY != REFUNDED)
                .toArray();
        others = new OrderColumns(
                picked(columns.customers(), rows), picked(columns.millis(), rows), picked(columns.amounts(), rows));
    }

    /** With a fifth of the orders of other parts: those with an id take more memory. */
    static void run(int orders, ZoneId zone) throws Exception {
        CouponPart shop = new CouponPart(OrderColumns.generate(orders / 5, Spread.SKEWED), zone);
        History plain = shop.rowByRow(false);
        History with = shop.rowByRow(true);
        requireSame(shop.refunds(), plain, with);
        requireSame(shop.refunds(), plain, shop.inColumns());

        Table table = new Table(String.format(
                Locale.ROOT,
                "%,d orders, coupons on 5 %%, refunds of 5 %%, against none of either, %s, one thread",
                plain.orderCount(),
                zone));
        Contender build = new Contender(() -> shop.rowByRow(true)).warmedUp(WARM_UPS);
        Contender buildPlain = new Contender(() -> shop.rowByRow(false)).warmedUp(WARM_UPS);
        Contender columns = new Contender(shop::inColumns).warmedUp(WARM_UPS);
        Contender columnsPlain = new Contender(() -> Ours.build(shop.columns, zone, 1)).warmedUp(WARM_UPS);
        Contender.takeTurns(ROUNDS, build, buildPlain, columns, columnsPlain);
        table.slower("rows with order ids → history", build, buildPlain, MOST);
        table.slower("columns → history; rows for the 10 %", columns, columnsPlain, Table.NO_GOAL);

        MetricsEngine engine = MetricsEngine.over(with);
        MetricsEngine enginePlain = MetricsEngine.over(plain);
        Contender headlines = CataloguePart.asked(engine, Catalogue.headlines(YEAR));
        Contender headlinesPlain = CataloguePart.asked(enginePlain, Catalogue.headlines(YEAR));
        Contender all = CataloguePart.asked(engine, Catalogue.metrics(YEAR));
        Contender allPlain = CataloguePart.asked(enginePlain, Catalogue.metrics(YEAR));
        Contender.takeTurns(ROUNDS, headlines, headlinesPlain, all, allPlain);
        table.slower("the five headlines", headlines, headlinesPlain, MOST);
        table.slower("the whole catalogue", all, allPlain, Table.NO_GOAL);
    }

    /** Every order with its id, as a shop's backend has it. */
    private History rowByRow(boolean events) {
        HistoryBuilder builder = Ours.builder(zone, 1);
        for (int row = 0; row < columns.rows(); row++) {
            add(builder, row, events);
        }
        return builder.build();
    }

    /** Only orders that have something to do with a coupon or a refund are given with an id. */
    private History inColumns() {
        HistoryBuilder builder = Ours.builder(zone, 1);
        builder.orderColumns(others.customers(), others.millis(), others.amounts());
        for (int row = 0; row < columns.rows(); row += REFUNDED) {
            add(builder, row, true);
        }
        return builder.build();
    }

    private void add(HistoryBuilder builder, int row, boolean events) {
        long millis = columns.millis()[row];
        long amount = columns.amounts()[row];
        if (events && row % EVERY == 0) {
            builder.source("orders").addOrder(orderIds[row], customers[row], millis, amount, "SPRING", DISCOUNT);
        } else {
            builder.addOrder(orderIds[row], customers[row], millis, amount);
        }
        if (events && row % EVERY == REFUNDED) {
            long later = Math.min(OrderColumns.END.toEpochMilli() - 1, millis + 10 * DAY);
            builder.source("orders").addRefund(orderIds[row], customers[row], later, refund(amount));
        }
    }

    private static long refund(long amount) {
        return amount / 2;
    }

    private BigDecimal refunds() {
        long sum = 0;
        for (int row = REFUNDED; row < columns.rows(); row += EVERY) {
            sum += refund(columns.amounts()[row]);
        }
        return BigDecimal.valueOf(sum, 2);
    }

    /** Fails unless the two have the same orders, and net revenue differs by the refunds. */
    private static void requireSame(BigDecimal refunds, History plain, History with) {
        Average without = orderValue(plain);
        Average less = orderValue(with);
        long redeemed = MetricsEngine.over(with)
                .compute(CouponRevenue.in(with.observed()))
                .orders();
        if (without.count() != less.count()
                || without.sum().subtract(less.sum()).compareTo(refunds) != 0
                || redeemed != (plain.orderCount() + EVERY - 1) / EVERY) {
            throw new IllegalStateException("orders are worth " + without + ", after refunds of " + refunds + " " + less
                    + "; coupons " + redeemed);
        }
    }

    private static Average orderValue(History history) {
        return MetricsEngine.over(history).compute(AverageOrderValue.in(history.observed()));
    }

    private static String[] texts(int rows, IntFunction<String> text) {
        return IntStream.range(0, rows).mapToObj(text).toArray(String[]::new);
    }

    private static long[] picked(long[] column, int[] rows) {
        return Arrays.stream(rows).mapToLong(row -> column[row]).toArray();
    }
}
