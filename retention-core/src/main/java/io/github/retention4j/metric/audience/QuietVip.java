package io.github.retention4j.metric.audience;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.model.Observation;
import io.github.retention4j.model.Window;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.joda.money.BigMoney;

/** See {@link Who#vipsGoneQuiet}. */
record QuietVip(Window window, BigMoney moreThan, LocalDate day) implements Rule {
    /** As many always fit a long. */
    private static final int MOST_DIGITS = 18;

    QuietVip {
        requireNonNull(window, "window");
        requireNonNull(moreThan, "moreThan");
        requireNonNull(day, "day");
        if (moreThan.isNegative()) {
            throw new IllegalArgumentException("more than " + moreThan + " is below 0; write 0 or more");
        }
        if (day.isBefore(window.end())) {
            throw new IllegalArgumentException("no order after " + window + " by " + day
                    + " is true of everybody; write a day after the window, such as " + window.end());
        }
    }

    @Override
    public String name() {
        return "with more than " + amount() + " in " + window + " and no order after it by " + day;
    }

    private String amount() {
        return moreThan.getAmount().toPlainString() + " "
                + moreThan.getCurrencyUnit().getCode();
    }

    @Override
    public boolean test(CustomerHistory customer) {
        int orders = PurchaseDays.ordersThrough(day, customer);
        return orders > 0
                && customer.orderEpochDay(orders - 1) < window.end().toEpochDay()
                && isMore(customer.netRevenue(customer.span(window)), customer.basis());
    }

    private boolean isMore(long revenue, Basis basis) {
        if (!basis.currency().equals(moreThan.getCurrencyUnit())) {
            throw new IllegalArgumentException("more than " + moreThan + " cannot be told in a history of "
                    + basis.currency() + "; write an amount of " + basis.currency());
        }
        BigDecimal amount = moreThan.getAmount();
        boolean isSimple = amount.scale() == basis.decimals() && amount.precision() <= MOST_DIGITS;
        return isSimple
                ? revenue > amount.unscaledValue().longValue()
                : BigDecimal.valueOf(revenue, basis.decimals()).compareTo(amount) > 0;
    }

    @Override
    public String reason(CustomerHistory customer) {
        int last = customer.orderEpochDay(PurchaseDays.ordersThrough(day, customer) - 1);
        return "more than " + amount() + " in " + window + ", no order since " + LocalDate.ofEpochDay(last);
    }

    @Override
    public LocalDate asOf() {
        return day;
    }

    @Override
    public boolean needsAsOf() {
        return true;
    }

    /** Both the day and the window in which they brought it. */
    @Override
    public Optional<Window> unobserved(Basis basis) {
        return Rule.super
                .unobserved(basis)
                .or(() -> Optional.of(window).filter(of -> basis.observation(of) == Observation.NOT_OBSERVED));
    }
}
