package io.github.retention4j.metric.audience;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.DeclaredCustomers;
import io.github.retention4j.model.Window;
import java.time.LocalDate;
import java.util.Optional;

/** See {@link Who#birthday}. */
record Birthday(Window window) implements Rule {
    Birthday {
        requireNonNull(window, "window");
    }

    @Override
    public String name() {
        return "with a birthday in " + window;
    }

    @Override
    public boolean test(CustomerHistory customer) {
        return in(customer).isPresent();
    }

    @Override
    public String reason(CustomerHistory customer) {
        return "birthday on " + in(customer).orElseThrow();
    }

    private Optional<LocalDate> in(CustomerHistory customer) {
        return customer.declared(DeclaredCustomers::birthDate)
                .flatMap(born -> Optional.ofNullable(Anniversary.in(window, born)));
    }

    @Override
    public LocalDate asOf() {
        return window.start().minusDays(1);
    }

    @Override
    public boolean needsAsOf() {
        return false;
    }

    @Override
    public boolean isUnknown(CustomerHistory customer) {
        return customer.declared(DeclaredCustomers::birthDate).isEmpty();
    }

    @Override
    public String unknown() {
        return "date of birth";
    }

    /** It looks at no orders. */
    @Override
    public Optional<Window> unobserved(Basis basis) {
        return Optional.empty();
    }
}
