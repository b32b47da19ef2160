package io.github.retention4j.report.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.model.CalendarUnit;
import io.github.retention4j.model.Window;
import io.github.retention4j.report.Catalogue;
import io.github.retention4j.result.Interval;
import io.github.retention4j.result.Table;
import io.github.retention4j.result.Table.Column;
import io.github.retention4j.result.Unit;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {
    private static final Language ENGLISH = Language.ENGLISH;
    private static final Language ARABIC = Language.ARABIC;
    private static final Language INDIC = ARABIC.with(Digits.ARABIC_INDIC);
    private static final Unit SAR_PER_ORDER = Unit.money(CurrencyUnit.of("SAR")).per("order");

    /** Isolates shown, and spaces that do not break as others, so that a failure can be read. */
    private static String seen(String text) {
        return text.replace('\u2066', '<')
                .replace('\u2068', '[')
                .replace('\u2069', '>')
                .replace('\u00A0', ' ');
    }

    @Test
    void tellsWhatItIs() {
        assertThat(ENGLISH.tag()).isEqualTo("en");
        assertThat(ENGLISH.isRightToLeft()).isFalse();
        assertThat(ARABIC.tag()).isEqualTo("ar");
        assertThat(ARABIC.isRightToLeft()).isTrue();
        assertThat(ARABIC.isMirrored()).isTrue();
        assertThat(ARABIC.withTimeFromLeft().isMirrored()).isFalse();
        assertThat(INDIC).isEqualTo(ARABIC.with(Digits.ARABIC_INDIC)).isNotEqualTo(ARABIC);
    }

    @ParameterizedTest
    @CsvSource({
        "0, '<0> عميل'",
        "1, عميل واحد",
        "2, عميلان",
        "3, '<3> عملاء'",
        "10, '<10> عملاء'",
        "11, '<11> عميلًا'",
        "99, '<99> عميلًا'",
        "100, '<100> عميل'",
        "102, '<102> عميل'",
        "1064, '<1,064> عميلًا'"
    })
    void countsInSixForms(long count, String told) {
        assertThat(seen(ARABIC.count(count, "customer"))).isEqualTo(told);
    }

    @Test
    void countsInEnglish() {
        assertThat(ENGLISH.count(1, "order")).isEqualTo("1 order");
        assertThat(ENGLISH.count(1064, "order")).isEqualTo("1,064 orders");
        assertThat(seen(ARABIC.count(2, "widget"))).isEqualTo("<2> widgets");
    }

    @Test
    void tellsFiguresWithTheirUnits() {
        assertThat(ENGLISH.figure(0.387, Unit.PERCENT)).isEqualTo("38.7 %");
        assertThat(ENGLISH.figure(1234.5, SAR_PER_ORDER)).isEqualTo("1,234.50 SAR per order");
        assertThat(ENGLISH.signed(0.031, Unit.PERCENTAGE_POINTS)).isEqualTo("+3.1 points");
        assertThat(ENGLISH.signed(-0.00001, Unit.PERCENT)).isEqualTo("0.0 %");
        assertThat(seen(ARABIC.figure(-0.387, Unit.PERCENT))).isEqualTo("<−38.7 %>");
        assertThat(seen(ARABIC.figure(1234.5, SAR_PER_ORDER))).isEqualTo("<1,234.50> ر.س لكل طلب");
        assertThat(seen(ARABIC.figure(1234.5, Unit.money(CurrencyUnit.of("CHF")))))
                .isEqualTo("<1,234.50> <CHF>");
        assertThat(seen(ARABIC.signed(0.031, Unit.PERCENTAGE_POINTS))).isEqualTo("<+3.1> نقطة مئوية");
        assertThat(seen(ARABIC.figure(2, Unit.count("orders", 0)))).isEqualTo("طلبان");
        assertThat(seen(ARABIC.figure(2, Unit.count("orders", 1)))).isEqualTo("<2.0> طلب");
        assertThat(seen(INDIC.figure(-0.387, Unit.PERCENT))).isEqualTo("<−٣٨٫٧ ٪>");
        assertThat(seen(INDIC.number(-1_234_567))).isEqualTo("<−١٬٢٣٤٬٥٦٧>");
        assertThat(ENGLISH.number(Long.MIN_VALUE)).isEqualTo("−9,223,372,036,854,775,808");
    }

    @Test
    void tellsIntervals() {
        assertThat(ENGLISH.interval(new Interval(0.358, 0.417, 0.95, ""), Unit.PERCENT))
                .isEqualTo("35.8–41.7 %");
        assertThat(seen(ARABIC.interval(new Interval(-0.1, 0.417, 0.95, ""), Unit.PERCENT)))
                .isEqualTo("<−10.0 … 41.7 %>");
    }

    @Test
    void tellsTicks() {
        assertThat(ENGLISH.tick(1200, Unit.count("orders", 0))).isEqualTo("1.2k");
        assertThat(ENGLISH.tick(0.4, Unit.PERCENT)).isEqualTo("40 %");
        assertThat(seen(ARABIC.tick(1200, Unit.count("orders", 0)))).isEqualTo("<1.2> ألف");
        assertThat(seen(INDIC.tick(-2.5e6, Unit.count("orders", 0)))).isEqualTo("<−٢٫٥> مليون");
    }

    @Test
    void tellsWindows() {
        LocalDate day = LocalDate.of(2026, 3, 5);
        assertThat(List.of(
                        Window.month(2026, 3),
                        Window.quarter(2026, 1),
                        Window.of(CalendarUnit.HALF_YEAR, day),
                        Window.year(2026),
                        Window.week(day, DayOfWeek.MONDAY),
                        Window.week(day, DayOfWeek.SATURDAY),
                        Window.day(day),
                        Window.hijriMonth(1447, 9),
                        Window.of(CalendarUnit.HIJRI_YEAR, day),
                        Window.through(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 3, 20)),
                        Window.through(LocalDate.of(2025, 12, 1), day),
                        Catalogue.fiscal()))
                .extracting(ENGLISH::window)
                .containsExactly(
                        "Mar 2026",
                        "Q1 2026",
                        "H1 2026",
                        "2026",
                        "week of 2 Mar 2026",
                        "week of 28 Feb 2026",
                        "5 Mar 2026",
                        "Ramadan 1447",
                        "AH 1447",
                        "1 Jan – 20 Mar 2026",
                        "1 Dec 2025 – 5 Mar 2026",
                        "FY2025/26-Q3 from Jul");
        assertThat(ARABIC.window(Window.month(2026, 3))).isEqualTo("مارس 2026");
        assertThat(ENGLISH.window(Window.between(day, day.plusDays(1)))).isEqualTo(ENGLISH.date(day));
        assertThat(ARABIC.window(Window.quarter(2026, 1))).isEqualTo("الربع الأول 2026");
        assertThat(ARABIC.window(Window.hijriMonth(1447, 9))).isEqualTo("رمضان 1447 هـ");
        assertThat(ARABIC.window(Window.week(day, DayOfWeek.MONDAY))).isEqualTo("أسبوع 2 مارس 2026");
        assertThat(seen(ARABIC.window(Catalogue.fiscal())))
                .isEqualTo("الربع <3> من السنة المالية <2025/26> (من يوليو)");
        assertThat(INDIC.date(day)).isEqualTo("٥ مارس ٢٠٢٦");
    }

    @Test
    void tellsNamesOfTheShop() {
        assertThat(ENGLISH.name("Riyadh")).isEqualTo("Riyadh");
        assertThat(seen(ENGLISH.name("الدمام"))).isEqualTo("[الدمام>");
        assertThat(seen(ARABIC.name("Riyadh"))).isEqualTo("[Riyadh>");
        assertThat(ENGLISH.name("a\u202Eb\u2066c\u0000d\uD800e\u200Ff")).isEqualTo("abcdef");
        assertThat(ENGLISH.name("x".repeat(100))).isEqualTo("x".repeat(59) + "…");
    }

    @Test
    void putsPartsInOnce() {
        assertThat(ENGLISH.say("{0} and {1}", "{1}", "b")).isEqualTo("{1} and b");
        assertThat(ENGLISH.say("{0} and {1}", "a")).isEqualTo("a and {1}");
        assertThat(seen(INDIC.say("95 % interval"))).isEqualTo("فترة ثقة <٩٥ ٪>");
    }

    @Test
    void tellsWordsOfResultsInEnglish() {
        assertThat(ENGLISH.phrase("partly observed, data end 2026-03-20"))
                .isEqualTo("partly observed, data end 20 Mar 2026");
        assertThat(ENGLISH.phrase("38.7 % (412/1064), 95 % CI 35.8–41.7 %"))
                .isEqualTo("38.7 % (412/1064), 95 % CI 35.8–41.7 %");
        assertThat(ENGLISH.phrase("12.50 SAR per order")).isEqualTo("12.50 SAR per order");
        assertThat(ENGLISH.phrase("no data ()")).isEqualTo("no data");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "retention rate|معدل الاحتفاظ بالعملاء",
                "retention rate 2026-03, only big spenders|معدل الاحتفاظ بالعملاء مارس 2026، فقط: [big spenders>",
                "38.7 % (412/1064), 95 % CI 35.8–41.7 %|<38.7 %> (<412/1064>)، فترة ثقة <95 %> <35.8–41.7 %>",
                "95 % CI -3.1 to 5.8 points|فترة ثقة <95 %> <−3.1 … 5.8> نقطة",
                "12.50 SAR per order|<12.50> ر.س لكل طلب",
                "SAR 1000.00 at face value|<1000.00> ر.س بالقيمة الاسمية",
                "revenue in EUR|الإيراد بعملة <EUR>",
                "revenue in Stoke|[revenue in Stoke>",
                "-204.5 % (-1057.66 for 1012.00 SAR)|<−204.5 %> (<−1057.66> مقابل <1012.00> ر.س)",
                "no data (0/0)|لا بيانات (<0/0>)",
                "partly observed, data end 2026-03-20|مرصود جزئيًا، نهاية البيانات 20 مارس 2026",
                "data from 2025-01-01 to 2026-03-20|البيانات من 1 يناير 2025 إلى 20 مارس 2026",
                "week of 2026-03-07|أسبوع 7 مارس 2026",
                "AH 1447-09|رمضان 1447 هـ",
                "6 weeks|<6> أسابيع",
                "18–24|<18–24>",
                "65+|<65+>",
                "Stoke by Clare|[Stoke by Clare>",
                "Gate 22|[Gate 22>",
                "Bath, Wells|[Bath, Wells>",
                "order-2026-03-07x|[order-2026-03-07x>",
                "2026-13-40|[2026-13-40>",
                "NRF 2025-Q1|الربع <1> من <2025> ([NRF>)",
                "{0} orders|[{0} orders>",
                "retention rate by Stoke|معدل الاحتفاظ بالعملاء حسب [Stoke>"
            })
    void tellsWordsOfResultsInArabic(String english, String told) {
        assertThat(seen(ARABIC.phrase(english))).isEqualTo(told);
    }

    @Test
    void tellsTables() {
        Table table = new Table(
                "retention rate 2026-03",
                List.of(Column.words("city"), Column.figures("share")),
                List.of(List.of("Riyadh", "-3.5"), List.of("(unknown)", "")),
                List.of("lost: active before,", "  not in the window / active before", "2 members"));
        Table told = ARABIC.table(table);
        assertThat(seen(told.toString())).isEqualTo("""
                معدل الاحتفاظ بالعملاء مارس 2026
                المدينة      الحصة
                [Riyadh>        <−3.5>
                (غير معروف)
                المفقودون: نشطون قبل الفترة لا خلالها / النشطون قبلها
                عضوان""");
        assertThat(ENGLISH.table(table).title()).isEqualTo("retention rate Mar 2026");
    }

    @Test
    void numbersOfTablesHaveTheirThousandsApart() {
        List<String> cells = List.of("123456", "-2602.55", "0.123456", "1045.2 to 20000", "999", "1234%", "2026-03-20");
        Table table =
                new Table("", cells.stream().map(cell -> Column.figures("")).toList(), List.of(cells), List.of());
        assertThat(ENGLISH.table(table).rows().get(0))
                .containsExactly(
                        "123,456", "-2,602.55", "0.123456", "1,045.2 to 20,000", "999", "1,234%", "2026-03-20");
        assertThat(seen(ARABIC.with(Digits.ARABIC_INDIC)
                        .table(table)
                        .rows()
                        .get(0)
                        .get(0)))
                .isEqualTo("<١٢٣٬٤٥٦>");
        Table names = new Table("", List.of(Column.words("")), List.of(List.of("123456")), List.of());
        assertThat(ENGLISH.table(names).rows()).isEqualTo(names.rows());
    }

    @Test
    void refusesWhatIsNotThere() {
        assertThatThrownBy(() -> ENGLISH.phrase(null)).hasMessage("english");
        assertThatThrownBy(() -> ENGLISH.name(null)).hasMessage("name");
        assertThatThrownBy(() -> ENGLISH.tell(null)).hasMessage("result");
    }

    @Test
    void aTextOfManyFiguresKeepsEachOfThem() {
        String cuts = "scores are cut at 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12.50";
        assertThat(ENGLISH.phrase(cuts)).isEqualTo(cuts);
        assertThat(ARABIC.phrase(cuts)).contains("12.50").doesNotContain("{");
    }

    @Test
    void aTextOfTheShopIsCutInEachLanguage() {
        for (String name : List.of(
                "a & b".repeat(100_000),
                "\n\t line".repeat(100_000),
                " ".repeat(100_000) + "a",
                "a\n".repeat(100_000))) {
            assertThat(ENGLISH.phrase(name)).hasSizeLessThan(5_000);
            assertThat(ARABIC.phrase(name)).hasSizeLessThan(5_000);
        }
    }

    /** A result of a user's own, which may print as many lines as it likes. */
    private record Lines(int count) {
        @Override
        public String toString() {
            return "retention rate\n".repeat(count);
        }
    }

    @Test
    void aLongTextOfAResultIsToldLineByLine() {
        assertThat(ARABIC.tell(new Lines(1_000)).lines()).hasSize(1_000);
    }
}
