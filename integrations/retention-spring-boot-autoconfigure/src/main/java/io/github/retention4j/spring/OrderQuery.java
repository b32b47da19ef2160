package io.github.retention4j.spring;

import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.intake.BadRows;
import io.github.retention4j.intake.InvalidRowException;
import io.github.retention4j.io.OrderColumns;
import io.github.retention4j.io.jdbc.Jdbc;
import io.github.retention4j.spring.RetentionProperties.Source;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Orders of a query, as it is configured. What fails is told with the property to change; messages of readers have nothing of a row. */
final class OrderQuery implements HistorySource {
    private static final Pattern MORE_DECIMALS = Pattern.compile("raise them with decimals\\((\\d)\\)");
    private static final String OURS = "io.github.retention4j.";

    private final ShopSettings shop;
    private final OrderColumns orders;

    private OrderQuery(ShopSettings shop, OrderColumns orders) {
        this.shop = shop;
        this.orders = orders;
    }

    static OrderQuery of(ShopSettings shop, DataSource dataSource) {
        Source source = shop.source();
        Jdbc query;
        try {
            query = Jdbc.query(dataSource, required(shop, "query", source.query()));
        } catch (IllegalArgumentException e) {
            throw new SetupException(
                    shop.prefix() + ".source.query: " + e.getMessage(), "Write one query of orders, a row each.", e);
        }
        OrderColumns orders = query.orders()
                .customer(required(shop, "customer", source.customer()))
                .time(required(shop, "time", source.time()))
                .amount(required(shop, "amount", source.amount()));
        // A shop that states nothing here has none, whatever is stated of all.
        if (source.order() != null && !source.order().isBlank()) {
            orders = orders.order(source.order());
        }
        if (source.timeZone() != null) {
            orders = orders.zone(source.timeZone());
        }
        decimals(shop, History.builder(shop.zone(), shop.currency()));
        return new OrderQuery(shop, orders);
    }

    private static String required(ShopSettings shop, String property, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            return value;
        }
        throw new SetupException(
                shop.prefix() + ".source." + property
                        + " is not stated: the orders are read by a query, of which three columns"
                        + " tell who bought, when, and for how much.",
                "Write, with the names of your own table:\n\n"
                        + Lines.yaml(shop.prefix() + ".source", Lines.OF_A_QUERY)
                        + "\nor define a bean of type HistorySource.");
    }

    private static HistoryBuilder decimals(ShopSettings shop, HistoryBuilder builder) {
        Integer decimals = shop.source().decimals();
        try {
            return decimals == null ? builder : builder.decimals(decimals);
        } catch (IllegalArgumentException e) {
            throw new SetupException(
                    shop.prefix() + ".source.decimals: " + e.getMessage(),
                    "Write how many decimals the amounts have, or leave it out where they have those of "
                            + shop.currency() + ".",
                    e);
        }
    }

    @Override
    public History read(HistoryBuilder empty) {
        BadRows badRows = shop.source().badRows();
        HistoryBuilder builder = decimals(shop, empty);
        try {
            return orders.into(badRows == null ? builder : builder.badRows(badRows))
                    .build();
        } catch (InvalidRowException e) {
            Matcher moreDecimals = MORE_DECIMALS.matcher(String.valueOf(e.getMessage()));
            String orElse = moreDecimals.find()
                    ? "Keep amounts with as many decimals as they have:\n\n"
                            + Lines.yaml(shop.prefix() + ".source", "decimals: " + moreDecimals.group(1))
                            + "\nor round them in the query."
                    : "Correct the row, leave it out in the query, or leave such rows out and count them:\n\n"
                            + Lines.yaml(shop.prefix() + ".source", "bad-rows: skip");
            throw failure(e, orElse);
        } catch (IllegalArgumentException e) {
            if (!isOfAReader(e)) {
                throw e;
            }
            throw failure(
                    e,
                    "Let " + columnProperties(e) + " name a column of " + shop.prefix()
                            + ".source.query, or add it to the query.");
        } catch (UncheckedIOException e) {
            throw failure(e, "See to the database, or to " + shop.prefix() + ".source.query.");
        }
    }

    /** A driver may throw the same, with a cell in its words. */
    private static boolean isOfAReader(IllegalArgumentException e) {
        return Arrays.stream(e.getStackTrace())
                .limit(1)
                .allMatch(thrown -> thrown.getClassName().startsWith(OURS));
    }

    /** What the reader's exception says is said; the cause of that may be a driver's. */
    private static SetupException failure(RuntimeException e, String action) {
        return new SetupException("The orders cannot be read: " + e.getMessage(), action, e.getCause());
    }

    /** The properties whose column a message is about; all of them if it is about none. */
    private String columnProperties(IllegalArgumentException e) {
        String message = String.valueOf(e.getMessage());
        Source source = shop.source();
        Map<String, @Nullable String> columns = new LinkedHashMap<>();
        columns.put("customer", source.customer());
        columns.put("time", source.time());
        columns.put("amount", source.amount());
        columns.put("order", source.order());
        List<String> named = columns.entrySet().stream()
                .filter(column -> message.contains("column \"" + column.getValue() + '"'))
                .map(Map.Entry::getKey)
                .toList();
        return shop.prefix() + ".source."
                + String.join(" and " + shop.prefix() + ".source.", named.isEmpty() ? columns.keySet() : named);
    }
}
