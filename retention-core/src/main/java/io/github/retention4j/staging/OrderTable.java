package io.github.retention4j.staging;

import io.github.retention4j.store.Dictionary;
import io.github.retention4j.store.IdKeys;
import io.github.retention4j.store.Kind;
import io.github.retention4j.store.LongRows;
import io.github.retention4j.store.SectionReader;
import io.github.retention4j.store.SectionWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The columns of orders that have an id, while they wait: whose each is, when, for how much, and which row it first came in. */
final class OrderTable {
    private static final int CUSTOMER = 0;
    private static final int MILLIS = 1;
    private static final int AMOUNT = 2;
    private static final int DISCOUNT = 3;
    private static final int ROW = 4;

    /** Its detail in the upper half, then its source and its form. */
    private static final int REST = 5;

    private static final int WIDTH = 6;

    private static final int FORM_BITS = 3;
    static final long WHOLE = 0;
    static final long IN_LINES = 1;

    /** Added to either. Its row and source are then those of the row that was refused first. */
    static final long REFUSED = 2;

    /**
     * Added to either: no row of it is wrong, but together they cannot be an order. Its row and source stay, and so does its customer,
     * for more rows may make it one.
     */
    static final long REFUSED_AT_LAST = 4;

    /** Stands for what of an order earns points where that is not stated. Of lines it may be any amount, also below zero. */
    static final long NOT_STATED = Kind.NEVER;

    private final LongRows orders = new LongRows(WIDTH);

    /** What of each earns points, turned so that zero is none; without rows until there is one. */
    private final LongRows eligible = new LongRows(1);

    private final List<Account.Source> sources = new ArrayList<>();

    /** How many orders there are. */
    int size() {
        return orders.size();
    }

    /** Lets go of the orders, and takes no memory to do it. */
    void clear() {
        orders.clear();
        eligible.clear();
    }

    /** Lets go of the orders before one: they are placed. */
    void letGoBefore(int order) {
        orders.letGoBefore(order);
        if (eligible.size() > 0) {
            eligible.letGoBefore(order);
        }
    }

    /** Puts customers' keys in place of what stood for them. */
    void giveKeys(PendingIds customers, IdKeys keys) {
        customers.giveKeys(orders, CUSTOMER, keys);
    }

    // ---- what is set

    /** Adds an order as its first row says. */
    void add(Account.Source source, PendingOrders.Given given, long form) {
        int order = addRow();
        orders.set(order, CUSTOMER, given.customer());
        orders.set(order, MILLIS, given.millis());
        orders.set(order, AMOUNT, given.amount());
        orders.set(order, DISCOUNT, given.discount());
        orders.set(order, ROW, source.row);
        setRest(order, given.detail(), number(source), form);
        if (given.eligible() != NOT_STATED) {
            eligible(order, given.eligible());
        }
    }

    /** Adds an order as another table has it. */
    void addCopy(OrderTable other, int order, Account.Source source, long customer) {
        int copy = addRow();
        orders.set(copy, CUSTOMER, customer);
        orders.set(copy, MILLIS, other.millis(order));
        orders.set(copy, AMOUNT, other.amount(order));
        orders.set(copy, DISCOUNT, other.discount(order));
        orders.set(copy, ROW, other.row(order));
        setRest(copy, other.detail(order), number(source), other.form(order));
        if (other.eligible(order) != NOT_STATED) {
            eligible(copy, other.eligible(order));
        }
    }

    /** Writes an order, but for its source. */
    void write(int order, SectionWriter out) throws IOException {
        out.number(customer(order));
        out.number(millis(order));
        out.number(amount(order));
        out.number(discount(order));
        out.number(row(order));
        out.number(detail(order));
        out.number(form(order));
        out.number(eligible(order));
    }

    /** Reads an order that was written, of a source. */
    void read(Account.Source source, SectionReader in) throws IOException {
        int order = addRow();
        orders.set(order, CUSTOMER, in.number());
        orders.set(order, MILLIS, in.number());
        orders.set(order, AMOUNT, in.number());
        orders.set(order, DISCOUNT, in.number());
        orders.set(order, ROW, in.number());
        setRest(order, in.number(Integer.MAX_VALUE), number(source), in.number((1 << FORM_BITS) - 1));
        long stated = in.number();
        if (stated != NOT_STATED) {
            eligible(order, stated);
        }
    }

