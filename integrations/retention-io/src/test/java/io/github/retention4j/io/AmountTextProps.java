package io.github.retention4j.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.io.amount.AmountUnits;
import io.github.retention4j.io.amount.CurrencySigns;
import io.github.retention4j.io.text.BadRow;
import io.github.retention4j.io.text.MessageText;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.joda.money.CurrencyUnit;

/** Amounts in every form are read back, and a plain reader by regular expressions agrees on what is none. */
class AmountTextProps {
    private static final Map<String, List<String>> SIGNS = Map.of(
            "SAR", List.of("SAR", "sar", "ر.س.", "ر.س", "SR", "ريال", "ريال سعودي", "\u20C1", "\uFDFC", "S.R."),
            "KWD", List.of("KWD", "د.ك.", "KD", "دينار", "دينار\u00A0كويتي", "K.D."),
            "USD", List.of("USD", "$", "US$", "US $", "dollars", "دولار"),
            "INR", List.of("INR", "₹", "Rs", "Rs.", "rupees"),
            "JPY", List.of("JPY", "¥", "\uFFE5", "円", "yen"),
            "PLN", List.of("PLN", "zł"));

    private static final Map<String, CurrencySigns> OWN =
            SIGNS.keySet().stream().collect(Collectors.toMap(code -> code, CurrencySigns::of));

    private static final Map<String, Decimals> READERS = new HashMap<>();

    private static final List<String> OTHERS = List.of("EUR", "€", "د.إ", "£", "kr", "%", "x", "ر", "");

    private static final List<String> BELOW_ZERO = List.of(
            "($n)", "-$n", "$-n", "$n-", "(n$)", "-n$", "n-$", "n$-", "-n $", "-$ n", "n $-", "$ n-", "$ -n", "n- $",
            "($ n)", "(n $)", "-n", "n-", "(n)", "- n", "-$n$", "$ (n)");

    private static final List<String> NOT_BELOW =
            List.of("n", "$n", "n$", "$ n", "n $", "+n", "$ +n", "$n $", "\u200Fn $\u200F");

    private static final String ODD = "0123456789.,-+() '\u2019\u066B\u066C\u0661\u00A0\u200F\u2212$e/";

    private static final List<String> BLANKS = List.of(" ", "\u00A0", "\u202F", " \u200F", "\u061C");

    /** One amount of money, and how a program wrote it. */
    record Written(NumberStyle style, String currency, BigDecimal value, String text) {}

    @Property(tries = 10_000)
    void whatAnyProgramWritesIsReadBack(@ForAll("written") Written amount) {
        int scale = CurrencyUnit.of(amount.currency).getDecimalPlaces();

        assertThat(outcome(amount.style, amount.currency, amount.text))
                .as(amount.text)
                .isEqualTo(
                        amount.value.movePointRight(scale).toBigIntegerExact().toString());
    }

    @Property(tries = 30_000)
    void aPlainReaderSaysTheSameOfAnyText(@ForAll("mangled") Written amount) {
        String outcome = outcome(amount.style, amount.currency, amount.text);
        if (outcome.contains("as phone numbers do")) {
            String digits = amount.text
                    .codePoints()
                    .filter(Character::isDigit)
                    .mapToObj(c -> Integer.toString(Character.digit(c, 10)))
                    .collect(Collectors.joining());
            assertThat(digits).as(amount.text).matches("00?[1-9][0-9]{6,}");
            return;
        }
        assertThat(outcome)
                .as(MessageText.quoted(amount.text) + " in " + amount.currency + " as " + amount.style)
                .isEqualTo(naive(amount.style, amount.currency, amount.text));
    }

    /** What a number is in one style is the same in another, or nothing, or what its note or hint is about. */
    @Property(tries = 10_000)
    void noStyleReadsAnotherStylesNumberAsAnotherButForTheTwoMarks(
            @ForAll("written") Written amount, @ForAll NumberStyle other) {
        String read = outcome(other, amount.currency, amount.text);
        String right = outcome(amount.style, amount.currency, amount.text);

        boolean twoWays = amount.text.matches("[^0-9]*[1-9][0-9]{0,2}[.,][0-9]{3}[^0-9]*");
        assertThat(twoWays || !read.matches("-?[0-9]+") || read.equals(right))
                .as(amount.text + " is " + read + " as " + other + ", and " + right + " as " + amount.style)
                .isTrue();
    }

