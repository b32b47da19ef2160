package io.github.retention4j.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.intake.InvalidRowException;
import io.github.retention4j.model.AcquisitionSpend;
import io.github.retention4j.model.CalendarUnit;
import io.github.retention4j.model.Window;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was spent by month and channel: as it is stated in code, and each bad row with its whole message. */
class CsvSpendTest {
    private static final CurrencyUnit SAR = CurrencyUnit.of("SAR");
    private static final CurrencyUnit KWD = CurrencyUnit.of("KWD");

    @TempDir
    private Path folder;

    private static SpendColumns spend(String... lines) {
        return Csv.stream("spend.csv", Source.lines(lines))
                .spend()
                .period("month", "yyyy-MM", CalendarUnit.MONTH)
                .amount("spent");
    }

    private static void assertRefused(SpendColumns spend, CurrencyUnit currency, String message) {
        assertThatThrownBy(() -> spend.in(currency))
                .isInstanceOf(InvalidRowException.class)
                .hasMessage("spend.csv:" + message);
    }

    @Test
    void isThatOfTheCode() throws IOException {
        Path file = Files.writeString(folder.resolve("spend.csv"), """
                month,channel,spent,who
                2026-01,paid search,"12,000.50",Huda
                2026-02,paid search,9000,Huda
                2026-01,paid search,0.25,Omar
                2026-02,,500,
                2026-02,tv,0,
                """);
        AcquisitionSpend read = Csv.file(file)
                .spend()
                .period("month", "yyyy-MM", CalendarUnit.MONTH)
                .channel("channel")
                .amount("spent")
                .in(SAR);
        Window february = Window.month(2026, 2);
        assertThat(read)
                .isEqualTo(AcquisitionSpend.in(SAR)
                        .plus(Window.month(2026, 1), "paid search", Money.parse("SAR 12000.75"))
                        .plus(february, "paid search", Money.parse("SAR 9000"))
                        .plus(february, Money.parse("SAR 500"))
                        .plus(february, "tv", Money.parse("SAR 0")));
        assertThat(Csv.file(file).columns()).containsExactly("month", "channel", "spent", "who");
    }

    @Test
    void needsNoMoreThanAPeriodAndAnAmount() {
        assertThat(spend("month,spent,channel", "2026-03,5,tv").in(SAR))
                .isEqualTo(AcquisitionSpend.in(SAR).plus(Window.month(2026, 3), Money.parse("SAR 5")));
        assertThat(spend("month,spent").in(SAR)).isEqualTo(AcquisitionSpend.in(SAR));
        SpendColumns none = Csv.stream("spend.csv", Source.lines("month,spent")).spend();
        assertThatThrownBy(() -> none.amount("spent").in(SAR))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("spend.csv: which column is the period? State it with period(...)");
        assertThatThrownBy(() ->
                        none.period("month", "yyyy-MM", CalendarUnit.MONTH).in(SAR))
                .hasMessage("spend.csv: which column is the amount? State it with amount(...)");
        assertRefused(
                none.amount("spend").period("month", "yyyy-MM", CalendarUnit.MONTH),
                SAR,
                "1: column \"spend\" is not in the header, which has \"month\", \"spent\"; did you mean \"spent\"?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "yyyy-MM|2026-03|2026-03",
                "MMM yyyy|mar 2026|2026-03",
                "MMMM yy|March 26|2026-03",
                "MM/uuuu|03/2026|2026-03",
                "yyyyMM|202603|2026-03",
                "yyyy-MM-dd|2026-03-01|2026-03",
                "dd/MM/yyyy HH:mm|31/03/2026 23:59|2026-03",
                "yyyy-DDD|2026-060|2026-03"
            })
    void aMonthIsWrittenInManyWays(String pattern, String text, String month) {
        AcquisitionSpend read = Csv.stream("spend.csv", Source.lines("month,spent", text + ",5"))
                .spend()
                .period("month", pattern, CalendarUnit.MONTH)
                .amount("spent")
                .in(SAR);
        assertThat(read.entries().get(0).days()).hasToString(month);
    }

