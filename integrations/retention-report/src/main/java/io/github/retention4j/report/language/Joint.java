package io.github.retention4j.report.language;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How results join one or two pieces, such as "{0} against {1}": what stands before the first piece, between both, and behind the
 * last.
 *
 * @param text the joint
 * @param before what stands before the first piece
 * @param between what stands between the pieces; empty if there is one
 * @param behind what stands behind the last piece
 */
record Joint(String text, String before, String between, String behind) {
    static List<Joint> all(String... texts) {
        return Stream.of(texts).map(Joint::of).toList();
    }

    private static Joint of(String text) {
        int first = text.indexOf("{0}");
        int second = text.indexOf("{1}");
        String before = text.substring(0, first);
        return second < 0
                ? new Joint(text, before, "", text.substring(first + 3))
                : new Joint(text, before, text.substring(first + 3, second), text.substring(second + 3));
    }

    /** Whether nothing but a space is between two pieces, of which one is then a number or a window. */
    boolean isBare() {
        return between.equals(" ") && before.isEmpty() && behind.isEmpty();
    }

    /** Whether the joint itself tells that a result made it: it has words before or behind a piece. */
    boolean hasWords() {
        return before.chars().anyMatch(Character::isLetter) || behind.chars().anyMatch(Character::isLetter);
    }

    /** The pieces of a text that is joined so; empty if it is not. */
    List<String> pieces(String text) {
        int from = before.length();
        int to = text.length() - behind.length();
        if (from >= to || !text.startsWith(before) || !text.endsWith(behind)) {
            return List.of();
        }
        if (between.isEmpty()) {
            return List.of(text.substring(from, to));
        }
        return isBare() ? besideValue(text) : parted(text, from, to);
    }

    private List<String> parted(String text, int from, int to) {
        int depth = 0;
        boolean isBracket = behind.equals(")");
        int open = -1;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            boolean isHere = depth == 0 && i > from && text.startsWith(between, i) && i + between.length() < to;
            if (isHere && !isBracket) {
                return List.of(text.substring(from, i), text.substring(i + between.length(), to));
            }
            if (isHere) {
                open = i;
            }
            depth = c == '(' ? depth + 1 : c == ')' ? Math.max(0, depth - 1) : depth;
        }
        // The bracket that the text ends with is the last that is open.
        return open < 0 || depth != 1
                ? List.of()
                : List.of(text.substring(from, open), text.substring(open + between.length(), to));
    }

    /** A number or a window at the start or at the end, and the words beside it. */
    private static List<String> besideValue(String text) {
        Tokens tokens = Tokens.of(text);
        String words = tokens.words();
        List<String> pieces = new ArrayList<>();
        if (tokens.found().isEmpty() || text.indexOf('{') >= 0) {
            return pieces;
        }
        int last = tokens.found().size() - 1;
        String end = " {" + last + "}";
        if (words.startsWith("{0} ")) {
            String rest = words.substring(4);
            pieces.add(tokens.found().get(0).source());
            pieces.add(text.substring(text.length() - sourceOf(rest, tokens, 1).length()));
        } else if (words.endsWith(end)) {
            String rest = words.substring(0, words.length() - end.length());
            pieces.add(text.substring(0, sourceOf(rest, tokens, 0).length()));
            pieces.add(tokens.found().get(last).source());
        }
        return pieces;
    }

    private static String sourceOf(String words, Tokens tokens, int first) {
        List<String> sources = new ArrayList<>();
        for (int i = 0; i < tokens.found().size(); i++) {
            sources.add(i < first ? "" : tokens.found().get(i).source());
        }
        return Template.fill(words, sources);
    }
}
