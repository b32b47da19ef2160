package io.github.retention4j.report.markup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.report.Hostile;
import io.github.retention4j.report.Xml;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.w3c.dom.Element;

class MarkupProps {
    @Provide
    Arbitrary<String> texts() {
        return Hostile.textsOfAnyLength();
    }

    @Property
    void textIsReadAsItWasGiven(@ForAll("texts") String text) {
        Element read = read(Markup.element("p", text));
        assertThat(Xml.elements(read)).hasSize(1);
        assertThat(read.getTextContent()).isEqualTo(withoutForbidden(text));
    }

    @Property
    void attributesAreReadAsTheyWereGiven(@ForAll("texts") String text, @ForAll("texts") String other) {
        Element read = read(Markup.element("p").with("title", text).with("aria-label", other));
        assertThat(read.getAttributes().getLength()).isEqualTo(2);
        assertThat(read.getAttribute("title")).isEqualTo(withoutForbidden(text));
        assertThat(read.getAttribute("aria-label")).isEqualTo(withoutForbidden(other));
    }

    @Property(tries = 100)
    void textNeverMakesElements(@ForAll("texts") String one, @ForAll("texts") String two) {
        Markup page = Markup.element(
                "html",
                Markup.element("head", Markup.element("title", one)),
                Markup.element("body", Markup.text(two), Markup.element("svg", Markup.element("title", two))));
        assertThat(Xml.elements(read(page)))
                .extracting(Element::getTagName)
                .containsExactly("html", "head", "title", "body", "svg", "title");
    }

    /** Read by a browser that knows nothing of XML, too: no end of an element and no quote is left in a text. */
    @Property
    void whatIsWrittenOfATextHasNoMarkup(@ForAll("texts") String text) {
        String written = Markup.text(text).toString();
        assertThat(written).doesNotContain("<", ">", "\"", "'");
        assertThat(written.replaceAll("&(amp|lt|gt|quot|#39);", "")).doesNotContain("&");
        assertThat(written.codePoints().filter(MarkupProps::isForbidden)).isEmpty();
    }

    @Property
    void cleanTextIsWrittenAsItIs(@ForAll("texts") String text) {
        String clean = Markup.clean(text);
        assertThat(clean).isEqualTo(withoutForbidden(text));
        assertThat(Markup.clean(clean)).isEqualTo(clean);
    }

    @Property
    void numbersAreReadAsTheyWereGiven(@ForAll int tenths) {
        String written = Markup.number(tenths / 10.0);
        assertThat(Double.parseDouble(written)).isEqualTo(tenths / 10.0);
        assertThat(written).matches("0|-?([1-9][0-9]*|[0-9]+\\.[1-9])");
    }

    /** What can be styled with: a sheet that is taken is read alike by XML and HTML. */
    @Property
    void aStyleSheetThatIsTakenIsReadAlike(@ForAll("texts") String text) {
        Markup sheet;
        try {
            sheet = Markup.element("style", text);
        } catch (IllegalArgumentException refused) {
            assertThat(text).matches("(?s).*([<>&\\\\]|/[\\p{Cntrl}]*/|url).*");
            return;
        }
        String inside = sheet.toString().replaceAll("(?s)^<style>|</style>$", "");
        assertThat(inside).isEqualTo(withoutForbidden(text)).doesNotContain("<", ">", "&", "//");
        assertThat(read(sheet).getTextContent()).isEqualTo(inside);
    }

    private static Element read(Markup markup) {
        return Xml.read(markup.toString()).getDocumentElement();
    }

    /** Said in another way than the code says it: a stack of what is open. */
    private static String withoutForbidden(String text) {
        StringBuilder kept = new StringBuilder();
        Deque<Integer> open = new ArrayDeque<>();
        for (int at : text.codePoints().toArray()) {
            if (List.of(0x2066, 0x2067, 0x2068).contains(at)) {
                open.push(at);
            }
            boolean endsNothing = at == 0x2069 && open.poll() == null;
            if (!isForbidden(at) && !endsNothing) {
                kept.appendCodePoint(at);
            }
        }
        open.forEach(isolate -> kept.append('\u2069'));
        return kept.toString();
    }

    private static boolean isForbidden(int c) {
        return List.of(0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0xFFFE, 0xFFFF).contains(c)
                || Character.getType(c) == Character.SURROGATE
                || (Character.isISOControl(c) && c != 9 && c != 10);
    }
}
