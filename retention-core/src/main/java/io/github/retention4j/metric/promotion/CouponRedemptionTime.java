package io.github.retention4j.metric.promotion;

import static java.util.Objects.requireNonNull;

import com.google.common.primitives.Ints;
import io.github.retention4j.history.Basis;
import io.github.retention4j.history.Coupons;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Periods;
import io.github.retention4j.history.Requirement;
import io.github.retention4j.history.Span;
import io.github.retention4j.metric.ClusterTally;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.MetricState;
import io.github.retention4j.metric.Subtractable;
import io.github.retention4j.metric.survival.CompetingRisks;
import io.github.retention4j.metric.survival.LogRankTest;
import io.github.retention4j.metric.survival.TimeToEvent;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.DayCounts;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.Unit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How many days a coupon lies before it is redeemed.
 *
 * <p>{@code mean = sum of the days from issue to redemption / coupons redeemed}, of coupons issued in the window; with the
 * median and any quantile of the same days.
 *
 * <ul>
 *   <li>A coupon counts in the window it was issued in, and is redeemed whenever it was, up to the end of the data.
 *   <li>Days are those of the calendar in the history's zone: redeemed on the day of issue is 0 days, issued at 23:59 and
 *       redeemed at 00:01 is 1.
 *   <li>Only a redemption that has happened has a time. While coupons are open the slow ones are missing, so a young
 *       campaign looks faster than it is: the result says how many are open, and how many have expired unused. Days within
 *       which a share of <em>all</em> coupons comes back are not told.
 *   <li>So it cannot be compared and has no trend: coupons of a later window have had less time, and look faster even if they come
 *       back as they always did. {@link CompetingRisks} of the first redemption and the first expiry, or {@link TimeToEvent} to
 *       the first redemption, counts who still waits for as long as was seen; curves are compared with {@link LogRankTest}.
 *   <li>Coupons issued to nobody in particular count; in the interval and in the mean of customers' own means each stands
 *       for a customer of its own.
 *   <li>The interval of the mean does not go below 0 days.
 *   <li>No redeemed coupon is no data.
 * </ul>
 *
 * <p>Worked example: of five coupons issued on 1 March, one is redeemed that day, one on 3 March and one on 11 March: mean 4.0
 * days, median 2. One of the others has expired, one is open.
 *
 * <pre>{@code
 * RedemptionTimes times = engine.compute(CouponRedemptionTime.in(month(2026, 3)));
 * OptionalInt halfWithin = times.days().median();
 * RedemptionTimes ofThree = CouponRedemptionTime.of(1, 1, new int[] {0}, new int[] {2}, new int[] {10});
 * }</pre>
 *
 * <p>Source: guides on coupon campaigns; on when coupons come back, J. J. Inman and L. McAlister, Do coupon expiration dates
 * affect consumer behavior?, Journal of Marketing Research 31 (1994).
 *
 * @param window the window of issue
 */
public record CouponRedemptionTime(Window window) implements Metric<CouponRedemptionTime.State, RedemptionTimes> {
    private static final String NAME = "coupon redemption time";

    /** Coupons so far: those redeemed by the days it took, and by customer as far as sums go. */
    public static final class State extends MetricState implements Subtractable<State> {
        private static final long serialVersionUID = 1L;

        private final @Nullable Periods days;
        private final Span window;
        private final long observedUntil;
        private final long[] counts;
        private final ClusterTally tally = new ClusterTally();
        private long ownMeans;
        private long open;
        private long expired;

        private State(Basis basis, Window window) {
            super(basis);
            this.window = basis.span(window);
            this.observedUntil = basis.observedUntil();
            // Nothing happened on other days, however wide the window.
            long first = Math.max(window.start().toEpochDay(), basis.firstDay().toEpochDay());
            long last = basis.lastDay().toEpochDay();
            this.counts = new long[Ints.saturatedCast(Math.max(0, last - first + 1))];
            this.days = counts.length == 0
                    ? null
                    : Periods.of(
                            basis, Window.day(LocalDate.ofEpochDay(first)), Window.day(LocalDate.ofEpochDay(last)));
        }

