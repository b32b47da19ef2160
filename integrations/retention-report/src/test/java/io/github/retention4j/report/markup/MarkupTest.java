package io.github.retention4j.report.markup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkupTest {
    @Test
    void isWrittenInTheOrderItWasMade() {
        Markup page = Markup.element("p", "Coffee & <b>tea</b>")
                .with("class", "note")
                .with("id", "one")
                .and(Markup.element("br"), Markup.element("b", "2 \"x\" 'y'"));
        assertThat(page)
                .hasToString("<p class=\"note\" id=\"one\">Coffee &amp; &lt;b&gt;tea&lt;/b&gt;<br/>"
                        + "<b>2 &quot;x&quot; &#39;y&#39;</b></p>");
    }

    @Test
    void anAttributeThatIsGivenAgainKeepsItsPlace() {
        Markup one = Markup.element("p").with("class", "a").with("id", "one");
        assertThat(one.with("class", "b")).hasToString("<p class=\"b\" id=\"one\"></p>");
        assertThat(one).as("the first stays as it is").hasToString("<p class=\"a\" id=\"one\"></p>");
    }

    @Test
    void rowsAndTextsCanBeAddedTo() {
        Markup text = Markup.text("a<");
        assertThat(text.and(Markup.text(">b"))).hasToString("a&lt;&gt;b");
        assertThat(Markup.all(List.of(text, text)).and(Markup.element("hr"))).hasToString("a&lt;a&lt;<hr/>");
        assertThat(Markup.all(List.of())).hasToString("");
    }

    @Test
    void spacesOfAnAttributeStayWhatTheyAre() {
        assertThat(Markup.element("p").with("title", "a\n\tb")).hasToString("<p title=\"a&#10;&#9;b\"></p>");
        assertThat(Markup.element("p", "a\n\tb")).hasToString("<p>a\n\tb</p>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "script", "SCRIPT", "iframe", "frame", "object", "embed", "applet", "base", "form", "input", "button",
                "textarea", "img", "image", "video", "audio", "source", "link", "use", "foreignObject", "animate",
                        "set",
                "handler", "template", "noscript", "xmp", "plaintext", "math", "p onclick", "p>", "", "svg:script",
                        "!--"
            })
    void elementsThatLoadOrRunAreRefused(String name) {
        assertThatThrownBy(() -> Markup.element(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no element of a page or picture: " + name);
        assertThatThrownBy(() -> Markup.element(name, "text")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Markup.element(name, List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "onclick",
                "onload",
                "ONLOAD",
                "style",
                "STYLE",
                "src",
                "srcset",
                "srcdoc",
                "action",
                "formaction",
                "xlink:href",
                "ping",
                "background",
                "poster",
                "data",
                "HREF",
                "x y",
                "x=\"1\" onload",
                "",
                "aria-",
                "filter",
                "cursor",
                "mask",
                "xmlns:xlink",
                "target",
                "attributeName"
            })
    void attributesThatLoadOrRunAreRefused(String name) {
        assertThatThrownBy(() -> Markup.element("a").with(name, "1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no attribute of a page or picture: " + name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "href http://example.org",
                "href //example.org",
                "href javascript:alert(1)",
                "href page.html",
                "href ''",
                "href data:text/html;base64,AAAA",
                "href DATA:text/csv;",
                "href data:image/svg+xml;base64,AAAA",
                "http-equiv refresh",
                "http-equiv Set-Cookie",
                "xmlns http://www.w3.org/1999/xhtml",
                "fill url(http://example.org/#a)",
                "fill url('#a')",
                "fill u\\72l(x)",
                "stroke url(//example.org)",
                "clip-path URL(x)"
            })
    void addressesOutsideOfTheDocumentAreRefused(String name, String value) {
        assertThatThrownBy(() -> Markup.element("a").with(name, value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("leads out of the document")
                .hasMessageContaining(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "href #part",
                "href data:text/csv;base64,AAAA",
                "href data:application/json;base64,AAAA",
                "http-equiv Content-Security-Policy",
                "xmlns http://www.w3.org/2000/svg",
                "fill url(#hatch-on-low)",
                "fill #ffffff",
                "title http://example.org",
                "aria-label url(http://example.org)",
                "data-name javascript:alert(1)"
            })
    void addressesInTheDocumentAndWordsAreTaken(String name, String value) {
        assertThat(Markup.element("a").with(name, value)).hasToString("<a " + name + "=\"" + value + "\"></a>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</style>",
                "a>b{}",
                "a{content:'&'}",
                "@import 'x'",
                "@IMPORT 'x'",
                "a{background:url(x)}",
                "a{background:URL( x)}",
                "a{background:u\\72l(x)}",
                "a{background:image-set('x' 1x)}",
                "/\u0000/example.org",
                "@font-face{src:src(x)}"
            })
    void styleSheetsThatLeadOutOrReadDifferentlyAreRefused(String css) {
        assertThatThrownBy(() -> Markup.element("style", css))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a style sheet has no");
        assertThatThrownBy(() -> Markup.element("style").and(Markup.text(css)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void styleSheetsAreTextAndKeepTheirQuotes() {
        assertThat(Markup.element("style", "a{font:13px \"Segoe UI\",'x';fill:url(#hatch)}"))
                .hasToString("<style>a{font:13px \"Segoe UI\",'x';fill:url(#hatch)}</style>");
        assertThatThrownBy(() -> Markup.element("style", Markup.element("b"))).hasMessage("a style sheet is text");
        assertThatThrownBy(() -> Markup.element("style", Markup.all(List.of(Markup.text("x")))))
                .hasMessage("a style sheet is text");
        assertThatThrownBy(() -> Markup.element("style", Markup.text("/"), Markup.text("/example.org")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nothingStandsInEmptyElements() {
        assertThat(Markup.element("meta").with("charset", "utf-8")).hasToString("<meta charset=\"utf-8\"/>");
        assertThatThrownBy(() -> Markup.element("br", "text")).hasMessage("nothing stands in the element br");
        assertThatThrownBy(() -> Markup.element("br").and(Markup.text("text")))
                .hasMessage("nothing stands in the element br");
    }

    @Test
    void textHasNoAttributes() {
        assertThatThrownBy(() -> Markup.text("a").with("class", "b")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Markup.all(List.of()).with("class", "b")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "0,0",
        "-0.0,0",
        "0.04,0",
        "-0.04,0",
        "0.05,0.1",
        "12.34,12.3",
        "-12.36,-12.4",
        "3,3",
        "-0.3,-0.3",
        "99.96,100"
    })
    void numbersHaveAtMostOneDecimal(double value, String written) {
        assertThat(Markup.number(value)).isEqualTo(written);
        assertThat(Markup.element("rect").with("x", value)).hasToString("<rect x=\"" + written + "\"></rect>");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, -1e300, 1e10})
    void whatIsNoCoordinateIsRefused(double value) {
        assertThatThrownBy(() -> Markup.number(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a coordinate is finite and below 1,000,000,000, not " + value);
    }

    @Test
    void manyPiecesAreWrittenAtOnce() {
        Markup row = Markup.element("tr", Markup.element("td", "1").with("class", "n"));
        String page = Markup.element("table", Collections.nCopies(20_000, row)).toString();
        assertThat(page).hasSize(15 + 20_000 * row.toString().length());
    }
}
