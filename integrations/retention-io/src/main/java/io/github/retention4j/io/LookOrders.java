package io.github.retention4j.io;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What columns of orders a file has, by their names and by what is in them: a proposal, and questions where nobody can tell. */
final class LookOrders {
    private final LookRows rows;
    private final LookCode code;
    private final List<String> questions;
    private final List<String> notes;
    private final List<LookColumn> used = new ArrayList<>();
    private Optional<LookColumn> emptyTimes = Optional.empty();

    LookOrders(LookRows rows, LookCode code, List<String> questions, List<String> notes) {
        this.rows = rows;
        this.code = code;
        this.questions = questions;
        this.notes = notes;
    }

    /** States the columns; what is stated of the file follows from which are used. */
    void propose() {
        Optional<LookColumn> order = order();
        customer();
        time();
        money(order);
        emptyTimes.ifPresent(
                column -> needed(column, unread() > 0 ? rows.repeats(column).empty() : 0));
        currency();
        totals();
    }

    /** The columns that are stated. */
    List<LookColumn> used() {
        return used;
    }

    // ---- which column is what

    private interface Statement {
        OrderColumns state(OrderColumns orders, String column);
    }

    private void state(String method, LookColumn column, Statement statement) {
        used.add(column);
        code.columns(
                method + "(" + JavaText.quoted(column.name()) + ")", orders -> statement.state(orders, column.name()));
    }

    private void ask(String question, String open) {
        questions.add(question);
        code.open(open);
    }

    /** The column that is surest called so, among those that hold what it must. */
    private Optional<LookColumn> named(LookRole role, Predicate<LookColumn> holds) {
        return rows.columns().stream()
                .filter(column -> role.rank(column.name()) != LookRole.NONE && rows.isClear(column.name()))
                .filter(column -> !column.isEmpty() && holds.test(column))
                .min(Comparator.comparingInt(column -> role.rank(column.name())));
    }

    private Optional<LookColumn> order() {
        Optional<LookColumn> order = Optional.of(rows.order())
                .filter(column -> column >= 0)
                .map(column -> rows.columns().get(column))
                .filter(column -> !column.isEmpty() && rows.isClear(column.name()));
        order.ifPresent(column -> state("order", column, OrderColumns::order));
        return order;
    }

    private void customer() {
        Optional<LookColumn> customer = named(LookRole.CUSTOMER, column -> true);
        if (customer.isEmpty()) {
            ask(
                    "Which column is the customer? None that is called so has anything in it.",
                    "customer(" + LookCode.OPEN + " /* which column? */)");
            return;
        }
        LookColumn column = customer.get();
        state("customer", column, OrderColumns::customer);
        if (column.hasBlanks() && !column.isWhole()) {
            notes.add(shown(column) + " may be people's names, and two customers may have one name: is there an id?");
        }
        if (column.empty() > 0) {
            notes.add(count(column.empty(), "row")
                    + " without a customer: guests' orders, unless guests(Guests.DROP) is stated.");
        }
    }

    private static boolean isTime(LookColumn column) {
        return !column.times().patterns().isEmpty()
                && (!column.isWhole() || LookRole.TIME.rank(column.name()) != LookRole.NONE);
    }

    private void time() {
        List<LookColumn> times = rows.columns().stream()
                .filter(column -> !column.isEmpty() && rows.isClear(column.name()) && isTime(column))
                .toList();
        Optional<LookColumn> called = named(LookRole.TIME, LookOrders::isTime);
        Optional<LookColumn> time = called.isPresent() || times.size() != 1 ? called : Optional.of(times.get(0));
        if (time.isEmpty()) {
            String broken = named(LookRole.TIME, column -> true)
                    .map(column -> " " + shown(column) + ": " + column.times() + ".")
                    .orElse("");
            ask(
                    times.isEmpty()
                            ? "Which column is the time of the order, and how is it written? No pattern reads a column to its end."
                                    + broken
                            : "Which column is the time of the order? " + listed(times) + " are times.",
                    "time(" + LookCode.OPEN + ", " + LookCode.OPEN + " /* which column and pattern? */)");
            return;
        }
        LookColumn column = time.get();
        used.add(column);
        List<String> patterns = column.times().patterns();
        String name = JavaText.quoted(column.name());
        if (patterns.size() > 1) {
            String either = patterns.stream().map(JavaText::quoted).collect(joining(" or "));
            ask(
                    "How is " + shown(column) + " written: " + either + "? Both read every row.",
                    "time(" + name + ", " + LookCode.OPEN + " /* which? " + either + " */)");
        } else {
            String pattern = patterns.get(0);
            code.columns(
                    "time(" + name + ", " + JavaText.quoted(pattern) + ")",
                    orders -> orders.time(column.name(), pattern));
        }
        if (column.empty() > 0) {
            emptyTimes = Optional.of(column);
        }
        if (column.times().isWallClock()) {
            notes.add("The times of " + shown(column)
                    + " have no zone: they are those of the history's, unless zone(...) is stated.");
        }
    }

