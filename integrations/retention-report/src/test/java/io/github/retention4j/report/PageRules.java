package io.github.retention4j.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * What must hold of each page and each picture, whatever it is made of: nothing runs, nothing is loaded, and people who cannot see
 * it or have no mouse can use it.
 */
public final class PageRules {
    private static final Set<String> NEVER = Set.of(
            "script",
            "iframe",
            "frame",
            "object",
            "embed",
            "applet",
            "base",
            "form",
            "input",
            "button",
            "textarea",
            "link",
            "img",
            "image",
            "video",
            "audio",
            "source",
            "track",
            "use",
            "foreignobject",
            "animate",
            "set",
            "noscript");
    private static final Set<String> WORDS = Set.of("title", "content", "download");
    private static final Set<String> SPACES = Set.of("http://www.w3.org/2000/svg");
    private static final Pattern OUTSIDE =
            Pattern.compile("(?i)\\b[a-z][a-z0-9+.-]{1,15}:(?!image/)|//|url\\((?!#)|@import|image-set|\\\\");
    private static final Pattern DATA = Pattern.compile("data:(text/csv|application/json)[;,][^<>]*", Pattern.DOTALL);
    private static final Pattern TURNS = Pattern.compile("[\u202A-\u202E]");
    private static final Pattern INNER = Pattern.compile("url\\(#([^)]*)\\)");
    private static final Pattern HEADING = Pattern.compile("h[1-6]");

    private final List<String> breaches = new ArrayList<>();
    private final Document document;
    private final List<Element> elements;

    private PageRules(String text) {
        document = Xml.read(text);
        elements = Xml.elements(document);
        rule(!TURNS.matcher(text).find(), "a mark that turns the direction of text around");
    }

    /** Holds a page to the rules. */
    public static void holdForPage(String page) {
        assertThat(ofPage(page)).as("breaches of the rules of pages").isEmpty();
    }

    /** Holds a picture, a file of its own, to the rules. */
    public static void holdForPicture(String svg) {
        assertThat(ofPicture(svg)).as("breaches of the rules of pictures").isEmpty();
    }

    /** Holds that texts which would be markup stand nowhere as they were given. */
    public static void hasNoneAsMarkup(String written, Collection<String> texts) {
        assertThat(texts.stream()
                        .filter(text -> text.contains("<") || text.contains(">"))
                        .filter(text -> text.length() > 1 && written.contains(text)))
                .as("texts that stand as markup")
                .isEmpty();
    }

    /** What a page breaks. */
    static List<String> ofPage(String page) {
        PageRules rules = new PageRules(page);
        rules.rule(page.regionMatches(true, 0, "<!doctype html>", 0, 15), "no doctype, so browsers guess");
        rules.everywhere();
        rules.frame();
        rules.headings();
        rules.parts();
        return rules.breaches;
    }

    /** What a picture breaks. */
    static List<String> ofPicture(String svg) {
        PageRules rules = new PageRules(svg);
        rules.everywhere();
        Element root = rules.document.getDocumentElement();
        rules.rule(is(root, "svg"), "a picture is svg");
        rules.rule(!root.getAttribute("lang").isEmpty(), "svg without lang");
        rules.rule(
                root.getAttribute("xml:lang").equals(root.getAttribute("lang")), "svg whose xml:lang is not its lang");
        rules.rule(root.getAttribute("role").equals("img"), "svg without the role of an image");
        rules.rule(root.getAttribute("viewBox").matches("0 0 [0-9.]+ [0-9.]+"), "svg without a viewBox");
        return rules.breaches;
    }

    private void rule(boolean holds, String breach) {
        if (!holds) {
            breaches.add(breach);
        }
    }

    // ---- nothing runs, nothing is loaded; ids; images

    private void everywhere() {
        Set<String> ids = new HashSet<>();
        for (Element element : elements) {
            String name = name(element);
            rule(!NEVER.contains(name), "an element " + name);
            if (element.hasAttribute("id")) {
                rule(ids.add(element.getAttribute("id")), "the id " + element.getAttribute("id") + " twice");
                rule(element.getAttribute("id").matches("[^\\s]+"), "an id that is empty or has spaces");
            }
            attributes(element);
            if (name.equals("style")) {
                String css = element.getTextContent();
                rule(!OUTSIDE.matcher(withoutRules(css)).find(), "a style sheet with an address: " + css);
                rule(!css.matches("(?s).*[<>&].*"), "a style sheet that HTML and XML read differently");
            }
            boolean isImage = element.getAttribute("role").equals("img");
            rule(!isImage || !nameOf(element).isBlank(), "an image without a name");
            rule(!is(element, "svg") || isImage || isHidden(element), "svg that is neither an image nor hidden");
            isolates(element);
        }
        elements.forEach(element -> leads(element, ids));
    }

    /** Without what looks like a scheme and is a property or a condition, such as {@code fill:red}. */
    private static String withoutRules(String css) {
        return css.replaceAll("[a-z0-9-]+:(?!//)", "");
    }

