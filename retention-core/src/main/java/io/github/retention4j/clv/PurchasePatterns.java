package io.github.retention4j.clv;

import static java.util.Objects.requireNonNull;

import com.google.common.primitives.Ints;
import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerBlock;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.DeclaredCustomers;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.MetricState;
import io.github.retention4j.result.Label;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * How many customers bought how often, how recently and since when: all that a model of purchases needs of a history.
 *
 * <p>{@code frequency = purchase days − 1, recency = days from the first to the last, age = days from the first to the last day looked at}
 *
 * <p>Customers who have all three alike are counted together; with days held out, only if they also bought as often in those.
 *
 * <ul>
 *   <li>Orders of one calendar day, in the history's zone, are one purchase. An order that was refunded in full is none, unless the
 *       history counts it.
 *   <li>A refund counts whenever it was made, also after {@link #through}: an order that was refunded in full later is no purchase, though
 *       nobody knew it then.
 *   <li>Days after {@link #through} are held out: the purchases in them are counted beside each pattern, so that a model fitted to the
 *       days before can be held against what came. A customer whose first purchase is held out is not looked at.
 *   <li>Customers from before the first day of the data are left out and told, since nobody knows when they began. So are guests.
 *   <li>The unit is that of the parameters of a model fitted to it; counts are always by days.
 *   <li>By segment, each segment has its own counts; a model with {@linkplain Covariates covariates} is fitted to those.
 * </ul>
 *
 * <p>Worked example: a customer who bought on 1 January, twice on 11 January, and on 31 January has, through 10 February, a frequency
 * of 2, a recency of 30 and an age of 40 days; through 20 January a frequency of 1, a recency of 10, an age of 19, and one purchase
 * held out.
 *
 * <pre>{@code
 * PatternTable patterns = engine.compute(PurchasePatterns.weekly());
 * PatternTable heldOut = engine.compute(PurchasePatterns.weekly().through(LocalDate.of(2025, 12, 31)));
 * }</pre>
 *
 * <p>Source: P. S. Fader, B. G. S. Hardie and K. L. Lee, "Counting your customers" the easy way, Marketing Science 24 (2005).
 *
 * @param unit what the parameters of a model will be in
 * @param end the last day that is looked at; {@link LocalDate#MAX} for the last of the data
 */
public record PurchasePatterns(ChronoUnit unit, LocalDate end) implements Metric<PurchasePatterns.State, PatternTable> {
    private static final String NAME = "purchase patterns";

    /** Counts of patterns, and of purchases by day. */
    public static final class State extends MetricState {
        private static final long serialVersionUID = 1L;

        private final int from;
        private final int through;
        private final PatternCounts patterns = new PatternCounts();

        /** First purchases by day of the data, and later ones. */
        private final long[] first;

        private final long[] again;
        private long before;

        private State(Basis basis, PurchasePatterns metric) {
            super(basis);
            boolean isObserved = basis.isObserved();
            this.from = isObserved ? Ints.saturatedCast(basis.firstDay().toEpochDay()) : 0;
            int last = isObserved ? Ints.saturatedCast(basis.lastDay().toEpochDay()) : -1;
            this.through = Math.min(last, Ints.saturatedCast(metric.end.toEpochDay()));
            int days = last - from + 1;
            this.first = new long[days];
            this.again = new long[days];
        }

        private void count(int firstDay, int lastDay, int frequency, int heldOut) {
            patterns.add(PatternCounts.key(frequency, lastDay - firstDay, through - firstDay, heldOut), 1);
            first[firstDay - from]++;
        }
    }

    /** Validates. */
    public PurchasePatterns {
        Units.days(requireNonNull(unit, "unit"));
        requireNonNull(end, "end");
    }

    /**
     * The patterns of all the data, for a model in days.
     *
     * @return the metric
     */
    public static PurchasePatterns daily() {
        return in(ChronoUnit.DAYS);
    }

    /**
     * The patterns of all the data, for a model in weeks.
     *
     * @return the metric
     */
    public static PurchasePatterns weekly() {
        return in(ChronoUnit.WEEKS);
    }

    /**
     * The patterns of all the data, for a model in another unit.
     *
     * @param unit the day, the week, the month or the year; a month is a twelfth of 365.2425 days
     * @return the metric
     * @throws IllegalArgumentException if it is none of these
     */
    public static PurchasePatterns in(ChronoUnit unit) {
        return new PurchasePatterns(unit, LocalDate.MAX);
    }

    /**
     * The same with later days held out.
     *
     * @param day the last day that is looked at
     * @return the metric
     */
    public PurchasePatterns through(LocalDate day) {
        return new PurchasePatterns(unit, day);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public State start(Basis basis) {
        return new State(basis, this);
    }

    @Override
    public void add(State state, CustomerHistory customer) {
        int orders = customer.orderCount();
        if (orders == 0 || customer.orderEpochDay(0) > state.through) {
            return;
        }
        if (customer.predatesData()) {
            state.before++;
            return;
        }
        int firstDay = customer.orderEpochDay(0);
        int before = firstDay;
        int lastDay = firstDay;
        int frequency = 0;
        int heldOut = 0;
        for (int i = 1; i < orders; i++) {
            int day = customer.orderEpochDay(i);
            if (day > before) {
                state.again[day - state.from]++;
                if (day > state.through) {
                    heldOut++;
                } else {
                    frequency++;
                    lastDay = day;
                }
                before = day;
            }
        }
        state.count(firstDay, lastDay, frequency, heldOut);
    }

    /** The same as {@link #add} for each customer, over rows. */
    @Override
    public void addAll(State state, CustomerBlock block) {
        DeclaredCustomers declared = block.declared();
        int through = state.through;
        long[] again = state.again;
        int row = block.firstRow(0);
        for (int customer = 0; customer < block.customers(); customer++) {
            int end = block.firstRow(customer + 1);
            if (row == end || block.epochDay(row) > through) {
                row = end;
                continue;
            }
            if (declared.predatesData(customer)) {
                state.before++;
                row = end;
                continue;
            }
            int first = block.epochDay(row);
            int before = first;
            int last = first;
            int frequency = 0;
            int heldOut = 0;
            while (++row < end) {
                int day = block.epochDay(row);
                int isOther = day > before ? 1 : 0;
                int isHeldOut = day > through ? isOther : 0;
                again[day - state.from] += isOther;
                heldOut += isHeldOut;
                frequency += isOther - isHeldOut;
                last = day > through ? last : day;
                before = day;
            }
            state.count(first, last, frequency, heldOut);
        }
    }

    @Override
    public void merge(State into, State from) {
        into.requireSameBasis(from);
        into.patterns.addAll(from.patterns);
        for (int day = 0; day < into.first.length; day++) {
            into.first[day] += from.first[day];
            into.again[day] += from.again[day];
        }
        into.before += from.before;
    }

    @Override
    public PatternTable finish(State state, Basis basis) {
        Label label = Label.of(
                        NAME,
                        "purchase days, " + Units.each(unit) + (end.equals(LocalDate.MAX) ? "" : ", through " + end))
                .in(basis.scope());
        return PatternTable.of(
                label,
                unit,
                state.patterns,
                new PurchaseDays(state.from, state.through, state.first, state.again),
                state.before);
    }
}
