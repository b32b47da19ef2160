package io.github.retention4j.io;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Statements on a file and on its columns of orders: as they are written in Java, and what they do. A line ends in the point before the
 * next call, as JShell wants it: with the point in front of that call it takes each line for a whole statement.
 */
final class LookCode {
    /** Stands where something is left to be filled in; no name, pattern, zone or encoding is so called. */
    static final String OPEN = "\"…\"";

    private final Csv csv;
    private final List<String> ofFile = new ArrayList<>();
    private final List<String> ofColumns = new ArrayList<>();
    private final List<UnaryOperator<Csv>> fileSteps = new ArrayList<>();
    private final List<UnaryOperator<OrderColumns>> columnSteps = new ArrayList<>();

    /** For a file of which this has been stated already. */
    LookCode(Csv csv) {
        this.csv = csv;
    }

    void file(String java, UnaryOperator<Csv> step) {
        ofFile.add(java);
        fileSteps.add(step);
    }

    void columns(String java, UnaryOperator<OrderColumns> step) {
        ofColumns.add(java);
        columnSteps.add(step);
    }

    /** A statement in which something is left open. */
    void open(String java) {
        ofColumns.add(java);
    }

    /** Whether it states this of the columns. */
    boolean states(String java) {
        return ofColumns.contains(java);
    }

    OrderColumns orders() {
        Csv file = csv;
        for (UnaryOperator<Csv> step : fileSteps) {
            file = step.apply(file);
        }
        OrderColumns orders = file.orders();
        for (UnaryOperator<OrderColumns> step : columnSteps) {
            orders = step.apply(orders);
        }
        return orders;
    }

    /** The calls behind the file, to read it. */
    List<String> calls() {
        return Stream.of(
                        ofFile.stream(),
                        Stream.of("orders()"),
                        ofColumns.stream(),
                        Stream.of(
                                "into(History.builder(/* which zone? */ ZoneId.of(" + OPEN
                                        + "), /* which currency? */ CurrencyUnit.of(" + OPEN + ")))",
                                "build()"))
                .flatMap(calls -> calls)
                .toList();
    }

    /** The calls behind the file, to look at it again. */
    List<String> callsToLookAgain() {
        return Stream.concat(ofFile.stream(), Stream.of("look()")).toList();
    }

    /** The calls behind the file as one expression. */
    String lines(List<String> calls) {
        return Stream.concat(Stream.of(csv.java()), calls.stream()).collect(Collectors.joining(".\n        ", "", ";"));
    }
}
