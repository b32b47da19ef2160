package io.github.retention4j.report.markup;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The elements and attributes that pages and pictures are made of. They are named one by one: what is not named, such as a script, a
 * frame, a form, an image from elsewhere, an attribute {@code onclick} or {@code style}, cannot be written.
 */
final class Vocabulary {
    private static final Set<String> ELEMENTS = words(
            "html head meta title style body header main footer nav section article aside h1 h2 h3 h4 h5 h6 p ul ol li dl dt dd",
            "figure figcaption details summary table caption colgroup col thead tbody tfoot tr th td div span a bdi b strong em",
            "i small sup sub br hr abbr time code mark",
            "svg g desc defs pattern clipPath path rect circle ellipse line polyline polygon text tspan");

    /** Of what is read, by machines and people who cannot see; of tables; of pictures. */
    private static final Set<String> ATTRIBUTES = words(
            "id class lang xml:lang dir xmlns title role href download charset name http-equiv content open datetime hidden",
            "tabindex scope colspan rowspan span headers",
            "viewBox width height x y x1 y1 x2 y2 dx dy cx cy r rx ry d points transform preserveAspectRatio patternUnits",
            "clipPathUnits fill stroke fill-opacity stroke-opacity opacity stroke-width stroke-dasharray stroke-linejoin",
            "stroke-linecap clip-path text-anchor dominant-baseline direction font-size font-weight");

    /** Elements in which nothing stands. */
    private static final Set<String> EMPTY = words("meta br hr col");

    /** Attributes that take colours or the address of one. */
    private static final Set<String> PAINTS = words("fill stroke clip-path");

    private static final List<String> DATA = List.of("data:text/csv;", "data:application/json;");
    private static final Pattern MORE = Pattern.compile("(aria|data)-[a-z][a-z-]*");
    private static final Pattern INSIDE = Pattern.compile("url\\(#[A-Za-z][A-Za-z0-9_-]*\\)");
    private static final Pattern OUTSIDE_OF_SHEET =
            Pattern.compile("[<>&\\\\]|//|@import|@namespace|image-set|src\\(|url\\((?!#)", Pattern.CASE_INSENSITIVE);

    private Vocabulary() {}

    private static Set<String> words(String... lines) {
        return Arrays.stream(lines)
                .flatMap(line -> Arrays.stream(line.split(" ", -1)))
                .collect(Collectors.toUnmodifiableSet());
    }

    static String element(String name) {
        if (!ELEMENTS.contains(name)) {
            throw new IllegalArgumentException("no element of a page or picture: " + name);
        }
        return name;
    }

    /** Whether an element is closed where it begins. */
    static boolean isEmpty(String element) {
        return EMPTY.contains(element);
    }

    static void attribute(String name, String value) {
        if (!ATTRIBUTES.contains(name) && !MORE.matcher(name).matches()) {
            throw new IllegalArgumentException("no attribute of a page or picture: " + name);
        }
        boolean isRefused = switch (name) {
            case "href" -> !value.startsWith("#") && DATA.stream().noneMatch(value::startsWith);
            case "http-equiv" -> !value.equals("Content-Security-Policy");
            case "xmlns" -> !value.equals("http://www.w3.org/2000/svg");
            default -> PAINTS.contains(name) && isAddress(value);
        };
        if (isRefused) {
            throw new IllegalArgumentException("what leads out of the document cannot stand in " + name
                    + "; write # and an id of the page, or data of CSV or JSON");
        }
    }

    private static boolean isAddress(String paint) {
        String lower = paint.toLowerCase(Locale.ROOT);
        boolean mayBe = lower.contains("(") || lower.contains("\\");
        return mayBe && !INSIDE.matcher(paint).matches();
    }

    static void styleSheet(String css) {
        if (OUTSIDE_OF_SHEET.matcher(css).find()) {
            throw new IllegalArgumentException(
                    "a style sheet has no <, >, &, \\ or //, imports nothing and has addresses of the document only");
        }
    }
}
