package io.github.retention4j.metric.retention;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerBlock;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.CustomerSet;
import io.github.retention4j.history.Requirement;
import io.github.retention4j.history.Span;
import io.github.retention4j.history.SpanOrders;
import io.github.retention4j.history.Subscriptions;
import io.github.retention4j.metric.MetricState;
import io.github.retention4j.metric.Subtractable;
import io.github.retention4j.model.SubscriptionStep;
import io.github.retention4j.model.Window;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The state of rates that follow a base of customers through a window: how many it had, kept, lost and gained. */
public final class CustomerBase extends MetricState implements Subtractable<CustomerBase> {
    private static final long serialVersionUID = 1L;

    /** What makes a customer, and what keeps one. */
    enum Membership {
        /** An order before a boundary makes a customer; an order in the window keeps one. */
        ORDERS,
        /** An order before a boundary makes a customer; being one at the end too keeps one. */
        LAST_ORDER,
        /** A subscription that has not ended. */
        SUBSCRIPTION,
        /** A subscription that is not cancelled. */
        UNCANCELLED_SUBSCRIPTION;

        boolean isBySubscription() {
            return this == SUBSCRIPTION || this == UNCANCELLED_SUBSCRIPTION;
        }

        /** What a customer must have to be one at a boundary of a window, or in between. */
        Requirement requires(Window window, int activeDays) {
            if (isBySubscription()) {
                return Requirement.records(Subscriptions.KIND);
            }
            return activeDays == 0
                    ? Requirement.ordersIn(window.previous(), window)
                    : Requirement.ordersIn(
                            daysBefore(window.start(), activeDays), window, daysBefore(window.end(), activeDays));
        }
    }

    private final Membership membership;
    private final Span before;
    private final Span during;
    private final Span atEnd;

    /** Where the window or the data end: what is known to end later has not ended yet. */
    private final long observedEnd;

    /** The customers of each day, if they are asked for. */
    private final @Nullable CustomerDays days;

    /** Customers at the start. */
    long start;

    /** Those of them who were kept. */
    long retained;

    /** Customers at the end. */
    long end;

    /** Those of them who first became one in the window. */
    long acquired;

    /** Customers who first became one in the window, whether they are at the end or not. */
    long joined;

    /** Those of them who were kept. */
    long joinedRetained;

    /**
     * An empty state.
     *
     * @param basis the history's basis
     * @param window the window
     * @param membership what makes a customer
     * @param activeDays by orders, a customer is one at a boundary who ordered in as many days before it; 0 for the
     *     preceding window
     */
    CustomerBase(Basis basis, Window window, Membership membership, int activeDays) {
        this(basis, window, membership, activeDays, null);
    }

    private CustomerBase(
            Basis basis, Window window, Membership membership, int activeDays, @Nullable CustomerDays days) {
        super(basis);
        this.membership = membership;
        this.days = days;
        during = basis.span(window);
        LocalDate end = basis.observedEnd(window);
        observedEnd = basis.startOf(end);
        if (activeDays == 0) {
            before = basis.span(window.previous());
            atEnd = during;
        } else {
            before = basis.span(daysBefore(window.start(), activeDays));
            atEnd = basis.span(daysBefore(end, activeDays));
        }
    }

    /** An empty state of the same spans. */
    private CustomerBase(CustomerBase other) {
        super(other.basis());
        membership = other.membership;
        days = null;
        during = other.during;
        observedEnd = other.observedEnd;
        before = other.before;
        atEnd = other.atEnd;
    }

    /** An empty state for other customers. */
    CustomerBase like() {
        return new CustomerBase(this);
    }

    private static Window daysBefore(LocalDate end, int days) {
        return Window.between(end.minusDays(days), end);
    }

    /** An empty state that counts the customers of each day too. */
    static CustomerBase daily(Basis basis, Window window, Membership membership, int activeDays) {
        return new CustomerBase(basis, window, membership, activeDays, new CustomerDays(basis, window, activeDays));
    }

    /** The customers of each day, which have been asked for. */
    CustomerDays days() {
        return requireNonNull(days, "days");
    }

