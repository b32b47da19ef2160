package io.github.retention4j.report.language;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Words with places in them, {0}, {1} …, into which something is put. */
final class Template {
    /** A table may tell thousands of figures in a note. */
    private static final int MOST_DIGITS = 5;

    private Template() {}

    /** The words with their places filled; a place for which there is nothing stays as it is. What is put in is not looked into. */
    static String fill(String template, List<String> parts) {
        int brace = template.indexOf('{');
        if (brace < 0 || parts.isEmpty()) {
            return template;
        }
        StringBuilder text = new StringBuilder(template.length() + 16);
        int from = 0;
        while (brace >= 0) {
            int end = end(template, brace);
            int place = end < 0 ? -1 : Integer.parseInt(template.substring(brace + 1, end));
            if (place >= 0 && place < parts.size()) {
                text.append(template, from, brace).append(parts.get(place));
                from = end + 1;
            }
            brace = template.indexOf('{', brace + 1);
        }
        return text.append(template, from, template.length()).toString();
    }

    /** The end of a place that starts here, or −1 if none does. */
    private static int end(String template, int brace) {
        int end = brace + 1;
        while (end < template.length() && template.charAt(end) >= '0' && template.charAt(end) <= '9') {
            end++;
        }
        boolean isPlace = end > brace + 1
                && end <= brace + 1 + MOST_DIGITS
                && end < template.length()
                && template.charAt(end) == '}';
        return isPlace ? end : -1;
    }

    /** The numbers of the places, in order. */
    static List<Integer> places(String template) {
        List<Integer> places = new ArrayList<>();
        for (int brace = template.indexOf('{'); brace >= 0; brace = template.indexOf('{', brace + 1)) {
            int end = end(template, brace);
            if (end > 0) {
                places.add(Integer.valueOf(template.substring(brace + 1, end)));
            }
        }
        places.sort(null);
        return places;
    }

    /** The words with their own numbers, which are no places, told otherwise. */
    static String mapNumbers(String template, UnaryOperator<String> number) {
        StringBuilder text = new StringBuilder(template.length() + 8);
        for (int i = 0; i < template.length(); ) {
            char c = template.charAt(i);
            int end = i + 1;
            if (isDigit(c)) {
                end = numberEnd(template, i);
                // Of a place, or of a name such as Retention4j.
                boolean isOther =
                        i > 0 && (template.charAt(i - 1) == '{' || Character.isLetter(template.charAt(i - 1)));
                String figures = template.substring(i, end);
                text.append(isOther ? figures : number.apply(figures));
            } else {
                text.append(c);
            }
            i = end;
        }
        return text.toString();
    }

    /** Behind the digits, the points and commas between them, and a percent sign. */
    private static int numberEnd(String template, int from) {
        int end = from;
        boolean goesOn = true;
        while (goesOn) {
            end++;
            boolean isDigit = end < template.length() && isDigit(template.charAt(end));
            boolean isPoint = end + 1 < template.length()
                    && (template.charAt(end) == '.' || template.charAt(end) == ',')
                    && isDigit(template.charAt(end + 1));
            goesOn = isDigit || isPoint;
        }
        return template.startsWith(" %", end) ? end + 2 : template.startsWith("%", end) ? end + 1 : end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static String told(List<Integer> places) {
        return places.isEmpty()
                ? "no {0}"
                : places.stream().map(place -> "{" + place + "}").collect(Collectors.joining(", "));
    }
}
