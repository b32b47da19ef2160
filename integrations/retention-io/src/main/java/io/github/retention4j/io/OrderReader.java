package io.github.retention4j.io;

import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.history.SourceRows;
import io.github.retention4j.io.OrderColumns.Cancellation;
import io.github.retention4j.io.text.BadRow;
import io.github.retention4j.model.Order;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.joda.money.BigMoney;

/** What becomes of each row of an open table of orders. */
final class OrderReader {
    private static final String UNDATED =
            "no column tells when refunds were made: each lowers the revenue of the month of its own order";

    private final Mapping mapping;
    private final Table table;
    private final HistoryBuilder builder;
    private final SourceRows into;
    private final int customer;
    private final Times times;
    private final int order;
    private final Decimals money;
    private final ToLongFunction<Row> amounts;
    private final boolean whole;
    private final int coupon;
    private final Function<Row, OptionalLong> discounts;
    private final Function<Row, OptionalLong> eligibles;
    private final Function<Row, OptionalLong> refunds;
    private final Optional<Times> refundTimes;
    private final CurrencyColumn currency;
    private final boolean dropsGuests;
    private final Cancellation[] rules;
    private final boolean booksRefunds;

    /** The column of the total, where it stands on an order's first row only; else below zero. */
    private final int firstRowAmount;

    private boolean notedUndated;

    // The order of the row before, where that matters, and what became of it.
    private String last = "";
    private Fate fate = Fate.TAKEN;

    /** Whether a bad row came behind it whose order nobody knows: rows without an id may be lines of that one. */
    private boolean isLost;

    private enum Fate {
        TAKEN,
        EXCLUDED,
        REFUSED
    }

    OrderReader(Mapping mapping, Table table, HistoryBuilder builder, List<Cancellation> cancellations) {
        this.mapping = mapping;
        this.table = table;
        this.builder = builder;
        into = table.into();
        customer = table.name(OrderColumns.CUSTOMER);
        times = table.times(OrderColumns.TIME, builder);
        order = table.optionalOrder(OrderColumns.ORDER);
        money = table.money(builder);
        amounts = amounts(money);
        whole = mapping.has(OrderColumns.AMOUNT);
        coupon = table.optionalName(OrderColumns.COUPON);
        discounts = part(OrderColumns.DISCOUNT, 0);
        eligibles = part(OrderColumns.ELIGIBLE, whole ? 0 : Long.MIN_VALUE);
        refunds = part(OrderColumns.REFUNDED, Long.MIN_VALUE);
        refundTimes = table.optionalTimes(OrderColumns.REFUNDED_AT, builder);
        currency = table.currency(OrderColumns.CURRENCY, builder);
        dropsGuests = mapping.setting(OrderColumns.GUESTS, Guests.class).orElse(Guests.KEEP) == Guests.DROP;
        rules = cancellations.toArray(Cancellation[]::new);
        booksRefunds = cancellations.stream().anyMatch(c -> c.policy() == Cancellations.BOOK_AS_REFUND);
        boolean onFirstRow =
                mapping.setting(OrderColumns.ON_FIRST_ROW, Boolean.class).isPresent();
        firstRowAmount = onFirstRow ? table.column(OrderColumns.AMOUNT) : -1;
    }

    Consumer<Row> taker() {
        if (rules.length > 0) {
            table.keepAllColumns();
        }
        if (order < 0 && rules.length == 0) {
            table.takeUsual(orders -> {
                Decimals unnoted = table.plainMoney(builder);
                return new UsualOrders(
                        customer,
                        table.plainTimes(OrderColumns.TIME, builder),
                        unnoted,
                        amounts(unnoted),
                        currency,
                        orders);
            });
        }
        if (order >= 0) {
            table.refuseWith(this::refuse);
        }
        if (firstRowAmount < 0) {
            return this::take;
        }
        table.excludeWith(this::leaveOut);
        return this::takeOrMerge;
    }

    /** A row after the first of its order says nothing of the order as a whole. */
    private void takeOrMerge(Row row) {
        boolean isNamed = !row.isEmpty(order);
        isLost &= !isNamed;
        if (isLost && row.isEmpty(firstRowAmount)) {
            into.refuse("a row before it is bad, and does not tell whose lines follow");
            return;
        }
        boolean isSame = !isNamed || row.view(order).toString().equals(last);
        if (isSame && !last.isEmpty() && row.isEmpty(firstRowAmount)) {
            switch (fate) {
                case TAKEN -> into.merge();
                case EXCLUDED -> into.exclude();
                case REFUSED -> into.refuse(last, "the first row of its order is bad");
            }
            return;
        }
        last = row.text(order);
        fate = Fate.TAKEN;
        take(row);
    }

