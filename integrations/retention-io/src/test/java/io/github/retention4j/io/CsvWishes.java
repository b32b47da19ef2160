package io.github.retention4j.io;

import io.github.retention4j.history.HistoryBuilder;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** A kind of record that the library does not have: its columns. */
final class CsvWishes extends CsvFile<CsvWishes> {
    private CsvWishes(CsvMapping mapping) {
        super(mapping);
    }

    static CsvWishes read(Path file) {
        return new CsvWishes(CsvMapping.of(file));
    }

    CsvWishes wished(String column, String pattern) {
        return with(mapping.withTime("wished", column, TimePattern.of(pattern)));
    }

    CsvWishes product(String column) {
        return with(mapping.withColumn("product", column));
    }

    CsvWishes price(String column) {
        return with(mapping.withColumn("price", column));
    }

    CsvWishes customer(String column) {
        return with(mapping.withColumn("customer", column));
    }

    @Override
    CsvWishes with(CsvMapping changed) {
        return new CsvWishes(changed);
    }

    @Override
    public HistoryBuilder into(HistoryBuilder builder) {
        CsvTable.read(mapping, builder, table -> taker(table, builder));
        return builder;
    }

    private static Consumer<CsvRow> taker(CsvTable table, HistoryBuilder builder) {
        Times wished = table.times("wished", builder);
        int product = table.name("product");
        int price = table.column("price");
        int customer = table.optionalName("customer");
        Decimals money = table.money(builder);
        return row -> table.into()
                .add(
                        Wishes.KIND,
                        new Wish(
                                wished.instant(row),
                                row.required(product),
                                money.amount(row, price),
                                Optional.empty(),
                                row.optional(customer)));
    }
}
