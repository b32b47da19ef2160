package io.github.retention4j.metric.audience;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.metric.CustomerFilter;
import java.time.LocalDate;

/** See {@link Who#because}. */
record OwnRule(String text, LocalDate day, CustomerFilter filter) implements Rule {
    OwnRule {
        requireNonNull(day, "day");
        requireNonNull(filter, "filter");
        if (requireNonNull(text, "reason").isBlank()) {
            throw new IllegalArgumentException("the reason is blank; say why to write");
        }
    }

    @Override
    public String name() {
        return filter.name().isEmpty() ? "with the reason '" + text + "'" : filter.name();
    }

    @Override
    public boolean test(CustomerHistory customer) {
        try {
            return filter.test(customer);
        } catch (RuntimeException e) {
            throw withoutMessage(name(), e);
        }
    }

    /** What a caller's rule threw, from the same place, but without its words: they may name a customer. */
    static IllegalStateException withoutMessage(String rule, RuntimeException thrown) {
        IllegalStateException told = new IllegalStateException("the rule '" + rule + "' failed with "
                + thrown.getClass().getName() + "; its message is left out, since it may name a customer");
        told.setStackTrace(thrown.getStackTrace());
        return told;
    }

    @Override
    public String reason(CustomerHistory customer) {
        return text;
    }

    @Override
    public LocalDate asOf() {
        return day;
    }

    @Override
    public boolean needsAsOf() {
        return true;
    }
}
