package io.github.retention4j.report.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.report.Catalogue;
import io.github.retention4j.result.CustomerList;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.MetricResult;
import io.github.retention4j.result.NumericResult;
import io.github.retention4j.result.Segmented;
import io.github.retention4j.result.Series;
import io.github.retention4j.result.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every word of the module and of the results has its Arabic, and no Arabic is left over. */
class ArabicTest {
    /** What the test shop named: cities, countries, channels, campaigns, tiers, programmes, attributes. */
    private static final Set<String> NAMES_OF_THE_SHOP = Set.of(
            "AE",
            "KW",
            "SA",
            "Abha",
            "Jeddah",
            "Riyadh",
            "الدمام",
            "search",
            "social",
            "f",
            "m",
            "Ramadan",
            "Welcome",
            "Gold",
            "Silver",
            "Club",
            "Rewards",
            "NRF",
            "of Riyadh",
            "of Jeddah");

    /** What results say in other shops than that of the tests, and of one where that shop has many. */
    private static final List<String> ELSEWHERE = List.of(
            "week from Monday",
            "weeks from Sunday",
            "fiscal quarter",
            "fiscal half-year",
            "fiscal years from Jul",
            "fiscal quarters from Jul",
            "fiscal half-years from Jul",
            "retail month",
            "retail quarter",
            "retail months of NRF",
            "retail quarters of NRF",
            "retail years of NRF",
            "Hijri years",
            "first order by fiscal quarter",
            "retention rate FY2025/26-Q3 from Jul",
            "retention rate NRF 2025-P03",
            "orders that other tools may count otherwise: 11 of guests, 14 refunded in full, 4 outside 2026-03 by UTC",
            "2 in 2026-03 only by UTC",
            "1 customer in 1 of 125 cells",
            "1 more customer whose time is not over",
            "1 customer in both, of 3 and 4",
            "167 of 230 spells, median 1 day",
            "within 1 day: same customers",
            "time not over",
            "customers with an order in an average 7 days / in the window",
            "no order in the data's last day",
            "last order before a day without one",
            "date of birth of 1 customer not known",
            "mean of 1 customer's own mean 6.0",
            "1 cohort of 1 entry",
            "not printed: 1 earlier cohort",
            "not printed: 1 more day",
            "not printed: 2 more weeks",
            "not printed: 2 more months",
            "not printed: 2 more quarters",
            "not printed: 2 more years",
            "3 points per whole SAR 10.00, in 2026-03, on orders of SAR 50.00 or more, at most 1 point an order, at most once a day",
            "2 points per visit, on the first order, on orders tagged Club, in tier Gold",
            "5 % of what is paid, on the first 2 orders; rounded up; rounded half up; pending for 14 days; expire after 1 year",
            "expire after 6 months and 1 day, to the end of the month, counted from when they can be used",
            "expire after 1 year and 2 days, to the end of the quarter",
            "expire after 9 days, to the end of the year",
            "expire after 2 days without earning; expire after 2 days without redeeming; expire after 2 days without earning or redeeming",
            "expire after 2 months without earning; expire after 2 months without redeeming",
            "expire after 2 months without earning or redeeming; expire after 2 years without earning or redeeming",
            "expire after 2 years without earning; expire after 2 years without redeeming",
            "100 points are worth SAR 5.00, at least 500 points, in multiples of 100, up to 20 % of an order",
            "1 point is worth SAR 0.05; points are worth their face value; what points are worth is not known",
            "Welcome for 500 points, which costs SAR 7.00, by itself; redeemed by nobody; redeemed as soon as possible",
            "after a refund earned points are revoked in proportion, redeemed points do not come back, what is missing is owed",
            "after a refund all earned points are revoked, redeemed points come back as new ones when all was given back",
            "after a refund earned points are kept, redeemed points go back into their lots in proportion",
            "after a refund earned points are revoked by what is left, redeemed points come back as new ones in proportion",
            "redeemed points go back into their lots when all was given back, no more is revoked than is left",
            "only pending points are revoked",
            "50 points for joining; 60 points for a birthday; 60 points for an anniversary of joining, at most 2 a month",
            "200 points for a referral and 100 for who came, on a first order of SAR 50.00 or more, within 30 days",
            "5 points for an answer to a survey, of kind f, which expire after 3 months",
            "5 points for spending SAR 100.00 in each month, again and again; 5 points for 2 visits in each quarter",
            "tiers by points earned in the last 12 months (Silver; Gold from 4, 1.5 times the points), held for 12 months, "
                    + "falling by one tier, with 30 days of grace, the order that reaches a tier earns by it",
            "tiers by orders in each half-year (Silver), held for the rest of the period and the next, falling never",
            "tiers by spend in each year (Silver), held for the rest of the period, falling to the tier earned",
            "tiers by spend in the last month (Silver), held while qualified for, kept for their term after a refund",
            "tiers by balance (Silver); tiers by orders since the beginning (Silver); tiers by spend since the last change of tier (Gold)",
            "tiers by spend in each year of membership (Gold)",
            "members are those recorded; members are everybody",
            "members are those with an order; members are those with 2 orders; from 2025-01-01; through 2026-12-31");

