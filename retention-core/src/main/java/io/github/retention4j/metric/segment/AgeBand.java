package io.github.retention4j.metric.segment;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerBlock;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.DeclaredCustomers;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;

/** See {@link Segments#ageBand}. */
record AgeBand(LocalDate day, Bands bands) implements Segment<Band> {
    AgeBand {
        requireNonNull(day, "day");
    }

    @Override
    public String name() {
        return "age on " + day;
    }

    @Override
    public Band key(CustomerHistory customer) {
        return customer.isAnonymous()
                ? Band.NO_CUSTOMER
                : customer.declared(DeclaredCustomers::birthDate).map(this::of).orElse(Band.UNKNOWN);
    }

    @Override
    public SegmentGroups<Band> groups(CustomerBlock block) {
        Band none = block.isAnonymous() ? Band.NO_CUSTOMER : Band.UNKNOWN;
        return SegmentGroups.of(
                block, block.declared().birthDate(), born -> born.map(this::of).orElse(none));
    }

    private Band of(LocalDate born) {
        return born.isAfter(day) ? Band.UNKNOWN : bands.of(ChronoUnit.YEARS.between(born, day));
    }

    @Override
    public Optional<String> note(Set<Band> keys, Basis basis) {
        return keys.contains(Band.UNKNOWN)
                        && Set.of(Band.UNKNOWN, Band.NO_CUSTOMER).containsAll(keys)
                ? Optional.of("none of these customers has a date of birth declared up to that day")
                : Optional.empty();
    }
}
