package io.github.retention4j.metric.promotion;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.Coupons;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Requirement;
import io.github.retention4j.history.Span;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.MetricState;
import io.github.retention4j.metric.Subtractable;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.RateDifference;
import io.github.retention4j.result.Ratio;

/**
 * Whether customers who redeem a coupon come back more often than those who let theirs lie.
 *
 * <p>{@code difference = redeemers who ordered again / redeemers − others who ordered / others}, in points; both of customers
 * who were issued a coupon in the window, and both within D days, 30 unless you say otherwise.
 *
 * <ul>
 *   <li>A redeemer has redeemed at least one coupon issued in the window, whenever that was, up to the end of the data. Their
 *       D days begin with the first redemption, and the order it paid for does not count: only an order after that instant
 *       does. If the coupon names its order and that is later, they begin with the order: redeemed at 13:59:59 for an order of
 *       14:00:00, at 14:00:00. The order must be the customer's own and given with its id. Where the later of the two is
 *       told as a day, and so at its start, they begin with the last millisecond of that day: an order at the very start of the
 *       next day counts. Of several coupons the one whose days begin first counts. That the order the coupon paid for was
 *       refunded in full does not matter.
 *   <li>The others were issued a coupon in the window and redeemed none of it. Their D days begin with the first issue, and only an order
 *       after that instant counts. Who
 *       can still redeem is one of them until they do.
 *   <li>A day is 24 hours, and an order D days after is too late. A customer whose D days are not over when the data
 *       end is in neither rate; the result says how many these are.
 *   <li>It is no causal effect. Who redeems a coupon has just bought, and likes the shop better to begin with; the others may
 *       not even have seen theirs. To learn what coupons do, give them by lot and compare those who got one with those who
 *       did not.
 *   <li>Coupons issued to nobody in particular do not count. No redeemers or no others is no data.
 * </ul>
 *
 * <p>Worked example: of 70 redeemers 56 order again within 30 days, and of 80 others 48 order: 80.0 % against 60.0 %, +20.0
 * points, with a 95 % interval of 5.2 to 33.4.
 *
 * <pre>{@code
 * RateDifference back = engine.compute(CouponReturnRate.in(month(2026, 1)).within(60));
 * Ratio ofRedeemers = back.rate();
 * RateDifference fromCounts = CouponReturnRate.of(56, 70, 48, 80);
 * }</pre>
 *
 * <p>Source: guides on coupon campaigns; the interval of R. G. Newcombe, Interval estimation for the difference between
 * independent proportions, Statistics in Medicine 17 (1998), method 10.
 *
 * @param window the window of issue
 * @param days within how many days of 24 hours, at least 1
 */
public record CouponReturnRate(Window window, int days) implements Metric<CouponReturnRate.State, RateDifference> {
    private static final String NAME = "coupon return rate";
    private static final int USUAL_DAYS = 30;
    private static final long DAY = 86_400_000;

    /** Customers so far. */
    public static final class State extends MetricState implements Subtractable<State> {
        private static final long serialVersionUID = 1L;

        private final Span window;
        private final long observedUntil;
        private long redeemers;
        private long redeemersBack;
        private long others;
        private long othersBack;
        private long leftOut;

        private State(Basis basis, Window window) {
            super(basis);
            this.window = basis.span(window);
            this.observedUntil = basis.observedUntil();
        }

        @Override
        public void subtract(State other) {
            requireSameBasis(other);
            redeemers -= other.redeemers;
            redeemersBack -= other.redeemersBack;
            others -= other.others;
            othersBack -= other.othersBack;
            leftOut -= other.leftOut;
        }
    }

    /**
     * Validates.
     *
     * @throws IllegalArgumentException if the days are below 1
     */
    public CouponReturnRate {
        requireNonNull(window, "window");
        if (days < 1) {
            throw new IllegalArgumentException("days " + days + " is below 1");
        }
    }

    /**
     * The return rates of customers who were issued a coupon in a window, within 30 days.
     *
     * @param window the window of issue
     * @return the metric
     */
    public static CouponReturnRate in(Window window) {
        return new CouponReturnRate(window, USUAL_DAYS);
    }

    /**
     * The same within another number of days.
     *
     * @param daysAfter how many days of 24 hours, at least 1
     * @return the metric
     * @throws IllegalArgumentException if the days are below 1
     */
    public CouponReturnRate within(int daysAfter) {
        return new CouponReturnRate(window, daysAfter);
    }

    /**
     * The rates for people who have only counts.
     *
     * @param redeemersBack redeemers who ordered again
     * @param redeemers customers who redeemed a coupon
     * @param othersBack others who ordered
     * @param others customers who were issued a coupon and redeemed none
     * @return redeemersBack / redeemers − othersBack / others
     * @throws IllegalArgumentException if those who came back are not in [0, all]
     */
    public static RateDifference of(long redeemersBack, long redeemers, long othersBack, long others) {
        String definition = "who ordered again, redeemers against others";
        return new RateDifference(
                Label.of(NAME, definition),
                Ratio.part(Label.of(NAME, "redeemers who ordered again / redeemers"), redeemersBack, redeemers),
                Ratio.part(Label.of(NAME, "others who ordered / others"), othersBack, others),
                0);
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
        boolean reached = false;
        boolean redeems = false;
        long issued = Long.MAX_VALUE;
        long redeemed = Long.MAX_VALUE;
        for (int i = 0; i < known; i++) {
            if (state.window.contains(coupons.issued(i))) {
                reached = true;
                issued = Math.min(issued, coupons.issued(i));
                if (coupons.isRedeemed(i)) {
                    redeems = true;
                    redeemed = Math.min(redeemed, redeemed(customer, coupons, i));
                }
            }
        }
        if (!reached) {
            return;
        }
        long from = redeems ? redeemed : issued;
        long until = from + days * DAY;
        if (until > state.observedUntil) {
            state.leftOut++;
            return;
        }
        int next = customer.firstOrderFrom(from + 1);
        int back = next < customer.orderCount() && customer.orderMillis(next) < until ? 1 : 0;
        if (redeems) {
            state.redeemers++;
            state.redeemersBack += back;
        } else {
            state.others++;
            state.othersBack += back;
        }
    }

    /** When a coupon that is redeemed and the order it paid for are both behind the customer. */
    private static long redeemed(CustomerHistory customer, Coupons coupons, int i) {
        long redeemed = coupons.redeemed(i).orElseThrow();
        return customer.latest(Math.max(redeemed, coupons.ordered(i).orElse(redeemed)));
    }

    @Override
    public Requirement requires() {
        return Requirement.records(Coupons.KIND);
    }

    @Override
    public void merge(State into, State from) {
        into.requireSameBasis(from);
        into.redeemers += from.redeemers;
        into.redeemersBack += from.redeemersBack;
        into.others += from.others;
        into.othersBack += from.othersBack;
        into.leftOut += from.leftOut;
    }

    @Override
    public RateDifference finish(State state, Basis basis) {
        String within = " within " + days + (days == 1 ? " day" : " days") + " of 24 h";
        return new RateDifference(
                label("who ordered again" + within + ", redeemers against others", basis),
                Ratio.part(
                        label("redeemers who ordered again" + within + " / redeemers", basis),
                        state.redeemersBack,
                        state.redeemers),
                Ratio.part(label("others who ordered" + within + " / others", basis), state.othersBack, state.others),
                state.leftOut);
    }

    private Label label(String definition, Basis basis) {
        return Label.of(NAME, definition).in(basis.scope(window)).untilDataEnd();
    }
}
