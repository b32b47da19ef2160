package io.github.retention4j.livestore.codec;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import org.joda.money.BigMoney;

/** Finds the form of a record's component by its type. The types are few on purpose: each is in the description of the format. */
final class ValueForms {
    private final MoneyForm money;

    ValueForms(MoneyForm money) {
        this.money = money;
    }

    Form of(Type type) {
        if (type instanceof ParameterizedType several) {
            return ofMany(several);
        }
        if (type == String.class) {
            return form((v, to) -> to.text((String) v), ByteReader::text);
        }
        if (type == long.class || type == Long.class) {
            return form((v, to) -> to.number((long) v), ByteReader::number);
        }
        if (type == int.class || type == Integer.class) {
            return form((v, to) -> to.number((int) v), from -> Math.toIntExact(from.number()));
        }
        if (type == boolean.class || type == Boolean.class) {
            return form((v, to) -> to.count((boolean) v ? 1 : 0), ValueForms::isThere);
        }
        if (type == double.class || type == Double.class) {
            return form(
                    (v, to) -> to.count(Double.doubleToLongBits((double) v)),
                    from -> Double.longBitsToDouble(from.count()));
        }
        if (type == Instant.class) {
            return form(ValueForms::writeInstant, from -> Instant.ofEpochSecond(from.number(), from.count()));
        }
        if (type == LocalDate.class) {
            return form(
                    (v, to) -> to.number(((LocalDate) v).toEpochDay()), from -> LocalDate.ofEpochDay(from.number()));
        }
        if (type == OptionalLong.class) {
            return optionalLong();
        }
        if (type == BigMoney.class) {
            return money;
        }
        if (type instanceof Class<?> named && named.isEnum()) {
            return enumForm(named);
        }
        if (type instanceof Class<?> named && named.isRecord()) {
            return new RecordForm(named, this);
        }
        throw new IllegalArgumentException(type.getTypeName() + " is no type that a store can keep; write it as String,"
                + " int, long, double, boolean, Instant, LocalDate, OptionalLong, BigMoney, an enum, a record,"
                + " or an Optional, List, Set or Map of these");
    }

    private Form ofMany(ParameterizedType type) {
        Type[] parts = type.getActualTypeArguments();
        if (type.getRawType() == Optional.class) {
            return optional(of(parts[0]));
        }
        if (type.getRawType() == List.class) {
            return collection(of(parts[0]), List.of(), ArrayList::new);
        }
        if (type.getRawType() == Set.class) {
            return collection(of(parts[0]), Set.of(), LinkedHashSet::new);
        }
        if (type.getRawType() == Map.class) {
            return map(of(parts[0]), of(parts[1]));
        }
        throw new IllegalArgumentException(
                type.getTypeName() + " is no type that a store can keep; write it as Optional, List, Set or Map");
    }

    private static void writeInstant(Object value, ByteWriter to) {
        Instant at = (Instant) value;
        to.number(at.getEpochSecond());
        to.count(at.getNano());
    }

    private static Form enumForm(Class<?> type) {
        return form((v, to) -> to.text(((Enum<?>) v).name()), from -> {
            String name = from.text();
            for (Object constant : type.getEnumConstants()) {
                if (((Enum<?>) constant).name().equals(name)) {
                    return constant;
                }
            }
            throw new MalformedException("no " + type.getSimpleName() + " is called " + name);
        });
    }

    private static Form optionalLong() {
        return orAbsent(
                OptionalLong.empty(),
                (v, to) -> {
                    OptionalLong number = (OptionalLong) v;
                    to.count(number.isPresent() ? 1 : 0);
                    number.ifPresent(to::number);
                },
                from -> isThere(from) ? OptionalLong.of(from.number()) : OptionalLong.empty());
    }

    private static Form optional(Form inside) {
        return orAbsent(
                Optional.empty(),
                (v, to) -> {
                    Optional<?> value = (Optional<?>) v;
                    to.count(value.isPresent() ? 1 : 0);
                    value.ifPresent(there -> inside.write(there, to));
                },
                from -> isThere(from) ? Optional.of(inside.read(from)) : Optional.empty());
    }

    private static boolean isThere(ByteReader from) throws MalformedException {
        long there = from.count();
        if (there < 0 || there > 1) {
            throw new MalformedException(there + " where 0 or 1 says whether there is a value");
        }
        return there == 1;
    }

    private static Form collection(Form inside, Object empty, Supplier<Collection<Object>> make) {
        return orAbsent(
                empty,
                (v, to) -> {
                    to.count(((Collection<?>) v).size());
                    ((Collection<?>) v).forEach(element -> inside.write(element, to));
                },
                from -> {
                    int size = from.size();
                    Collection<Object> all = make.get();
                    for (int i = 0; i < size; i++) {
                        all.add(inside.read(from));
                    }
                    return all;
                });
    }

    private static Form map(Form keys, Form values) {
        return orAbsent(
                Map.of(),
                (v, to) -> {
                    to.count(((Map<?, ?>) v).size());
                    ((Map<?, ?>) v).forEach((key, value) -> {
                        keys.write(key, to);
                        values.write(value, to);
                    });
                },
                from -> {
                    int size = from.size();
                    Map<Object, Object> all = new LinkedHashMap<>();
                    for (int i = 0; i < size; i++) {
                        all.put(keys.read(from), values.read(from));
                    }
                    return all;
                });
    }

    // ---- forms from two functions

    @FunctionalInterface
    private interface Reading {
        Object from(ByteReader bytes) throws MalformedException;
    }

    @FunctionalInterface
    private interface Writing {
        void write(Object value, ByteWriter to);
    }

    private record Pair(Writing writing, Reading reading) implements Form {
        @Override
        public void write(Object value, ByteWriter to) {
            writing.write(value, to);
        }

        @Override
        public Object read(ByteReader from) throws MalformedException {
            try {
                return reading.from(from);
            } catch (ArithmeticException | DateTimeException e) {
                throw new MalformedException("a number out of bounds", e);
            }
        }
    }

    private record OptionalPair(Pair pair, @Override Object absent) implements Form {
        @Override
        public void write(Object value, ByteWriter to) {
            pair.write(value, to);
        }

        @Override
        public Object read(ByteReader from) throws MalformedException {
            return pair.read(from);
        }
    }

    private static Form form(Writing writing, Reading reading) {
        return new Pair(writing, reading);
    }

    private static Form orAbsent(Object absent, Writing writing, Reading reading) {
        return new OptionalPair(new Pair(writing, reading), absent);
    }
}
