package io.github.retention4j.io.look;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * Finds rows of totals: a cell that begins with such a word, where neither the order nor the customer nor the time is told, as far as there are
 * columns that are called so.
 */
public final class LookTotals {
    private static final List<String> WORDS = List.of(
            "grand total",
            "subtotal",
            "sub-total",
            "total",
            "summe",
            "sum",
            "gesamt",
            "المجموع",
            "مجموع",
            "الإجمالي",
            "الاجمالي",
            "إجمالي",
            "اجمالي");

    private static final int MOST_RULES = 20;

    private final List<String> header;

    /** The columns of the order, the customer and the time, by their names. */
    private final int[] keys;

    /** Of each column, which words other rows begin with there; and, behind those, which ones they are. */
    private final BitSet[] others;

    /** The rules found, by what they look like, and how many rows each leaves out. */
    private final Map<Rule, Long> rules = new TreeMap<>();

    /** Rows are left out whose cell of a column is a word, or begins with it. */
    public record Rule(String column, String word, int number, boolean isAll) implements Comparable<Rule> {
        public boolean leavesOut(String cell) {
            return isAll ? cell.equals(word) : cell.startsWith(word);
        }

        @Override
        public int compareTo(Rule other) {
            return toString().compareTo(other.toString());
        }
    }

    public LookTotals(List<String> header, int... keys) {
        this.header = header;
        this.keys = keys;
        this.others = new BitSet[header.size()];
        for (int column = 0; column < others.length; column++) {
            others[column] = new BitSet();
        }
    }

    /** Whether a row is one of totals. */
    public boolean take(List<String> cells) {
        Optional<Rule> rule = Optional.empty();
        for (int column = 0; column < Math.min(cells.size(), header.size()); column++) {
            OptionalInt word = word(cells.get(column));
            if (word.isEmpty()) {
                continue;
            }
            String text =
                    cells.get(column).substring(0, WORDS.get(word.getAsInt()).length());
            if (rule.isEmpty() && isWhole(cells.get(column), text) && isAlone(cells, column)) {
                rule = Optional.of(new Rule(
                        header.get(column),
                        text,
                        word.getAsInt(),
                        cells.get(column).equals(text)));
            } else if (rule.isEmpty()) {
                others[column].set(word.getAsInt());
                if (cells.get(column).length() == text.length()) {
                    others[column].set(WORDS.size() + word.getAsInt());
                }
            }
        }
        rule.filter(found -> rules.size() < MOST_RULES || rules.containsKey(found))
                .ifPresent(found -> rules.merge(found, 1L, Long::sum));
        return rule.isPresent();
    }

    private static OptionalInt word(String cell) {
        if (cell.isEmpty() || "gstGSTاإم".indexOf(cell.charAt(0)) < 0) {
            return OptionalInt.empty();
        }
        String start = cell.substring(0, Math.min(cell.length(), 16)).toLowerCase(Locale.ROOT);
        for (int word = 0; word < WORDS.size(); word++) {
            if (start.startsWith(WORDS.get(word))) {
                return OptionalInt.of(word);
            }
        }
        return OptionalInt.empty();
    }

    /** Not the beginning of another word, as Totally is. */
    private static boolean isWhole(String cell, String word) {
        return cell.length() == word.length() || !Character.isLetterOrDigit(cell.charAt(word.length()));
    }

    private boolean isAlone(List<String> cells, int column) {
        for (int key : keys) {
            if (key != column && key < cells.size() && !cells.get(key).isEmpty()) {
                return false;
            }
        }
        return keys.length > 0;
    }

    /** What leaves the rows out that were found, and no other. */
    public List<Rule> rules() {
        return rules.keySet().stream().filter(this::isSafe).toList();
    }

    /** Rules that would leave other rows out as well. */
    public List<Rule> doubtful() {
        return rules.keySet().stream().filter(rule -> !isSafe(rule)).toList();
    }

    public long rows() {
        return rules.values().stream().mapToLong(Long::longValue).sum();
    }

    private boolean isSafe(Rule rule) {
        int number = rule.isAll() ? WORDS.size() + rule.number() : rule.number();
        return !others[header.indexOf(rule.column())].get(number);
    }
}
