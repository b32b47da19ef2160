package io.github.retention4j.programme;

import java.io.Serializable;

/** How long a tier is held once it is reached. */
public record Term(Kind kind, int months) implements Serializable {
    public enum Kind {
        WHILE_QUALIFIED,
        REST_OF_PERIOD,
        REST_OF_PERIOD_AND_NEXT,
        MONTHS
    }
    // constants, and Term.months(12)
}
