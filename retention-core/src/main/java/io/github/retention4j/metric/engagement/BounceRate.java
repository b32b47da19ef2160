package io.github.retention4j.metric.engagement;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Requirement;
import io.github.retention4j.history.Visits;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.RatioOfSums;
import io.github.retention4j.metric.SpanTally;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.ClusterShare;
import io.github.retention4j.result.Label;
import java.util.Optional;

/**
 * The share of visits that end where they began.
 *
 * <p>{@code rate = visits of one page without an action / visits}
 *
 * <ul>
 *   <li>A visit counts in the window in which it began. One page with an action, such as a click on a video, is no bounce;
 *       nor is a second page, however short the look at it.
 *   <li>Only pages and actions are looked at: a shop that sells on a single page tells an order as an action too.
 *   <li>Visits of nobody known count: they are most of them.
 *   <li>One customer's visits are alike, so the interval has customers as the independent units, and each visit of nobody known
 *       as one of its own. From counts alone each visit is taken for somebody else's: where few customers make most of
 *       them, that interval is too narrow.
 *   <li>No visits is no data.
 * </ul>
 *
 * <p>Worked example: of 1,000 visits 430 see one page and do nothing there: 43.0 %, with a 95 % interval of 40.0 to 46.1 %.
 *
 * <pre>{@code
 * ClusterShare bounced = engine.compute(BounceRate.in(month(2026, 3)));
 * ClusterShare fromCounts = BounceRate.of(430, 1_000);
 * }</pre>
 *
 * <p>Source: Web Analytics Association, Web Analytics Definitions, 2007, which calls a visit of a single page view a bounce;
 * that an action makes it none is usage since.
 *
 * @param window the window
 */
public record BounceRate(Window window) implements Metric<SpanTally, ClusterShare> {
    private static final String NAME = "bounce rate";

    /** Checks that nothing is null. */
    public BounceRate {
        requireNonNull(window, "window");
    }

    /**
     * The bounce rate of a window.
     *
     * @param window the window
     * @return the metric
     */
    public static BounceRate in(Window window) {
        return new BounceRate(window);
    }

    /**
     * The rate for people who have only counts, each visit being somebody else's.
     *
     * @param bounces visits of one page without an action
     * @param visits visits in all
     * @return bounces / visits
     * @throws IllegalArgumentException if the bounces are not in [0, visits]
     */
    public static ClusterShare of(long bounces, long visits) {
        return ClusterShare.ofSingles(label(), bounces, visits);
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
        long inWindow = 0;
        long bounces = 0;
        Visits visits = customer.visits();
        int known = visits.count();
        for (int i = 0; i < known; i++) {
            if (state.window().contains(visits.started(i))) {
                inWindow++;
                bounces += visits.pages(i) == 1 && visits.actions(i) == 0 ? 1 : 0;
            }
        }
        state.tally().addUnlessZero(bounces, inWindow);
    }

    @Override
    public Requirement requires() {
        return Requirement.records(Visits.KIND);
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
        return state.tally().share(label().in(basis.scope(window)));
    }

    @Override
    public boolean includesAnonymous() {
        return true;
    }

    private static Label label() {
        return Label.of(NAME, "visits of one page without an action / visits");
    }
}
