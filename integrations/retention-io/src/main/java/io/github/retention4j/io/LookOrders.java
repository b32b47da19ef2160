package io.github.retention4j.io;

import static io.github.retention4j.io.LookProposal.count;
import static io.github.retention4j.io.LookProposal.shown;
import static java.util.stream.Collectors.joining;

import io.github.retention4j.io.amount.NumberMarks;
import io.github.retention4j.io.look.LookColumn;
import io.github.retention4j.io.look.LookRefunds;
import io.github.retention4j.io.look.LookRole;
import io.github.retention4j.io.look.LookRows;
import io.github.retention4j.io.look.LookRuns;
import io.github.retention4j.io.look.LookTotals;
import io.github.retention4j.io.text.JavaText;
import io.github.retention4j.io.text.MessageText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What columns of orders a file has, by their names and by what is in them: a proposal, and questions where nobody can tell. */
final class LookOrders {
    private static final int USUAL_DECIMALS = 2;

    private final LookRows rows;
    private final LookCode code;
    private final LookProposal proposal;

    /** How many rows are lines of an order whose own columns stand on its first row only. */
    private long unread;

    LookOrders(LookProposal proposal) {
        this.rows = proposal.rows;
        this.code = proposal.code;
        this.proposal = proposal;
    }

    /** States the columns; what is stated of the file follows from which are used. */
    void propose() {
        Optional<LookColumn> order = rows.orders().map(orders -> rows.columns().get(orders.column()));
        order.ifPresent(column -> proposal.state("order", column, OrderColumns::order));
        if (rows.perhapsLines() > 0) {
            proposal.ask(
                    count(rows.perhapsLines(), "row") + " with the customer and the time of the row before:"
                            + " lines of one order? No column is called as an order's id is.",
                    "order(" + LookCode.OPEN + " /* which column? none if each row is an order */)");
        }
        lostNames();
        unread = amount().filter(this::isOnFirstRow).map(amount -> rows.lines()).orElse(0L);
        new LookCustomer(proposal).propose(unread);
        List<LookColumn> times = new LookTime(proposal).propose();
        money(order);
        times.forEach(column -> proposal.needed(column, unread(column)));
        currency();
        totals();
    }

    /** What a program writes for letters that its encoding does not have. */
    private void lostNames() {
        List<LookColumn> lost = rows.columns().stream()
                .filter(column -> column.name().matches("[? ]*\\?\\?[? ]*"))
                .toList();
        if (!lost.isEmpty()) {
            proposal.questions.add("What are the columns " + LookProposal.listed(lost)
                    + " called? Their letters were lost when the file was saved: save it as UTF-8.");
        }
    }

    private Optional<LookColumn> amount() {
        return proposal.named(LookRole.AMOUNT, LookColumn::isAmount);
    }

    private boolean isOnFirstRow(LookColumn amount) {
        return rows.lines() > 0 && rows.repeats(amount).empty() == rows.lines();
    }

    /** How many empty cells of a column nobody reads. */
    private long unread(LookColumn column) {
        return unread > 0 ? rows.repeats(column).empty() : 0;
    }

    private void currency() {
        Optional<LookColumn> currency = proposal.named(LookRole.CURRENCY, column -> true);
        if (currency.isEmpty()) {
            return;
        }
        LookColumn column = currency.get();
        if (!column.areCurrencies()) {
            proposal.notes.add(shown(column) + " has cells that are no currency, so it is left out.");
            return;
        }
        if (column.empty() <= unread(column)) {
            proposal.state("currency", column, OrderColumns::currency);
        }
        if (column.distinct() > 1) {
            proposal.questions.add(shown(column) + " has " + column.distinct()
                    + " currencies: a history has one; leave the others out, or convert their amounts.");
        }
    }

    // ---- money

