package io.github.retention4j.programme;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.metric.segment.Band;
import io.github.retention4j.metric.segment.Segment;
import java.time.LocalDate;

/** The tiers that customers have at the end of a day, lowest first; who is no member is in a band of their own. */
record TierSegment(LoyaltyProgramme programme, LocalDate day) implements Segment<Band> {
    private static final int NO_TIER = -1;

    TierSegment {
        requireNonNull(day, "day");
    }

    @Override
    public String name() {
        return "tier of " + programme.name() + " on " + day;
    }

    @Override
    public Band key(CustomerHistory customer) {
        if (customer.isAnonymous()) {
            return Band.NO_CUSTOMER;
        }
        PointsLedger ledger = programme.replay(customer);
        if (!ledger.isMember(day)) {
            return new Band(NO_TIER - 1, "no member");
        }
        int tier = ledger.tierOn((int) day.toEpochDay());
        return tier == NO_TIER
                ? new Band(NO_TIER, "no tier")
                : new Band(
                        tier, programme.tiers().orElseThrow().tiers().get(tier).name());
    }
}
