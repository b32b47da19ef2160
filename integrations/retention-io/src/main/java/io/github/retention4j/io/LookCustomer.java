package io.github.retention4j.io;

import io.github.retention4j.io.look.LookColumn;
import io.github.retention4j.io.look.LookRole;
import io.github.retention4j.io.text.JavaText;
import java.util.Optional;

/** Which column is the customer, and what makes one customer of all the ways that one is written. */
final class LookCustomer {
    private static final String OPEN_COLUMN = "customer(" + LookCode.OPEN + " /* which column? */)";

    private final LookProposal proposal;

    LookCustomer(LookProposal proposal) {
        this.proposal = proposal;
    }

    /**
     * Proposes it. One without masked cells is taken before one that is called more surely so.
     *
     * @param unread how many rows are lines of an order of which no more is read
     */
    void propose(long unread) {
        Optional<LookColumn> open = proposal.named(LookRole.CUSTOMER, column -> column.masked() == 0);
        Optional<LookColumn> customer = open.isPresent() ? open : proposal.named(LookRole.CUSTOMER, column -> true);
        if (customer.isEmpty()) {
            proposal.ask("Which column is the customer? None that is called so has anything in it.", OPEN_COLUMN);
            return;
        }
        LookColumn column = customer.get();
        state(column);
        long empty =
                column.empty() - (unread > 0 ? proposal.rows.repeats(column).empty() : 0);
        if (empty > 0) {
            proposal.notes.add(LookProposal.count(empty, "row")
                    + " without a customer: guests' orders, unless guests(Guests.DROP) is stated.");
        }
    }

    private void state(LookColumn column) {
        String name = JavaText.quoted(column.name());
        String shown = LookProposal.shown(column);
        if (column.masked() > 0) {
            String masked = LookProposal.count(column.masked(), "row") + " with a masked " + shown
                    + ", which strangers share: leave them out by leavingOut(...), or take another column.";
            proposal.used.add(column);
            proposal.ask(
                    masked,
                    "customer(" + LookCode.OPEN + " /* which column? " + name.replace("*/", "* /")
                            + " is masked in some rows */)");
        } else if (column.arePhones()) {
            proposal.used.add(column);
            proposal.ask(
                    "Of which country are the phone numbers of " + shown
                            + " that do not name theirs? phone(...) makes one"
                            + " customer of all the ways to write a number; it needs the library libphonenumber.",
                    "customer(Cell.column(" + name + ").phone(/* which country? */ " + LookCode.OPEN + "))");
        } else if (column.areMails()) {
            proposal.used.add(column);
            proposal.code.columns(
                    "customer(Cell.column(" + name + ").ignoringCase())",
                    orders -> orders.customer(Cell.column(column.name()).ignoringCase()));
        } else {
            proposal.state("customer", column, OrderColumns::customer);
            if (column.hasBlanks() && !column.isWhole()) {
                proposal.notes.add(
                        shown + " may be people's names, and two customers may have one name: is there an id?");
            }
        }
    }
}
