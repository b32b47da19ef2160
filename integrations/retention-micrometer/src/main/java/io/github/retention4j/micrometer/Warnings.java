package io.github.retention4j.micrometer;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Tells what is wrong with a gauge once, and not at each refresh: again when it is another thing, or was right meanwhile. */
final class Warnings {
    private final Consumer<String> log;
    private final Map<Asked, String> told = new HashMap<>();

    Warnings(Consumer<String> log) {
        this.log = log;
    }

    /** A gauge shows nothing, and why. */
    synchronized void warn(Asked asked, String why) {
        if (!why.equals(told.put(asked, why))) {
            log.accept(asked.gauge().name() + " of the last " + asked.unit().noun() + " is NaN: " + why);
        }
    }

    /** A gauge is as it should be. */
    synchronized void clear(Asked asked) {
        told.remove(asked);
    }
}
