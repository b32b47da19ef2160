package io.github.retention4j.examples;

import static io.github.retention4j.model.Window.quarters;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.programme.OutstandingPoints;
import io.github.retention4j.metric.programme.PointsFate;
import io.github.retention4j.metric.programme.PointsFlows;
import io.github.retention4j.metric.programme.PointsWorth;
import io.github.retention4j.programme.LoyaltyProgramme;
import java.time.LocalDate;
import org.joda.money.Money;

/** What do we owe in points? Less than what is open: much of it will expire, and what is redeemed costs less than its face value. */
public final class WhatDoWeOweInPoints {
    private WhatDoWeOweInPoints() {}

    public static void main(String[] args) {
        MetricsEngine engine = MetricsEngine.over(BundledStore.history());
        LoyaltyProgramme rewards = BundledStore.programme();
        LocalDate day = LocalDate.of(2026, 3, 31);

        // What became of points by their age, and so what will become of those that are open.
        System.out.println(engine.compute(PointsFate.of(rewards).at(day)));

        // 100 points take SAR 5 off an order, whose goods cost SAR 3.
        System.out.println(engine.compute(
                OutstandingPoints.at(day).of(rewards).costing(PointsWorth.of(100, Money.parse("SAR 3")))));

        // How it came to be so much: a quarter's closing is the opening of the next.
        System.out.println(
                engine.trend(quarters(2025, 1, 2026, 1), w -> PointsFlows.in(w).of(rewards)));
    }
}
