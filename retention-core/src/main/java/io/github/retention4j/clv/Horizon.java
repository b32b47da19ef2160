package io.github.retention4j.clv;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;

/** From when on, and how far, forecasts look: months and years are those of the calendar that follow the last day that is known. */
final class Horizon {
    private Horizon() {}

    /**
     * A length of time that is one.
     *
     * @throws IllegalArgumentException if it is of no day
     */
    static Period checked(Period length) {
        if (length.isNegative() || length.isZero()) {
            throw new IllegalArgumentException(
                    "a forecast over " + length + " looks at no day; write such as Period.ofMonths(3)");
        }
        return length;
    }

    /** The last day that is known: that of the data, or one before it that is stated. */
    static LocalDate known(LocalDate through, Basis basis) {
        return through.isBefore(basis.lastDay()) ? through : basis.lastDay();
    }

    /** How many days a length of time has that begins after a day. */
    static double days(LocalDate day, Period length) {
        return day.plus(length).toEpochDay() - day.toEpochDay();
    }

    /** The days that a forecast is of. */
    static String told(LocalDate day, Period length) {
        return day.equals(LocalDate.MIN) ? "no day is known" : day.plusDays(1) + " to " + day.plus(length);
    }

    /** The pattern of a customer by the last day that is known; empty if there is no order by then. */
    static Optional<PurchasePattern> pattern(CustomerHistory customer, LocalDate through) {
        Basis basis = customer.basis();
        if (customer.orderCount() == 0 || !basis.isObserved()) {
            return Optional.empty();
        }
        LocalDate day = known(through, basis);
        return customer.orderEpochDay(0) > day.toEpochDay()
                ? Optional.empty()
                : Optional.of(PurchasePattern.of(customer, day));
    }
}
