package io.github.retention4j.metric.funnel;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.result.Figures;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.MetricResult;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How long customers took from one step of a funnel to another, in whole minutes.
 *
 * <ul>
 *   <li>Each customer has one time, that of the best attempt. Who did not take the step has none: these are the times of those
 *       who did, and none is as long as the funnel's limit.
 *   <li>Minutes are those that had passed in full, so 59 seconds are 0 minutes.
 *   <li>A quantile is one of the times: the shortest that at least so many of the customers did not exceed.
 *   <li>Nobody who took the step, or a window the data do not reach, is no data: the values are empty, never 0.
 * </ul>
 *
 * @param label what they are times of
 * @param customersByMinutes how many customers took so many whole minutes
 */
public record StepTimes(Label label, SortedMap<Integer, Long> customersByMinutes) implements MetricResult {
    private static final int HOUR = 60;
    private static final int DAY = 24 * HOUR;

    /**
     * Copies.
     *
     * @throws IllegalArgumentException if a time is negative, or a count is below 1
     */
    public StepTimes {
        requireNonNull(label, "label");
        customersByMinutes = copy(customersByMinutes);
    }

    static SortedMap<Integer, Long> copy(SortedMap<Integer, Long> counts) {
        requireNonNull(counts, "customersByMinutes");
        counts.forEach((minutes, customers) -> {
            if (minutes < 0 || customers < 1) {
                throw new IllegalArgumentException(
                        customers + " customers who took " + minutes + " minutes: write 1 or more, and 0 or more");
            }
        });
        // In the usual order, and in a map of a kind that is equal to all others.
        return Collections.unmodifiableSortedMap(new TreeMap<>((Map<Integer, Long>) counts));
    }

    /**
     * How many customers took the step.
     *
     * @return zero or more
     */
    public long customers() {
        return customersByMinutes.values().stream().mapToLong(count -> count).sum();
    }

    /**
     * The median.
     *
     * @return the shortest time that at least half of the customers did not exceed, or empty if there are no data
     */
    public Optional<Duration> median() {
        return quantile(0.5);
    }

    /**
     * A quantile.
     *
     * @param share the share of the customers, such as 0.9
     * @return the shortest time that at least this share of the customers did not exceed, or empty if there are no data
     * @throws IllegalArgumentException if the share is not in [0, 1]
     */
    public Optional<Duration> quantile(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("share " + share + " not in [0, 1]");
        }
        if (label.isUnobserved()) {
            return Optional.empty();
        }
        // In decimals, since 0.28 of 25 customers is 7 of them and not a little more.
        long wanted = BigDecimal.valueOf(share)
                .multiply(BigDecimal.valueOf(customers()))
                .setScale(0, RoundingMode.CEILING)
                .longValueExact();
        long seen = 0;
        for (Map.Entry<Integer, Long> time : customersByMinutes.entrySet()) {
            seen += time.getValue();
            if (seen >= wanted) {
                return Optional.of(Duration.ofMinutes(time.getKey()));
            }
        }
        return Optional.empty();
    }

    @Override
    public OptionalLong fewestCustomers() {
        return Figures.fewest(customers());
    }

    @Override
    public String summary() {
        if (median().isEmpty()) {
            return label.noData("nobody took the step");
        }
        return "median " + told(median()) + ", quartiles " + told(quantile(0.25)) + " and " + told(quantile(0.75))
                + " (" + Figures.count(customers(), "customer") + ")";
    }

    /** Two units are enough: who takes days does not count minutes. */
    static String told(Optional<Duration> time) {
        if (time.isEmpty()) {
            return "";
        }
        long minutes = time.get().toMinutes();
        if (minutes < HOUR) {
            return minutes + " min";
        }
        return minutes < DAY
                ? minutes / HOUR + " h" + rest(minutes % HOUR, " min")
                : minutes / DAY + " d" + rest(minutes % DAY / HOUR, " h");
    }

    private static String rest(long count, String unit) {
        return count == 0 ? "" : " " + count + unit;
    }

    @Override
    public String toString() {
        return label.around(summary());
    }
}
