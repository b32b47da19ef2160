package io.github.retention4j.metric.value;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.math.Digits;
import io.github.retention4j.result.Average;
import io.github.retention4j.result.Figures;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.MetricResult;
import io.github.retention4j.result.Unit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What the customers of a window are worth in future, and what they would be worth if another share of them were kept.
 *
 * <p>{@code value of a customer = (revenue / customers · margin − cost to keep) · r / (1 + d − r) − cost to acquire}
 *
 * <ul>
 *   <li>Profit is the value of all customers of the window. What changes with the retention r does not depend on the cost
 *       to acquire them; the change in per cent does.
 *   <li>No customers, nobody who could have been kept, or a changed retention that is not in [0, 1) is no data. A profit
 *       now of zero or below has no change in per cent.
 *   <li>There is no interval: how revenue and retention vary together is not looked at.
 * </ul>
 *
 * <p>Worked example: 100 customers bring 6,000, at a margin of 40 % 24 each; keeping one costs 4 and acquiring one 10. With
 * 80 of 100 kept and 12 % discount a customer is worth 20 · 2.5 − 10 = 40. With 85 % kept it is
 * 20 · 0.85 / 0.27 − 10 = 52.96, so the profit rises from 4,000 to 5,296.30, by 32.4 %.
 *
 * @param revenue what a customer brings in a period, before the margin
 * @param retained of the customers of the period before, how many are kept
 * @param start the customers of the period before
 * @param change what is added to the retention, 0.05 for five points
 * @param margin the share of the revenue that is left
 * @param discount the discount rate of one period
 * @param costToAcquire what it cost to acquire a customer, once
 * @param costToKeep what it costs a period to keep a customer, of those kept
 * @param currency the currency's code
 */
