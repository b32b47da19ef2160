package io.github.retention4j.io.look;

import io.github.retention4j.io.text.UnseenMarks;

/** Whether all cells of a column are phone numbers or e-mail addresses, and how many are masked by stars. It keeps none of them. */
public final class LookContacts {
    private static final String STARS = "*\u2022\u25CF\u2217\uFF0A\u2731\u066D";

    /** What stands between the digits of a phone number. */
    private static final String FILLERS = " -()./\u00A0\u2010\u2011\u202F";

    // Digits of a phone number: E.164 has 15, and 00 in front is two more.
    private static final int LEAST_DIGITS = 7;
    private static final int MOST_DIGITS = 17;

    /** Of a column that is not called so: fewer may be any number. */
    private static final int LEAST_DIALLED = 9;

    private long masked;
    private long open;
    private boolean areNumbers = true;
    private boolean areDialled = true;
    private boolean areMails = true;

    /** Looks at a cell that is not empty. */
    public void look(String cell) {
        if (cell.chars().anyMatch(c -> STARS.indexOf(c) >= 0)) {
            masked++;
            return;
        }
        open++;
        if (areMails) {
            int at = cell.indexOf('@');
            areMails = at > 0 && at == cell.lastIndexOf('@') && cell.indexOf('.', at) > at + 1 && cell.indexOf(' ') < 0;
        }
        if (areNumbers) {
            lookAtNumber(UnseenMarks.fold(cell));
        }
    }

    private void lookAtNumber(String cell) {
        String text = cell.startsWith("'") ? cell.substring(1) : cell;
        int digits = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (Character.isDigit(c)) {
                digits++;
            } else if (FILLERS.indexOf(c) < 0 && !(c == '+' && digits == 0)) {
                areNumbers = false;
            }
        }
        areNumbers &= digits >= LEAST_DIGITS && digits <= MOST_DIGITS;
        areDialled &= digits >= LEAST_DIALLED && isDialled(text);
    }

    /** With a plus, or as one dials it: 05…, 00966…; 000… and 0.5 are numbers of another kind. */
    private static boolean isDialled(String text) {
        int zeros = 0;
        while (zeros < text.length() && Character.digit(text.charAt(zeros), 10) == 0) {
            zeros++;
        }
        return text.startsWith("+")
                || (zeros > 0 && zeros <= 2 && zeros < text.length() && Character.isDigit(text.charAt(zeros)));
    }

    /** Whether all but the masked are phone numbers, of a column that is called so or not. */
    public boolean arePhones(String name) {
        return open > 0 && areNumbers && (areDialled || LookRole.isOfPhones(name));
    }

    /** Whether all but the masked are e-mail addresses. */
    public boolean areMails() {
        return open > 0 && areMails;
    }

    /** How many are masked, so that strangers share them. */
    public long masked() {
        return masked;
    }
}
