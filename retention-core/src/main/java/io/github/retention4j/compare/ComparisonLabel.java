package io.github.retention4j.compare;

import static java.util.stream.Collectors.joining;

import io.github.retention4j.model.CalendarUnit;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Label;
import java.util.Optional;
import java.util.stream.Stream;

/** What a comparison says of itself: it is of the first figure, and notes in what the second differs. */
final class ComparisonLabel {
    private ComparisonLabel() {}

    /** Windows of other lengths are worth a word: a quarter keeps more customers than a month. */
    private static String lengths(Optional<Window> first, Optional<Window> second) {
        if (first.isEmpty() || second.isEmpty()) {
            return "";
        }
        Window one = first.get();
        Window other = second.get();
        boolean areAlike = one.unit().equals(other.unit())
                && (!one.unit().equals(CalendarUnit.DAYS) || one.days() == other.days());
        return areAlike ? "" : "windows of other lengths, " + one.days() + " and " + other.days() + " days";
    }

    /** What the comparison of two results is called, and what the second is that the first is not. */
    static Label of(Label first, Label second) {
        String window = second.window().equals(first.window())
                ? ""
                : second.window().map(Object::toString).orElse("");
        String population = second.population().equals(first.population())
                ? ""
                : second.population().isEmpty() ? "all customers" : second.population();
        String metric = second.metric().equals(first.metric()) ? "" : second.metric();
        String rule = second.rule().equals(first.rule()) ? "" : second.rule();
        String against = Stream.of(metric, rule, window, population)
                .filter(text -> !text.isEmpty())
                .collect(joining(", "));
        String observed = second.observed();
        return first.as("difference of " + first.metric())
                .noting(lengths(first.window(), second.window()))
                .noting(against.isEmpty() ? "" : "against " + against)
                .noting(observed.isEmpty() || observed.equals(first.observed()) ? "" : "the second is " + observed);
    }
}
