package io.github.retention4j.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DemoTest {
    private static final Path ONLINE_RETAIL = Path.of("../../shared/data/online-retail.csv.gz");

    private static final Path METRICS_PAGE = Path.of("../docs/METRICS.md");

    @TempDir
    private Path folder;

    private record Run(int code, String out, String err) {
        static Run of(String... args) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            PrintStream errors = new PrintStream(err, true, UTF_8);
            // A clock that stands still, so that no work takes long enough for a bar.
            ProgressBar bar = new ProgressBar(errors, () -> 0);
            int code = Demo.run(new PrintStream(out, false, UTF_8), errors, bar, args);
            return new Run(code, out.toString(UTF_8).replace("\r\n", "\n"), err.toString(UTF_8));
        }
    }

    @Test
    void printsAPageAboutTheBundledShop() {
        Run run = Run.of();

        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .startsWith("A made-up shop in Riyadh.")
                .contains("\nHistory: 1000 customers, 4815 orders, 2024-01-02 to 2026-04-12, Asia/Riyadh, SAR")
                .contains("carts.csv: 3670 rows, 3670 taken")
                .contains("offers.csv: 1729 rows, 1729 taken")
                .contains("orders.csv: 5166 rows, 5166 taken")
                .contains("referrals.csv: 109 rows, 109 taken")
                .contains("subscriptions.csv: 354 rows, 232 taken, 122 merged")
                .contains("visits.csv: 5383 rows, 5383 taken")
                .containsPattern("\nretention rate \\(.+\\)\n2026-03  51.4 % .*\n2026-Q1  61.7 % ")
                .containsPattern("\nchurn rate \\(.+\\)\n2026-03  48.6 % ")
                .containsPattern("\ncoupon redemption rate \\S+ by campaign \\(.+\\)\nbring-a-friend +71.8 %")
                .containsPattern("\ncohort retention \\(first order by quarter.*\\)")
                .contains("* partly observed: the data end on 2026-04-12")
                .containsPattern("\nretention rate 2026-Q1 by country \\(.+\\)")
                .containsPattern("\nretention rate 2026-Q1 by orders before the quarter \\(.+\\)")
                .containsPattern("\n\\d of 4 goals met, \\d of 1 within the published range")
                .doesNotContain("no data", "NaN", "Infinity", "null", "Not shown");
        List<String> lines = run.out().lines().toList();
        assertThat(lines).hasSizeBetween(180, 280).allMatch(line -> line.length() <= 190);
        assertThat(lines.stream().filter(line -> line.matches("20\\d\\d-\\d\\d  +.*\\d.*")))
                .as("a line for the last month of each metric that has one, and twelve months of retention")
                .hasSizeBetween(30, 60);
    }

    @Test
    void showsEveryMetricOfTheCatalogue() throws IOException {
        assertThat(shown(Run.of().out())).containsExactlyInAnyOrderElementsOf(catalogue());
    }

    @Test
    void namesTheMetricsThatItCannotShow() throws IOException {
        String orders = "c,t,a\n1,2026-01-05,10\n2,2026-01-06,30\n1,2026-02-01,20\n1,2026-03-02,5\n1,2026-04-01,5\n";
        String page = Run.of(words(file(orders))).out();

        assertThat(unshown(page))
                .contains(
                        "retention rate (contractual: subscription running at the start and at the end / running at the start)",
                        "recurring revenue",
                        "net revenue churn",
                        "upsell rate",
                        "bounce rate",
                        "conversion rate",
                        "cart abandonment rate",
                        "referral rate",
                        "net promoter score",
                        "customer satisfaction",
                        "customer effort score",
                        "coupon redemption rate",
                        "coupon redemption time",
                        "coupon return rate",
                        "coupon revenue",
                        "customer loyalty index")
                .doesNotHaveDuplicates();
        assertThat(page).contains("── All in one, and against goals").doesNotContain("── What they say");
        assertEachMetricIsShownOrNamed(page);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,2026-01-05,10", ",2026-01-05,10", "1,2026-01-05,0"})
    void saysLittleOfASingleOrder(String order) throws IOException {
        String page = Run.of(words(file("c,t,a\n" + order + "\n"))).out();

        assertThat(unshown(page)).contains("retention rate", "churn rate", "scorecard", "lifecycle stages");
        assertThat(page.substring(0, page.indexOf("── Not shown"))).doesNotContain("no data", "NaN", "Infinity");
        assertEachMetricIsShownOrNamed(page);
    }

    private static void assertEachMetricIsShownOrNamed(String page) throws IOException {
        List<String> named =
                unshown(page).stream().filter(line -> !line.contains("(")).toList();
        assertThat(shown(page)).doesNotContainAnyElementsOf(named);
        assertThat(Stream.concat(shown(page).stream(), named.stream()))
                .containsExactlyInAnyOrderElementsOf(catalogue());
        assertThat(page).as("a section without lines").doesNotContainPattern("─\n\n");
    }

    /** The metrics that docs/METRICS.md has a section of. */
    private static List<String> catalogue() throws IOException {
        List<String> names;
        try (Stream<String> lines = Files.lines(METRICS_PAGE)) {
            names = lines.filter(line -> line.startsWith("### "))
                    .map(line -> line.substring(4).toLowerCase(Locale.ROOT))
                    .toList();
        }
        assertThat(names).hasSizeGreaterThan(25);
        return names;
    }

    /** The metrics that a page shows by themselves: with a definition, or above a table with their window. */
    private static List<String> shown(String page) throws IOException {
        String lines = page.toLowerCase(Locale.ROOT).replaceFirst("(?s)── not shown.*", "");
        return catalogue().stream()
                .filter(name -> Pattern.compile("(?m)^" + name + " (\\(.+\\).*|20\\S+( \\(.+\\).*)?)$")
                        .matcher(lines)
                        .find())
                .toList();
    }

    private static List<String> unshown(String page) {
        String section = "── Not shown, for want of records ";
        assertThat(page).containsOnlyOnce(section);
        return page.substring(page.indexOf(section))
                .toLowerCase(Locale.ROOT)
                .lines()
                .skip(1)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar-SA-u-nu-arab", "fa-IR", "de-DE", "tr-TR", "hi-IN-u-nu-deva", "th-TH-u-ca-buddhist"})
    void printsTheSameUnderAnyLocale(String language) {
        String usual = Run.of().out();
        Locale locale = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag(language));
            assertThat(Run.of().out()).isEqualTo(usual);
        } finally {
            Locale.setDefault(locale);
        }
    }

    @Test
    void printsUtf8WhateverThePlatformsEncoding() throws IOException, InterruptedException {
        Process demo = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dfile.encoding=US-ASCII",
                        "-Dstdout.encoding=US-ASCII",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Demo.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String out = new String(demo.getInputStream().readAllBytes(), UTF_8).replace("\r\n", "\n");

        assertThat(demo.waitFor()).isZero();
        assertThat(out).isEqualTo(Run.of().out()).contains("95 % CI ");
    }

    @Test
    void showsNoBarWithoutAConsole() throws IOException, InterruptedException {
        Path file = Path.of(file("c,t,a\n" + "1,2026-01-05,1\n".repeat(1 << 19)));
        Process demo = new ProcessBuilder(Stream.concat(
                                Stream.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        Demo.class.getName()),
                                Stream.of(words(file.toString())))
                        .toList())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();

        assertThat(demo.getErrorStream().readAllBytes()).isEmpty();
        assertThat(demo.waitFor()).isZero();
    }

    @Test
    void exitsWithTwoAndALineOnStandardError() throws IOException, InterruptedException {
        Process demo = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Demo.class.getName(),
                        "--wat")
                .start();

        assertThat(demo.getInputStream().readAllBytes()).isEmpty();
        assertThat(new String(demo.getErrorStream().readAllBytes(), UTF_8).strip())
                .isEqualTo("unknown option --wat; --help shows those there are");
        assertThat(demo.waitFor()).isEqualTo(2);
    }

    @Test
    void printsAPageAboutAFile() throws IOException {
        Run run = Run.of(
                file("Kunde;Datum;Summe\n1;05.01.2026;10\n2;06.01.2026;30\n1;01.02.2026;20\n;02.02.2026;5\n"),
                "--customer",
                "Kunde",
                "--time",
                "Datum",
                "dd.MM.yyyy",
                "--amount",
                "Summe",
                "--delimiter",
                ";",
                "--zone",
                "Europe/Vienna",
                "--currency",
                "EUR");

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .startsWith("History: 2 customers, 4 orders, 2026-01-05 to 2026-02-02, Europe/Vienna, EUR")
                .contains("cohort retention (first order by month")
                .contains("16.25 EUR per order (65.00/4)")
                .doesNotContain("promoters", "redeemed", "by country", "What coupons do");
    }

    @Test
    void readsTheStatedEncodingAndNumbers() throws IOException {
        Path arabic = Files.write(
                folder.resolve("orders.csv"),
                "العميل;التاريخ;المبلغ\n1;2026-01-05;1.250,50\n2;2026-01-06;0,5\n".getBytes("windows-1256"));
        Run run = Run.of(
                arabic.toString(),
                "--customer",
                "العميل",
                "--time",
                "التاريخ",
                "yyyy-MM-dd",
                "--amount",
                "المبلغ",
                "--delimiter",
                ";",
                "--encoding",
                "windows-1256",
                "--numbers",
                "comma",
                "--zone",
                "Asia/Riyadh",
                "--currency",
                "SAR");

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("(1251.00/2)");

        String indic = file("c,t,a\n1,٢٠٢٦-٠١-٠٥,١٬٢٥٠٫٥\n");
        assertThat(Run.of(words(indic, "--numbers", "arabic")).out()).contains("(1250.50/1)");
        assertThat(Run.of(words(file("c,t,a\n1,2026-01-05,\"1,250.5\"\n"), "--numbers", "point"))
                        .out())
                .contains("(1250.50/1)");
    }

    @Test
    void wipesTheBarBeforeThePageAndBeforeAMessage() throws IOException {
        ByteArrayOutputStream screen = new ByteArrayOutputStream();
        PrintStream both = new PrintStream(screen, true, UTF_8);
        AtomicLong seconds = new AtomicLong();
        Supplier<ProgressBar> bar = () -> new ProgressBar(both, () -> 1_000_000_000 * seconds.getAndIncrement());
        String bar100 = "\rbuilding: 1 customers [##############################] 0 % left";

        Demo.run(both, both, bar.get(), words(file("c,t,a\n1,2026-01-05,1\n")));
        assertThat(screen.toString(UTF_8))
                .startsWith(bar100 + "\r" + " ".repeat(bar100.length() - 1) + "\rHistory: 1 ");

        screen.reset();
        Demo.run(both, both, bar.get(), words(rowsAndABadOne()));
        assertThat(screen.toString(UTF_8))
                .matches("\rreading: 262,144 rows \\[#+\\.*] \\d+ % left\r +\rorders.csv:262146: column .*\\R");
    }

    /** A bad row after as many as make a history tell of its progress. */
    private String rowsAndABadOne() throws IOException {
        return file("c,t,a\n" + "1,2026-01-05,1\n".repeat(1 << 18) + "1,2026-01-05,much\n");
    }

    @Test
    void saysSoWhenNothingIsLeftToCount() throws IOException {
        Run run = Run.of(words(file("c,t,a\n,2026-01-05,1\n"), "--drop-without-customer"));
        assertThat(run.code()).isZero();
        assertThat(run.out().lines())
                .containsExactly(
                        "History: 0 customers, 0 orders, no events, UTC, EUR",
                        "orders.csv: 1 row, 0 taken, 1 excluded");
    }

    @Test
    void leavesBadRowsOutWhenAskedTo() throws IOException {
        String bad = file("c,t,a\n1,2026-01-05,1\n2,yesterday,1\n1,2026-01-06,1.005\n");

        assertThat(Run.of(words(bad)).err().strip())
                .isEqualTo("orders.csv:3: column \"t\": \"yesterday\" is not a time in the pattern yyyy-MM-dd");
        assertThat(Run.of(words(bad, "--lenient")).out()).contains("orders.csv: 3 rows, 1 taken, 2 refused");
        assertThat(Run.of(words(bad, "--lenient", "--scale", "3")).out()).contains("3 rows, 2 taken, 1 refused");
    }

    @Test
    void sumsLinesAndDropsCancellations() throws IOException {
        Run run = Run.of(
                file(
                        "o,c,t,q,p\nA1,1,2026-01-05,2,1.50\nA1,1,2026-01-05,1,4\nC2,1,2026-01-06,-1,4\nA3,,2026-01-07,1,9\n"),
                "--order",
                "o",
                "--customer",
                "c",
                "--time",
                "t",
                "yyyy-MM-dd",
                "--quantity",
                "q",
                "--unit-price",
                "p",
                "--zone",
                "UTC",
                "--currency",
                "EUR",
                "--drop-without-customer",
                "--cancellation-prefix",
                "C");
        assertThat(run.out())
                .contains("orders.csv: 4 rows, 1 taken, 1 merged, 2 excluded")
                .contains("7.00 EUR per order (7.00/1)");
    }

    @Test
    void readsCouponsAndDiscountsOfOrders() throws IOException {
        String orders = file("o,c,t,a,k,d\nA1,1,2026-01-05,90,SPRING,10\nA2,2,2026-01-06,110,,\n");
        String[] words = words(orders, "--order", "o", "--coupon", "k", "--discount", "d");

        assertThat(Run.of(words).out())
                .containsPattern("\ncoupon revenue .*\n.* 45.0 % \\(90.00/200.00 EUR\\).* 1 order, discount 10.0 %");
        assertThat(unshown(Run.of(words(orders, "--order", "o")).out())).contains("coupon revenue");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --lenient | which file? --help shows how to say it
                    a b | two files, a and b; or is a value with spaces missing its quotes?
                    a --zone | --zone needs a time zone, such as Asia/Riyadh
                    a --time t --zone UTC | --time needs a pattern after the column, such as "yyyy-MM-dd HH:mm:ss"
                    a --customer --time | --customer needs a column
                    a | --zone is missing; --help shows what it says
                    a --zone Riyadh | --zone Riyadh: Unknown time-zone ID: Riyadh
                    a --zone UTC | --currency is missing; --help shows what it says
                    a --zone UTC --currency riyal | Unknown currency 'riyal'
                    a --zone UTC --currency SAR | --customer is missing; --help shows what it says
                    a --zone UTC --currency SAR --customer c | --time is missing; --help shows what it says
                    a --zone UTC --currency SAR --customer c --time t yyyy | where is the money? --help shows the three ways to say it
                    a --coupon | --coupon needs a column
                    a --zone UTC --currency SAR --customer c --time t yyyy --amount a --coupon k | --order is missing; --help shows what it says
                    a --zone UTC --currency SAR --customer c --time t yyyy --amount a --discount d | --order is missing; --help shows what it says
                    a --delimiter tab | --delimiter tab is not one character
                    a --scale two | --scale two is not a whole number
                    a --encoding | --encoding needs a charset, such as windows-1256
                    a --encoding klingon | --encoding klingon is no charset that Java knows
                    a --encoding utf_8! | --encoding utf_8! is no charset that Java knows
                    a --numbers | --numbers needs a style: point, comma, arabic
                    a --numbers dot | --numbers dot is none of point, comma, arabic
                    nowhere.csv --zone UTC --currency SAR --customer c --time t yyyy-MM-dd --amount a | nowhere.csv: there is no such file
                    """)
    void tellsInALineWhatIsWrong(String words, String message) {
        Run run = Run.of(words.split(" "));

        assertThat(run.err().strip()).isEqualTo(message);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.code()).isEqualTo(2);
    }

    @Test
    void explainsItself() {
        Run run = Run.of("--help");
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("--customer COLUMN", "--coupon COLUMN", "--cancellation-prefix", "retention-io");
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 100);
        assertThat(Run.of("orders.csv", "-h").out()).isEqualTo(run.out());
    }

    @Test
    void printsWhatIsKnownOfTheOnlineRetailData() {
        assumeTrue(Files.exists(ONLINE_RETAIL), () -> "not there: " + ONLINE_RETAIL.toAbsolutePath());
        Run run = Run.of(
                ONLINE_RETAIL.toString(),
                "--customer",
                "CustomerID",
                "--time",
                "InvoiceDate",
                "yyyy-MM-dd HH:mm:ss",
                "--order",
                "InvoiceNo",
                "--quantity",
                "Quantity",
                "--unit-price",
                "UnitPrice",
                "--zone",
                "Europe/London",
                "--currency",
                "GBP",
                "--scale",
                "3",
                "--drop-without-customer",
                "--cancellation-prefix",
                "C");

        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("History: 4339 customers, 18536 orders, 2010-12-01 to 2011-12-09, Europe/London, GBP")
                .contains("65.6 % (2845/4339)")
                .contains("(8911407.904/18536)")
                .contains(
                        "2010-12   885  100.0   36.6   32.3   38.4   36.3   39.8   36.3   34.9   35.4   39.5   37.4   50.3");
    }

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("orders.csv"), text).toString();
    }

    private static String[] words(String file, String... more) {
        return Stream.concat(
                        Stream.of(
                                file,
                                "--customer",
                                "c",
                                "--time",
                                "t",
                                "yyyy-MM-dd",
                                "--amount",
                                "a",
                                "--zone",
                                "UTC",
                                "--currency",
                                "EUR"),
                        Stream.of(more))
                .toArray(String[]::new);
    }
}
