package io.github.retention4j.io.amount;

import io.github.retention4j.io.text.UnseenMarks;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.joda.money.CurrencyUnit;

/**
 * The signs, codes and words that may stand beside an amount of one currency, and what others are of.
 *
 * <p>A code is any of Joda-Money's. The rest is the table below, which is ours and the same on every JDK: the signs are those of
 * Unicode's block of currency symbols (U+20A0 to U+20CF) and more that are in use, and the Arabic abbreviations are those that
 * Java 25's locales have. It has what shops of the Arab countries and of the most frequent other
 * currencies write, no more. Letter case, blanks, points and marks that nobody sees do not count.
 */
public final class CurrencySigns {
    /** Longer than any sign or word. */
    private static final int LONGEST = 24;

    static final String TABLE = """
            USD AUD CAD NZD SGD HKD TWD MXN ARS CLP COP UYU BBD BMD BND BSD BZD CUP DOP FJD GYD JMD KYD LRD NAD SBD SRD TTD XCD \
                = $, dollar, dollars, دولار
            USD = US$, دولار أمريكي, دولار امريكي
            AUD = A$, AU$
            CAD = C$, CA$
            NIO = C$
            NZD = NZ$
            SGD = S$
            HKD = HK$
            TWD = NT$
            MXN = MX$
            BRL = R$
            EUR = €, euro, euros, يورو
            GBP EGP LBP SYP SDG SSP FKP GIP SHP = £, pound, pounds
            GBP EGP SDG SSP = جنيه
            GBP = جنيه إسترليني, جنيه استرليني
            INR PKR LKR NPR MUR SCR = Rs, ₨, rupee, rupees
            INR = ₹
            JPY CNY = ¥, ￥
            JPY = 円, yen
            CNY = 元, yuan, RMB
            SEK NOK DKK ISK = kr
            CHF = Fr, SFr
            KRW KPW = ₩
            KRW = 원
            TRY = ₺, TL, ليرة تركية
            RUB = ₽, руб
            UAH = ₴, грн
            PLN = zł
            CZK = Kč
            HUF = Ft
            RON MDL = lei
            BGN = лв
            ILS = ₪
            IDR = Rp
            MYR = RM
            THB = ฿
            VND = ₫
            PHP = ₱
            BDT = ৳
            AFN = ؋
            NGN = ₦
            GHS = ₵, GH₵
            KES = KSh
            ZAR = R
            XOF XAF = CFA, FCFA
            KZT = ₸
            GEL = ₾
            AZN = ₼
            AMD = ֏
            KGS = \u20C0
            CRC = ₡
            PYG = ₲
            PEN = S/
            SAR QAR OMR YER IRR = ﷼, ريال, riyal, riyals, rial, rials
            SAR = \u20C1, ر.س, SR, ريال سعودي
            SCR = SR
            QAR = ر.ق, QR, ريال قطري
            OMR = ر.ع, RO, ريال عماني
            YER = ر.ي, ريال يمني
            AED MAD = درهم, dirham, dirhams, Dh, Dhs
            AED = د.إ, درهم إماراتي, درهم اماراتي
            MAD = د.م, درهم مغربي
            KWD BHD JOD IQD LYD TND DZD RSD = dinar, dinars
            KWD BHD JOD IQD LYD TND DZD = دينار
            KWD = د.ك, KD, دينار كويتي
            BHD = د.ب, BD, دينار بحريني
            JOD = د.أ, JD, دينار أردني, دينار اردني
            AED JOD = د.ا
            IQD = د.ع, ID, دينار عراقي
            LYD = د.ل, LD, دينار ليبي
            TND = د.ت, DT, دينار تونسي
            DZD = د.ج, DA, دينار جزائري
            EGP = ج.م, LE, E£, £E, جنيه مصري
            SDG = ج.س, جنيه سوداني
            LBP SYP TRY = ليرة
            LBP = ل.ل, LL, L£, ليرة لبنانية
            SYP = ل.س, ليرة سورية
            MRU = أ.م, أوقية
            """;

    /** Signs that are written with a point at their end, so that the point of Rs.500 cannot be the number's. */
    private static final Set<String> POINTED = Set.of("RS", "RP", "S/");

    private static final Pattern BLANKS = Pattern.compile(" +");
    private static final Pattern COMMA = Pattern.compile(",");

    private static final Map<String, Set<String>> CURRENCIES = currencies();

    private static final CurrencySigns NONE = new CurrencySigns(Set.of(), false);

    private final Set<String> own;
    private final boolean tellsOthers;

    private CurrencySigns(Set<String> own, boolean tellsOthers) {
        this.own = own;
        this.tellsOthers = tellsOthers;
    }

    /** Those of a currency, by its code. */
    public static CurrencySigns of(String code) {
        Set<String> own = CURRENCIES.entrySet().stream()
                .filter(sign -> sign.getValue().contains(code))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(HashSet::new));
        own.add(code);
        return new CurrencySigns(own, true);
    }

    /** None, for numbers that are not money: every sign is an unknown one. */
    public static CurrencySigns none() {
        return NONE;
    }

    /** None of its own, for a column whose currency nobody knows yet: every sign is told as another's. */
    public static CurrencySigns ofOthers() {
        return new CurrencySigns(Set.of(), true);
    }

    /** Whether a sign is good for the currency; it may be good for others too. */
    public boolean isOwn(String key) {
        return own.contains(key);
    }

    /** What else a sign says, for a message: the code, or the sign itself if several share it; empty if it is unknown. */
    public String other(String key) {
        Set<String> codes = tellsOthers ? CURRENCIES.getOrDefault(key, Set.of()) : Set.of();
        return codes.isEmpty() ? "" : codes.size() > 1 ? key : codes.iterator().next();
    }

    static boolean endsWithPoint(String key) {
        return POINTED.contains(key);
    }

    /**
     * A sign or word as it is looked up: in upper case, Persian letters as Arabic, without blanks, points and invisible marks. Empty
     * if it begins with a point, which is none of a sign.
     */
    public static String key(char[] text, int start, int end) {
        StringBuilder key = new StringBuilder();
        for (int at = start; at < end && key.length() <= LONGEST; at++) {
            char c = text[at];
            if (c == '.' && key.isEmpty()) {
                return "";
            }
            if (c != '.' && c > ' ' && !UnseenMarks.is(c)) {
                key.append(folded(c));
            }
        }
        return key.toString();
    }

    private static char folded(char c) {
        return switch (c) {
            case '\u06CC' -> '\u064A';
            case '\u06A9' -> '\u0643';
            default -> Character.toUpperCase(c);
        };
    }

    private static Map<String, Set<String>> currencies() {
        Map<String, Set<String>> currencies = new HashMap<>();
        for (CurrencyUnit currency : CurrencyUnit.registeredCurrencies()) {
            currencies.put(currency.getCode(), new TreeSet<>(Set.of(currency.getCode())));
        }
        for (String line : TABLE.lines().toList()) {
            int equals = line.indexOf('=');
            List<String> codes = List.of(BLANKS.split(line.substring(0, equals).strip(), -1));
            COMMA.splitAsStream(line.substring(equals + 1))
                    .map(sign -> key(sign.toCharArray(), 0, sign.length()))
                    .forEach(key -> currencies
                            .computeIfAbsent(key, none -> new TreeSet<>())
                            .addAll(codes));
        }
        return Map.copyOf(currencies);
    }
}