    private void money(Optional<LookColumn> order) {
        Optional<LookColumn> amount = amount();
        Optional<LookColumn> line = proposal.named(LookRole.LINE_AMOUNT, LookColumn::isAmount);
        Optional<LookColumn> quantity = proposal.named(LookRole.QUANTITY, LookColumn::isAmount);
        Optional<LookColumn> price = proposal.named(LookRole.UNIT_PRICE, LookColumn::isAmount);
        if (amount.isPresent()) {
            total(amount.get(), order);
            List<LookColumn> money = new ArrayList<>(amount.stream().toList());
            if (order.isPresent() && (rows.lines() == 0 || unread > 0)) {
                refunds(amount.get()).ifPresent(money::add);
            }
            numbers(money.toArray(LookColumn[]::new));
        } else if (line.isPresent() && order.isPresent()) {
            proposal.state("lineAmount", line.get(), OrderColumns::lineAmount);
            lines(line.get());
            numbers(line.get());
        } else if (quantity.isPresent() && price.isPresent() && order.isPresent()) {
            proposal.state("quantity", quantity.get(), OrderColumns::quantity);
            proposal.state("unitPrice", price.get(), OrderColumns::unitPrice);
            lines(quantity.get(), price.get());
            numbers(quantity.get(), price.get());
        } else {
            String broken = rows.columns().stream()
                    .filter(column -> LookRole.AMOUNT.rank(column.name()) != LookRole.NONE && !column.isEmpty())
                    .filter(column -> !column.isAmount())
                    .map(column -> " " + shown(column) + " is in no one style of numbers.")
                    .collect(joining());
            proposal.ask(
                    "Which column is the amount?"
                            + (broken.isEmpty() ? " None that is called so has a number in every row." : broken),
                    "amount(" + LookCode.OPEN + " /* which column? */)");
        }
    }

    /** A column of refunds beside the order's total, if it has none above it. */
    private Optional<LookColumn> refunds(LookColumn amount) {
        Optional<LookColumn> found =
                proposal.named(LookRole.REFUNDED, column -> column.isAmount() && column.negative() == 0);
        Optional<LookRefunds> within = rows.refunds().stream()
                .filter(refunds -> found.filter(rows.columns().get(refunds.refund())::equals)
                                .isPresent()
                        && rows.columns().get(refunds.amount()).equals(amount))
                .findFirst();
        if (found.isEmpty() || within.isEmpty()) {
            return Optional.empty();
        }
        LookColumn column = found.get();
        Set<NumberMarks> styles = EnumSet.copyOf(amount.styles());
        styles.retainAll(column.styles());
        if (!within.get().styles().containsAll(styles) || styles.isEmpty()) {
            proposal.notes.add(shown(column)
                    + " is not taken for refunds: it has amounts above their order's, or written otherwise.");
            return Optional.empty();
        }
        String name = JavaText.quoted(column.name());
        Optional<LookColumn> at = proposal.named(
                LookRole.REFUNDED_AT, time -> !time.times().patterns().isEmpty());
        if (at.isEmpty()) {
            proposal.state("refunded", column, OrderColumns::refunded);
            proposal.notes.add("Nobody says when the amounts of " + shown(column)
                    + " were paid back: they lower the revenue of the order's own month.");
            return found;
        }
        LookColumn time = at.get();
        proposal.used.add(column);
        proposal.used.add(time);
        String java = "refunded(" + name + ", " + JavaText.quoted(time.name()) + ", ";
        List<String> patterns = time.times().patterns();
        if (patterns.size() > 1) {
            String either = LookTime.either(time);
            proposal.ask(
                    "How is " + shown(time) + " written: " + either + "? Both read every row.",
                    java + LookCode.OPEN + " /* which? " + either + " */)");
        } else {
            code.columns(
                    java + JavaText.quoted(patterns.get(0)) + ")",
                    orders -> orders.refunded(column.name(), time.name(), patterns.get(0)));
        }
        proposal.notes.add("Refunds of " + shown(column) + " lower the revenue of the month of " + shown(time)
                + ", and where that is empty, of the order's own.");
        return found;
    }

