package io.github.retention4j.examples;

import static io.github.retention4j.model.Window.month;
import static io.github.retention4j.model.Window.months;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.engagement.BounceRate;
import io.github.retention4j.metric.engagement.CartAbandonmentRate;
import io.github.retention4j.metric.engagement.CartAbandonmentRate.Stage;
import io.github.retention4j.metric.engagement.ConversionRate;
import io.github.retention4j.metric.value.UpsellRate;
import io.github.retention4j.model.Window;

/** Where do visitors turn back? At the first page, at the cart, at the checkout; and who takes the offer at the till. */
public final class WhereDoVisitorsTurnBack {
    private WhereDoVisitorsTurnBack() {}

    public static void main(String[] args) {
        MetricsEngine engine = MetricsEngine.over(BundledStore.history());
        Window march = month(2026, 3);

        System.out.println(engine.compute(
                BounceRate.in(march),
                ConversionRate.in(march),
                ConversionRate.in(march).definedBy(ConversionRate.Definition.CUSTOMERS),
                CartAbandonmentRate.in(march),
                CartAbandonmentRate.in(march).from(Stage.CHECKOUT),
                UpsellRate.in(march)));
        System.out.println(engine.trend(months(2026, 1, 2026, 3), CartAbandonmentRate::in));
    }
}