    /** Puts another order in the place of one. */
    void replace(Account.Source source, int order, PendingOrders.Given given) {
        orders.set(order, CUSTOMER, given.customer());
        orders.set(order, MILLIS, given.millis());
        orders.set(order, AMOUNT, given.amount());
        orders.set(order, DISCOUNT, given.discount());
        orders.set(order, ROW, source.row);
        setRest(order, given.detail(), number(source), WHOLE);
        if (given.eligible() != eligible(order)) {
            eligible(order, given.eligible());
        }
    }

    private int addRow() {
        if (eligible.size() > 0) {
            eligible.addRow();
        }
        return orders.addRow();
    }

    /** Adds an order of which nothing can be taken. */
    void addRefused(Account.Source source) {
        refuse(source, addRow());
    }

    /** Refuses an order because of the row that its source is at. */
    void refuse(Account.Source source, int order) {
        setRest(order, detail(order), number(source), form(order) + REFUSED);
        orders.set(order, ROW, source.row);
        // What is refused leaves nobody's id behind.
        orders.set(order, CUSTOMER, IdKeys.NOBODY);
    }

    /** Refuses an order for what all of its rows are together. */
    void refuseAtLast(int order) {
        setRest(order, detail(order), sourceNumber(order), form(order) + REFUSED_AT_LAST);
    }

    void millis(int order, long millis) {
        orders.set(order, MILLIS, millis);
    }

    void amount(int order, long amount) {
        orders.set(order, AMOUNT, amount);
    }

    void discount(int order, long discount) {
        orders.set(order, DISCOUNT, discount);
    }

    void eligible(int order, long amount) {
        while (eligible.size() < orders.size()) {
            eligible.addRow();
        }
        eligible.set(order, 0, amount ^ NOT_STATED);
    }

    void detail(int order, int detail) {
        setRest(order, detail, sourceNumber(order), form(order));
    }

    private void setRest(int order, int detail, int source, long form) {
        orders.set(order, REST, (long) detail << Integer.SIZE | (long) source << FORM_BITS | form);
    }

    // ---- an order

    boolean isRefused(int order) {
        return form(order) >= REFUSED;
    }

    boolean isRefusedAtLast(int order) {
        return form(order) >= REFUSED_AT_LAST;
    }

    /** Lets more rows be given to an order that was refused at last. */
    void reopen(int order) {
        setRest(order, detail(order), sourceNumber(order), form(order) - REFUSED_AT_LAST);
    }

    /** What stands for the customer's id; once keys are given, the customer's key. */
    long customer(int order) {
        return orders.get(order, CUSTOMER);
    }

    long millis(int order) {
        return orders.get(order, MILLIS);
    }

    long amount(int order) {
        return orders.get(order, AMOUNT);
    }

    /** What was taken off its price, or {@link Dictionary#NO_AMOUNT}. */
    long discount(int order) {
        return orders.get(order, DISCOUNT);
    }

    /** What of it earns points, or {@link #NOT_STATED}. */
    long eligible(int order) {
        return eligible.size() == 0 ? NOT_STATED : eligible.get(order, 0) ^ NOT_STATED;
    }

    /** What of it earns points, or {@link Dictionary#NO_AMOUNT}; nothing if its lines come to less. */
    long earning(int order) {
        long stated = eligible(order);
        return stated == NOT_STATED ? Dictionary.NO_AMOUNT : Math.max(0, stated);
    }

    int detail(int order) {
        return (int) (orders.get(order, REST) >>> Integer.SIZE);
    }

    long form(int order) {
        return orders.get(order, REST) & ((1L << FORM_BITS) - 1);
    }

    /** Whether an order came whole, and not in lines. */
    boolean isWhole(int order) {
        return (form(order) & IN_LINES) == 0;
    }

    // ---- the rows that orders came in

    long row(int order) {
        return orders.get(order, ROW);
    }

    Account.Source source(int order) {
        return ofNumber(sourceNumber(order));
    }

    /** The source that an order's first row is from, at that row. */
    Account.Source atRow(int order) {
        Account.Source source = source(order);
        source.row = row(order);
        return source;
    }

    private int sourceNumber(int order) {
        return (int) orders.get(order, REST) >>> FORM_BITS;
    }

    /** The source of a number. */
    Account.Source ofNumber(int number) {
        return sources.get(number);
    }

    /** The number of a source; a new one gets the next. */
    int number(Account.Source source) {
        int last = sources.size() - 1;
        if (last < 0 || sources.get(last) != source) {
            int known = sources.indexOf(source);
            if (known >= 0) {
                return known;
            }
            sources.add(source);
        }
        return sources.size() - 1;
    }
}
