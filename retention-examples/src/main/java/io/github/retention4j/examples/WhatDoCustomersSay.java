package io.github.retention4j.examples;

import static io.github.retention4j.model.Window.quarters;
import static io.github.retention4j.model.Window.year;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.metric.retention.ChurnRate;
import io.github.retention4j.metric.satisfaction.CustomerEffortScore;
import io.github.retention4j.metric.satisfaction.CustomerSatisfaction;
import io.github.retention4j.metric.satisfaction.NetPromoterScore;
import io.github.retention4j.metric.segment.Segment;
import io.github.retention4j.model.SurveyKind;

/** What do customers say, and do those who praise us stay? */
public final class WhatDoCustomersSay {
    private WhatDoCustomersSay() {}

    public static void main(String[] args) {
        MetricsEngine engine = MetricsEngine.over(BundledStore.history());

        System.out.println(engine.trend(quarters(2025, 1, 2026, 1), NetPromoterScore::in));
        System.out.println(engine.compute(CustomerSatisfaction.in(year(2025)), CustomerEffortScore.in(year(2025))));
        System.out.println(engine.compute(
                ChurnRate.in(year(2025)).by(Segment.of("first answer", WhatDoCustomersSay::firstAnswer))));
    }

    private static String firstAnswer(CustomerHistory customer) {
        for (int i = 0; i < customer.surveyResponses().count(); i++) {
            if (customer.surveyResponses().isTo(i, SurveyKind.NPS)) {
                int score = customer.surveyResponses().score(i);
                return score >= 9 ? "promoter" : score >= 7 ? "passive" : "detractor";
            }
        }
        return "(none)";
    }
}
