package io.github.retention4j.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoTest {
    private static final Path ONLINE_RETAIL = Path.of("../../shared/data/online-retail.csv.gz");

    private static final Path METRICS_PAGE = Path.of("../docs/METRICS.md");

    @TempDir
    private Path folder;

    @Test
    void printsAPageAboutTheBundledShop() {
        DemoRun run = DemoRun.of();

        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .startsWith("A made-up shop in Riyadh.")
                .contains(
                        "\nHistory: 1000 customers, 4815 orders and 112 refunded in full, 2024-01-02 to 2026-04-12, Asia/Riyadh, SAR")
                .contains("carts.csv: 3670 rows, 3670 taken")
                .contains("offers.csv: 1729 rows, 1729 taken")
                .contains("orders.csv: 5166 rows, 5166 taken")
                .contains("memberships.csv: 433 rows, 433 taken")
                .contains("points-grants.csv: 38 rows, 38 taken")
                .contains("redemptions.csv: 512 rows, 512 taken")
                .contains("referrals.csv: 109 rows, 109 taken")
                .contains("subscriptions.csv: 354 rows, 232 taken, 122 merged")
                .contains("visits.csv: 5383 rows, 5383 taken")
                .containsPattern("\nretention rate \\(.+\\)\n2026-03  51.4 % .*\n2026-Q1  61.7 % ")
                .containsPattern("\nchurn rate \\(.+\\)\n2026-03  48.6 % ")
                .containsPattern("\ncoupon redemption rate \\S+ by campaign \\(.+\\)\nbring-a-friend +71.8 %")
                .containsPattern("\ncohort retention \\(first order by quarter.*\\)")
                .contains("* partly observed: the data end on 2026-04-12")
                .containsPattern("\nretention rate 2026-Q1, only earlier customers by country \\(.+\\)")
                .containsPattern(
                        "\nretention rate 2026-Q1, only earlier customers by orders before the quarter \\(.+\\)")
                .containsPattern("\nAH 1447-09 +87 ")
                .containsPattern("\nchampions +5: ")
                .containsPattern("\ntop 20 % .* 64\\.2 %")
                .containsPattern("\n2025-Q1 +110 .* month 3\n")
                .containsPattern("\nsecond order +27 ")
                .containsPattern("\n10 of 1000 customers; ")
                .containsPattern("\n\\d of 4 goals met, \\d of 1 within the published range")
                .doesNotContain("no data", "NaN", "Infinity", "null", "Not shown");
        List<String> lines = run.out().lines().toList();
        // More than that nobody reads in one go; a loyalty programme asks for several tables.
        assertThat(lines).hasSizeBetween(280, 490).allMatch(line -> line.length() <= 190);
        assertThat(lines.stream().filter(line -> line.matches("20\\d\\d-\\d\\d  +.*\\d.*")))
                .as("a line for the last month of each metric that has one, and twelve months of retention")
                .hasSizeBetween(30, 60);
    }

    @Test
    void tellsWhetherTheProgrammePaysWhatIsOwedAndWhatCashbackWouldHaveCost() {
        String page = DemoRun.of().out();

        assertThat(page)
                .contains("; selection, and not what the programme caused; programme Rewards\n")
                .containsPattern(
                        "\nbreak-even uplift 4\\.0 % of revenue, .* SAR; return on investment \\d.*, 95 % CI -")
                .containsPattern("\nclosing +\\d+ +\\d+ +0 +399189 +19959\\.45 SAR\n")
                .containsPattern("\nexpected to be redeemed +102866 +76624–138095 +5143.29 ")
                .containsPattern("\nowed at the end +101956\\.22 +\\d+\\.\\d\\d\n")
                .containsPattern("\nsales that would pay for it +\\+0\\.0 % +\\+34\\.8 %\n");
    }

    @Test
    void tellsWhatIsToComeBesideWhatCameAndWhoIsProbablyLost() {
        String page = DemoRun.of().out();

        assertThat(page)
                .contains("\nMBG/NBD: its AIC is lower than that of Pareto/NBD by ")
                .containsPattern(
                        "\nexpected purchases \\(MBG/NBD, 2026-01-13 to 2026-04-12\\): 544\\.\\d purchases of 796"
                                + " customers, 95 % between 472\\.\\d and 616\\.\\d\n")
                .containsPattern("\nnobody buys again +0\\.0 ")
                .contains("\n796 customers made 605 purchases\n")
                .containsPattern("\nexpected purchases \\(MBG/NBD, 2026-04-13 to 2026-07-12\\): ")
                .containsPattern("\nresidual lifetime value \\(.*40 % margin\\): \\d+\\.\\d\\d SAR per customer ")
                .containsPattern(
                        "\nP\\(alive\\) below 0\\.2 on 2026-04-12, by MBG/NBD\n.*(\n100\\d{5} +0\\.[01]\\d\\d +\\d+\\.\\d\\d){10}\n");
    }

    @Test
    void namesTheForecastWhereNobodyBoughtAgain() throws IOException {
        String orders = "c,t,a\n1,2026-01-05,10\n2,2026-01-06,30\n3,2026-04-01,5\n";

        assertThat(DemoRun.of(words(file(orders))).out())
                .doesNotContain("── What is to come")
                .contains("\nexpected purchases\n", "\nresidual lifetime value\n");
    }

    @Test
    void readsTheLedgerOfACustomerWhomItDoesNotName() {
        String page = DemoRun.of().out();
        String ledger = page.substring(page.indexOf("── One customer's points"), page.indexOf("── All in one"));

        assertThat(ledger)
                .contains("\npoints of one customer in Rewards\n")
                .containsPattern("\n\\S+  redeemed +-900 +7 +order of 2026-03-05\n")
                .containsPattern("\n\\S+  restored +\\+900 +907 +order of 2026-03-05\n")
                .doesNotContainPattern("\\b100\\d{5}\\b");
    }

    /** The page does not have to show every metric: a new one needs no line here, nor there. */
    @Test
    void showsMetricsUnderTheirNamesInTheCatalogue() throws IOException {
        assertThat(shown(DemoRun.of().out())).hasSizeGreaterThan(25).contains("retention rate", "scorecard");
    }

    @Test
    void namesTheMetricsThatItCannotShow() throws IOException {
        String orders = "c,t,a\n1,2026-01-05,10\n2,2026-01-06,30\n1,2026-02-01,20\n1,2026-03-02,5\n1,2026-04-01,5\n";
        String page = DemoRun.of(words(file(orders))).out();

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
        String page = DemoRun.of(words(file("c,t,a\n" + order + "\n"))).out();

        assertThat(unshown(page)).contains("retention rate", "churn rate", "scorecard", "lifecycle stages");
        assertThat(page.substring(0, page.indexOf("── Not shown"))).doesNotContain("no data", "NaN", "Infinity");
        assertEachMetricIsShownOrNamed(page);
    }

    private static void assertEachMetricIsShownOrNamed(String page) throws IOException {
        List<String> named =
                unshown(page).stream().filter(line -> !line.contains("(")).toList();
        assertThat(shown(page)).doesNotContainAnyElementsOf(named);
        assertThat(Stream.concat(shown(page).stream(), named.stream()))
                .containsExactlyInAnyOrderElementsOf(shown(DemoRun.of().out()));
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
        String usual = DemoRun.of().out();
        Locale locale = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag(language));
            assertThat(DemoRun.of().out()).isEqualTo(usual);
        } finally {
            Locale.setDefault(locale);
        }
    }

    @Test
    void printsUtf8WhateverThePlatformsEncoding() throws IOException, InterruptedException {
        List<String> ascii = List.of("-Dfile.encoding=US-ASCII", "-Dstdout.encoding=US-ASCII");
        String page = DemoRun.PAGE.toString();
        DemoRun run = DemoRun.ofAJvm(ascii, ProcessBuilder.Redirect.PIPE, "--report", page);

        assertThat(run.code()).isZero();
        assertThat(run.out()).isEqualTo(DemoRun.of("--report", page).out()).contains("95 % CI ");
    }

    @Test
    void showsNoBarWithoutAConsole() throws IOException, InterruptedException {
        String orders = file("c,t,a\n" + "1,2026-01-05,1\n".repeat(1 << 19));
        DemoRun run = DemoRun.ofAJvm(List.of(), ProcessBuilder.Redirect.DISCARD, words(orders));

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
    }

    @Test
    void exitsWithTwoAndALineOnStandardError() throws IOException, InterruptedException {
        DemoRun run = DemoRun.ofAJvm(List.of(), ProcessBuilder.Redirect.PIPE, "--wat");

        assertThat(run.out()).isEmpty();
        assertThat(run.err().strip()).isEqualTo("unknown option --wat; --help shows those there are");
        assertThat(run.code()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 8192, 16000})
    void saysSoWhenTheDiskIsFull(int room) {
        assertThat(DemoRun.into(new FullAfter(room)).err().strip())
                .isEqualTo("what is printed could not be written to its end");
        assertThat(DemoRun.into(new FullAfter(room)).code()).isEqualTo(2);
    }

    /** Whatever System.out is made of, it must not hide that nothing could be written. */
    @ParameterizedTest
    @ValueSource(strings = {"", "--help"})
    void exitsWithTwoWhenTheDiskIsFull(String word) throws IOException, InterruptedException {
        File full = new File("/dev/full");
        assumeTrue(full.exists());
        DemoRun run = DemoRun.ofAJvm(
                List.of(), ProcessBuilder.Redirect.to(full), word.isEmpty() ? new String[0] : new String[] {word});

        assertThat(run.err().strip()).isEqualTo("what is printed could not be written to its end");
        assertThat(run.code()).isEqualTo(2);
    }

    @Test
    void saysHowMuchMemoryItNeeds() throws IOException, InterruptedException {
        String orders = file("o,c,t,a\n"
                + IntStream.range(0, 600_000)
                        .mapToObj(i -> "A-" + i + ",c-" + i + ",2026-01-05,1\n")
                        .collect(Collectors.joining()));
        DemoRun run = DemoRun.ofAJvm(List.of("-Xmx64m"), ProcessBuilder.Redirect.PIPE, words(orders, "--order", "o"));

        assertThat(run.err().strip())
                .matches("out of memory( after [0-9,]+ rows were read)?: Java had 6\\d MB and needs (more|about \\d+);"
                        + " start it with java -Xmx\\d+m");
        assertThat(run.out()).isEmpty();
        assertThat(run.code()).isEqualTo(2);
    }

    /** A disk with room for some bytes. */
    private static final class FullAfter extends OutputStream {
        private int room;

        FullAfter(int room) {
            this.room = room;
        }

        @Override
        public void write(int b) throws IOException {
            if (room-- <= 0) {
                throw new IOException("No space left on device");
            }
        }
    }

    @Test
    void wipesTheBarBeforeThePageAndBeforeAMessage() throws IOException {
        ByteArrayOutputStream screen = new ByteArrayOutputStream();
        PrintStream both = new PrintStream(screen, true, UTF_8);
        AtomicLong seconds = new AtomicLong();
        Supplier<ProgressBar> bar = () -> new ProgressBar(both, () -> 1_000_000_000 * seconds.getAndIncrement());
        String bar100 = "\rbuilding: 1 customers [##############################] 0 % left";

        Demo.run(both, both, bar.get(), DemoRun.PAGE, words(file("c,t,a\n1,2026-01-05,1\n")));
        assertThat(screen.toString(UTF_8))
                .startsWith(bar100 + "\r" + " ".repeat(bar100.length() - 1) + "\rHistory: 1 ");

        screen.reset();
        Demo.run(both, both, bar.get(), DemoRun.PAGE, words(rowsAndABadOne()));
        assertThat(screen.toString(UTF_8))
                .matches("\rreading: 262,144 rows \\[#+\\.*] \\d+ % left\r +\rorders.csv:262146: column .*\\R");
    }

    /** A bad row after as many as make a history tell of its progress. */
    private String rowsAndABadOne() throws IOException {
        return file("c,t,a\n" + "1,2026-01-05,1\n".repeat(1 << 18) + "1,2026-01-05,much\n");
    }

    @Test
    void printsWhatIsKnownOfTheOnlineRetailData() {
        assumeTrue(Files.exists(ONLINE_RETAIL), () -> "not there: " + ONLINE_RETAIL.toAbsolutePath());
        DemoRun run = DemoRun.of(
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
                "--decimals",
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

    static String[] words(String file, String... more) {
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
