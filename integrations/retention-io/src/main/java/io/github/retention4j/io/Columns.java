package io.github.retention4j.io;

import static java.util.Objects.requireNonNull;

import java.math.RoundingMode;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What has been stated of a source's columns. {@link RecordColumns} are those of records of a history, and {@link SpendColumns} are
 * of what no history has.
 *
 * @param <C> the columns of a kind
 */
public abstract class Columns<C extends Columns<C>> {
    final Mapping mapping;

    Columns(Mapping mapping) {
        this.mapping = mapping;
    }

    /**
     * Defines a column that the source does not have, worked out from those it has. Wherever a column is stated, it may be this one.
     *
     * <pre>{@code
     * Csv.file(path).customers().column("who", Cell.firstOf("Customer ID", "Email").ignoringCase()).id("who");
     * }</pre>
     *
     * @param name what to call it; no column of the source is called so
     * @param cell how it is worked out
     * @return a new value
     */
    public final C column(String name, Cell cell) {
        return with(mapping.defining(name, requireNonNull(cell, "cell")));
    }

    /**
     * Sets how numbers are written; {@link NumberStyle#POINT} if this is not called.
     *
     * @param style the style
     * @return a new value
     */
    public final C numbers(NumberStyle style) {
        return with(mapping.withNumbers(requireNonNull(style, "style")));
    }

    /**
     * Says what to do with invisible marks in ids and other names; {@link InvisibleMarks#KEEP} if this is not called.
     *
     * @param policy the policy
     * @return a new value
     */
    public final C invisibleMarks(InvisibleMarks policy) {
        return with(mapping.withInvisibleMarks(requireNonNull(policy, "policy")));
    }

    /**
     * Takes money that the source keeps in binary floating point, in which it is not exact: each amount is the shortest decimal that
     * its number stands for, rounded. Without this call such a column is refused.
     *
     * @param rounding how, to the history's decimals
     * @return a new value
     */
    public final C inexactMoney(RoundingMode rounding) {
        return with(mapping.withInexactMoney(requireNonNull(rounding, "rounding")));
    }

    /**
     * Says which rows are no records, such as a line of totals at the end. They count as excluded. Calls add up: a row is left out that
     * any of the rules is true of.
     *
     * <ul>
     *   <li>The rules are asked before anything else of a row is looked at: one that is left out may be short, and the cells that it lacks
     *       are empty.
     *   <li>Such a file is read by one thread.
     * </ul>
     *
     * <pre>{@code
     * Csv.file(path).headerLine(4).orders().leavingOut(row -> row.get("Date").startsWith("Total"));
     * }</pre>
     *
     * @param rule true of a row that is no record
     * @return a new value
     */
    public final C leavingOut(Predicate<? super Row> rule) {
        return with(mapping.leavingOut(requireNonNull(rule, "rule")));
    }

    /**
     * What has been stated so far, for who must know beforehand which columns will be asked for what.
     *
     * @return the cells, by the names of the methods that stated them: "customer", "time" and so on
     */
    public final Map<String, Cell> stated() {
        return mapping.columns();
    }

    abstract C with(Mapping changed);

    /** The source and the columns stated. */
    @Override
    public String toString() {
        return getClass().getSimpleName() + " " + mapping.name() + " " + mapping.columns();
    }
}
