package io.github.retention4j.jackson;

import io.github.retention4j.metric.index.Criterion;
import io.github.retention4j.metric.index.GoalTable;
import io.github.retention4j.metric.index.LoyaltyIndex;
import io.github.retention4j.metric.index.PublishedRange;
import io.github.retention4j.metric.promotion.CouponSales;
import io.github.retention4j.metric.satisfaction.SurveyScores;
import io.github.retention4j.metric.value.Concentration;
import io.github.retention4j.metric.value.LifetimeValue;
import io.github.retention4j.metric.value.ProfitChange;
import io.github.retention4j.metric.value.QuickRatio;
import io.github.retention4j.metric.value.RevenueMovements;
import java.util.List;
import java.util.Optional;

/** Results that are made of other results, about value, surveys, coupons and goals. */
final class Composites {
    static final List<Kind<?>> KINDS = List.of(
            new Kind<>(SurveyScores.class, "survey-scores", Composites::scores),
            new Kind<>(CouponSales.class, "coupon-sales", Composites::couponSales),
            new Kind<>(QuickRatio.class, "quick-ratio", Composites::quickRatio),
            new Kind<>(RevenueMovements.class, "revenue-movements", Composites::movements),
            new Kind<>(LifetimeValue.class, "lifetime-value", Composites::lifetimeValue),
            new Kind<>(ProfitChange.class, "profit-change", Composites::profitChange),
            new Kind<>(Concentration.class, "concentration", Composites::concentration),
            new Kind<>(LoyaltyIndex.class, "loyalty-index", Composites::index),
            new Kind<>(GoalTable.class, "goal-table", Composites::goals));

    private Composites() {}

    private static void scores(SurveyScores scores, Json json) {
        json.code("score", scores.score());
        json.count("answers", scores.answers());
        json.count("positive", scores.positive());
        json.count("neutral", scores.neutral());
        json.count("negative", scores.negative());
        json.parts("counts", scores.counts());
        json.count("onOtherScales", scores.onOtherScales());
        json.part("positiveShare", scores.positiveShare());
        json.part("negativeShare", scores.negativeShare());
        json.part("net", scores.net());
        json.part("mean", scores.mean());
    }

    private static void couponSales(CouponSales sales, Json json) {
        Numbers.moneyRatio(sales.share(), json);
        json.count("orders", sales.orders());
        json.count("stated", sales.stated());
        json.part("discountRate", sales.discountRate());
    }

    private static void quickRatio(QuickRatio ratio, Json json) {
        String currency = ratio.movements().currency();
        json.amount("gained", ratio.gained(), currency);
        json.amount("lost", ratio.lost(), currency);
        json.part("movements", ratio.movements());
    }

    private static void movements(RevenueMovements movements, Json json) {
        String currency = movements.currency();
        json.amount("start", movements.start(), currency);
        json.amount("newRevenue", movements.newRevenue(), currency);
        json.amount("reactivated", movements.reactivated(), currency);
        json.amount("expansion", movements.expansion(), currency);
        json.amount("contraction", movements.contraction(), currency);
        json.amount("churned", movements.churned(), currency);
        json.amount("end", movements.end(), currency);
        json.number("netChurn", movements.netChurn().value());
        json.number("grossChurn", movements.grossChurn().value());
        json.number("netRetention", movements.netRetention().value());
        json.number("grossRetention", movements.grossRetention().value());
        json.number("quickRatio", movements.quickRatio());
    }

    private static void lifetimeValue(LifetimeValue value, Json json) {
        json.code("life", value.life());
        json.number("multiple", value.multiple());
        json.number("margin", value.margin());
        json.number("term", value.term());
        json.count("retained", value.retained());
        json.count("start", value.start());
        json.part("revenue", value.revenue());
    }

    private static void profitChange(ProfitChange change, Json json) {
        json.part("revenue", change.revenue());
        json.count("retained", change.retained());
        json.count("start", change.start());
        json.number("change", change.change());
        json.number("margin", change.margin());
        json.number("discount", change.discount());
        json.amount("costToAcquire", change.costToAcquire(), change.currency());
        json.amount("costToKeep", change.costToKeep(), change.currency());
        json.number("retention", change.retention());
        json.number("changedRetention", change.changedRetention());
        json.number("valueNow", change.valueNow());
        json.number("valueThen", change.valueThen());
        json.number("profitNow", change.profitNow());
        json.number("profitThen", change.profitThen());
        json.number("gain", change.gain());
        json.number("relativeGain", change.relativeGain());
    }

    private static void concentration(Concentration concentration, Json json) {
        json.code("revenue", concentration.revenue());
        json.count("customers", concentration.customers());
        json.count("belowZero", concentration.belowZero());
        json.list("tops", concentration.tops(), top -> {
            json.count("percent", top.percent());
            json.money("from", top.from());
            json.part("share", top.share());
        });
        json.part("gini", concentration.gini());
        json.list("lorenz", concentration.lorenz(), point -> {
            json.count("percent", point.customers());
            json.number("revenueShare", point.revenue());
        });
    }

    private static void index(LoyaltyIndex index, Json json) {
        json.list("parts", index.parts(), part -> {
            json.part("result", part.result());
            json.number("worst", part.worst());
            json.number("best", part.best());
            json.number("weight", part.weight());
            json.number("score", part.score());
            json.number("points", index.points(part));
        });
    }

    private static void goals(GoalTable goals, Json json) {
        json.list("lines", goals.lines(), line -> {
            json.object("standard", () -> criterion(line.standard(), json));
            json.code("verdict", line.verdict());
            json.flag("withinNoise", line.isWithinNoise());
            json.number("distance", line.distance());
            json.number("change", line.change());
            json.code("observation", line.observation());
            json.part("result", line.result());
            json.part("before", line.before());
        });
    }

    private static void criterion(Criterion criterion, Json json) {
        if (criterion instanceof Criterion.AtLeast atLeast) {
            json.text("kind", "at-least");
            json.number("low", atLeast.goal());
            json.part("high", Optional.empty());
            json.part("source", Optional.empty());
        } else if (criterion instanceof Criterion.AtMost atMost) {
            json.text("kind", "at-most");
            json.part("low", Optional.empty());
            json.number("high", atMost.goal());
            json.part("source", Optional.empty());
        } else if (criterion instanceof PublishedRange range) {
            json.text("kind", "published-range");
            json.number("low", range.low());
            json.number("high", range.high());
            json.text("source", range.source());
        }
    }
}
