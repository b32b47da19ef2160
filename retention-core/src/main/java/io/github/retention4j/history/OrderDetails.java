package io.github.retention4j.history;

import io.github.retention4j.staging.Count;
import io.github.retention4j.store.DetailedRows;
import io.github.retention4j.store.Dictionary;
import java.util.Optional;
import java.util.Set;

/**
 * The coupons, discounts, eligible amounts and tags of a block's orders, as columns: an entry for each order that carries any of these, in the order
 * of the rows. The entries of rows {@code first} to {@code end} are those from {@code before(first)} to {@code before(end)}, so a
 * metric on coupons costs what the orders with a coupon cost.
 *
 * <pre>{@code
 * long onCoupons = 0;
 * for (CustomerBlock block : history.blocks()) {
 *     OrderDetails details = block.orderDetails();
 *     for (int entry = 0; entry < details.size(); entry++) {
 *         onCoupons += details.hasCoupon(entry) ? block.amount(details.row(entry)) : 0;
 *     }
 * }
 * }</pre>
 *
 * <p>Orders are those that count. Like the rows, it is safe for any number of threads.
 */
public final class OrderDetails {
    private final DetailedRows rows;
    private final Dictionary dictionary;

    OrderDetails(DetailedRows rows, Dictionary dictionary) {
        this.rows = rows;
        this.dictionary = dictionary;
    }

    /**
     * How many entries there are.
     *
     * @return zero or more
     */
    public int size() {
        return rows.size();
    }

    /**
     * How many entries are of rows before one.
     *
     * @param row an order's row, or the end of all rows
     * @return zero or more; of the first row, zero
     */
    public int before(int row) {
        return rows.before(row);
    }

    /**
     * The order that an entry is of.
     *
     * @param entry its number, from 0 to before {@link #size}
     * @return the order's row
     */
    public int row(int entry) {
        return rows.row(entry);
    }

    /**
     * Whether the order was placed with a coupon.
     *
     * @param entry its number, from 0 to before {@link #size}
     * @return whether there is one
     */
    public boolean hasCoupon(int entry) {
        return dictionary.hasCoupon(rows.detail(entry));
    }

    /**
     * The coupon that the order was placed with.
     *
     * @param entry its number, from 0 to before {@link #size}
     * @return the code, or empty
     */
    public Optional<String> coupon(int entry) {
        return detail(entry).coupon();
    }

    /**
     * The tags of the order.
     *
     * @param entry its number, from 0 to before {@link #size}
     * @return the tags, possibly none
     */
    public Set<String> tags(int entry) {
        return detail(entry).tags();
    }

    /**
     * Whether it is known what was taken off the order's price to arrive at its total.
     *
     * @param entry its number, from 0 to before {@link #size}
     * @return whether it is, be it nothing
     */
    public boolean statesDiscount(int entry) {
        return rows.discount(entry) != Dictionary.NO_AMOUNT;
    }

    /**
     * What was taken off the order's price to arrive at its total.
     *
     * @param entry its number, from 0 to before {@link #size}
     * @return whole units of 10<sup>-decimals</sup>; zero if it is not known
     */
    public long discount(int entry) {
        return Math.max(0, rows.discount(entry));
    }

    /**
     * Whether it is stated what of the order earns points; if not, its total does.
     *
     * @param entry its number, from 0 to before {@link #size}
     * @return whether it is, be it nothing
     */
    public boolean statesEligible(int entry) {
        return rows.eligible(entry) != Dictionary.NO_AMOUNT;
    }

    /**
     * What of the order earns points, before refunds.
     *
     * @param entry its number, from 0 to before {@link #size}
     * @return whole units of 10<sup>-decimals</sup>; zero if it is not stated
     */
    public long eligible(int entry) {
        return Math.max(0, rows.eligible(entry));
    }

    private Dictionary.OrderDetail detail(int entry) {
        return dictionary.details().value(rows.detail(entry));
    }

    @Override
    public String toString() {
        return "OrderDetails[" + Count.of(size(), "order") + "]";
    }
}
