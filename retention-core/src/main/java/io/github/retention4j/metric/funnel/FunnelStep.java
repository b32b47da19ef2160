package io.github.retention4j.metric.funnel;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.RecordKind;
import io.github.retention4j.metric.CustomerFunction;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that customers do, as a step of a {@link Funnel}.
 *
 * <ul>
 *   <li>Orders are those that count.
 *   <li>Of the records of a kind that was never given nothing is known, and a funnel with such a step is no data.
 * </ul>
 *
 * <pre>{@code
 * FunnelStep answered = FunnelStep.of("answer", SurveyResponses.KIND,
 *         c -> IntStream.range(0, c.surveyResponses().count()).mapToLong(c.surveyResponses()::answered).toArray());
 * FunnelTable table = engine.compute(Funnel.in(q1).through(order(), answered, order()));
 * }</pre>
 */
public final class FunnelStep implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final StepRule rule;

    private FunnelStep(String name, StepRule rule) {
        this.name = name;
        this.rule = rule;
    }

    /**
     * A visit begins.
     *
     * @return the step
     */
    public static FunnelStep visit() {
        return new FunnelStep("visit", new StepRule.Visited(false));
    }

    /**
     * A visit begins that is no bounce: of more than one page, or with an action.
     *
     * @return the step
     */
    public static FunnelStep engagedVisit() {
        return new FunnelStep("engaged visit", new StepRule.Visited(true));
    }

    /**
     * A cart is created.
     *
     * @return the step
     */
    public static FunnelStep cart() {
        return new FunnelStep("cart", StepRule.InCart.CREATED);
    }

    /**
     * The checkout of a cart is begun.
     *
     * @return the step
     */
    public static FunnelStep checkout() {
        return new FunnelStep("checkout", StepRule.InCart.CHECKED_OUT);
    }

    /**
     * A cart becomes an order, as the carts tell it. {@link #order} is the order itself.
     *
     * @return the step
     */
    public static FunnelStep orderedCart() {
        return new FunnelStep("ordered cart", StepRule.InCart.ORDERED);
    }

    /**
     * An order is placed.
     *
     * @return the step
     */
    public static FunnelStep order() {
        return new FunnelStep("order", StepRule.Ordered.ANY);
    }

    /**
     * An order is placed with a coupon.
     *
     * @return the step
     */
    public static FunnelStep orderWithCoupon() {
        return new FunnelStep("order with coupon", StepRule.Ordered.WITH_COUPON);
    }

    /**
     * The customer's first order ever, second, and so on. To ask for any order and then for another, name {@link #order} twice.
     *
     * @param n which of all orders of the customer, from 1 for the first
     * @return the step
     * @throws IllegalArgumentException if the number is below 1
     */
    public static FunnelStep orderNumber(int n) {
        if (n < 1) {
            throw new IllegalArgumentException("order number " + n + " is below 1");
        }
        return new FunnelStep(n == 1 ? "first order ever" : "order no. " + n + " ever", new StepRule.NthOrder(n));
    }

    /**
     * A step by a rule of your own.
     *
     * @param name what the customer does, in a word or two; rules of one name are of the same events
     * @param when tells each time that a customer does it, milliseconds since 1970-01-01T00:00Z, in any order
     * @return the step; like the rule it can be sent to another machine, and it is equal to one of the same rule
     * @throws IllegalArgumentException if the name is blank
     */
    public static FunnelStep of(String name, CustomerFunction<long[]> when) {
        return own(name, "", when);
    }

    /**
     * A step by a rule of your own about records of a kind.
     *
     * @param name what the customer does, in a word or two; rules of one name are of the same events
     * @param kind the records that the rule looks at
     * @param when tells each time that a customer does it, milliseconds since 1970-01-01T00:00Z, in any order
     * @return the step; like the rule it can be sent to another machine, and it is equal to one of the same rule
     * @throws IllegalArgumentException if the name is blank
     */
    public static FunnelStep of(String name, RecordKind<?, ?> kind, CustomerFunction<long[]> when) {
        return own(name, requireNonNull(kind, "kind").name(), when);
    }

    private static FunnelStep own(String name, String records, CustomerFunction<long[]> when) {
        if (requireNonNull(name, "name").isBlank()) {
            throw new IllegalArgumentException("the name of a step is blank; say what the customer does");
        }
        return new FunnelStep(name, new StepRule.Own(name, records, requireNonNull(when, "when")));
    }

    /**
     * What the customer does.
     *
     * @return a word or two, such as "cart"
     */
    public String name() {
        return name;
    }

    StepRule rule() {
        return rule;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FunnelStep that && name.equals(that.name) && rule.equals(that.rule);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, rule instanceof Enum<?> ? rule.toString() : rule);
    }

    @Override
    public String toString() {
        return name;
    }
}
