package io.github.retention4j.metric.engagement;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.Carts;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Requirement;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.RatioOfSums;
import io.github.retention4j.metric.SpanTally;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.ClusterShare;
import io.github.retention4j.result.Label;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The share of filled carts that are left behind.
 *
 * <p>{@code rate = carts that did not become an order / carts created in the window}
 *
 * <ul>
 *   <li>A cart counts in the window it was created in, and as ordered whenever it was, up to the end of the data. The rate
 *       of the last days therefore still falls; {@link #within} waits for carts to be settled.
 *   <li>Within D days, a cart that is ordered D days after or later is abandoned, and a cart whose days are not over
 *       when the data end is left out. A day is 24 hours, from the cart's creation, or from its checkout with {@link
 *       Stage#CHECKOUT}.
 *   <li>{@link Stage#CHECKOUT} looks only at carts whose checkout was begun, and so at who leaves at the till. A cart that
 *       was ordered without a checkout being told is not among them.
 *   <li>Carts of nobody known count.
 *   <li>One customer's carts are alike, so the interval has customers as the independent units, and each cart of nobody known
 *       as one of its own. From counts alone each cart is taken for somebody else's: where few customers fill most of
 *       them, that interval is too narrow.
 *   <li>No carts is no data.
 * </ul>
 *
 * <p>Worked example: of 1,000 carts 298 become an order, so 702 are abandoned: 70.2 %, with a 95 % interval of 67.3 to 73.0 %.
 *
 * <pre>{@code
 * ClusterShare abandoned = engine.compute(CartAbandonmentRate.in(month(2026, 3)));
 * ClusterShare atTheTill = engine.compute(
 *         CartAbandonmentRate.in(month(2026, 3)).from(CartAbandonmentRate.Stage.CHECKOUT).within(7));
 * }</pre>
 *
 * <p>Source: guides for online shops, which print 1 − orders / carts; on why it happens, M. Kukar-Kinney and A. G. Close, The
 * determinants of consumers' online shopping cart abandonment, J. Acad. Mark. Sci. 38 (2010).
 *
 * @param window the window of creation
 * @param stage how far a cart must have come
 * @param days within how many days it must become an order, or 0 if at any time will do
 */
public record CartAbandonmentRate(Window window, Stage stage, int days) implements Metric<SpanTally, ClusterShare> {
    private static final String NAME = "cart abandonment rate";
    private static final long DAY = 86_400_000;

    /** How far a cart must have come to be looked at. */
    public enum Stage {
        /** It was created. */
        CREATED("created"),
        /** Its checkout was begun. */
        CHECKOUT("created and checked out");

        private final String text;

        Stage(String text) {
            this.text = text;
        }
    }

    /**
     * Validates.
     *
     * @throws IllegalArgumentException if the days are negative
     */
    public CartAbandonmentRate {
        requireNonNull(window, "window");
        requireNonNull(stage, "stage");
        if (days < 0) {
            throw new IllegalArgumentException("days " + days + " is below 0");
        }
    }

    /**
     * The abandonment rate of carts created in a window.
     *
     * @param window the window of creation
     * @return the metric
     */
    public static CartAbandonmentRate in(Window window) {
        return new CartAbandonmentRate(window, Stage.CREATED, 0);
    }

    /**
     * The same of carts that came so far.
     *
     * @param reached how far
     * @return the metric
     */
    public CartAbandonmentRate from(Stage reached) {
        return new CartAbandonmentRate(window, reached, days);
    }

    /**
     * The same of carts of which so many days have been seen, ordered in these days or abandoned.
     *
     * @param withinDays how many days of 24 hours, at least 1
     * @return the metric
     * @throws IllegalArgumentException if the days are below 1
     */
    public CartAbandonmentRate within(int withinDays) {
        if (withinDays < 1) {
            throw new IllegalArgumentException("days " + withinDays + " is below 1");
        }
        return new CartAbandonmentRate(window, stage, withinDays);
    }

    /**
     * The rate for people who have only counts, each cart being somebody else's.
     *
     * @param abandoned carts that did not become an order
     * @param carts carts created
     * @return abandoned / carts
     * @throws IllegalArgumentException if the abandoned are not in [0, carts]
     */
    public static ClusterShare of(long abandoned, long carts) {
        return ClusterShare.ofSingles(label(Stage.CREATED, 0), abandoned, carts);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public SpanTally start(Basis basis) {
        return new SpanTally(basis, window);
    }

    @Override
    public void add(SpanTally state, CustomerHistory customer) {
        long looked = 0;
        long abandoned = 0;
        Carts carts = customer.carts();
        int known = carts.count();
        for (int i = 0; i < known; i++) {
            long created = carts.created(i);
            if (!state.window().contains(created)) {
                continue;
            }
            OptionalLong reached = stage == Stage.CREATED ? OptionalLong.of(created) : carts.checkedOut(i);
            if (reached.isEmpty()) {
                continue;
            }
            if (days == 0) {
                looked++;
                abandoned += carts.ordered(i).isEmpty() ? 1 : 0;
            } else if (reached.getAsLong() + days * DAY <= state.observedUntil()) {
                looked++;
                abandoned += carts.isOrderedBefore(i, reached.getAsLong() + days * DAY) ? 0 : 1;
            }
        }
        state.tally().addUnlessZero(abandoned, looked);
    }

    @Override
    public Requirement requires() {
        return Requirement.records(Carts.KIND);
    }

    @Override
    public void merge(SpanTally into, SpanTally from) {
        into.merge(from);
    }

    @Override
    public Optional<RatioOfSums<SpanTally>> ratioOfSums(Basis basis) {
        return Optional.of(SpanTally.ratioOfSums());
    }

    @Override
    public ClusterShare finish(SpanTally state, Basis basis) {
        return state.tally().share(label(stage, days).in(basis.scope(window)));
    }

    @Override
    public boolean includesAnonymous() {
        return true;
    }

    private static Label label(Stage stage, int days) {
        if (days == 0) {
            return Label.of(NAME, "carts not ordered / carts " + stage.text);
        }
        String within = days + (days == 1 ? " day" : " days") + " of 24 h";
        return Label.of(
                        NAME,
                        "carts not ordered within " + within + " / carts " + stage.text
                                + " that long before the data end")
                .untilDataEnd();
    }
}
