package io.github.retention4j.report.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.model.Window;
import io.github.retention4j.result.Unit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageFileTest {
    private static final String HEAD =
            "msgid \"\"\nmsgstr \"\"\n\"Language: pl\\n\"\n\"Plural-Forms: nplurals=3; plural=n==1 ? 0 : "
                    + "n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2;\\n\"\n";

    @TempDir
    private Path folder;

    private Language read(String text) throws IOException {
        return Language.read(Files.writeString(folder.resolve("pl.po"), text));
    }

    @Test
    void aThirdLanguageIsOneFile() throws IOException {
        Language polish = read("\uFEFF# A comment\r\n" + HEAD + """
                #. for translators
                msgctxt "month"
                msgid "Mar"
                msgstr "marzec"

                msgid "retention rate"
                msgstr ""
                "wskaźnik "
                "\\"retencji\\""

                msgid "{0} customer"
                msgid_plural "{0} customers"
                msgstr[0] "jeden klient"
                msgstr[1] "{0} klienci"
                msgstr[2] "{0} klientów"

                #, fuzzy
                msgid "churn rate"
                msgstr "zgadywanka"

                msgid "lost"
                msgstr ""

                msgid "{0} of {1}"
                msgstr "z {1} {0}"
                #~ msgid "old"
                #~ msgstr "stary"
                """);
        assertThat(polish.tag()).isEqualTo("pl");
        assertThat(polish.isRightToLeft()).isFalse();
        assertThat(polish.phrase("retention rate 2026-03")).isEqualTo("wskaźnik \"retencji\" marzec 2026");
        assertThat(polish.count(1, "customer")).isEqualTo("jeden klient");
        assertThat(polish.count(23, "customer")).isEqualTo("23 klienci");
        assertThat(polish.count(12, "customer")).isEqualTo("12 klientów");
        assertThat(polish.phrase("22 customers")).isEqualTo("22 klienci");
        assertThat(polish.say("churn rate")).isEqualTo("churn rate");
        assertThat(polish.say("lost")).isEqualTo("lost");
        assertThat(polish.say("{0} of {1}", "3", "4")).isEqualTo("z 4 3");
        assertThat(polish.window(Window.month(2026, 4))).isEqualTo("Apr 2026");
    }

    @Test
    void aSentenceCountsTwoThings() throws IOException {
        Language polish = read(HEAD + """
                msgid "{0} day"
                msgid_plural "{0} days"
                msgstr[0] "dzień"
                msgstr[1] "{0} dni"
                msgstr[2] "{0} dni"

                msgctxt "genitive"
                msgid "{0} order"
                msgid_plural "{0} orders"
                msgstr[0] "jednego zamówienia"
                msgstr[1] "{0} zamówień"
                msgstr[2] "{0} zamówień"

                msgid "at least {0} orders within {1} days"
                msgstr "{1:day}, od {0:order, genitive}"

                msgctxt "column"
                msgid "lost"
                msgstr "utracone"

                msgid "lost"
                msgstr "utraceni"

                msgctxt "{0} by {1}"
                msgid "lost"
                msgstr "utraconych"

                msgid "{0} by {1}"
                msgstr "{0} według {1}"
                """);
        assertThat(polish.phrase("at least 2 orders within 30 days")).isEqualTo("30 dni, od 2 zamówień");
        assertThat(polish.phrase("at least 1 order within 1 day")).isEqualTo("dzień, od jednego zamówienia");
        assertThat(polish.say("at least {0} orders within {1} days", polish.number(1), polish.number(1_000)))
                .isEqualTo("1,000 dni, od jednego zamówienia");
        assertThat(polish.phrase("lost")).isEqualTo("utraceni");
        assertThat(polish.column("lost")).isEqualTo("utracone");
        assertThat(polish.column("2 days")).isEqualTo("2 dni");
        assertThat(polish.phrase("2 days by lost")).isEqualTo("2 dni według utraconych");
        assertThat(polish.figure(3.0, Unit.DAYS)).isEqualTo("3 dni");
        assertThat(polish.figure(3.5, Unit.DAYS)).isEqualTo("3.5 dni");
        assertThat(Language.ENGLISH.figure(3.0, Unit.DAYS)).isEqualTo("3.0 days");
    }

    @Test
    void theFileOfArabicIsReadAsAnyOther() {
        Language arabic = Language.read(ArabicTest.file());
        assertThat(arabic.isRightToLeft()).isTrue();
        assertThat(arabic.phrase("retention rate")).isEqualTo(Language.ARABIC.phrase("retention rate"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "msgid \"a\"|pl.po:5: msgid without msgstr; put msgstr \"\" behind it",
                "msgid \"a\"~msgid \"b\"~msgstr \"c\"|pl.po:6: msgid without msgstr before it; put msgstr \"\" behind the msgid of line 5",
                "msgid a|pl.po:5: a keyword without a string; put the words in \"quotes\" behind it",
                "msgid \"a|pl.po:5: a string without an end; end the line with one \", and write \\\" for a quote inside",
                "msgid \"a\" b|pl.po:5: something behind the end of a string; end the line with one \", and write \\\" for a quote inside",
                "msgid \"a\"~msgstr \"\\q\"|pl.po:6: '\\q'; write \\\\ for a backslash",
                "hello|pl.po:5: a line that no PO file has; write msgid \"…\", msgstr \"…\" or # for a comment",
                "msgstr \"a\"|pl.po:5: msgstr where none can be; give each msgid one, or msgstr[0], msgstr[1] … for plurals",
                "msgid \"a\"~msgstr[0] \"b\"|pl.po:6: 'msgstr[0]'; write msgstr, since there is no msgid_plural",
                "msgid \"a\"~msgid_plural \"as\"~msgstr[x] \"b\"|pl.po:7: 'msgstr[x]'; write msgstr[0], msgstr[1] …",
                "msgid \"a\"~msgid_plural \"as\"~msgstr[1] \"b\"|pl.po:5: a form is missing; number them msgstr[0], msgstr[1] … without a gap",
                "msgid \"a\"~msgid_plural \"as\"~msgstr[0] \"b\"|pl.po:5: 'a' has 1 forms and the language has 3; write msgstr[0] to msgstr[2]",
                "msgid \"a\"~msgstr \"b\"~~msgid \"a\"~msgstr \"c\"|pl.po:8: 'a' stands in line 5 already; leave one of them out",
                "msgid \"{0} a\"~msgstr \"b\"|pl.po:5: 'b' has no {0}, and '{0} a' has {0}; put in the same, each once, in any order",
                "msgid \"{0} a\"~msgstr \"{0} {1}\"|pl.po:5: '{0} {1}' has {0}, {1}, and '{0} a' has {0}; put in the same, each once, in any order",
                "msgid \"{0} a\"~msgstr \"{0:b}\"|pl.po:5: '{0:b}' counts 'b', of which there are no forms; write msgid \"{0} b\"",
                "msgid \"{0} a\"~msgstr \"{0:b, of}\"|pl.po:5: '{0:b, of}' counts 'b, of', of which there are no forms; write msgctxt \"of\" and msgid \"{0} b\"",
                "msgctxt \"direction of text\"~msgid \"left to right\"~msgstr \"rtl\"|pl.po:6: the direction of text is 'rtl'; write 'left to right' or 'right to left'",
                "msgid \"a\"~msgstr \"b\u202E\"|pl.po:5: 'b' has a mark that controls the direction of text; leave it out, the library sets them"
            })
    void tellsTheLineAndWhatToWrite(String entry, String message) {
        assertThatThrownBy(() -> read(HEAD + entry.replace('~', '\n')))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "|the head has no Language",
                "Language: pl|the head has no Plural-Forms",
                "Language: p l~Plural-Forms: nplurals=1; plural=0;|'p l' is no language; write its code, such as fr or pt_BR",
                "Language: pl~Plural-Forms: plural=0;|does not tell nplurals",
                "Language: pl~Plural-Forms: nplurals=2;|does not tell plural;",
                "Language: pl~Plural-Forms: nplurals=2; plural=n;|gives form 2 for 2, and nplurals has the forms 0 to 1",
                "Language: pl~Plural-Forms: nplurals=2; plural=n != ;|should have a number, n or '(' at character 6",
                "Language: pl~Plural-Forms: nplurals=2; plural=(n == 1;|should have ')'",
                "Language: pl~Plural-Forms: nplurals=2; plural=n ? 1;|should have ':'",
                "Language: pl~Plural-Forms: nplurals=2; plural=n != 1 1;|should have the end",
                "Language: pl~Plural-Forms: nplurals=2; plural=1 % n;|divides by zero for 0"
            })
    void tellsWhatIsWrongWithTheHead(String header, String message) {
        String lines = header == null ? "" : header;
        String text = "msgid \"\"\nmsgstr \"" + lines.replace("~", "\\n") + "\\n\"\n";
        assertThatThrownBy(() -> read(text)).hasMessageStartingWith("pl.po:1: ").hasMessageContaining(message);
    }

    @Test
    void tellsOfAFileThatIsNone() throws IOException {
        assertThatThrownBy(() -> read("")).hasMessageStartingWith("pl.po:1: there is no head");
        Path latin = Files.write(folder.resolve("fr.po"), (HEAD + "msgid \"é\"").getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> Language.read(latin))
                .hasMessage("fr.po:5: it is not in UTF-8; save the file as UTF-8");
        assertThatThrownBy(() -> Language.read(folder.resolve("no.po")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("no.po cannot be read: there is no such file");
        assertThatThrownBy(() -> Language.read(Files.createDirectory(folder.resolve("it.po"))))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("it.po cannot be read: it is a folder");
    }

    @ParameterizedTest
    @CsvSource({
        "n != 1, 2, 0, 1",
        "n != 1, 2, 1, 0",
        "n > 1, 2, 1, 0",
        "!(n == 1 || n == 11), 2, 11, 0",
        "'n*2/2-1+1 >= 5 ? 1 : 0', 2, 7, 1",
        "'n%10==1 && n%100!=11 ? 0 : n != 0 ? 1 : 2', 3, 21, 0",
        "'n%10==1 && n%100!=11 ? 0 : n != 0 ? 1 : 2', 3, 11, 1",
        "'n%10==1 && n%100!=11 ? 0 : n != 0 ? 1 : 2', 3, 0, 2"
    })
    void choosesPluralForms(String rule, int forms, long count, long form) {
        assertThat(PluralRule.of(rule, forms).applyAsLong(count)).isEqualTo(form);
    }

    @Test
    void refusesRulesThatWouldTakeTooLong() {
        assertThatThrownBy(() -> PluralRule.of("(".repeat(400) + "n" + ")".repeat(400), 2))
                .hasMessageContaining("levels");
        assertThatThrownBy(() -> PluralRule.of("!".repeat(999) + "n", 2)).hasMessageContaining("levels");
        assertThatThrownBy(() -> PluralRule.of("n+".repeat(1000) + "n", 2)).hasMessageContaining("characters");
    }
}
