package io.github.retention4j.compare;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Span;
import io.github.retention4j.metric.CustomerFilter;
import io.github.retention4j.model.Window;
import io.github.retention4j.programme.LoyaltyProgramme;
import io.github.retention4j.programme.PointsLedger;

/**
 * Customers who had ordered before some days, by what they are to a programme: nobody is in a group for what they did on these days.
 *
 * @param who which of them
 * @param programme the programme
 * @param window the days: of joiners, those on which they joined, with as many before and after
 */
record MembershipGroup(Who who, LoyaltyProgramme programme, Window window) implements CustomerFilter {
    /** Which customers. */
    enum Who {
        /** Members when the window begins. */
        MEMBERS("members"),
        /** No members on any day until the window's end. */
        NO_MEMBERS("others"),
        /** Who first joined in the window, and are members still when it ends. */
        JOINERS("who joined"),
        /** No members on any day until the end of the window after it. */
        NO_JOINERS("others");

        private final String text;

        Who(String text) {
            this.text = text;
        }
    }

    MembershipGroup {
        requireNonNull(who, "who");
        requireNonNull(programme, "programme");
        requireNonNull(window, "window");
    }

    @Override
    public String name() {
        return who.text;
    }

    @Override
    public boolean test(CustomerHistory customer) {
        Span joining = customer.span(window);
        boolean areJoiners = who == Who.JOINERS || who == Who.NO_JOINERS;
        long first = areJoiners ? customer.span(window.previous()).from() : joining.from();
        if (customer.orderCount() == 0 || customer.orderMillis(0) >= first) {
            return false;
        }
        PointsLedger ledger = programme.replay(customer);
        return switch (who) {
            case MEMBERS -> ledger.isMember(joining.from() - 1);
            case NO_MEMBERS -> isNoneBefore(ledger, joining.until());
            case JOINERS ->
                ledger.membershipCount() > 0
                        && joining.contains(ledger.joined(0))
                        && ledger.isMember(joining.until() - 1);
            case NO_JOINERS -> isNoneBefore(ledger, customer.span(window.next()).until());
        };
    }

    private static boolean isNoneBefore(PointsLedger ledger, long until) {
        return ledger.membershipCount() == 0 || ledger.joined(0) >= until;
    }
}
