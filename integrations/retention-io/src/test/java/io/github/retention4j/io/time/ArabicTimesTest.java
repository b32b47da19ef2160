package io.github.retention4j.io.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.chrono.HijrahChronology;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Arabic names and digits in times, in whichever spelling, beside English ones. */
class ArabicTimesTest {
    private static final ZoneId UTC = ZoneId.of("UTC");

    private static Instant instant(String pattern, String text) {
        return Instant.ofEpochMilli(
                TimePattern.of(pattern).millis(text.toCharArray(), 0, text.length(), ZoneClock.of(UTC)));
    }

    /** Egypt and the Gulf; the Levant and Iraq; Algeria and Tunisia; Morocco and Mauritania where they differ; as typed. */
    @ParameterizedTest
    @CsvSource({
        "1, يناير",
        "1, كانون الثاني",
        "1, كانون ثاني",
        "1, جانفي",
        "2, فبراير",
        "2, شباط",
        "2, فيفري",
        "3, مارس",
        "3, آذار",
        "3, اذار",
        "4, أبريل",
        "4, إبريل",
        "4, ابريل",
        "4, نيسان",
        "4, أفريل",
        "5, مايو",
        "5, أيار",
        "5, ايار",
        "5, ماي",
        "6, يونيو",
        "6, يونيه",
        "6, حزيران",
        "6, جوان",
        "7, يوليو",
        "7, يوليه",
        "7, تموز",
        "7, تمّوز",
        "7, جويلية",
        "7, يوليوز",
        "8, أغسطس",
        "8, اغسطس",
        "8, آب",
        "8, أوت",
        "8, غشت",
        "9, سبتمبر",
        "9, أيلول",
        "9, شتنبر",
        "10, أكتوبر",
        "10, اكتوبر",
        "10, تشرين الأول",
        "10, تشرين الاول",
        "10, تشرين أول",
        "11, نوفمبر",
        "11, تشرين الثاني",
        "11, نونبر",
        "12, ديسمبر",
        "12, كانون الأول",
        "12, كانون اول",
        "12, دجنبر",
        "12, ديسمبـــر"
    })
    void namesOfMonths(int month, String name) {
        LocalDate expected = LocalDate.of(2026, month, 5);
        assertThat(TimePattern.of("d MMMM yyyy").day("5 " + name + " 2026")).isEqualTo(expected);
        assertThat(TimePattern.of("dd-MMM-yy").day("٠٥-" + name + "-٢٦")).isEqualTo(expected);
        assertThat(TimePattern.of("LLLL d، yyyy").day(name + " ۵, ۲۰۲۶")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "yyyy-MM-dd hh:mm a|2026-03-05 09:20 ص|2026-03-05T09:20:00Z",
                "yyyy-MM-dd hh:mm a|2026-03-05 09:20 م|2026-03-05T21:20:00Z",
                "yyyy-MM-dd hh:mma|2026-03-05 09:20م|2026-03-05T21:20:00Z",
                "yyyy-MM-dd h:mm a|٢٠٢٦-٠٣-٠٥ ٩:٢٠ صباحاً|2026-03-05T09:20:00Z",
                "yyyy-MM-dd h:mm a|2026-03-05 9:20 صباحًا|2026-03-05T09:20:00Z",
                "yyyy-MM-dd h:mm a|2026-03-05 9:20 مساءً|2026-03-05T21:20:00Z",
                "yyyy-MM-dd h:mm a|2026-03-05 12:20 مساء|2026-03-05T12:20:00Z",
                "yyyy-MM-dd h:mm a|2026-03-05 12:20 ص|2026-03-05T00:20:00Z",
                "d MMMM yyyy h:mm a|5 مارس 2026 9:20 PM|2026-03-05T21:20:00Z",
                "d MMMM yyyy h:mm a|5 March 2026 9:20 م|2026-03-05T21:20:00Z",
                "d MMM yyyy h:mm a|5 Mar 2026 9:20 م|2026-03-05T21:20:00Z",
                "[yyyy MMM dd][yyyy MMMM dd]|2026 آذار 05|2026-03-05T00:00:00Z",
                "[yyyy MMM dd][yyyy MMMM dd]|2026 Mar 05|2026-03-05T00:00:00Z",
                "[yyyy MMM dd][yyyy MMMM dd]|2026 march 05|2026-03-05T00:00:00Z",
                "EEEE، d MMMM yyyy|الخميس، ٥ مارس ٢٠٢٦|2026-03-05T00:00:00Z",
                "E d/M/yyyy|خميس 5/3/2026|2026-03-05T00:00:00Z",
                "EEEE d/M/yyyy|الأربعاء 4/3/2026|2026-03-04T00:00:00Z",
                "EEEE d/M/yyyy|الاربعاء 4/3/2026|2026-03-04T00:00:00Z",
                "EEEE d/M/yyyy|الإثنين 2/3/2026|2026-03-02T00:00:00Z",
                "EEEE d/M/yyyy|الجمعه 6/3/2026|2026-03-06T00:00:00Z",
                "yyyy/MM/dd 'م'|2026/03/05 م|2026-03-05T00:00:00Z",
                "yyyy/MM/dd م|2026/03/05 م|2026-03-05T00:00:00Z",
                "yyyy/MM/dd 'م' hh:mm a|2026/03/05 م 09:20 م|2026-03-05T21:20:00Z",
                "yyyy/MM/dd 'م' hh:mm a|2026/03/05 م 09:20 ص|2026-03-05T09:20:00Z",
                "d MMMM yyyy 'الساعة' h:mm a|٥ مارس ٢٠٢٦ الساعة ٩:٢٠ م|2026-03-05T21:20:00Z",
                "d MMMM yyyy الساعة h:mm a|5 March 2026 الساعة 9:20 PM|2026-03-05T21:20:00Z",
                "yyyy-MM-dd'T'HH:mm:ss|٢٠٢٦-٠٣-٠٥T٢١:٢٠:٠٠|2026-03-05T21:20:00Z",
                "d\u200F/M\u200F/yyyy، h:mm:ss a|٥\u200F/٣\u200F/٢٠٢٦، ٩:٢٠:٠٠ م|2026-03-05T21:20:00Z"
            })
    void texts(String pattern, String text, Instant expected) {
        assertThat(instant(pattern, text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "d MMMM yyyy|5 كانون 2026",
                "d MMMM yyyy|5 ربيع 2026",
                "d MMMM yyyy|5 مارسس 2026",
                "d MMMM yyyy|5 م 2026",
                "d MMMM yyyy|5 الخميس 2026",
                "d MM yyyy|5 مارس 2026",
                "EEEE d/M/yyyy|الجمعة 5/3/2026",
                "yyyy-MM-dd hh:mm a|2026-03-05 09:20 مارس",
                "yyyy-MM-dd hh:mm a|2026-03-05 09:20",
                "yyyy-MM-dd HH:mm|2026-03-05 09:20 م",
                "d MMMM yyyy|5 Mar 2026",
                "d MMM yyyy|5 March 2026",
                "yyyy/MM/dd 'ق'|2026/03/05 م"
            })
    void noSuchTexts(String pattern, String text) {
        assertThatThrownBy(() -> instant(pattern, text)).isInstanceOf(DateTimeException.class);
    }

    /** What the locales of the Java that runs this call them, which differs from version to version. */
    @Property(tries = 2000)
    void whatOtherProgramsWriteIsRead(@ForAll("locales") String tag, @ForAll("times") LocalDateTime time) {
        Locale locale = Locale.forLanguageTag(tag);
        for (String pattern : new String[] {"EEEE، d MMMM yyyy h:mm a", "d LLLL yyyy hh:mma", "dd-MMM-yyyy H:mm"}) {
            String text = DateTimeFormatter.ofPattern(pattern, locale).format(time);
            assertThat(instant(pattern, text)).as(text).isEqualTo(time.toInstant(ZoneOffset.UTC));
        }
        String hijri = DateTimeFormatter.ofPattern("d MMMM yyyy HH:mm", locale)
                .withChronology(HijrahChronology.INSTANCE)
                .format(time);
        assertThat(instant("hijri:d MMMM yyyy HH:mm", hijri)).as(hijri).isEqualTo(time.toInstant(ZoneOffset.UTC));
    }

    @Provide
    Arbitrary<String> locales() {
        return Arbitraries.of(
                "ar",
                "ar-EG",
                "ar-SA",
                "ar-AE",
                "ar-KW",
                "ar-LB",
                "ar-SY",
                "ar-JO",
                "ar-PS",
                "ar-IQ",
                "ar-DZ",
                "ar-TN",
                "ar-MA",
                "ar-MR",
                "ar-LY",
                "ar-SD",
                "ar-SA-u-nu-arab",
                "ar-EG-u-nu-arab",
                "ar-u-nu-arabext");
    }

    @Provide
    Arbitrary<LocalDateTime> times() {
        return Arbitraries.longs()
                .between(
                        Instant.parse("1990-01-01T00:00:00Z").getEpochSecond() / 60,
                        Instant.parse("2050-12-31T23:59:00Z").getEpochSecond() / 60)
                .map(minute -> LocalDateTime.ofEpochSecond(60 * minute, 0, ZoneOffset.UTC));
    }

    @Test
    void aTextWithoutNamesStaysAsItIs() {
        assertThat(TimeNames.coded("5 March 2026 PM")).isEqualTo("5 March 2026 PM");
        assertThat(TimeText.plain("2026-03-05")).isEqualTo("2026-03-05");
        assertThat(TimeText.plain("\u200F٥\u00A0أُغسطس")).isEqualTo("5 اغسطس");
    }
}
