package io.github.retention4j.livestore;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** The sources of events: the number that stands for each in the log, from 1, and the highest position that was taken. */
final class Sources {
    /** So many numbers a record has room for. */
    static final int MOST = 0xFFFF;

    private static final long NONE = -1;
    private final List<String> names = new ArrayList<>();
    private final List<Long> positions = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    Sources(List<Manifest.Source> known) {
        for (Manifest.Source source : known) {
            positions.set(add(source.name()) - 1, source.position());
        }
    }

    /** The number of a source; 0 if it is new. */
    int number(String name) {
        return numbers.getOrDefault(name, 0);
    }

    int add(String name) {
        names.add(name);
        positions.add(NONE);
        numbers.put(name, names.size());
        return names.size();
    }

    boolean has(int number) {
        return number > 0 && number <= names.size();
    }

    int count() {
        return names.size();
    }

    String name(int number) {
        return names.get(number - 1);
    }

    /** The highest position taken of a source; empty for none. */
    OptionalLong position(String name) {
        int number = number(name);
        long position = number == 0 ? NONE : positions.get(number - 1);
        return position == NONE ? OptionalLong.empty() : OptionalLong.of(position);
    }

    boolean isNew(int number, long position) {
        return position > positions.get(number - 1);
    }

    void take(int number, long position) {
        positions.set(number - 1, position);
    }

    List<Manifest.Source> all() {
        List<Manifest.Source> all = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            all.add(new Manifest.Source(names.get(i), positions.get(i)));
        }
        return all;
    }
}
