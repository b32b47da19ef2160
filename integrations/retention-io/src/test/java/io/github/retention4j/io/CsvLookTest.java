package io.github.retention4j.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.history.History;
import io.github.retention4j.intake.InvalidRowException;
import io.github.retention4j.io.text.JavaText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;
import javax.tools.ToolProvider;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a file is told to look like, the lines that read it, and what is asked. */
class CsvLookTest {
    private static final String REPORT = """
            Sales of March
            as of 31 March;;;;

            Order;Customer ID;Date;Total;Note
            1;\\N;13.03.2025 10:00;1.234,50;x
            2;SECRET-18;14.03.2025 11:30;20,00;
            2;SECRET-18;14.03.2025 11:30;30,00
            ;;;;
            Total;;;1284,50;
            """;

    private static CsvLook look(String text) {
        return csv(text).look();
    }

    private static Csv csv(String text) {
        return Csv.stream("orders.csv", Source.text(text));
    }

    private static List<String> contents(OrderColumns orders) {
        return Contents.of(orders.into(History.builder(ZoneId.of("UTC"), CurrencyUnit.of("SAR")))
                .build());
    }

    @Test
    void tellsWhatItHasSeenAndTheLinesThatReadIt(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("report.csv"), REPORT);
        CsvLook look = Csv.look(file);

