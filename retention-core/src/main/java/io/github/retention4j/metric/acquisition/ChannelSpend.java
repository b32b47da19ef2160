package io.github.retention4j.metric.acquisition;

import static java.util.stream.Collectors.joining;

import io.github.retention4j.history.Basis;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.model.AcquisitionSpend;
import io.github.retention4j.result.Segmented;
import java.io.Serializable;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.joda.money.BigMoney;

/**
 * Holds each channel's customers against the spend on that channel, and tells of the spend that no channel's customers are held
 * against.
 *
 * @param name the metric's name
 * @param spend all spend
 * @param against the result of a channel's customers with the spend on it
 */
record ChannelSpend<R extends Serializable>(String name, AcquisitionSpend spend, Against<R> against)
        implements Metric.Finish<Segmented<String, R>, Segmented<String, R>> {
    private static final long serialVersionUID = 1L;

    /** The same result with other spend. */
    interface Against<R> extends BiFunction<R, AcquisitionSpend, R>, Serializable {}

    @Override
    public Segmented<String, R> apply(Segmented<String, R> channels) {
        Map<String, R> results = new TreeMap<>();
        channels.forEach((channel, of) -> results.put(channel, against.apply(of, spend.on(channel))));
        // Not that nobody came by them: who did may be hidden.
        String others = spend.channels().stream()
                .filter(channel -> !results.containsKey(channel))
                .map(channel -> told(channel, spend.on(channel).total()))
                .filter(text -> !text.isEmpty())
                .collect(joining(", "));
        String ofNone = told("on no channel", spend.on("").total());
        String note = Stream.of(
                        channels.note().orElse(""),
                        others.isEmpty() ? "" : "spend on channels that are not above: " + others,
                        ofNone.isEmpty() ? "" : "spend " + ofNone)
                .filter(text -> !text.isEmpty())
                .collect(joining("; "));
        return new Segmented<>(
                        channels.segment(),
                        results,
                        Optional.of(note).filter(text -> !text.isEmpty()),
                        channels.population())
                .named(name);
    }

    private static String told(String what, BigMoney sum) {
        return sum.isZero() ? "" : what + " " + sum;
    }

    /**
     * Refuses spend in another currency.
     *
     * @throws IllegalArgumentException if the spend is not in the history's currency
     */
    static void checkCurrency(AcquisitionSpend spend, Basis basis) {
        if (!spend.currency().equals(basis.currency())) {
            throw new IllegalArgumentException("the spend is in " + spend.currency() + ", the history in "
                    + basis.currency() + "; convert the spend");
        }
    }

    /** What to say of the definition where all spend is held against some customers. */
    static String ofSome(String population) {
        return population.isEmpty() ? "" : "; the spend is that for all customers";
    }
}