    private void attributes(Element element) {
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            Attr attribute = (Attr) attributes.item(i);
            String name = attribute.getName().toLowerCase(Locale.ROOT);
            String value = attribute.getValue();
            rule(!name.startsWith("on"), "an attribute " + name);
            rule(!name.equals("style"), "an attribute style");
            if (name.equals("href")) {
                rule(value.startsWith("#") || DATA.matcher(value).matches(), "a link to " + value);
            } else if (name.equals("xmlns")) {
                rule(SPACES.contains(value), "a name space " + value);
            } else if (name.equals("http-equiv")) {
                rule(value.equals("Content-Security-Policy"), "a meta that does " + value);
            } else if (!WORDS.contains(name) && !name.startsWith("aria-") && !name.startsWith("data-")) {
                rule(!OUTSIDE.matcher(value).find(), "an address in " + name + ": " + value);
            }
            if (name.equals("tabindex")) {
                rule(value.equals("0") || value.equals("-1"), "a place in the order of tabs: " + value);
            }
        }
    }

    private void leads(Element element, Set<String> ids) {
        String link = element.getAttribute("href");
        rule(!link.startsWith("#") || ids.contains(link.substring(1)), "a link that leads nowhere: " + link);
        for (String attribute : List.of("aria-labelledby", "aria-describedby", "headers")) {
            for (String id : element.getAttribute(attribute).split("\\s+", -1)) {
                rule(id.isEmpty() || ids.contains(id), attribute + " that names nothing: " + id);
            }
        }
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            Matcher inner = INNER.matcher(attributes.item(i).getNodeValue());
            boolean isWords = WORDS.contains(attributes.item(i).getNodeName())
                    || attributes.item(i).getNodeName().startsWith("aria-");
            while (!isWords && inner.find()) {
                rule(ids.contains(inner.group(1)), "a paint that is nowhere: " + inner.group());
            }
        }
    }

    /** In the text of one element: what is isolated ends there. */
    private void isolates(Element element) {
        if (Xml.elements(element).size() > 1) {
            return;
        }
        int open = 0;
        for (char c : element.getTextContent().toCharArray()) {
            open += c >= '\u2066' && c <= '\u2068' ? 1 : c == '\u2069' ? -1 : 0;
            if (open < 0) {
                break;
            }
        }
        rule(open == 0, "isolates that do not match in " + name(element) + ": " + element.getTextContent());
    }

    // ---- the page

    private void frame() {
        Element html = document.getDocumentElement();
        rule(is(html, "html"), "a page is html");
        rule(!html.getAttribute("lang").isEmpty(), "html without lang");
        rule(Set.of("ltr", "rtl").contains(html.getAttribute("dir")), "html without a direction");
        rule(all("title").stream().anyMatch(t -> is((Element) t.getParentNode(), "head") && hasText(t)), "no title");
        rule(all("main").size() == 1, all("main").size() + " elements main");
        List<Element> metas = all("meta");
        rule(metas.stream().anyMatch(m -> m.getAttribute("charset").equalsIgnoreCase("utf-8")), "no charset");
        rule(metas.stream().anyMatch(m -> m.getAttribute("name").equals("viewport")), "no viewport for telephones");
        String policy = metas.stream()
                .filter(m -> m.getAttribute("http-equiv").equals("Content-Security-Policy"))
                .map(m -> m.getAttribute("content"))
                .collect(Collectors.joining(" "));
        rule(policy.contains("default-src 'none'"), "no policy that loads nothing");
        rule(!policy.contains("script"), "a policy that names scripts");
    }

    private void headings() {
        int level = 0;
        for (Element element : elements) {
            if (HEADING.matcher(name(element)).matches()) {
                int next = name(element).charAt(1) - '0';
                rule(next <= level + 1, "a heading " + name(element) + " below h" + level);
                rule(hasText(element), "a heading without text");
                level = next;
            }
        }
        rule(all("h1").size() == 1, all("h1").size() + " headings h1");
    }

    private void parts() {
        all("table").forEach(table -> {
            List<Element> inner = children(table);
            boolean hasCaption = !inner.isEmpty() && is(inner.get(0), "caption") && hasText(inner.get(0));
            rule(hasCaption, "a table without a caption at its beginning");
        });
        all("th")
                .forEach(th -> rule(
                        Set.of("col", "row", "colgroup", "rowgroup").contains(th.getAttribute("scope")),
                        "th without a scope"));
        all("details").forEach(details -> {
            List<Element> inner = children(details);
            boolean hasSummary = !inner.isEmpty() && is(inner.get(0), "summary") && hasText(inner.get(0));
            rule(hasSummary, "details without a summary at their beginning");
        });
        all("a").forEach(a -> rule(hasText(a) || !nameOf(a).isBlank(), "a link without words"));
        all("figure")
                .forEach(figure -> rule(
                        children(figure).stream().anyMatch(child -> is(child, "figcaption") && hasText(child)),
                        "a figure without a caption"));
        for (String list : List.of("ul", "ol")) {
            all(list)
                    .forEach(ul -> rule(
                            children(ul).stream().allMatch(child -> is(child, "li")), list + " of what is not li"));
        }
        all("nav").forEach(nav -> rule(!nameOf(nav).isBlank(), "a nav without a name"));
    }

    // ---- reading

    private List<Element> all(String name) {
        return elements.stream().filter(element -> is(element, name)).toList();
    }

    private static boolean is(Element element, String name) {
        return name(element).equals(name);
    }

    private static String name(Element element) {
        return element.getTagName().toLowerCase(Locale.ROOT);
    }

    private static List<Element> children(Element element) {
        List<Element> children = new ArrayList<>();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                children.add(inner);
            }
        }
        return children;
    }

    private static boolean hasText(Element element) {
        return !element.getTextContent().isBlank();
    }

    private static boolean isHidden(Element element) {
        return element.getAttribute("aria-hidden").equals("true");
    }

    /** What a reader of screens calls it, as far as it is not its text. */
    private String nameOf(Element element) {
        String by = element.getAttribute("aria-labelledby");
        if (!by.isEmpty()) {
            return elements.stream()
                    .filter(other -> by.equals(other.getAttribute("id")))
                    .map(Node::getTextContent)
                    .collect(Collectors.joining());
        }
        String label = element.getAttribute("aria-label");
        return label.isEmpty()
                ? children(element).stream()
                        .filter(child -> is(child, "title"))
                        .map(Node::getTextContent)
                        .collect(Collectors.joining())
                : label;
    }
}
