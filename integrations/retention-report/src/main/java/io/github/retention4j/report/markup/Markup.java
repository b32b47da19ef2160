package io.github.retention4j.report.markup;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A piece of HTML or SVG. Text and values of attributes are escaped as they are written; there is no way to put markup in as text.
 *
 * <ul>
 *   <li>What is written is XML as well as HTML: each element is closed, each attribute is quoted.
 *   <li>Characters that XML does not have, such as NUL and halves of surrogate pairs, are left out, and so are the marks that
 *       turn the direction of text around, U+202A to U+202E. The isolates, U+2066 to U+2069, stay: {@code Language} sets them.
 *   <li>No script can be made: the element, attributes that hold one and addresses outside of the document are refused.
 * </ul>
 */
public final class Markup {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9:-]*");
    private static final Set<String> FORBIDDEN =
            Set.of("script", "iframe", "object", "embed", "base", "form", "foreignobject");
    private static final Set<String> ADDRESSES =
            Set.of("href", "src", "xlink:href", "action", "formaction", "srcset", "data");
    private static final Set<String> VOID = Set.of("meta", "br", "hr", "img", "link", "input", "col");

    /** Empty for text and for a row of pieces. */
    private final String name;

    private final String text;
    private final Map<String, String> attributes;
    private final List<Markup> children;

    private Markup(String name, String text, Map<String, String> attributes, List<Markup> children) {
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
        return new Markup("", requireNonNull(text, "text"), Map.of(), List.of());
    }

    /**
     * Several pieces, one after another.
     *
     * @param pieces the pieces
     * @return all of them
     */
    public static Markup all(Collection<Markup> pieces) {
        return new Markup("", "", Map.of(), List.copyOf(pieces));
    }

    /**
     * An element.
     *
     * @param name its name
     * @param children what is in it
     * @return the element
     * @throws IllegalArgumentException if it is no name, or that of an element that loads or runs something
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
     * @throws IllegalArgumentException if it is no name, or that of an element that loads or runs something
     */
    public static Markup element(String name, Collection<Markup> children) {
        if (!NAME.matcher(name).matches() || FORBIDDEN.contains(name.toLowerCase(java.util.Locale.ROOT))) {
            throw new IllegalArgumentException("no element of a page or picture: " + name);
        }
        return new Markup(name, "", Map.of(), List.copyOf(children));
    }

    /**
     * An element of text.
     *
     * @param name its name
     * @param text the text in it
     * @return the element
     */
    public static Markup element(String name, String text) {
        return element(name, text(text));
    }

    /**
     * The same element with an attribute.
     *
     * @param attribute the attribute's name
     * @param value its value
     * @return the element
     * @throws IllegalArgumentException if it is no name, holds script, or is an address outside of the document
     */
    public Markup with(String attribute, String value) {
        String lower = attribute.toLowerCase(java.util.Locale.ROOT);
        if (name.isEmpty() || !NAME.matcher(attribute).matches() || lower.startsWith("on") || lower.equals("style")) {
            throw new IllegalArgumentException("no attribute of a page or picture: " + attribute);
        }
        if (ADDRESSES.contains(lower)
                && !value.startsWith("#")
                && !value.startsWith("data:text/csv;")
                && !value.startsWith("data:application/json;")) {
            throw new IllegalArgumentException("an address outside of the document in " + attribute);
        }
        Map<String, String> more = new LinkedHashMap<>(attributes);
        more.put(attribute, value);
        return new Markup(name, text, Collections.unmodifiableMap(more), children);
    }

    /**
     * The same element with an attribute that is a length or a coordinate.
     *
     * @param attribute the attribute's name
     * @param value a finite number, which is written with at most one decimal
     * @return the element
     */
    public Markup with(String attribute, double value) {
        return with(attribute, number(value));
    }

    /**
     * The same element with more in it.
     *
     * @param more what stands behind what is in it
     * @return the element
     */
    public Markup and(Markup... more) {
        List<Markup> both = new ArrayList<>(children);
        Collections.addAll(both, more);
        return new Markup(name, text, attributes, List.copyOf(both));
    }

    /**
     * A length or a coordinate as it stands in SVG.
     *
     * @param value a finite number
     * @return the number with at most one decimal
     * @throws IllegalArgumentException if it is not finite
     */
    public static String number(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("a coordinate is finite, not " + value);
        }
        long tenths = Math.round(value * 10);
        String sign = tenths < 0 ? "-" : "";
        long whole = Math.abs(tenths);
        return sign + whole / 10 + (whole % 10 == 0 ? "" : "." + whole % 10);
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
        if (name.isEmpty()) {
            escape(text, into);
            children.forEach(child -> child.writeTo(into));
            return;
        }
        into.append('<').append(name);
        attributes.forEach((attribute, value) -> {
            into.append(' ').append(attribute).append("=\"");
            escape(value, into);
            into.append('"');
        });
        if (children.isEmpty() && VOID.contains(name)) {
            into.append("/>");
            return;
        }
        into.append('>');
        children.forEach(child -> child.writeTo(into));
        into.append("</").append(name).append('>');
    }

    private static void escape(String raw, StringBuilder into) {
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            switch (c) {
                case '&' -> into.append("&amp;");
                case '<' -> into.append("&lt;");
                case '>' -> into.append("&gt;");
                case '"' -> into.append("&quot;");
                case '\'' -> into.append("&#39;");
                default -> {
                    if (Character.isHighSurrogate(c)
                            && i + 1 < raw.length()
                            && Character.isLowSurrogate(raw.charAt(i + 1))) {
                        into.append(c).append(raw.charAt(++i));
                    } else if (isText(c)) {
                        into.append(c);
                    }
                }
            }
        }
    }

    private static boolean isText(char c) {
        boolean isControl = c < ' ' && c != '\t' && c != '\n' || c >= '\u007F' && c < '\u00A0';
        boolean turnsAround = c >= '\u202A' && c <= '\u202E';
        return !isControl && !turnsAround && !Character.isSurrogate(c) && c < '\uFFFE';
    }
}
