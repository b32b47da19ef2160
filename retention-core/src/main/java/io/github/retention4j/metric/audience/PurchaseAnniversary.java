package io.github.retention4j.metric.audience;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Figures;
import java.time.LocalDate;
import java.util.Optional;

/** See {@link Who#purchaseAnniversary}. */
record PurchaseAnniversary(Window window) implements Rule {
    PurchaseAnniversary {
        requireNonNull(window, "window");
    }

    @Override
    public String name() {
        return "with an anniversary of their first purchase in " + window;
    }

    @Override
    public boolean test(CustomerHistory customer) {
        return !customer.predatesData() && in(customer).isPresent();
    }

    @Override
    public String reason(CustomerHistory customer) {
        LocalDate day = in(customer).orElseThrow();
        LocalDate first = LocalDate.ofEpochDay(customer.orderEpochDay(0));
        return "first purchase " + Figures.count(day.getYear() - first.getYear(), "year") + " ago on " + day;
    }

    private Optional<LocalDate> in(CustomerHistory customer) {
        if (customer.orderCount() == 0 || !Anniversary.mayBeIn(window, customer.orderEpochDay(0))) {
            return Optional.empty();
        }
        LocalDate first = LocalDate.ofEpochDay(customer.orderEpochDay(0));
        return first.isAfter(asOf()) ? Optional.empty() : Optional.ofNullable(Anniversary.in(window, first));
    }

    @Override
    public LocalDate asOf() {
        return window.start().minusDays(1);
    }

    @Override
    public boolean needsAsOf() {
        return false;
    }
}
