package io.github.retention4j.io;

import io.github.retention4j.io.amount.CurrencySigns;
import java.util.Optional;

/**
 * The column that tells the currency of each row's money. Where none is stated, one that is called so is watched: amounts of
 * several currencies would be added up in silence.
 */
final class CurrencyColumn {
    private final int column;
    private final boolean stated;
    private final String shown;
    private final String code;
    private final CurrencySigns signs;

    private long others;
    private String first = "";

    /** A column below zero is none. */
    CurrencyColumn(int column, boolean stated, String shown, String code) {
        this.column = column;
        this.stated = stated;
        this.shown = shown;
        this.code = code;
        this.signs = CurrencySigns.of(code);
    }

    /** Whether there is nothing to say about a row. */
    boolean isUsual(Row row) {
        return column < 0 || isSame(row);
    }

    /** Refuses a row in another currency, if that is told; counts it if not. */
    void check(Row row) {
        if (isUsual(row)) {
            return;
        }
        if (stated) {
            throw row.badValue(
                    column,
                    "is not " + code
                            + ", the history's currency; convert the amounts, or make a history of each currency");
        }
        if (isName(row.text(column)) && others++ == 0) {
            first = row.place();
        }
    }

    /** A column may be called so for its amounts in a currency. */
    private static boolean isName(String cell) {
        return !cell.isEmpty() && cell.chars().noneMatch(Character::isDigit);
    }

    private boolean isSame(Row row) {
        byte[] text = row.bytes();
        int start = row.start(column);
        int length = code.length();
        boolean same = row.end(column) - start == length;
        for (int i = 0; same && i < length; i++) {
            same = text[start + i] == code.charAt(i);
        }
        return same
                || signs.isOwn(CurrencySigns.key(row.characters(column), row.textStart(column), row.textEnd(column)));
    }

    Optional<String> note() {
        if (stated || others == 0) {
            return Optional.empty();
        }
        boolean one = others == 1;
        String rows = one ? "1 row (" + first + ")" : others + " rows (" + first + " first)";
        return Optional.of("column " + shown + " has another currency than " + code + " in " + rows
                + (one ? ", and its amount was taken as " : ", and their amounts were taken as ") + code
                + ". State currency(" + shown + (one ? "), and it is a bad row" : "), and they are bad rows"));
    }
}