    private static final Set<String> PHRASES = phrases();

    /** What is known and what is not in all of them: each is told once. */
    private static final Phrases TOLD = new Phrases(Language.ARABIC, Language.ARABIC.words());

    static {
        PHRASES.forEach(TOLD::tell);
    }

    private static final Pattern CODE = Pattern.compile("c[0-9]+-[0-9]+x?");

    private static final String LITERALS = "((?:\"(?:[^\"\\\\]|\\\\.)*\"\\s*\\+?\\s*)+)";
    private static final Pattern SAID = Pattern.compile(
            "\\b(?:say\\(|under\\(|standard\\(\\s*\"[a-z]*\",|[A-Z]{5,}\\((?=\\s*\"[A-Z]))\\s*" + LITERALS);
    private static final Pattern HOW = Pattern.compile("\\b[A-Z]{5,}\\(\\s*\"[A-Z][^\"]*\",\\s*" + LITERALS);
    private static final Pattern WHY =
            Pattern.compile("\\b[mM]issing\\([^;\"]{1,60}\\s*(?:\"[^\"]*\",|metric.name\\(\\),)\\s*" + LITERALS);
    private static final Pattern COUNTED = Pattern.compile("\\bcount\\(\\s*[^\";{}]{1,80}?,\\s*" + LITERALS + "\\)");
    private static final Pattern PHRASED = Pattern.compile("\\bphrase\\(\\s*" + LITERALS + "\\)");
    private static final Pattern PART = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

    @Test
    void hasWordsForAllThatTheModuleSays() throws IOException {
        Words words = Language.ARABIC.words();
        Set<String> said = said(SAID);
        assertThat(said).hasSizeGreaterThan(5);
        said.addAll(said(HOW));
        said.addAll(said(WHY));
        said(COUNTED).forEach(noun -> said.add("{0} " + noun));
        said.addAll(withPlaces());
        said.removeIf(english -> words.find(english) != null);
        assertThat(said).isEmpty();
        assertThat(said(PHRASED))
                .flatExtracting(phrase -> told(phrase).unknown())
                .isEmpty();
    }

    @Test
    void hasWordsForAllThatResultsSay() {
        Set<String> unknown = new TreeSet<>(TOLD.unknown());
        unknown.removeIf(name -> CODE.matcher(name).matches());
        assertThat(unknown).isSubsetOf(NAMES_OF_THE_SHOP);
    }

    /** It is put in with its number, which it would else leave at the end of a line. */
    @Test
    void noPercentSignStandsBehindAPlace() throws IOException {
        assertThat(Files.readString(file())).doesNotContainPattern("\\{[0-9][^}]*\\} ?[%٪]");
    }

    /** What no result of the test shop says must at least stand in the library's sources. */
    @Test
    void hasNoWordsThatNobodySays() throws IOException {
        Set<String> used = new HashSet<>(said(SAID));
        used.addAll(said(HOW));
        used.addAll(said(WHY));
        used.addAll(withPlaces());
        said(COUNTED).forEach(noun -> used.add("{0} " + noun));
        Phrases.JOINTS.forEach(joint -> used.add(joint.text()));
        used.addAll(TOLD.known());
        for (String phrase : said(PHRASED)) {
            used.addAll(told(phrase).known());
        }
        String sources = sources(Path.of("..", "..", "retention-core", "src", "main", "java"));
        assertThat(PoFile.read(Files.readString(file()), "ar.po"))
                .filteredOn(entry -> entry.context().isEmpty() && !entry.id().isEmpty())
                .filteredOn(entry -> !used.contains(entry.id()) && !used.contains(entry.plural()))
                .filteredOn(entry -> !isIn(sources, entry.id()))
                .extracting(PoFile.Entry::id)
                .isEmpty();
    }

