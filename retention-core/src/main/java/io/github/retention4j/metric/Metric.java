package io.github.retention4j.metric;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerBlock;
import io.github.retention4j.history.CustomerCursor;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Requirement;
import io.github.retention4j.metric.segment.Segment;
import io.github.retention4j.metric.segment.SegmentGroups;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.CustomerList;
import io.github.retention4j.result.MetricResult;
import io.github.retention4j.result.Ratio;
import io.github.retention4j.result.Segmented;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A number, or any other answer, as a fold over customers: start an empty state, add customers to it, merge states,
 * finish.
 *
 * <p>A metric is a value. Two that ask the same are equal; a record is the natural form.
 *
 * <ul>
 *   <li>Customers are added in any order, each once, some to one state and some to another: keep whole numbers in the
 *       state (counts, sums of minor units), so that every split gives the identical result.
 *   <li>A state is of one history. States of two stretches of time of one customer cannot be merged, and those that extend
 *       {@link MetricState}, as all of ours do, refuse a state that was started with another basis.
 *   <li>Events without a customer reach only metrics that {@linkplain #includesAnonymous() count events}.
 * </ul>
 *
 * <pre>{@code
 * Window feb = month(2026, 2);
 * Window mar = month(2026, 3);
 * Metric<?, Ratio> lapsed = Metric.share("lapsed", c -> c.orderedIn(feb), c -> !c.orderedIn(mar));
 * Metric<?, Ratio> markedIfMarchIsNotOver = Metric.share("lapsed", mar, c -> c.orderedIn(feb), c -> !c.orderedIn(mar));
 * Metric<long[], Long> orders = Metric.fold("orders", () -> new long[1], (sum, c) -> sum[0] += c.orderCount(),
 *         (into, from) -> into[0] += from[0], sum -> sum[0]);
 * }</pre>
 *
 * @param <S> the state of the fold, changed in place
 * @param <R> the result, immutable
 */
public interface Metric<S, R> extends Serializable {
    /**
     * The metric's name.
     *
     * @return the field's term for it
     */
    String name();

    /**
     * An empty state.
     *
     * @param basis the zone, currency and days of the history that will be added
     * @return a new state
     */
    S start(Basis basis);

    /**
     * Another empty state, for another segment of the same customers. A metric whose states hold a calendar or the like can
     * override this and share it: there may be thousands of segments.
     *
     * @param other a state of this metric, left as it is
     * @param basis what it was started with
     * @return a new state, as {@link #start} makes it
     */
    default S startLike(S other, Basis basis) {
        return start(basis);
    }

    /**
     * Adds one customer.
     *
     * @param state the state to add to
     * @param customer the customer's history; not to be kept
     */
    void add(S state, CustomerHistory customer);

    /**
     * Adds all customers of a block. A metric that is asked often can override this with a loop over rows; it must then
     * say the same as {@link #add} for each.
     *
     * @param state the state to add to
     * @param block the customers
     */
    default void addAll(S state, CustomerBlock block) {
        CustomerCursor cursor = block.cursor(requires());
        while (cursor.next()) {
            add(state, cursor.customer());
        }
    }

    /**
     * Adds the customers of a block by segment. A metric that is asked {@link #by} segments often can override this with a loop
     * over rows as well.
     *
     * @param states the state of each group
     * @param groups which group each customer is in
     * @param block the customers
     */
    default void addAll(List<S> states, SegmentGroups<?> groups, CustomerBlock block) {
        CustomerCursor cursor = block.cursor(requires());
        while (cursor.next()) {
            add(states.get(groups.of(cursor.at())), cursor.customer());
        }
    }

    /**
     * Adds what one state holds to another.
     *
     * @param into the state to add to
     * @param from a state of other customers of the same history, left as it is
     */
    void merge(S into, S from);

    /**
     * Whether what was merged into a state can be taken out again, by {@link #subtract}.
     *
     * @param state a state of this metric
     * @return whether the state is {@link Subtractable}, unless overridden by a metric that asks others
     */
    default boolean subtracts(S state) {
        return state instanceof Subtractable<?>;
    }

    /**
     * Takes out of a state what another holds: the inverse of {@link #merge}.
     *
     * @param from the state to take from
     * @param other a state of customers who were added to the first, on the same basis; left as it is
     * @throws UnsupportedOperationException if states of this metric do not {@linkplain #subtracts subtract}
     */
    @SuppressWarnings("unchecked") // a state that can be subtracted from is so by its like
    default void subtract(S from, S other) {
        if (!(from instanceof Subtractable<?>)) {
            throw new UnsupportedOperationException(
                    "a state of " + name()
                            + " does not tell what it would be without some of its customers; start another, and add the others");
        }
        ((Subtractable<S>) from).subtract(other);
    }

    /**
     * The result of a state.
     *
     * @param state the state, left as it is
     * @param basis what it was started with
     * @return the result
     */
    R finish(S state, Basis basis);

    /**
     * What a customer must have for {@link #add} to change a state: those who have nothing of it are passed over. It makes a
     * metric on rarer records fast, and one of a window that is short: a trend then costs what its orders cost, however many
     * windows it has.
     *
     * @return {@link Requirement#none()} unless overridden: all customers are added
     */
    default Requirement requires() {
        return Requirement.none();
    }

    /**
     * Whether the metric is about events, so that those without a customer count too.
     *
     * @return {@code false} unless overridden
     */
    default boolean includesAnonymous() {
        return false;
    }

    /**
     * The two sums that the result is one by the other of. A metric that tells them can be compared and tested: what a customer
     * adds to each is told by the state before and after the customer is added.
     *
     * @param basis what states are started with
     * @return how to read them from a state, or empty if the result is no such quotient; empty unless overridden
     */
    default Optional<RatioOfSums<S>> ratioOfSums(Basis basis) {
        return Optional.empty();
    }

    /**
     * This metric as an engine with a minimum group size asks it: its result is hidden where it is of too few customers, or would
     * give so few away, and so are groups inside it. A metric whose result divides customers into groups by itself overrides
     * this, unless the result {@linkplain MetricResult#fewestCustomers tells} of how few customers a group is.
     *
     * @param rule of how many customers a group must be at least, and which customers are looked at
     * @return a metric of the same result
     * @throws IllegalArgumentException if the result cannot be hidden, as a list of customers cannot
     */
    default Metric<?, R> hidingSmallGroups(SmallGroups rule) {
        return rule.hiding(this);
    }

    /**
     * This metric for each segment of the customers. Events without a customer, where they count, are in the segment that
     * the rule tells for them: one of their own with {@code Segments}.
     *
     * @param <K> what tells segments apart
     * @param segment what to segment by
     * @return a metric whose result is a map in the order of its keys
     */
    default <K extends Comparable<? super K>> Metric<?, Segmented<K, R>> by(Segment<K> segment) {
        return new SegmentedMetric<>(this, segment);
    }

    /**
     * This metric for each segment by a rule given in place.
     *
     * <pre>{@code
     * engine.compute(RepeatPurchaseRate.in(q1).by("orders", c -> Math.min(c.orderCount(), 5)));
     * }</pre>
     *
     * @param <K> what tells segments apart
     * @param name what the customers are divided by
     * @param key tells the segment of a customer
     * @return a metric whose result is a map in the order of its keys
     */
    default <K extends Comparable<? super K>> Metric<?, Segmented<K, R>> by(String name, CustomerFunction<K> key) {
        return by(Segment.of(name, key));
    }

    /**
     * This metric over some of the customers. Events without a customer are left out, since nothing is known of theirs. The
     * result tells the filter's name, or that it is of some customers only.
     *
     * @param filter which customers
     * @return a metric of the same result
     */
    default Metric<S, R> where(CustomerFilter filter) {
        return new FilteredMetric<>(this, filter);
    }

    /**
     * This metric over some of the customers, whose name its result tells.
     *
     * @param name which customers these are, in a word or two
     * @param filter which customers
     * @return a metric of the same result
     * @throws IllegalArgumentException if the name is blank
     */
    default Metric<S, R> where(String name, CustomerFilter filter) {
        return where(CustomerFilter.named(name, filter));
    }

    /**
     * This metric with something made of its result.
     *
     * @param <T> the new result
     * @param function makes the new result of the old; like the metric it can be sent to another machine
     * @return a metric of the new result
     */
    default <T> Metric<S, T> map(Finish<? super R, ? extends T> function) {
        return new MappedMetric<S, R, T>(this, function);
    }

    /**
     * The share of some customers that something is true of. The metric does not know which days its rules look at, so
     * nothing marks a result of days that are not over yet; give the window for that.
     *
     * @param name a name for it
     * @param base which customers are looked at
     * @param hit which of them count
     * @return the metric: how many of the base count, of all in the base
     */
    static Metric<?, Ratio> share(String name, CustomerFilter base, CustomerFilter hit) {
        return new ShareMetric(name, null, base, hit);
    }

    /**
     * The share of some customers that something is true of in a window, marked if the data do not cover it whole.
     *
     * @param name a name for it
     * @param window the window that the rules are about; the last, if they are about several
     * @param base which customers are looked at
     * @param hit which of them count
     * @return the metric: how many of the base count, of all in the base
     */
    static Metric<?, Ratio> share(String name, Window window, CustomerFilter base, CustomerFilter hit) {
        return new ShareMetric(name, requireNonNull(window, "window"), base, hit);
    }

    /**
     * The customers of a rule, by their ids, with something told of each.
     *
     * <pre>{@code
     * CustomerList<Integer> givers = engine.compute(
     *         Metric.select(CustomerFilter.hasOrderTagged("gift"), c -> c.orderCount()));
     * }</pre>
     *
     * @param <T> what is told
     * @param who which customers
     * @param beside what is told of each
     * @return a metric whose result lists them in the order of their ids
     */
    static <T> Metric<?, CustomerList<T>> select(CustomerFilter who, CustomerFunction<T> beside) {
        return new SelectMetric<>(who, beside);
    }

    /**
     * The customers who have the highest of something, by their ids. Of customers who have as much, those with the first ids
     * by their characters are listed, and so the list is the same however it is worked out.
     *
     * @param <T> what they have
     * @param score what is told of each
     * @param most how many customers at most
     * @return a metric whose result lists them, the highest first
     * @throws IllegalArgumentException if the number is below 1
     */
    static <T extends Comparable<? super T>> Metric<?, CustomerList<T>> rank(CustomerFunction<T> score, int most) {
        return new RankMetric<>(score, most);
    }

    /**
     * Any other fold over customers. A metric that needs the basis when it finishes, or events without a customer,
     * implements this interface instead. The functions can be sent to another machine, unless they hold on to something that
     * cannot.
     *
     * @param <S> the state, changed in place
     * @param <R> the result
     * @param name a name for it
     * @param start makes an empty state
     * @param add adds a customer to a state
     * @param merge adds to the first state what the second holds
     * @param finish the result of a state
     * @return the metric
     */
    static <S, R> Metric<S, R> fold(String name, Start<S> start, Add<S> add, Merge<S> merge, Finish<S, R> finish) {
        return new FoldMetric<>(name, start, add, merge, finish);
    }

    /**
     * Makes an empty state.
     *
     * @param <S> the state
     */
    @FunctionalInterface
    interface Start<S> extends Supplier<S>, Serializable {}

    /**
     * Adds a customer to a state.
     *
     * @param <S> the state
     */
    @FunctionalInterface
    interface Add<S> extends BiConsumer<S, CustomerHistory>, Serializable {}

    /**
     * Adds to the first state what the second holds.
     *
     * @param <S> the state
     */
    @FunctionalInterface
    interface Merge<S> extends BiConsumer<S, S>, Serializable {}

    /**
     * Makes a result of a state, or another result of a result.
     *
     * @param <S> what it is made of
     * @param <R> the result
     */
    @FunctionalInterface
    interface Finish<S, R> extends Function<S, R>, Serializable {}
}
