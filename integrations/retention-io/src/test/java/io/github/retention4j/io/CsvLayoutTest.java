package io.github.retention4j.io;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.intake.BadRows;
import io.github.retention4j.intake.Intake;
import io.github.retention4j.intake.InvalidRowException;
import io.github.retention4j.io.file.ReadingSizes;
import io.github.retention4j.io.row.RowRules;
import io.github.retention4j.model.AcquisitionSpend;
import io.github.retention4j.model.CalendarUnit;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands around the rows of a file and between them: titles, totals, empty lines, cells too many or too few. */
class CsvLayoutTest {
    private static final String ROW_7 = "7: order 2025-03-01T00:00:00Z 5.00";
    private static final String ROW_8 = "8: order 2025-03-02T00:00:00Z 6.00";

    private static HistoryBuilder builder(BadRows policy) {
        return History.builder(ZoneId.of("UTC"), CurrencyUnit.of("SAR")).badRows(policy);
    }

    private static Csv csv(String text) {
        return Csv.stream("orders.csv", Source.text(text));
    }

    private static OrderColumns orders(Csv csv) {
        return csv.orders().customer("who").time("at", "yyyy-MM-dd").amount("total");
    }

    private static History history(Csv csv) {
        return orders(csv).into(builder(BadRows.FAIL)).build();
    }

    private static List<String> contents(Csv csv) {
        return Contents.of(history(csv));
    }

    // ---- nulls

    @Test
    void textsThatAreStatedAreEmptyCells() {
        Csv csv = csv("who,at,total\n\\N,2025-03-01,5\n\" -- \",2025-03-02,6\nNULL,2025-03-03,7\nnull,2025-03-04,8\n");

        assertThat(contents(csv.nulls("\\N", " -- ", "NULL")))
                .containsExactly(
                        "nobody: order 2025-03-01T00:00:00Z 5.00",
                        "nobody: order 2025-03-02T00:00:00Z 6.00",
                        "nobody: order 2025-03-03T00:00:00Z 7.00",
                        "null: order 2025-03-04T00:00:00Z 8.00");
    }

    @Test
    void anEmptyCellThatIsNeededIsToldAsOne() {
        assertThatThrownBy(
                        () -> contents(csv("who,at,total\n7,2025-03-01,\\N\n").nulls("\\N")))
                .hasMessage("orders.csv:2: column \"total\": empty");
        assertThatThrownBy(() ->
                        contents(csv("who,at,total\n7,2025-03-01,غير متاح\n").nulls("غير متاح")))
                .hasMessage("orders.csv:2: column \"total\": empty");
    }

    @Test
    void namesOfColumnsAreNotEmpty() {
        assertThat(csv("--,at\n--,x\n").nulls("--").columns()).containsExactly("--", "at");
    }

    // ---- the line of the header

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void theHeaderIsInTheLineStated(String end) {
        String text =
                String.join(end, "Sales of March", "", "as of 2025-04-01,,", "who,at,total", "7,2025-03-01,5", "");

        assertThat(contents(csv(text).headerLine(4))).containsExactly(ROW_7);
        assertThat(contents(csv(text).headerWith("total", "at"))).containsExactly(ROW_7);
        assertThat(csv(text).headerLine(1).columns()).containsExactly("Sales of March");
        assertThatThrownBy(() -> csv(text).headerLine(2).columns())
                .isInstanceOf(InvalidRowException.class)
                .hasMessage("orders.csv:2: headerLine(2) is an empty line, or within a cell that begins before it");
        assertThatThrownBy(() -> csv(text).headerLine(6).columns())
                .hasMessage("orders.csv:6: headerLine(6) is behind the end of the file");
    }

    @Test
    void aLineWithinAQuotedCellIsNoHeader() {
        assertThatThrownBy(() ->
                        csv("\"a title of\ntwo lines\"\nwho,at\n").headerLine(2).columns())
                .hasMessage("orders.csv:2: headerLine(2) is an empty line, or within a cell that begins before it");
    }

    @Test
    void messagesCountTheLinesOfTheFile() {
        String text = "Sales\n\nwho,at,total\n7,2025-03-01,5\n7,2025-03-01,x\n";

        assertThatThrownBy(() -> contents(csv(text).headerLine(3)))
                .hasMessage("orders.csv:5: column \"total\": \"x\" is not a number like 1,234.56");
        assertThatThrownBy(() -> contents(csv(text.replace("who", "customer")).headerLine(3)))
                .hasMessageStartingWith("orders.csv:3: column \"who\" is not in the header, which has");
    }

