package io.github.retention4j.io.time;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.temporal.ChronoField;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The names in times: English as they are, in any case, and Arabic in all three families of months and the spellings that are
 * about. They are our own, as those of a JVM differ with its version and with where it has its locales from.
 *
 * <p>A text with Arabic letters is {@linkplain #coded coded} before it is read: each name in it, English or Arabic, becomes one
 * character that stands for it, whatever its spelling. So one formatter reads them all, and an English one stays strict.
 *
 * <p>They have all names that the Arabic locales of Java 17 and 25 write, as a test holds on each: {@code ar} (Egypt and the Gulf),
 * {@code ar-LB} (the Levant and Iraq), {@code ar-DZ} and {@code ar-TN}, {@code ar-MA} and {@code ar-MR}. What differs only in what
 * {@link TimeText#plain} makes one is there once. Spellings beside those are of the kind that people type, such as
 * {@code ذي القعدة} and {@code كانون ثاني}. Shortened names such as {@code سبت} for September are none: that is Saturday.
 */
@SuppressWarnings("ImmutableEnumChecker") // a copy that nobody changes
enum TimeNames {
    MONTH(
            0,
            ChronoField.MONTH_OF_YEAR,
            1,
            "يناير|كانون الثاني|كانون ثاني|جانفي",
            "فبراير|شباط|فيفري",
            "مارس|آذار",
            "أبريل|نيسان|أفريل",
            "مايو|أيار|ماي",
            "يونيو|يونيه|حزيران|جوان",
            "يوليو|يوليه|تموز|جويلية|يوليوز",
            "أغسطس|آب|أوت|غشت|أغشت",
            "سبتمبر|أيلول|شتنبر|شتمبر",
            "أكتوبر|تشرين الأول|تشرين أول",
            "نوفمبر|تشرين الثاني|تشرين ثاني|نونبر",
            "ديسمبر|كانون الأول|كانون أول|دجنبر|دجمبر"),
    HIJRI_MONTH(
            1,
            ChronoField.MONTH_OF_YEAR,
            1,
            "محرم|المحرم",
            "صفر",
            "ربيع الأول|ربيع أول",
            "ربيع الآخر|ربيع آخر|ربيع الثاني|ربيع ثاني",
            "جمادى الأولى|جمادى أولى|جمادى الأول|جمادى أول|جماد الأول|جماد أول",
            "جمادى الآخرة|جمادى آخرة|جمادى الآخر|جمادى الثانية|جمادى الثاني|جمادى ثاني|جماد الآخر|جماد الثاني|جماد ثاني",
            "رجب",
            "شعبان",
            "رمضان",
            "شوال",
            "ذو القعدة|ذي القعدة|ذوالقعدة",
            "ذو الحجة|ذي الحجة|ذوالحجة"),
    DAY(
            2,
            ChronoField.DAY_OF_WEEK,
            1,
            "الاثنين|اثنين",
            "الثلاثاء|ثلاثاء",
            "الأربعاء|أربعاء",
            "الخميس|خميس",
            "الجمعة|جمعة",
            "السبت|سبت",
            "الأحد|أحد"),
    HALF_DAY(3, ChronoField.AMPM_OF_DAY, 0, "ص|صباحا", "م|مساء|مساءا");

    /** Characters that no text has: they are for private use. */
    private static final char FIRST_CODE = '\uE000';

    /** No kind has more names. */
    private static final int MOST = 16;

    private static final int SHORT = 3;

    private static final Map<String, String> CODES = codes();

    private final int kind;
    private final ChronoField field;
    private final int first;
    private final List<String> names;

    TimeNames(int kind, ChronoField field, int first, String... names) {
        this.kind = kind;
        this.field = field;
        this.first = first;
        this.names = List.of(names);
    }

    ChronoField field() {
        return field;
    }

    /** What stands for each in a coded text, by its number in the field. */
    Map<Long, String> coded() {
        return IntStream.range(0, names.size()).boxed().collect(Collectors.toMap(at -> (long) first + at, this::code));
    }

    /** The English name of each, whole or its first three letters; none of Hijri months. Upper case, as case does not matter. */
    Map<Long, String> english(boolean whole) {
        return IntStream.range(0, names.size())
                .boxed()
                .flatMap(at -> english(at, whole).map(name -> Map.entry((long) first + at, name)).stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Optional<String> english(int at, boolean whole) {
        return switch (this) {
            case MONTH -> Optional.of(cut(Month.of(first + at), whole));
            case DAY -> Optional.of(cut(DayOfWeek.of(first + at), whole));
            case HALF_DAY -> Optional.of(at == 0 ? "AM" : "PM");
            case HIJRI_MONTH -> Optional.empty();
        };
    }

    private static String cut(Enum<?> named, boolean whole) {
        return whole ? named.name() : named.name().substring(0, SHORT);
    }

    private String code(int at) {
        return String.valueOf((char) (FIRST_CODE + MOST * kind + at));
    }

    private static Map<String, String> codes() {
        Map<String, String> codes = new HashMap<>();
        for (TimeNames kind : values()) {
            for (int at = 0; at < kind.names.size(); at++) {
                for (String name : kind.names.get(at).split("\\|", -1)) {
                    codes.put(TimeText.plain(name), kind.code(at));
                }
                String code = kind.code(at);
                kind.english(at, false).ifPresent(name -> codes.put(name, code));
                kind.english(at, true).ifPresent(name -> codes.put(name, code));
            }
        }
        return Map.copyOf(codes);
    }

    /** All that stand for a name of this kind in a coded text, as a range of a regular expression. */
    String range() {
        return code(0) + "-" + code(names.size() - 1);
    }

    /** Whether a coded text has a name of this kind. */
    boolean isIn(String coded) {
        return IntStream.range(0, names.size()).anyMatch(at -> coded.contains(code(at)));
    }

    /** A plain text with each name as one character, if it has Arabic letters; else the same. */
    static String coded(String plain) {
        return TimeText.hasArabic(plain) ? named(plain) : plain;
    }

    /** A plain text with each name as one character. */
    static String named(String plain) {
        StringBuilder coded = new StringBuilder(plain.length());
        int at = 0;
        while (at < plain.length()) {
            int end = wordEnd(plain, at);
            int secondEnd =
                    end > at && end < plain.length() && plain.charAt(end) == ' ' ? wordEnd(plain, end + 1) : end;
            // Two words before one: a word of two is none by itself.
            int nameEnd = isName(plain, at, secondEnd) ? secondEnd : end;
            int next = Math.max(nameEnd, at + 1);
            coded.append(CODES.getOrDefault(word(plain, at, nameEnd), plain.substring(at, next)));
            at = next;
        }
        return coded.toString();
    }

    private static boolean isName(String plain, int start, int end) {
        return CODES.containsKey(word(plain, start, end));
    }

    private static String word(String plain, int start, int end) {
        return plain.substring(start, end).toUpperCase(Locale.ROOT);
    }

    private static int wordEnd(String text, int start) {
        int end = start;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return end;
    }
}
