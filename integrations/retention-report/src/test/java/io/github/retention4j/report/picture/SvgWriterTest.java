package io.github.retention4j.report.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.report.Golden;
import io.github.retention4j.report.Hostile;
import io.github.retention4j.report.PageRules;
import io.github.retention4j.report.Xml;
import io.github.retention4j.report.language.Language;
import io.github.retention4j.report.markup.Markup;
import io.github.retention4j.report.picture.Mark.Anchor;
import io.github.retention4j.report.picture.Mark.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

class SvgWriterTest {
    private static final Pattern RULE = Pattern.compile("\\.([a-z][a-z0-9-]*)\\{");

    private static Picture every(String tag) {
        return EveryMark.in(tag.equals("ar") ? Language.ARABIC : Language.ENGLISH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ar"})
    void everyMarkIsTheSameToTheLastByte(String tag) {
        Golden.check("every-mark-" + tag + ".svg", every(tag).svg());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ar"})
    void aFileOfItsOwnKeepsTheRules(String tag) {
        String svg = every(tag).svg();
        PageRules.holdForPicture(svg);
        Element root = Xml.read(svg).getDocumentElement();
        assertThat(root.getAttribute("lang")).isEqualTo(tag);
        assertThat(root.getNamespaceURI()).isEqualTo("http://www.w3.org/2000/svg");
        assertThat(root.getAttribute("viewBox")).isEqualTo("0 0 360 296");
        assertThat(svg).endsWith("</svg>\n");
    }

    /** Each class of a mark has a rule, on light paper and on dark. */
    @Test
    void eachColourHasAShadeOnLightAndOnDarkPaper() {
        String svg = every("en").svg();
        String style = svg.substring(svg.indexOf("<style>"), svg.indexOf("</style>"));
        String light = style.substring(0, style.indexOf("@media (prefers-color-scheme:dark)"));
        String dark = style.substring(light.length());
        Set<String> used = new TreeSet<>();
        Xml.elements(Xml.read(svg)).stream()
                .map(element -> element.getAttribute("class"))
                .filter(css -> !css.isEmpty())
                .forEach(css -> used.addAll(Arrays.asList(css.split(" ", -1))));
        assertThat(rules(light)).containsAll(used);
        used.removeIf(css -> !css.startsWith("f-") && !css.startsWith("s-"));
        assertThat(used).hasSizeGreaterThan(15);
        assertThat(rules(dark)).containsAll(used);
        for (Ink ink : EnumSet.of(Ink.PAPER, Ink.TEXT, Ink.FIRST)) {
            assertThat(light).contains(".f-" + ink.css() + "{fill:" + ink.light() + "}");
            assertThat(dark).contains(".f-" + ink.css() + "{fill:" + ink.dark() + "}");
        }
    }

    @Test
    void aPageHasTheSheetAndThePatternsOnceAndAllOfThem() {
        String inPage = SvgWriter.inPage(every("en")).toString();
        assertThat(inPage).startsWith("<svg viewBox=\"0 0 360 260\" role=\"img\" lang=\"en\"><title>");
        assertThat(inPage).doesNotContain("<style", "<pattern", "xmlns");
        Set<String> asked = new TreeSet<>();
        Matcher paint = Pattern.compile("url\\(#([^)]*)\\)").matcher(inPage);
        while (paint.find()) {
            asked.add(paint.group(1));
        }
        Set<String> given = new TreeSet<>();
        Xml.elements(Xml.read(SvgWriter.hatch().toString())).forEach(element -> given.add(element.getAttribute("id")));
        assertThat(asked).isNotEmpty();
        assertThat(given).containsAll(asked);
        String sheet = SvgWriter.style(EnumSet.allOf(Ink.class));
        for (Ink ink : Ink.values()) {
            assertThat(sheet)
                    .contains(".f-" + ink.css() + "{fill:" + ink.light(), ".s-" + ink.css() + "{stroke:" + ink.dark());
        }
    }

    /** In a text from right to left the start of a line is its right end. */
    @Test
    void anchorsAreLeftAndRightInWhateverDirectionTheTextRuns() {
        assertThat(anchored(Language.ENGLISH, Anchor.LEFT)).isEqualTo("f-text");
        assertThat(anchored(Language.ENGLISH, Anchor.MIDDLE)).isEqualTo("m-middle f-text");
        assertThat(anchored(Language.ENGLISH, Anchor.RIGHT)).isEqualTo("m-end f-text");
        assertThat(anchored(Language.ARABIC, Anchor.LEFT)).isEqualTo("m-end f-text");
        assertThat(anchored(Language.ARABIC, Anchor.MIDDLE)).isEqualTo("m-middle f-text");
        assertThat(anchored(Language.ARABIC, Anchor.RIGHT)).isEqualTo("f-text");
    }

    private static String anchored(Language language, Anchor anchor) {
        Mark label = new Mark.Label(5, 5, "x", anchor, Size.USUAL, Ink.TEXT);
        Markup svg = SvgWriter.inPage(new Picture("a", "b", language, 10, 10, List.of(label), Optional.empty()));
        return Xml.elements(Xml.read(svg.toString())).stream()
                .filter(element -> element.getTagName().equals("text"))
                .map(element -> element.getAttribute("class"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void hostileWordsStayWords() {
        for (String text : Hostile.TEXTS) {
            List<Mark> marks = List.of(
                    new Mark.Label(5, 5, text, Anchor.LEFT, Size.USUAL, Ink.TEXT),
                    new Mark.Cell(0, 0, 10, 10, 3, true, text));
            String title = "t " + Language.ENGLISH.name(text);
            String svg = new Picture(title, title, Language.ENGLISH, 50, 50, marks, Optional.empty()).svg();
            assertThat(Xml.elements(Xml.read(svg)).stream().map(Element::getTagName))
                    .isSubsetOf("svg", "title", "desc", "style", "rect", "text", "defs", "pattern", "path", "g");
            PageRules.hasNoneAsMarkup(svg, Hostile.TEXTS);
        }
    }

    private static Set<String> rules(String style) {
        Set<String> names = new TreeSet<>();
        Matcher rule = RULE.matcher(style);
        while (rule.find()) {
            names.add(rule.group(1));
        }
        return names;
    }

    @Test
    void anyLanguageFromRightToLeftHasItsTextsSo(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("fa.po"), """
                        msgid ""
                        msgstr ""
                        "Language: fa_IR\\n"
                        "Plural-Forms: nplurals=2; plural=n > 1;\\n"

                        msgctxt "direction of text"
                        msgid "left to right"
                        msgstr "right to left"
                        """);
        for (Language language : List.of(Language.read(file), Language.ARABIC)) {
            Element root = Xml.read(EveryMark.in(language).svg()).getDocumentElement();
            assertThat(root.getAttribute("class")).isEqualTo("rtl");
        }
        String english = every("en").svg();
        assertThat(english).contains("svg.rtl text{direction:rtl}");
        assertThat(Xml.read(english).getDocumentElement().getAttribute("class")).isEmpty();
    }
}
