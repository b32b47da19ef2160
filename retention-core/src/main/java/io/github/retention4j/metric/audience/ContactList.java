package io.github.retention4j.metric.audience;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.MetricState;
import io.github.retention4j.metric.SmallGroups;
import io.github.retention4j.result.CustomerList;
import io.github.retention4j.result.CustomerList.Entry;
import io.github.retention4j.result.Figures;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.Reason;
import io.github.retention4j.result.Unit;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Customers to write to, with the reason and what is at stake, the highest stake first.
 *
 * <p>{@code list = customers with a reason, by stake, at most so many}
 *
 * <ul>
 *   <li>{@code Who.birthday(window)}: a birthday in the window. {@code Who.purchaseAnniversary(window)}: the first purchase is
 *       one or more whole years ago on a day of it. Of 29 February it is 1 March in years that do not have it.
 *   <li>{@code Who.due(window)}: last purchase + median gap between purchases, half days rounded up, is in the window.
 *   <li>{@code Who.silentForTwiceTheirGap(day)}: days since the last purchase are more than 2 · median gap. For both there are
 *       two gaps or more; {@code silentFor} and {@code due} take other numbers.
 *   <li>{@code Who.oneTimeBuyers(from, through, day)}: a single purchase, so many days ago.
 *   <li>{@code Who.vipsGoneQuiet(window, amount, day)}: more net revenue than that in the window, and no order since it ended.
 *   <li>{@code Who.seasonalBuyers(seasons, next)}: all purchases before the next season were in the earlier ones.
 *   <li>{@code Who.because(reason, day, filter)}: a reason of your own. {@code Who.anyOf(…)}: several, where each customer is
 *       listed once, for the first that applies.
 *   <li>A purchase is a day with an order that counts: two orders on one day are one purchase. Orders after the day, or in and
 *       after the window, do not count.
 *   <li>At stake is net revenue to date, unless it is ranked by something else. Of customers with as much at stake, those with
 *       the first ids by their characters come first, so the list is the same however it is worked out.
 *   <li>Guests are no customers. Customers without an order are, and may have a birthday.
 *   <li>A day that the data do not reach is no data. Reasons of a window go as far as the data, and the list says
 *       where that is.
 *   <li>It is printed as counts. Ids are told only where they are asked for, by {@code ids()}, {@code entries()},
 *       {@code idTable()} and {@code csv()}. An engine with a minimum group size refuses it.
 * </ul>
 *
 * <p>Worked example: on 31 March somebody bought on 1, 11, 21 and 31 January and 5 February, for 100 each. The gaps are 10, 10,
 * 10 and 5 days, their median is 10. From 5 February it is 54 days, more than twice 10: silent, with 500 at stake.
 *
 * <pre>{@code
 * LocalDate today = LocalDate.of(2026, 3, 31);
 * CustomerList<Reason> list = engine.compute(Who.silentForTwiceTheirGap(today).limit(50));
 * String counts = list.toString();
 * String forTheMailingTool = list.csv();
 * CustomerFunction<Long> orders = CustomerFunction.named("orders", c -> (long) c.orderCount());
 * CustomerList<Reason> byOrders = engine.compute(Who.birthday(q1).rankedBy(orders).limit(10));
 * }</pre>
 *
 * <p>Source: M. Wübben and F. v. Wangenheim, Instant customer base analysis: managerial heuristics often "get it right",
 * Journal of Marketing 72 (2008), on telling the inactive by how long they have been silent.
 *
 * @param who which customers, and why
 * @param most how many at most
 */
public record ContactList(Who who, int most) implements Metric<ContactList.State, CustomerList<Reason>> {
    private static final String NAME = "contact list";

    /** Room for a few more than are asked for, so that they are seldom put in order. */
    private static final int LEAST_ROOM = 1024;

    /** The customers with the most at stake so far, and some who may turn out not to be. */
    public static final class State extends MetricState {
        private static final long serialVersionUID = 1L;

        private final boolean isUnobserved;
        private long customers;
        private long withReason;
        private long unknown;

        @SuppressWarnings("serial") // a list that is
        private final List<Candidate> candidates = new ArrayList<>();

        /** Whoever has less at stake is not listed. */
        private long bound = Long.MIN_VALUE;

        private State(Basis basis, boolean isUnobserved) {
            super(basis);
            this.isUnobserved = isUnobserved;
        }
    }

    /** A customer who may be listed. */
    private record Candidate(String id, Cause cause, String reason, long stake) implements Serializable {
        static final Comparator<Candidate> HIGHEST_FIRST =
                comparing(Candidate::stake).reversed().thenComparing(Candidate::id);

