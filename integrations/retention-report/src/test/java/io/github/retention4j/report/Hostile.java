package io.github.retention4j.report;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Texts that try to be more than text. */
public final class Hostile {
    /** Each in itself a way that pages have been broken. */
    public static final List<String> TEXTS = List.of(
            "</script><script>alert(1)</script>",
            "<script>document.title='" + Chromium.PLANTED + "'</script>",
            "</style><script>document.title='" + Chromium.PLANTED + "'</script>",
            "</title></desc></text></svg><script>document.title='" + Chromium.PLANTED + "'</script>",
            "\"><img src=x onerror=\"document.title='" + Chromium.PLANTED + "'\">",
            "' onload='document.title=1' x='",
            "<svg/onload=alert(1)>",
            "]]>--><!--<![CDATA[",
            "&lt;script&gt;&amp;&#x3c;&#0;&unknown;",
            "a & b",
            "\"'`",
            "\u202Egnp.exe\u202D\u202C",
            "\u2066\u2067\u2068 never closed",
            "\u2069\u2069\u2069 closed too often",
            "\uD800",
            "a\uDC00b\uD83D",
            "\u0000\u0001\u001B[31m\u0085\u2028\uFFFE\uFFFF",
            "\r\n\t line",
            "=HYPERLINK(\"http://example.org\",\"click\")",
            "@SUM(1+1)*cmd|' /C calc'!A0",
            "javascript:alert(1)",
            "url(http://example.org/x.png)",
            "http://example.org",
            "//example.org/x",
            "{0} {1} {{2}}",
            "%s %n $1 \\1",
            "../../etc/passwd",
            "الرياض <b>",
            "😀👩‍👩‍👧",
            "",
            " ");

    private Hostile() {}

    /** Any of them, or any text at all. */
    public static Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.of(TEXTS), Arbitraries.strings().all().ofMaxLength(40));
    }

    /** Any of these, and now and then one of half a million letters. */
    public static Arbitrary<String> textsOfAnyLength() {
        Arbitrary<String> half = Arbitraries.of(TEXTS).map(text -> (text + "x").repeat(500_000 / (text.length() + 1)));
        return Arbitraries.frequencyOf(Tuple.of(40, texts()), Tuple.of(1, half));
    }
}
