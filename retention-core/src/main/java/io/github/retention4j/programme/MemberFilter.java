package io.github.retention4j.programme;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.metric.CustomerFilter;
import java.time.LocalDate;

/** Those who are members at the end of a day. */
record MemberFilter(LoyaltyProgramme programme, LocalDate day) implements CustomerFilter {
    MemberFilter {
        requireNonNull(day, "day");
    }

    @Override
    public String name() {
        return "members of " + programme.name() + " on " + day;
    }

    @Override
    public boolean test(CustomerHistory customer) {
        return !customer.isAnonymous() && programme.replay(customer).isMember(day);
    }
}