    /** Adds numbers of 0 and 1, since whether a customer came is a branch that nobody can predict. */
    void add(CustomerHistory customer) {
        switch (membership) {
            case ORDERS, LAST_ORDER -> addBuyer(customer);
            case SUBSCRIPTION -> addSubscriber(customer, SubscriptionStep.ENDED);
            case UNCANCELLED_SUBSCRIPTION -> addSubscriber(customer, SubscriptionStep.CANCELLED);
        }
    }

    /** Says whether that was quicker: sets of buyers, of whom 64 are counted at a time, instead of one customer at a time. */
    boolean addAll(CustomerBlock block) {
        if (membership.isBySubscription() || days != null) {
            return false;
        }
        CustomerSet wereOne = block.ordersIn(before).customers();
        SpanOrders orders = block.ordersIn(during);
        CustomerSet ordered = orders.customers();
        CustomerSet areNew = orders.newCustomers();
        CustomerSet areOne = block.ordersIn(atEnd).customers();
        CustomerSet areKept = membership == Membership.ORDERS ? ordered : areOne;
        start += wereOne.size();
        end += areOne.size();
        joined += areNew.size();
        retained += wereOne.inCommon(areKept);
        acquired += areNew.inCommon(areOne);
        joinedRetained += areNew.inCommon(areKept);
        return true;
    }

    private void addBuyer(CustomerHistory customer) {
        int wasOne = customer.orderedIn(before) ? 1 : 0;
        int ordered = customer.orderedIn(during) ? 1 : 0;
        int isNew = customer.orderCountBefore(during) == 0 ? ordered : 0;
        int isOne = customer.orderedIn(atEnd) ? 1 : 0;
        int isKept = membership == Membership.ORDERS ? ordered : isOne;
        count(wasOne, isNew, isKept, isOne);
        if (days != null) {
            days.addBuyer(customer, wasOne | ordered, isKept);
        }
    }

    private void addSubscriber(CustomerHistory customer, SubscriptionStep last) {
        Subscriptions steps = customer.subscriptions();
        if (steps.count() == 0) {
            return;
        }
        int wasOne = steps.runningBefore(during.from(), last) > 0 ? 1 : 0;
        // The first step of all is a start; one that the data have not reached is known, and no start yet.
        long started = steps.stepTaken(0);
        int isNew = during.contains(started) && started < observedEnd ? 1 : 0;
        int isOne = steps.runningBefore(observedEnd, last) > 0 ? 1 : 0;
        count(wasOne, isNew, isOne, isOne);
        if (days != null) {
            days.addSubscriber(steps, last, wasOne, isOne);
        }
    }

    private void count(int wasOne, int isNew, int isKept, int isOne) {
        start += wasOne;
        retained += wasOne & isKept;
        end += isOne;
        acquired += isOne & isNew;
        joined += isNew;
        joinedRetained += isNew & isKept;
    }

    void add(CustomerBase other) {
        requireSameBasis(other);
        start += other.start;
        retained += other.retained;
        end += other.end;
        acquired += other.acquired;
        joined += other.joined;
        joinedRetained += other.joinedRetained;
        if (days != null) {
            days.add(other.days());
        }
    }

    @Override
    public void subtract(CustomerBase other) {
        requireSameBasis(other);
        start -= other.start;
        retained -= other.retained;
        end -= other.end;
        acquired -= other.acquired;
        joined -= other.joined;
        joinedRetained -= other.joinedRetained;
        if (days != null) {
            days.subtract(other.days());
        }
    }

    /** Who is a customer, if a definition has an activity window. */
    static String note(int activeDays) {
        return activeDays == 0
                ? ""
                : "customers: ordered in the " + activeDays + (activeDays == 1 ? " day" : " days") + " before";
    }

    /** Refuses days where a subscription tells who is a customer, and days below 1 anywhere. */
    static void check(Membership membership, int activeDays) {
        if (activeDays != 0) {
            checkDays(activeDays);
            if (membership.isBySubscription()) {
                throw new IllegalArgumentException(
                        "activity window of " + activeDays + " days, where subscriptions tell who is a customer");
            }
        }
    }

    static int checkDays(int activeDays) {
        if (activeDays < 1) {
            throw new IllegalArgumentException("activity window of " + activeDays + " days is below 1");
        }
        return activeDays;
    }
}
