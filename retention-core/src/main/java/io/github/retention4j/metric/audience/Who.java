package io.github.retention4j.metric.audience;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import com.google.common.collect.Lists;
import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.metric.CustomerFilter;
import io.github.retention4j.metric.CustomerFunction;
import io.github.retention4j.model.Window;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.joda.money.BigMoneyProvider;
import org.jspecify.annotations.Nullable;

/**
 * Customers with a reason to write to them: those with a birthday, those who are due, those who have gone silent. It is a
 * filter, and {@link #limit} and {@link #list} make a {@link ContactList} of it.
 *
 * <ul>
 *   <li>Every day is stated by the caller, and is a day in the history's zone.
 *   <li>A reason of a day looks at orders up to that day, that day included. The data must reach it: silence on a day that the
 *       data do not cover is not known, and then nobody is listed.
 *   <li>A reason of a window, such as a birthday, looks at orders before the window, as far as the data go. The window may lie
 *       ahead.
 *   <li>What lies before a stated first day of the data is not known either: a list that would have to know it is no data.
 *   <li>A purchase is a day with at least one order that counts: two orders on one day are one purchase, and an order refunded
 *       in full is none, unless the history counts it.
 *   <li>Whose first purchase is not known, since the customer {@linkplain CustomerHistory#predatesData predates the data}, has no
 *       anniversary of it, and is neither a one-time buyer nor one of a season.
 *   <li>Somebody born on 29 February has a birthday on 1 March in years that do not have it, and so has an anniversary.
 *   <li>What is at stake is net revenue up to the day, or up to the day before the window, unless you rank by something else.
 * </ul>
 *
 * <pre>{@code
 * LocalDate today = LocalDate.of(2026, 3, 31);
 * Window week = Window.between(today.plusDays(1), today.plusDays(8));
 * CustomerList<Reason> silent = engine.compute(Who.silentForTwiceTheirGap(today).limit(50));
 * CustomerList<Reason> birthdays = engine.compute(Who.birthday(week).list());
 * CustomerList<Reason> ten = engine.compute(
 *         Who.anyOf(Who.birthday(week), Who.due(week), Who.oneTimeBuyers(60, 90, today)).limit(10));
 * Ratio stay = engine.where(Who.birthday(q1)).compute(RetentionRate.in(q1));
 * }</pre>
 */
public final class Who implements CustomerFilter {
    private static final long serialVersionUID = 1L;

    private static final int FEWEST_GAPS = 2;
    private static final int TWICE = 2;

    @SuppressWarnings("serial") // List.copyOf is serialisable
    private final List<Cause> causes;

    /** The rules that need something of a customer that may not be known; most lists have none. */
    @SuppressWarnings("serial") // as above
    private final List<Rule> uncertain;

    /** The last day that the data must reach, or nothing. */
    private final @Nullable LocalDate day;

    /** Of the history that was asked about last. */
    private transient @Nullable Coverage coverage;

    private Who(List<Cause> causes) {
        this.causes = List.copyOf(causes);
        this.uncertain = rules().filter(rule -> !rule.unknown().isEmpty()).toList();
        this.day = causes.stream()
                .map(Cause::rule)
                .filter(Rule::needsAsOf)
                .map(Rule::asOf)
                .max(LocalDate::compareTo)
                .orElse(null);
    }

    private static Who of(Rule rule) {
        return new Who(List.of(new Cause(rule, new Stake.RevenueToDate(rule.asOf()))));
    }

    /**
     * Customers with a birthday in a window. Who has no known date of birth is left out, and the list says how many they are.
     *
     * @param window the window, such as a week
     * @return those customers
     */
    public static Who birthday(Window window) {
        return of(new Birthday(window));
    }

    /**
     * Customers whose first purchase is one or more whole years ago on a day of a window. The first purchase is the first that
     * the history has.
     *
     * @param window the window
     * @return those customers
     */
    public static Who purchaseAnniversary(Window window) {
        return of(new PurchaseAnniversary(window));
    }

    /**
     * Customers whose next purchase is expected in a window by their own rhythm: so many days after their last one as the median
     * of the gaps between their purchases says, half days rounded up. They have two gaps or more, so three purchases.
     *
     * @param window the window
     * @return those customers
     */
    public static Who due(Window window) {
        return due(window, FEWEST_GAPS);
    }

