package io.github.retention4j.metric.programme;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.RatioOfSums;
import io.github.retention4j.metric.SpanTally;
import io.github.retention4j.metric.programme.ProgrammeLabel.Needs;
import io.github.retention4j.model.Window;
import io.github.retention4j.programme.LoyaltyProgramme;
import io.github.retention4j.programme.PointUnit;
import io.github.retention4j.programme.PointsLedger;
import io.github.retention4j.programme.PointsMove;
import io.github.retention4j.result.Average;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.Unit;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * How fast the members of a loyalty programme earn points.
 *
 * <p>{@code velocity = points earned in the window / active members / months}, or per order
 * {@code points earned by orders / orders of members}, both of the window.
 *
 * <ul>
 *   <li>Earned are points of orders and visits, when they were credited, pending ones among them; what is revoked later since an order is
 *       refunded is not taken off. Bonuses, missions and grants are not in it.
 *   <li>Active are members who earned in the window or placed an order in it while they were one. Those who order and earn nothing count:
 *       rules under which most orders earn nothing are slow.
 *   <li>Per order, orders are those placed while a member, refunded ones among them, and points of visits are left out.
 *   <li>Months are those of the calendar where the window is of such; else a month is a twelfth of 365.2425 days. Of a window that is
 *       not over only the days count that the data cover.
 *   <li>Where a point is money, it is told as money.
 *   <li>For the interval the units are members. It does not go below 0.
 *   <li>No such members is no data, and so are a programme without rules and a window before it begins.
 * </ul>
 *
 * <p>Worked example: in a quarter 60 active members earn 27,000 points with 300 orders: 27,000 / 60 / 3 = 150 a member and month, and 90
 * an order. At 150 a month a reward of 1,000 points is almost seven months away.
 *
 * <pre>{@code
 * Average aMonth = engine.compute(EarningVelocity.in(q1).of(points));
 * Average anOrder = engine.compute(EarningVelocity.in(q1).of(points).per(EarningVelocity.Per.ORDER));
 * Average fromCounts = EarningVelocity.of(27_000, 60, 3);
 * }</pre>
 *
 * <p>Source: guides on loyalty programmes; the interval as in W. G. Cochran, Sampling Techniques, 3rd ed. 1977, chapter 6.
 *
 * @param window the window
 * @param programme the programme
 * @param per what there is one such number for
 */
public record EarningVelocity(Window window, LoyaltyProgramme programme, Per per)
        implements Metric<SpanTally, Average> {
    private static final String NAME = "earning velocity";
    private static final int DECIMALS = 1;
    private static final int MONTHS_OF_A_YEAR = 12;

    /** What there is one number of points for. */
    public enum Per {
        /** An active member, each month. */
        MEMBER_AND_MONTH("points earned / active members / months", "active member and month"),
        /** An order of a member. */
        ORDER("points earned by orders / orders placed by members", "order");

        private final String text;
        private final String each;

        Per(String text, String each) {
            this.text = text;
            this.each = each;
        }

        @Override
        public String toString() {
            return each;
        }
    }

    /** Checks that nothing is null. */
    public EarningVelocity {
        requireNonNull(window, "window");
        requireNonNull(programme, "programme");
        requireNonNull(per, "per");
    }

    /**
     * The earning velocity of a window, for each active member and month.
     *
     * @param window the window
     * @return the metric, once it is said of which programme
     */
    public static InWindow<EarningVelocity> in(Window window) {
        requireNonNull(window, "window");
        return programme -> new EarningVelocity(window, programme, Per.MEMBER_AND_MONTH);
    }

    /**
     * The same for each of something else.
     *
     * @param each what there is one such number for
     * @return the metric
     */
    public EarningVelocity per(Per each) {
        return new EarningVelocity(window, programme, each);
    }

    /**
     * The velocity for people who have only counts; it has no interval.
     *
     * @param earned the points earned, zero or above
     * @param members active members, zero or above
     * @param months in how many months they were earned, above 0
     * @return earned / members / months
     * @throws IllegalArgumentException if a count is below 0 or the months are not above 0
     */
    public static Average of(long earned, long members, double months) {
        if (earned < 0) {
            throw new IllegalArgumentException("earned " + earned + " is below 0");
        }
        if (!(months > 0 && months < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("months " + months + " not in (0, ∞)");
        }
        Average whole = Average.withoutSpread(
                Label.of(NAME, Per.MEMBER_AND_MONTH.text),
                BigDecimal.valueOf(earned),
                members,
                Unit.count("points", DECIMALS).per(Per.MEMBER_AND_MONTH.each));
        return new Average(whole.label(), whole.sum(), whole.count(), 1 / months, whole.unit(), whole.spread());
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
        PointsLedger ledger = programme.replay(customer);
        if (ledger.membershipCount() == 0) {
            return;
        }
        long earned = 0;
        for (int i = 0; i < ledger.moveCount(); i++) {
            boolean counts = ledger.moveKind(i) == PointsMove.EARNED
                    && (per == Per.MEMBER_AND_MONTH || ledger.moveOrdered(i).isPresent());
            if (counts && state.window().contains(ledger.moveMillis(i))) {
                earned = Math.addExact(earned, ledger.movePoints(i));
            }
        }
        long orders = AsMember.placed(customer, ledger, state.window());
        long below = per == Per.ORDER ? orders : (earned | orders) == 0 ? 0 : 1;
        state.tally().addUnlessZero(earned, below);
    }

    @Override
    public void merge(SpanTally into, SpanTally from) {
        into.merge(from);
    }

    @Override
    public Optional<RatioOfSums<SpanTally>> ratioOfSums(Basis basis) {
        return Optional.of(SpanTally.ratioOfSums().times(times(basis) * Math.pow(10, -scale(basis))));
    }

    @Override
    public Average finish(SpanTally state, Basis basis) {
        ProgrammeLabel told = ProgrammeLabel.of(NAME, per.text, basis, window, programme, Needs.POINTS);
        SpanTally known = told.isKnown() ? state : start(basis);
        Unit unit = programme.unit() == PointUnit.MONEY ? Unit.money(basis.currency()) : Unit.count("points", DECIMALS);
        return known.tally().average(told.label(), scale(basis), unit.per(per.each), times(basis));
    }

    private int scale(Basis basis) {
        return programme.unit() == PointUnit.MONEY ? basis.currency().getDecimalPlaces() : 0;
    }

    /** One by the months of the window that the data cover; where they cover none, nothing is earned. */
    private double times(Basis basis) {
        if (per == Per.ORDER) {
            return 1;
        }
        Window covered = basis.covered(window)
                .filter(days -> days.days() < window.days())
                .orElse(window);
        return 1 / (MONTHS_OF_A_YEAR * covered.years());
    }
}