public record ProfitChange(
        Average revenue,
        long retained,
        long start,
        double change,
        double margin,
        double discount,
        BigDecimal costToAcquire,
        BigDecimal costToKeep,
        String currency)
        implements MetricResult {
    /**
     * Validates.
     *
     * @throws IllegalArgumentException if the retained are not in [0, start], the change is not between −1 and 1, or the
     *     margin or the discount is negative or not finite, or a cost has more than 40 digits before the decimal point or
     *     100 behind it
     */
    public ProfitChange {
        requireNonNull(revenue, "revenue");
        requireNonNull(costToAcquire, "costToAcquire");
        requireNonNull(costToKeep, "costToKeep");
        requireNonNull(currency, "currency");
        if (retained < 0 || retained > start) {
            throw new IllegalArgumentException("retained " + retained + " not in [0, " + start + "]");
        }
        if (!(change > -1 && change < 1)) {
            throw new IllegalArgumentException("change " + change + " not in (-1, 1)");
        }
        if (!(margin >= 0
                && margin < Double.POSITIVE_INFINITY
                && discount >= 0
                && discount < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("margin " + margin + " or discount " + discount + " not in [0, ∞)");
        }
        Digits.checked(costToAcquire, "cost to acquire");
        Digits.checked(costToKeep, "cost to keep");
        // Minus zero becomes zero, so that what is equal has the same hash.
        change += 0.0;
        margin += 0.0;
        discount += 0.0;
    }

    @Override
    public Label label() {
        return revenue.label();
    }

    /**
     * The share of customers who are kept.
     *
     * @return retained / start, or empty if there are no data
     */
    public OptionalDouble retention() {
        return start == 0 || label().isUnobserved()
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) retained / start);
    }

    /**
     * The share of customers who would be kept.
     *
     * @return retention + change, or empty if that is not in [0, 1), or there are no data
     */
    public OptionalDouble changedRetention() {
        if (retention().isEmpty()) {
            return OptionalDouble.empty();
        }
        // In decimals, since 70 % and 30 points are all, and not a little less.
        BigDecimal all = BigDecimal.valueOf(start);
        BigDecimal kept =
                BigDecimal.valueOf(retained).add(BigDecimal.valueOf(change).multiply(all));
        return kept.signum() >= 0 && kept.compareTo(all) < 0
                ? OptionalDouble.of(kept.divide(all, MathContext.DECIMAL128).doubleValue())
                : OptionalDouble.empty();
    }

    /**
     * What a customer is worth as things are.
     *
     * @return the value in the currency, or empty if there are no data or it has no bound
     */
    public OptionalDouble valueNow() {
        return value(retention());
    }

    /**
     * What a customer would be worth.
     *
     * @return the value in the currency, or empty if there are no data
     */
    public OptionalDouble valueThen() {
        return value(changedRetention());
    }

    /**
     * What all customers of the window are worth as things are.
     *
     * @return customers · value, or empty if there are no data or it has no bound
     */
    public OptionalDouble profitNow() {
        return ofAll(valueNow());
    }

    /**
     * What they would be worth.
     *
     * @return customers · value, or empty if there are no data
     */
    public OptionalDouble profitThen() {
        return ofAll(valueThen());
    }

    /**
     * By how much the profit would change.
     *
     * @return customers · (margin − cost to keep) · change of the multiple, or empty if there are no data
     */
    public OptionalDouble gain() {
        if (valueNow().isEmpty() || valueThen().isEmpty()) {
            return OptionalDouble.empty();
        }
        double multiples = multiple(changedRetention().getAsDouble())
                - multiple(retention().getAsDouble());
        return OptionalDouble.of(revenue.count() * earned() * multiples);
    }

    /**
     * By how much the profit would change, compared with what it is.
     *
     * @return gain / profit now as a fraction, or empty if that profit is not above zero, or there are no data
     */
    public OptionalDouble relativeGain() {
        return gain().isEmpty() || profitNow().getAsDouble() <= 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(gain().getAsDouble() / profitNow().getAsDouble());
    }

    @Override
    public OptionalLong fewestCustomers() {
        return Figures.fewest(revenue.fewestCustomers().orElse(0), start);
    }

    @Override
    public String summary() {
        String sums = revenue.sum().toPlainString() + "/" + revenue.count() + ", " + retained + "/" + start + " kept";
        if (gain().isEmpty()) {
            boolean tooFar = retention().isPresent() && changedRetention().isEmpty();
            return label().noData(sums
                    + (tooFar
                            ? ", retention would be "
                                    + Unit.PERCENT.tell(retention().getAsDouble() + change)
                            : ""));
        }
        String relative = relativeGain().isEmpty()
                ? ""
                : ", " + Unit.PERCENT.tellSigned(relativeGain().getAsDouble());
        return Figures.signed(gain().getAsDouble(), revenue.unit().decimals()) + " " + currency + relative + " (" + sums
                + "), profit "
                + fromTo(profitNow(), profitThen()) + ", a customer's value " + fromTo(valueNow(), valueThen())
                + ", retention " + Unit.PERCENT.tell(retention().getAsDouble()) + " → "
                + Unit.PERCENT.tell(changedRetention().getAsDouble());
    }

    @Override
    public String toString() {
        return label().around(summary());
    }

    private String fromTo(OptionalDouble from, OptionalDouble to) {
        return Figures.decimals(from.getAsDouble(), revenue.unit().decimals()) + " → "
                + Figures.decimals(to.getAsDouble(), revenue.unit().decimals());
    }

    /** What a customer who is kept earns the shop in a period; only asked where there are customers. */
    private double earned() {
        double perCustomer = revenue.sum()
                .divide(BigDecimal.valueOf(revenue.count()), MathContext.DECIMAL128)
                .doubleValue();
        return less(perCustomer * margin, costToKeep);
    }

    /** A difference, or 0 if what is left over is rounding: a billionth is no profit. */
    private static double less(double of, BigDecimal cost) {
        return Figures.compare(of, cost.doubleValue()) == 0 ? 0 : of - cost.doubleValue();
    }

    private double multiple(double retention) {
        return retention / (1 - retention + discount);
    }

    private OptionalDouble value(OptionalDouble retention) {
        if (retention.isEmpty() || revenue.value().isEmpty() || 1 - retention.getAsDouble() + discount <= 0) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(less(earned() * multiple(retention.getAsDouble()), costToAcquire));
    }

    private OptionalDouble ofAll(OptionalDouble value) {
        return value.isEmpty() ? value : OptionalDouble.of(revenue.count() * value.getAsDouble());
    }
}
