package io.github.retention4j.clv;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;

/**
 * From when on, and how far, a forecast looks: months and years are those of the calendar that follow the day.
 *
 * @param through the last day that is known; {@link LocalDate#MAX} for the last of the data
 * @param length how far
 */
record Horizon(LocalDate through, Period length) implements Serializable {
    Horizon {
        requireNonNull(through, "through");
        requireNonNull(length, "length");
        if (length.isNegative() || length.toTotalMonths() < 0 || length.isZero()) {
            throw new IllegalArgumentException(
                    "a forecast over " + length + " looks at no day; write such as Period.ofMonths(3)");
        }
    }

    static Horizon of(Period length) {
        return new Horizon(LocalDate.MAX, length);
    }

    Horizon after(LocalDate day) {
        return new Horizon(day, length);
    }

    /** The last day that is known of a history. */
    LocalDate through(Basis basis) {
        return through.isBefore(basis.lastDay()) ? through : basis.lastDay();
    }

    /** How many days follow a day. */
    double daysAfter(LocalDate day) {
        return day.plus(length).toEpochDay() - day.toEpochDay();
    }

    /** The pattern of a customer by then; empty if there is none yet. */
    Optional<PurchasePattern> pattern(CustomerHistory customer) {
        Basis basis = customer.basis();
        if (customer.orderCount() == 0 || !basis.isObserved()) {
            return Optional.empty();
        }
        LocalDate day = through(basis);
        return customer.orderEpochDay(0) > day.toEpochDay()
                ? Optional.empty()
                : Optional.of(PurchasePattern.of(customer, day));
    }

    /** The window that follows a day. */
    String after(LocalDate day, String what) {
        return what + ", " + day.plusDays(1) + " to " + day.plus(length);
    }
}
