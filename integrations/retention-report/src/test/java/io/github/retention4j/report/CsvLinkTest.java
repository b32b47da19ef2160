package io.github.retention4j.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.report.language.Language;
import io.github.retention4j.result.Table;
import io.github.retention4j.result.Table.Cells;
import io.github.retention4j.result.Table.Column;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvLinkTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "38.7 %|38.7%",
                "−12.5 %|-12.5%",
                "1,234.5 %|1234.5%",
                "−1,234.50|-1234.50",
                "+1,064|+1064",
                "\u2066٣٨٫٧ ٪\u2069|38.7%",
                "\u2066−١٬٢٣٤٫٥٠\u2069|-1234.50",
                "35.8–41.7 %|35.8–41.7 %",
                "1,064 SAR|1,064 SAR"
            })
    void figuresAreNumbersToSpreadsheets(String told, String cell) {
        assertThat(CsvLink.cell(told, Cells.FIGURES)).isEqualTo(cell);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"12,345|12,345", "\u2068عميل ٣\u2069|عميل ٣", "50 %|50 %"})
    void wordsMayBeIdsAndStayAsTheyAre(String told, String cell) {
        assertThat(CsvLink.cell(told, Cells.WORDS)).isEqualTo(cell);
    }

    @Test
    void aNegativePercentageIsNoFormulaAndANameMayBe() {
        Table table = new Table(
                "",
                List.of(Column.words("who"), Column.figures("change")),
                List.of(List.of("\u2068=1+1\u2069", "−12.5 %")),
                List.of());
        String link = CsvLink.of(table, "x.csv", Language.ENGLISH).toString();
        String data = link.substring(link.indexOf("base64,") + 7, link.indexOf("\"", link.indexOf("base64,")));
        assertThat(new String(Base64.getDecoder().decode(data), StandardCharsets.UTF_8))
                .isEqualTo("\uFEFFwho,change\r\n'=1+1,-12.5%\r\n");
    }
}
