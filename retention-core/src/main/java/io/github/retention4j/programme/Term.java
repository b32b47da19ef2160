package io.github.retention4j.programme;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * How long a tier is held once it is reached.
 *
 * <pre>{@code
 * Term sephora = Term.REST_OF_PERIOD_AND_NEXT;
 * Term timer = Term.months(12);
 * }</pre>
 *
 * @param kind what it ends with
 * @param months how many months, of {@link Kind#MONTHS}; else 0
 */
public record Term(Kind kind, int months) implements Serializable {
    /** As long as it is qualified for. */
    public static final Term WHILE_QUALIFIED = new Term(Kind.WHILE_QUALIFIED, 0);

    /** Through the end of the period in which it was reached. */
    public static final Term REST_OF_PERIOD = new Term(Kind.REST_OF_PERIOD, 0);

    /** Through the end of the period after the one in which it was reached. */
    public static final Term REST_OF_PERIOD_AND_NEXT = new Term(Kind.REST_OF_PERIOD_AND_NEXT, 0);

    /** What a term ends with. */
    public enum Kind {
        /** It has no end of its own. */
        WHILE_QUALIFIED,
        /** The end of the qualifying period. */
        REST_OF_PERIOD,
        /** The end of the next qualifying period. */
        REST_OF_PERIOD_AND_NEXT,
        /** So many months after the day it was reached. */
        MONTHS
    }

    /**
     * Validates.
     *
     * @throws IllegalArgumentException if the months are not in [1, 1200], or there are some where they say nothing
     */
    public Term {
        boolean counted = requireNonNull(kind, "kind") == Kind.MONTHS;
        Checks.between(
                months,
                counted ? 1 : 0,
                counted ? Checks.MOST_MONTHS : 0,
                "months of a term",
                "; write Term.months(12), or one of its constants");
    }

    /**
     * So many months from the day it was reached.
     *
     * @param months how many, 1 or more
     * @return the term: reached on 3 March 2019, 12 months are through 2 March 2020
     * @throws IllegalArgumentException if they are not in [1, 1200]
     */
    public static Term months(int months) {
        return new Term(Kind.MONTHS, months);
    }

    /** Whether it needs a qualification of periods. */
    boolean endsWithPeriod() {
        return kind == Kind.REST_OF_PERIOD || kind == Kind.REST_OF_PERIOD_AND_NEXT;
    }

    /** The term in words, behind "held": {@code for the rest of the period and the next}. */
    @Override
    public String toString() {
        return switch (kind) {
            case WHILE_QUALIFIED -> "while qualified for";
            case REST_OF_PERIOD -> "for the rest of the period";
            case REST_OF_PERIOD_AND_NEXT -> "for the rest of the period and the next";
            case MONTHS -> "for " + Phrases.count(months, "month");
        };
    }
}
