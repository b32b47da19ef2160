package io.github.retention4j.metric.definition;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import com.google.common.base.Splitter;
import io.github.retention4j.history.Basis;
import io.github.retention4j.metric.SmallGroups;
import io.github.retention4j.metric.value.LifetimeValue;
import io.github.retention4j.metric.value.QuickRatio;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Average;
import io.github.retention4j.result.ClusterShare;
import io.github.retention4j.result.Figures;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.MetricResult;
import io.github.retention4j.result.MoneyRatio;
import io.github.retention4j.result.NumericResult;
import io.github.retention4j.result.Odds;
import io.github.retention4j.result.Ratio;
import io.github.retention4j.result.Table;
import io.github.retention4j.result.Table.Column;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One question by each of its definitions, and why each differs from the first: whom it counts otherwise, and how many they
 * are.
 *
 * <ul>
 *   <li>The numbers add up: what is told leads from the numerator and the denominator of the first definition to those of
 *       the other, or there is no table.
 *   <li>A definition that has no data stands there with the reason.
 *   <li>An engine with a minimum group size refuses it, since the customers of a step may be fewer.
 *   <li>Below stand the definitions as results tell them, and orders of the window that are in no row, or would be in another
 *       one by UTC: another tool may count them.
 * </ul>
 *
 * @param label what it is a table of
 * @param rows the definitions, the first of which the others are compared with
 * @param countedElsewhere orders of the window that another tool may count otherwise than all of these, whatever the definition:
 *     those of guests, those refunded in full, those that another clock puts into another window; none where that is not looked at
 */
public record DefinitionTable(Label label, List<Row> rows, List<Bridge.Step> countedElsewhere) implements MetricResult {
    private static final int WIDTH = 108;
    private static final String SAME = "the same counts";
    private static final String COMPARED = "each definition compared with the first";

