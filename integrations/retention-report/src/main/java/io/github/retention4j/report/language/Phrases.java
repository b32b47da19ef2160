package io.github.retention4j.report.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells the words of results in another language. Results make their words of pieces: "retention rate 2026-03, only loyal (active
 * before and in the window / active before)". What the language has no words for as a whole is taken apart at the joints below
 * until its pieces are known.
 *
 * <ul>
 *   <li>Numbers, sums of money, days and windows are places: "at least 2 orders" is looked up as "at least {0} orders".
 *   <li>A joint counts only outside of brackets, and only if one of its pieces is known: a city called "Stoke by Clare" stays
 *       whole.
 *   <li>What stays unknown is taken for a name that the shop gave, and stands as it is.
 * </ul>
 */
final class Phrases {
    /** How results join their pieces, the loosest joint first. A language's file has a line for each of them. */
    static final List<Joint> JOINTS = Joint.all(
            "{0}  {1}",
            "{0}; {1}",
            "no data: {0}",
            "no data ({0})",
            "{0}: {1}",
            "{0} ({1})",
            "it would have to be {0} or more to be seen {1}",
            "{0} anonymous of step {1} cannot be followed, and are in no share",
            "{0} =",
            "= {0}",
            "{0} = {1}",
            "+ {0}",
            "- {0}",
            "{0}, {1}",
            "{0} + {1}",
            "{0} - {1}",
            "{0} − {1}",
            "usual from {0} to {1}",
            "usual from {0}",
            "usual up to {0}",
            "{0} against {1}",
            "against {0}",
            "on orders tagged {0}",
            "in tier {0}",
            "of kind {0}",
            "which expire {0}",
            "expire {0}",
            "members are {0}",
            "held {0}",
            "falling {0}",
            "tiers by {0}",
            "trend of {0}",
            "as if {0}",
            "{0} before the customer's entry",
            "{0} who was there before the data begin",
            "{0} who were there before the data begin",
            "{0} of whom no date is known up to the end of the data",
            "difference in differences of {0}",
            "difference of {0}",
            "mean of {0}",
            "only {0}",
            "programme {0}",
            "campaign {0}",
            "gender {0}",
            "city {0}",
            "country {0}",
            "channel {0}",
            "for want of {0}",
            "none of these customers has the attribute '{0}'",
            "the second is {0}",
            "none of these customers has an attribute '{0}'",
            "days from {0} to {1}",
            "from {0} to {1}",
            "{0} at least {1}",
            "{0} at most {1}",
            "{0} published {1}",
            "{0} no data",
            "{0} of cohort {1}",
            "{0} average at age {1}",
            "{0} at age {1}",
            "{0} by Holm's correction",
            "{0} left out",
            "{0} so far",
            "no {0} were given",
            "weekday of {0}",
            "hour of {0}",
            "tag of {0}",
            "coupon of {0}",
            "{0} at cost",
            "{0} at face value",
            "{0} CI {1}",
            "by {0}",
            "{0} by {1}",
            "from {0}",
            "in {0}",
            "{0} in {1}",
            "{0} within {1}",
            "{0} per {1}",
            "per {0}",
            "{0} for {1}",
            "{0} · {1}",
            "{0} or {1}",
            "{0} and {1}",
            "{0} / {1}",
            "month {0}",
            "{0} in each {1}",
            "{0} in the last {1}",
            "{0} since {1}",
            "week from {0}",
            "weeks from {0}",
            "fiscal quarters from {0}",
            "fiscal half-years from {0}",
            "fiscal years from {0}",
            "retail months of {0}",
            "retail quarters of {0}",
            "retail years of {0}",
            "{0} of {1}",
            "{0} from {1}",
            "{0} {1}");

    private static final int LONGEST_UNKNOWN = 300;
    private static final int LONGEST = 3000;
    private static final int DEEPEST = 40;

    private final Language language;
    private final Words words;
    private final List<String> unknown = new ArrayList<>();
    private final Set<String> known = new HashSet<>();
    private final Map<String, Told> told = new HashMap<>();

    /** What some words are, whether any of them is known, and which of them are not. */
    private record Told(String text, boolean isKnown, List<String> unknown) {
        static Told known(String text) {
            return new Told(text, true, List.of());
        }
    }

    Phrases(Language language, Words words) {
        this.language = language;
        this.words = words;
    }

    /** The words in the language. */
    String tell(String english) {
        if (english.length() > LONGEST) {
            // No result says as much in one phrase: it is a name, which has no lines.
            return line(english.strip());
        }
        StringBuilder lines = new StringBuilder();
        for (int from = 0; from <= english.length(); ) {
            int end = english.indexOf('\n', from);
            int stop = end < 0 ? english.length() : end;
            lines.append(from > 0 ? "\n" : "").append(line(english.substring(from, stop)));
            from = stop + 1;
        }
        return lines.toString();
    }

    /** What was taken for names of the shop. */
    List<String> unknown() {
        return unknown;
    }

    /** What was found in the language's words. */
    Set<String> known() {
        return known;
    }

    private String line(String line) {
        // Where a result has no counts, it tells none.
        String text =
                line.endsWith(" ()") ? line.substring(0, line.length() - 3).strip() : line.strip();
        if (text.isEmpty()) {
            return "";
        }
        int from = line.indexOf(text);
        if (words.isEnglish()) {
            return " ".repeat(from) + english(text);
        }
        Told of = tell(text, 0);
        unknown.addAll(of.unknown);
        return " ".repeat(from) + of.text;
    }

