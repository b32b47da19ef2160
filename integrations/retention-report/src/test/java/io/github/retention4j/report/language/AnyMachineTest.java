package io.github.retention4j.report.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.metric.retention.RetentionRate;
import io.github.retention4j.metric.value.AverageOrderValue;
import io.github.retention4j.model.Window;
import io.github.retention4j.report.Catalogue;
import io.github.retention4j.report.TestShop;
import io.github.retention4j.result.Unit;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told is the same to the last character on any machine. */
class AnyMachineTest {
    private static final List<Language> LANGUAGES =
            List.of(Language.ENGLISH, Language.ARABIC, Language.ARABIC.with(Digits.ARABIC_INDIC));

    private static final String FILE =
            "msgid \"\"\nmsgstr \"Language: tr\\nPlural-Forms: nplurals=2; plural=n != 1;\\n\"\n";

    private final Locale locale = Locale.getDefault();
    private final TimeZone zone = TimeZone.getDefault();

    @AfterEach
    void asBefore() {
        Locale.setDefault(locale);
        TimeZone.setDefault(zone);
    }

    @ParameterizedTest
    @CsvSource({
        "ar-SA-u-nu-arab, Asia/Riyadh",
        "th-TH-u-ca-buddhist-nu-thai, Asia/Bangkok",
        "tr-TR, Pacific/Kiritimati",
        "de-DE, Pacific/Pago_Pago"
    })
    void tellsTheSame(String tag, String of) {
        Locale.setDefault(Locale.ROOT);
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        String before = told();
        Locale.setDefault(Locale.forLanguageTag(tag));
        TimeZone.setDefault(TimeZone.getTimeZone(of));
        assertThat(told()).isEqualTo(before);
    }

    private static String told() {
        StringBuilder all = new StringBuilder();
        all.append(Words.read(FILE, "tr.po").tag());
        for (Language language : LANGUAGES) {
            all.append(language.number(-1_234_567))
                    .append(language.decimal(1234.5, 2))
                    .append(language.figure(1234.5, Unit.money(CurrencyUnit.of("SAR"))))
                    .append(language.signed(-0.031, Unit.PERCENTAGE_POINTS))
                    .append(language.tick(1234, Unit.PERCENT))
                    .append(language.count(3, "customer"))
                    .append(language.date(LocalDate.of(2026, 3, 5)))
                    .append(language.window(Window.hijriMonth(1447, 9)))
                    .append(language.window(Catalogue.fiscal()))
                    .append(language.phrase("INTERESTING Istanbul, retention rate 2026-03"))
                    .append(language.tell(TestShop.engine().compute(RetentionRate.in(Catalogue.QUARTER))))
                    .append(language.tell(
                            TestShop.engine().trend(Window.months(2025, 6, 2025, 12), AverageOrderValue::in)));
        }
        return all.toString();
    }

    @Test
    void tellsResultsWhole() {
        assertThat(Language.ENGLISH.tell(TestShop.engine().compute(RetentionRate.in(Catalogue.QUARTER))))
                .isEqualTo("retention rate 2025-Q4 (same customers: active before and in the window / active before): "
                        + "44.1 % (63/143), 95 % CI 36.2–52.2 %");
        String arabic = Language.ARABIC.tell(TestShop.engine().compute(RetentionRate.in(Catalogue.QUARTER)));
        assertThat(arabic)
                .startsWith("\u200Fمعدل الاحتفاظ بالعملاء الربع الرابع 2025 (العملاء أنفسهم")
                .contains("فترة ثقة \u206695\u00A0%\u2069 \u206636.2–52.2\u00A0%\u2069");
        assertThat(Language.ARABIC.tell("no data")).isEqualTo("\u200Fلا بيانات");
    }

    @Test
    void tellsTablesOfResults() {
        String told =
                Language.ARABIC.tell(TestShop.engine().trend(Window.months(2025, 6, 2025, 12), AverageOrderValue::in));
        assertThat(told.lines()).allSatisfy(line -> assertThat(line).startsWith("\u200F"));
        assertThat(told)
                .contains("متوسط قيمة الطلب", "يونيو 2025", "ر.س لكل طلب", "التغير")
                .doesNotContain("average");
    }
}
