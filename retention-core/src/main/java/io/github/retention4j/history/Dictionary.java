package io.github.retention4j.history;

import static java.util.Comparator.naturalOrder;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The texts of a history, each kept once: customer ids, coupon codes and campaigns, labels of orders. */
final class Dictionary {
    /** The number of {@link Label#NONE}. */
    static final int NO_LABEL = 0;

    private final IdKeys customers = new IdKeys();
    private final Words<String> words = new Words<>();
    private final Words<Label> labels = new Words<>();

    Dictionary() {
        labels.number(Label.NONE);
    }

    /** What an order carries besides its time and amount. */
    record Label(Optional<String> coupon, Set<String> tags) {
        static final Label NONE = new Label(Optional.empty(), Set.of());

        /** The label of two lines together, the same in either order: all tags, and of two coupons the first by name. */
        Label with(Label other) {
            return new Label(
                    Stream.of(coupon, other.coupon).flatMap(Optional::stream).min(naturalOrder()),
                    Stream.of(tags, other.tags).flatMap(Set::stream).collect(toUnmodifiableSet()));
        }
    }

    /** Values numbered as they arrive. */
    static final class Words<T> {
        private Map<T, Integer> numbers = new HashMap<>();
        private final List<T> values = new ArrayList<>();

        int number(T value) {
            return numbers.computeIfAbsent(value, v -> {
                values.add(v);
                return values.size() - 1;
            });
        }

        void seal() {
            numbers = Map.of();
        }

        T value(long number) {
            return values.get((int) number);
        }
    }

    /** Lets go of what only new texts need, which is as much memory as the texts: from now on they are only read. */
    void seal() {
        customers.seal();
        words.seal();
        labels.seal();
    }

    IdKeys customers() {
        return customers;
    }

    Words<String> words() {
        return words;
    }

    Words<Label> labels() {
        return labels;
    }
}