    private static String outcome(NumberStyle style, String currency, String text) {
        CurrencyUnit unit = CurrencyUnit.of(currency);
        Row row = Source.row("n", text);
        Decimals decimals = READERS.computeIfAbsent(
                style + currency,
                key -> new Decimals(
                        style,
                        AmountUnits.ofHistory(unit.getDecimalPlaces()),
                        unit,
                        Optional.empty(),
                        note -> assertThat(note).isNotEmpty()));
        try {
            return Long.toString(decimals.amount(row, 0));
        } catch (BadRow bad) {
            return bad.reason()
                    .replaceFirst(
                            "(?s).* (is not a number like|is in .*, and the history's|has too many|has [0-9]+"
                                    + " decimals).*",
                            "$1")
                    .replace("column \"n\": empty", "is not a number like");
        }
    }

    // ---- the plain reader

    private static final String GAP =
            "[\\x00-\\x20\\u00A0\\u2009\\u202F\\u200E\\u200F\\u061C\\u202A-\\u202E\\u2066-\\u2069\\u200B]*";
    private static final String SIGN = "[-+()\\u2212]?";

    private static Pattern pattern(NumberStyle style) {
        String digit = switch (style) {
            case ARABIC -> "[0-9\u0660-\u0669\u06F0-\u06F9]";
            default -> "[0-9]";
        };
        String leading = switch (style) {
            case ARABIC -> "[1-9\u0661-\u0669\u06F1-\u06F9]";
            default -> "[1-9]";
        };
        String number = switch (style) {
            case POINT -> "(?:LD{0,2}(?:,D{3})+|D+)(?:\\.D+)?|\\.D+";
            case COMMA -> "(?:LD{0,2}(?:\\.D{3})+|D+)(?:,D+)?|,D+";
            case ARABIC -> "(?:LD{0,2}(?:\u066CD{3})+|D+)(?:\u066BD+)?|\u066BD+";
            case INDIAN -> "(?:LD?(?:,D{2})*,D{3}|D+)(?:\\.D+)?|\\.D+";
            case SPACE -> "(?:LD{0,2}(?:[ \u00A0\u202F\u2009]D{3})+|D+)(?:,D+)?|,D+";
            case APOSTROPHE -> "(?:LD{0,2}(?:['\u2019]D{3})+|D+)(?:\\.D+)?|\\.D+";
        };
        number = number.replace("L", leading).replace("D", digit);
        String mark =
                style.marks().decimalMark() == '.' ? "." : "" + style.marks().decimalMark();
        String inWord = "(?:[^-+()\u2212" + mark + digit.substring(1) + "|(?<=[\\p{L}/])\\.)";
        String front = "(?<w>" + inWord + "*)";
        String back = "(?<v>[^-+()\u2212" + digit.substring(1) + "*)";
        return Pattern.compile("(?s)" + GAP + "(?<a>" + SIGN + ")" + GAP + front + "(?<b>" + SIGN + ")" + GAP + "(?<n>"
                + number + ")" + GAP + "(?<c>" + SIGN + ")" + GAP + back + "(?<d>" + SIGN + ")" + GAP);
    }

    private static final Map<NumberStyle, Pattern> PATTERNS = Map.of(
            NumberStyle.POINT, pattern(NumberStyle.POINT),
            NumberStyle.COMMA, pattern(NumberStyle.COMMA),
            NumberStyle.ARABIC, pattern(NumberStyle.ARABIC),
            NumberStyle.INDIAN, pattern(NumberStyle.INDIAN),
            NumberStyle.SPACE, pattern(NumberStyle.SPACE),
            NumberStyle.APOSTROPHE, pattern(NumberStyle.APOSTROPHE));

    private static String naive(NumberStyle style, String currency, String text) {
        String none = "is not a number like";
        Matcher cell = PATTERNS.get(style).matcher(text);
        if (!cell.matches()) {
            return none;
        }
        String inFront = (cell.group("a") + cell.group("b")).replace('\u2212', '-');
        String behind = (cell.group("c") + cell.group("d")).replace('\u2212', '-');
        boolean below = List.of("-/", "/-", "(/)").contains(inFront + "/" + behind);
        if (!below && !List.of("/", "+/").contains(inFront + "/" + behind)) {
            return none;
        }
        String word = cell.group("w").strip().replaceAll(GAP, "");
        boolean doubtful = cell.group("w").endsWith(".")
                && cell.start("n") == cell.end("w")
                && cell.group("n").matches("(?s)[0-9\u0660-\u0669\u06F0-\u06F9].*")
                && word.chars().filter(c -> c == '.').count() == 1
                && !word.matches("(?i)Rs\\.|S/\\.|Rp\\.");
        if (doubtful) {
            return none;
        }
        boolean another = false;
        for (String sign : List.of(cell.group("w"), cell.group("v"))) {
            if (sign.matches(GAP)) {
                continue;
            }
            String key = CurrencySigns.key(sign.toCharArray(), 0, sign.length());
            CurrencySigns signs = OWN.get(currency);
            if (key.isEmpty() || (!signs.isOwn(key) && signs.other(key).isEmpty())) {
                return none;
            }
            another |= !signs.isOwn(key);
        }
        if (another) {
            return "is in " + other(cell, currency) + ", and the history's";
        }
        String digits = latin(style, cell.group("n"))
                .replaceAll(
                        style.marks().decimalMark() == '.'
                                ? "[^0-9.]"
                                : "[^0-9" + style.marks().decimalMark() + "]",
                        "")
                .replace(style.marks().decimalMark(), '.');
        BigDecimal value = new BigDecimal((below ? "-" : "") + digits);
        BigDecimal units = value.movePointRight(CurrencyUnit.of(currency).getDecimalPlaces());
        if (units.signum() != 0 && units.stripTrailingZeros().scale() > 0) {
            return "has " + value.stripTrailingZeros().scale() + " decimals";
        }
        return units.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0
                ? "has too many"
                : units.toBigInteger().toString();
    }

