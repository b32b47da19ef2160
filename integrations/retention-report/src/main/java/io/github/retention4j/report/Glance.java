package io.github.retention4j.report;

import static io.github.retention4j.report.markup.Markup.element;

import io.github.retention4j.compare.Comparison;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.engagement.PurchaseFrequency;
import io.github.retention4j.metric.retention.RepeatPurchaseRate;
import io.github.retention4j.metric.retention.RetentionRate;
import io.github.retention4j.metric.satisfaction.NetPromoterScore;
import io.github.retention4j.metric.value.AverageOrderValue;
import io.github.retention4j.metric.value.RevenuePerCustomer;
import io.github.retention4j.model.Window;
import io.github.retention4j.report.chart.Numbers;
import io.github.retention4j.report.language.Language;
import io.github.retention4j.report.markup.Markup;
import io.github.retention4j.result.Interval;
import io.github.retention4j.result.NumericResult;
import io.github.retention4j.result.Ratio;
import io.github.retention4j.result.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Five numbers of the last full month, each with its change on the month before and whether chance would make it. */
final class Glance implements Part {
    private static final int MOST = 5;

    private final PageScope scope;
    private final List<Metric<?, Comparison>> changes = new ArrayList<>();
    private final List<Metric<?, ? extends NumericResult>> alone = new ArrayList<>();

    Glance(PageScope scope) {
        this.scope = scope;
        List<Function<Window, Metric<?, ? extends NumericResult>>> numbers = List.of(
                RetentionRate::in,
                RepeatPurchaseRate::in,
                AverageOrderValue::in,
                RevenuePerCustomer::in,
                NetPromoterScore::in,
                PurchaseFrequency::in);
        List<Window> last = scope.lastMonth();
        for (Function<Window, Metric<?, ? extends NumericResult>> number : numbers) {
            last.forEach(
                    window -> changes.add(Comparison.of(number.apply(window)).with(number.apply(window.previous()))));
            if (last.isEmpty()) {
                alone.add(number.apply(scope.all()));
            }
        }
    }

    @Override
    public List<Metric<?, ?>> asks() {
        return Stream.<Metric<?, ?>>concat(changes.stream(), alone.stream()).toList();
    }

    @Override
    public List<Markup> show(Answers answers, PageDraft page) {
        List<Markup> tiles = new ArrayList<>();
        for (Metric<?, Comparison> change : changes) {
            answers.get(change)
                    .filter(of -> of.first().value().isPresent())
                    .ifPresent(of -> tiles.add(tile(of, page.language())));
        }
        for (Metric<?, ? extends NumericResult> number : alone) {
            answers.get(number)
                    .filter(of -> of.value().isPresent())
                    .ifPresent(of -> tiles.add(tile(of, List.of(), page.language())));
        }
        if (tiles.isEmpty()) {
            return List.of();
        }
        List<Markup> parts =
                new ArrayList<>(answer(answers, page.language()).stream().toList());
        parts.add(element("ul", tiles.stream().limit(MOST).toList()).with("class", "tiles"));
        return parts;
    }

    /** The page's question answered in a sentence, if customers of the month before are known. */
    private Optional<Markup> answer(Answers answers, Language language) {
        return changes.stream()
                .findFirst()
                .flatMap(answers::get)
                .map(Comparison::first)
                .filter(first -> first instanceof Ratio rate && rate.total() > 0)
                .map(first -> {
                    Ratio rate = (Ratio) first;
                    Window month = rate.label().window().orElseThrow();
                    return element(
                                    "p",
                                    language.say(
                                            "Of {0} of {1}, {2} came back in {3}.",
                                            language.count(rate.total(), "customer"),
                                            language.window(month.previous()),
                                            language.number(rate.hits()),
                                            language.window(month)))
                            .with("class", "lead");
                });
    }

    private static Markup tile(Comparison of, Language language) {
        if (of.value().isEmpty()) {
            return tile(of.first(), List.of(element("p", language.say("nothing to compare with"))), language);
        }
        Window before = of.second().label().window().orElseThrow();
        boolean isUp = of.value().getAsDouble() > 0;
        Markup change = element(
                "p",
                language.say(
                        "{0} on {1}",
                        language.signed(of.value().getAsDouble(), Facts.withoutPer(of.unit())),
                        language.window(before)));
        String verdict = of.test().isEmpty()
                ? language.say("Too little is known to tell this change from chance.")
                : !of.isSignificant()
                        ? language.say("Chance alone makes such a change: no news.")
                        : isUp
                                ? language.say("Up by more than chance explains.")
                                : language.say("Down by more than chance explains.");
        String sign = of.test().isEmpty() || !of.isSignificant() ? "same" : isUp ? "up" : "down";
        return tile(of.first(), List.of(change.with("class", sign), element("small", verdict)), language);
    }

    private static Markup tile(NumericResult number, List<Markup> more, Language language) {
        List<Markup> parts = new ArrayList<>();
        parts.add(element("h3", language.phrase(number.label().metric())));
        Unit alone = Facts.withoutPer(number.unit());
        parts.add(element("p", Numbers.told(language, number, alone)).with("class", "big"));
        String window = number.label().window().map(language::window).orElse("");
        String range = number.interval()
                .map(of -> language.say(
                        "{0}, most likely {1} to {2}",
                        window,
                        language.decimal(alone.factor() * of.low(), alone.decimals()),
                        language.figure(of.high(), alone)))
                .orElse(window);
        parts.add(element("small", range));
        parts.addAll(more);
        Exhibit.definition(Optional.of(number.label()), language)
                .map(of -> number.interval()
                        .map(ends -> of.and(level(ends, alone, language)))
                        .orElse(of))
                .ifPresent(parts::add);
        return element("li", parts);
    }

    /** How sure "most likely" is. */
    private static Markup level(Interval range, Unit unit, Language language) {
        return element(
                "p",
                language.say(
                        "{0}: {1}",
                        language.say("{0} interval", Numbers.level(language)), language.interval(range, unit)));
    }

    @Override
    public String toString() {
        return "five numbers of " + scope.all();
    }
}
