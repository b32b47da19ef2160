package io.github.retention4j.spring;

import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryBuilder;

/**
 * Where a shop's history comes from. It is asked anew at each refresh, on the refreshing thread. A bean of this type takes the place of
 * {@code retention4j.source.query}.
 *
 * <ul>
 *   <li>It should heed {@linkplain Thread#interrupt interruption}, as what reads from a database does: closing the application
 *       interrupts it.
 *   <li>What it throws is a refresh that failed; the history before stays.
 * </ul>
 *
 * <pre>{@code
 * HistorySource orders = builder -> builder.orders(list).build();
 * }</pre>
 */
@FunctionalInterface
public interface HistorySource {
    /**
     * Builds the history.
     *
     * @param builder an empty one, with the shop's zone and currency
     * @return what was built of it, or a history that is there already
     * @throws Exception if it cannot be read
     */
    History read(HistoryBuilder builder) throws Exception;
}
