package io.github.retention4j.report.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.report.Chromium;
import io.github.retention4j.report.Chromium.Paper;
import io.github.retention4j.report.Hostile;
import io.github.retention4j.report.language.Language;
import io.github.retention4j.report.markup.Markup;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a browser makes of what is written, where there is one. */
class InABrowserTest {
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'";

    @BeforeAll
    static void isThere() {
        Chromium.assumeThere();
    }

    @Test
    void aPictureIsLightOrDarkAsItsReaderHasIt() {
        String svg = EveryMark.in(Language.ENGLISH).svg();
        BufferedImage light = Chromium.screenshot(svg, 360, 300, Paper.LIGHT);
        assertThat(at(light, 2, 2)).isEqualTo(Ink.PAPER.light());
        assertThat(at(light, 50, 65 + 36)).isEqualTo(Ink.FIRST.light());
        assertThat(at(light, 110, 15 + 36)).isEqualTo(Ink.TONE_2.light());
        BufferedImage dark = Chromium.screenshot(svg, 360, 300, Paper.DARK);
        assertThat(at(dark, 2, 2)).isEqualTo(Ink.PAPER.dark());
        assertThat(at(dark, 50, 65 + 36)).isEqualTo(Ink.FIRST.dark());
        assertThat(at(dark, 110, 15 + 36)).isEqualTo(Ink.TONE_2.dark());
    }

    /** The words stand to the left of their anchor, and a page from right to left changes nothing in a picture. */
    @Test
    void aPictureInAPageFromTheRightIsWhereItWasDrawn() {
        Picture picture = EveryMark.in(Language.ARABIC);
        Markup style = Markup.element("style", "body{margin:0}" + SvgWriter.style(java.util.EnumSet.allOf(Ink.class)));
        Markup patterns =
                Markup.element("svg", SvgWriter.hatch()).with("width", 0).with("height", 0);
        Markup drawn = SvgWriter.inPage(picture).with("width", 360).with("height", 260);
        BufferedImage image =
                Chromium.screenshot(page(style, Markup.element("div", drawn), patterns), 360, 280, Paper.LIGHT);
        assertThat(at(image, 360 - 50, 65)).isEqualTo(Ink.FIRST.light());
        assertThat(darkest(image, 200, 180, 258, 198))
                .as("words left of their anchor")
                .isLessThan(0x60);
        assertThat(darkest(image, 262, 180, 280, 198)).as("none right of it").isGreaterThan(0xF0);
    }

    @Test
    void aPlantedScriptRunsUnlessThePolicyForbidsIt() {
        String script = "<script>document.title='" + Chromium.PLANTED + "'</script>";
        String open = "<!DOCTYPE html><html><head><title>mine</title></head><body>" + script + "</body></html>";
        assertThat(Chromium.title(open)).as("the check itself").isEqualTo(Chromium.PLANTED);
        String meta = Markup.element("meta")
                .with("http-equiv", "Content-Security-Policy")
                .with("content", POLICY)
                .toString();
        assertThat(Chromium.title(open.replace("<title>", meta + "<title>"))).isEqualTo("mine");
    }

    /** With no policy: escaping is a wall of its own. */
    @Test
    void hostileTextsRunNothing() {
        assertThat(Chromium.title(page(hostile().toArray(Markup[]::new)))).isEqualTo("mine");
    }

    /** HTML is read as it was meant, not only XML: by a script of the test, which compares. */
    @Test
    void aBrowserReadsTheTextsThatWereGiven() {
        String script = "<script>let given=[" + texts() + "];let ps=[...document.querySelectorAll('p')];"
                + "let wrong=given.filter((text,i)=>ps[i].textContent!==text||ps[i].title!==text);"
                + "document.title=ps.length===given.length?wrong.length+' differ':'not as many'</script>";
        String page = page(hostile().toArray(Markup[]::new)).replace("</body>", script + "</body>");
        assertThat(Chromium.title(page)).isEqualTo("0 differ");
    }

    @Test
    void aPageIsPrinted() {
        byte[] pdf = Chromium.pdf(page(Markup.element("p", "paper")));
        assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    }

    private static List<Markup> hostile() {
        List<Markup> texts = new ArrayList<>();
        for (String text : Hostile.TEXTS) {
            texts.add(Markup.element("p", text).with("title", text));
        }
        return texts;
    }

    /** As JavaScript has them, each unit by its number. */
    private static String texts() {
        return Hostile.TEXTS.stream()
                .map(text -> Markup.clean(text)
                        .chars()
                        .mapToObj(c -> String.format(java.util.Locale.ROOT, "\\u%04x", c))
                        .collect(Collectors.joining("", "'", "'")))
                .collect(Collectors.joining(","));
    }

    private static String page(Markup... in) {
        return "<!DOCTYPE html>"
                + Markup.element(
                                "html",
                                Markup.element(
                                        "head",
                                        Markup.element("meta").with("charset", "utf-8"),
                                        Markup.element("title", "mine")),
                                Markup.element("body", in))
                        .with("dir", "rtl");
    }

    private static String at(BufferedImage image, int x, int y) {
        return String.format(java.util.Locale.ROOT, "#%06x", image.getRGB(x, y) & 0xFFFFFF);
    }

    private static int darkest(BufferedImage image, int left, int top, int right, int bottom) {
        int darkest = 0xFF;
        for (int x = left; x <= right; x++) {
            for (int y = top; y <= bottom; y++) {
                darkest = Math.min(darkest, new Color(image.getRGB(x, y)).getGreen());
            }
        }
        return darkest;
    }
}