    /** How many rows are lines whose other cells are not looked at. */
    private long unread() {
        return code.states("orderOnFirstRow()") ? rows.lines() : 0;
    }

    private void currency() {
        Optional<LookColumn> currency = named(LookRole.CURRENCY, column -> true);
        if (currency.isEmpty()) {
            return;
        }
        LookColumn column = currency.get();
        if (column.empty() <= (unread() > 0 ? rows.repeats(column).empty() : 0)) {
            state("currency", column, OrderColumns::currency);
        }
        if (column.distinct() > 1) {
            questions.add(shown(column) + " has " + column.distinct()
                    + " currencies: a history has one; leave the others out, or convert their amounts.");
        }
    }

    // ---- money

    private void money(Optional<LookColumn> order) {
        Optional<LookColumn> amount = named(LookRole.AMOUNT, LookColumn::isAmount);
        Optional<LookColumn> line = named(LookRole.LINE_AMOUNT, LookColumn::isAmount);
        Optional<LookColumn> quantity = named(LookRole.QUANTITY, LookColumn::isAmount);
        Optional<LookColumn> price = named(LookRole.UNIT_PRICE, LookColumn::isAmount);
        if (amount.isPresent()) {
            total(amount.get(), order);
            numbers(amount.get());
        } else if (line.isPresent() && order.isPresent()) {
            state("lineAmount", line.get(), OrderColumns::lineAmount);
            lines(line.get());
            numbers(line.get());
        } else if (quantity.isPresent() && price.isPresent() && order.isPresent()) {
            state("quantity", quantity.get(), OrderColumns::quantity);
            state("unitPrice", price.get(), OrderColumns::unitPrice);
            lines(quantity.get(), price.get());
            numbers(quantity.get(), price.get());
        } else {
            String broken = rows.columns().stream()
                    .filter(column -> LookRole.AMOUNT.rank(column.name()) != LookRole.NONE && !column.isEmpty())
                    .filter(column -> !column.isAmount())
                    .map(column -> " " + shown(column) + " is in no one style of numbers.")
                    .collect(joining());
            ask(
                    "Which column is the amount?"
                            + (broken.isEmpty() ? " None that is called so has a number in every row." : broken),
                    "amount(" + LookCode.OPEN + " /* which column? */)");
        }
    }

    /** A total stands in every row, in the first row of its order, or is that of a line: the rows after the first tell. */
    private void total(LookColumn amount, Optional<LookColumn> order) {
        LookRows.Repeats repeats = rows.repeats(amount);
        boolean isOnFirstRow = order.isPresent() && rows.lines() > 0 && repeats.empty() == rows.lines();
        if (order.isEmpty() || rows.lines() == 0 || isOnFirstRow) {
            state("amount", amount, OrderColumns::amount);
            if (isOnFirstRow) {
                code.columns("orderOnFirstRow()", OrderColumns::orderOnFirstRow);
                order.ifPresent(column -> needed(column, rows.withoutId()));
            } else {
                order.ifPresent(column -> needed(column, 0));
            }
            needed(amount, isOnFirstRow ? rows.lines() : 0);
            below(amount);
            if (order.isPresent() && rows.again() > 0) {
                questions.add(
                        rows.again() + " times an order comes again further down: is it the same, or a line of it?"
                                + " See lineAmount(...), and duplicateOrders(...) of the history's builder.");
            }
            return;
        }
        boolean areLines = repeats.other() > 0 && repeats.empty() == 0 && rows.withoutId() == 0;
        if (areLines && !LookRole.isOfAnOrder(amount.name())) {
            state("lineAmount", amount, OrderColumns::lineAmount);
            lines(amount);
            return;
        }
        used.add(amount);
        ask(
                count(rows.lines(), "row") + " after the first of an order: is " + shown(amount)
                        + " the line's amount or the order's? Of them " + repeats.same()
                        + " have the same amount as the first row, "
                        + repeats.other() + " another, and " + repeats.empty() + " none.",
                "amount(" + LookCode.OPEN + " /* lineAmount(" + JavaText.quoted(amount.name())
                        + ") if it is the line's; of an order's total on several rows only one may be read */)");
    }

