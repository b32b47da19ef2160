package io.github.retention4j.programme;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerBlock;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.metric.CustomerFilter;
import io.github.retention4j.metric.segment.Band;
import io.github.retention4j.metric.segment.Segment;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a loyalty programme, as a value.
 *
 * <ul>
 *   <li>Unless it is said: points are rounded down, can be used at once and never expire, redemptions are those that were recorded,
 *       refunds revoke by what is left, and members are those recorded or, where the history has no memberships, everybody.
 *   <li>Several rules of a kind add up. A rule that is given twice is refused, since that is a slip.
 *   <li>A programme without a rule can be built; results about it are no data.
 *   <li>All amounts of a programme are in one currency.
 * </ul>
 *
 * <p>What guides to loyalty programmes name, one after the other. Points by spending, as of an airline:
 *
 * <pre>{@code
 * LoyaltyProgramme points = LoyaltyProgramme.named("Rewards")
 *         .earning(Earning.points(1).per(Money.parse("SAR 1"))).pending(14)
 *         .expiring(PointsExpiry.afterMonths(12).toEndOfMonth())
 *         .redeeming(Redeeming.points(100).worth(Money.parse("SAR 5")).inMultiplesOf(100).upTo(0.5)).build();
 * }</pre>
 *
 * <p>Stars by visit, which can be used through the sixth month after the one in which they were earned; a coffee for ten stamps; and
 * cashback, in money, for the next order:
 *
 * <pre>{@code
 * LoyaltyProgramme stars = LoyaltyProgramme.named("Stars").earning(Earning.points(1).perVisit().atMostDaily())
 *         .expiring(PointsExpiry.afterMonths(6).toEndOfMonth()).build();
 * LoyaltyProgramme stamps = LoyaltyProgramme.named("Ten stamps").earning(Earning.points(1).perOrder())
 *         .reward(Reward.of("a coffee", 10).costing(Money.parse("SAR 4"))).build();
 * LoyaltyProgramme cashback = LoyaltyProgramme.named("15 % back").cashback(0.15).build();
 * }</pre>
 *
 * <p>Tiers by the spending of a calendar year, where each 100 points become a reward by themselves; and tiers that are held for the
 * rest of the year and all of the next, where points die with a year of silence:
 *
 * <pre>{@code
 * LoyaltyProgramme club = LoyaltyProgramme.named("Club").earning(Earning.points(1).per(Money.parse("USD 1")))
 *         .expiring(PointsExpiry.afterMonths(24)).reward(Reward.of("$5 off", 100).costing(Money.parse("USD 5")).byItself())
 *         .tiers(Tiers.bySpend(Qualification.CALENDAR_YEAR).tier(Tier.named("Club"))
 *                 .tier(Tier.named("Gold").from(Money.parse("USD 200")))
 *                 .tier(Tier.named("Elite").from(Money.parse("USD 500")).times(2)).holding(Term.REST_OF_PERIOD)).build();
 * LoyaltyProgramme beauty = LoyaltyProgramme.named("Beauty").earning(Earning.points(1).per(Money.parse("USD 1")))
 *         .expiring(PointsExpiry.afterInactivity(Period.ofMonths(12)))
 *         .redeeming(Redeeming.points(500).worth(Money.parse("USD 10")).inMultiplesOf(500))
 *         .tiers(Tiers.bySpend(Qualification.CALENDAR_YEAR).tier(Tier.named("Insider"))
 *                 .tier(Tier.named("VIB").from(Money.parse("USD 350")).times("1.25"))
 *                 .tier(Tier.named("Rouge").from(Money.parse("USD 1000")).times("1.5"))
 *                 .holding(Term.REST_OF_PERIOD_AND_NEXT)).build();
 * }</pre>
 *
 * <p>Missions and birthdays; referrals; and a class of customers by what they ever spent, who earn twice as much on a new season:
 *
 * <pre>{@code
 * LoyaltyProgramme perks = LoyaltyProgramme.named("Perks").bonus(Bonus.joining(50)).bonus(Bonus.birthday(100))
 *         .mission(Mission.orders(5).inEach(CalendarUnit.MONTH).earning(100)).build();
 * LoyaltyProgramme friends = LoyaltyProgramme.named("Friends")
 *         .bonus(Bonus.referral(200, 100).onFirstOrderOf(Money.parse("SAR 100")).within(90).atMostMonthly(5)).build();
 * LoyaltyProgramme vip = LoyaltyProgramme.named("VIP").earning(Earning.points(1).per(Money.parse("SAR 1")))
 *         .earning(Earning.points(1).per(Money.parse("SAR 1")).onTag("new-season").inTier("VIP"))
 *         .tiers(Tiers.bySpend(Qualification.LIFETIME).tier(Tier.named("VIP").from(Money.parse("SAR 5000")))
 *                 .falling(Downgrade.NEVER)).build();
 * }</pre>
 */