    @Test
    void theHeaderWithNamesMayBeOnAnyOfTwentyLines() {
        String text = "title\n".repeat(19) + "\uFEFFwho, at ,\"total\"\n7,2025-03-01,5\n";

        assertThat(contents(csv(text).headerWith("at", "total"))).containsExactly(ROW_7);
        assertThatThrownBy(() -> contents(csv("title\n" + text).headerWith("at", "total")))
                .isInstanceOf(InvalidRowException.class)
                .hasMessage(
                        "orders.csv:1: none of the first 20 lines is a header with \"at\", \"total\"; is the delimiter another?");
    }

    @Test
    void theNearestLineIsTold() {
        assertThatThrownBy(() -> csv("title\nwho;at;sum\nSECRET-1;2;3\n")
                        .delimiter(';')
                        .headerWith("at", "who", "total")
                        .columns())
                .hasMessage(
                        "orders.csv:2: none of the first 20 lines is a header with \"at\", \"who\", \"total\"; this one has no"
                                + " \"total\"");
    }

    @Test
    void aHeaderInAnotherEncodingIsTold() {
        Csv csv = Csv.stream("orders.csv", Source.text("تقرير\nالعميل,التاريخ\n"))
                .encoding(Charset.forName("windows-1256"));

        assertThatThrownBy(() -> csv.headerWith("العميل").columns())
                .hasMessageContaining("The file is UTF-8, read as windows-1256; leave encoding(...) out");
    }

    // ---- sep=

    @ParameterizedTest
    @ValueSource(strings = {"sep=;\n", "SEP=;\r\n", "\"sep=;\"\r", "sep=; \n"})
    void aFirstLineMaySayTheDelimiter(String line) {
        String text = line + "who;at;total\n7;2025-03-01;5\n";

        assertThat(contents(csv(text))).containsExactly(ROW_7);
        assertThat(contents(csv(text).delimiter(';'))).containsExactly(ROW_7);
        assertThat(contents(csv(text).headerLine(2))).containsExactly(ROW_7);
        assertThatThrownBy(() -> contents(csv(text + "8;x;5\n")))
                .hasMessageStartingWith("orders.csv:4: column \"at\": \"x\" is not a time");
        for (Charset encoding : List.of(UTF_8, UTF_16LE, UTF_16BE, Charset.forName("UTF-32LE"))) {
            byte[] bytes = ("\uFEFF" + text).getBytes(encoding);
            assertThat(contents(Csv.stream("orders.csv", Source.bytes(bytes))))
                    .as("%s", encoding)
                    .containsExactly(ROW_7);
            assertThat(contents(Csv.stream("orders.csv", Source.fewAtATime(Source.gzip(bytes), 1))))
                    .containsExactly(ROW_7);
        }
    }