    private static boolean isIn(String sources, String english) {
        return Pattern.compile("\\{[0-9]}")
                .splitAsStream(english)
                .map(String::strip)
                .allMatch(sources::contains);
    }

    private static String sources(Path folder) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }

    private static Phrases told(String phrase) {
        Phrases phrases = new Phrases(Language.ARABIC, Language.ARABIC.words());
        phrases.tell(phrase);
        return phrases;
    }

    @Test
    void hasWordsForEachJoint() {
        assertThat(Phrases.JOINTS)
                .allSatisfy(joint -> assertThat(Language.ARABIC.words().find(joint.text()))
                        .as(joint.text())
                        .isNotNull());
    }

    @Test
    void hasAllThatIsNoSentence() throws IOException {
        assertThat(contexts())
                .contains(
                        "direction of text",
                        "month",
                        "Hijri month",
                        "quarter",
                        "half",
                        "day, month",
                        "day, month, year",
                        "first day, last day",
                        "month, year",
                        "quarter, year",
                        "half, year",
                        "Hijri month, year",
                        "Hijri year",
                        "tick",
                        "difference of shares",
                        "currency");
    }

    private static Set<String> contexts() throws IOException {
        Set<String> contexts = new TreeSet<>();
        PoFile.read(Files.readString(file()), "ar.po").forEach(entry -> contexts.add(entry.context()));
        return contexts;
    }

    static Path file() {
        return Path.of("src", "main", "resources", "io", "github", "retention4j", "report", "language", "ar.po");
    }

    /** The literals in the module's sources that stand where a pattern says. */
    private static Set<String> said(Pattern where) throws IOException {
        return said(where, path -> true);
    }

    private static Set<String> said(Pattern where, Predicate<Path> which) throws IOException {
        Set<String> said = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java"))
                    .filter(which)
                    .toList()) {
                Matcher found = where.matcher(Files.readString(file));
                while (found.find()) {
                    said.add(whole(found.group(1)));
                }
            }
        }
        return said;
    }

    /** Whatever has places for something to be put in, wherever it is said; this package has its own tests. */
    private static Set<String> withPlaces() throws IOException {
        Set<String> said =
                said(Pattern.compile(LITERALS), path -> !path.toString().contains("language"));
        said.removeIf(text -> !text.contains("{0}"));
        return said;
    }

    private static String whole(String literals) {
        StringBuilder whole = new StringBuilder();
        Matcher part = PART.matcher(literals);
        while (part.find()) {
            whole.append(part.group(1));
        }
        return whole.toString().replace("\\\"", "\"").replace("\\\\", "\\");
    }

    /** Whatever the results of the catalogue say, each once. */
    private static Set<String> phrases() {
        Set<String> all = new LinkedHashSet<>(ELSEWHERE);
        Catalogue.results().forEach(result -> {
            if (result instanceof MetricResult of) {
                Label label = of.label();
                all.addAll(List.of(
                        label.metric(),
                        label.rule(),
                        label.population(),
                        label.observed(),
                        label.title(),
                        of.summary()));
                all.addAll(label.notes());
                all.add(label.definition());
                all.add(label.noData(""));
            }
            if (result instanceof NumericResult number) {
                all.add(number.unit().text());
            }
            table(result).forEach(table -> {
                all.add(table.title());
                table.columns().forEach(column -> all.add(column.name()));
                table.rows()
                        .forEach(row ->
                                all.addAll(result instanceof CustomerList<?> ? row.subList(1, row.size()) : row));
                all.addAll(Tellings.whole(table.notes()));
            });
        });
        all.remove("");
        return all;
    }

    private static List<Table> table(Object result) {
        List<Table> tables = new ArrayList<>();
        if (result instanceof Table table) {
            tables.add(table);
        } else if (result instanceof Segmented<?, ?> segments) {
            tables.add(segments.table());
        } else if (result instanceof Series<?> series) {
            tables.add(series.table());
        } else if (result instanceof CustomerList<?> list) {
            tables.add(list.idTable());
        } else if (result instanceof MetricResult of) {
            of.table().ifPresent(tables::add);
        }
        return tables;
    }
}
