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
            "not printed: 2 more years");

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