    @Test
    void anotherDelimiterThanTheFileSaysIsAFault() {
        assertThatThrownBy(() -> contents(csv("sep=;\nwho;at;total\n").delimiter('\t')))
                .isInstanceOf(InvalidRowException.class)
                .hasMessage(
                        "orders.csv:1: the first line says that the delimiter is \";\", and delimiter(...) states U+0009;"
                                + " leave it out, or take the line out of the file");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"sep=\"|'sep='", "sep=;;,x|'sep=;;', x", "separator,at|separator, at", "sep,at|sep, at"})
    void otherFirstLinesAreHeaders(String line, String names) {
        String text = line.replace("\"", "") + "\n";

        assertThat(csv(text).columns()).containsExactly(names.replace("'", "").split(", "));
    }

    // ---- empty rows

    @ParameterizedTest
    @ValueSource(strings = {",,", " , ,\t", "   ", ",,,,,", ","})
    void aLineOfDelimitersAndBlanksIsPassedOver(String line) {
        String text = line + "\nwho,at,total\n" + line + "\n7,2025-03-01,5\n" + line + "\n" + line
                + "\n8,2025-03-02,6\n" + line;
        History history = history(csv(text));

        assertThat(Contents.of(history)).containsExactly(ROW_7, ROW_8);
        assertThat(history.intake().sources()).containsEntry("orders.csv", new Intake.Counts(2, 0, 0, 0));
        assertThatThrownBy(() -> contents(csv(text + "\n7,x,5"))).hasMessageStartingWith("orders.csv:9: column \"at\"");
    }

    @Test
    void aLineWithAQuoteOrANullIsARow() {
        assertThatThrownBy(() -> contents(csv("who,at,total\n\"\",,\n")))
                .hasMessage("orders.csv:2: column \"at\": empty");
        assertThatThrownBy(() -> contents(csv("who,at,total\n--,--,--\n").nulls("--")))
                .hasMessage("orders.csv:2: column \"at\": empty");
    }

    // ---- cells too few or too many

    @ParameterizedTest
    @EnumSource
    void rowsMayBeAsWideAsIsStated(RowWidths widths) {
        String header = "at,total,who,note\n";
        String longer = header + "2025-03-01,5,7,x, ,\"\"\n";
        String shorter = header + "2025-03-01,5,7\n";
        String wrong = header + "2025-03-01,5,7,x,,SECRET\n";
        for (String text : List.of(longer, longer.replace("x", "é"))) {
            if (widths == RowWidths.EXACT) {
                assertThatThrownBy(() -> contents(csv(text).rowWidths(widths)))
                        .hasMessage("orders.csv:2: 6 cells, but the header has 4");
            } else {
                assertThat(contents(csv(text).rowWidths(widths))).containsExactly(ROW_7);
            }
        }
        if (widths == RowWidths.RAGGED) {
            assertThat(contents(csv(shorter).rowWidths(widths))).containsExactly(ROW_7);
            assertThat(contents(csv(header + "2025-03-01,5\n").rowWidths(widths)))
                    .containsExactly("nobody: order 2025-03-01T00:00:00Z 5.00");
            assertThatThrownBy(() -> contents(csv(header + "2025-03-01\n").rowWidths(widths)))
                    .hasMessage("orders.csv:2: column \"total\": empty");
        } else {
            assertThatThrownBy(() -> contents(csv(shorter).rowWidths(widths)))
                    .hasMessage("orders.csv:2: 3 cells, but the header has 4");
        }
        assertThatThrownBy(() -> contents(csv(wrong).rowWidths(widths)))
                .hasMessage("orders.csv:2: 6 cells, but the header has 4");
    }

    @Test
    void aNullBeyondTheHeaderIsEmpty() {
        Csv csv = csv("who,at,total\n7,2025-03-01,5,\\N\n").rowWidths(RowWidths.TRAILING_DELIMITERS);

        assertThat(contents(csv.nulls("\\N"))).containsExactly(ROW_7);
        assertThatThrownBy(() -> contents(csv)).hasMessage("orders.csv:2: 4 cells, but the header has 3");
    }

    @Test
    void whatARowLacksIsNotThatOfTheRowBefore() {
        Csv csv = csv("at,total,who\n2025-03-01,5,7\n2025-03-02,6\n2025-03-03,é6\n")
                .rowWidths(RowWidths.RAGGED);

        assertThat(Contents.of(orders(csv).into(builder(BadRows.SKIP)).build()))
                .containsExactly(ROW_7, "nobody: order 2025-03-02T00:00:00Z 6.00");
    }

    // ---- rows that are left out

    @Test
    void totalsAreLeftOutAndCounted() {
        String text = "at,who,total\n2025-03-01,7,5\nTotal of March,,5\n2025-03-02,8,6\nTotal,\n";
        OrderColumns orders = orders(csv(text)).leavingOut(row -> row.get("at").startsWith("Total"));
        History history = orders.into(builder(BadRows.FAIL)).build();

        assertThat(Contents.of(history)).containsExactly(ROW_7, ROW_8);
        assertThat(history.intake().sources().get("orders.csv").excluded()).isEqualTo(2);
        assertThat(history.intake().sources().get("orders.csv").rows()).isEqualTo(4);
    }

    @Test
    void rulesAddUp() {
        OrderColumns orders = orders(csv("at,who,total\n2025-03-01,7,5\nTotal,,5\n2025-03-02,8,6\nSum,,\n"))
                .leavingOut(row -> row.get("at").equals("Total"))
                .leavingOut(row -> row.get("at").equals("Sum"));

        assertThat(Contents.of(orders.into(builder(BadRows.FAIL)).build())).containsExactly(ROW_7, ROW_8);
    }

    /** The rule is asked of every row, also where most rows are as usual, and many threads could read them. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aRuleIsAskedOfEveryRow(int threads) {
        StringBuilder text = new StringBuilder("who,at,total,test\n");
        for (int row = 0; row < 3_000; row++) {
            text.append(row)
                    .append(",2025-03-01,5,")
                    .append(row % 3 == 0 ? "yes" : "no")
                    .append('\n');
        }
        AtomicInteger asked = new AtomicInteger();
        Csv csv = csv(text.toString()).sizes(new ReadingSizes(64, 10, 10, 32));
        OrderColumns orders = orders(csv)
                .leavingOut(
                        row -> asked.incrementAndGet() > 0 && row.get("test").equals("yes"));

        History history =
                orders.into(builder(BadRows.FAIL).parallelism(threads)).build();

        assertThat(asked.get()).isEqualTo(3_000);
        assertThat(history.orderCount()).isEqualTo(2_000);
        assertThat(history.intake().sources().get("orders.csv").excluded()).isEqualTo(1_000);
    }

    @Test
    void whatARowLacksIsEmptyForARule() {
        OrderColumns orders = orders(csv("at,total,who\n2025-03-01,5,7\nTotal\n"))
                .leavingOut(row -> row.get("at").equals("Total")
                        && row.get("who").isEmpty()
                        && row.get("total").isEmpty());

        assertThat(Contents.of(orders.into(builder(BadRows.FAIL)).build())).containsExactly(ROW_7);
    }

    @Test
    void aReportOfSpendHasTitleAndTotals() {
        String text = "Campaign report\n\"1 March - 31 March\"\nMonth,Cost\n2025-03-01,12.50\nTotal: account,12.50\n";
        AcquisitionSpend spend = Csv.stream("ads.csv", Source.text(text))
                .headerWith("Month", "Cost")
                .spend()
                .period("Month", "yyyy-MM-dd", CalendarUnit.MONTH)
                .amount("Cost")
                .leavingOut(row -> row.get("Month").startsWith("Total"))
                .in(CurrencyUnit.of("SAR"));

        assertThat(spend.toString()).contains("12.50");
    }

    // ---- stated once, and what cannot be stated

    @Test
    void eachIsStatedOnce() {
        Csv csv = csv("").nulls("a", "b").headerLine(2).rowWidths(RowWidths.RAGGED);

        assertThat(csv.nulls("a", "b").headerLine(2).rowWidths(RowWidths.RAGGED).rules())
                .isEqualTo(new RowRules(List.of("a", "b"), true, true));
        assertStatedTwice(
                csv, other -> other.nulls("a"), "nulls(...) is stated twice, first \"a\", \"b\" and now \"a\"");
        assertStatedTwice(
                csv, other -> other.headerLine(3), "headerLine(...) is stated twice, first line 2 and now line 3");
        assertStatedTwice(
                csv,
                other -> other.headerWith("at"),
                "headerLine(...) is stated twice, first line 2 and now the line with \"at\"");
        assertStatedTwice(
                csv,
                other -> other.rowWidths(RowWidths.EXACT),
                "rowWidths(...) is stated twice, first RAGGED and now EXACT");
    }

    private static void assertStatedTwice(Csv csv, UnaryOperator<Csv> again, String message) {
        assertThatThrownBy(() -> again.apply(csv))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("orders.csv: " + message + "; state it once");
    }

    @Test
    void whatMeansNothingIsRefused() {
        Csv csv = csv("");

        assertThatThrownBy(() -> csv.headerLine(0)).hasMessage("header line 0 is below 1; the first line is 1");
        assertThatThrownBy(csv::headerWith).hasMessage("headerWith(...) needs the name of a column");
        assertThatThrownBy(csv::nulls).hasMessageStartingWith("nulls(...) needs texts that are not empty");
        assertThatThrownBy(() -> csv.nulls("\\N", " "))
                .hasMessageStartingWith("nulls(...) needs texts that are not empty");
        assertThatThrownBy(() -> csv.rowWidths(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("policy");
        assertThatThrownBy(() -> csv.orders().leavingOut(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("rule");
    }

    /** A stream that breaks is told as it was, wherever it breaks. */
    @Test
    void aStreamThatBreaksInItsFirstLineIsTold() {
        Supplier<InputStream> broken = Source.then("sep=;\nwho", (to, offset, length) -> {
            throw new java.io.IOException("the disk is gone");
        });

        assertThatThrownBy(() -> contents(Csv.stream("orders.csv", broken)))
                .hasMessageContaining("orders.csv")
                .hasMessageContaining("the disk is gone");
    }
}
