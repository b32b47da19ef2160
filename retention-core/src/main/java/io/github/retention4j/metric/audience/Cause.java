package io.github.retention4j.metric.audience;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/** A reason to write to customers, and what is at stake with each. */
record Cause(Rule rule, Stake stake) implements Serializable {
    Cause {
        requireNonNull(rule, "rule");
        requireNonNull(stake, "stake");
    }
}
