package io.github.retention4j.jackson;

import io.github.retention4j.metric.acquisition.AcquisitionCost;
import io.github.retention4j.metric.engagement.ActiveDayCounts;
import io.github.retention4j.metric.promotion.RedemptionTimes;
import io.github.retention4j.metric.retention.Lifespan;
import io.github.retention4j.metric.satisfaction.Nps;
import io.github.retention4j.metric.value.Gini;
import io.github.retention4j.metric.value.OrderValueCounts;
import io.github.retention4j.result.Average;
import io.github.retention4j.result.ClusterShare;
import io.github.retention4j.result.DayCounts;
import io.github.retention4j.result.MoneyRatio;
import io.github.retention4j.result.NetShare;
import io.github.retention4j.result.Odds;
import io.github.retention4j.result.RateDifference;
import io.github.retention4j.result.Ratio;
import java.util.List;

/** Numbers and the counts that they are made of. */
final class Numbers {
    static final List<Kind<?>> KINDS = List.of(
            new Kind<>(Ratio.class, "ratio", Numbers::ratio),
            new Kind<>(ClusterShare.class, "cluster-share", Numbers::share),
            new Kind<>(Average.class, "average", Numbers::average),
            new Kind<>(MoneyRatio.class, "money-ratio", Numbers::moneyRatio),
            new Kind<>(NetShare.class, "net-share", Numbers::netShare),
            new Kind<>(Odds.class, "odds", Numbers::odds),
            new Kind<>(RateDifference.class, "rate-difference", Numbers::difference),
            new Kind<>(DayCounts.class, "day-counts", Numbers::days),
            new Kind<>(Gini.class, "gini", Numbers::gini),
            new Kind<>(Lifespan.class, "lifespan", Numbers::lifespan),
            new Kind<>(ActiveDayCounts.class, "active-day-counts", Numbers::activeDays),
            new Kind<>(OrderValueCounts.class, "order-value-counts", Numbers::orderValues),
            new Kind<>(RedemptionTimes.class, "redemption-times", Numbers::redemptionTimes),
            new Kind<>(AcquisitionCost.class, "acquisition-cost", Numbers::acquisitionCost),
            new Kind<>(Nps.class, "nps", Numbers::nps));

    private Numbers() {}

    private static void ratio(Ratio ratio, Json json) {
        json.code("kind", ratio.kind());
        json.count("hits", ratio.hits());
        json.count("total", ratio.total());
        json.count("times", ratio.times());
    }

    static void share(ClusterShare share, Json json) {
        json.count("hits", share.hits());
        json.count("total", share.total());
        json.count("customers", share.fewestCustomers());
    }

    private static void average(Average average, Json json) {
        sumAndCount(average, json);
        json.number("times", average.times());
        json.count("customers", average.fewestCustomers());
    }

    private static void sumAndCount(Average average, Json json) {
        json.sum("sum", average.sum(), average.unit().currency());
        json.count("count", average.count());
    }

    static void moneyRatio(MoneyRatio ratio, Json json) {
        json.amount("part", ratio.part(), ratio.currency());
        json.amount("whole", ratio.whole(), ratio.currency());
        json.count("customers", ratio.fewestCustomers());
    }

    private static void netShare(NetShare share, Json json) {
        json.count("positive", share.positive());
        json.count("neutral", share.neutral());
        json.count("negative", share.negative());
        json.count("answers", share.answers());
    }

    private static void odds(Odds odds, Json json) {
        json.count("hits", odds.hits());
        json.count("others", odds.others());
    }

    private static void difference(RateDifference difference, Json json) {
        json.part("rate", difference.rate());
        json.part("against", difference.against());
        json.count("leftOut", difference.leftOut());
    }

    private static void days(DayCounts days, Json json) {
        sumAndCount(days.mean(), json);
        json.count("customers", days.customers());
        json.number("meanOfCustomers", days.meanOfCustomers());
        json.count("median", days.median());
        Values.histogram(json, "gapsByDays", "days", "gaps", 0, days.counts());
    }

    private static void gini(Gini gini, Json json) {
        json.count("customers", gini.customers());
        json.number("standardError", gini.standardError());
    }

    private static void lifespan(Lifespan lifespan, Json json) {
        sumAndCount(lifespan.mean(), json);
        json.count("left", lifespan.left());
        json.count("staying", lifespan.staying());
    }

    private static void activeDays(ActiveDayCounts days, Json json) {
        sumAndCount(days.mean(), json);
        json.count("active", days.active());
        Values.histogram(json, "customersByDays", "days", "customers", 1, days.customers());
        json.flag("lastIsOpen", days.isOpen());
    }

    private static void orderValues(OrderValueCounts values, Json json) {
        sumAndCount(values.mean(), json);
        json.list("bins", values.bins().stream().filter(bin -> bin.orders() > 0).toList(), bin -> {
            json.sum("from", bin.from(), values.mean().unit().currency());
            json.sum("below", bin.below(), values.mean().unit().currency());
            json.count("orders", bin.orders());
            json.sum("revenue", bin.money(), values.mean().unit().currency());
        });
    }

    private static void redemptionTimes(RedemptionTimes times, Json json) {
        days(times.days(), json);
        json.count("redeemed", times.redeemed());
        json.count("open", times.open());
        json.count("expired", times.expired());
    }

    private static void acquisitionCost(AcquisitionCost cost, Json json) {
        json.money("spend", cost.spend());
        json.count("customers", cost.customers());
    }

    private static void nps(Nps nps, Json json) {
        json.number("score", nps.score());
        json.count("promoters", nps.promoters());
        json.count("passives", nps.passives());
        json.count("detractors", nps.detractors());
        json.count("answers", nps.answers());
        json.count("onOtherScales", nps.onOtherScales());
    }
}
