package io.github.retention4j.metric.segment;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerBlock;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.DeclaredColumn;
import io.github.retention4j.history.DeclaredCustomers;
import io.github.retention4j.model.CalendarUnit;
import io.github.retention4j.model.Window;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A segment by what may be known of a customer. */
interface KnownSegment extends Segment<String> {
    Optional<String> of(CustomerHistory customer);

    /** What to say if it is known of nobody. */
    String ofNobody(Basis basis);

    @Override
    default String key(CustomerHistory customer) {
        return customer.isAnonymous() ? Segments.NO_CUSTOMER : of(customer).orElse(Segments.UNKNOWN);
    }

    @Override
    default Optional<String> note(Set<String> keys, Basis basis) {
        return keys.contains(Segments.UNKNOWN)
                        && keys.stream()
                                .allMatch(key -> key.equals(Segments.UNKNOWN) || key.equals(Segments.NO_CUSTOMER))
                ? Optional.of(ofNobody(basis))
                : Optional.empty();
    }

    /** A segment by what was declared: customers who share a number of its column share a segment. */
    interface OfColumn<T> extends KnownSegment {
        DeclaredColumn<T> column(DeclaredCustomers declared);

        /** The segment of a value, or nothing if it tells none. */
        Optional<String> ofValue(T value);

        @Override
        default Optional<String> of(CustomerHistory customer) {
            return customer.declared(this::column).flatMap(this::ofValue);
        }

        @Override
        default SegmentGroups<String> groups(CustomerBlock block) {
            DeclaredColumn<T> column = column(block.declared());
            String none = block.isAnonymous() ? Segments.NO_CUSTOMER : Segments.UNKNOWN;
            return SegmentGroups.of(
                    block, column, value -> value.flatMap(this::ofValue).orElse(none));
        }
    }

    /** How many names of attributes are told where one is misspelt. */
    int NAMES_TOLD = 20;

    /** What may be declared. */
    enum Detail {
        COUNTRY,
        CITY,
        GENDER,
        CHANNEL,
        ATTRIBUTE
    }

    record Declared(Detail detail, String attribute) implements OfColumn<String> {
        public Declared {
            requireNonNull(attribute, "attribute");
        }

        @Override
        public String name() {
            return detail == Detail.ATTRIBUTE ? attribute : detail.name().toLowerCase(Locale.ROOT);
        }

        @Override
        public DeclaredColumn<String> column(DeclaredCustomers declared) {
            return switch (detail) {
                case COUNTRY -> declared.country();
                case CITY -> declared.city();
                case GENDER -> declared.gender();
                case CHANNEL -> declared.channel();
                case ATTRIBUTE -> declared.attribute(attribute);
            };
        }

        @Override
        public Optional<String> ofValue(String value) {
            return Optional.of(value);
        }

        @Override
        public String ofNobody(Basis basis) {
            Set<String> there = basis.attributes();
            if (detail == Detail.ATTRIBUTE && there.contains(attribute)) {
                return "none of these customers has the attribute '" + attribute + "'";
            }
            String what = detail == Detail.ATTRIBUTE ? "n attribute '" + attribute + "'" : " " + name() + " declared";
            String names = there.stream().sorted().limit(NAMES_TOLD).collect(joining(", "));
            int more = there.size() - NAMES_TOLD;
            return "none of these customers has a" + what
                    + (there.isEmpty() ? "; there are no attributes" : "; attributes there are: " + names)
                    + (more > 0 ? " and " + more + " more" : "");
        }
    }

    record FirstSeen(CalendarUnit unit) implements OfColumn<LocalDate> {
        public FirstSeen {
            if (requireNonNull(unit, "unit").equals(CalendarUnit.DAYS)) {
                throw new IllegalArgumentException("DAYS is not a calendar unit; use DAY for segments of one day");
            }
        }

        @Override
        public String name() {
            return unit + " first seen";
        }

        @Override
        public DeclaredColumn<LocalDate> column(DeclaredCustomers declared) {
            return declared.firstSeenDay();
        }

        @Override
        public Optional<String> ofValue(LocalDate day) {
            return Optional.of(Window.of(unit, day).toString());
        }

        /** One customer's day is not worth a column. */
        @Override
        public Optional<String> of(CustomerHistory customer) {
            return customer.firstSeenDay().flatMap(this::ofValue);
        }

        @Override
        public String ofNobody(Basis basis) {
            return "none of these customers has a first-seen time declared";
        }
    }

    record AgeGroup(LocalDate day) implements OfColumn<LocalDate> {
        private static final int[] FROM = {0, 18, 25, 35, 45, 55, 65};
        private static final String[] NAMES = {"0–17", "18–24", "25–34", "35–44", "45–54", "55–64", "65+"};

        public AgeGroup {
            requireNonNull(day, "day");
        }

        @Override
        public String name() {
            return "age on " + day;
        }

        @Override
        public DeclaredColumn<LocalDate> column(DeclaredCustomers declared) {
            return declared.birthDate();
        }

        @Override
        public Optional<String> ofValue(LocalDate born) {
            return born.isAfter(day) ? Optional.empty() : Optional.of(group(ChronoUnit.YEARS.between(born, day)));
        }

        private static String group(long years) {
            int group = FROM.length - 1;
            while (years < FROM[group]) {
                group--;
            }
            return NAMES[group];
        }

        @Override
        public String ofNobody(Basis basis) {
            return "none of these customers has a date of birth declared up to that day";
        }
    }

    /** What an order may carry. */
    enum Carried {
        TAG,
        COUPON
    }

    record FirstOrder(Carried carried) implements KnownSegment {
        @Override
        public String name() {
            return carried.name().toLowerCase(Locale.ROOT) + " of first order";
        }

        @Override
        public Optional<String> of(CustomerHistory customer) {
            if (customer.orderCount() == 0) {
                return Optional.empty();
            }
            if (carried == Carried.COUPON) {
                return customer.orderCoupon(0).or(() -> Optional.of(Segments.NONE));
            }
            Set<String> tags = customer.orderTags(0);
            return Optional.of(
                    tags.isEmpty() ? Segments.NONE : tags.stream().sorted().collect(joining(" + ")));
        }

        @Override
        public String ofNobody(Basis basis) {
            return "none of these customers has an order";
        }

        @Override
        public Optional<String> note(Set<String> keys, Basis basis) {
            return keys.contains(Segments.NONE)
                            && Set.of(Segments.NONE, Segments.UNKNOWN, Segments.NO_CUSTOMER)
                                    .containsAll(keys)
                    ? Optional.of("no first order of these customers has a "
                            + carried.name().toLowerCase(Locale.ROOT))
                    : KnownSegment.super.note(keys, basis);
        }
    }
}
