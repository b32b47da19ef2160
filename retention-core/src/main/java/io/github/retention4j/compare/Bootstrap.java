package io.github.retention4j.compare;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Requirement;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.MetricState;
import io.github.retention4j.metric.SmallGroups;
import io.github.retention4j.result.DayCounts;
import io.github.retention4j.result.NumericResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How sure a figure is that has no formula for it, such as a median: the metric is worked out for many samples drawn from the
 * shop's own customers, and how much the figure differs between them tells how sure it is.
 *
 * <p>{@code interval = from the 2.5 % to the 97.5 % quantile of the samples' figures}, for a level of 95 %; in each sample each
 * customer counts, with all that the customer did, as often as a draw from the Poisson distribution of mean 1 says
 *
 * <ul>
 *   <li>The draws follow from the customer's id, the sample's number and the seed alone: they are the same on any machine, in
 *       any order and for any split, and two metrics that are compared draw the same customers.
 *   <li>500 samples unless asked otherwise, with a seed of 42. It costs as much as the metric asked so many times, and the
 *       states of as many.
 *   <li>A metric that counts events without a customer is refused: there is nobody to draw. Ask it of customers only, as in
 *       {@code metric.where("customers", c -> true)}.
 *   <li>A sample whose figure has no data is left out. If these are more than 1 in 100, as with four customers, or all others are
 *       alike, the samples tell no chance: there is no interval and no test.
 *   <li>Of n samples with data, the ends are the figures at the k-th place from below and from above, k being
 *       {@code (1 − level) / 2 · (n + 1)} without its decimals.
 *   <li>Held {@link #against} another, both are drawn together. The p-value is twice the share of samples in which the difference
 *       has the other sign, those in which it is 0 counted half, and at least 2 in one more than the samples, and the interval is made of both intervals, as {@link Comparison} has it.
 *   <li>A median of whole days moves in steps, and so do the ends of its interval.
 * </ul>
 *
 * <p>Worked example: where 55 customers had one gap of 10 days and 45 had one of 30, the median is 10 days. It is 30 in those
 * samples in which the others are drawn more often, and the interval is from 10 to 30.
 *
 * <pre>{@code
 * Resampled median = engine.compute(Bootstrap.ofQuantile(TimeBetweenPurchases.in(q1), 0.5));
 * Comparison slower = engine.compute(Bootstrap.ofQuantile(TimeBetweenPurchases.in(q1), 0.9).
 *         against(TimeBetweenPurchases.in(q1.previous())));
 * }</pre>
 *
 * <p>Source: B. Efron, Bootstrap methods: another look at the jackknife, Ann. Statist. 7 (1979); for the Poisson draws, which need
 * no number of customers in advance, N. Chamandy and others, Estimating uncertainty for massive data streams, 2012.
 *
 * @param <R> the metric's result
 * @param metric the metric
 * @param figure the figure of its result
 * @param seed what the draws follow from besides the customers
 * @param samples how many samples
 */
public record Bootstrap<R extends NumericResult>(
        Metric<?, R> metric, Metric.Finish<R, OptionalDouble> figure, long seed, int samples)
        implements Metric<Bootstrap.State, Resampled> {
    private static final long USUAL_SEED = 42;
    private static final int USUAL_SAMPLES = 500;
    private static final int FEWEST_SAMPLES = 100;

    /** A state of the metric for all customers and one for each sample. */
    public static final class State extends MetricState {
        private static final long serialVersionUID = 1L;

        @SuppressWarnings("serial") // states are
        private final List<Object> states;

        private State(Basis basis, List<Object> states) {
            super(basis);
            this.states = states;
        }
    }

    /** The value of a result. */
    private enum Value implements Metric.Finish<NumericResult, OptionalDouble> {
        VALUE;

        @Override
        public OptionalDouble apply(NumericResult result) {
            return result.value();
        }
    }

    /** A quantile of days. */
    private record Quantile(double share) implements Metric.Finish<DayCounts, OptionalDouble> {
        private static final long serialVersionUID = 1L;

        @Override
        public OptionalDouble apply(DayCounts days) {
            return days.quantile(share).isPresent()
                    ? OptionalDouble.of(days.quantile(share).getAsInt())
                    : OptionalDouble.empty();
        }
    }

    /**
     * Validates.
     *
     * @throws IllegalArgumentException if the metric counts events without a customer, or the samples are fewer than 100
     */
    public Bootstrap {
        requireNonNull(metric, "metric");
        requireNonNull(figure, "figure");
        if (metric.includesAnonymous()) {
            throw new IllegalArgumentException(metric.name()
                    + " counts events without a customer, and samples are drawn of customers; ask it of them alone, as in"
                    + " metric.where(\"customers\", c -> true)");
        }
        if (samples < FEWEST_SAMPLES) {
            throw new IllegalArgumentException("samples " + samples + " are fewer than " + FEWEST_SAMPLES);
        }
    }

    /**
     * The value of a metric.
     *
     * @param <R> the metric's result
     * @param metric the metric
     * @return the bootstrap of its value
     * @throws IllegalArgumentException if the metric counts events without a customer
     */
    @SuppressWarnings("unchecked") // a function of any number takes these too
    public static <R extends NumericResult> Bootstrap<R> of(Metric<?, R> metric) {
        return new Bootstrap<>(
                metric,
                (Metric.Finish<R, OptionalDouble>) (Metric.Finish<?, ?>) Value.VALUE,
                USUAL_SEED,
                USUAL_SAMPLES);
    }

    /**
     * A quantile of days, such as the median time between purchases.
     *
     * @param metric the metric
     * @param share the share of the gaps that the quantile is not passed by, such as 0.5 for the median
     * @return the bootstrap of the quantile
     * @throws IllegalArgumentException if the share is not in [0, 1], or the metric counts events without a customer
     */
    public static Bootstrap<DayCounts> ofQuantile(Metric<?, DayCounts> metric, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("share " + share + " not in [0, 1]");
        }
        return new Bootstrap<>(metric, new Quantile(share), USUAL_SEED, USUAL_SAMPLES);
    }

    /**
     * The same with other draws.
     *
     * @param otherSeed what they follow from
     * @return the metric
     */
    public Bootstrap<R> seed(long otherSeed) {
        return new Bootstrap<>(metric, figure, otherSeed, samples);
    }

    /**
     * The same with more samples, or fewer.
     *
     * @param howMany how many samples, at least 100
     * @return the metric
     * @throws IllegalArgumentException if they are fewer than 100
     */
    public Bootstrap<R> samples(int howMany) {
        return new Bootstrap<>(metric, figure, seed, howMany);
    }

    /**
     * Holds the same figure of another metric against it, in samples of the same customers.
     *
     * @param other the metric whose figure is subtracted
     * @return a metric whose result is the comparison
     * @throws IllegalArgumentException if the other counts events without a customer
     */
    public Metric<?, Comparison> against(Metric<?, R> other) {
        return new ResampledPair(this, new Bootstrap<>(other, figure, seed, samples));
    }

    @Override
    public String name() {
        return metric.name();
    }

    @Override
    public State start(Basis basis) {
        return new State(basis, states(metric, basis));
    }

    private <S> List<Object> states(Metric<S, R> of, Basis basis) {
        S first = of.start(basis);
        List<Object> states = new ArrayList<>(1 + samples);
        states.add(first);
        for (int i = 0; i < samples; i++) {
            states.add(of.startLike(first, basis));
        }
        return states;
    }

    @Override
    public void add(State state, CustomerHistory customer) {
        add(metric, state, customer);
    }

    @SuppressWarnings("unchecked") // the states are the metric's
    private <S> void add(Metric<S, R> of, State state, CustomerHistory customer) {
        of.add((S) state.states.get(0), customer);
        long key = key(customer.id()) ^ mixed(seed);
        for (int i = 1; i <= samples; i++) {
            for (int times = draw(mixed(key + i)); times > 0; times--) {
                of.add((S) state.states.get(i), customer);
            }
        }
    }

    private static long key(String id) {
        long key = id.length();
        for (int i = 0; i < id.length(); i++) {
            key = mixed(key ^ id.charAt(i));
        }
        return key;
    }

    /** Each bit of the outcome depends on each of the number. */
    private static long mixed(long number) {
        long z = number + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** From 64 random bits a number of the Poisson distribution of mean 1. */
    private static int draw(long bits) {
        double left = (bits >>> 11) * 0x1.0p-53;
        double probability = Math.exp(-1);
        int number = 0;
        while (left >= probability && probability > 0) {
            left -= probability;
            number++;
            probability /= number;
        }
        return number;
    }

    @Override
    public void merge(State into, State from) {
        into.requireSameBasis(from);
        merge(metric, into, from);
    }

    @SuppressWarnings("unchecked") // the states are the metric's
    private <S> void merge(Metric<S, R> of, State into, State from) {
        for (int i = 0; i < into.states.size(); i++) {
            of.merge((S) into.states.get(i), (S) from.states.get(i));
        }
    }

    @Override
    public Resampled finish(State state, Basis basis) {
        return finish(metric, state, basis);
    }

    @SuppressWarnings("unchecked") // the states are the metric's
    private <S> Resampled finish(Metric<S, R> of, State state, Basis basis) {
        R whole = of.finish((S) state.states.get(0), basis);
        double[] drawn = new double[samples];
        Arrays.setAll(
                drawn,
                i -> figure.apply(of.finish((S) state.states.get(i + 1), basis)).orElse(Double.NaN));
        OptionalDouble value = figure.apply(whole);
        String note = figure instanceof Quantile quantile ? "quantile " + quantile.share : "";
        return new Resampled(whole.label().noting(note), value, whole.unit(), drawn);
    }

    /** Refused: how many customers a sample's figure is of is not known. */
    @Override
    public Metric<?, Resampled> hidingSmallGroups(SmallGroups rule) {
        throw rule.refusal(
                "how many customers the samples of " + name() + " are of is not known; ask the metric itself");
    }

    @Override
    public Requirement requires() {
        return metric.requires();
    }
}
