package io.github.retention4j.io;

import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.io.time.TimePattern;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** A kind of record that the library does not have: its columns. */
final class WishColumns extends RecordColumns<WishColumns> {
    private WishColumns(Mapping mapping) {
        super(mapping);
    }

    static WishColumns read(Path file) {
        return new WishColumns(Mapping.of(Csv.file(file)));
    }

    WishColumns wished(String column, String pattern) {
        return with(mapping.withTime("wished", column, TimePattern.of(pattern)));
    }

    WishColumns product(String column) {
        return with(mapping.withColumn("product", column));
    }

    WishColumns price(String column) {
        return with(mapping.withColumn("price", column));
    }

    WishColumns customer(String column) {
        return with(mapping.withColumn("customer", column));
    }

    @Override
    WishColumns with(Mapping changed) {
        return new WishColumns(changed);
    }

    @Override
    public HistoryBuilder into(HistoryBuilder builder) {
        Table.read(mapping, builder, table -> taker(table, builder));
        return builder;
    }

    private static Consumer<Row> taker(Table table, HistoryBuilder builder) {
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
