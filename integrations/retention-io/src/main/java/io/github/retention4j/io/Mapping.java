package io.github.retention4j.io;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.io.text.MessageText;
import io.github.retention4j.io.text.UnseenMarks;
import io.github.retention4j.io.time.TimePattern;
import java.math.RoundingMode;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What has been stated of a source's columns: which is what, and how its cells are written. Each is stated once.
 *
 * @param source where the rows come from
 * @param settings what was stated of all columns, by the methods' names: "numbers", "zone" and so on
 * @param columns the cells, by what they are: "time", "customer" and so on, as the methods are called
 * @param patterns the patterns of those that are times and are written as text
 * @param defined columns that the source does not have, by the names they were given
 */
record Mapping(
        TableSource source,
        Map<String, Object> settings,
        Map<String, Cell> columns,
        Map<String, TimePattern> patterns,
        Map<String, Cell> defined) {
    private static final String NUMBERS = "numbers";
    private static final String ZONE = "zone";
    private static final String INEXACT_MONEY = "inexactMoney";
    private static final String LEAVING_OUT = "leavingOut";
    private static final String INVISIBLE_MARKS = "invisibleMarks";

    static Mapping of(TableSource source) {
        return new Mapping(source, Map.of(), Map.of(), Map.of(), Map.of());
    }

    /** Of the source, for messages. */
    String name() {
        return source.name();
    }

    // ---- how cells are written

    NumberStyle numbers() {
        return setting(NUMBERS, NumberStyle.class).orElse(NumberStyle.POINT);
    }

    /** Whether their style was stated, so that no other can be meant. */
    boolean areNumbersStated() {
        return settings.containsKey(NUMBERS);
    }

    /** Of wall-clock times; empty for the history's. */
    Optional<ZoneId> zone() {
        return setting(ZONE, ZoneId.class);
    }

    InvisibleMarks invisibleMarks() {
        return setting(INVISIBLE_MARKS, InvisibleMarks.class).orElse(InvisibleMarks.KEEP);
    }

    boolean areInvisibleMarksStated() {
        return settings.containsKey(INVISIBLE_MARKS);
    }

    /** How money of binary floating point is rounded; empty if there must be none. */
    Optional<RoundingMode> inexactMoney() {
        return setting(INEXACT_MONEY, RoundingMode.class);
    }

    Mapping withInexactMoney(RoundingMode rounding) {
        return withSetting(INEXACT_MONEY, rounding);
    }

    Mapping withNumbers(NumberStyle style) {
        return withSetting(NUMBERS, style);
    }

    Mapping withZone(ZoneId id) {
        return withSetting(ZONE, id);
    }

    Mapping withInvisibleMarks(InvisibleMarks policy) {
        return withSetting(INVISIBLE_MARKS, policy);
    }

    /** Which rows are left out, by any of the rules stated. */
    List<Predicate<? super Row>> leftOut() {
        return setting(LEAVING_OUT, LeftOut.class).map(LeftOut::rules).orElse(List.of());
    }

    Mapping leavingOut(Predicate<? super Row> rule) {
        List<Predicate<? super Row>> rules = new ArrayList<>(leftOut());
        rules.add(rule);
        Map<String, Object> changed = new LinkedHashMap<>(settings);
        changed.put(LEAVING_OUT, new LeftOut(List.copyOf(rules)));
        return new Mapping(source, Collections.unmodifiableMap(changed), columns, patterns, defined);
    }

    private record LeftOut(List<Predicate<? super Row>> rules) {}

    /** What a face states besides, under the name of its method. */
    <V> Optional<V> setting(String what, Class<V> type) {
        return Optional.ofNullable(settings.get(what)).map(type::cast);
    }

    Mapping withSetting(String what, Object value) {
        return new Mapping(source, plus(settings, what, value), columns, patterns, defined);
    }

    // ---- which column is what

    Mapping withColumn(String what, String column) {
        return withCell(what, Cell.column(column));
    }

    Mapping withCell(String what, Cell cell) {
        return new Mapping(source, settings, plus(columns, what, cell), patterns, defined);
    }

    Mapping withTime(String what, String column, TimePattern pattern) {
        return withTime(what, Cell.column(column), pattern);
    }

    Mapping withTime(String what, Cell cell, TimePattern pattern) {
        Mapping changed = withCell(what, cell);
        return new Mapping(source, settings, changed.columns, plus(patterns, what, pattern), defined);
    }

    /** With a column that the source does not have. */
    Mapping defining(String name, Cell cell) {
        String call = "column(" + MessageText.quoted(name.strip()) + ", ...)";
        return new Mapping(source, settings, columns, patterns, plus(defined, name.strip(), cell, call));
    }

    boolean has(String what) {
        return columns.containsKey(what);
    }

    private <V> Map<String, V> plus(Map<String, V> map, String what, V value) {
        return plus(map, what, value, call(what));
    }

    /** The same statement again changes nothing; another one would silently take the place of the first. */
    private <V> Map<String, V> plus(Map<String, V> map, String what, V value, String call) {
        requireNonNull(value, what);
        V before = map.get(what);
        if (before != null && !before.equals(value)) {
            throw twice(name(), call, shown(before), shown(value));
        }
        Map<String, V> copy = new LinkedHashMap<>(map);
        copy.put(what, value);
        return Collections.unmodifiableMap(copy);
    }

    private static String call(String what) {
        return what.replaceFirst(":.*", "") + "(...)";
    }

    static IllegalStateException statedTwice(String source, String what, Object before, Object now) {
        return twice(source, call(what), shown(before), shown(now));
    }

    private static IllegalStateException twice(String source, String call, String before, String now) {
        return new IllegalStateException(source + ": " + call + " is stated twice, first " + before + " and now "
                + (now.equals(before) ? "another that reads the same" : now) + "; state it once");
    }

    /** What was stated, for a message. */
    static String shown(Object stated) {
        if (stated instanceof Character c) {
            return Character.isISOControl(c) ? UnseenMarks.shown(c) : MessageText.quoted(c.toString());
        }
        if (stated instanceof Cell cell) {
            return cell.told();
        }
        return stated instanceof TimePattern ? "the pattern " + stated : String.valueOf(stated);
    }
}
