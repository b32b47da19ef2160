package io.github.retention4j.history;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.intake.RefundedOrders;
import io.github.retention4j.model.Customer;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/**
 * One customer's events in time order, as a metric or a filter sees them.
 *
 * <p>This is a view that moves from customer to customer: use it inside the call that hands it to you and do not keep it.
 * Times are milliseconds since 1970-01-01T00:00Z; amounts are whole units of 10<sup>-decimals</sup> of the history's
 * currency. Its text names no customer.
 *
 * <ul>
 *   <li>Orders are those that count: an order refunded in full is none, unless the history was built with
 *       {@link RefundedOrders#COUNT}.
 *   <li>An event without a customer is seen as a history of its own, of which {@link #isAnonymous()} is true, and so is a
 *       guest's order with the refunds that name it; only metrics about events are shown such histories.
 * </ul>
 */
public final class CustomerHistory extends CustomerOrders {
    private final DeclaredCustomers declared;

    /** Of the kinds that were asked for. */
    private Records[] views = {};

    CustomerHistory(CustomerBlock block) {
        super(block);
        this.declared = block.declared();
    }

    /** {@return what the history stands on, for rules that do not know the history} */
    public Basis basis() {
        return block().basis();
    }

    /** {@return whether this is an event without a customer} */
    public boolean isAnonymous() {
        return block().isAnonymous();
    }

    /**
     * {@return the shop's own customer id}
     *
     * @throws IllegalStateException if this is an event without a customer
     */
    public String id() {
        return block().dictionary().customers().id(block().key(at()));
    }

    /** {@return what the shop declared about the customer, as a record made anew, or empty if it declared nothing} */
    public Optional<Customer> customer() {
        return declared.record(at(), block().key(at()));
    }

    /**
     * What the shop declared about the customer in one respect, which costs less than the whole record.
     *
     * <pre>{@code
     * CustomerFilter fromRiyadh = c -> c.declared(DeclaredCustomers::city).equals(Optional.of("Riyadh"));
     * }</pre>
     *
     * @param <T> what it is
     * @param column tells the respect
     * @return the value, or empty if it is not known
     */
    public <T> Optional<T> declared(Function<DeclaredCustomers, DeclaredColumn<T>> column) {
        DeclaredColumn<T> its = requireNonNull(column, "column").apply(declared);
        return its.value(its.number(at()));
    }

    /**
     * The latest that something can have happened, if its time may be a day without a time. Sources that tell days tell the
     * start of a day, so a time that is exactly one stands for any of that day: compare with this what must not have come
     * later.
     *
     * @param millis milliseconds since 1970-01-01T00:00Z
     * @return the last millisecond of the day that starts then, in the history's zone; the same if none does
     */
    public long latest(long millis) {
        return block().block().latest(millis);
    }

    /** {@return the day the shop first met the customer as declared, in the history's zone, or empty if it is not known} */
    public Optional<LocalDate> firstSeenDay() {
        return declared.firstSeenDay(at());
    }

    /** {@return whether the first order in the data need not be the first: see {@link DeclaredCustomers#predatesData}} */
    public boolean predatesData() {
        return declared.predatesData(at());
    }

    // ---- records of other kinds

    /** {@return the coupons issued to the customer} */
    public Coupons coupons() {
        return records(Coupons.KIND);
    }

    /** {@return the customer's answers to survey questions} */
    public SurveyResponses surveyResponses() {
        return records(SurveyResponses.KIND);
    }

    /** {@return the steps that the customer's subscriptions took} */
    public Subscriptions subscriptions() {
        return records(Subscriptions.KIND);
    }

    /** {@return the customer's visits} */
    public Visits visits() {
        return records(Visits.KIND);
    }

    /** {@return the customer's carts} */
    public Carts carts() {
        return records(Carts.KIND);
    }

    /** {@return the higher-priced products that the customer was offered} */
    public Offers offers() {
        return records(Offers.KIND);
    }

    /** {@return the referrals that the customer made or came by} */
    public Referrals referrals() {
        return records(Referrals.KIND);
    }

    /** {@return the customer's memberships of the loyalty programme} */
    public Memberships memberships() {
        return records(Memberships.KIND);
    }

    /** {@return what the customer spent of the loyalty programme's points} */
    public Redemptions redemptions() {
        return records(Redemptions.KIND);
    }

    /** {@return what points the customer was given outside the programme's rules} */
    public PointsGrants pointsGrants() {
        return records(PointsGrants.KIND);
    }

    /**
     * The customer's records of a kind, such as one of your own.
     *
     * @param <V> how they are read
     * @param kind the kind
     * @return those of the customer at hand
     * @throws IllegalArgumentException if the history has records of another kind that has the same name
     */
    @SuppressWarnings("unchecked") // what a kind makes is of its type
    public <V extends Records> V records(RecordKind<?, V> kind) {
        CustomerRows its = rows();
        for (Records view : views) {
            if (view.kind() == kind.rows()) {
                return (V) view;
            }
        }
        V view = kind.view(its);
        views = Arrays.copyOf(views, views.length + 1);
        views[views.length - 1] = view;
        return view;
    }

    /** Says how many orders there are, and not whose. */
    @Override
    public String toString() {
        return "CustomerHistory[orders=" + orderCount() + "]";
    }
}
