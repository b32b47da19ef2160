package io.github.retention4j.metric.value;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Requirement;
import io.github.retention4j.metric.ClusterTally;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.RatioOfSums;
import io.github.retention4j.metric.Subtractable;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.MoneyRatio;
import java.math.BigDecimal;
import java.util.Optional;
import org.joda.money.BigMoneyProvider;

/**
 * The share of recurring revenue that is lost, less what customers come to pay more. Positive is lost, negative is net
 * growth.
 *
 * <p>{@code rate = (churned + contraction − expansion − reactivated) / start}
 *
 * <ul>
 *   <li>The movements are those of {@link RecurringRevenue}: each customer's monthly amount just before the window begins
 *       and just before it ends, and what happens in between is not seen.
 *   <li>New customers are not in it. {@link Definition#AS_PRINTED As guides print it} they are, since they are in the
 *       revenue at the end; and if that revenue holds the expansion, as it does here, the expansion is taken off twice.
 *   <li>{@code 1 − rate} is net revenue retention only if nothing was reactivated, as that is usually told without.
 *   <li>{@link RevenueSource#ORDERS} is for shops without subscriptions: the two ends are then each customer's net revenue of
 *       the preceding window and of this one, refunds booked when made and below zero counting as nothing; who placed an
 *       order at any time before the window, whatever became of it, is not new.
 *   <li>The interval is that of a ratio of two sums, the independent units being customers with revenue at the start, or with a
 *       loss or a gain that counts. It does not go above 100 %, nor below 0 where nothing is against the loss: always in {@link Definition#GROSS},
 *       and else where nobody expanded or was reactivated, nor as printed was new.
 *   <li>Nothing at the start is no data.
 * </ul>
 *
 * <p>Worked example: of 1,000 at the start 100 churned and 30 contracted; 80 came by expansion, 50 were reactivated and 200
 * new, so there are 1,200 at the end. By movements that is 0.0 %, gross 13.0 %, and as guides print it
 * (1000 − 1200 − 80) / 1000 = −28.0 %.
 *
 * <pre>{@code
 * MoneyRatio net = engine.compute(NetRevenueChurn.in(month(2026, 3)));
 * MoneyRatio gross = engine.compute(NetRevenueChurn.in(month(2026, 3)).definedBy(NetRevenueChurn.Definition.GROSS));
 * MoneyRatio asGuidesPrintIt = NetRevenueChurn.of(Money.parse("SAR 1000"), Money.parse("SAR 900"), Money.parse("SAR 50"));
 * }</pre>
 *
 * <p>Source: guides on keeping customers; movements as in guides on subscription businesses.
 *
 * @param window the window
 * @param definition which definition to follow
 * @param source what revenue is read from
 */
public record NetRevenueChurn(Window window, Definition definition, RevenueSource source)
        implements Metric<NetRevenueChurn.State, MoneyRatio> {
    private static final String NAME = "net revenue churn";
    private static final String SIGN = "; positive is lost, negative is net growth";

    /** What is lost. */
    public enum Definition {
        /** What customers of before stopped paying, less what they and those who came back pay more. */
        MOVEMENTS("(churned + contraction - expansion - reactivated) / start" + SIGN),
        /** What customers of before stopped paying, and nothing against it. */
        GROSS("gross: (churned + contraction) / start; positive is lost"),
        /** As guides print it, from three sums. New customers are against the loss, and expansion is twice. */
        AS_PRINTED("as printed: (start - end - expansion) / start" + SIGN);

        private final String text;

        Definition(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** Revenue at the start, and what was lost of it, so far. */
    public static final class State extends RevenueEnds implements Subtractable<State> {
        private static final long serialVersionUID = 1L;

        private final Definition definition;
        private final ClusterTally tally = new ClusterTally();

        private State(Basis basis, NetRevenueChurn metric) {
            super(basis, metric.window, metric.source);
            this.definition = metric.definition;
        }

        @Override
        void take(long start, long atEnd, boolean wasBefore) {
            long loss = Math.subtractExact(start, atEnd);
            long lost = switch (definition) {
                case MOVEMENTS -> start == 0 && !wasBefore ? 0 : loss;
                case GROSS -> Math.max(0, loss);
                case AS_PRINTED -> start > 0 && loss < 0 ? Math.addExact(loss, loss) : loss;
            };
            if (start != 0 || lost != 0) {
                tally.add(lost, start);
            }
        }

        @Override
        public void subtract(State other) {
            requireSameBasis(other);
            tally.subtract(other.tally);
        }
    }

    /** Checks that nothing is null. */
    public NetRevenueChurn {
        requireNonNull(window, "window");
        requireNonNull(definition, "definition");
        requireNonNull(source, "source");
    }

    /**
     * The net revenue churn of a window, by movements of subscriptions.
     *
     * @param window the window
     * @return the metric
     */
    public static NetRevenueChurn in(Window window) {
        return new NetRevenueChurn(window, Definition.MOVEMENTS, RevenueSource.SUBSCRIPTIONS);
    }

    /**
     * The same by a definition of your choice.
     *
     * @param by the definition
     * @return the metric
     */
    public NetRevenueChurn definedBy(Definition by) {
        return new NetRevenueChurn(window, by, source);
    }

    /**
     * The same read from something else.
     *
     * @param what what revenue is read from
     * @return the metric
     */
    public NetRevenueChurn from(RevenueSource what) {
        return new NetRevenueChurn(window, definition, what);
    }

    /**
     * The rate as guides print it, for people who have only the sums, all of one currency and zero or above. If the end
     * holds the expansion already, it is taken off twice, as printed. Those who have all movements find the other rates
     * in {@link RecurringRevenue#of}.
     *
     * @param start revenue at the start
     * @param end revenue at the end
     * @param expansion what customers came to pay more
     * @return (start − end − expansion) / start; positive is lost, negative is net growth
     * @throws IllegalArgumentException if a sum is negative, or in another currency than the start
     */
    public static MoneyRatio of(BigMoneyProvider start, BigMoneyProvider end, BigMoneyProvider expansion) {
        OneCurrency one = OneCurrency.of(start, "start");
        BigDecimal whole = one.amount(start, "start");
        BigDecimal lost = whole.subtract(one.amount(end, "end")).subtract(one.amount(expansion, "expansion"));
        return MoneyRatio.withoutSpread(
                Label.of(NAME, Definition.AS_PRINTED.toString()),
                lost,
                whole,
                one.currency().getCode());
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
        state.add(customer);
    }

    @Override
    public Requirement requires() {
        return source.requires(window);
    }

    @Override
    public void merge(State into, State from) {
        into.requireSameBasis(from);
        into.tally.add(from.tally);
    }

    @Override
    public Optional<RatioOfSums<State>> ratioOfSums(Basis basis) {
        return Optional.of(RatioOfSums.of(state -> state.tally.amount(), state -> state.tally.count()));
    }

    @Override
    public MoneyRatio finish(State state, Basis basis) {
        Label label =
                Label.of(NAME, definition.toString()).noting(source.toString()).in(basis.scope(window));
        return state.tally.moneyRatio(label, basis);
    }
}
