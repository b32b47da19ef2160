package io.github.retention4j.examples;

import static io.github.retention4j.model.Window.between;
import static io.github.retention4j.model.Window.quarter;

import io.github.retention4j.compare.MembersAgainstOthers;
import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.programme.Attainability;
import io.github.retention4j.metric.programme.ProgrammeReturns;
import io.github.retention4j.metric.programme.ProgrammeTerms;
import io.github.retention4j.metric.programme.RewardCostRatio;
import io.github.retention4j.metric.programme.TimeToFirstRedemption;
import io.github.retention4j.metric.segment.Segments;
import io.github.retention4j.model.Margin;
import io.github.retention4j.model.Window;
import io.github.retention4j.programme.LoyaltyProgramme;
import java.time.LocalDate;
import org.joda.money.Money;

/** Does our loyalty programme pay? What members spend more does not tell; a control group does, and what it would take does. */
public final class DoesOurProgrammePay {
    private DoesOurProgrammePay() {}

    public static void main(String[] args) {
        MetricsEngine engine = MetricsEngine.over(BundledStore.history());
        LoyaltyProgramme rewards = BundledStore.programme();
        Window since = between(LocalDate.of(2025, 1, 1), LocalDate.of(2026, 4, 1));

        // Members buy far more than others, as they would anyway: who buys more joins.
        System.out.println(engine.compute(MembersAgainstOthers.in(quarter(2026, 1)).of(rewards)));

        // To one customer in ten, whom chance chose, it was not offered: what the others bring more is its doing.
        ProgrammeTerms terms = ProgrammeTerms.margin(Margin.of(0.4)).withRunningCosts(Money.parse("SAR 9000"));
        System.out.println(engine.compute(ProgrammeReturns.in(since).of(rewards).given(terms)));
        System.out.println(engine.compute(ProgrammeReturns.in(since)
                .of(rewards)
                .given(terms.between(
                        Segments.attribute("holdout").is("no"),
                        Segments.attribute("holdout").is("yes")))));

        // Why programmes fail: rewards out of reach, nobody who redeems, or too much given away.
        System.out.println(engine.compute(Attainability.in(since).of(rewards)).summary());
        System.out.println(engine.compute(TimeToFirstRedemption.in(since).of(rewards)).summary());
        System.out.println(engine.compute(RewardCostRatio.in(since).of(rewards).atCost(0.6)));
    }
}
