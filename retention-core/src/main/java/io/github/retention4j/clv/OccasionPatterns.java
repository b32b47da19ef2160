package io.github.retention4j.clv;

import static java.util.Objects.requireNonNull;

import com.google.common.primitives.Ints;
import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.MetricState;
import io.github.retention4j.model.CalendarUnit;
import io.github.retention4j.result.Label;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * How many customers bought on how many occasions, on which last and of how many: all that a model of discrete occasions needs of a
 * history.
 *
 * <p>{@code frequency = units with a purchase after the unit of the first, recency = the number of the last of these, occasions = units
 * after that of the first}
 *
 * <p>An occasion is a unit of a calendar, such as a month.
 *
 * <ul>
 *   <li>Only whole units count: one that is not over by the end of the days looked at is no occasion. The unit of the first purchase is
 *       where counting begins, whole or not, and no occasion.
 *   <li>However often a customer buys in a unit, it is one purchase. An order that was refunded in full is none, unless the history
 *       counts it.
 *   <li>Whole units after {@link #through} are held out: the occasions with a purchase in them are counted beside each pattern. A
 *       customer whose first purchase is after the last whole unit by then is not looked at.
 *   <li>Customers from before the first day of the data are left out and told, since nobody knows when they began. So are guests.
 * </ul>
 *
 * <p>Worked example: by month, data through 10 July, a customer who bought on 3 and 20 January, 5 February and 9 May has, of the
 * occasions February to June, a frequency of 2, a recency of 4 and 5 occasions; through 30 April a frequency of 1, a recency of 1,
 * 3 occasions, and one purchase of two occasions held out.
 *
 * <pre>{@code
 * OccasionTable months = engine.compute(OccasionPatterns.by(CalendarUnit.MONTH));
 * Fit<BgBb> fit = BgBb.fit(months);
 * }</pre>
 *
 * <p>Source: P. S. Fader, B. G. S. Hardie and J. Shang, Customer-base analysis in a discrete-time noncontractual setting, Marketing
 * Science 29 (2010).
 *
 * @param unit what an occasion is
 * @param end the last day that is looked at; {@link LocalDate#MAX} for the last of the data
 */
public record OccasionPatterns(CalendarUnit unit, LocalDate end)
        implements Metric<OccasionPatterns.State, OccasionTable> {
    private static final String NAME = "occasion patterns";

    /** Counts of patterns. */
    public static final class State extends MetricState {
        private static final long serialVersionUID = 1L;

        private final int from;

        /** The number of the unit of each day of the data, from 0. */
        private final int[] units;

        /** The last whole unit that is looked at, and the last of all; −1 if there is none. */
        private final int through;

        private final int last;
        private final PatternCounts patterns = new PatternCounts();
        private long before;

        private State(Basis basis, OccasionPatterns metric) {
            super(basis);
            if (!basis.isObserved()) {
                this.from = 0;
                this.units = new int[0];
                this.through = -1;
                this.last = -1;
                return;
            }
            LocalDate lastDay = basis.lastDay();
            this.from = Ints.checkedCast(basis.firstDay().toEpochDay());
            this.units = new int[Ints.checkedCast(lastDay.toEpochDay()) - from + 1];
            LocalDate close = metric.end.isAfter(lastDay) ? lastDay : metric.end;
            int whole = -1;
            int wholeByClose = -1;
            int number = 0;
            for (LocalDate start = basis.firstDay(); !start.isAfter(lastDay); number++) {
                LocalDate next = metric.unit.endOf(start);
                whole = next.minusDays(1).isAfter(lastDay) ? whole : number;
                wholeByClose = next.minusDays(1).isAfter(close) ? wholeByClose : number;
                int until = (int) Math.min(units.length, next.toEpochDay() - from);
                Arrays.fill(units, (int) (start.toEpochDay() - from), until, number);
                start = next;
            }
            this.last = whole;
            this.through = wholeByClose;
        }
    }

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if the unit is {@link CalendarUnit#DAYS}, which divides nothing
     */
    public OccasionPatterns {
        if (requireNonNull(unit, "unit").equals(CalendarUnit.DAYS)) {
            throw new IllegalArgumentException("DAYS is not a calendar unit; use DAY for occasions of one day");
        }
    }

    /**
     * The patterns of all the data by a unit of a calendar.
     *
     * @param unit what an occasion is
     * @return the metric
     * @throws IllegalArgumentException if the unit is {@link CalendarUnit#DAYS}
     */
    public static OccasionPatterns by(CalendarUnit unit) {
        return new OccasionPatterns(unit, LocalDate.MAX);
    }

    /**
     * The same with later units held out.
     *
     * @param day the last day that is looked at
     * @return the metric
     */
    public OccasionPatterns through(LocalDate day) {
        return new OccasionPatterns(unit, requireNonNull(day, "day"));
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
        int first = orders == 0 ? Integer.MAX_VALUE : state.units[customer.orderEpochDay(0) - state.from];
        if (first > state.through) {
            return;
        }
        if (customer.predatesData()) {
            state.before++;
            return;
        }
        int before = first;
        int recency = 0;
        int frequency = 0;
        int heldOut = 0;
        for (int i = 1; i < orders; i++) {
            int unit = state.units[customer.orderEpochDay(i) - state.from];
            if (unit > before && unit <= state.last) {
                if (unit > state.through) {
                    heldOut++;
                } else {
                    frequency++;
                    recency = unit - first;
                }
                before = unit;
            }
        }
        state.patterns.add(PatternCounts.key(frequency, recency, state.through - first, heldOut), 1);
    }

    @Override
    public void merge(State into, State from) {
        into.requireSameBasis(from);
        into.patterns.addAll(from.patterns);
        into.before += from.before;
    }

    @Override
    public OccasionTable finish(State state, Basis basis) {
        String definition = "by whole " + unit.plural() + (end.equals(LocalDate.MAX) ? "" : ", through " + end);
        return OccasionTable.of(
                Label.of(NAME, definition).in(basis.scope()), state.patterns, state.last - state.through, state.before);
    }
}
