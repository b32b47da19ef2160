package io.github.retention4j.jackson;

import io.github.retention4j.metric.programme.Attainment;
import io.github.retention4j.metric.programme.Fate;
import io.github.retention4j.metric.programme.Fates;
import io.github.retention4j.metric.programme.UltimateShare;
import io.github.retention4j.metric.survival.CumulativeIncidence;
import io.github.retention4j.metric.survival.Estimate;
import io.github.retention4j.metric.survival.SurvivalCurve;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What happens by the time since a start. */
final class Curves {
    static final List<Kind<?>> KINDS = List.of(
            new Kind<>(SurvivalCurve.class, "survival-curve", Curves::survival),
            new Kind<>(CumulativeIncidence.class, "cumulative-incidence", Curves::incidence),
            new Kind<>(Attainment.class, "attainment", Curves::attainment),
            new Kind<>(Fates.class, "fates", Curves::fates),
            new Kind<>(UltimateShare.class, "ultimate-share", Curves::ultimate));

    private Curves() {}

    private static void survival(SurvivalCurve curve, Json json) {
        json.part("unit", curve.unit());
        json.count("spells", curve.spells());
        json.count("events", curve.events());
        json.count("censored", curve.censored());
        json.count("leftOut", curve.leftOut());
        json.flag("clustered", curve.isClustered());
        json.number("lastTime", curve.lastTime());
        json.part("median", curve.median());
        json.list("steps", curve.steps(), step -> {
            json.number("time", step.time());
            json.count("atRisk", step.atRisk());
            json.count("events", step.events());
            json.count("censored", step.censored());
            json.count("entered", step.entered());
            json.number("survival", step.survival());
            json.number("standardError", step.standardError());
            json.part("interval", curve.at(step.time()).flatMap(Estimate::interval));
        });
    }

    private static void incidence(CumulativeIncidence incidence, Json json) {
        json.part("unit", incidence.unit());
        json.count("spells", incidence.spells());
        json.count("censored", incidence.censored());
        json.count("leftOut", incidence.leftOut());
        json.number("lastTime", incidence.lastTime());
        json.list("causes", incidence.causes(), cause -> {
            json.text("cause", cause);
            json.count("events", incidence.events(cause));
            shares(json, incidence.times(), time -> incidence.at(cause, time));
        });
        json.object("none", () -> shares(json, incidence.times(), incidence::none));
    }

    private static void shares(Json json, List<Double> times, Function<Double, Optional<Estimate>> shares) {
        json.list("steps", times, time -> {
            json.number("time", time);
            Optional<Estimate> share = shares.apply(time);
            json.number("share", share.map(Estimate::value).orElse(Double.NaN));
            json.number("standardError", share.map(Estimate::standardError).orElse(Double.NaN));
            json.part("interval", share.flatMap(Estimate::interval));
        });
    }

    private static void attainment(Attainment attainment, Json json) {
        json.count("hits", attainment.share().hits());
        json.count("total", attainment.share().total());
        json.count("leastPoints", attainment.least());
        json.part("days", attainment.days());
    }

    private static void fates(Fates fates, Json json) {
        json.part("unit", fates.unit());
        json.count("customers", fates.customers());
        json.count("issued", fates.issued());
        json.object("points", () -> {
            json.count("redeemed", fates.points(Fate.REDEEMED));
            json.count("expired", fates.points(Fate.EXPIRED));
            json.count("revoked", fates.points(Fate.REVOKED));
            json.count("open", fates.points(Fate.OPEN));
        });
        json.part("redeemed", fates.redeemed());
        json.part("expired", fates.expired());
        json.part("revoked", fates.revoked());
        json.part("redeemedOfKept", fates.redeemedOfKept());
        json.object("atMost", () -> {
            json.part("redeemed", fates.atMost(Fate.REDEEMED));
            json.part("expired", fates.atMost(Fate.EXPIRED));
            json.part("revoked", fates.atMost(Fate.REVOKED));
        });
        json.count("knownUntil", fates.knownUntil());
        json.number("stated", fates.stated());
        json.part("oldestMonth", fates.oldestMonth());
        json.part("newestMonth", fates.newestMonth());
        json.list("rows", fates.rows(), row -> {
            json.count("age", row.age());
            json.count("atRisk", row.atRisk());
            json.part("redeemed", row.redeemed());
            json.part("expired", row.expired());
            json.part("revoked", row.revoked());
            json.part("open", row.open());
        });
    }

    private static void ultimate(UltimateShare share, Json json) {
        json.code("end", share.end());
        json.part("soFar", share.soFar());
        json.part("fates", share.fates());
    }
}