    /** A total stands in every row, in the first row of its order, or is that of a line: the rows after the first tell. */
    private void total(LookColumn amount, Optional<LookColumn> order) {
        LookRuns.Repeats repeats = rows.repeats(amount);
        boolean isOnFirstRow = unread > 0;
        if (rows.lines() == 0 || isOnFirstRow) {
            proposal.state("amount", amount, OrderColumns::amount);
            if (isOnFirstRow) {
                code.columns("orderOnFirstRow()", OrderColumns::orderOnFirstRow);
                order.ifPresent(column -> proposal.needed(column, rows.withoutId()));
            } else {
                order.ifPresent(column -> proposal.needed(column, 0));
            }
            proposal.needed(amount, isOnFirstRow ? rows.lines() : 0);
            below(amount);
            if (order.isPresent() && rows.again() > 0) {
                proposal.questions.add(
                        rows.again() + " times an order comes again further down: is it the same, or a line of it?"
                                + " See lineAmount(...), and duplicateOrders(...) of the history's builder.");
            }
            return;
        }
        boolean areLines = repeats.other() > 0 && repeats.empty() == 0 && rows.withoutId() == 0;
        if (areLines && !LookRole.isOfAnOrder(amount.name())) {
            proposal.state("lineAmount", amount, OrderColumns::lineAmount);
            lines(amount);
            return;
        }
        proposal.used.add(amount);
        proposal.ask(
                count(rows.lines(), "row") + " after the first of an order: is " + shown(amount)
                        + " the line's amount or the order's? Of them " + repeats.same()
                        + " have the same amount as the first row, "
                        + repeats.other() + " another, and " + repeats.empty() + " none.",
                "amount(" + LookCode.OPEN + " /* lineAmount(" + JavaText.quoted(amount.name())
                        + ") if it is the line's; of an order's total on several rows only one may be read */)");
    }

    /** What makes a row a bad row where each is a line. */
    private void lines(LookColumn... amounts) {
        proposal.needed(rows.columns().get(rows.orders().orElseThrow().column()), 0);
        for (LookColumn amount : amounts) {
            proposal.needed(amount, 0);
            if (amount.negative() > 0) {
                proposal.questions.add(count(amount.negative(), "line") + " below zero in " + shown(amount)
                        + ": discounts of their order, or cancellations? If so, state cancellation(...).");
            }
        }
        proposal.named(LookRole.CUSTOMER, column -> true)
                .map(rows::repeats)
                .filter(of -> of.other() + of.emptied() > 0)
                .ifPresent(of -> proposal.questions.add(count(of.other() + of.emptied(), "line")
                        + " with another customer than the first line of the order, or none."));
    }

    private void below(LookColumn amount) {
        if (amount.negative() > 0) {
            String rule = "cancellation(row -> row.get(" + JavaText.quoted(amount.name())
                    + ").startsWith(\"-\"), Cancellations.";
            proposal.ask(
                    count(amount.negative(), "row") + " with an amount below zero in " + shown(amount)
                            + ": refunds of orders that are in the file, or to be left out?",
                    rule + "valueOf(" + LookCode.OPEN + ") /* BOOK_AS_REFUND or DROP? */)");
        }
    }

    /** Several currencies, and decimals that few currencies have. */
    private void written(LookColumn column, Set<NumberMarks> styles) {
        if (column.currencies().size() > 1) {
            proposal.questions.add("Amounts of " + shown(column) + " are in " + String.join(", ", column.currencies())
                    + ": a history has one currency; leave the others out, or convert their amounts.");
        }
        int decimals = styles.stream().mapToInt(column::decimals).max().orElse(0);
        if (decimals > USUAL_DECIMALS) {
            proposal.notes.add("Amounts of " + shown(column) + " have up to " + decimals
                    + " decimals: if that is more than their currency has, state decimals(" + decimals
                    + ") of the history's builder.");
        }
    }

    private void numbers(LookColumn... columns) {
        Set<NumberMarks> styles = EnumSet.allOf(NumberMarks.class);
        for (LookColumn column : columns) {
            styles.retainAll(column.styles());
        }
        for (LookColumn column : columns) {
            written(column, styles);
        }
        List<NumberMarks> readings = LookColumn.readings(
                styles, (style, other) -> Arrays.stream(columns).anyMatch(column -> column.isDoubtful(style, other)));
        if (readings.isEmpty()) {
            proposal.ask(
                    "How are numbers written? The columns of money have no style in common.",
                    "numbers(NumberStyle.valueOf(" + LookCode.OPEN + "))");
        } else if (readings.size() > 1) {
            String either = readings.stream()
                    .map(style -> style + " (" + style.example() + ")")
                    .collect(joining(" or "));
            proposal.ask(
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
            proposal.questions.add("Which rows are totals? Some begin with " + JavaText.quoted(rule.word())
                    + " in column " + MessageText.quoted(rule.column())
                    + ", and so do rows that are orders; state leavingOut(...).");
        }
    }
}