    /**
     * Customers whose next purchase is expected in a window by their own rhythm.
     *
     * @param window the window
     * @param gaps how many gaps they must have at least, 1 or more: one less than their purchases
     * @return those customers
     * @throws IllegalArgumentException if the number of gaps is below 1
     */
    public static Who due(Window window, int gaps) {
        return of(new Due(window, gaps));
    }

    /**
     * Customers who have been silent for more than twice their usual gap: the days from their last purchase to the day are more
     * than two times the median of the gaps between their purchases. They have two gaps or more, so three purchases.
     *
     * @param day the day
     * @return those customers
     */
    public static Who silentForTwiceTheirGap(LocalDate day) {
        return silentFor(TWICE, FEWEST_GAPS, day);
    }

    /**
     * Customers who have been silent for longer than they usually are.
     *
     * @param times for more than how many times the median of their gaps, 1 or more
     * @param gaps how many gaps they must have at least, 1 or more: one less than their purchases
     * @param day the day
     * @return those customers
     * @throws IllegalArgumentException if a number is below 1
     */
    public static Who silentFor(double times, int gaps, LocalDate day) {
        return of(new Silent(times, gaps, day));
    }

    /**
     * Customers with a single purchase, made so many days ago that a second one is about to be too late. When the others came
     * back, a curve of the time to the second order tells.
     *
     * <pre>{@code
     * SurvivalCurve second = engine.compute(TimeToEvent.toNthOrder(2));
     * Optional<Estimate> backBy60 = second.incidence(60);
     * Who aboutToBeLost = Who.oneTimeBuyers(60, 90, LocalDate.of(2026, 3, 31));
     * }</pre>
     *
     * @param from the fewest days from the purchase to the day, 0 or more
     * @param through the most
     * @param day the day
     * @return those customers
     * @throws IllegalArgumentException if the days are below 0 or not in order
     */
    public static Who oneTimeBuyers(int from, int through, LocalDate day) {
        return of(new OneTimeBuyer(from, through, day));
    }

    /**
     * Customers who brought more than an amount in a window and have not ordered since it ended. A first pass can tell the
     * amount, such as the one above which the highest fifth of the window's customers are.
     *
     * <pre>{@code
     * List<BigMoney> cuts = engine.compute(Rfm.in(Window.year(2025))).monetaryCuts();
     * Who vips = Who.vipsGoneQuiet(Window.year(2025), cuts.get(3), LocalDate.of(2026, 3, 31));
     * }</pre>
     *
     * @param window the window in which they brought it
     * @param moreThan the net revenue that they passed, in the history's currency
     * @param day the day up to which there is no order
     * @return those customers
     * @throws IllegalArgumentException if the amount is below 0, or the day is not after the window
     */
    public static Who vipsGoneQuiet(Window window, BigMoneyProvider moreThan, LocalDate day) {
        return of(new QuietVip(window, requireNonNull(moreThan, "moreThan").toBigMoney(), day));
    }

    /**
     * Customers who bought only in a season, which is about to come again: all of their purchases before it lie in the windows
     * of earlier years.
     *
     * <pre>{@code
     * List<Window> ramadans = List.of(Window.hijriMonth(1445, 9), Window.hijriMonth(1446, 9));
     * CustomerList<Reason> before = engine.compute(Who.seasonalBuyers(ramadans, Window.hijriMonth(1447, 9)).list());
     * }</pre>
     *
     * @param seasons the season in earlier years
     * @param next the season that comes
     * @return those customers
     * @throws IllegalArgumentException if there is no season, or one of them is not over before the next begins
     */
    public static Who seasonalBuyers(List<Window> seasons, Window next) {
        requireNonNull(seasons, "seasons");
        return of(new SeasonalBuyer(seasons, requireNonNull(next, "next")));
    }

    /**
     * Customers for a reason of your own. What the filter throws is told without its message, since that may name a customer.
     *
     * @param reason why to write to them, the same for all
     * @param day the day up to which revenue is at stake, which the data must reach
     * @param filter which customers
     * @return those customers
     * @throws IllegalArgumentException if the reason is blank
     */
    public static Who because(String reason, LocalDate day, CustomerFilter filter) {
        return of(new OwnRule(reason, day, filter));
    }

