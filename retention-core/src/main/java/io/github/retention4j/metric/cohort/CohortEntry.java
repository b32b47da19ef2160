package io.github.retention4j.metric.cohort;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.CustomerHistory;
import java.io.Serializable;

/**
 * What a customer enters a cohort by.
 *
 * <ul>
 *   <li>{@link #firstOrder}: the first order that counts, or the first that matches a rule, such as a coupon or a tag. It is at age
 *       0, so all customers of a cohort are. Orders before it are in no cell, and the table tells how many.
 *   <li>{@link #recurring}: each period with such an order. A customer is then in many cohorts, and an order in the cells of many;
 *       sums over cohorts count it as often. Also called recurring retention.
 *   <li>{@link #signUp} and {@link #date}: a day that the shop declares. Customers who never ordered belong to the cohort, so
 *       row 0 need not be 100 %. All orders of that day and later count, whatever their time: who orders as a guest and makes an
 *       account at the checkout has ordered. Customers whose day is not known, after the data end, or before a stated first
 *       day, or else before the period of the first event, are in no cohort, and the table tells how many.
 *   <li>For cohorts by the value of an attribute, such as a plan, take a table for each:
 *       {@code CohortRetention.monthly().by(Segments.attribute("plan"))}.
 * </ul>
 *
 * <pre>{@code
 * CohortTable givers = engine.compute(CohortRetention.monthly().enteredBy(CohortEntry.firstOrder().tagged("gift")));
 * CohortTable signedUp = engine.compute(CohortRetention.monthly().enteredBy(CohortEntry.signUp()));
 * CohortTable large = engine.compute(CohortRetention.monthly().enteredBy(CohortEntry.firstOrder()
 *         .matching("of 100 or more", (customer, order) -> customer.orderAmount(order) >= 100_00)));
 * }</pre>
 */
public sealed interface CohortEntry extends Serializable permits OrderEntry, DeclaredEntry {
    /**
     * The first order that counts.
     *
     * @return the entry, which can be narrowed to orders that match a rule
     */
    static OrderEntry firstOrder() {
        return OrderEntry.FIRST;
    }

    /**
     * Each period in which the customer places an order.
     *
     * @return the entry, which can be narrowed to orders that match a rule
     */
    static OrderEntry recurring() {
        return OrderEntry.RECURRING;
    }

    /**
     * The day on which the shop first met the customer, as it declares. With ages in equal steps they run from the declared
     * instant, and orders of that day before it are at age 0.
     *
     * @return the entry
     */
    static CohortEntry signUp() {
        return new DeclaredEntry("");
    }

    /**
     * A day that an attribute of the customer tells, such as when the customer joined a programme.
     *
     * @param attribute the attribute's name; its values are dates such as {@code 2026-03-05}, and any other is refused when the
     *     table is made
     * @return the entry
     * @throws IllegalArgumentException if the name is blank
     */
    static CohortEntry date(String attribute) {
        if (requireNonNull(attribute, "attribute").isBlank()) {
            throw new IllegalArgumentException("attribute '" + attribute + "' is blank; say which has the date");
        }
        return new DeclaredEntry(attribute);
    }

    /**
     * What it is called.
     *
     * @return such as "first order" or "sign-up"
     */
    String name();

    /** Which orders count as an entry into a cohort. */
    @FunctionalInterface
    interface OrderRule extends Serializable {
        /**
         * Whether an order is one.
         *
         * @param customer whose order it is; a view that moves on, so keep nothing of it
         * @param order the order's number, from 0, in time order
         * @return whether it counts
         */
        boolean test(CustomerHistory customer, int order);
    }
}