    /** What makes a row a bad row where each is a line. */
    private void lines(LookColumn... amounts) {
        needed(rows.columns().get(rows.order()), 0);
        for (LookColumn amount : amounts) {
            needed(amount, 0);
            if (amount.negative() > 0) {
                questions.add(count(amount.negative(), "line") + " below zero in " + shown(amount)
                        + ": discounts of their order, or cancellations? If so, state cancellation(...).");
            }
        }
        named(LookRole.CUSTOMER, column -> true)
                .map(rows::repeats)
                .filter(of -> of.other() + of.emptied() > 0)
                .ifPresent(of -> questions.add(count(of.other() + of.emptied(), "line")
                        + " with another customer than the first line of the order, or none."));
    }

    private void needed(LookColumn column, long mayBeEmpty) {
        long empty = column.empty() - mayBeEmpty;
        if (empty > 0) {
            questions.add(count(empty, "row") + " with nothing in " + shown(column)
                    + ", which makes a bad row: are they lines of an"
                    + " order whose column is called otherwise, or to be left out by leavingOut(...)?");
        }
    }

    private void below(LookColumn amount) {
        if (amount.negative() > 0) {
            String rule = "cancellation(row -> row.get(" + JavaText.quoted(amount.name())
                    + ").startsWith(\"-\"), Cancellations.";
            ask(
                    count(amount.negative(), "row") + " with an amount below zero in " + shown(amount)
                            + ": refunds of orders that are in the file, or to be left out?",
                    rule + "valueOf(" + LookCode.OPEN + ") /* BOOK_AS_REFUND or DROP? */)");
        }
    }

    private void numbers(LookColumn... columns) {
        Set<NumberMarks> styles = EnumSet.allOf(NumberMarks.class);
        for (LookColumn column : columns) {
            styles.retainAll(column.styles());
        }
        List<NumberMarks> readings = LookColumn.readings(
                styles, (style, other) -> Arrays.stream(columns).anyMatch(column -> column.isDoubtful(style, other)));
        if (readings.isEmpty()) {
            ask(
                    "How are numbers written? The columns of money have no style in common.",
                    "numbers(NumberStyle.valueOf(" + LookCode.OPEN + "))");
        } else if (readings.size() > 1) {
            String either = readings.stream()
                    .map(style -> style + " (" + style.example() + ")")
                    .collect(joining(" or "));
            ask(
                    "How are the numbers of " + shown(columns[0]) + " written: " + either
                            + "? Each reads every row, and not alike.",
                    "numbers(NumberStyle.valueOf(" + LookCode.OPEN + ") /* which? " + either + " */)");
        } else if (readings.get(0) != NumberMarks.POINT) {
            NumberStyle style = NumberStyle.valueOf(readings.get(0).name());
            code.columns("numbers(NumberStyle." + style + ")", orders -> orders.numbers(style));
        }
    }

    // ---- rows of totals

    private void totals() {
        for (LookTotals.Rule rule : rows.totals().rules()) {
            code.columns(
                    "leavingOut(row -> row.get(" + JavaText.quoted(rule.column()) + ")."
                            + (rule.isAll() ? "equals(" : "startsWith(") + JavaText.quoted(rule.word()) + "))",
                    orders -> orders.leavingOut(row -> rule.leavesOut(row.get(rule.column()))));
        }
        for (LookTotals.Rule rule : rows.totals().doubtful()) {
            questions.add("Which rows are totals? Some begin with " + JavaText.quoted(rule.word()) + " in column "
                    + MessageText.quoted(rule.column()) + ", and so do rows that are orders; state leavingOut(...).");
        }
    }

    // ---- told

    static String shown(LookColumn column) {
        return "column " + MessageText.quoted(column.name());
    }

    private static String listed(List<LookColumn> columns) {
        return columns.stream().map(column -> MessageText.quoted(column.name())).collect(joining(", "));
    }

    static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
