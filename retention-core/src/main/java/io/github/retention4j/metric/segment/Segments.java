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

/**
 * Segments by what the shop declared about its customers, and by what their first orders carry.
 *
 * <ul>
 *   <li>A customer of whom it is not known is in the segment {@value #UNKNOWN}: one who was not declared, or without it, and,
 *       where the first order tells, one without an order.
 *   <li>A customer whose first order carries none of what it is asked for is in the segment {@value #NONE}. The first order is
 *       the first that counts: one refunded in full is none, unless the history counts those too.
 *   <li>An event without a customer, where a metric counts those, is in the segment {@value #NO_CUSTOMER}.
 *   <li>Where it is known of nobody, as of a misspelt attribute, the result says so under its table, with the attributes that
 *       there are.
 *   <li>An age is in full years on a day you state, so that a report can be repeated.
 * </ul>
 *
 * <pre>{@code
 * Map<String, Ratio> byAge = engine.compute(ChurnRate.in(q1).by(Segments.ageGroup(LocalDate.of(2026, 3, 31))));
 * Map<String, Ratio> bySignUp = engine.compute(RepeatPurchaseRate.in(q1).by(Segments.firstSeen(CalendarUnit.MONTH)));
 * Map<String, Ratio> byFirstCoupon = engine.compute(RepeatPurchaseRate.in(q1).by(Segments.firstOrderCoupon()));
 * }</pre>
 */
public final class Segments {
    /** The segment of customers of whom it is not known. */
    public static final String UNKNOWN = "(unknown)";

    /** The segment of customers whose first order carries none. */
    public static final String NONE = "(none)";

    /** The segment of events without a customer. */
    public static final String NO_CUSTOMER = "(no customer)";

    private static final int NAMES_TOLD = 20;

    private Segments() {}

    /**
     * By country.
     *
     * @return the segment
     */
    public static Segment<String> country() {
        return new Declared(Detail.COUNTRY, "");
    }

    /**
     * By city.
     *
     * @return the segment
     */
    public static Segment<String> city() {
        return new Declared(Detail.CITY, "");
    }

    /**
     * By gender.
     *
     * @return the segment
     */
    public static Segment<String> gender() {
        return new Declared(Detail.GENDER, "");
    }

    /**
     * By the channel the customer came by.
     *
     * @return the segment
     */
    public static Segment<String> channel() {
        return new Declared(Detail.CHANNEL, "");
    }

    /**
     * By a free attribute.
     *
     * @param name the attribute's name
     * @return the segment
     */
    public static Segment<String> attribute(String name) {
        if (requireNonNull(name, "name").isBlank()) {
            throw new IllegalArgumentException("the name of an attribute is blank; say which");
        }
        return new Declared(Detail.ATTRIBUTE, name);
    }

    /**
     * By when the shop first met the customer, as declared, such as the month of signing up: {@code 2026-03}.
     *
     * @param unit a calendar unit; weeks start on Monday
     * @return the segment
     * @throws IllegalArgumentException if the unit is {@link CalendarUnit#DAYS}
     */
    public static Segment<String> firstSeen(CalendarUnit unit) {
        return new FirstSeen(unit);
    }

    /**
     * By age on a day: {@code 0–17}, {@code 18–24}, {@code 25–34}, {@code 35–44}, {@code 45–54}, {@code 55–64}, {@code 65+}.
     * Who was not born yet is {@value #UNKNOWN}. Somebody born on 29 February is a year older on 1 March where there is none.
     *
     * @param day the day on which customers are as old
     * @return the segment
     */
    public static Segment<String> ageGroup(LocalDate day) {
        return new AgeGroup(day);
    }

    /**
     * By the tag of the first order; of several tags, all in the order of the alphabet: {@code b2b + gift}.
     *
     * @return the segment
     */
    public static Segment<String> firstOrderTag() {
        return new FirstOrder(Carried.TAG);
    }

    /**
     * By the coupon code of the first order.
     *
     * @return the segment
     */
    public static Segment<String> firstOrderCoupon() {
        return new FirstOrder(Carried.COUPON);
    }

    /** A segment by what may be known of a customer. */
    private interface Known extends Segment<String> {
        Optional<String> of(CustomerHistory customer);

        /** What to say if it is known of nobody. */
        String ofNobody(Basis basis);

        @Override
        default String key(CustomerHistory customer) {
            return customer.isAnonymous() ? NO_CUSTOMER : of(customer).orElse(UNKNOWN);
        }

        @Override
        default Optional<String> note(Set<String> keys, Basis basis) {
            return keys.contains(UNKNOWN)
                            && keys.stream().allMatch(key -> key.equals(UNKNOWN) || key.equals(NO_CUSTOMER))
                    ? Optional.of(ofNobody(basis))
                    : Optional.empty();
        }
    }

    /** A segment by what was declared: customers who share a number of its column share a segment. */
    private interface OfColumn<T> extends Known {
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
            String none = block.isAnonymous() ? NO_CUSTOMER : UNKNOWN;
            return SegmentGroups.of(
                    block, column, value -> value.flatMap(this::ofValue).orElse(none));
        }
    }

    private enum Detail {
        COUNTRY,
        CITY,
        GENDER,
        CHANNEL,
        ATTRIBUTE
    }

    private record Declared(Detail detail, String attribute) implements OfColumn<String> {
        Declared {
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

    private record FirstSeen(CalendarUnit unit) implements OfColumn<LocalDate> {
        FirstSeen {
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

    private record AgeGroup(LocalDate day) implements OfColumn<LocalDate> {
        private static final int[] FROM = {0, 18, 25, 35, 45, 55, 65};
        private static final String[] NAMES = {"0–17", "18–24", "25–34", "35–44", "45–54", "55–64", "65+"};

        AgeGroup {
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

    private enum Carried {
        TAG,
        COUPON
    }

    private record FirstOrder(Carried carried) implements Known {
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
                return customer.orderCoupon(0).or(() -> Optional.of(NONE));
            }
            Set<String> tags = customer.orderTags(0);
            return Optional.of(tags.isEmpty() ? NONE : tags.stream().sorted().collect(joining(" + ")));
        }

        @Override
        public String ofNobody(Basis basis) {
            return "none of these customers has an order";
        }

        @Override
        public Optional<String> note(Set<String> keys, Basis basis) {
            return keys.contains(NONE) && Set.of(NONE, UNKNOWN, NO_CUSTOMER).containsAll(keys)
                    ? Optional.of("no first order of these customers has a "
                            + carried.name().toLowerCase(Locale.ROOT))
                    : Known.super.note(keys, basis);
        }
    }
}