    /** The same with the digits 0 to 9. */
    private static String latin(NumberStyle style, String text) {
        StringBuilder latin = new StringBuilder();
        text.chars()
                .forEach(c -> latin.append(
                        style.marks().digit((char) c) < 0
                                ? (char) c
                                : (char) ('0' + style.marks().digit((char) c))));
        return latin.toString();
    }

    private static String other(Matcher cell, String currency) {
        String told = "";
        for (String sign : List.of(cell.group("w"), cell.group("v"))) {
            CurrencySigns signs = OWN.get(currency);
            String key = CurrencySigns.key(sign.toCharArray(), 0, sign.length());
            told = key.isEmpty() || signs.isOwn(key) ? told : signs.other(key);
        }
        return told;
    }

    // ---- texts

    @Provide
    Arbitrary<Written> written() {
        return Arbitraries.randoms().map(AmountTextProps::write);
    }

    @Provide
    Arbitrary<Written> mangled() {
        return Arbitraries.randoms().map(random -> {
            Written amount = write(random);
            StringBuilder text = new StringBuilder(amount.text);
            for (int changes = random.nextInt(4); changes > 0; changes--) {
                int at = random.nextInt(text.length() + 1);
                switch (random.nextInt(4)) {
                    case 0 -> text.insert(at, ODD.charAt(random.nextInt(ODD.length())));
                    case 1 -> text.delete(at, Math.min(text.length(), at + 1));
                    case 2 -> text.insert(at, oneOf(random, OTHERS));
                    default -> text.insert(at, text.substring(random.nextInt(at + 1), at));
                }
            }
            return new Written(amount.style, amount.currency, amount.value, text.toString());
        });
    }

    private static Written write(Random random) {
        NumberStyle style = oneOf(random, List.of(NumberStyle.values()));
        String currency = oneOf(random, SIGNS.keySet().stream().sorted().toList());
        int scale = CurrencyUnit.of(currency).getDecimalPlaces();
        long units = random.nextLong() >> (1 + random.nextInt(62));
        BigDecimal value = BigDecimal.valueOf(Math.abs(units), scale);
        if (random.nextBoolean()) {
            value = value.stripTrailingZeros().scale() < 0 ? value.setScale(0) : value.stripTrailingZeros();
        }
        boolean below = units < 0;
        String pattern = oneOf(random, below ? BELOW_ZERO : NOT_BELOW).replace(" ", oneOf(random, BLANKS));
        String sign = oneOf(random, SIGNS.get(currency));
        String text = pattern.replace("n", number(value, style, random.nextBoolean(), random))
                .replace("$", sign);
        return new Written(
                style,
                currency,
                below ? value.negate() : value,
                below && random.nextInt(4) == 0 ? text.replace('-', '\u2212') : text);
    }

    private static String number(BigDecimal value, NumberStyle style, boolean grouped, Random random) {
        String plain = value.toPlainString();
        int point = plain.indexOf('.');
        StringBuilder whole = new StringBuilder(point < 0 ? plain : plain.substring(0, point));
        if (grouped) {
            for (int at = whole.length() - 3; at > 0; at -= style == NumberStyle.INDIAN ? 2 : 3) {
                whole.insert(at, style.marks().groupingMark());
            }
        }
        String text = whole + (point < 0 ? "" : style.marks().decimalMark() + plain.substring(point + 1));
        if (style != NumberStyle.ARABIC) {
            return text;
        }
        int zero = random.nextBoolean() ? '\u0660' : '\u06F0';
        return text.chars()
                .map(c -> c >= '0' && c <= '9' ? c - '0' + zero : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static <T> T oneOf(Random random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
