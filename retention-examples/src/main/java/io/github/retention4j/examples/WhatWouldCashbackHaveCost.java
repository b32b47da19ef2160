package io.github.retention4j.examples;

import static io.github.retention4j.model.Window.year;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.programme.PointsFlows;
import io.github.retention4j.metric.programme.ProgrammeReturns;
import io.github.retention4j.metric.programme.ProgrammeTerms;
import io.github.retention4j.model.Margin;
import io.github.retention4j.model.Window;
import io.github.retention4j.programme.Enrolment;
import io.github.retention4j.programme.LoyaltyProgramme;
import io.github.retention4j.programme.ProgrammeBuilder;
import io.github.retention4j.programme.Redeemer;

/** What would 15 % back have cost us last year? It depends on who redeems: between nobody and everybody at the next order. */
public final class WhatWouldCashbackHaveCost {
    private WhatWouldCashbackHaveCost() {}

    public static void main(String[] args) {
        MetricsEngine engine = MetricsEngine.over(BundledStore.history());
        Window lastYear = year(2025);
        ProgrammeBuilder cashback = LoyaltyProgramme.named("15 % back")
                .cashback(0.15)
                .enrolment(Enrolment.EVERYONE)
                .from(lastYear.start());

        // Nobody orders otherwise in a replay: it tells the cost on last year's orders, not what customers would have
        // done.
        for (Redeemer redeemer : new Redeemer[] {Redeemer.NEVER, Redeemer.AS_SOON_AS_POSSIBLE}) {
            LoyaltyProgramme programme = cashback.redeemer(redeemer).build();
            System.out.println(engine.compute(PointsFlows.in(lastYear).of(programme)));
            System.out.println(engine.compute(
                    ProgrammeReturns.in(lastYear).of(programme).given(ProgrammeTerms.margin(Margin.of(0.4)))));
        }
    }
}
