package io.github.retention4j.examples.simulation;

import io.github.retention4j.model.Subscription;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.Money;

/**
 * Sells a box by the month in three sizes, to some customers with one of their first purchases. At each renewal it may
 * become larger or smaller, pause or go on, or end since the card has expired; who cancels, the less satisfied the sooner,
 * still gets what is paid for. Some subscribe again later.
 */
final class SubscriptionDesk {
    private static final double SUBSCRIBES = 0.2;
    private static final int FIRST_PURCHASES = 4;
    private static final double RETURNS = 0.2;
    private static final long[] MONTHLY = {2_900, 5_900, 9_900};

    private static final double CANCELS = 0.05;
    private static final double EXPIRES = 0.008;
    private static final double UPGRADES = 0.04;
    private static final double DOWNGRADES = 0.02;
    private static final double PAUSES = 0.02;
    private static final double RESUMES = 0.6;
    private static final double SECONDS_A_DAY = 86_400;

    private final long end;
    private final List<Subscription> subscriptions = new ArrayList<>();

    SubscriptionDesk(ShopCalendar calendar) {
        this.end = calendar.end();
    }

    /** Serves a customer with all the purchases, in the order of time. */
    void serve(Shopper shopper, List<Sale> sales, Draws draws) {
        boolean subscribes = draws.chance(SUBSCRIBES * StrictMath.exp(0.3 * shopper.satisfaction()));
        int with = draws.below(FIRST_PURCHASES);
        if (!subscribes || sales.isEmpty()) {
            return;
        }
        long start = sales.get(Math.min(with, sales.size() - 1)).millis;
        boolean returns = true;
        for (int number = 1; returns && start < end; number++) {
            long over = subscribe(shopper, number, start, draws);
            returns = over < end && draws.chance(RETURNS);
            start = over + 1000 * (long) (SECONDS_A_DAY * draws.between(20, 120));
        }
    }

    List<Subscription> subscriptions() {
        return subscriptions;
    }

    /** One subscription from its start; returns when it ends, or the end of the shop's days if it has not. */
    private long subscribe(Shopper shopper, int number, long start, Draws draws) {
        double cancels = CANCELS * StrictMath.exp(-0.6 * shopper.satisfaction());
        int plan = draws.below(MONTHLY.length);
        boolean paused = false;
        String id = "s-" + shopper.number() + "-" + number;
        Subscription.Builder subscription =
                Subscription.builder(id, Long.toString(shopper.number()), Instant.ofEpochMilli(start), money(plan));
        ZonedDateTime started = Instant.ofEpochMilli(start).atZone(SimulatedStore.ZONE);
        long over = end;
        long renewed = start;
        for (int month = 1; over == end && renewed < end; month++) {
            long renewal = started.plusMonths(month).toInstant().toEpochMilli();
            double what = draws.uniform();
            long within = renewed + 1000 * (long) ((renewal - renewed) / 1000.0 * draws.uniform());
            Instant at = Instant.ofEpochMilli(renewal);
            if (what < cancels) {
                if (within < end) {
                    subscription.cancelled(Instant.ofEpochMilli(within)).ended(at);
                    over = renewal;
                }
            } else if (renewal < end) {
                what -= cancels;
                if (what < EXPIRES) {
                    subscription.ended(at);
                    over = renewal;
                } else if (paused) {
                    paused = !draws.chance(RESUMES);
                    if (!paused) {
                        subscription.change(at, money(plan));
                    }
                } else if (what < EXPIRES + PAUSES) {
                    paused = true;
                    subscription.change(at, Money.zero(SimulatedStore.CURRENCY));
                } else {
                    int next = plan + change(what - EXPIRES - PAUSES);
                    if (next != plan && next >= 0 && next < MONTHLY.length) {
                        plan = next;
                        subscription.change(at, money(plan));
                    }
                }
            }
            renewed = renewal;
        }
        subscriptions.add(subscription.build());
        return over;
    }

    private static int change(double what) {
        if (what < UPGRADES) {
            return 1;
        }
        return what < UPGRADES + DOWNGRADES ? -1 : 0;
    }

    private static Money money(int plan) {
        return Money.ofMinor(SimulatedStore.CURRENCY, MONTHLY[plan]);
    }
}
