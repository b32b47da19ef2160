package io.github.retention4j.report.language;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Words with places in them, {0}, {1} …, into which something is put. A place of a language's own words may tell what is counted
 * there: {0:order} is the number and the noun in the form that belongs to it, and {0:order, oblique} the same noun by forms of the
 * context "oblique".
 */
final class Template {
    /** A table may tell thousands of figures in a note. */
    private static final int MOST_DIGITS = 5;

    private Template() {}

    /** The words with their places filled; a place for which there is nothing stays as it is. What is put in is not looked into. */
    static String fill(String template, List<String> parts) {
        return fill(template, parts, (noun, number) -> number);
    }

    /** The same, with what is counted told of a noun and its number. */
    static String fill(String template, List<String> parts, BinaryOperator<String> counted) {
        int brace = template.indexOf('{');
        if (brace < 0 || parts.isEmpty()) {
            return template;
        }
        StringBuilder text = new StringBuilder(template.length() + 16);
        int from = 0;
        while (brace >= 0) {
            Place place = Place.at(template, brace);
            if (place != null && place.number < parts.size()) {
                String part = parts.get(place.number);
                text.append(template, from, brace)
                        .append(place.noun.isEmpty() ? part : counted.apply(place.noun, part));
                from = place.end;
            }
            brace = template.indexOf('{', brace + 1);
        }
        return text.append(template, from, template.length()).toString();
    }

    /**
     * A place.
     *
     * @param number its number
     * @param noun what is counted there; mostly empty
     * @param end behind it
     */
    private record Place(int number, String noun, int end) {
        /** The place that starts at a brace, or null if none does. */
        static @Nullable Place at(String template, int brace) {
            int end = brace + 1;
            while (end < template.length() && isDigit(template.charAt(end))) {
                end++;
            }
            if (end == brace + 1 || end > brace + 1 + MOST_DIGITS || end == template.length()) {
                return null;
            }
            int number = Integer.parseInt(template.substring(brace + 1, end));
            if (template.charAt(end) == '}') {
                return new Place(number, "", end + 1);
            }
            int close = template.charAt(end) == ':' ? template.indexOf('}', end) : -1;
            return close <= end + 1 ? null : new Place(number, template.substring(end + 1, close), close + 1);
        }
    }

    private static List<Place> all(String template) {
        List<Place> places = new ArrayList<>();
        for (int brace = template.indexOf('{'); brace >= 0; brace = template.indexOf('{', brace + 1)) {
            Place place = Place.at(template, brace);
            if (place != null) {
                places.add(place);
            }
        }
        return places;
    }

    /** The numbers of the places, in order. */
    static List<Integer> places(String template) {
        return all(template).stream().map(Place::number).sorted().toList();
    }

    /** What is counted at the places. */
    static List<String> nouns(String template) {
        return all(template).stream()
                .map(Place::noun)
                .filter(noun -> !noun.isEmpty())
                .toList();
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
