package io.github.retention4j.metric.programme;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.result.Average;
import io.github.retention4j.result.ClusterShare;
import io.github.retention4j.result.Figures;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.MetricResult;
import io.github.retention4j.result.Table;
import io.github.retention4j.result.Table.Column;
import io.github.retention4j.result.Unit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.joda.money.BigMoney;

/**
 * What became of referrals, and what they were rewarded with.
 *
 * <ul>
 *   <li>Printed, a row is a step: how many referrals came as far, and their share of all that were made.
 *   <li>No referrals is no data.
 * </ul>
 *
 * @param label what it is of
 * @param came of the referrals, those that brought somebody
 * @param ordered those whose friend became a customer by them
 * @param rewarded those whose referrer was given points for them
 * @param friendsRewarded how many friends were given points
 * @param referrerPoints the points given to referrers
 * @param friendPoints the points given to friends
 * @param worth what points are worth
 */
public record ReferralOutcome(
        Label label,
        ClusterShare came,
        ClusterShare ordered,
        ClusterShare rewarded,
        long friendsRewarded,
        long referrerPoints,
        long friendPoints,
        PointsWorth worth)
        implements MetricResult {
    /**
     * Validates.
     *
     * @throws IllegalArgumentException if the shares are not of the same referrals, a step has more than the one before, or a number is
     *     negative
     */
    public ReferralOutcome {
        requireNonNull(label, "label");
        requireNonNull(worth, "worth");
        if (came.total() != ordered.total() || came.total() != rewarded.total()) {
            throw new IllegalArgumentException("shares of " + came.total() + ", " + ordered.total() + " and "
                    + rewarded.total() + " referrals are not of the same");
        }
        if (ordered.hits() > came.hits() || rewarded.hits() > ordered.hits()) {
            throw new IllegalArgumentException(rewarded.hits() + " rewarded of " + ordered.hits() + " who ordered of "
                    + came.hits() + " who came: a step has more than the one before");
        }
        if (friendsRewarded < 0 || referrerPoints < 0 || friendPoints < 0) {
            throw new IllegalArgumentException("a count of " + friendsRewarded + " friends, " + referrerPoints + " or "
                    + friendPoints + " points is below 0");
        }
    }

    /**
     * How many referrals were made.
     *
     * @return zero or more
     */
    public long invited() {
        return came.total();
    }

    /**
     * What the points are worth that were given for these referrals.
     *
     * @return at their worth, or empty if it is not known
     */
    public Optional<BigMoney> cost() {
        return worth.of(Math.addExact(referrerPoints, friendPoints));
    }

    /**
     * What a customer who was won by a referral cost in points.
     *
     * @return their worth / friends who ordered, without an interval; empty if nobody knows what points are worth
     */
    public Optional<Average> costPerCustomerWon() {
        return cost().map(all -> Average.withoutSpread(
                label.part("cost per customer won"),
                all.getAmount(),
                ordered.hits(),
                Unit.money(all.getCurrencyUnit()).per("customer won")));
    }

    @Override
    public OptionalLong fewestCustomers() {
        return Figures.fewest(
                Stream.of(came, ordered, rewarded)
                        .mapToLong(share -> share.fewestCustomers().orElse(0))
                        .min()
                        .orElse(0),
                friendsRewarded);
    }

    @Override
    public String summary() {
        return isNoData()
                ? label.noData("no referrals")
                : Figures.count(invited(), "referral") + ": came " + told(came) + ", ordered " + told(ordered)
                        + ", rewarded " + told(rewarded) + "; " + given();
    }

    private String given() {
        String points = Figures.count(referrerPoints, "point") + " to referrers, " + friendPoints + " to "
                + Figures.count(friendsRewarded, "friend");
        Optional<Average> each =
                costPerCustomerWon().filter(cost -> cost.value().isPresent());
        return points
                + each.map(cost -> ", " + cost.told(cost.value().getAsDouble())).orElse("");
    }

    private static String told(ClusterShare share) {
        return share.told(share.value().orElseThrow());
    }

    @Override
    public Optional<Table> table() {
        if (isNoData()) {
            return Optional.empty();
        }
        List<Column> columns = List.of(
                Column.words("step"), Column.figures("referrals"), Column.figures("of all"), Column.figures("95 % CI"));
        List<List<String>> rows = List.of(
                List.of("made", Long.toString(invited())),
                row("friend came", came),
                row("friend ordered", ordered),
                row("referrer rewarded", rewarded));
        return Optional.of(Table.of(label, columns, rows, List.of(label), given()));
    }

    private static List<String> row(String step, ClusterShare share) {
        return List.of(
                step,
                Long.toString(share.hits()),
                told(share),
                share.interval().map(i -> i.ends(Unit.PERCENT)).orElse(""));
    }

    @Override
    public String toString() {
        return table().map(Table::toString).orElseGet(() -> label.around(summary()));
    }

    private boolean isNoData() {
        return invited() == 0 || label.isUnobserved();
    }
}
