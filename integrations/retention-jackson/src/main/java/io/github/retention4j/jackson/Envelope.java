package io.github.retention4j.jackson;

import io.github.retention4j.result.Interval;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.MetricResult;
import io.github.retention4j.result.NumericResult;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalDouble;

/** What every result says: of what it is a result, and its number if it is one. */
final class Envelope {
    private Envelope() {}

    static void write(MetricResult result, Json json) {
        Label label = result.label();
        json.text("metric", label.metric());
        json.object("definition", () -> {
            json.text("rule", label.rule());
            json.texts("notes", label.notes());
            json.textIfAny("policy", label.policy());
        });
        json.part("window", label.window());
        json.textIfAny("population", label.population());
        json.code("observation", label.observation());
        json.day("firstDay", known(label.firstDay()));
        json.day("lastDay", known(label.lastDay()));
        if (label.isHidden()) {
            json.flag("hidden", true);
        }
        if (result instanceof NumericResult number) {
            number(number, json);
        } else if (label.isUnobserved()) {
            json.text("reason", reason(result));
        }
    }

    private static void number(NumericResult result, Json json) {
        OptionalDouble value = result.value();
        boolean hasValue = value.isPresent() && Double.isFinite(value.getAsDouble());
        json.number("value", value);
        if (!hasValue) {
            json.text("reason", reason(result));
        }
        json.part("unit", Optional.of(result.unit()));
        Optional<Interval> interval = hasValue ? result.interval() : Optional.empty();
        json.part("interval", interval);
    }

    /** Why there is nothing, as the result says it in place of a value. */
    private static String reason(MetricResult result) {
        return result.summary() + result.label().observedNote();
    }

    private static Optional<LocalDate> known(LocalDate day) {
        return Optional.of(day).filter(of -> !of.equals(LocalDate.MIN) && !of.equals(LocalDate.MAX));
    }
}
