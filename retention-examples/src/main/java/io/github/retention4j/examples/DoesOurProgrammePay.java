package io.github.retention4j.examples;

import static io.github.retention4j.model.Window.quarter;

import io.github.retention4j.compare.MembersAgainstOthers;
import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.programme.Attainability;
import io.github.retention4j.metric.programme.ProgrammeReturn;
import io.github.retention4j.metric.programme.ProgrammeReturns;
import io.github.retention4j.metric.programme.ProgrammeTerms;
import io.github.retention4j.metric.programme.RewardCostRatio;
import io.github.retention4j.metric.programme.TimeToFirstRedemption;
import io.github.retention4j.metric.segment.Segment;
import io.github.retention4j.metric.segment.Segments;
import io.github.retention4j.model.Margin;
import io.github.retention4j.model.Window;
import io.github.retention4j.programme.LoyaltyProgramme;
import io.github.retention4j.result.Unit;
import java.time.LocalDate;
import org.joda.money.Money;

/** Does our loyalty programme pay? What members spend more does not tell; what a control group spends less does. */
public final class DoesOurProgrammePay {
    private DoesOurProgrammePay() {}

    public static void main(String[] args) {
        MetricsEngine engine = MetricsEngine.over(BundledStore.history());
        LoyaltyProgramme rewards = BundledStore.programme();
        Window since = Window.between(LocalDate.of(2025, 1, 1), LocalDate.of(2026, 4, 1));

        // Members buy far more than others, and would have anyway: who buys more joins. This is no uplift.
        System.out.println(
                engine.compute(MembersAgainstOthers.in(quarter(2026, 1)).of(rewards)));

        // To one customer in ten, whom chance chose, it was not offered. One in ten of so few leaves much to chance.
        ProgrammeTerms terms = ProgrammeTerms.margin(Margin.of(0.4)).withRunningCosts(Money.parse("SAR 9000"));
        Segment<String> holdout = Segments.attribute("holdout");
        ProgrammeReturn back = engine.compute(
                ProgrammeReturns.in(since).of(rewards).given(terms.between(holdout.is("no"), holdout.is("yes"))));
        System.out.println(back);
        back.uplift().value().ifPresent(u -> System.out.println("uplift measured " + Unit.PERCENT.tell(u)));

        // Why programmes fail: the smallest reward is out of reach, few ever redeem, or too much is given away.
        System.out.println(engine.compute(Attainability.in(since).of(rewards)).summary());
        System.out.println(
                engine.compute(TimeToFirstRedemption.in(since).of(rewards)).summary());
        System.out.println(engine.compute(RewardCostRatio.in(since).of(rewards).atCost(0.6)));
    }
}
