package io.github.retention4j.metric.funnel;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.result.Figures;
import io.github.retention4j.result.Interval;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.NumericResult;
import io.github.retention4j.result.Ratio;
import io.github.retention4j.result.Table;
import io.github.retention4j.result.Table.Column;
import io.github.retention4j.result.Unit;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * How many customers came to each step of a funnel, and how long they took. Steps are numbered from 1.
 *
 * <ul>
 *   <li>Its value is the conversion: customers who took the last step of those who took the first.
 *   <li>Nobody who took the first step, or a window the data do not reach, is no data: the values are empty, never 0.
 *   <li>The fewest customers of a figure are those of the step that the fewest came to: the times and the share that goes on are
 *       of these. How many stopped at a step is what is true of those who came to it, as with any rate.
 * </ul>
 *
 * @param label what it is a funnel of
 * @param steps the steps, in order, at least two
 * @param customersByMinutes how many customers took so many whole minutes from the first step to the last; empty if that is not
 *     known
 */
public record FunnelTable(Label label, List<Step> steps, SortedMap<Integer, Long> customersByMinutes)
        implements NumericResult {
    private static final double MOST = 0.9;

    /**
     * A step, and who took it and all steps before.
     *
     * @param name what the customers do
     * @param customers how many came so far
     * @param open how many more have come so far of those whose time is not over, and who are none of the customers
     * @param ofNobody how often it happened in the window without a customer
     * @param customersByMinutes how many of the customers took so many whole minutes from the step before; empty for the first
     *     step, or if that is not known
     */
    public record Step(
            String name, long customers, long open, long ofNobody, SortedMap<Integer, Long> customersByMinutes)
            implements Serializable {
        /**
         * Copies.
         *
         * @throws IllegalArgumentException if a number is negative, or there are times of not as many customers
         */
        public Step {
            requireNonNull(name, "name");
            customersByMinutes = StepTimes.copy(customersByMinutes);
            if (customers < 0 || open < 0 || ofNobody < 0) {
                throw new IllegalArgumentException("step " + name + " of " + customers + " customers, " + open
                        + " open and " + ofNobody + " of nobody: one is below 0");
            }
            checkTimes(customersByMinutes, customers);
        }

        /**
         * A step of which only the customers are known.
         *
         * @param name what the customers do
         * @param customers how many came so far
         * @throws IllegalArgumentException if the number is negative
         */
        public Step(String name, long customers) {
            this(name, customers, 0, 0, new TreeMap<>());
        }

        private Step plus(Step other) {
            return new Step(
                    name,
                    Math.addExact(customers, other.customers),
                    Math.addExact(open, other.open),
                    Math.addExact(ofNobody, other.ofNobody),
                    timesOfBoth(customers, customersByMinutes, other.customers, other.customersByMinutes));
        }
    }

    /**
     * Copies.
     *
     * @throws IllegalArgumentException if there are fewer than two steps, more customers came to one than to the one before, or
     *     there are times of not as many customers
     */
    public FunnelTable {
        requireNonNull(label, "label");
        steps = List.copyOf(steps);
        customersByMinutes = StepTimes.copy(customersByMinutes);
        if (steps.size() < 2) {
            throw new IllegalArgumentException(
                    "a funnel of " + Figures.count(steps.size(), "step") + ": name at least 2, the first and the last");
        }
        for (int i = 1; i < steps.size(); i++) {
            Step before = steps.get(i - 1);
            Step step = steps.get(i);
            if (step.customers > before.customers || step.open > before.open) {
                throw new IllegalArgumentException("step " + step.name + " of " + step.customers + " customers and "
                        + step.open + " open, after " + before.name + " of " + before.customers + " and "
                        + before.open + ": count who took all steps before");
            }
        }
        checkTimes(customersByMinutes, steps.get(steps.size() - 1).customers);
    }

    private static void checkTimes(SortedMap<Integer, Long> times, long customers) {
        long known = times.values().stream().mapToLong(count -> count).sum();
        if (known != 0 && known != customers) {
            throw new IllegalArgumentException(
                    "times of " + Figures.count(known, "customer") + ", and " + customers + " who took the step");
        }
    }

    /** The times of both, if they are known of both. */
    private static SortedMap<Integer, Long> timesOfBoth(
            long customers, SortedMap<Integer, Long> times, long others, SortedMap<Integer, Long> othersTimes) {
        SortedMap<Integer, Long> both = new TreeMap<>();
        boolean isKnown = (customers == 0 || !times.isEmpty()) && (others == 0 || !othersTimes.isEmpty());
        if (isKnown) {
            both.putAll(times);
            othersTimes.forEach((minutes, count) -> both.merge(minutes, count, Math::addExact));
        }
        return both;
    }

    private Step step(int number) {
        return steps.get(checked(number, 1) - 1);
    }

    private int checked(int number, int first) {
        if (number < first || number > steps.size()) {
            throw new IllegalArgumentException("step " + number + " not in [" + first + ", " + steps.size() + "]");
        }
        return number;
    }

    /**
     * How many customers came to a step.
     *
     * @param step the number of the step, from 1
     * @return zero or more
     * @throws IllegalArgumentException if there is no such step
     */
    public long customers(int step) {
        return step(step).customers;
    }

    /**
     * The share of those who took the first step that came to a step.
     *
     * @param step the number of the step, from 1
     * @return the customers of the step of those of the first
     * @throws IllegalArgumentException if there is no such step
     */
    public Ratio ofFirst(int step) {
        return share(1, step);
    }

    /**
     * The share of those who took the step before that came to a step. The rest of them is who was lost there.
     *
     * @param step the number of the step, from 2
     * @return the customers of the step of those of the one before
     * @throws IllegalArgumentException if there is no such step
     */
    public Ratio ofPrevious(int step) {
        return share(checked(step, 2) - 1, step);
    }

    private Ratio share(int from, int to) {
        Label part = label.part(step(from).name + " to " + step(to).name);
        return Ratio.part(part, customers(to), customers(from));
    }

    /**
     * The share of those who took the first step that came to the last, as {@link #value} has it.
     *
     * @return the customers of the last step of those of the first
     */
    public Ratio conversion() {
        return Ratio.part(label, customers(steps.size()), customers(1));
    }

    /**
     * How long the customers took from the step before.
     *
     * @param step the number of the step, from 2
     * @return the times of those who came to the step
     * @throws IllegalArgumentException if there is no such step
     */
    public StepTimes time(int step) {
        String from = step(checked(step, 2) - 1).name;
        return new StepTimes(label.part("time from " + from + " to " + step(step).name), step(step).customersByMinutes);
    }

    /**
     * How long the customers took from the first step to the last.
     *
     * @return the times of those who came to the last step
     */
    public StepTimes time() {
        String name = "time from " + step(1).name + " to " + step(steps.size()).name;
        return new StepTimes(label.part(name), customersByMinutes);
    }

    /**
     * How many customers began whose time is not over, and who are none of the customers of the steps.
     *
     * @return zero or more
     */
    public long open() {
        return step(1).open;
    }

    @Override
    public OptionalDouble value() {
        return conversion().value();
    }

    @Override
    public int compareWith(double number) {
        return conversion().compareWith(number);
    }

    @Override
    public Optional<Interval> interval(double level) {
        return conversion().interval(level);
    }

    @Override
    public boolean canBe(double value) {
        return conversion().canBe(value);
    }

    @Override
    public Unit unit() {
        return Unit.PERCENT;
    }

    /**
     * The funnel of two results together, such as those of two shops whose customers are not the same people.
     *
     * @param other a funnel of the same steps
     * @return the counts of both; without the times that are not known of both
     * @throws IllegalArgumentException if the other is of other steps, or of another metric, definition or window
     * @throws ArithmeticException if the customers are more than a long can count
     */
    public FunnelTable plus(FunnelTable other) {
        List<String> names = steps.stream().map(Step::name).toList();
        List<String> others = other.steps.stream().map(Step::name).toList();
        if (!names.equals(others)) {
            throw new IllegalArgumentException("funnels of " + names + " and of " + others + " do not add up");
        }
        List<Step> both = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            both.add(steps.get(i).plus(other.steps.get(i)));
        }
        int last = steps.size();
        return new FunnelTable(
                label.and(other.label),
                both,
                timesOfBoth(customers(last), customersByMinutes, other.customers(last), other.customersByMinutes));
    }

    @Override
    public OptionalLong fewestCustomers() {
        return Figures.fewest(steps.stream()
                .flatMapToLong(step -> LongStream.of(step.customers, step.open))
                .toArray());
    }

    @Override
    public String summary() {
        String open = open() == 0 || label.isUnobserved()
                ? ""
                : "; " + Figures.count(open(), "more customer") + " whose time is not over";
        return conversion().summary() + open;
    }

    @Override
    public Optional<Table> table() {
        if (value().isEmpty()) {
            return Optional.empty();
        }
        boolean hasTimes = steps.stream().anyMatch(step -> !step.customersByMinutes.isEmpty());
        boolean hasOpen = open() > 0;
        boolean hasNobody = steps.stream().anyMatch(step -> step.ofNobody > 0);
        List<Column> columns = new ArrayList<>(List.of(Column.words("step")));
        Stream.of("customers", "of first", "95 % CI", "of previous", "95 % CI")
                .map(Column::figures)
                .forEach(columns::add);
        Stream.of(
                        hasTimes ? "median time" : "",
                        hasTimes ? "9 in 10 within" : "",
                        hasOpen ? "time not over" : "",
                        hasNobody ? "anonymous" : "")
                .filter(name -> !name.isEmpty())
                .map(Column::figures)
                .forEach(columns::add);
        List<List<String>> rows = new ArrayList<>();
        for (int i = 1; i <= steps.size(); i++) {
            List<String> row = new ArrayList<>(List.of(step(i).name, Long.toString(customers(i))));
            row.addAll(cells(ofFirst(i)));
            row.addAll(i == 1 ? List.of("", "") : cells(ofPrevious(i)));
            if (hasTimes) {
                row.add(i == 1 ? "" : StepTimes.told(time(i).median()));
                row.add(i == 1 ? "" : StepTimes.told(time(i).quantile(MOST)));
            }
            if (hasOpen) {
                row.add(Long.toString(step(i).open));
            }
            if (hasNobody) {
                row.add(Long.toString(step(i).ofNobody));
            }
            rows.add(row);
        }
        long anonymous = step(1).ofNobody;
        String unfollowed = anonymous == 0
                ? ""
                : "; " + anonymous + " anonymous of step " + step(1).name + " cannot be followed, and are in no share";
        return Optional.of(Table.of(label, columns, rows, List.of(label), summary() + unfollowed));
    }

    private static List<String> cells(Ratio share) {
        return List.of(
                share.value().isEmpty() ? "" : share.told(share.value().getAsDouble()),
                share.interval().map(i -> i.ends(Unit.PERCENT)).orElse(""));
    }

    @Override
    public String toString() {
        return table().map(Table::toString).orElseGet(() -> label.around(summary()));
    }
}
