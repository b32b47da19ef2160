package io.github.retention4j.io;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
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
        named(LookRole.CURRENCY, column -> true).ifPresent(column -> state("currency", column, OrderColumns::currency));
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
                method + "(" + LookCode.quoted(column.name()) + ")", orders -> statement.state(orders, column.name()));
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
            ask("Which column is the customer? None is called so.", "customer(" + LookCode.OPEN + " /* which column? */)");
            return;
        }
        LookColumn column = customer.get();
        state("customer", column, OrderColumns::customer);
        if (column.hasBlanks() && !column.isWhole()) {
            notes.add(shown(column) + " may be people's names, and two customers may have one name: is there an id?");
        }
        if (column.empty() > 0) {
            notes.add(count(column.empty(), "row") + " without a customer: guests' orders, unless guests(Guests.DROP) is stated.");
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
                            ? "Which column is the time of the order, and how is it written? No pattern reads a column to its end." + broken
                            : "Which column is the time of the order? " + listed(times) + " are times.",
                    "time(" + LookCode.OPEN + ", " + LookCode.OPEN + " /* which column and pattern? */)");
            return;
        }
        LookColumn column = time.get();
        used.add(column);
        List<String> patterns = column.times().patterns();
        String name = LookCode.quoted(column.name());
        if (patterns.size() > 1) {
            String either = patterns.stream().map(LookCode::quoted).collect(joining(" or "));
            ask(
                    "How is " + shown(column) + " written: " + either + "? Both read every row.",
                    "time(" + name + ", " + LookCode.OPEN + " /* which? " + either + " */)");
        } else {
            String pattern = patterns.get(0);
            code.columns(
                    "time(" + name + ", " + LookCode.quoted(pattern) + ")", orders -> orders.time(column.name(), pattern));
        }
        if (column.times().isWallClock()) {
            notes.add("The times of " + shown(column) + " have no zone: they are those of the history's, unless zone(...) is stated.");
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
            numbers(line.get());
        } else if (quantity.isPresent() && price.isPresent() && order.isPresent()) {
            state("quantity", quantity.get(), OrderColumns::quantity);
            state("unitPrice", price.get(), OrderColumns::unitPrice);
            numbers(quantity.get(), price.get());
        } else {
            String broken = rows.columns().stream()
                    .filter(column -> LookRole.AMOUNT.rank(column.name()) != LookRole.NONE && !column.isEmpty())
                    .filter(column -> !column.isAmount())
                    .map(column -> " " + shown(column) + " is in no one style of numbers.")
                    .collect(joining());
            ask("Which column is the amount?" + (broken.isEmpty() ? " None is called so." : broken), "amount(" + LookCode.OPEN
                    + " /* which column? */)");
        }
    }

    /** A total stands in every row, in the first row of its order, or is that of a line: the rows after the first tell. */
    private void total(LookColumn amount, Optional<LookColumn> order) {
        LookRows.Repeats repeats = rows.repeats(amount);
        if (order.isEmpty() || rows.lines() == 0) {
            state("amount", amount, OrderColumns::amount);
            below(amount);
            if (order.isPresent() && rows.again() > 0) {
                notes.add(count(rows.again(), "order") + " coming again further down: see duplicateOrders(...) of the history's builder.");
            }
            return;
        }
        if (repeats.empty() == rows.lines()) {
            state("amount", amount, OrderColumns::amount);
            code.columns("orderOnFirstRow()", OrderColumns::orderOnFirstRow);
            below(amount);
            return;
        }
        boolean areLines = repeats.other() > 0 && repeats.empty() == 0 && rows.withoutId() == 0;
        if (areLines && !LookRole.isOfAnOrder(amount.name())) {
            state("lineAmount", amount, OrderColumns::lineAmount);
            return;
        }
        used.add(amount);
        String name = LookCode.quoted(amount.name());
        ask(
                count(rows.lines(), "row") + " after the first of an order: is " + shown(amount) + " the line's amount or the order's? Of them "
                        + repeats.same() + " have the same amount as the first row, " + repeats.other() + " another, and "
                        + repeats.empty() + " none.",
                "amount(" + LookCode.OPEN + " /* lineAmount(" + name + ") if it is the line's; of an order's total on several rows only one"
                        + " may be read */)");
    }

    private void below(LookColumn amount) {
        if (amount.negative() > 0) {
            String rule = "cancellation(row -> row.get(" + LookCode.quoted(amount.name())
                    + ").startsWith(\"-\"), Cancellations.";
            ask(
                    count(amount.negative(), "row") + " with an amount below zero in " + shown(amount)
                            + ": refunds of orders that are in the file, or to be left out?",
                    rule + "valueOf(" + LookCode.OPEN + ") /* BOOK_AS_REFUND or DROP? */)");
        }
    }

    private void numbers(LookColumn... columns) {
        Set<NumberStyle> styles = EnumSet.allOf(NumberStyle.class);
        boolean isDoubtful = false;
        for (LookColumn column : columns) {
            styles.retainAll(column.styles());
        }
        for (LookColumn column : columns) {
            isDoubtful |= column.isDoubtful(styles);
        }
        if (styles.isEmpty()) {
            ask("How are numbers written? The columns of money have no style in common.", "numbers(NumberStyle.valueOf(" + LookCode.OPEN + "))");
        } else if (isDoubtful) {
            String either = styles.stream().map(style -> style + " (" + style.example() + ")").collect(joining(" or "));
            ask(
                    "How are the numbers of " + shown(columns[0]) + " written: " + either + "? Each reads every row, and not alike.",
                    "numbers(NumberStyle.valueOf(" + LookCode.OPEN + ") /* which? " + either + " */)");
        } else if (!styles.contains(NumberStyle.POINT)) {
            NumberStyle style = styles.iterator().next();
            code.columns("numbers(NumberStyle." + style + ")", orders -> orders.numbers(style));
        }
    }

    // ---- rows of totals

    private void totals() {
        for (LookTotals.Rule rule : rows.totals().rules()) {
            code.columns(
                    "leavingOut(row -> row.get(" + LookCode.quoted(rule.column()) + ").startsWith("
                            + LookCode.quoted(rule.word()) + "))",
                    orders -> orders.leavingOut(row -> row.get(rule.column()).startsWith(rule.word())));
        }
        for (LookTotals.Rule rule : rows.totals().doubtful()) {
            questions.add("Which rows are totals? Some begin with " + LookCode.quoted(rule.word()) + " in column "
                    + Row.quoted(rule.column()) + ", and so do rows that are orders; state leavingOut(...).");
        }
    }

    // ---- told

    static String shown(LookColumn column) {
        return "column " + Row.quoted(column.name());
    }

    private static String listed(List<LookColumn> columns) {
        return columns.stream().map(column -> Row.quoted(column.name())).collect(joining(", "));
    }

    static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