    /**
     * Copies.
     *
     * @throws IllegalArgumentException if there is no row
     */
    public DefinitionTable {
        requireNonNull(label, "label");
        rows = List.copyOf(requireNonNull(rows, "rows"));
        countedElsewhere = List.copyOf(requireNonNull(countedElsewhere, "countedElsewhere"));
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("a table of 0 definitions");
        }
    }

    /** A table of definitions with what was asked for beside the window. */
    static DefinitionTable of(String name, String asked, Window window, Basis basis, List<Row> rows) {
        String definition = COMPARED + (asked.isEmpty() ? "" : "; " + asked);
        return new DefinitionTable(Label.of(name, definition).in(basis.scope(window)), rows, List.of());
    }

    /** Why there is none where small groups are hidden. */
    static IllegalArgumentException refusal(SmallGroups rule) {
        return rule.refusal(
                "a step between two definitions may be of fewer customers: ask for each definition by itself");
    }

    /** The same with the orders that another tool may count otherwise. */
    DefinitionTable besides(List<Bridge.Step> orders) {
        return new DefinitionTable(label, rows, orders);
    }

    /**
     * A definition, what it tells, and how it comes from the first.
     *
     * @param name what the definition is called
     * @param result what it tells
     * @param part how its numerator comes from that of the first
     * @param whole how its denominator comes from that of the first
     * @param missing why there are no data, such as that no records of a kind were given; empty if there are some, or if the
     *     counts tell
     * @param elsewhere under what name other tools show it; empty if none is known to
     */
    public record Row(String name, NumericResult result, Bridge part, Bridge whole, String missing, String elsewhere)
            implements Serializable {
        /**
         * Checks that nothing is null, and that the numbers add up.
         *
         * @throws IllegalArgumentException if what is told does not lead to the numerator or the denominator of the result
         */
        public Row {
            requireNonNull(name, "name");
            requireNonNull(result, "result");
            requireNonNull(part, "part");
            requireNonNull(whole, "whole");
            requireNonNull(missing, "missing");
            requireNonNull(elsewhere, "elsewhere");
            counts(result).ifPresent(counts -> {
                check(part, counts.part, name);
                check(whole, counts.whole, name);
            });
        }

        /** The definition that the others are compared with. */
        static Row first(String name, NumericResult result) {
            Counts counts = counts(result).orElseThrow();
            return of(name, result, Bridge.from(counts.part), Bridge.from(counts.whole));
        }

        /** The same, which has no data where its denominator is 0, for the reason that is told. */
        Row orNone(String reason) {
            return whole.total().signum() > 0 ? this : new Row(name, result, part, whole, reason, elsewhere);
        }

        static Row of(String name, NumericResult result, Bridge part, Bridge whole) {
            return new Row(name, result, part, whole, "", "");
        }

        /** The same, which has no data unless records of a kind were given. */
        Row ifGiven(boolean given, String kind) {
            return given ? this : new Row(name, result, part, whole, "no " + kind + " were given", elsewhere);
        }

        /** The same, which other tools show under a name of theirs. */
        Row as(String shown) {
            return new Row(name, result, part, whole, missing, shown);
        }

        private static void check(Bridge bridge, BigDecimal count, String name) {
            if (bridge.total().compareTo(count) != 0) {
                throw new IllegalArgumentException(
                        name + ": " + bridge.text() + ", and not the result's " + count.toPlainString());
            }
        }

        /**
         * Why it differs from the first.
         *
         * @return what leads to its numerator and to its denominator, in counts; "the same counts" if they are those of the
         *     first; empty if there are no data for another reason
         */
        public String explanation() {
            if (result.label().isUnobserved() || !missing.isEmpty()) {
                return "";
            }
            String told = bridges().map(Bridge::text).collect(joining("; "));
            return told.isEmpty() && result.value().isPresent() ? SAME : told;
        }

        private Stream<Bridge> bridges() {
            return Stream.of(part, whole).filter(bridge -> !bridge.steps().isEmpty());
        }

        /** The explanation in lines; a side whose steps do not fit in one has a line for each. */
        private List<String> explanation(int width) {
            List<String> lines =
                    bridges().flatMap(bridge -> bridge.lines(width).stream()).toList();
            return explanation().isEmpty() ? List.of() : lines.isEmpty() ? List.of(SAME) : lines;
        }

        /** The value, or why there is none. */
        private String told() {
            return missing.isEmpty() || result.label().isUnobserved() ? result.summary() : "no data: " + missing;
        }

        /** The value alone. */
        private String value() {
            return hasData() ? result.told(result.value().orElseThrow()) : "no data";
        }

        private boolean hasData() {
            return missing.isEmpty() && result.value().isPresent();
        }
    }

    private record Counts(BigDecimal part, BigDecimal whole) {}

    /** What a result is made of, if it is one by another. */
    private static Optional<Counts> counts(NumericResult result) {
        if (result instanceof Ratio ratio) {
            return counts(ratio.hits(), ratio.total());
        } else if (result instanceof ClusterShare share) {
            return counts(share.hits(), share.total());
        } else if (result instanceof Odds odds) {
            return counts(odds.share());
        } else if (result instanceof MoneyRatio ratio) {
            return Optional.of(new Counts(ratio.part(), ratio.whole()));
        } else if (result instanceof QuickRatio ratio) {
            return Optional.of(new Counts(ratio.gained(), ratio.lost()));
        } else if (result instanceof Average average) {
            return Optional.of(new Counts(average.sum(), BigDecimal.valueOf(average.count())));
        } else if (result instanceof LifetimeValue value) {
            return counts(value.revenue());
        }
        return Optional.empty();
    }

    private static Optional<Counts> counts(long part, long whole) {
        return Optional.of(new Counts(BigDecimal.valueOf(part), BigDecimal.valueOf(whole)));
    }

    /**
     * The definition that the others are compared with.
     *
     * @return the first row
     */
    public Row first() {
        return rows.get(0);
    }

    /**
     * The row of a definition.
     *
     * @param name its name, as the table prints it
     * @return the row
     * @throws IllegalArgumentException if there is no such definition
     */
    public Row row(String name) {
        requireNonNull(name, "name");
        return rows.stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("definition '" + name + "' is none of "
                        + rows.stream().map(Row::name).collect(joining(", "))));
    }

    /** Each definition's value, in a line. */
    @Override
    public String summary() {
        return rows.stream().map(row -> row.name() + " " + row.value()).collect(joining(", "));
    }

    /** A row for each definition, and a row for each line of what explains it. */
    @Override
    public Optional<Table> table() {
        int indent =
                2 + rows.stream().mapToInt(row -> row.name().length()).max().orElseThrow();
        List<List<String>> lines = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            lines.add(List.of(row.name(), row.told() + ownNote(row)));
            if (i > 0) {
                row.explanation(WIDTH - indent).forEach(line -> lines.add(List.of("", line)));
            }
            notes.addAll(definition(row));
        }
        notes.add(label.definition());
        if (!countedElsewhere.isEmpty() && !label.isUnobserved()) {
            String orders = countedElsewhere.stream().map(Bridge.Step::toString).collect(joining(", "));
            notes.addAll(wrapped("orders that other tools may count otherwise: " + orders));
        }
        long missing = rows.stream().filter(row -> !row.hasData()).count();
        notes.add(Figures.count(rows.size(), "definition")
                + (missing == 0 ? "" : ", " + missing + " without data")
                + label.observedNote());
        return Optional.of(new Table(label.title(), List.of(Column.words(""), Column.words("")), lines, notes));
    }

    /** How far a row's days were looked at, if that is not said of all. */
    private String ownNote(Row row) {
        String own = row.result().label().observedNote();
        return own.equals(label.observedNote()) ? "" : own;
    }

    /** What the definition says, under the name that it has here. */
    private static List<String> definition(Row row) {
        Label of = row.result().label();
        String rule = Stream.of(Stream.of(of.rule()), of.notes().stream(), Stream.of(row.elsewhere()))
                .flatMap(text -> text)
                .filter(text -> !text.isEmpty())
                .collect(joining("; "));
        return wrapped(rule.startsWith(row.name() + ":") ? rule : row.name() + ": " + rule);
    }

    /** Lines of words, of which those after the first are indented. */
    private static List<String> wrapped(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : Splitter.on(' ').split(text)) {
            if (line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line.replace(0, line.length(), " ");
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    @Override
    public String toString() {
        return table().orElseThrow().toString();
    }
}
