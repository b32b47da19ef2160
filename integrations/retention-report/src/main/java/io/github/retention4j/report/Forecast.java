package io.github.retention4j.report;

import static io.github.retention4j.report.markup.Markup.element;

import io.github.retention4j.clv.Advice;
import io.github.retention4j.clv.ExpectedPurchases;
import io.github.retention4j.clv.Fit;
import io.github.retention4j.clv.GammaGamma;
import io.github.retention4j.clv.HoldoutValidation;
import io.github.retention4j.clv.ProbabilityAlive;
import io.github.retention4j.clv.PurchaseForecast;
import io.github.retention4j.clv.PurchaseModel;
import io.github.retention4j.clv.ResidualLifetimeValue;
import io.github.retention4j.clv.ValueForecast;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.segment.Segment;
import io.github.retention4j.metric.segment.Segments;
import io.github.retention4j.metric.value.RevenuePerCustomer;
import io.github.retention4j.report.language.Language;
import io.github.retention4j.report.markup.Markup;
import io.github.retention4j.result.Average;
import io.github.retention4j.result.Interval;
import io.github.retention4j.result.Segmented;
import io.github.retention4j.result.Table;
import io.github.retention4j.result.Table.Column;
import io.github.retention4j.result.Unit;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What is to come by a model: how the model did on the last three months, what it expects of the next, what customers are worth by when
 * they came, and how many are probably lost. Nobody is named.
 */
final class Forecast implements Part {
    private static final Period YEAR = Period.ofYears(1);
    private static final Unit TIMES = Unit.count("", 0);
    private static final Unit PERCENT = new Unit(Unit.Quantity.SHARE, "%", "", 0);

    /** From which probability to be there on a group is another; below the first a customer is probably lost. */
    private static final List<Double> BOUNDS = List.of(0.2, 0.5, 0.8);

    /** Who has no order that counts is none who could be lost. */
    private static final int NO_CUSTOMER = -1;

    private final HoldoutValidation validation;
    private final List<Advice> advice;
    private final Metric<?, PurchaseForecast> expected;
    private final Metric<?, Segmented<Integer, Average>> broughtByAlive;
    private final Optional<Metric<?, Segmented<String, ValueForecast>>> worthByCohort;
    private final Optional<Metric<?, Segmented<Integer, ValueForecast>>> worthByAlive;
    private final LocalDate known;
    private final LocalDate today;

    private Forecast(
            PageScope scope,
            HoldoutValidation validation,
            List<Advice> advice,
            Metric<?, PurchaseForecast> expected,
            Segment<Integer> byAlive,
            Optional<ResidualLifetimeValue> worth,
            Optional<ResidualLifetimeValue> worthForSure) {
        this.validation = validation;
        this.advice = advice;
        this.expected = expected;
        this.broughtByAlive = RevenuePerCustomer.in(scope.all()).by(byAlive);
        this.worthByCohort = worth.map(value -> value.by(Segments.firstSeen(scope.cohorts())));
        this.worthByAlive = worthForSure.map(value -> value.by(byAlive));
        this.today = scope.lastDay();
        this.known = today.minus(Foretelling.QUARTER);
    }

    /** By a model that was held against what came, and the same kind of model of all days. */
    static Forecast of(
            PageScope scope,
            HoldoutValidation validation,
            List<Advice> advice,
            Fit<? extends PurchaseModel> fit,
            Optional<Fit<GammaGamma>> spend) {
        ProbabilityAlive alive = ProbabilityAlive.by(fit.model());
        UnaryOperator<ResidualLifetimeValue> atMargin =
                value -> scope.margin().map(value::at).orElse(value);
        return new Forecast(
                scope,
                validation,
                advice,
                ExpectedPurchases.of(fit, Foretelling.QUARTER),
                Segment.of(
                        alive.name(), customer -> customer.orderCount() == 0 ? NO_CUSTOMER : group(alive.of(customer))),
                spend.map(of -> ResidualLifetimeValue.of(fit, of, YEAR)).map(atMargin),
                // The table shows no intervals.
                spend.map(of -> ResidualLifetimeValue.of(fit.model(), of.model(), YEAR))
                        .map(atMargin));
    }

    private static int group(double probability) {
        return (int) BOUNDS.stream().filter(bound -> probability >= bound).count();
    }

    @Override
    public List<Metric<?, ?>> asks() {
        List<Metric<?, ?>> asks = new ArrayList<>(List.of(expected, broughtByAlive));
        worthByCohort.ifPresent(asks::add);
        worthByAlive.ifPresent(asks::add);
        return asks;
    }