    @Test
    void otherPeriodsAreReadToo() {
        Map<CalendarUnit, String> patterns = Map.of(
                CalendarUnit.QUARTER, "yyyy-'Q'Q", CalendarUnit.HALF_YEAR, "yyyy-'Q'Q", CalendarUnit.YEAR, "yyyy-'Q'Q");
        patterns.forEach((unit, pattern) -> assertThat(Csv.stream("spend.csv", Source.lines("when,spent", "2026-Q3,5"))
                        .spend()
                        .period("when", pattern, unit)
                        .amount("spent")
                        .in(SAR)
                        .entries()
                        .get(0)
                        .days())
                .isEqualTo(Window.of(unit, LocalDate.of(2026, 7, 1))));
        assertThat(Csv.stream("spend.csv", Source.lines("when,spent", "2026,5"))
                        .spend()
                        .period("when", "yyyy", CalendarUnit.YEAR)
                        .amount("spent")
                        .in(SAR)
                        .within(Window.year(2026)))
                .contains(BigMoney.parse("SAR 5.00"));
        assertThat(Csv.stream("spend.csv", Source.lines("when,spent", "2026-02-20,5"))
                        .spend()
                        .period("when", "yyyy-MM-dd", CalendarUnit.HIJRI_MONTH)
                        .amount("spent")
                        .in(SAR)
                        .entries()
                        .get(0)
                        .days())
                .isEqualTo(Window.hijriMonth(1447, 9));
    }

    @Test
    void aPatternThatDoesNotTellThePeriodIsRefused() {
        SpendColumns none = Csv.stream("spend.csv", Source.lines("when,spent")).spend();
        assertThatThrownBy(() -> none.period("when", "yyyy-MM", CalendarUnit.week(DayOfWeek.SUNDAY)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "pattern \"yyyy-MM\": it tells a month, and one week is told by a day of it, as in yyyy-MM-dd");
        assertThatThrownBy(() -> none.period("when", "yyyy-'Q'Q", CalendarUnit.MONTH))
                .hasMessageContaining("it tells a quarter, and one month is told by a day of it");
        assertThatThrownBy(() -> none.period("when", "yyyy-mm", CalendarUnit.MONTH))
                .hasMessageContaining("it tells a year, and one month")
                .hasMessageEndingWith("; mm is minutes, write MM for months");
        assertThatThrownBy(() -> none.period("when", "yyyy-MM", CalendarUnit.HIJRI_MONTH))
                .hasMessageContaining("it tells a month");
        assertThatThrownBy(() -> none.period("when", "epoch-seconds", CalendarUnit.MONTH))
                .hasMessageContaining("it tells an instant and no day");
        assertThatThrownBy(() -> none.period("when", "MM", CalendarUnit.MONTH))
                .hasMessageContaining("it does not tell year, month and day");
        assertThatThrownBy(() -> none.period("when", "YYYY-MM", CalendarUnit.MONTH))
                .hasMessageContaining("Y, w and W count by weeks");
        assertThatThrownBy(() -> none.period("when", "yyyy-MM-dd", CalendarUnit.DAYS))
                .hasMessage("DAYS is not a calendar unit; use DAY for the spend of one day");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ",5|2: column \"month\": empty",
                "2026/03,5|2: column \"month\": \"2026/03\" is not a period in the pattern yyyy-MM",
                "2026-13,5|2: column \"month\": \"2026-13\" is not a period in the pattern yyyy-MM",
                "1447-09,5|2: column \"month\": \"1447-09\" has the year 1447, which looks like the Hijri calendar; write Gregorian dates",
                "0026-03,5|2: column \"month\": \"0026-03\" is outside the years 1900 to 2199",
                "2026-03,|2: column \"spent\": empty",
                "2026-03,-5|2: column \"spent\": \"-5\" is below 0; state what is left after a credit",
                "2026-03,five|2: column \"spent\": \"five\" is not a number like 1,234.56",
                "2026-03,1.255|2: column \"spent\": \"1.255\" is read as 1.255; if it is 1255, state numbers(NumberStyle.COMMA), else numbers(NumberStyle.POINT)",
                "2026-03,0.2555|2: column \"spent\": \"0.2555\" has 4 decimals, more than the currency's 2; raise them with decimals(4)",
                "2026-03|2: 1 cell, but the header has 2"
            })
    void aBadRowIsAnException(String row, String message) {
        assertRefused(spend("month,spent", row), SAR, message);
    }

