package io.github.retention4j.metric.audience;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.model.Observation;
import io.github.retention4j.model.Window;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Optional;

/** A reason to write to customers. Two that ask the same are equal. */
interface Rule extends Serializable {
    /** Whose reason it is, as it reads behind "only". */
    String name();

    /** Whether a customer has the reason. */
    boolean test(CustomerHistory customer);

    /** The reason of a customer who has it, in words. */
    String reason(CustomerHistory customer);

    /** The last day whose orders count. */
    LocalDate asOf();

    /** Whether it looks at what did not happen up to that day, so that the data must reach it. */
    boolean needsAsOf();

    /** What it has to know of and the data do not cover: then nobody is listed. */
    default Optional<Window> unobserved(Basis basis) {
        Window last = Window.day(asOf());
        boolean isBefore = basis.firstDayStated() && asOf().isBefore(basis.firstDay());
        boolean isAfter = needsAsOf() && basis.observation(last) == Observation.NOT_OBSERVED;
        return isBefore || isAfter ? Optional.of(last) : Optional.empty();
    }

    /** Whether it is not known of a customer whether this is a reason. */
    default boolean isUnknown(CustomerHistory customer) {
        return false;
    }

    /** What is not known then. */
    default String unknown() {
        return "";
    }
}