    @Override
    public List<Markup> show(Answers answers, PageDraft page) {
        Language language = page.language();
        List<Markup> shown = new ArrayList<>();
        shown.add(element("p", whatCame(language)));
        Pictures.find(validation.tracking())
                .map(chart ->
                        Exhibit.of(chart, Optional.of(validation.tracking().label()), Optional.empty(), page))
                .ifPresent(shown::add);
        advice.stream()
                .map(of -> element("p", told(of.kind(), language)).with("class", "note"))
                .forEach(shown::add);
        answers.get(expected)
                .filter(forecast -> forecast.customers() > 0)
                .map(forecast -> element("p", next(forecast, language)))
                .ifPresent(shown::add);
        worthByCohort
                .flatMap(answers::get)
                .flatMap(found -> Pictures.find(found)
                        .map(chart -> Exhibit.of(
                                chart,
                                Exhibit.label(found),
                                Optional.of(language.say("What customers will bring in a year, by when they came")),
                                page)))
                .ifPresent(shown::add);
        answers.get(broughtByAlive).filter(found -> !found.isEmpty()).ifPresent(found -> {
            Table table = byAlive(found, worthByAlive.flatMap(answers::get), language);
            String title = language.say("Who is probably lost?");
            shown.add(element(
                    "figure",
                    element("figcaption", element("strong", title)),
                    element("div", Exhibit.table(table, title)).with("class", "wide"),
                    CsvLink.of(table, page.file("probably lost"), language)));
        });
        return shown;
    }

    private String whatCame(Language language) {
        return language.say(
                "Of customers known on {0}, a model expected {1} purchases in the {2} that followed. They made {3}.",
                language.date(known),
                language.number(Math.round(validation.ofModel().total())),
                language.count(validation.days(), "day"),
                language.number(validation.actual()));
    }

    private String next(PurchaseForecast forecast, Language language) {
        String customers = language.count(forecast.customers(), "customer");
        String purchases = language.number(Math.round(forecast.expected()));
        Optional<Interval> interval = forecast.interval();
        return language.say(
                "From {0} to {1} the model expects {2} purchases of {3}, {4} between {5} and {6}.",
                language.date(today.plusDays(1)),
                language.date(today.plus(Foretelling.QUARTER)),
                purchases,
                customers,
                language.figure(interval.map(Interval::level).orElse(Interval.USUAL_LEVEL), PERCENT),
                interval.map(of -> language.figure(Math.floor(of.low()), TIMES)).orElse(purchases),
                interval.map(of -> language.figure(Math.ceil(of.high()), TIMES)).orElse(purchases));
    }

    /** What is wrong with the model, for who runs the shop. */
    private static String told(Advice.Kind kind, Language language) {
        return switch (kind) {
            case NOTHING_TO_FIT -> language.say("Nothing tells how often customers buy.");
            case BOUNDARY ->
                language.say("These data tell too little for all that the model has; more days would tell more.");
            case TOO_SHORT -> language.say("Most customers are too new to tell who is lost from who buys slowly.");
            case TREND ->
                language.say("Customers buy more, or less, than they did; the model takes them to go on as they were.");
            case SEASONALITY ->
                language.say(
                        "Some weeks are far off, as in a season or a campaign; the model knows none, so trust a whole year more than a quarter.");
            case SPEND ->
                language.say(
                        "Who buys more often spends more each time, or less; what the most frequent bring is off by as much.");
        };
    }

    private static Table byAlive(
            Segmented<Integer, Average> brought, Optional<Segmented<Integer, ValueForecast>> worth, Language language) {
        List<Column> columns = new ArrayList<>(List.of(
                Column.words(language.say("Probability to be a customer still")),
                Column.figures(language.say("Customers")),
                Column.figures(language.say("Net revenue so far"))));
        worth.ifPresent(of -> columns.add(Column.figures(language.say("Expected in a year"))));
        List<List<String>> rows = new ArrayList<>();
        brought.forEach((group, revenue) -> {
            if (group == NO_CUSTOMER) {
                return;
            }
            Unit unit = Facts.withoutPer(revenue.unit());
            boolean isHidden = revenue.label().isHidden();
            List<String> row = new ArrayList<>(List.of(
                    name(group, language),
                    isHidden ? language.say("hidden") : language.number(revenue.count()),
                    isHidden ? "" : language.figure(revenue.sum().doubleValue(), unit)));
            worth.map(of -> of.get(group))
                    .ifPresent(value -> row.add(
                            isHidden || value.label().isHidden()
                                    ? ""
                                    : language.figure(value.total().getAmount().doubleValue(), unit)));
            rows.add(row);
        });
        return new Table("", columns, rows, List.of());
    }

    private static String name(int group, Language language) {
        if (group == 0) {
            return language.say("below {0}: probably lost", language.figure(BOUNDS.get(0), PERCENT));
        }
        String from = language.figure(BOUNDS.get(group - 1), PERCENT);
        return group == BOUNDS.size()
                ? language.say("{0} and more", from)
                : language.say("{0} to under {1}", from, language.figure(BOUNDS.get(group), PERCENT));
    }
}
