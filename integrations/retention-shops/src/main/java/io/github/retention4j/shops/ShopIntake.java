package io.github.retention4j.shops;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.CustomerBlock;
import io.github.retention4j.history.CustomerCursor;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.History;
import io.github.retention4j.intake.Intake;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * What became of a shop's rows, in one line to look at before any figure is believed:
 * {@code 9 rows → 8 orders → 4 customers; 2 guests' orders (5.1 % of revenue) cannot come back; 1 cancelled left out}.
 *
 * <ul>
 *   <li>All is counted of the whole history, whatever it was read from; so read nothing else into it where the rows should add up.
 *   <li>Orders that were refunded in full are none of the orders.
 *   <li>The share of revenue is of the revenue after refunds; there is none where that is zero.
 *   <li>What was left out and why is told by the presets of this package only.
 * </ul>
 *
 * <pre>{@code
 * History history = Shopify.orders(path).into(History.builder(zone, usd)).build();
 * System.out.println(ShopIntake.of(history));
 * }</pre>
 *
 * @param rows the rows that were read
 * @param orders the orders that they became
 * @param customers the customers whose they are, besides guests
 * @param guestOrders the orders of nobody known
 * @param guestShare their share of the revenue, from 0 to 1
 * @param refundedInFull the orders that were refunded in full
 * @param refused the rows that could not be taken
 * @param leftOut how many orders were left out and why; empty if none was
 */
public record ShopIntake(
        long rows,
        long orders,
        long customers,
        long guestOrders,
        OptionalDouble guestShare,
        long refundedInFull,
        long refused,
        String leftOut) {
    /** Checks that nothing is null. */
    public ShopIntake {
        requireNonNull(guestShare, "guestShare");
        requireNonNull(leftOut, "leftOut");
    }

    /**
     * Counts what a history was built from.
     *
     * @param history the history
     * @return the counts
     */
    public static ShopIntake of(History history) {
        long guestOrders = 0;
        long refundedInFull = 0;
        long guestRevenue = 0;
        long revenue = 0;
        for (CustomerBlock block : history.blocks()) {
            CustomerCursor cursor = block.cursor();
            while (cursor.next()) {
                CustomerHistory customer = cursor.customer();
                long its = history.orderCount() == 0 ? 0 : customer.netRevenue(customer.span(history.observed()));
                revenue += its;
                refundedInFull += customer.ignoredOrders().count();
                if (block.isAnonymous()) {
                    guestRevenue += its;
                    guestOrders += customer.orderCount();
                }
            }
        }
        Intake intake = history.intake();
        return new ShopIntake(
                intake.sources().values().stream()
                        .mapToLong(Intake.Counts::rows)
                        .sum(),
                history.orderCount(),
                history.customerCount(),
                guestOrders,
                revenue > 0 ? OptionalDouble.of((double) guestRevenue / revenue) : OptionalDouble.empty(),
                refundedInFull,
                intake.refused(),
                Tally.leftOut(intake.notes().stream().map(Intake.Note::text).toList()));
    }

    /** The line. */
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        parts.add(count(rows, "row", "rows") + " → " + count(orders, "order", "orders") + " → "
                + count(customers, "customer", "customers"));
        if (guestOrders > 0) {
            parts.add(count(guestOrders, "guest's order", "guests' orders")
                    + (guestShare.isPresent()
                            ? String.format(Locale.ROOT, " (%.1f %% of revenue)", 100 * guestShare.getAsDouble())
                            : "")
                    + " cannot come back");
        }
        if (refundedInFull > 0) {
            parts.add(refundedInFull + " refunded in full");
        }
        if (!leftOut.isEmpty()) {
            parts.add(leftOut);
        }
        if (refused > 0) {
            parts.add(count(refused, "row", "rows") + " refused");
        }
        return String.join("; ", parts);
    }

    private static String count(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
