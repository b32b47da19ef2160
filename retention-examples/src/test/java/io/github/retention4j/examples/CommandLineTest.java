package io.github.retention4j.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a shop's owner writes behind the demo's name, and what it answers. */
class CommandLineTest {
    private static final String[] SEMICOLONS =
            "--customer Kunde --time Datum dd.MM.yyyy --amount Summe --delimiter semicolon --zone Europe/Vienna --currency EUR"
                    .split(" ");

    @TempDir
    private Path folder;

    private String file(String text) throws IOException {
        return file("orders.csv", text, UTF_8);
    }

    private String file(String name, String text, Charset encoding) throws IOException {
        return Files.write(folder.resolve(name), text.getBytes(encoding)).toString();
    }

    private static String[] words(String file, String... more) {
        return DemoTest.words(file, more);
    }

    private static String[] plus(String file, String[] words, String... more) {
        return with(new String[] {file}, with(words, more));
    }

    private static String[] with(String[] words, String... more) {
        return Stream.of(words, more).flatMap(Stream::of).toArray(String[]::new);
    }

    /** What stands above the page. */
    private static String account(DemoRun run) {
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        return run.out().replaceFirst("(?s)\n\n.*", "");
    }

    /** The one line that there is instead of a page. */
    private static String refusal(DemoRun run) {
        assertThat(run.out()).isEmpty();
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err().lines()).hasSize(1);
        return run.err().strip();
    }

    @Test
    void printsAPageAboutAFile() throws IOException {
        DemoRun run = DemoRun.of(plus(
                file("Kunde;Datum;Summe\r\n1;05.01.2026;10\r\n2;06.01.2026;30\r\n1;01.02.2026;20\r\n;02.02.2026;5\r\n"),
                SEMICOLONS));

        assertThat(account(run)).isEqualTo("""
                        History: 2 customers, 4 orders, 2026-01-05 to 2026-02-02, Europe/Vienna, EUR
                        orders.csv: 4 rows, 4 taken""");
        assertThat(run.out())
                .contains("cohort retention (first order by month")
                .contains("16.25 EUR per order (65.00/4)")
                .doesNotContain("promoters", "redeemed", "by country", "What coupons do");
    }

    @Test
    void readsTheStatedEncodingAndNumbers() throws IOException {
        String arabic = file(
                "طلبات يناير.csv",
                "العميل;التاريخ;المبلغ\n1;2026-01-05;1.250,50\n2;2026-01-06;0,5\n",
                Charset.forName("windows-1256"));
        String[] words =
                "--customer العميل --time التاريخ yyyy-MM-dd --amount المبلغ --delimiter ; --encoding windows-1256 --numbers comma --zone Asia/Riyadh --currency SAR"
                        .split(" ");

        assertThat(DemoRun.of(plus(arabic, words)).out()).contains("(1251.00/2)", "طلبات يناير.csv: 2 rows, 2 taken");

        String indic = file("c,t,a\n1,٢٠٢٦-٠١-٠٥,١٬٢٥٠٫٥\n");
        assertThat(DemoRun.of(words(indic, "--numbers", "arabic")).out()).contains("(1250.50/1)");
        assertThat(DemoRun.of(words(file("c,t,a\n1,2026-01-05,\"1,250.5\"\n"), "--numbers", "point"))
                        .out())
                .contains("(1250.50/1)");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"tab, `\t`", "TAB, `\t`", "\\t, `\t`", "semicolon, ;", "pipe, |", "|, |", "comma, `,`"})
    void aDelimiterCanBeNamed(String word, String delimiter) throws IOException {
        String orders = file("c,t,a\n1,2026-01-05,10\n".replace(",", delimiter));

        assertThat(account(DemoRun.of(words(orders, "--delimiter", word)))).endsWith("orders.csv: 1 row, 1 taken");
    }

    @Test
    void aValueCanStandBehindAnEqualsSign() throws IOException {
        String orders = file("c,t=0,a\n1,2026-01-05,10\n--2,2026-01-06,10\n");
        String[] words = {
            "--customer=c", orders, "--time=t=0", "yyyy-MM-dd", "--amount=a", "--zone=asia/riyadh", "--currency=sar"
        };

        assertThat(account(DemoRun.of(words)))
                .startsWith("History: 2 customers, 2 orders, 2026-01-05 to 2026-01-06, Asia/Riyadh, SAR");
    }

    @ParameterizedTest
    @CsvSource({
        "epoch-seconds, 1767604800, 1767691200",
        "epoch-milliseconds, 1767604800000, 1767691200123",
        "epoch-seconds, 1767604800.0, 1767691200.9"
    })
    void readsTimesThatCountFrom1970(String pattern, String first, String second) throws IOException {
        String orders = file("c,t,a\n1," + first + ",10\n2," + second + ",20\n");
        String[] words = {
            "--customer", "c", "--time", "t", pattern, "--amount", "a", "--zone", "UTC", "--currency", "EUR"
        };

        assertThat(account(DemoRun.of(plus(orders, words)))).contains("2 orders, 2026-01-05 to 2026-01-06");
    }

    @Test
    void readsStandardInput() throws IOException {
        byte[] orders = "c,t,a\n1,2026-01-05,10\n".getBytes(UTF_8);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(orders);
        }

        for (byte[] bytes : List.of(orders, packed.toByteArray())) {
            assertThat(account(DemoRun.reading(new ByteArrayInputStream(bytes), words("-"))))
                    .endsWith("standard input: 1 row, 1 taken");
        }
        assertThat(refusal(DemoRun.reading(new ByteArrayInputStream(new byte[0]), words("-"))))
                .isEqualTo("standard input:1: the file is empty; its first line must name the columns");
    }

    /** As where a shell has {@code <(zcat orders.csv.gz)} for a file. */
    @Test
    void readsAPipeThatHasAPath() throws IOException, InterruptedException {
        Path stdin = Path.of("/dev/stdin");
        assumeTrue(Files.exists(stdin));
        Process demo = new ProcessBuilder(DemoRun.command(List.of(), words("/dev/stdin"))).start();
        try (var in = demo.getOutputStream()) {
            in.write("c,t,a\n1,2026-01-05,10\n".getBytes(UTF_8));
        }

        assertThat(new String(demo.getInputStream().readAllBytes(), UTF_8)).contains("stdin: 1 row, 1 taken");
        assertThat(demo.waitFor()).isZero();
    }

    @Test
    void theDataReachToTheDayThatIsSaid() throws IOException {
        String orders = file("c,t,a\n1,2026-01-05,10\n2,2062-01-06,10\n");

        assertThat(account(DemoRun.of(words(orders, "--observed-through", "2026-03-31", "--lenient"))))
                .isEqualTo("""
                        History: 1 customer, 1 order, 2026-01-05 to 2026-03-31, UTC, EUR, 1 row refused, as told below
                        orders.csv: 2 rows, 1 taken, 1 refused
                          orders.csv:3: placed at 2062-01-06T00:00 in UTC, after the last observed day 2026-03-31""");
    }

    @Test
    void saysSoWhenNothingIsLeftToCount() throws IOException {
        DemoRun run = DemoRun.of(words(file("c,t,a\n,2026-01-05,1\n"), "--drop-without-customer"));

        assertThat(run.out().lines())
                .containsExactly(
                        "History: 0 customers, 0 orders, no events, UTC, EUR",
                        "orders.csv: 1 row, 0 taken, 1 excluded");
        assertThat(run.err().strip()).isEqualTo("there is no order to make a page of");
        assertThat(run.code()).isEqualTo(2);
        assertThat(DemoRun.of(words(file("c,t,a\n"))).code()).isEqualTo(2);
    }

    @Test
    void leavesBadRowsOutWhenAskedTo() throws IOException {
        String bad = file("c,t,a\n1,2026-01-05,1\n2,yesterday,1\n1,2026-01-06,1.005\n");

        assertThat(refusal(DemoRun.of(words(bad))))
                .isEqualTo("orders.csv:3: column \"t\": \"yesterday\" is not a time in the pattern yyyy-MM-dd");
        assertThat(account(DemoRun.of(words(bad, "--lenient"))))
                .contains("orders.csv: 3 rows, 1 taken, 2 refused", "raise them with --decimals 3");
        assertThat(account(DemoRun.of(words(bad, "--lenient", "--decimals", "3"))))
                .contains("2 taken, 1 refused");
    }

    @Test
    void sumsLinesAndDropsCancellations() throws IOException {
        String[] words =
                "--order o --customer c --time t yyyy-MM-dd --quantity q --unit-price p --zone UTC --currency EUR --drop-without-customer --cancellation-prefix C"
                        .split(" ");
        DemoRun run = DemoRun.of(plus(
                file(
                        "o,c,t,q,p\nA1,1,2026-01-05,2,1.50\nA1,1,2026-01-05,1,4\nC2,1,2026-01-06,-1,4\nA3,,2026-01-07,1,9\n"),
                words));

        assertThat(account(run)).contains("orders.csv: 4 rows, 1 taken, 1 merged, 2 excluded");
        assertThat(run.out()).contains("7.00 EUR per order (7.00/1)");
    }

    /** Orders of 40 and 60 EUR; of the first, 10 are given back. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A1,1,2026-01-08,-10,paid | --refund-below-zero",
                "A1,1,2026-01-08,\u200F\u221210,paid | --refund-below-zero",
                "A1,1,2026-01-08,\u202A-10\u202C,paid | --refund-below-zero",
                "R1,1,2026-01-08,10,paid | --refund-prefix R",
                "R1,1,2026-01-08,-10,paid | --refund-prefix Q --refund-prefix R",
                "A1,1,2026-01-08,10,refunded | --refund-value s refunded"
            })
    void takesMoneyGivenBackOffTheRevenue(String row, String words) throws IOException {
        String orders = file("o,c,t,a,s\nA1,1,2026-01-05,40,paid\nA2,2,2026-01-06,60,paid\n" + row + "\n");
        DemoRun run = DemoRun.of(with(words(orders, "--order=o"), words.split(" ")));

        assertThat(account(run)).contains("2 orders", "3 rows, 3 taken");
        assertThat(run.out()).contains("(90.00/2)");
    }

    @Test
    void ofAProductOneFactorBelowZeroGivesMoneyBack() throws IOException {
        String[] words =
                "--order o --customer c --time t yyyy-MM-dd --quantity q --unit-price p --zone UTC --currency EUR --refund-below-zero"
                        .split(" ");
        DemoRun run = DemoRun.of(
                plus(file("o,c,t,q,p\nA1,1,2026-01-05,4,10\nA1,1,2026-01-06,-1,10\nA2,1,2026-01-07,-2,-10\n"), words));

        assertThat(run.out()).contains("(50.00/2)");
    }

    @Test
    void saysSoWhenNoRowIsAsARuleSays() throws IOException {
        String orders = file("o,c,t,a,Status\nA1,1,2026-01-05,40,Cancelled\nA2,1,2026-01-06,60,Paid\n");

        assertThat(account(DemoRun.of(words(orders, "--order", "o", "--cancellation-value", "Status", "cancelled"))))
                .isEqualTo("""
                        History: 1 customer, 2 orders, 2026-01-05 to 2026-01-06, UTC, EUR
                        orders.csv: 2 rows, 2 taken
                        orders.csv: note: no row is as --cancellation-value Status cancelled says""");
        String[] cancelled = {"--cancellation-value", "Status", "Cancelled"};
        String[] words = words(orders, cancelled);
        assertThat(account(DemoRun.of(words))).endsWith("orders.csv: 2 rows, 1 taken, 1 excluded");
        assertThat(account(DemoRun.of(with(words, cancelled))))
                .as("said twice in the same words")
                .endsWith("orders.csv: 2 rows, 1 taken, 1 excluded");
        assertThat(account(DemoRun.of(with(words, "--refund-value", "o", "A1"))))
                .as("of a row that another rule took")
                .endsWith("orders.csv: note: no other row is as --refund-value o A1 says");
    }

    @Test
    void readsCouponsAndDiscountsOfOrders() throws IOException {
        String orders = file("o,c,t,a,k,d\nA1,1,2026-01-05,90,SPRING,10\nA2,2,2026-01-06,110,,\n");

        assertThat(DemoRun.of(words(orders, "--order", "o", "--coupon", "k", "--discount", "d"))
                        .out())
                .containsPattern("\ncoupon revenue .*\n.* 45.0 % \\(90.00/200.00 EUR\\).* 1 order, discount 10.0 %");
        assertThat(DemoRun.of(words(orders, "--order", "o")).out().replaceFirst("(?s).*── Not shown", ""))
                .contains("\ncoupon revenue");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Currency", "currency_code", "CURRENCY ISO", "ccy", "العملة"})
    void asksAboutAColumnOfCurrencies(String column) throws IOException {
        String orders = file("c,t,a," + column + "\n1,2026-01-05,10,EUR\n");

        assertThat(refusal(DemoRun.of(words(orders))))
                .isEqualTo("orders.csv: is \"" + column + "\" the currency of each row? Say --currency-column \""
                        + column + "\", or --one-currency if all are in EUR");
        assertThat(account(DemoRun.of(words(orders, "--one-currency")))).contains("1 taken");
    }

    @Test
    void aColumnThatIsSaidToBeSomethingElseIsNotAskedAbout() throws IOException {
        String orders = file("c,t,a in local currency\n1,2026-01-05,10\n");
        String[] words = "--customer=c --time t yyyy-MM-dd --zone=UTC --currency=EUR".split(" ");

        assertThat(account(DemoRun.of(plus(orders, words, "--amount", "a in local currency"))))
                .endsWith("orders.csv: 1 row, 1 taken");
    }

    @Test
    void aRowInAnotherCurrencyIsABadOne() throws IOException {
        String orders = file("c,t,a,Currency\n1,2026-01-05,10,EUR\n1,2026-01-06,20,USD\n2,2026-01-06,7,eur\n");
        String[] column = {"--currency-column", "Currency"};

        assertThat(refusal(DemoRun.of(words(orders, column))))
                .startsWith("orders.csv:3: column \"Currency\": \"USD\" is not EUR");
        assertThat(account(DemoRun.of(words(orders, "--currency-column=Currency", "--lenient"))))
                .contains("2 orders", "orders.csv: 3 rows, 2 taken, 1 refused");
        assertThat(account(DemoRun.of(words(orders, "--one-currency"))))
                .contains("3 orders", "1 note, as told below", "State --currency-column \"Currency\"");
    }

    /** Voided rows are left out and refunded ones booked: 40 + 60 − 10 over two orders. */
    @Test
    void rulesAddUp() throws IOException {
        String orders = file("""
                o,c,t,a,s
                A1,1,2026-01-05,40,paid
                A2,2,2026-01-06,60,paid
                A3,2,2026-01-06,70,voided
                A1,,2026-01-08,10,refunded
                C4,2,2026-01-09,80,paid
                """);
        String[] rules = {
            "--order=o", "--refund-value=s", "refunded", "--cancellation-value=s", "voided", "--cancellation-prefix=C"
        };
        DemoRun run = DemoRun.of(words(orders, rules));

        assertThat(account(run)).endsWith("orders.csv: 5 rows, 3 taken, 2 excluded");
        assertThat(run.out()).contains("(90.00/2)");
    }

    @Test
    void readsIdsAsTheyLookWhereAskedTo() throws IOException {
        String orders = file("c,t,a\nx1,2026-01-05,10\n\u200Fx1,2026-01-06,10\n");

        assertThat(account(DemoRun.of(words(orders))))
                .contains("2 customers", "1 note", "Leave them out with --fold-invisible-marks");
        assertThat(account(DemoRun.of(words(orders, "--fold-invisible-marks")))).contains("1 customer,");
    }

    @ParameterizedTest
    @CsvSource({"orders.xlsx, [Content_Types].xml, an Excel workbook", "orders.zip, orders.csv, a ZIP archive"})
    void callsWhatIsNoCsvWhatItIs(String name, String entry, String what) throws IOException {
        String file = file(name, "PK\u0003\u0004          " + entry, UTF_8);

        assertThat(refusal(DemoRun.of(file))).startsWith(name + ": this is " + what);
        assertThat(refusal(DemoRun.of(words(file)))).startsWith(name + ": this is " + what);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --lenient | which file? --help shows how to say it
                    a b | two files, a and b; or is a value with spaces missing its quotes?
                    a --zone | --zone needs ZONE: the shop's time zone: Asia/Riyadh
                    a --zone --lenient | --zone needs ZONE: the shop's time zone: Asia/Riyadh
                    a --time t --zone UTC | --time needs COLUMN and PATTERN: when it was placed, and how that is written: "yyyy-MM-dd HH:mm:ss", epoch-seconds or epoch-milliseconds; in two columns: --time Date+Time "dd.MM.yyyy HH:mm"
                    a --customer --time | --customer needs COLUMN: whose order it is; an empty cell is a guest's
                    a --refund-value Status | --refund-value needs COLUMN and VALUE: rows with this in that column are: Status refunded
                    a --lenient=yes | --lenient stands alone, without =yes
                    a --zone UTC --zone=UTC | --zone is said twice: UTC, then UTC
                    a --time t yyyy --time u yyyy | --time is said twice: t yyyy, then u yyyy
                    a --lenient --lenient | --lenient is said twice
                    a --curency SAR | unknown option --curency; did you mean --currency?
                    a --customer-column c | unknown option --customer-column; --help shows those there are
                    a --Zone=UTC | unknown option --Zone=UTC; did you mean --zone?
                    a -zone UTC | unknown option -zone; did you mean --zone?
                    a –zone UTC | unknown option –zone; did you mean --zone?
                    a --unitprice p | unknown option --unitprice; did you mean --unit-price?
                    a --customer \uFFFD\uFFFD | \uFFFD\uFFFD did not arrive as it was written; Java needs a terminal in UTF-8: set LC_ALL=C.UTF-8
                    nowhere.csv --zone UTC | nowhere.csv: there is no such file
                    . | .: cannot be read: it is a folder
                    """)
    void tellsInALineWhatWasNotUnderstood(String words, String message) {
        assertThat(refusal(DemoRun.of(words.split(" ")))).isEqualTo(message);
    }

    @Test
    void tellsWhatAFileHasWhenNothingIsSaidOfIt() throws IOException {
        String missing = ": say also --customer COLUMN, --time COLUMN PATTERN, --zone ZONE, --currency CODE,"
                + " --amount COLUMN or another of the ways to tell the money; --look proposes it, --help shows how. ";

        assertThat(refusal(DemoRun.of(file("order,customer, placed at\n1,2,2026-01-05\n"))))
                .isEqualTo("orders.csv" + missing + "Its columns are \"order\", \"customer\", \"placed at\"");
        assertThat(refusal(DemoRun.of(file("order;customer\n1;2\n"))))
                .isEqualTo(
                        "orders.csv" + missing
                                + "Its columns are \"order;customer\"; if that is several, say what is between them: --delimiter semicolon");
        assertThat(refusal(DemoRun.of(file("order,\"placed\nat\"\n1,2026-01-05\n"))))
                .endsWith("Its columns are \"order\", \"placed at\"");
        assertThat(refusal(DemoRun.of(file("ali@example.com,2026-01-05,10\n"))))
                .isEqualTo("orders.csv" + missing + "Its first line does not look like the names of its columns");
        assertThat(refusal(DemoRun.of(file("a,b\n1,2\n"), "--customer", "a", "--zone", "UTC", "--quantity", "b")))
                .startsWith(
                        "orders.csv: say also --time COLUMN PATTERN, --currency CODE; --look proposes it, --help shows how.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --zone=Riyadh | --zone Riyadh is no time zone; did you mean Asia/Riyadh?
                    --zone=new york | --zone new york is no time zone; did you mean America/New_York?
                    --zone=Asia/Riyad | --zone Asia/Riyad is no time zone; did you mean Asia/Riyadh?
                    --zone=klingon | --zone klingon is no time zone; one is written as Asia/Riyadh
                    --currency=riyal | --currency riyal is no currency; one is written as SAR, in the three letters of ISO 4217
                    --delimiter=colon | --delimiter colon is not one character, nor comma, semicolon, tab or pipe
                    --decimals=two | --decimals two is not a whole number
                    --decimals=1 | --decimals 1 not in [2, 9] for SAR
                    --encoding=klingon | --encoding klingon is no charset that Java knows
                    --encoding=windows1256 | --encoding windows1256 is no charset that Java knows; did you mean windows-1256?
                    --encoding=utf_8! | --encoding utf_8! is no charset that Java knows; did you mean UTF-8?
                    --numbers=dot | --numbers dot is none of point, comma, arabic, indian, space, apostrophe
                    --observed-through=31.03.2026 | --observed-through 31.03.2026 is no day like 2026-03-31
                    --refund-prefix=R | which column has the order's id? Say --order COLUMN
                    --coupon=c | orders.csv: --coupon COLUMN needs --order COLUMN
                    --discount=a | orders.csv: --discount COLUMN needs --order COLUMN
                    --unit-price=a | orders.csv: state the money in one way: --amount COLUMN, --line-amount COLUMN, or --quantity COLUMN and --unit-price COLUMN; stated is --amount COLUMN and --unit-price COLUMN
                    --customer=C | orders.csv:1: column "C" is not in the header, which has "c", "t", "a"; did you mean "c"?
                    --refund-value=s=refunded | --refund-value needs COLUMN and VALUE: rows with this in that column are: Status refunded
                    """)
    void tellsInALineWhichValueIsWrong(String word, String message) throws IOException {
        String option = word.substring(0, word.indexOf('='));
        String[] rest = Stream.of("--customer=c", "--amount=a", "--zone=UTC", "--currency=SAR")
                .filter(other -> !other.startsWith(option + "="))
                .toArray(String[]::new);
        String orders = file("c,t,a\n1,2026-01-05,10\n");

        assertThat(refusal(DemoRun.of(plus(orders, rest, "--time", "t", "yyyy-MM-dd", word))))
                .isEqualTo(message);
    }

    @Test
    void explainsItself() {
        DemoRun run = DemoRun.of("--help");

        assertThat(run.code()).isZero();
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 100);
        assertThat(DemoRun.of("orders.csv", "-h").out()).isEqualTo(run.out());
        assertThat(run.out().lines().filter(line -> line.startsWith("  --")))
                .hasSizeGreaterThan(25)
                .allSatisfy(line -> assertThat(CommandLine.usage(line.strip().replaceFirst(" .*", "")))
                        .isPresent());
    }
}