    /** In English all but days and windows stays as it is. */
    private String english(String text) {
        boolean hasDigit = text.chars().anyMatch(c -> c >= '0' && c <= '9');
        boolean isFine = text.length() <= LONGEST && Cleaning.isPlain(text);
        String clean = isFine ? text : Cleaning.clean(text, LONGEST).strip();
        if (!hasDigit || text.indexOf('{') >= 0 || text.length() > LONGEST) {
            return language.isolatedName(clean);
        }
        Tokens tokens = Tokens.of(clean);
        List<String> told = new ArrayList<>();
        for (Tokens.Token token : tokens.found()) {
            boolean isMoney = token.kind() == Tokens.Kind.MONEY;
            told.add(
                    token.window() != null ? language.window(token.window()) : isMoney ? token.source() : token.text());
        }
        String all = Template.fill(tokens.words(), told);
        return language.isolatedName(all);
    }

    private Told tell(String text, int depth) {
        Told before = told.get(text);
        if (before == null) {
            Told whole = text.length() > LONGEST ? null : whole(text);
            before = whole == null ? inPieces(text, depth) : whole;
            told.put(text, before);
        }
        return before;
    }

    private Told inPieces(String text, int depth) {
        if (text.codePoints().noneMatch(Character::isLetterOrDigit)) {
            return Told.known(Cleaning.clean(text));
        }
        if (depth < DEEPEST && text.length() <= LONGEST) {
            Told named = beforeValue(text, depth);
            if (named != null) {
                return named;
            }
            for (Joint joint : JOINTS) {
                Told joined = joined(joint, text, depth);
                if (joined != null) {
                    return joined;
                }
            }
        }
        String name = language.isolatedName(Cleaning.clean(text, LONGEST_UNKNOWN));
        return new Told(name, false, List.of(text));
    }

    /** What is known as a whole. No result has braces, which are places in the words of the file. */
    private @Nullable Told whole(String text) {
        if (text.indexOf('{') >= 0) {
            return null;
        }
        String all = words.find(text);
        if (all != null) {
            known.add(text);
            return Told.known(language.inOwnDigits(all));
        }
        Tokens tokens = Tokens.of(text);
        if (tokens.isAlone()) {
            return Told.known(value(tokens.found().get(0)));
        }
        String filled = filled(tokens);
        return filled == null ? currency(text) : Told.known(filled);
    }

    private @Nullable String filled(Tokens tokens) {
        if (tokens.found().isEmpty()) {
            return null;
        }
        long count = tokens.found().get(0).count();
        boolean isInWindow = tokens.found().get(0).window() != null;
        for (String many : tokens.asOfMany()) {
            String in = isInWindow ? words.find("window", many) : null;
            String form = in == null ? words.find(many, count) : in;
            known.add(many);
            if (form != null) {
                return language.fill(
                        form, tokens.found().stream().map(this::value).toList());
            }
        }
        return null;
    }

    private String value(Tokens.Token token) {
        if (token.window() != null) {
            return language.window(token.window());
        }
        String figures = language.isolated(language.figures(minus(token.text())));
        return token.currency().isEmpty() ? figures : figures + " " + language.currency(token.currency());
    }

    /** Between the ends of a range of which one is below zero stand dots, as {@code Language.interval} has it. */
    private static String minus(String figures) {
        return figures.replace('-', '−').replace(" to ", " … ");
    }

    private @Nullable Told currency(String text) {
        return Tokens.isCurrency(text) ? Told.known(language.currency(text)) : null;
    }

    private @Nullable Told joined(Joint joint, String text, int depth) {
        List<String> pieces = joint.pieces(text);
        boolean isOfMoney = joint.text().equals("in {0}") || joint.text().equals("{0} in {1}");
        if (pieces.isEmpty() || (isOfMoney && currency(pieces.get(pieces.size() - 1)) == null)) {
            return null;
        }
        List<String> parts = new ArrayList<>();
        List<String> names = new ArrayList<>();
        boolean isKnown = joint.hasWords();
        for (String piece : pieces) {
            String own = inJoint(joint, piece);
            Told of = own == null ? tell(piece, depth + 1) : Told.known(own);
            parts.add(of.text);
            names.addAll(of.unknown);
            isKnown |= of.isKnown && !(joint.isBare() && isValue(piece));
        }
        if (!isKnown) {
            return null;
        }
        String form = words.find(joint.text());
        return new Told(language.fill(form == null ? joint.text() : form, parts), true, names);
    }

    /** A piece may have words of its own in a joint: "year" of "{0} by {1}". */
    private @Nullable String inJoint(Joint joint, String piece) {
        return words.find(joint.text().startsWith("fiscal") ? "month" : joint.text(), piece);
    }

    /** A name that is known as a whole, and behind it a number or a window with whatever follows. */
    private @Nullable Told beforeValue(String text, int depth) {
        Tokens tokens = Tokens.of(text);
        int place = tokens.words().indexOf(" {");
        if (place <= 0 || text.indexOf('{') >= 0 || isCounted(tokens, place)) {
            return null;
        }
        Told name = whole(tokens.words().substring(0, place));
        if (name == null) {
            return null;
        }
        Told value = tell(text.substring(place + 1), depth + 1);
        return new Told(language.say("{0} {1}", name.text, value.text), true, value.unknown);
    }

    /** Whether the first number is one of things that stand behind it, and no value of what stands before it: "within 30 days". */
    private static boolean isCounted(Tokens tokens, int place) {
        String words = tokens.words();
        int noun = words.indexOf('}', place) + 2;
        return tokens.found().get(0).count() >= 0
                && noun + 1 < words.length()
                && words.charAt(noun - 1) == ' '
                && Character.isLetter(words.charAt(noun))
                && Character.isLetter(words.charAt(noun + 1));
    }

    private static boolean isValue(String piece) {
        return Tokens.of(piece).isAlone();
    }
}
