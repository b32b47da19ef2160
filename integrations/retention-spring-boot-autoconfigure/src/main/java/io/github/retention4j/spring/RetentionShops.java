package io.github.retention4j.spring;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The shops of the application by their names, as {@code retention4j.shops} has them. A single one that has no name is called
 * {@value #DEFAULT}.
 *
 * <pre>{@code
 * Ratio repeat = shops.shop("riyadh").compute(RepeatPurchaseRate.in(month(2026, 3)));
 * }</pre>
 */
public final class RetentionShops {
    /** The name of a single shop that has none. */
    public static final String DEFAULT = "default";

    private final Map<String, RetentionMetrics> byName;

    /**
     * Some shops.
     *
     * @param byName what asks each of them
     */
    public RetentionShops(Map<String, RetentionMetrics> byName) {
        this.byName = Collections.unmodifiableMap(new TreeMap<>(byName));
    }

    /**
     * The shop of a name.
     *
     * @param name its name
     * @return what asks its history
     * @throws IllegalArgumentException if there is none
     */
    public RetentionMetrics shop(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalArgumentException("there is no shop '" + name
                        + "' in retention4j.shops, which has " + String.join(", ", names())));
    }

    /**
     * The shop of a name, if there is one.
     *
     * @param name its name
     * @return what asks its history
     */
    public Optional<RetentionMetrics> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** {@return the names of all shops, in their order} */
    public Set<String> names() {
        return byName.keySet();
    }
}
