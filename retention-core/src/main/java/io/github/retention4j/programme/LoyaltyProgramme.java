package io.github.retention4j.programme;

import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.metric.CustomerFilter;
import io.github.retention4j.metric.segment.Segment;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rules of a loyalty programme, as a value. */
public final class LoyaltyProgramme implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final PointUnit unit;
    @SuppressWarnings("serial")
    private final List<Earning> earning;
    private final Rounding rounding;
    private final int pendingDays;
    private final PointsExpiry expiry;
    private final Redeeming redeeming;
    @SuppressWarnings("serial")
    private final List<Reward> rewards;
    private final Redeemer redeemer;
    private final RefundRule refunds;
    @SuppressWarnings("serial")
    private final List<Bonus> bonuses;
    @SuppressWarnings("serial")
    private final List<Mission> missions;
    private final Optional<Tiers> tiers;
    private final Enrolment enrolment;
    private final Optional<LocalDate> firstDay;
    private final Optional<LocalDate> lastDay;

    private LoyaltyProgramme(Builder b) {
        throw new UnsupportedOperationException();
    }

    public static Builder named(String name) {
        return new Builder(name);
    }

    public PointsLedger replay(CustomerHistory customer) {
        throw new UnsupportedOperationException();
    }

    /** The tier of each customer at the end of a day. */
    public Segment<String> tierAt(LocalDate day) {
        throw new UnsupportedOperationException();
    }

    /** The members at the end of a day. */
    public CustomerFilter members(LocalDate day) {
        throw new UnsupportedOperationException();
    }

    public String name() {
        return name;
    }

    public PointUnit unit() {
        return unit;
    }

    public List<Earning> earning() {
        return earning;
    }

    public Rounding rounding() {
        return rounding;
    }

    public int pendingDays() {
        return pendingDays;
    }

    public PointsExpiry expiry() {
        return expiry;
    }

    public Redeeming redeeming() {
        return redeeming;
    }

    public List<Reward> rewards() {
        return rewards;
    }

    public Redeemer redeemer() {
        return redeemer;
    }

    public RefundRule refunds() {
        return refunds;
    }

    public List<Bonus> bonuses() {
        return bonuses;
    }

    public List<Mission> missions() {
        return missions;
    }

    public Optional<Tiers> tiers() {
        return tiers;
    }

    public Enrolment enrolment() {
        return enrolment;
    }

    /** The first day that the programme is there; empty if always. */
    public Optional<LocalDate> firstDay() {
        return firstDay;
    }

    /** The last day on which it earns; empty if it goes on. */
    public Optional<LocalDate> lastDay() {
        return lastDay;
    }

    /** Collects the rules. */
    public static final class Builder {
        private final String name;
        private final List<Earning> earning = new ArrayList<>();

        private Builder(String name) {
            this.name = name;
        }

        // unit, earning, cashback(share), rounding, pending(days), expiring, redeeming, reward, redeemer, refunds, bonus, mission,
        // tiers, enrolment, from(LocalDate), through(LocalDate)

        public LoyaltyProgramme build() {
            return new LoyaltyProgramme(this);
        }
    }
}
