package io.github.retention4j.spark;

import com.google.common.collect.Lists;
import io.github.retention4j.io.RecordColumns;
import io.github.retention4j.io.TableSource;
import java.util.List;
import java.util.function.Function;

/**
 * What the rows of a dataset are: which columns name whom they belong to and when they were.
 *
 * <p>The names are those of the methods that state a column.
 */
@SuppressWarnings("ImmutableEnumChecker") // lists that nobody changes, and functions without a state
enum RecordRole {
    ORDERS(TableSource::orders, List.of("customer"), "order", List.of("time", "refunded:time")),
    CUSTOMERS(TableSource::customers, List.of("id"), "", List.of()),
    COUPONS(TableSource::coupons, List.of("issuedTo"), "redeemedBy", List.of("issued", "redeemed")),
    REDEMPTIONS(TableSource::redemptions, List.of("customer"), "order", List.of("redeemed")),
    SUBSCRIPTIONS(TableSource::subscriptions, List.of("customer"), "id", List.of("started")),
    SURVEY_RESPONSES(TableSource::surveyResponses, List.of("customer"), "", List.of("answered")),
    VISITS(TableSource::visits, List.of("customer"), "order", List.of("started")),
    CARTS(TableSource::carts, List.of("customer"), "", List.of("created", "checkedOut", "ordered")),
    OFFERS(TableSource::offers, List.of("customer"), "order", List.of("made", "taken")),
    REFERRALS(TableSource::referrals, List.of("referrer", "brought"), "", List.of("referred")),
    MEMBERSHIPS(TableSource::memberships, List.of("customer"), "", List.of("joined", "left")),
    POINTS_GRANTS(TableSource::pointsGrants, List.of("customer"), "", List.of("granted"));

    private final Function<TableSource, RecordColumns<?>> door;
    private final List<String> customers;
    private final String order;
    private final List<String> times;

    RecordRole(Function<TableSource, RecordColumns<?>> door, List<String> customers, String order, List<String> times) {
        this.door = door;
        this.customers = customers;
        this.order = order;
        this.times = times;
    }

    /** The columns of a source, to be stated. */
    RecordColumns<?> columns(TableSource source) {
        return door.apply(source);
    }

    /** Of whom a row is: the first is the one it stands with. */
    List<String> customers() {
        return customers;
    }

    /** Which order a row is or names, or which subscription it is; empty if there is none. */
    String order() {
        return order;
    }

    /** Whether rows of one id are one, so that it matters if they are of several customers. */
    boolean isWhole() {
        return this == ORDERS || this == SUBSCRIPTIONS;
    }

    /** Both. */
    List<String> ids() {
        return order.isEmpty() ? customers : Lists.asList(order, customers.toArray(String[]::new));
    }

    /** When it was. */
    List<String> times() {
        return times;
    }
}
