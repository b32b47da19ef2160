package io.github.retention4j.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each rule finds what it is for. */
class PageRulesTest {
    private static final String GOOD = """
            <!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"/>\
            <meta name="viewport" content="width=device-width"/>\
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>\
            <title>shop</title><style>a:hover{fill:url(#h);font:13px "Segoe UI"}@media (prefers-color-scheme:dark){}</style></head>\
            <body><nav aria-label="parts"><ul><li><a href="#one">One</a></li></ul></nav><main><h1>Shop</h1><h2 id="one">One</h2>\
            <svg aria-hidden="true"><defs><pattern id="h"></pattern></defs></svg>\
            <figure><figcaption>http://example.org said</figcaption>\
            <svg role="img" lang="ar"><title>name</title><rect fill="url(#h)"></rect></svg></figure>\
            <details><summary>Numbers</summary><table><caption>All</caption><tr><th scope="col">A</th></tr></table></details>\
            <p title="url(#none) javascript:alert(1)">\u2066-1\u2069</p>\
            <a download="x.csv" href="data:text/csv;base64,QQ==">CSV</a></main></body></html>
            """;

    @Test
    void aGoodPageBreaksNothing() {
        assertThat(PageRules.ofPage(GOOD)).isEmpty();
        PageRules.holdForPage(GOOD);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "<!DOCTYPE html>~``~no doctype",
                "<h1>Shop</h1>~<h1>Shop</h1><script></script>~an element script",
                "<h1>Shop</h1>~<h1>Shop</h1><iframe></iframe>~an element iframe",
                "<h1>Shop</h1>~<h1 onclick=\"x\">Shop</h1>~an attribute onclick",
                "<h1>Shop</h1>~<h1 style=\"x\">Shop</h1>~an attribute style",
                "href=\"#one\"~href=\"page.html\"~a link to page.html",
                "href=\"#one\"~href=\"javascript:alert(1)\"~a link to javascript",
                "href=\"#one\"~href=\"#two\"~a link that leads nowhere: #two",
                "data:text/csv~data:text/html~a link to data:text/html",
                "<h1>~<h1 class=\"http://example.org\">~an address in class",
                "<h1>~<h1 class=\"//example.org\">~an address in class",
                "fill=\"url(#h)\"~fill=\"url(x)\"~an address in fill",
                "fill=\"url(#h)\"~fill=\"url(#g)\"~a paint that is nowhere: url(#g)",
                "fill:url(#h)~fill:url(x)~a style sheet with an address",
                "a:hover~@import 'x';a:hover~a style sheet with an address",
                "fill:url(#h)~src:http://example.org~a style sheet with an address",
                "a:hover~a&gt;b~a style sheet that HTML and XML read differently",
                "Content-Security-Policy~refresh~a meta that does refresh",
                "default-src 'none'~default-src *~no policy",
                "style-src~script-src 'self'; style-src~a policy that names scripts",
                "lang=\"ar\" dir~dir~html without lang",
                " dir=\"rtl\"~``~html without a direction",
                "<title>shop</title>~<title> </title>~no title",
                "charset=\"utf-8\"~charset=\"latin1\"~no charset",
                "viewport~robots~no viewport",
                "main>~div>~0 elements main",
                "h1>~h2>~0 headings h1",
                "<h2 id=\"one\">One</h2>~<h3 id=\"one\">One</h3>~a heading h3 below h1",
                "One</h2>~ </h2>~a heading without text",
                "<title>name</title>~<title></title>~an image without a name",
                " role=\"img\"~``~svg that is neither",
                "<caption>All</caption>~``~a table without a caption",
                " scope=\"col\"~``~th without a scope",
                "<summary>Numbers</summary>~``~details without a summary",
                ">CSV<~> <~a link without words",
                "<figcaption>http://example.org said</figcaption>~``~a figure without a caption",
                "li>~div>~ul of what is not li",
                " aria-label=\"parts\"~``~a nav without a name",
                " aria-label=\"parts\"~ aria-labelledby=\"none\"~aria-labelledby that names nothing",
                "<h1>~<h1 id=\"one\">~the id one twice",
                "<h1>~<h1 id=\"a b\">~an id that is empty or has spaces",
                "<h1>~<h1 tabindex=\"1\">~a place in the order of tabs",
                "\u2069~``~isolates that do not match",
                "-1~\u2069\u2066\u2066-1~isolates that do not match",
                "-1~\u202E-1~a mark that turns"
            })
    void findsWhatItIsFor(String good, String bad, String breach) {
        String page = GOOD.replace(good, bad);
        assertThat(page).isNotEqualTo(GOOD);
        assertThat(PageRules.ofPage(page)).anySatisfy(found -> assertThat(found).startsWith(breach));
        assertThatThrownBy(() -> PageRules.holdForPage(page)).isInstanceOf(AssertionError.class);
    }

    @Test
    void whatIsNoXmlIsTold() {
        assertThatThrownBy(() -> PageRules.ofPage(GOOD.replace("</p>", ""))).hasMessageContaining("no XML");
        assertThatThrownBy(() -> PageRules.ofPicture("<svg>&nbsp;</svg>")).hasMessageContaining("no XML");
    }

    @Test
    void aPictureHasItsLanguageItsNameAndItsSize() {
        String good = "<svg xmlns=\"http://www.w3.org/2000/svg\" lang=\"en\" xml:lang=\"en\" role=\"img\""
                + " viewBox=\"0 0 1 2.5\"><title>a</title></svg>";
        assertThat(PageRules.ofPicture(good)).isEmpty();
        assertThat(PageRules.ofPicture(good.replace(" lang=\"en\"", ""))).hasSize(2);
        assertThat(PageRules.ofPicture(good.replace("xml:lang=\"en\"", "xml:lang=\"ar\"")))
                .hasSize(1);
        assertThat(PageRules.ofPicture(good.replace(" role=\"img\"", ""))).hasSize(2);
        assertThat(PageRules.ofPicture(good.replace(" viewBox=\"0 0 1 2.5\"", "")))
                .hasSize(1);
        assertThat(PageRules.ofPicture(good.replace("2000/svg", "1999/xhtml"))).hasSize(1);
        assertThat(PageRules.ofPicture("<html/>")).isNotEmpty();
    }

    @Test
    void textsThatStandAsMarkupAreFound() {
        List<String> texts = List.of("<b>", "plain", "a > b");
        PageRules.hasNoneAsMarkup("plain &lt;b&gt; a &gt; b", texts);
        assertThatThrownBy(() -> PageRules.hasNoneAsMarkup("<p>a > b</p>", texts))
                .hasMessageContaining("a > b");
        assertThatThrownBy(() -> PageRules.hasNoneAsMarkup("<p><b></p>", texts)).hasMessageContaining("<b>");
    }
}
