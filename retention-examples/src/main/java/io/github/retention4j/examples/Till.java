package io.github.retention4j.examples;

import io.github.retention4j.io.*;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.*;

/** A source of your own: a list of a program's objects, which have columns here. It can be read again and again. */
record Till(String name, List<Sale> sales) implements TableSource {
    /** Stands for an entity of your own; whoever paid without a card is a guest. */
    record Sale(String card, Instant paidAt, BigDecimal riyals) {}

    @Override
    public TableCursor open() {
        return new Rows(sales.listIterator());
    }

    private record Rows(ListIterator<Sale> sales) implements TableCursor {
        @Override
        public List<TableColumn> columns() {
            return List.of(
                    new TableColumn("card", CellType.TEXT),
                    new TableColumn("paid at", CellType.INSTANT),
                    new TableColumn("riyals", CellType.DECIMAL));
        }

        @Override
        public boolean next(CellWriter row) {
            if (sales.hasNext()) {
                Sale sale = sales.next();
                row.text(0, sale.card());
                row.instant(1, sale.paidAt().toEpochMilli());
                row.decimal(2, sale.riyals());
                return true;
            }
            return false;
        }

        @Override
        public long number() {
            return sales.nextIndex();
        }

        @Override
        public void close() {}
    }
}