        /** How many there are, and not who. */
        @Override
        public String toString() {
            return "Candidate[" + reason + "]";
        }
    }

    /**
     * Validates.
     *
     * @throws IllegalArgumentException if the number is below 1, or stakes of several reasons cannot be compared
     */
    public ContactList {
        requireNonNull(who, "who");
        if (most < 1) {
            throw new IllegalArgumentException("a list of " + most + " customers is none; ask for 1 or more");
        }
        List<Stake> stakes = who.stakes().toList();
        if (stakes.size() > 1 && !stakes.stream().allMatch(Stake::isMoney)) {
            throw new IllegalArgumentException(stakes.stream().map(Stake::name).collect(joining(" and "))
                    + " do not compare; rank all by one, as in Who.anyOf(…).rankedByRevenue(…)");
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Refuses: whom it lists, it tells of one by one. */
    @Override
    public Metric<?, CustomerList<Reason>> hidingSmallGroups(SmallGroups rule) {
        throw rule.refusal("a list of customers tells of each of them");
    }

    @Override
    public State start(Basis basis) {
        return new State(basis, who.isUnobserved(basis));
    }

    @Override
    public void add(State state, CustomerHistory customer) {
        state.customers++;
        if (state.isUnobserved) {
            return;
        }
        if (who.isUnknown(customer)) {
            state.unknown++;
        }
        Cause cause = who.cause(customer);
        if (cause == null) {
            return;
        }
        state.withReason++;
        long stake = cause.stake().of(customer);
        if (stake >= state.bound) {
            String reason = cause.rule().reason(customer);
            state.candidates.add(new Candidate(customer.id(), cause, reason, stake));
            if (state.candidates.size() > most + (long) Math.max(most, LEAST_ROOM)) {
                cut(state);
            }
        }
    }

    /** Leaves those that are asked for. */
    private void cut(State state) {
        List<Candidate> candidates = state.candidates;
        if (candidates.size() >= most) {
            candidates.sort(Candidate.HIGHEST_FIRST);
            candidates.subList(most, candidates.size()).clear();
            state.bound = candidates.get(most - 1).stake();
        }
    }

    @Override
    public void merge(State into, State from) {
        into.requireSameBasis(from);
        into.customers += from.customers;
        into.withReason += from.withReason;
        into.unknown += from.unknown;
        into.candidates.addAll(from.candidates);
        cut(into);
    }

    @Override
    public CustomerList<Reason> finish(State state, Basis basis) {
        List<Entry<Reason>> entries = state.candidates.stream()
                .sorted(Candidate.HIGHEST_FIRST)
                .limit(most)
                .map(candidate -> new Entry<>(candidate.id(), reason(candidate, basis)))
                .toList();
        Unit unit = who.stakes().findFirst().orElseThrow().unit(basis);
        List<String> columns = List.of("reason", "stake (" + unit + ")");
        return new CustomerList<>(label(basis), state.customers, columns, note(state), entries);
    }

    private static Reason reason(Candidate candidate, Basis basis) {
        Stake stake = candidate.cause().stake();
        BigDecimal amount = BigDecimal.valueOf(candidate.stake(), stake.isMoney() ? basis.decimals() : 0);
        return new Reason(candidate.reason(), amount, stake.unit(basis));
    }

    private Label label(Basis basis) {
        String stakes = who.stakes().map(Stake::name).collect(joining(", or "));
        String definition = who.name() + "; the highest " + stakes + " first";
        boolean isAll = most == Integer.MAX_VALUE;
        Label label = Label.of(NAME, definition + (isAll ? "" : ", at most " + most));
        label = label.in(who.window(basis).map(basis::scope).orElseGet(basis::scope));
        boolean isTold = !label.isUnobserved() && basis.lastDay().isBefore(who.lastAsOf());
        return label.noting(isTold ? ordersKnown(basis) : "");
    }

    private static String ordersKnown(Basis basis) {
        return basis.lastDay().equals(LocalDate.MIN) ? "no orders known" : "orders known to " + basis.lastDay();
    }

    /** How many are not listed, be it for the limit or since something is not known of them. */
    private String note(State state) {
        String reasons = state.withReason > most ? state.withReason + " have a reason" : "";
        String unknown = state.unknown == 0
                ? ""
                : who.unknown() + " of " + Figures.count(state.unknown, "customer") + " not known";
        return Stream.of(reasons, unknown).filter(text -> !text.isEmpty()).collect(joining("; "));
    }
}
