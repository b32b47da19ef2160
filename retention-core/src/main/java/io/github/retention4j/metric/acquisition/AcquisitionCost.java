package io.github.retention4j.metric.acquisition;

import static io.github.retention4j.result.Interval.checkLevel;
import static java.util.Objects.requireNonNull;

import io.github.retention4j.math.Digits;
import io.github.retention4j.result.Figures;
import io.github.retention4j.result.Interval;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.NumericResult;
import io.github.retention4j.result.Unit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/**
 * What was spent for each new customer, as the spend and the customers.
 *
 * <p>{@code value = spend / new customers}
 *
 * <ul>
 *   <li>No new customers, or spend that is not stated, is no data; the other of the two is told. Spend of 0 is 0 a customer.
 *   <li>There is no interval: the spend is what the books say, and the customers are all who came.
 * </ul>
 */
public final class AcquisitionCost implements NumericResult {
    private static final long serialVersionUID = 1L;

    private final Label label;
    private final CurrencyUnit currency;
    private final @Nullable BigMoney spend;
    private final long customers;

    /**
     * A cost.
     *
     * @param label what it is a cost of
     * @param currency the currency of the spend
     * @param spend what was spent, in the currency, zero or above; empty if it is not known
     * @param customers how many new customers came, zero or above
     * @throws IllegalArgumentException if the spend is in another currency or has more than 40 digits before the decimal point or
     *     100 behind it, or one of the two is below 0
     */
    public AcquisitionCost(Label label, CurrencyUnit currency, Optional<BigMoney> spend, long customers) {
        this.label = requireNonNull(label, "label");
        this.currency = requireNonNull(currency, "currency");
        this.spend = requireNonNull(spend, "spend").orElse(null);
        this.customers = customers;
        if (customers < 0) {
            throw new IllegalArgumentException("customers " + customers + " is below 0");
        }
        spend.ifPresent(money -> check(money, currency));
    }

    private static void check(BigMoney spend, CurrencyUnit currency) {
        if (!spend.getCurrencyUnit().equals(currency)) {
            throw new IllegalArgumentException("spend is in " + spend.getCurrencyUnit() + ", not in " + currency);
        }
        Digits.checked(spend.getAmount(), "spend");
        if (spend.isNegative()) {
            throw new IllegalArgumentException("spend " + spend + " is below 0");
        }
    }

    @Override
    public Label label() {
        return label;
    }

    /**
     * What was spent.
     *
     * @return the sum, or empty if it is not stated
     */
    public Optional<BigMoney> spend() {
        return Optional.ofNullable(spend);
    }

    /**
     * How many new customers came.
     *
     * @return zero or above
     */
    public long customers() {
        return customers;
    }

    /** {@return spend / customers in the currency, or empty if there are no data} */
    @Override
    public OptionalDouble value() {
        return spend == null || customers == 0 || label.isUnobserved()
                ? OptionalDouble.empty()
                : OptionalDouble.of(spend.getAmount()
                        .divide(BigDecimal.valueOf(customers), MathContext.DECIMAL128)
                        .doubleValue());
    }

    /** Exact. */
    @Override
    public int compareWith(double number) {
        return spend != null && value().isPresent()
                ? Figures.compare(spend.getAmount(), BigDecimal.valueOf(customers), number)
                : NumericResult.super.compareWith(number);
    }

    /** {@return empty: there is none} */
    @Override
    public Optional<Interval> interval(double level) {
        checkLevel(level);
        return Optional.empty();
    }

    @Override
    public boolean canBe(double value) {
        return value >= 0;
    }

    @Override
    public Unit unit() {
        return Unit.money(currency).per("new customer");
    }

    @Override
    public OptionalLong fewestCustomers() {
        return Figures.fewest(customers);
    }

    @Override
    public String summary() {
        return spend == null
                ? label.noData("no spend is stated; " + Figures.count(customers, "new customer"))
                : summaryOf(spend.getAmount().toPlainString() + "/" + customers);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AcquisitionCost that
                && label.equals(that.label)
                && currency.equals(that.currency)
                && Objects.equals(spend, that.spend)
                && customers == that.customers;
    }

    @Override
    public int hashCode() {
        return Objects.hash(label, currency, spend, customers);
    }

    @Override
    public String toString() {
        return label.around(summary());
    }
}
