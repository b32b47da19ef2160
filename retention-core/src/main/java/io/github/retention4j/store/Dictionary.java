package io.github.retention4j.store;

import static java.util.Comparator.naturalOrder;
import static java.util.stream.Collectors.toUnmodifiableSet;

import io.github.retention4j.store.HistoryFormat.Section;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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

    private final IdKeys customers;
    private final Words<String> words = new Words<>();
    private final Words<String> attributes = new Words<>();
    private final Words<LocalDate> dates = new Words<>();
    private final Words<OrderDetail> details = new Words<>();
    private long[] withCoupon = {};

    /** No texts. */
    public Dictionary() {
        this(new IdKeys());
        details.number(OrderDetail.NONE);
    }

    private Dictionary(IdKeys customers) {
        this.customers = customers;
    }

    /** Writes the texts, once sealed. */
    public void write(SectionWriter out) throws IOException {
        out.begin(Section.TEXTS);
        customers.write(out);
        out.texts(words.values);
        out.texts(attributes.values);
        out.longs(dates.values.stream().mapToLong(LocalDate::toEpochDay).toArray());
        out.number(details.size());
        for (OrderDetail detail : details.values) {
            out.texts(detail.coupon().map(List::of).orElse(List.of()));
            out.texts(new TreeSet<>(detail.tags()));
        }
        out.end();
    }

    /** Texts that were written, sealed. */
    public static Dictionary read(SectionReader in) throws IOException {
        in.begin(Section.TEXTS);
        Dictionary dictionary = new Dictionary(IdKeys.read(in));
        dictionary.words.values.addAll(in.texts());
        in.texts().forEach(dictionary.attributes::number);
        for (long day : in.longs()) {
            dictionary.dates.values.add(LocalDate.ofEpochDay(day));
        }
        int details = in.number(Integer.MAX_VALUE);
        for (int number = 0; number < details; number++) {
            Optional<String> coupon = in.texts().stream().findFirst();
            dictionary.details.values.add(new OrderDetail(coupon, Set.copyOf(in.texts())));
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
        private Map<T, Integer> numbers = new HashMap<>();
        private final List<T> values = new ArrayList<>();

        private Words() {}

        /** The number of a value; a new one gets the next. */
        public int number(T value) {
            return numbers.computeIfAbsent(value, v -> {
                values.add(v);
                return values.size() - 1;
            });
        }

        /** The number of a value, before this is sealed, or one that no value has. */
        public int find(T value) {
            return numbers.getOrDefault(value, values.size());
        }

        void seal() {
            numbers = Map.of();
        }

        /** A number's value. */
        public T value(long number) {
            return values.get((int) number);
        }

        /** How many values have a number. */
        int size() {
            return values.size();
        }
    }

    /** Lets go of what only new texts need, which is as much memory as the texts: from now on they are only read. */
    public void seal() {
        customers.seal();
        words.seal();
        dates.seal();
        details.seal();
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
