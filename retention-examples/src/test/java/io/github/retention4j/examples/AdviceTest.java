package io.github.retention4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdviceTest {
    private static final Path READERS = Path.of("../integrations/retention-io/src/main/java/io/github/retention4j/io");

    /** Of the readers, those that a command line does not have. */
    private static final Path DATABASES = READERS.resolve("jdbc");

    private static final Path BUILDER = Path.of("../retention-core/src/main/java/io/github/retention4j/history");

    /** Of the readers, those that the demo does not use. */
    private static final Pattern OTHERS = Pattern.compile(
            "((Customer|Coupon|SurveyResponse|Subscription|Visit|Cart|Offer|Referral|Membership|Redemption|PointsGrant)Columns|Look\\w+"
                    + "|PointsColumn|HistoryFile|KeptIdsFile|RefreshedHistory)\\.java");

    private static final Pattern TEXT = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern CALL = Pattern.compile("\\b[a-z][A-Za-z]*\\((?=\\)|\\.\\.\\.|[A-Z\"]|$)");
    private static final Pattern JAVA = Pattern.compile("\\b[a-z]\\w*\\([^)]*\\)|\\b[A-Z]\\w+\\.[A-Z_]{3,}");

    /** What --look prints for a program, and what only programs say. */
    private static final Set<String> OF_PROGRAMS = Set.of(
            "file(...)",
            "stream(...)",
            "of(...)",
            "forName(...)",
            "headerWith(...)",
            "column(...)",
            "keepOrderIds(...)");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    if numbers look like 1.234,56, state numbers(NumberStyle.COMMA) | if numbers look like 1.234,56, state --numbers comma
                    raise them with decimals(3) | raise them with --decimals 3
                    state .decimals(3). | state --decimals 3.
                    lineAmount(...) needs order(...) | --line-amount COLUMN needs --order COLUMN
                    State it with time(...) | State it with --time COLUMN PATTERN
                    say observedThrough(2026-03-31) | say --observed-through 2026-03-31
                    state currency("Währung") | state --currency-column "Währung"
                    take badRows(BadRows.SKIP) | take --lenient
                    take guests(Guests.DROP) | take --drop-without-customer
                    take invisibleMarks(InvisibleMarks.FOLD) | take --fold-invisible-marks
                    state encoding(StandardCharsets.UTF_16LE) | state --encoding utf-16le
                    unknown(3), unknownName | unknown(3), unknownName
                    order a(................................................ | order a(................................................
                    """)
    void aCallIsAnOption(String message, String expected) {
        assertThat(new Advice("orders.csv").inOptions(message)).isEqualTo(expected);
    }

    @Test
    void whatAFileSaysIsLeftAlone() {
        assertThat(new Advice("unitPrice").inOptions("unitPrice: \"unitPrice\""))
                .isEqualTo("unitPrice: \"unitPrice\"");
        assertThat(new Advice("numbers").inOptions("numbers:2: state numbers(NumberStyle.COMMA)"))
                .isEqualTo("numbers:2: state --numbers comma");
        String message =
                "decimals(3).csv:2: column \"amount(...)\": \"decimals(3)\" is not a number; raise it with decimals(4)";

        assertThat(new Advice("decimals(3).csv").inOptions(message))
                .isEqualTo(message.replace("with decimals(4)", "with --decimals 4"));
    }

    /** Whoever adds advice to a message finds out here that there is a command line too. */
    @Test
    void everyCallThatAMessageNamesIsAnOption() throws IOException {
        List<String> calls = new ArrayList<>();
        for (String text : texts()) {
            if (text.contains("inexactMoney")) {
                // Only a database has such money.
                continue;
            }
            String said = new Advice("orders.csv").inOptions(text);
            CALL.matcher(said).results().forEach(call -> calls.add(call.group() + "...)"));
            // Of a call whose argument follows, the beginning is here and is looked at below.
            assertThat(said.replaceFirst("\\([A-Z]\\w+\\.$", ""))
                    .as(text)
                    .doesNotContainPattern("\\b[A-Z][a-z]\\w+\\.([A-Z_]{3,}|$)");
        }
        assertThat(calls).as("advice found").contains("decimals(...)", "numbers(...)");
        assertThat(calls)
                .filteredOn(call -> !OF_PROGRAMS.contains(call))
                .allSatisfy(call -> assertThat(new Advice("orders.csv").inOptions(call))
                        .as(call)
                        .startsWith("--"));
    }

    /** What the reader and the builder may say: the texts in their code, but for documentation and logs. */
    private static List<String> texts() throws IOException {
        List<String> texts = new ArrayList<>();
        for (Path sources : List.of(READERS, BUILDER)) {
            try (Stream<Path> files = Files.walk(sources)) {
                for (Path file : files.filter(f -> f.toString().endsWith(".java")
                                && !f.startsWith(DATABASES)
                                && !OTHERS.matcher(f.toString()).find())
                        .toList()) {
                    Files.readString(file)
                            .lines()
                            .filter(line -> !line.strip().startsWith("*")
                                    && !line.strip().startsWith("/*")
                                    && !line.contains("LOG."))
                            // A quote that is a character begins no text.
                            .map(line -> line.replace("'\"'", ""))
                            .forEach(line -> TEXT.matcher(line).results().forEach(text -> texts.add(text.group(1))));
                }
            }
        }
        assertThat(texts).hasSizeGreaterThan(100);
        return texts;
    }

    /** Rows, each wrong in its way, under names that are Java's. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "A2,7,2026-01-05,\"1.250,50\"",
                "A2,7,2026-01-05,١٬٢٣٤٫٥",
                "A2,7,2026-01-05,1.005",
                "\u200FA2,7,2026-01-05,5",
                "A2,7,2026-01-05,-5",
                "A2,7,2026-01-05,five",
                "A2,7,2026-01-05,99999999999999999999",
                "A2,7,2026-01-05,\"5",
                "A2,7,2026-01-05,5,6",
                "A2,7,1767605400,5",
                "A2,7,1899-01-05,5",
                "A2,7,2062-01-05,5",
                "A1,7,2026-01-06,5",
                "A1,8,2026-01-05,10",
                ",7,2026-01-05,5"
            })
    void noMessageNamesJava(String row) throws IOException {
        String text = "o,c,t,a\nA1,7,2026-01-05,10\n" + row + "\n";
        String file = Files.writeString(folder.resolve("orders.csv"), text).toString();
        String[] words = DemoTest.words(file, "--order", "o", "--observed-through", "2026-01-31");
        DemoRun strict = DemoRun.of(words);
        DemoRun lenient = DemoRun.of(
                Stream.concat(Stream.of(words), Stream.of("--lenient")).toArray(String[]::new));

        assertThat(List.of(strict, lenient)).allSatisfy(run -> {
            String said = run.out().replaceFirst("(?s)\n\n.*", "") + run.err();
            assertThat(said).containsPattern("orders.csv:(3| note)").doesNotContainPattern(JAVA);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    A2,7,2026-01-05,-5 | orders.csv:3: order A2: amount -5.00 is below 0; if it gives money back, say --refund-below-zero
                    A1,7,2026-01-06,5 | orders.csv:3: order A1 was given before, with another time, amount, refund, coupon, discount, eligible amount or tag; lines of one order are added up with --line-amount in place of --amount
                    """)
    void adviceThatNamesNoCallIsTranslatedToo(String row, String message) throws IOException {
        String text = "o,c,t,a\nA1,7,2026-01-05,10\n" + row + "\n";
        String file = Files.writeString(folder.resolve("orders.csv"), text).toString();

        assertThat(DemoRun.of(DemoTest.words(file, "--order", "o")).err().strip())
                .isEqualTo(message);
    }

    @Test
    void repeatsThatMayBeLinesAreToldWhatToSay() throws IOException {
        String file = Files.writeString(folder.resolve("orders.csv"), "o,c,t,a\n" + "A1,7,2026-01-05,10\n".repeat(9))
                .toString();

        assertThat(DemoRun.of(DemoTest.words(file, "--order", "o")).out())
                .contains(
                        "orders.csv: note: ",
                        "if rows are lines of orders, add them up with --line-amount in place of --amount");
    }

    @Test
    void anOrderOfLinesBelowZeroIsToldWhatToSay() throws IOException {
        String file = Files.writeString(folder.resolve("orders.csv"), "o,c,t,a\nA1,7,2026-01-05,-10\n")
                .toString();
        String[] words = {"--customer=c", "--order=o", "--line-amount=a", "--zone=UTC", "--currency=EUR", "--time=t"};

        assertThat(DemoRun.of(Stream.of(Stream.of(file), Stream.of(words), Stream.of("yyyy-MM-dd"))
                                .flatMap(part -> part)
                                .toArray(String[]::new))
                        .err())
                .contains("below 0; if they take an order back, say so with --refund-prefix or --refund-value");
    }
}