        @Override
        public void subtract(State other) {
            requireSameBasis(other);
            for (int i = 0; i < counts.length; i++) {
                counts[i] -= other.counts[i];
            }
            tally.subtract(other.tally);
            ownMeans = Math.subtractExact(ownMeans, other.ownMeans);
            open -= other.open;
            expired -= other.expired;
        }
    }

    /** Checks that nothing is null. */
    public CouponRedemptionTime {
        requireNonNull(window, "window");
    }

    /**
     * The redemption time of coupons issued in a window.
     *
     * @param window the window of issue
     * @return the metric
     */
    public static CouponRedemptionTime in(Window window) {
        return new CouponRedemptionTime(window);
    }

    /**
     * The redemption time for people who have the days.
     *
     * @param open coupons not redeemed that can be yet, zero or above
     * @param expired coupons not redeemed that have expired, zero or above
     * @param customers for each customer, how many days each coupon lay that was redeemed; a coupon of nobody in particular
     *     stands for a customer of its own
     * @return the redemption times
     * @throws IllegalArgumentException if a count is negative, or a coupon's days are not in [0, {@value DayCounts#LONGEST}]
     */
    public static RedemptionTimes of(long open, long expired, int[]... customers) {
        return new RedemptionTimes(
                DayCounts.of(Label.of(NAME, "days from issue to redemption"), customers), open, expired);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public State start(Basis basis) {
        return new State(basis, window);
    }

    @Override
    public void add(State state, CustomerHistory customer) {
        Coupons coupons = customer.coupons();
        int known = coupons.count();
        long sum = 0;
        long redeemed = 0;
        for (int i = 0; i < known; i++) {
            long issuedAt = coupons.issued(i);
            if (!state.window.contains(issuedAt)) {
                continue;
            }
            OptionalLong redeemedAt = coupons.redeemed(i);
            if (redeemedAt.isEmpty()) {
                boolean over = coupons.isExpired(i, state.observedUntil);
                state.expired += over ? 1 : 0;
                state.open += over ? 0 : 1;
            } else {
                Periods calendar = requireNonNull(state.days);
                int days = calendar.indexOf(redeemedAt.getAsLong()) - calendar.indexOf(issuedAt);
                state.counts[days]++;
                sum += days;
                redeemed++;
            }
        }
        if (redeemed > 0) {
            state.tally.add(sum, redeemed);
            state.ownMeans = Math.addExact(state.ownMeans, DayCounts.ownMean(sum, redeemed));
        }
    }

    @Override
    public Requirement requires() {
        return Requirement.records(Coupons.KIND);
    }

    @Override
    public void merge(State into, State from) {
        into.requireSameBasis(from);
        for (int i = 0; i < into.counts.length; i++) {
            into.counts[i] += from.counts[i];
        }
        into.tally.add(from.tally);
        into.ownMeans = Math.addExact(into.ownMeans, from.ownMeans);
        into.open += from.open;
        into.expired += from.expired;
    }

    @Override
    public RedemptionTimes finish(State state, Basis basis) {
        Label label = Label.of(NAME, "days from issue to redemption, of coupons issued in the window")
                .in(basis.scope(window))
                .untilDataEnd();
        int longest = state.counts.length;
        while (longest > 0 && state.counts[longest - 1] == 0) {
            longest--;
        }
        List<Long> counts = new ArrayList<>();
        for (int days = 0; days < longest; days++) {
            counts.add(state.counts[days]);
        }
        DayCounts gaps = new DayCounts(state.tally.average(label, 0, Unit.DAYS, 1), state.ownMeans, counts);
        return new RedemptionTimes(gaps, state.open, state.expired);
    }

    @Override
    public boolean includesAnonymous() {
        return true;
    }
}
