package io.github.retention4j.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The texts of a history, each kept once: customer ids, coupon codes and campaigns, labels of orders. */
final class Dictionary {
    private final IdKeys customers = new IdKeys();
    private final Words<String> words = new Words<>();
    private final Words<Label> labels = new Words<>();

    /** What an order carries besides its time and amount. */
    record Label(Optional<String> coupon, Set<String> tags) {
        static final Label NONE = new Label(Optional.empty(), Set.of());
    }

    /** Values numbered as they arrive. */
    static final class Words<T> {
        private final Map<T, Integer> numbers = new HashMap<>();
        private final List<T> values = new ArrayList<>();

        int number(T value) {
            return numbers.computeIfAbsent(value, v -> {
                values.add(v);
                return values.size() - 1;
            });
        }

        T value(long number) {
            return values.get((int) number);
        }
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
