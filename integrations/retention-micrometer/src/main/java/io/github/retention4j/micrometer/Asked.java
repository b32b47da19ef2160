package io.github.retention4j.micrometer;

import io.github.retention4j.model.CalendarUnit;
import io.github.retention4j.result.Interval;
import io.github.retention4j.result.NumericResult;
import io.github.retention4j.result.Segmented;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A gauge of the last whole unit of a calendar, with the place of its numbers among those of all: for each segment, or for all
 * customers, its value and the ends of its interval.
 *
 * @param gauge the gauge
 * @param unit such as the month
 * @param place where the first of its numbers is
 */
record Asked(RetentionGauge gauge, CalendarUnit unit, int place) {
    /** The value and the ends of its interval. */
    static final int NUMBERS = 3;

    /** How many places it takes. */
    int places() {
        return NUMBERS * Math.max(1, gauge.segments().size());
    }

    /** What the tag says of its window. */
    String window() {
        return unit.noun().replace(' ', '-');
    }

    /** Puts the numbers of its result in their place. */
    void put(Object result, double[] into) {
        if (gauge.segments().isEmpty()) {
            put(Optional.of(result), into, place);
            return;
        }
        List<String> segments = gauge.segments();
        for (int i = 0; i < segments.size(); i++) {
            put(((Segmented<?, ?>) result).find(segments.get(i)), into, place + i * NUMBERS);
        }
    }

    /** No data, for it could not be worked out. */
    void putNone(double[] into) {
        Arrays.fill(into, place, place + places(), Double.NaN);
    }

    private void put(Optional<?> result, double[] into, int at) {
        Arrays.fill(into, at, at + NUMBERS, Double.NaN);
        if (result.isEmpty()) {
            return;
        }
        if (result.get() instanceof Number number) {
            into[at] = number.doubleValue();
            return;
        }
        NumericResult told = (NumericResult) result.get();
        checkCurrency(told.unit().currency());
        into[at] = told.value().orElse(Double.NaN);
        Optional<Interval> interval = told.interval();
        into[at + 1] = interval.map(Interval::low).orElse(Double.NaN);
        into[at + 2] = interval.map(Interval::high).orElse(Double.NaN);
    }

    private void checkCurrency(Optional<String> told) {
        Optional<String> stated = gauge.currency().map(Object::toString);
        if (!told.equals(stated)) {
            throw new IllegalStateException(
                    gauge.name() + " is in " + told.orElse("no currency") + ", and was stated in "
                            + stated.orElse("none")
                            + told.map(code -> instead("CurrencyUnit.of(\"" + code + "\")", stated.isPresent()))
                                    .orElse("; leave .in(...) out"));
        }
    }

    private static String instead(String currency, boolean isStated) {
        return isStated
                ? "; state " + currency + ", as in RetentionGauge.usual(" + currency + ")"
                : "; add .in(" + currency + ")";
    }

    /** Why a result shows nothing although there are data; empty if it does, or there are none. */
    Optional<String> doubt(Object result) {
        List<String> segments = gauge.segments();
        if (segments.isEmpty()
                || !(result instanceof Segmented<?, ?> there)
                || there.isEmpty()
                || segments.stream().anyMatch(key -> there.find(key).isPresent())) {
            return Optional.empty();
        }
        return Optional.of("of the listed segments " + segments
                + " none is there, or large enough to be shown; list them as" + " the history writes them"
                + there.note().map(note -> "; " + note).orElse(""));
    }
}
