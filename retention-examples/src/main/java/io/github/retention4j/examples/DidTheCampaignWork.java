package io.github.retention4j.examples;

import static io.github.retention4j.model.Window.through;
import static io.github.retention4j.model.Window.year;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.History;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.promotion.CouponRedemptionRate;
import io.github.retention4j.metric.promotion.CouponReturnRate;
import io.github.retention4j.metric.promotion.CouponRevenue;
import io.github.retention4j.metric.segment.Segment;
import io.github.retention4j.model.Window;
import java.time.LocalDate;
import java.util.stream.IntStream;

/** Did the campaign work? How many coupons were used, what they sold, and who bought: those sent one, or not? */
public final class DidTheCampaignWork {
    private DidTheCampaignWork() {}

    public static void main(String[] args) {
        History history = BundledStore.history();
        MetricsEngine engine = MetricsEngine.over(history);
        Window week = through(LocalDate.of(2025, 11, 24), LocalDate.of(2025, 11, 30));
        long start = history.basis().startOf(week.start());

        System.out.println(engine.compute(CouponRedemptionRate.in(year(2025)).byCampaign()));
        System.out.println(engine.compute(CouponRevenue.in(week), CouponReturnRate.in(week)));
        // Who uses a coupon differs from who does not. Whom to send one a coin decided: these two groups are alike.
        Segment<String> coupon = Segment.of("coupon", c -> wasSent(c, "white-friday-2025") ? "sent" : "not sent");
        System.out.println(engine.compute(
                Metric.share("bought in the week", c -> c.firstOrderFrom(start) > 0, c -> c.orderedIn(week))
                        .by(coupon)));
    }

    private static boolean wasSent(CustomerHistory customer, String campaign) {
        return IntStream.range(0, customer.coupons().count())
                .anyMatch(i -> customer.coupons().campaign(i).equals(campaign));
    }
}
