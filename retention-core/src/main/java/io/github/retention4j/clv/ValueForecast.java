package io.github.retention4j.clv;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.result.Figures;
import io.github.retention4j.result.Interval;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.NumericResult;
import io.github.retention4j.result.Unit;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.joda.money.BigMoney;

/**
 * What customers are expected to bring yet, in all and each on average.
 *
 * <p>{@code value = total / customers}
 *
 * <ul>
 *   <li>The interval is that of the expectation by the delta method, on its logarithm, so that it holds nothing below 0. What chance does to single customers is not in it.
 *   <li>No customers is no data.
 * </ul>
 *
 * @param label which customers, which models, and which days are to come
 * @param total what all of them bring
 * @param customers how many they are
 * @param variance the variance of the total's expectation, in units of the currency squared; 0 if the parameters are taken for sure, or the
 *     spend of a purchase may have no bound
 */
public record ValueForecast(Label label, BigMoney total, long customers, double variance) implements NumericResult {
    /** Checks that nothing is null. */
    public ValueForecast {
        requireNonNull(label, "label");
        requireNonNull(total, "total");
    }

    @Override
    public OptionalDouble value() {
        return customers == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(total.getAmount().doubleValue() / customers);
    }

    /**
     * An interval of a level of your choice, of the value per customer.
     *
     * @return the interval, or empty if the parameters are taken for sure, or there are no customers
     */
    @Override
    public Optional<Interval> interval(double level) {
        Interval.checkLevel(level);
        if (customers == 0 || variance == 0 || total.isZero()) {
            return Optional.empty();
        }
        double z = NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - level) / 2);
        double value = value().getAsDouble();
        double factor = Math.exp(z * Math.sqrt(variance) / total.getAmount().doubleValue());
        return Optional.of(new Interval(value / factor, value * factor, level, "delta method, log-normal"));
    }

    @Override
    public Unit unit() {
        return Unit.money(total.getCurrencyUnit()).per("customer");
    }

    @Override
    public OptionalLong fewestCustomers() {
        return Figures.fewest(customers);
    }

    @Override
    public String summary() {
        return summaryOf(total.getAmount().toPlainString() + "/" + customers);
    }

    @Override
    public String toString() {
        return label.around(summary());
    }
}