    /** A row that is left out before it is looked at: if it is the first of its order, so are the rows after it. */
    private void leaveOut(Row row) {
        isLost &= row.isEmpty(order);
        if (!row.isEmpty(order) && !row.text(order).equals(last)) {
            last = row.text(order);
            fate = Fate.EXCLUDED;
        }
        into.exclude();
    }

    private void exclude() {
        fate = Fate.EXCLUDED;
        into.exclude();
    }

    private void take(Row row) {
        boolean ofDroppedGuest = dropsGuests && row.isEmpty(customer);
        if (ofDroppedGuest && !(booksRefunds && order >= 0 && !row.isEmpty(order))) {
            exclude();
            return;
        }
        for (Cancellation cancellation : rules) {
            if (cancellation.rule().test(row)) {
                if (cancellation.policy() == Cancellations.DROP) {
                    exclude();
                } else {
                    refund(row, ofDroppedGuest ? -1 : customer);
                }
                return;
            }
        }
        if (ofDroppedGuest) {
            exclude();
            return;
        }
        currency.check(row);
        long millis = times.millis(row);
        long amount = amounts.applyAsLong(row);
        if (order < 0) {
            long number = row.digits(customer);
            if (number >= 0) {
                into.addOrder(number, millis, amount);
            } else {
                into.addOrder(row.view(customer), millis, amount);
            }
            return;
        }
        CharSequence id = row.requiredView(order);
        long refunded = Math.abs(refunds.apply(row).orElse(0));
        CharSequence code = coupon < 0 ? "" : row.view(coupon);
        OptionalLong discount = discounts.apply(row);
        OptionalLong eligible = eligibles.apply(row);
        if (refunded > 0) {
            noteUndated();
            long at = refundTimes
                    .flatMap(known -> known.optional(row))
                    .map(Instant::toEpochMilli)
                    .orElse(millis);
            Order.Builder refundedOrder = Order.builder(id.toString(), Instant.ofEpochMilli(millis), units(amount))
                    .refund(Instant.ofEpochMilli(at), units(refunded));
            row.optional(customer).ifPresent(refundedOrder::customer);
            row.optional(coupon).ifPresent(refundedOrder::coupon);
            discount.ifPresent(known -> refundedOrder.discount(units(known)));
            eligible.ifPresent(known -> refundedOrder.eligible(units(known)));
            into.add(Table.valid(refundedOrder::build));
        } else if (whole) {
            into.addOrder(id, row.view(customer), millis, amount, code, discount, eligible);
        } else {
            into.addOrderLine(id, row.view(customer), millis, amount, code, discount, eligible);
        }
    }

    private void noteUndated() {
        if (refundTimes.isEmpty() && !notedUndated) {
            notedUndated = true;
            into.note(UNDATED);
        }
    }

    private BigMoney units(long amount) {
        return BigMoney.ofScale(builder.currency(), amount, builder.decimals());
    }

    /** An order without one of its lines would be another order: it is taken whole or not at all. */
    private void refuse(Row row, String reason) {
        boolean isNamed = row.has(order) && !row.isEmpty(order);
        isLost = !isNamed;
        if (isNamed) {
            last = row.text(order);
            fate = Fate.REFUSED;
            into.refuse(row.view(order), reason);
        } else {
            into.refuse(reason);
        }
    }

    /**
     * Books a row as a refund. A bad one is no line of an order, and leaves the order as it is. Without a column of customers
     * it is that of the order, if there is such an order.
     */
    private void refund(Row row, int itsCustomer) {
        try {
            currency.check(row);
            long millis = times.millis(row);
            long amount = amounts.applyAsLong(row);
            if (amount == 0) {
                exclude();
            } else if (itsCustomer < 0) {
                into.addRefundOfOrder(row.view(order), millis, Math.abs(amount));
            } else {
                into.addRefund(order < 0 ? "" : row.view(order), row.view(itsCustomer), millis, Math.abs(amount));
            }
        } catch (BadRow bad) {
            into.refuse(bad.reason());
        }
    }

    private ToLongFunction<Row> amounts(Decimals decimals) {
        if (mapping.has(OrderColumns.QUANTITY)) {
            int quantity = table.column(OrderColumns.QUANTITY);
            int unitPrice = table.amount(OrderColumns.UNIT_PRICE);
            return row -> decimals.product(row, quantity, unitPrice);
        }
        int amount = table.amount(mapping.has(OrderColumns.AMOUNT) ? OrderColumns.AMOUNT : OrderColumns.LINE_AMOUNT);
        return row -> decimals.amount(row, amount);
    }

    /** A further amount of a row, such as its discount; empty if none is stated. */
    private Function<Row, OptionalLong> part(String what, long least) {
        int column = table.optionalAmount(what);
        return row -> {
            if (column < 0 || row.isEmpty(column)) {
                return OptionalLong.empty();
            }
            long amount = money.amount(row, column);
            if (amount < least) {
                throw row.badValue(column, "is below " + least);
            }
            return OptionalLong.of(amount);
        };
    }
}
