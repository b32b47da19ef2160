package io.github.retention4j.jackson;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.joda.money.BigMoney;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;

/**
 * What shapes write with: fields by their names, each in the one way that values of its kind are written.
 *
 * <ul>
 *   <li>What there is none of, and a number that is not finite, is {@code null}.
 *   <li>Half a surrogate pair, which no Unicode text can hold, is written as U+FFFD.
 * </ul>
 */
final class Json {
    private static final char NO_CHARACTER = '\uFFFD';

    private final JsonGenerator out;
    private final SerializationContext context;

    Json(JsonGenerator out, SerializationContext context) {
        this.out = out;
        this.context = context;
    }

    // ---- texts

    void text(String name, String text) {
        out.writeStringProperty(name, whole(text));
    }

    /** A text that is empty where there is none. */
    void textIfAny(String name, String text) {
        if (text.isEmpty()) {
            out.writeNullProperty(name);
        } else {
            text(name, text);
        }
    }

    void text(String name, Optional<String> text) {
        textIfAny(name, text.orElse(""));
    }

    void texts(String name, Collection<String> texts) {
        out.writeArrayPropertyStart(name);
        texts.forEach(text -> out.writeString(whole(text)));
        out.writeEndArray();
    }

    /** An array of arrays of texts; one that is empty is an empty text. */
    void lists(String name, Collection<? extends Collection<String>> lists) {
        out.writeArrayPropertyStart(name);
        for (Collection<String> list : lists) {
            out.writeStartArray();
            list.forEach(text -> out.writeString(whole(text)));
            out.writeEndArray();
        }
        out.writeEndArray();
    }

    /** A constant, such as {@code partly-observed}. */
    void code(String name, Enum<?> constant) {
        out.writeStringProperty(name, constant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    void flag(String name, boolean flag) {
        out.writeBooleanProperty(name, flag);
    }

    /** The text in which half a surrogate pair is replaced. */
    private static String whole(String text) {
        StringBuilder mended = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isSurrogate(c)) {
                continue;
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
                continue;
            }
            mended = mended == null ? new StringBuilder(text) : mended;
            mended.setCharAt(i, NO_CHARACTER);
        }
        return mended == null ? text : mended.toString();
    }

    // ---- numbers

    void count(String name, long count) {
        out.writeNumberProperty(name, count);
    }

    void count(String name, OptionalLong count) {
        if (count.isPresent()) {
            count(name, count.getAsLong());
        } else {
            out.writeNullProperty(name);
        }
    }

    void count(String name, OptionalInt count) {
        count(name, count.isPresent() ? OptionalLong.of(count.getAsInt()) : OptionalLong.empty());
    }

    void number(String name, double number) {
        if (Double.isFinite(number)) {
            // Minus zero becomes zero.
            out.writeNumberProperty(name, number + 0.0);
        } else {
            out.writeNullProperty(name);
        }
    }

    void number(String name, OptionalDouble number) {
        number(name, number.orElse(Double.NaN));
    }

    /** A number with all of its decimals. */
    void exact(String name, BigDecimal number) {
        out.writeName(name);
        if (number.scale() <= 0) {
            BigInteger whole = number.toBigIntegerExact();
            out.writeNumber(whole);
        } else {
            out.writeNumber(number);
        }
    }

    /** A sum that is money if there is a currency, else a number. */
    void sum(String name, BigDecimal sum, Optional<String> currency) {
        if (currency.isPresent()) {
            amount(name, sum, currency.get());
        } else {
            exact(name, sum);
        }
    }

    void amount(String name, BigDecimal amount, String currency) {
        object(name, () -> {
            text("amount", amount.toPlainString());
            textIfAny("currency", currency);
        });
    }

    void money(String name, BigMoney money) {
        amount(name, money.getAmount(), money.getCurrencyUnit().getCode());
    }

    void money(String name, Optional<BigMoney> money) {
        if (money.isPresent()) {
            money(name, money.get());
        } else {
            out.writeNullProperty(name);
        }
    }

    /** Whole minutes. */
    void minutes(String name, Optional<Duration> duration) {
        count(name, duration.map(Duration::toMinutes).map(OptionalLong::of).orElse(OptionalLong.empty()));
    }

    void day(String name, LocalDate day) {
        text(name, day.toString());
    }

    void day(String name, Optional<LocalDate> day) {
        text(name, day.map(LocalDate::toString));
    }

    // ---- what is made of these

    /** An object of the fields that are written meanwhile. */
    void object(String name, Runnable fields) {
        out.writeObjectPropertyStart(name);
        fields.run();
        out.writeEndObject();
    }

    /** A value that has a shape of its own, such as another result, or that Jackson knows how to write. */
    void part(String name, @Nullable Object value) {
        out.writeName(name);
        element(value);
    }

    private void element(@Nullable Object value) {
        Object some = value instanceof Optional<?> optional ? optional.orElse(null) : value;
        if (some instanceof String text) {
            out.writeString(whole(text));
        } else {
            context.writeValue(out, some);
        }
    }

    /** An array of values that have shapes of their own. */
    void parts(String name, Iterable<?> values) {
        out.writeArrayPropertyStart(name);
        values.forEach(this::element);
        out.writeEndArray();
    }

    /** An array of objects. */
    <T> void list(String name, Iterable<T> values, Consumer<T> fields) {
        out.writeArrayPropertyStart(name);
        for (T value : values) {
            out.writeStartObject();
            fields.accept(value);
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    /** An array of keys as a table shows them, each with its result. */
    void results(String name, Map<?, ?> results) {
        list(name, results.entrySet(), entry -> {
            text("key", String.valueOf(entry.getKey()));
            part("result", entry.getValue());
        });
    }
}
