package io.github.retention4j.store;

import static java.util.Comparator.naturalOrder;
import static java.util.stream.Collectors.toUnmodifiableSet;

import io.github.retention4j.store.HistoryFormat.Section;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongPredicate;
import java.util.stream.Stream;

/**
 * The texts of a history, each kept once: customer ids, coupon codes and campaigns, what was declared of customers, details of
 * orders.
 */
public final class Dictionary {
    /** The number of {@link OrderDetail#NONE}. */
    public static final int NO_DETAIL = 0;

    /** Stands for an amount of an order that is not known: its discount, or what of it earns points. */
    public static final long NO_AMOUNT = -1;

    private final Object lock;
    private final IdKeys customers;
    private final Words<String> words;
    private final Words<String> attributes;
    private final Words<LocalDate> dates;
    private final Words<OrderDetail> details;
    private boolean isGrowing;
    private long[] withCoupon = {};

    /** No texts. */
    public Dictionary() {
        this(new Object(), new IdKeys(), new Words<>(), new Words<>(), new Words<>(), new Words<>());
        details.number(OrderDetail.NONE);
    }

    private Dictionary(
            Object lock,
            IdKeys customers,
            Words<String> words,
            Words<String> attributes,
            Words<LocalDate> dates,
            Words<OrderDetail> details) {
        this.lock = lock;
        this.customers = customers;
        this.words = words;
        this.attributes = attributes;
        this.dates = dates;
        this.details = details;
    }

    /** One with these texts, to which others can be added without a change of this. One thread at a time may do that. */
    public Dictionary extended() {
        Dictionary more = new Dictionary(
                lock,
                customers.extended(),
                words.extended(),
                attributes.extended(),
                dates.extended(),
                details.extended());
        more.isGrowing = true;
        return more;
    }

    /** Who adds texts to this, or to what goes on from it, takes turns by this lock. */
    public Object lock() {
        return lock;
    }

    /** One in which the ids of some keys are empty. */
    public Dictionary without(LongPredicate keys) {
        Dictionary others = new Dictionary(lock, customers.without(keys), words, attributes, dates, details);
        others.withCoupon = withCoupon;
        return others;
    }

    /** Writes the texts, once sealed. */
    public void write(SectionWriter out) throws IOException {
        out.begin(Section.TEXTS);
        customers.write(out);
        out.texts(words.all());
        out.texts(attributes.all());
        out.longs(dates.all().stream().mapToLong(LocalDate::toEpochDay).toArray());
        out.number(details.size());
        for (OrderDetail detail : details.all()) {
            out.texts(detail.coupon().map(List::of).orElse(List.of()));
            out.texts(new TreeSet<>(detail.tags()));
        }
        out.end();
    }

    /** Texts that were written, sealed. */
    public static Dictionary read(SectionReader in) throws IOException {
        in.begin(Section.TEXTS);
        Dictionary dictionary = new Dictionary(
                new Object(), IdKeys.read(in), new Words<>(), new Words<>(), new Words<>(), new Words<>());
        in.texts().forEach(dictionary.words::append);
        in.texts().forEach(dictionary.attributes::number);
        for (long day : in.longs()) {
            dictionary.dates.append(LocalDate.ofEpochDay(day));
        }
        int details = in.number(Integer.MAX_VALUE);
        for (int number = 0; number < details; number++) {
            Optional<String> coupon = in.texts().stream().findFirst();
            dictionary.details.append(new OrderDetail(coupon, Set.copyOf(in.texts())));
        }
        in.end();
        dictionary.seal();
        return dictionary;
    }

    /** What an order carries besides its time and amount. */
    public record OrderDetail(Optional<String> coupon, Set<String> tags) {
        /** Nothing. */
        public static final OrderDetail NONE = new OrderDetail(Optional.empty(), Set.of());

        /** The detail of two lines together, the same in either order: all tags, and of two coupons the first by name. */
        public OrderDetail with(OrderDetail other) {
            return new OrderDetail(
                    Stream.of(coupon, other.coupon).flatMap(Optional::stream).min(naturalOrder()),
                    Stream.of(tags, other.tags).flatMap(Set::stream).collect(toUnmodifiableSet()));
        }
    }

    /** Values numbered as they arrive. */
    public static final class Words<T> {
        private static final int LEAST = 8;

        /** Of these values, and of those that were added by who goes on from them. */
        private Map<T, Integer> numbers;

        private Object[] values;
        private int size;

        private Words() {
            numbers = new HashMap<>();
            values = new Object[LEAST];
        }

        private Words(Words<T> before) {
            // What nobody else has added to can be in common: each reads no further than it has values.
            boolean isAlone = before.numbers.size() == before.size;
            numbers = isAlone ? before.numbers : new HashMap<>();
            values = isAlone ? before.values : before.values.clone();
            size = before.size;
            for (int number = 0; !isAlone && number < size; number++) {
                numbers.put(value(number), number);
            }
        }

        /** One with these values, to which others can be added without a change of this. */
        Words<T> extended() {
            return new Words<>(this);
        }

        /** The number of a value; a new one gets the next. */
        public int number(T value) {
            return numbers.computeIfAbsent(value, v -> append(v));
        }

        /** Adds a value that is known to be new, and gives back its number. */
        private int append(T value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, 2 * size);
            }
            values[size] = value;
            return size++;
        }

        /** All values, by their numbers. */
        private List<T> all() {
            List<T> all = new ArrayList<>(size);
            for (int number = 0; number < size; number++) {
                all.add(value(number));
            }
            return all;
        }

        /** The number of a value, or one that no value has; for few values, which are looked through. */
        public int find(T value) {
            int number = 0;
            while (number < size && !values[number].equals(value)) {
                number++;
            }
            return number;
        }

        /** Lets go of the numbers, but if others have been added to before. */
        void seal(boolean isGrowing) {
            if (!isGrowing) {
                numbers = new HashMap<>();
                values = Arrays.copyOf(values, Math.max(1, size));
            }
        }

        /** A number's value. */
        @SuppressWarnings("unchecked") // only such values are put in
        public T value(long number) {
            return (T) values[(int) number];
        }

        /** How many values have a number. */
        int size() {
            return size;
        }
    }

    /** Lets go of what only new texts need, which is as much memory as the texts: from now on they are only read. */
    public void seal() {
        customers.seal();
        words.seal(isGrowing);
        dates.seal(isGrowing);
        details.seal(isGrowing);
        withCoupon = new long[details.size() / Long.SIZE + 1];
        for (int number = 0; number < details.size(); number++) {
            withCoupon[number / Long.SIZE] |= details.value(number).coupon().isPresent() ? 1L << number : 0;
        }
    }

    /** Of customer ids. */
    public IdKeys customers() {
        return customers;
    }

    /** Of codes and campaigns, and of what was declared of customers. */
    public Words<String> words() {
        return words;
    }

    /** Of the names of free attributes, which are few and are asked for: they are not sealed. */
    public Words<String> attributes() {
        return attributes;
    }

    /** Of dates of birth. */
    public Words<LocalDate> dates() {
        return dates;
    }

    /** Of what orders carry. */
    public Words<OrderDetail> details() {
        return details;
    }

    /** Whether a detail is or has a coupon, once sealed: a bit, since to look at the detail itself may be a miss of the cache. */
    public boolean hasCoupon(int detail) {
        return (withCoupon[detail / Long.SIZE] >>> detail & 1) != 0;
    }
}