public final class LoyaltyProgramme implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final PointUnit unit;

    @SuppressWarnings("serial") // List.copyOf is serialisable
    private final List<Earning> earning;

    private final Rounding rounding;
    private final int pendingDays;
    private final PointsExpiry expiry;
    private final Redeeming redeeming;

    @SuppressWarnings("serial") // as above
    private final List<Reward> rewards;

    private final Redeemer redeemer;
    private final RefundRule refunds;

    @SuppressWarnings("serial") // as above
    private final List<Bonus> bonuses;

    @SuppressWarnings("serial") // as above
    private final List<Mission> missions;

    private final @Nullable Tiers tiers;
    private final Enrolment enrolment;
    private final @Nullable LocalDate firstDay;
    private final @Nullable LocalDate lastDay;

    /** What this is for histories of a basis: worked out once for the blocks of one. */
    private transient volatile @Nullable ProgrammePlan plan;

    /** As a key of replays it is asked for once a customer; 0 until it is worked out. */
    private transient int hash;

    LoyaltyProgramme(ProgrammeBuilder b) {
        this.name = b.name;
        this.unit = b.unit;
        this.earning = List.copyOf(b.earning);
        this.rounding = b.rounding;
        this.pendingDays = b.pendingDays;
        this.expiry = b.expiry;
        this.redeeming = b.redeeming != null
                ? b.redeeming
                : b.unit == PointUnit.MONEY ? Redeeming.atFaceValue() : Redeeming.UNKNOWN;
        this.rewards = List.copyOf(b.rewards);
        this.redeemer = b.redeemer;
        this.refunds = b.refunds;
        this.bonuses = List.copyOf(b.bonuses);
        this.missions = List.copyOf(b.missions);
        this.tiers = b.tiers;
        this.enrolment = b.enrolment;
        this.firstDay = b.firstDay;
        this.lastDay = b.lastDay;
    }

    /**
     * Starts a programme.
     *
     * @param name what it is called in results
     * @return a builder
     * @throws IllegalArgumentException if the name is blank, longer than 100 characters, or has control characters
     */
    public static ProgrammeBuilder named(String name) {
        return new ProgrammeBuilder(Checks.name(name, "name of a programme"));
    }

    /**
     * What this programme makes of a customer's history.
     *
     * <pre>{@code
     * Optional<PointsLedger> ofOne = history.customer("c-17").map(points::replay);
     * Metric<?, Long> ever = Metric.fold("lots", () -> new long[1], (sum, c) -> sum[0] += points.replay(c).lotCount(),
     *         (into, from) -> into[0] += from[0], sum -> sum[0]);
     * }</pre>
     *
     * @param customer the customer's history; one without a customer has an empty ledger
     * @return the ledger up to the end of the data. Measures of one pass over a history share it, so it is not worked out again; it is
     *     not to be kept beyond the pass
     * @throws IllegalArgumentException if an amount of the programme is in another currency than the history, or it has more than 64
     *     earning rules
     * @throws ArithmeticException if an order earns more points than a long holds
     */
    public PointsLedger replay(CustomerHistory customer) {
        CustomerBlock block = requireNonNull(customer, "customer").block();
        return block.once(this, () -> new BlockReplays(plan(customer.basis()), block))
                .of(customer);
    }

    private ProgrammePlan plan(Basis basis) {
        ProgrammePlan known = plan;
        if (known == null || !known.basis.equals(basis)) {
            known = new ProgrammePlan(this, basis);
            plan = known;
        }
        return known;
    }

    /**
     * The tier of each customer at the end of a day, as a segment for any metric.
     *
     * @param day the day; on one that is after the data, the tier at their end
     * @return bands of tiers, lowest first, after those who are no members or have no tier
     */
    public Segment<Band> tierAt(LocalDate day) {
        return new TierSegment(this, day);
    }

    /**
     * Those who are members at the end of a day, as a filter for any metric.
     *
     * @param day the day
     * @return the filter
     */
    public CustomerFilter members(LocalDate day) {
        return new MemberFilter(this, day);
    }

    /** {@return what it is called} */
    public String name() {
        return name;
    }

    /** {@return what a point is} */
    public PointUnit unit() {
        return unit;
    }

    /** {@return the rules by which orders and visits earn} */
    public List<Earning> earning() {
        return earning;
    }

    /** {@return how the points of an order become a whole number} */
    public Rounding rounding() {
        return rounding;
    }

    /** {@return how many days points wait until they can be used} */
    public int pendingDays() {
        return pendingDays;
    }

    /** {@return until when points can be used} */
    public PointsExpiry expiry() {
        return expiry;
    }

    /** {@return what points are worth, and how many may be redeemed} */
    public Redeeming redeeming() {
        return redeeming;
    }

    /** {@return what is given for points, besides a discount} */
    public List<Reward> rewards() {
        return rewards;
    }

    /** {@return who redeems in a replay} */
    public Redeemer redeemer() {
        return redeemer;
    }

    /** {@return what a refund does to points} */
    public RefundRule refunds() {
        return refunds;
    }

    /** {@return what points are given for besides orders and missions} */
    public List<Bonus> bonuses() {
        return bonuses;
    }

    /** {@return what is to be reached for points} */
    public List<Mission> missions() {
        return missions;
    }

    /** {@return the classes of members, if there are any} */
    public Optional<Tiers> tiers() {
        return Optional.ofNullable(tiers);
    }

    /** {@return who is a member} */
    public Enrolment enrolment() {
        return enrolment;
    }

    /** {@return the first day that the programme is there; empty if always} */
    public Optional<LocalDate> firstDay() {
        return Optional.ofNullable(firstDay);
    }

    /** {@return the last day on which it earns; empty if it goes on} */
    public Optional<LocalDate> lastDay() {
        return Optional.ofNullable(lastDay);
    }

    private List<@Nullable Object> parts() {
        return Arrays.asList(
                name,
                unit,
                earning,
                rounding,
                pendingDays,
                expiry,
                redeeming,
                rewards,
                redeemer,
                refunds,
                bonuses,
                missions,
                tiers,
                enrolment,
                firstDay,
                lastDay);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof LoyaltyProgramme that && parts().equals(that.parts()));
    }

    @Override
    public int hashCode() {
        int known = hash;
        if (known == 0) {
            known = parts().hashCode();
            hash = known;
        }
        return known;
    }

    /** The rules in words, one behind the other, without those that nothing was said of. */
    @Override
    public String toString() {
        return Stream.of(
                        earning.stream().map(Earning::toString),
                        said(rounding != Rounding.DOWN, "rounded " + rounding),
                        said(pendingDays > 0, "pending for " + Phrases.count(pendingDays, "day")),
                        said(!expiry.equals(PointsExpiry.NEVER), "expire " + expiry),
                        said(!redeeming.equals(Redeeming.UNKNOWN), redeeming.toString()),
                        rewards.stream().map(Reward::toString),
                        said(redeemer != Redeemer.RECORDED, "redeemed " + redeemer),
                        said(!refunds.equals(RefundRule.DEFAULT), refunds.toString()),
                        bonuses.stream().map(Bonus::toString),
                        missions.stream().map(Mission::toString),
                        tiers().map(Tiers::toString).stream(),
                        said(!enrolment.equals(Enrolment.RECORDED_ELSE_EVERYONE), "members are " + enrolment),
                        firstDay().map(day -> "from " + day).stream(),
                        lastDay().map(day -> "through " + day).stream())
                .flatMap(rules -> rules)
                .collect(Collectors.collectingAndThen(
                        Collectors.joining("; "), rules -> name + (rules.isEmpty() ? "" : ": " + rules)));
    }

    private static Stream<String> said(boolean is, String rule) {
        return is ? Stream.of(rule) : Stream.empty();
    }
}
