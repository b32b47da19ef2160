package io.github.retention4j.report;

import io.github.retention4j.compare.MembersAgainstOthers;
import io.github.retention4j.metric.acquisition.Payback;
import io.github.retention4j.metric.audience.Who;
import io.github.retention4j.metric.engagement.BounceRate;
import io.github.retention4j.metric.engagement.CartAbandonmentRate;
import io.github.retention4j.metric.engagement.ConversionRate;
import io.github.retention4j.metric.engagement.ReferralRate;
import io.github.retention4j.metric.engagement.Stickiness;
import io.github.retention4j.metric.funnel.Funnel;
import io.github.retention4j.metric.programme.ActiveMemberRate;
import io.github.retention4j.metric.programme.EnrolmentRate;
import io.github.retention4j.metric.programme.OutstandingPoints;
import io.github.retention4j.metric.programme.PointsFate;
import io.github.retention4j.metric.programme.PointsFlows;
import io.github.retention4j.metric.programme.PointsRedemptionRate;
import io.github.retention4j.metric.promotion.CouponRedemptionRate;
import io.github.retention4j.metric.promotion.CouponRedemptionTime;
import io.github.retention4j.metric.promotion.CouponReturnRate;
import io.github.retention4j.metric.promotion.CouponRevenue;
import io.github.retention4j.metric.satisfaction.CustomerEffortScore;
import io.github.retention4j.metric.satisfaction.CustomerSatisfaction;
import io.github.retention4j.metric.satisfaction.NetPromoterScore;
import io.github.retention4j.metric.value.UpsellRate;
import io.github.retention4j.model.CalendarUnit;
import io.github.retention4j.model.Margin;
import io.github.retention4j.model.Window;
import io.github.retention4j.programme.LoyaltyProgramme;
import io.github.retention4j.result.Label;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What the standard sections about marketing ask, and in which order they show it. */
final class StandardMarketing {
    private static final int QUIET_DAYS = 60;

    private StandardMarketing() {}

    static List<Part> payback(PageScope scope) {
        if (scope.spend().isEmpty()) {
            return List.of(new Missing(Need.SPEND, "payback", "no spend is stated"));
        }
        return List.of(Shown.of(
                Need.SPEND,
                Payback.of(scope.spend().get())
                        .at(scope.margin().orElse(Margin.of(1.0)))
                        .cohortsBy(CalendarUnit.QUARTER)));
    }

    static List<Part> behaviour(PageScope scope) {
        List<Part> parts = new ArrayList<>();
        scope.lastQuarter().forEach(quarter -> parts.add(Shown.of(Need.VISITS, Funnel.in(quarter))));
        parts.add(new Facts(scope.latestAndAll())
                .row(Need.VISITS, scope.lastMonth(), Stickiness::in)
                .row(Need.VISITS, BounceRate::in)
                .row(Need.VISITS, ConversionRate::in)
                .row(Need.VISITS, CartAbandonmentRate::in)
                .row(Need.OFFERS, UpsellRate::in)
                .row(Need.REFERRALS, ReferralRate::in));
        return parts;
    }

    static List<Part> satisfaction(PageScope scope) {
        return List.of(
                new Facts(scope.latestAndAll())
                        .row(Need.ANSWERS, NetPromoterScore::in)
                        .row(Need.ANSWERS, CustomerSatisfaction::in)
                        .row(Need.ANSWERS, CustomerEffortScore::in),
                new OverTime(scope.recent(), NetPromoterScore::in),
                Shown.of(Need.ANSWERS, NetPromoterScore.in(scope.all())));
    }

    static List<Part> coupons(PageScope scope) {
        return List.of(
                new Facts(scope.latestAndAll())
                        .row(Need.COUPONS, CouponRedemptionRate::in)
                        .row(Need.COUPONS, CouponRevenue::in)
                        .row(Need.COUPONS, List.of(scope.all()), CouponRedemptionTime::in)
                        .row(Need.COUPONS, List.of(scope.all()), CouponReturnRate::in),
                Shown.picture(Need.COUPONS, CouponRedemptionRate.in(scope.all()).byCampaign()));
    }

    static List<Part> programme(PageScope scope) {
        if (scope.programme().isEmpty()) {
            return List.of(new Missing(Need.PROGRAMME, "points flow", "no programme is stated"));
        }
        LoyaltyProgramme points = scope.programme().get();
        List<Part> parts = new ArrayList<>();
        List<Window> last = scope.lastQuarter();
        parts.add(new Facts(scope.latestAndAll())
                .row(Need.PROGRAMME, last, window -> EnrolmentRate.in(window).of(points))
                .row(Need.PROGRAMME, last, window -> ActiveMemberRate.in(window).of(points))
                .row(
                        Need.PROGRAMME,
                        last,
                        window -> PointsRedemptionRate.in(window).of(points)));
        for (Window quarter : last) {
            parts.add(Shown.of(Need.PROGRAMME, MembersAgainstOthers.in(quarter).of(points)));
            parts.add(Shown.of(Need.PROGRAMME, PointsFlows.in(quarter).of(points)));
        }
        parts.add(Shown.of(Need.PROGRAMME, PointsFate.of(points)));
        parts.add(Shown.of(Need.PROGRAMME, OutstandingPoints.at(scope.lastDay()).of(points)));
        return parts;
    }

    /** As if the day after the last were today. */
    static List<Part> contacts(PageScope scope) {
        LocalDate today = scope.lastDay();
        Window week = Window.between(today.plusDays(1), today.plusDays(8));
        return List.of(new Contacts(Who.anyOf(
                        Who.birthday(week),
                        Who.due(week),
                        Who.oneTimeBuyers(QUIET_DAYS, 90, today),
                        Who.silentForTwiceTheirGap(today))
                .limit(scope.listed())));
    }

    /** What is not there since the shop did not state it. */
    private record Missing(Need need, String metric, String why) implements Part {
        @Override
        public List<io.github.retention4j.metric.Metric<?, ?>> asks() {
            return List.of();
        }

        @Override
        public List<io.github.retention4j.report.markup.Markup> show(Answers answers, PageDraft page) {
            page.missing(need, Label.of(metric, "").noting(why));
            return List.of();
        }
    }
}
