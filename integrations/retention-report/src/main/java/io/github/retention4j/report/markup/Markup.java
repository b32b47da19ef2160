package io.github.retention4j.report.markup;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of HTML or SVG. Text and values of attributes are escaped as they are written; there is no way to put markup in as text.
 *
 * <ul>
 *   <li>What is written is XML as well as HTML: each element is closed, each attribute is quoted.
 *   <li>Characters that XML does not have, such as NUL and halves of surrogate pairs, are left out, and so are the marks that
 *       turn the direction of text around, U+202A to U+202E. The isolates, U+2066 to U+2069, stay, for {@code Language} sets
 *       them; those that a text opens end with it, so that none reaches into what stands beside.
 *   <li>Elements and attributes are those that pages and pictures are made of. There is no script, no frame, no form, no image, no
 *       attribute {@code onclick} and no attribute {@code style} among them.
 *   <li>An address leads to a place in the same document, or holds CSV or JSON as data.
 *   <li>A style sheet has no {@code <}, {@code >} and {@code &}, so that HTML, which escapes nothing in it, and XML, which does,
 *       read the same rules.
 * </ul>
 *
 * <p>Worked example: {@code Markup.element("p", "Coffee & tea").with("class", "note")} is written as
 * <code>&lt;p class="note"&gt;Coffee &amp;amp; tea&lt;/p&gt;</code>.
 */
public final class Markup {
    private static final double FURTHEST = 1e9;
    private static final String ISOLATES_END = "\u2069";

    /** Null for text and for a row of pieces. */
    private final @Nullable String name;

    private final String text;

    /** Names and values in turn, in the order they were first given. */
    private final String[] attributes;

    private final List<Markup> children;

    private Markup(@Nullable String name, String text, String[] attributes, List<Markup> children) {
        this.name = name;
        this.text = text;
        this.attributes = attributes;
        this.children = children;
    }

    /**
     * Text.
     *
     * @param text any text
     * @return the text, to be escaped when it is written
     */
    public static Markup text(String text) {
        return new Markup(null, requireNonNull(text, "text"), new String[0], List.of());
    }

    /**
     * Several pieces, one after another.
     *
     * @param pieces the pieces
     * @return all of them
     */
    public static Markup all(Collection<Markup> pieces) {
        return new Markup(null, "", new String[0], List.copyOf(pieces));
    }

    /**
     * An element.
     *
     * @param name its name
     * @param children what is in it
     * @return the element
     * @throws IllegalArgumentException if pages and pictures have no such element, or nothing can stand in it
     */
    public static Markup element(String name, Markup... children) {
        return element(name, List.of(children));
    }

    /**
     * An element.
     *
     * @param name its name
     * @param children what is in it
     * @return the element
     * @throws IllegalArgumentException if pages and pictures have no such element, or nothing can stand in it
     */
    public static Markup element(String name, Collection<Markup> children) {
        Vocabulary.element(name);
        if (name.equals("style")) {
            Vocabulary.styleSheet(sheet(children));
        }
        if (Vocabulary.isEmpty(name) && !children.isEmpty()) {
            throw new IllegalArgumentException("nothing stands in the element " + name);
        }
        return new Markup(name, "", new String[0], List.copyOf(children));
    }

    /**
     * An element of text.
     *
     * @param name its name
     * @param text the text in it; the rules of a style sheet, if that is its name
     * @return the element
     * @throws IllegalArgumentException if pages and pictures have no such element, nothing can stand in it, or the rules have
     *     {@code <}, {@code >}, {@code &} or an address outside of the document
     */
    public static Markup element(String name, String text) {
        return element(name, text(text));
    }

    /** The rules of a style sheet as they are written: quotes stand as they are, for HTML reads no escapes in it. */
    private static String sheet(Collection<Markup> texts) {
        StringBuilder sheet = new StringBuilder();
        for (Markup text : texts) {
            if (text.name != null || !text.children.isEmpty()) {
                throw new IllegalArgumentException("a style sheet is text");
            }
            sheet.append(clean(text.text));
        }
        return sheet.toString();
    }

    /**
     * The same element with an attribute. One that it has gets another value.
     *
     * @param attribute the attribute's name
     * @param value its value
     * @return the element
     * @throws IllegalArgumentException if pages and pictures have no such attribute, or it leads out of the document
     */
    public Markup with(String attribute, String value) {
        requireNonNull(value, "value");
        if (name == null) {
            throw new IllegalArgumentException("an attribute of no element: " + attribute);
        }
        Vocabulary.attribute(attribute, value);
        int at = 0;
        while (at < attributes.length && !attributes[at].equals(attribute)) {
            at += 2;
        }
        String[] more = Arrays.copyOf(attributes, Math.max(attributes.length, at + 2));
        more[at] = attribute;
        more[at + 1] = value;
        return new Markup(name, text, more, children);
    }