    @Test
    void whatCanBeMeantInTwoWaysIsAskedFor() {
        SpendColumns dinars = spend("month,spent", "2026-03,\"12,500\"");
        assertRefused(
                dinars,
                KWD,
                "2: column \"spent\": \"12,500\" is read as 12500, but amounts can have 3 decimals; if it is 12.5,"
                        + " state numbers(NumberStyle.COMMA), else numbers(NumberStyle.POINT)");
        Window march = Window.month(2026, 3);
        assertThat(dinars.numbers(NumberStyle.POINT).in(KWD).within(march)).contains(BigMoney.parse("KWD 12500.000"));
        assertThat(dinars.numbers(NumberStyle.COMMA).in(KWD).within(march)).contains(BigMoney.parse("KWD 12.500"));
        assertThat(dinars.in(SAR).within(march)).contains(BigMoney.parse("SAR 12500.00"));
    }

    @Test
    void arabicDigitsAndMoreDecimalsAreReadIfStated() {
        Window march = Window.month(2026, 3);
        assertThat(spend(
                                "month,spent",
                                "\u0662\u0660\u0662\u0666-\u0660\u0663,\u0661\u066C\u0662\u0663\u0664\u066B\u0665")
                        .numbers(NumberStyle.ARABIC)
                        .in(SAR)
                        .within(march))
                .contains(BigMoney.parse("SAR 1234.50"));
        assertThat(spend("month,spent", "2026-03,0.255501").decimals(6).in(SAR).within(march))
                .contains(BigMoney.parse("SAR 0.255501"));
        assertThat(Source.as(spend("month;spent", "2026-03;7"), csv -> csv.delimiter(';'))
                        .in(CurrencyUnit.JPY)
                        .within(march))
                .contains(BigMoney.parse("JPY 7"));
        assertThatThrownBy(() -> spend("month,spent").decimals(10)).hasMessage("decimals 10 not in [0, 9]");
    }

    @Test
    void aChannelWithAMarkThatNobodySeesIsAskedFor() {
        SpendColumns marked = spend("month,spent,channel", "2026-03,5,tv\u200F").channel("channel");
        assertRefused(
                marked,
                SAR,
                "2: column \"channel\": \"tv<U+200F>\" has an invisible mark, and is another name than the one it looks"
                        + " like; leave such marks out with invisibleMarks(InvisibleMarks.FOLD), or keep them with"
                        + " invisibleMarks(InvisibleMarks.KEEP)");
        assertThat(marked.invisibleMarks(InvisibleMarks.FOLD).in(SAR).channels())
                .containsExactly("tv");
        assertThat(marked.invisibleMarks(InvisibleMarks.KEEP).in(SAR).channels())
                .containsExactly("tv\u200F");
        byte[] windows = "month,spent,channel\n2026-03,5,تلفزيون\n".getBytes(Charset.forName("windows-1256"));
        assertThat(Csv.stream("spend.csv", Source.bytes(windows))
                        .encoding(Charset.forName("windows-1256"))
                        .spend()
                        .period("month", "yyyy-MM", CalendarUnit.MONTH)
                        .amount("spent")
                        .channel("channel")
                        .in(SAR)
                        .channels())
                .containsExactly("تلفزيون");
    }

    @Test
    void anotherCurrencyIsRefusedWhetherTheColumnIsStatedOrOnlySoCalled() {
        SpendColumns dollars = spend("month,spent,currency", "2026-03,5,SAR", "2026-03,5,usd");
        assertRefused(
                dollars.currency("currency"),
                SAR,
                "3: column \"currency\": \"usd\" is not SAR, the history's currency; convert the amounts, or make a history"
                        + " of each currency");
        assertThatThrownBy(() -> dollars.in(SAR))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith(
                        "spend.csv: column \"currency\" has another currency than SAR in 1 row (line 3)")
                .hasMessageContaining("State currency(\"currency\")");
        assertThat(spend("month,spent,currency", "2026-03,5,SAR").in(SAR).total())
                .isEqualTo(BigMoney.parse("SAR 5.00"));
    }

    @Test
    void aFileThatCannotBeReadIsAnException() {
        assertThatThrownBy(() -> Csv.file(folder.resolve("none.csv"))
                        .spend()
                        .period("month", "yyyy-MM", CalendarUnit.MONTH)
                        .amount("spent")
                        .in(SAR))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("none.csv: there is no such file");
        assertRefused(
                spend("month,spent", "2026-03,\"5"), SAR, "2: column \"spent\": a quote is opened and never closed");
        assertThatThrownBy(() -> spend("month,spent").in(null)).hasMessage("currency");
        assertThatThrownBy(
                        () -> Csv.stream("spend.csv", Source.lines("a")).spend().period("a", "yyyy", null))
                .hasMessage("unit");
    }
}