    /**
     * Customers with any of several reasons. Who has more than one is listed once, for the first of them: begin with the most
     * urgent.
     *
     * @param first a reason
     * @param more any others
     * @return those customers
     */
    public static Who anyOf(Who first, Who... more) {
        requireNonNull(first, "first");
        return new Who(Lists.asList(first, requireNonNull(more, "more")).stream()
                .flatMap(who -> requireNonNull(who, "more").causes.stream())
                .toList());
    }

    /**
     * The same customers, ranked by their net revenue of a window.
     *
     * @param window the window
     * @return the same with this at stake
     */
    public Who rankedByRevenue(Window window) {
        return with(new Stake.Revenue(window));
    }

    /**
     * The same customers, ranked by a number. What the function throws is told without its message, since that may name a
     * customer.
     *
     * @param number what is at stake with each, the most the most urgent
     * @return the same with this at stake
     */
    public Who rankedBy(CustomerFunction<Long> number) {
        return with(new Stake.Figure(number));
    }

    private Who with(Stake stake) {
        return new Who(
                causes.stream().map(cause -> new Cause(cause.rule(), stake)).toList());
    }

    /**
     * All of them, with the reason of each.
     *
     * @return a metric whose result lists them, the highest stake first
     * @throws IllegalArgumentException if it is of several reasons with stakes that cannot be compared
     */
    public ContactList list() {
        return new ContactList(this, Integer.MAX_VALUE);
    }

    /**
     * Those with the most at stake.
     *
     * @param most how many customers at most
     * @return a metric whose result lists them, the highest stake first
     * @throws IllegalArgumentException if the number is below 1, or it is of several reasons with stakes that cannot be
     *     compared
     */
    public ContactList limit(int most) {
        return new ContactList(this, most);
    }

    /** Which customers they are, and by which definition. */
    @Override
    public String name() {
        return causes.stream().map(cause -> cause.rule().name()).collect(joining(", or "));
    }

    @Override
    public boolean test(CustomerHistory customer) {
        return !isUnobserved(customer.basis()) && cause(customer) != null;
    }

    /** The first reason that a customer has, or nothing. */
    @Nullable
    Cause cause(CustomerHistory customer) {
        for (Cause cause : causes) {
            if (cause.rule().test(customer)) {
                return cause;
            }
        }
        return null;
    }

    /** Whether the data do not cover what one of the reasons has to know of. It is asked for each customer of a history. */
    @SuppressWarnings("ReferenceEquality") // that of the same history, or it is worked out again
    boolean isUnobserved(Basis basis) {
        Coverage known = coverage;
        if (known == null || known.basis != basis) {
            known = new Coverage(
                    basis,
                    causes.stream()
                            .anyMatch(cause -> cause.rule().unobserved(basis).isPresent()));
            coverage = known;
        }
        return known.isMissing;
    }

    /** Whether the data of a history lack what has to be known. */
    private record Coverage(Basis basis, boolean isMissing) {}

    /** The window that a list is of: what is not covered, or else the day that the data reach. */
    Optional<Window> window(Basis basis) {
        return causes.stream()
                .flatMap(cause -> cause.rule().unobserved(basis).stream())
                .findFirst()
                .or(() -> Optional.ofNullable(day).map(Window::day));
    }

    /** The last day whose orders it looks at. */
    LocalDate lastAsOf() {
        return rules().map(Rule::asOf).max(LocalDate::compareTo).orElseThrow();
    }

    /** Whether it is not known of a customer whether one of the reasons applies. */
    boolean isUnknown(CustomerHistory customer) {
        for (Rule rule : uncertain) {
            if (rule.isUnknown(customer)) {
                return true;
            }
        }
        return false;
    }

    /** What is not known then. */
    String unknown() {
        return uncertain.stream().map(Rule::unknown).distinct().collect(joining(" or "));
    }

    private Stream<Rule> rules() {
        return causes.stream().map(Cause::rule);
    }

    Stream<Stake> stakes() {
        return causes.stream().map(Cause::stake).distinct();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Who that && causes.equals(that.causes);
    }

    @Override
    public int hashCode() {
        return causes.hashCode();
    }

    @Override
    public String toString() {
        return "Who[" + name() + "]";
    }
}