    /**
     * The same element with an attribute that is a length or a coordinate.
     *
     * @param attribute the attribute's name
     * @param value a finite number, which is written with at most one decimal
     * @return the element
     * @throws IllegalArgumentException if pages and pictures have no such attribute, or it is no coordinate
     */
    public Markup with(String attribute, double value) {
        return with(attribute, number(value));
    }

    /**
     * The same element with more in it. What is in it is copied: give many children at once.
     *
     * @param more what stands behind what is in it
     * @return the element
     * @throws IllegalArgumentException if nothing, or not this, can stand in it
     */
    public Markup and(Markup... more) {
        List<Markup> both = new ArrayList<>(children.size() + more.length);
        if (name == null && !text.isEmpty()) {
            both.add(this);
        }
        both.addAll(children);
        Collections.addAll(both, more);
        if (name == null) {
            return all(both);
        }
        return new Markup(name, text, attributes, element(name, both).children);
    }

    /**
     * A length or a coordinate as it stands in SVG.
     *
     * @param value a number between −1,000,000,000 and 1,000,000,000
     * @return the number with at most one decimal, such as "12.5" or "-3"
     * @throws IllegalArgumentException if it is outside of that, or not a number
     */
    public static String number(double value) {
        if (!(Math.abs(value) <= FURTHEST)) {
            throw new IllegalArgumentException("a coordinate is finite and below 1,000,000,000, not " + value);
        }
        long tenths = Math.round(value * 10);
        String sign = tenths < 0 ? "-" : "";
        long whole = Math.abs(tenths);
        return sign + whole / 10 + (whole % 10 == 0 ? "" : "." + whole % 10);
    }

    /**
     * A text without the characters that are never written.
     *
     * @param raw any text
     * @return the same without those that XML does not have, without those that turn the direction of text around, and with an
     *     end for each isolate and for nothing else
     */
    public static String clean(String raw) {
        StringBuilder clean = new StringBuilder(raw.length());
        int open = 0;
        for (int i = 0; i < raw.length(); ) {
            int c = raw.codePointAt(i);
            i += Character.charCount(c);
            if (isText(c, open)) {
                clean.appendCodePoint(c);
                open += isolates(c);
            }
        }
        return clean.append(ISOLATES_END.repeat(open)).toString();
    }

    /** What it is as text: HTML, or XML. */
    @Override
    public String toString() {
        StringBuilder into = new StringBuilder();
        writeTo(into);
        return into.toString();
    }

    /**
     * Writes it.
     *
     * @param into where it is written
     */
    public void writeTo(StringBuilder into) {
        if (name == null) {
            escape(text, "", into);
            children.forEach(child -> child.writeTo(into));
            return;
        }
        into.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            into.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1], "\n\t", into);
            into.append('"');
        }
        if (Vocabulary.isEmpty(name)) {
            into.append("/>");
            return;
        }
        into.append('>');
        if (name.equals("style")) {
            into.append(sheet(children));
        } else {
            children.forEach(child -> child.writeTo(into));
        }
        into.append("</").append(name).append('>');
    }

    /** With characters by number that would be read as spaces. */
    private static void escape(String raw, String spaces, StringBuilder into) {
        int written = 0;
        int open = 0;
        for (int i = 0; i < raw.length(); ) {
            int c = raw.codePointAt(i);
            int next = i + Character.charCount(c);
            String escaped = switch (c) {
                case '&' -> "&amp;";
                case '<' -> "&lt;";
                case '>' -> "&gt;";
                case '"' -> "&quot;";
                case '\'' -> "&#39;";
                default -> !isText(c, open) ? "" : spaces.indexOf(c) >= 0 ? "&#" + c + ";" : null;
            };
            if (escaped != null) {
                into.append(raw, written, i).append(escaped);
                written = next;
            } else {
                open += isolates(c);
            }
            i = next;
        }
        into.append(raw, written, raw.length()).append(ISOLATES_END.repeat(open));
    }

    /** By how many more or fewer isolates are open after a character. */
    private static int isolates(int c) {
        return c >= '\u2066' && c <= '\u2068' ? 1 : c == '\u2069' ? -1 : 0;
    }

    private static boolean isText(int c, int open) {
        boolean isControl = (c < ' ' && c != '\t' && c != '\n') || (c >= '\u007F' && c < '\u00A0');
        boolean turnsAround = c >= '\u202A' && c <= '\u202E';
        boolean endsNothing = c == '\u2069' && open == 0;
        boolean isHalf = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        boolean isNone = c == '\uFFFE' || c == '\uFFFF';
        return !isControl && !turnsAround && !endsNothing && !isHalf && !isNone;
    }
}
