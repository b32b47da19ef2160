package io.github.retention4j.metric.cohort;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.CustomerHistory;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An entry into a cohort by an order: the first that matches all of its rules, or the first of each period. */
public final class OrderEntry implements CohortEntry {
    private static final long serialVersionUID = 1L;

    static final OrderEntry FIRST = new OrderEntry(false, "", null);
    static final OrderEntry RECURRING = new OrderEntry(true, "", null);

    private final boolean recurring;

    /** What the rules are called, each after a space. */
    private final String rules;

    private final @Nullable OrderRule rule;

    private OrderEntry(boolean recurring, String rules, @Nullable OrderRule rule) {
        this.recurring = recurring;
        this.rules = rules;
        this.rule = rule;
    }

    /**
     * The same among orders with a tag.
     *
     * @param tag the tag, as the orders have it
     * @return the entry
     * @throws IllegalArgumentException if the tag is blank
     */
    public OrderEntry tagged(String tag) {
        if (requireNonNull(tag, "tag").isBlank()) {
            throw new IllegalArgumentException("tag '" + tag + "' is blank");
        }
        return and("tagged " + tag, new Tagged(tag));
    }

    /**
     * The same among orders with a coupon.
     *
     * @param code the code, as the orders name it
     * @return the entry
     * @throws IllegalArgumentException if the code is blank
     */
    public OrderEntry withCoupon(String code) {
        if (requireNonNull(code, "code").isBlank()) {
            throw new IllegalArgumentException("coupon code '" + code + "' is blank");
        }
        return and("with coupon " + code, new WithCoupon(code));
    }

    /**
     * The same among orders that match a rule of your own.
     *
     * @param name what these orders are, as it stands behind "first order"
     * @param which which orders match
     * @return the entry
     * @throws IllegalArgumentException if the name is blank
     */
    public OrderEntry matching(String name, OrderRule which) {
        if (requireNonNull(name, "name").isBlank()) {
            throw new IllegalArgumentException("the name of the rule is blank; say which orders match");
        }
        return and(name, requireNonNull(which, "which"));
    }

    private OrderEntry and(String name, OrderRule other) {
        return new OrderEntry(recurring, rules + " " + name, rule == null ? other : new Both(rule, other));
    }

    @Override
    public String name() {
        return (recurring ? "every order" : "first order") + rules;
    }

    /** Whether a customer enters the cohort of each period with such an order. */
    boolean isRecurring() {
        return recurring;
    }

    /** Whether it is the customer's first order, whichever it is. */
    boolean isFirstOfAll() {
        return !recurring && rule == null;
    }

    /** The first order from one on that matches, or -1 if none does. */
    int next(CustomerHistory customer, int from) {
        int count = customer.orderCount();
        for (int i = from; i < count; i++) {
            if (rule == null || rule.test(customer, i)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OrderEntry that
                && recurring == that.recurring
                && rules.equals(that.rules)
                && Objects.equals(rule, that.rule);
    }

    @Override
    public int hashCode() {
        return Objects.hash(recurring, rules, rule);
    }

    @Override
    public String toString() {
        return name();
    }

    private record Tagged(String tag) implements OrderRule {
        @Override
        public boolean test(CustomerHistory customer, int order) {
            return customer.detailedOrderCount() > 0
                    && customer.orderTags(order).contains(tag);
        }
    }

    private record WithCoupon(String code) implements OrderRule {
        @Override
        public boolean test(CustomerHistory customer, int order) {
            return customer.detailedOrderCount() > 0
                    && customer.orderCoupon(order).filter(code::equals).isPresent();
        }
    }

    private record Both(OrderRule one, OrderRule other) implements OrderRule {
        @Override
        public boolean test(CustomerHistory customer, int order) {
            return one.test(customer, order) && other.test(customer, order);
        }
    }
}