        assertThat(look.questions()).isEmpty();
        assertThat(look.toString().replace(JavaText.quoted(file.toString()), "\"report.csv\""))
                .isEqualTo("""
                        report.csv: 3 rows behind the header in line 4, and 1 row of totals
                          "Order": whole numbers, 2 different
                          "Customer ID": text, 1 different, 1 empty
                          "Date": a time: dd.MM.yyyy HH:mm, 2 different
                          "Total": numbers like 1.234,56, 3 different
                          "Note": text, 1 different, 2 empty
                        1 row without a customer: guests' orders, unless guests(Guests.DROP) is stated.
                        The times of column "Date" have no zone: they are those of the history's, unless zone(...) is stated.
                        1 row with fewer cells than the header.

                        History history = Csv.file(Path.of("report.csv")).
                                delimiter(';').
                                headerLine(4).
                                nulls("\\\\N").
                                rowWidths(RowWidths.RAGGED).
                                orders().
                                order("Order").
                                customer("Customer ID").
                                time("Date", "dd.MM.yyyy HH:mm").
                                lineAmount("Total").
                                numbers(NumberStyle.COMMA).
                                leavingOut(row -> row.get("Order").equals("Total")).
                                into(History.builder(/* which zone? */ ZoneId.of("…"), /* which currency? */ CurrencyUnit.of("…"))).
                                build();""");
        assertThat(contents(look.orders()))
                .containsExactly(
                        "SECRET-18: order 2025-03-14T11:30:00Z 50.00", "nobody: order 2025-03-13T10:00:00Z 1234.50");
    }

    @Test
    void theCallsAreThoseOfTheLines() {
        CsvLook look = look(REPORT);
        CsvLook stopped = look("1,2\n3,4\n");

        assertThat(look.toString()).endsWith(".\n        " + String.join(".\n        ", look.calls()) + ";");
        assertThat(look.calls()).contains("delimiter(';')", "customer(\"Customer ID\")");
        assertThat(stopped.calls()).containsExactly("headerLine(1 /* which line names the columns? */)", "look()");
        assertThat(look("order,total\n").calls()).isEmpty();
        assertThat(csv(REPORT).delimiter(';').look().calls()).doesNotContain("delimiter(';')");
    }

    /** The lines do what the proposal says, once the two gaps are filled in. */
    @Test
    void theLinesCompileAndReadTheFile(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("a \"report\" of ليلى.csv"), REPORT);
        CsvLook look = Csv.look(file);

        assertThat(Contents.of(run(folder, code(look)))).isEqualTo(contents(look.orders()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "order,customer,date,total\n1,a,01/02/2025,10\n",
                "order,customer,when,total\n1,a,soon,x\n",
                "order,customer,date,total\n1,a,2025-02-13,1.500\n2,b,2025-02-13,-2.500\n",
                "a,b\nx,y\n"
            })
    void linesWithGapsCompileAndAreRefusedUntilTheyAreFilledIn(String text, @TempDir Path folder) throws Exception {
        CsvLook look = Csv.look(Files.writeString(folder.resolve("orders.csv"), text));

        assertThat(look.questions()).isNotEmpty();
        assertThatThrownBy(() -> run(folder, code(look))).hasCauseInstanceOf(RuntimeException.class);
        assertThatThrownBy(look::orders)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith(
                        "orders.csv: to be answered first: " + look.questions().get(0));
    }

    /** JShell takes a line for a whole statement unless it ends in the point of the next call. */
    @Test
    void theLinesCanBeTypedOneByOne() {
        List<String> lines = code(look(REPORT)).lines().toList();
        List<String> again = look("1,a\n2,b\n").toString().lines().toList();

        assertThat(lines.subList(0, lines.size() - 1)).hasSize(13).allMatch(line -> line.endsWith("."));
        assertThat(again.subList(again.size() - 3, again.size()))
                .containsExactly(
                        "Csv.stream(\"orders.csv\", streams).",
                        "        headerLine(1 /* which line names the columns? */).",
                        "        look();");
    }

    private static String code(CsvLook look) {
        String told = look.toString();
        return told.substring(told.indexOf("History history"))
                .replace("ZoneId.of(\"…\")", "ZoneId.of(\"UTC\")")
                .replace("CurrencyUnit.of(\"…\")", "CurrencyUnit.of(\"SAR\")");
    }

    private static History run(Path folder, String code) throws Exception {
        Path source = Files.writeString(
                folder.resolve("Pasted.java"),
                "import io.github.retention4j.history.*; import io.github.retention4j.io.*; import java.nio.file.*;"
                        + " import java.nio.charset.*; import java.time.*; import org.joda.money.*;\n"
                        + "public class Pasted { public static History read() {\n" + code + "\nreturn history; } }\n");
        String classPath = System.getProperty("java.class.path");
        int failures = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-encoding",
                        "UTF-8",
                        "-cp",
                        classPath,
                        "-d",
                        folder.toString(),
                        source.toString());
        assertThat(failures).as(code).isZero();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            return (History) loader.loadClass("Pasted").getMethod("read").invoke(null);
        }
    }

    // ---- what is asked

    @Test
    void aDateThatReadsTwoWaysIsAsked() {
        String header = "order,customer,date,total\n";
        CsvLook look = look(header + "1,a,01/02/2025,10\n2,b,03/04/2025,10\n");

        assertThat(look.questions())
                .containsExactly(
                        "How is column \"date\" written: \"dd/MM/yyyy\" or \"MM/dd/yyyy\"? Both read every row.");
        assertThat(look.toString())
                .contains("\"date\": a time that reads 2 ways: dd/MM/yyyy, MM/dd/yyyy")
                .contains("        time(\"date\", \"…\" /* which? \"dd/MM/yyyy\" or \"MM/dd/yyyy\" */)");
        assertThat(look(header + "1,a,01/02/2025,10\n".repeat(1) + "2,b,04/13/2025,10\n")
                        .questions())
                .isEmpty();
    }

    /** The one row that tells is behind those that give the first patterns. */
    @Test
    void everyRowIsRead() {
        String many = "1,a,01/02/2025,10\n".repeat(5_000);

        assertThat(look("id,customer,date,total\n" + many + "2,b,04/13/2025,10\n")
                        .toString())
                .contains("        time(\"date\", \"MM/dd/yyyy\")")
                .contains("5001 rows");
        assertThat(look("id,customer,date,total\n" + many + "2,b,04/13/2025,10\n2,b,13/04/2025,10\n")
                        .questions())
                .anyMatch(question -> question.contains("MM/dd/yyyy until 99/99/9999"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.500|POINT (1,234.56) or COMMA (1.234,56)",
                "1,500|POINT (1,234.56) or COMMA (1.234,56)",
                "1'500|",
                "1 500|",
                "1.500,00|",
                "15|",
                "$1,500.00|",
                "1.500,00 SAR|",
                "120.50 ر.س|",
                "(1,500.00)|below zero",
                "-7.50|below zero"
            })
    void anAmountThatReadsTwoWaysIsAsked(String amount, String asked) {
        List<String> questions = look("order;customer;date;total\n1;a;2025-01-01;" + amount + "\n2;b;2025-01-01;10\n")
                .questions();

        if (asked == null) {
            assertThat(questions).isEmpty();
        } else {
            assertThat(questions).hasSize(1).first().asString().contains(asked);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-1256", "windows-1252"})
    void anEncodingThatIsNoUnicodeIsAsked(String name) {
        String text = name.equals("windows-1256")
                ? "رقم الطلب,رقم العميل,التاريخ,المبلغ\n1,7,2025-01-13,5\n"
                : "order,customer,date,total\n1,é,2025-01-13,5\n";
        Csv csv = Csv.stream("orders.csv", Source.bytes(text.getBytes(Charset.forName(name))));

        assertThat(csv.look().questions()).singleElement().asString().startsWith("In which encoding is the file?");
        assertThat(csv.look().toString())
                .contains("windows-1256", "windows-1252", "encoding(Charset.forName(\"…\" /* which? */))")
                .doesNotContain("é,");
        assertThat(csv.encoding(Charset.forName(name)).look().questions()).isEmpty();
        assertThat(csv.encoding(Charset.forName(name)).look().toString())
                .contains("Csv.stream(\"orders.csv\", streams).encoding(Charset.forName(\"" + name + "\"))");
    }

    @Test
    void aFileWithoutAHeaderIsAskedAboutAndShowsNothing() {
        CsvLook look = look("1,SECRET-1,2025-01-13,5\n2,SECRET-2,2025-01-14,6\n");

        assertThat(look.questions()).singleElement().asString().startsWith("Which line names the columns?");
        assertThat(look.toString())
                .doesNotContain("SECRET")
                .contains("headerLine(1 /* which line names the columns? */).\n        look();");
    }

    @Test
    void aDelimiterThatCanBeEitherIsAsked() {
        assertThat(look("Sales, all\norder;customer;date;total\n1;7;2025-01-13;5,5\n2;7;2025-01-13;5,5\n")
                        .toString())
                .contains("delimiter(';').\n        headerLine(2).");
        assertThat(look("order;a,total;b,customer\n1;a,2;3,4\n").questions())
                .containsExactly("What stands between cells: ',' or ';'?");
    }

    /** Most rows have lost their empty cells, and with another delimiter than theirs the file is no CSV. */
    @Test
    void aFileWithoutAHeaderIsNotToldBrokenForADelimiterThatItHasNot() {
        String rows = "\"name\";total;note;city\n\"a,b\";5\n\"c,d\";6\n\"e,f\";7\n";

        assertThat(look(rows).questions()).hasSize(1).first().asString().startsWith("Which line names the columns?");
        assertThatThrownBy(() -> csv(rows).delimiter(',').look())
                .isInstanceOf(InvalidRowException.class)
                .hasMessageStartingWith("orders.csv:1: column 1: text after a closing quote");
        assertThatThrownBy(() -> look("\"a\"b,c\n1,2\n"))
                .as("whatever its delimiter")
                .isInstanceOf(InvalidRowException.class)
                .hasMessageStartingWith("orders.csv:1: column 1: text after a closing quote");
    }

    @Test
    void linesAndTotalsThatRepeatAreToldApart() {
        String header = "order,customer,date,total\n";

        assertThat(look(header + "1,a,2025-01-13,5\n1,a,2025-01-13,\n1,,,\n2,b,2025-01-13,6\n")
                        .toString())
                .contains("amount(\"total\").\n        orderOnFirstRow().");
        assertThat(look(header + "1,a,2025-01-13,5\n1,a,2025-01-13,6\n2,b,2025-01-13,6\n")
                        .toString())
                .contains("        lineAmount(\"total\")");
        assertThat(look(header + "1,a,2025-01-13,5\n1,a,2025-01-13,5\n2,b,2025-01-13,6\n")
                        .questions())
                .singleElement()
                .asString()
                .startsWith("1 row after the first of an order: is column \"total\" the line's amount or the order's?");
        assertThat(look(header.replace("total", "order total") + "1,a,2025-01-13,5\n1,a,2025-01-13,6\n")
                        .questions())
                .singleElement()
                .asString()
                .contains("the line's amount or the order's?");
        assertThat(look(header + "1,a,2025-01-13,5\n2,b,2025-01-13,6\n1,a,2025-01-13,5\n")
                        .questions())
                .singleElement()
                .asString()
                .startsWith("1 times an order comes again");
    }

    /** Whatever makes a bad row is asked about. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,a,2025-01-13,|1 row with nothing in column \"total\"",
                "1,a,,5|1 row with nothing in column \"date\"",
                ",a,2025-01-13,5|1 row with nothing in column \"order\"",
                "1,a,2025-01-13,5,x|1 row with more cells than the header",
                "0,a,2025-01-13,1|1 row after the first of an order"
            })
    void whatMakesABadRowIsAsked(String row, String asked) {
        String others = "";
        for (int order = 2; order < 20; order++) {
            others += order + ",a,2025-01-13,1\n";
        }
        String repeated = row.startsWith("0") ? row + "\n" + row + "\n" : "";
        List<String> questions = look("order,customer,date,total\n" + row + "\n" + others + repeated)
                .questions();

        assertThat(questions).anyMatch(question -> question.startsWith(asked));
    }

    @Test
    void totalsThatCannotBeToldApartAreAsked() {
        String header = "order,customer,date,total,note\n1,a,2025-01-13,5,Total care\n";

        assertThat(look(header + ",,,5,Total\n").toString())
                .contains("        leavingOut(row -> row.get(\"note\").equals(\"Total\"))");
        assertThat(look(header + ",,,5,Total: 5\n").questions())
                .containsExactly(
                        "Which rows are totals? Some begin with \"Total\" in column \"note\", and so do rows that are orders;"
                                + " state leavingOut(...).");
    }

    @Test
    void whatIsStatedIsNotProposed() {
        Csv csv = csv(REPORT)
                .delimiter(';')
                .headerWith("Order", "Total")
                .nulls("\\N")
                .rowWidths(RowWidths.RAGGED);

        assertThat(csv.look().questions()).isEmpty();
        assertThat(csv.look().toString())
                .contains(
                        "History history = Csv.stream(\"orders.csv\", streams).delimiter(';').headerWith(\"Order\", \"Total\")"
                                + ".nulls(\"\\\\N\").rowWidths(RowWidths.RAGGED).\n        orders().\n");
        assertThat(contents(csv.look().orders()))
                .isEqualTo(contents(look(REPORT).orders()));
    }

    @Test
    void whatIsStatedAndDoesNotReadAllIsAsked() {
        assertThat(csv(REPORT).rowWidths(RowWidths.EXACT).look().questions())
                .singleElement()
                .asString()
                .startsWith("Are rows with more or fewer cells than the header bad rows?");
    }

    @Test
    void theDelimiterThatAFileSaysIsNotStated() {
        CsvLook look = look("sep=;\norder;customer;date;total\n1;a;2025-01-13;5\n");

        assertThat(look.toString()).doesNotContain("delimiter").contains("header in line 2");
        assertThat(contents(look.orders())).containsExactly("a: order 2025-01-13T00:00:00Z 5.00");
    }

    // ---- files that cannot be looked at

    @Test
    void aFileThatIsNoCsvIsToldAsWhenItIsRead(@TempDir Path folder) {
        assertThatThrownBy(() -> Csv.look(folder.resolve("none.csv")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("none.csv: there is no such file");
        assertThatThrownBy(() -> Csv.stream("x.csv", Source.bytes("PK\3\4xl/".getBytes(UTF_8)))
                        .look())
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("this is an Excel workbook");
        assertThatThrownBy(() -> look("order,customer\n1,\"open\n".repeat(3)))
                .isInstanceOf(InvalidRowException.class)
                .hasMessageContaining("orders.csv:");
        Supplier<InputStream> broken = Source.then("order,customer\n1,a\n", (to, offset, length) -> {
            throw new IOException("the disk is gone");
        });
        assertThatThrownBy(() -> Csv.stream("orders.csv", broken).look())
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("the disk is gone");
    }
}
