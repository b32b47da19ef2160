package io.github.retention4j.metric.cohort;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import io.github.retention4j.result.Figures;
import java.io.Serializable;
import java.util.stream.Stream;
import org.joda.money.BigMoney;

/**
 * What is in no cohort or no cell. Of cohorts of a range, it is told of the customers of these; of a recurring entry, what lies
 * before the first.
 *
 * @param enteredBefore customers who entered before the data begin, or may have, since they predate them; in no cohort
 * @param undated customers of whom it is not known when they entered, or did so after the data end; in no cohort either
 * @param orders orders that count, which customers of the cohorts placed before they entered
 * @param revenue net revenue of these customers that is in no cell: of orders before the entry with their refunds, and of
 *     refunds that name no order and are dated before the period of the cohort
 */
public record LeftOut(long enteredBefore, long undated, long orders, BigMoney revenue) implements Serializable {
    /** Checks that nothing is null. */
    public LeftOut {
        requireNonNull(revenue, "revenue");
    }

    /** Who is in no cohort, in a few words; empty if nobody is. */
    String customers() {
        return Stream.of(
                        told(
                                enteredBefore,
                                enteredBefore == 1
                                        ? "who was there before the data begin"
                                        : "who were there before the data begin"),
                        told(undated, "of whom no date is known up to the end of the data"))
                .filter(text -> !text.isEmpty())
                .collect(joining(", "));
    }

    private static String told(long customers, String who) {
        return customers == 0 ? "" : Figures.count(customers, "customer") + " " + who;
    }
}
