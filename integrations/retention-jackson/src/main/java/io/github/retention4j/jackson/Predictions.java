package io.github.retention4j.jackson;

import io.github.retention4j.clv.CovariateFit;
import io.github.retention4j.clv.Fit;
import io.github.retention4j.clv.HoldoutValidation;
import io.github.retention4j.clv.ModelComparison;
import io.github.retention4j.clv.OccasionTable;
import io.github.retention4j.clv.ParameterEstimate;
import io.github.retention4j.clv.PatternTable;
import io.github.retention4j.clv.PurchaseForecast;
import io.github.retention4j.clv.PurchaseTracking;
import io.github.retention4j.clv.SpendTable;
import io.github.retention4j.clv.ValueForecast;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** What models are fitted to, what came of it, and what they foretell. */
final class Predictions {
    static final List<Kind<?>> KINDS = List.of(
            new Kind<>(PatternTable.class, "pattern-table", Predictions::patterns),
            new Kind<>(SpendTable.class, "spend-table", Predictions::spends),
            new Kind<>(OccasionTable.class, "occasion-table", Predictions::occasions),
            new Kind<>(ModelComparison.class, "model-comparison", Predictions::comparison),
            new Kind<>(CovariateFit.class, "covariate-fit", Predictions::covariates),
            new Kind<>(HoldoutValidation.class, "holdout-validation", Predictions::validation),
            new Kind<>(PurchaseTracking.class, "purchase-tracking", Predictions::tracking),
            new Kind<>(PurchaseForecast.class, "purchase-forecast", Predictions::purchases),
            new Kind<>(ValueForecast.class, "value-forecast", Predictions::value));

    private Predictions() {}

    private static void patterns(PatternTable table, Json json) {
        json.code("unit", table.unit());
        json.count("customers", table.customers());
        json.count("repeatCustomers", table.repeatCustomers());
        json.count("leftOut", table.leftOut());
        json.day("through", table.through());
        json.count("heldOutDays", table.heldOutDays());
        json.list("groups", groups(table.size()), group -> {
            json.count("frequency", table.pattern(group).frequency());
            json.number("recency", table.pattern(group).recency());
            json.number("age", table.pattern(group).age());
            json.count("heldOut", table.heldOut(group));
            json.count("customers", table.customers(group));
        });
    }

    private static void spends(SpendTable table, Json json) {
        json.text("currency", table.currency().getCode());
        json.count("customers", table.customers());
        json.count("oneTimers", table.oneTimers());
        json.count("withoutSpend", table.withoutSpend());
        json.count("leftOut", table.leftOut());
        json.money("averagePurchase", table.averagePurchase());
        json.number(
                "correlation",
                table.correlation().map(of -> OptionalDouble.of(of.value())).orElse(OptionalDouble.empty()));
        json.part("correlationInterval", table.correlation().flatMap(of -> of.interval()));
        json.list("groups", groups(table.size()), group -> {
            json.count("frequency", table.frequency(group));
            json.money("spend", table.spend(group));
            json.count("customers", table.customers(group));
        });
    }

    private static void occasions(OccasionTable table, Json json) {
        json.count("customers", table.customers());
        json.count("repeatCustomers", table.repeatCustomers());
        json.count("leftOut", table.leftOut());
        json.count("heldOutOccasions", table.heldOutOccasions());
        json.list("groups", groups(table.size()), group -> {
            json.count("frequency", table.pattern(group).frequency());
            json.count("recency", table.pattern(group).recency());
            json.count("occasions", table.pattern(group).occasions());
            json.count("heldOut", table.heldOut(group));
            json.count("customers", table.customers(group));
        });
    }

    private static Iterable<Integer> groups(int size) {
        return () -> IntStream.range(0, size).iterator();
    }

    private static void comparison(ModelComparison comparison, Json json) {
        json.text("best", comparison.best().found().name());
        json.text("why", comparison.why());
        json.list("models", comparison.candidates(), candidate -> {
            json.object("fit", () -> fit(candidate.fit(), json));
            json.number("aic", candidate.aic());
            json.number("bic", candidate.bic());
            json.part("heldOut", candidate.heldOut());
        });
    }

    private static void covariates(CovariateFit<?> fit, Json json) {
        json.object("fit", () -> fit(fit.fit(), json));
        json.object("without", () -> fit(fit.without(), json));
        json.number(
                "likelihoodRatio",
                fit.likelihoodRatio()
                        .map(test -> OptionalDouble.of(test.statistic()))
                        .orElse(OptionalDouble.empty()));
        json.number(
                "pValue",
                fit.likelihoodRatio()
                        .map(test -> OptionalDouble.of(test.pValue()))
                        .orElse(OptionalDouble.empty()));
        json.textIfAny("untested", fit.untested());
    }

    /** A model that is not to be trusted has no parameters. */
    private static void fit(Fit<?> fit, Json json) {
        json.text("model", fit.found().name());
        json.code("status", fit.status());
        json.textIfAny("reason", fit.reason());
        json.number("logLikelihood", fit.logLikelihood());
        json.count("customers", fit.customers());
        json.count("groups", fit.groups());
        json.list("parameters", fit.hasModel() ? fit.estimates() : List.<ParameterEstimate>of(), estimate -> {
            json.text("name", estimate.name());
            json.number("value", estimate.value());
            json.part("interval", estimate.interval());
        });
    }

    private static void validation(HoldoutValidation validation, Json json) {
        json.count("customers", validation.customers());
        json.count("days", validation.days());
        json.count("actual", validation.actual());
        json.list("forecasts", validation.forecasts(), forecast -> {
            json.text("forecast", forecast.forecast());
            json.number("total", forecast.total());
            json.number("mae", forecast.mae());
            json.number("rmse", forecast.rmse());
        });
        json.list("bins", validation.bins(), bin -> {
            json.count("frequency", bin.frequency());
            json.count("customers", bin.customers());
            json.number("actual", bin.actual());
            json.number("expected", bin.expected());
        });
        json.part("tracking", validation.tracking());
    }

    private static void tracking(PurchaseTracking tracking, Json json) {
        json.text("model", tracking.model());
        json.list("weeks", tracking.weeks(), week -> {
            json.day("start", week.start());
            json.count("days", week.days());
            json.flag("heldOut", week.isHeldOut());
            json.count("actual", week.actual());
            json.number("expected", week.expected());
            json.count("actualSoFar", week.actualSoFar());
            json.number("expectedSoFar", week.expectedSoFar());
        });
    }

    private static void purchases(PurchaseForecast forecast, Json json) {
        json.count("customers", forecast.customers());
        json.number("expected", forecast.expected());
        json.number("parameterVariance", forecast.parameterVariance());
        json.number("purchaseVariance", forecast.purchaseVariance());
        json.list("probabilities", groups(forecast.cumulative().size()), purchases -> {
            json.count("atMost", purchases);
            json.number("probability", forecast.cumulative().get(purchases));
        });
    }

    private static void value(ValueForecast forecast, Json json) {
        json.money("total", forecast.total());
        json.count("customers", forecast.customers());
        json.number("variance", forecast.variance());
    }
}
