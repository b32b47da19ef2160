package io.github.retention4j.examples;

import static io.github.retention4j.model.Window.quarter;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.retention.ChurnRate;
import io.github.retention4j.metric.segment.Segments;
import io.github.retention4j.result.Ratio;
import java.util.Comparator;
import java.util.Map;

/** Which country do we lose? Churn by country, and the worst of those with enough customers to tell. */
public final class WhichCountryDoWeLose {
    private static final int ENOUGH = 20;

    private WhichCountryDoWeLose() {}

    public static void main(String[] args) {
        MetricsEngine engine = MetricsEngine.over(BundledStore.history());

        Map<String, Ratio> byCountry =
                engine.compute(ChurnRate.in(quarter(2026, 1)).by(Segments.country()));
        System.out.println(byCountry);

        byCountry.entrySet().stream()
                .filter(country -> country.getValue().total() >= ENOUGH)
                .max(Comparator.comparing(country -> country.getValue().value().orElseThrow()))
                .ifPresent(worst -> System.out.println("most lost: " + worst.getKey()));
        System.out.println(engine.compute(ChurnRate.in(quarter(2026, 1)).by(Segments.channel())));
    }
}
