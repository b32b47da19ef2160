package io.github.retention4j.programme;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the rules of a {@link LoyaltyProgramme}. It starts with {@link LoyaltyProgramme#named}. */
public final class ProgrammeBuilder {
    final String name;
    PointUnit unit = PointUnit.POINTS;
    final List<Earning> earning = new ArrayList<>();
    Rounding rounding = Rounding.DOWN;
    int pendingDays;
    PointsExpiry expiry = PointsExpiry.NEVER;

    @Nullable
    Redeeming redeeming;

    final List<Reward> rewards = new ArrayList<>();
    Redeemer redeemer = Redeemer.RECORDED;
    RefundRule refunds = RefundRule.DEFAULT;
    final List<Bonus> bonuses = new ArrayList<>();
    final List<Mission> missions = new ArrayList<>();

    @Nullable
    Tiers tiers;

    Enrolment enrolment = Enrolment.RECORDED_ELSE_EVERYONE;

    @Nullable
    LocalDate firstDay;

    @Nullable
    LocalDate lastDay;

    ProgrammeBuilder(String name) {
        this.name = name;
    }

    /**
     * Says what a point is. Unless it is said, a number of its own.
     *
     * @param unit what it is
     * @return this
     */
    public ProgrammeBuilder unit(PointUnit unit) {
        this.unit = requireNonNull(unit, "unit");
        return this;
    }

    /**
     * Adds a rule by which orders or visits earn.
     *
     * @param rule the rule
     * @return this
     */
    public ProgrammeBuilder earning(Earning rule) {
        earning.add(requireNonNull(rule, "earning"));
        return this;
    }

    /**
     * Makes a point a minor unit of money, and an order earn a share of what is paid.
     *
     * @param share the share, above 0 and up to 1: 0.15 for 15 %
     * @return this
     * @throws IllegalArgumentException if the share is not in (0, 1]
     */
    public ProgrammeBuilder cashback(double share) {
        return unit(PointUnit.MONEY).earning(Earning.cashback(share));
    }

    /**
     * Makes a point a minor unit of money, and an order earn a share of what is paid.
     *
     * @param share the share as a decimal number, above 0 and up to 1: "0.15" for 15 %
     * @return this
     * @throws IllegalArgumentException if the share is not in (0, 1]
     */
    public ProgrammeBuilder cashback(String share) {
        return unit(PointUnit.MONEY).earning(Earning.cashback(share));
    }

    /**
     * Says how the points of an order become a whole number. Unless it is said, down.
     *
     * @param how how
     * @return this
     */
    public ProgrammeBuilder rounding(Rounding how) {
        this.rounding = requireNonNull(how, "rounding");
        return this;
    }

    /**
     * Says how many days the points of an order wait until they can be used: those of 25 January, with 14, from 8 February on. Points of
     * visits, bonuses, missions and grants do not wait.
     *
     * @param days how many, 0 or more
     * @return this
     * @throws IllegalArgumentException if they are not in [0, 36525]
     */
    public ProgrammeBuilder pending(int days) {
        this.pendingDays = Checks.days(days, 0, "pending days", "; write 0 for points that can be used at once");
        return this;
    }

    /**
     * Says until when points can be used. Unless it is said, for ever.
     *
     * @param rule the rule
     * @return this
     */
    public ProgrammeBuilder expiring(PointsExpiry rule) {
        this.expiry = requireNonNull(rule, "expiry");
        return this;
    }

    /**
     * Says what points are worth, and how many may be redeemed. Unless it is said, their worth is not known, and that of points that
     * are money is their face value.
     *
     * @param rule the rule
     * @return this
     */
    public ProgrammeBuilder redeeming(Redeeming rule) {
        this.redeeming = requireNonNull(rule, "redeeming");
        return this;
    }

    /**
     * Adds something that is given for points.
     *
     * @param reward the reward
     * @return this
     */
    public ProgrammeBuilder reward(Reward reward) {
        rewards.add(requireNonNull(reward, "reward"));
        return this;
    }

    /**
     * Says who redeems in a replay. Unless it is said, those who did.
     *
     * @param who who
     * @return this
     */
    public ProgrammeBuilder redeemer(Redeemer who) {
        this.redeemer = requireNonNull(who, "redeemer");
        return this;
    }

    /**
     * Says what a refund does to points.
     *
     * @param rule the rule
     * @return this
     */
    public ProgrammeBuilder refunds(RefundRule rule) {
        this.refunds = requireNonNull(rule, "refunds");
        return this;
    }

    /**
     * Adds points for something else than an order.
     *
     * @param bonus the bonus
     * @return this
     */
    public ProgrammeBuilder bonus(Bonus bonus) {
        bonuses.add(requireNonNull(bonus, "bonus"));
        return this;
    }

    /**
     * Adds something to be reached for points.
     *
     * @param mission the mission
     * @return this
     */
    public ProgrammeBuilder mission(Mission mission) {
        missions.add(requireNonNull(mission, "mission"));
        return this;
    }

    /**
     * Says the classes of members.
     *
     * @param classes the tiers, one or more
     * @return this
     */
    public ProgrammeBuilder tiers(Tiers classes) {
        this.tiers = requireNonNull(classes, "tiers");
        return this;
    }

    /**
     * Says who is a member.
     *
     * @param who who
     * @return this
     */
    public ProgrammeBuilder enrolment(Enrolment who) {
        this.enrolment = requireNonNull(who, "enrolment");
        return this;
    }

    /**
     * Says the first day that the programme is there.
     *
     * @param day the day
     * @return this
     */
    public ProgrammeBuilder from(LocalDate day) {
        this.firstDay = requireNonNull(day, "day");
        return this;
    }

    /**
     * Says the last day on which it earns. Points can be used later, as long as they do not expire.
     *
     * @param day the day
     * @return this
     */
    public ProgrammeBuilder through(LocalDate day) {
        this.lastDay = requireNonNull(day, "day");
        return this;
    }

    /**
     * Makes the programme.
     *
     * @return the programme
     * @throws IllegalArgumentException if rules do not go together: a cashback where points are not money, a worth stated of points
     *     that are money, a tier that there is none of, amounts in two currencies, a rule or the name of a reward given twice, points
     *     that would be gone before they can be used, or a last day before the first
     */
    public LoyaltyProgramme build() {
        LoyaltyProgramme programme = new LoyaltyProgramme(this);
        Coherence.check(programme);
        return programme;
    }
}
