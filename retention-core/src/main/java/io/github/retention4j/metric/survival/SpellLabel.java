package io.github.retention4j.metric.survival;

import io.github.retention4j.history.Basis;
import io.github.retention4j.result.Figures;
import io.github.retention4j.result.Label;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a result of times says of itself, and whether the records that it is made of were given.
 *
 * @param label its label
 * @param isGiven whether anything is known
 */
record SpellLabel(Label label, boolean isGiven) {
    static SpellLabel of(String name, Basis basis, FollowUp followUp, CustomerEvent start, CustomerEvent... events) {
        String ends = Stream.of(events).map(CustomerEvent::name).collect(Collectors.joining(" or "));
        List<String> missing = Stream.concat(Stream.of(start), Stream.of(events))
                .map(event -> event.rule().records())
                .filter(kind -> !kind.isEmpty() && !basis.given().contains(kind))
                .distinct()
                .toList();
        int knownAfter = knownAfter(events);
        Label label = Label.of(name, "days from " + start.name() + " to " + ends + ", " + followUp.told(start))
                .noting(
                        knownAfter == 0
                                ? ""
                                : "followed until " + Figures.count(knownAfter, "day") + " before the data end")
                .noting(missing.isEmpty() ? "" : "no " + String.join(" and no ", missing) + " were given")
                .in(followUp.scope(basis));
        return new SpellLabel(followUp.isCohort() ? label.untilDataEnd() : label, missing.isEmpty());
    }

    /** How many days later than it happens the last of some events is known. */
    static int knownAfter(CustomerEvent... events) {
        return Stream.of(events)
                .mapToInt(event -> event.rule().knownAfter())
                .max()
                .orElse(0);
    }
}
