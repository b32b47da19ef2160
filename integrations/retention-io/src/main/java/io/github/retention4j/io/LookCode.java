package io.github.retention4j.io;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Statements on a file and on its columns of orders: as they are written in Java, and what they do. */
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

    /** The file, to be looked at again. */
    String again() {
        return file() + ".look();";
    }

    @Override
    public String toString() {
        return "History history = " + file() + "\n        .orders()"
                + String.join(
                        "", ofColumns.stream().map(java -> "\n        ." + java).toList())
                + "\n        .into(History.builder(/* which zone? */ ZoneId.of(" + OPEN
                + "), /* which currency? */ CurrencyUnit.of(" + OPEN + ")))\n        .build();";
    }

    private String file() {
        return csv.java()
                + String.join(
                        "", ofFile.stream().map(java -> "\n        ." + java).toList());
    }
}
