package io.github.retention4j.metric.cohort;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.model.Customer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * An entry into a cohort on a day that the shop declares.
 *
 * @param attribute which attribute tells the day; empty for when the shop first met the customer
 */
record DeclaredEntry(String attribute) implements CohortEntry {
    @Override
    public String name() {
        return attribute.isEmpty() ? "sign-up" : "date in attribute " + attribute;
    }

    /** The day, if it is known. */
    Optional<LocalDate> day(CustomerHistory customer) {
        return attribute.isEmpty()
                ? customer.firstSeenDay()
                : customer.declared(declared -> declared.attribute(attribute)).map(this::date);
    }

    private LocalDate date(String value) {
        try {
            return LocalDate.parse(value);
        } catch (DateTimeParseException e) {
            // The value may be anything that is known of a customer.
            throw new IllegalArgumentException(
                    "attribute '" + attribute + "' has a value that is no date; write dates such as 2026-03-05");
        }
    }

    /** The instant that equal steps are counted from; a day without a time starts at its start. */
    long millis(CustomerHistory customer, LocalDate day, Basis basis) {
        return attribute.isEmpty()
                ? customer.customer()
                        .flatMap(Customer::firstSeen)
                        .map(Instant::toEpochMilli)
                        .orElseThrow()
                : basis.startOf(day);
    }
}
