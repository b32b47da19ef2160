package io.github.retention4j.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.model.Observation;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Table.Column;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
    private static final List<Column> COLUMNS = List.of(Column.words("who"), Column.figures("n"), Column.words("why"));

    @Test
    void setsWordsToTheLeftAndFiguresToTheRight() {
        Table table = new Table(
                "orders", COLUMNS, List.of(List.of("a", "10", "x"), List.of("bcd", "9", "yes")), List.of("one", "two"));
        assertThat(table).hasToString("orders\nwho   n  why\na    10  x\nbcd   9  yes\none\ntwo");
    }

    @Test
    void hasNoLineOfNamesWhereNoColumnHasOne() {
        List<Column> unnamed = List.of(Column.words(""), Column.figures(""));
        assertThat(new Table("", unnamed, List.of(List.of("a", "1")), List.of()))
                .hasToString("a  1");
        assertThat(new Table("title", List.of(), List.of(), List.of())).hasToString("title");
    }

    @Test
    void aRowMayEndEarlyAndNotHaveMoreCellsThanColumns() {
        assertThat(new Table("", COLUMNS, List.of(List.of("a"), List.of("b", "123")), List.of()))
                .hasToString("who    n  why\na\nb    123");
        assertThatThrownBy(() -> new Table("", COLUMNS, List.of(List.of("a", "1", "x", "y")), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a row of 4 cells in a table of 3 columns");
    }

    @Test
    void aCellOfSeveralLinesMakesParagraphs() {
        List<Column> unnamed = List.of(Column.words(""), Column.words(""));
        assertThat(new Table("t", unnamed, List.of(List.of("a", "1\n2"), List.of("b", "3")), List.of()))
                .hasToString("t\na\n  1\n  2\nb\n  3");
    }

    @Test
    void theTableOfAResultTellsEachDefinitionOnceAndHowFarItWasObserved() {
        Label march = Label.of("rates", "all")
                .in(Window.month(2026, 3), Observation.PARTLY_OBSERVED, LocalDate.of(2026, 3, 9));
        Label rate = Label.of("rate", "hits / total");
        assertThat(Table.of(march, COLUMNS, List.of(List.of("a", "1")), List.of(rate, rate), "last"))
                .hasToString(
                        "rates 2026-03\nwho  n  why\na    1\nrate: hits / total\nlast; partly observed, data end 2026-03-09");
    }

    @Test
    void isCsvTextThatNoSpreadsheetTakesForFormulas() {
        List<List<String>> rows = List.of(
                List.of("=1+1", "-3.50", "Smith, J"),
                List.of("@SUM(A1)", "+3", "say \"hi\""),
                List.of("-cmd", "7"),
                List.of("\tx", "-1-1", "two\nlines"),
                List.of("-12.5%", "-5%1", "-%"),
                List.of("\uFF1D1", "1e5", "-"));
        assertThat(new Table("title", COLUMNS, rows, List.of("a note")).csv())
                .isEqualTo("who,n,why\r\n"
                        + "'=1+1,-3.50,\"Smith, J\"\r\n"
                        + "'@SUM(A1),+3,\"say \"\"hi\"\"\"\r\n"
                        + "'-cmd,7,\r\n"
                        + "'\tx,'-1-1,\"two\nlines\"\r\n"
                        + "-12.5%,'-5%1,'-%\r\n"
                        + "'\uFF1D1,1e5,'-\r\n");
        assertThat(new Table("t", List.of(), List.of(), List.of()).csv()).isEqualTo("\r\n");
    }

    @Test
    void copiesAndRefusesNull() {
        assertThatThrownBy(() -> new Table(null, COLUMNS, List.of(), List.of())).hasMessage("title");
        assertThatThrownBy(() -> Column.words(null)).hasMessage("name");
        assertThatThrownBy(() -> new Table("", COLUMNS, List.of(List.of("a")), List.of())
                        .rows()
                        .add(List.of()))
                .isInstanceOf(UnsupportedOperationException.class);
    }
}
