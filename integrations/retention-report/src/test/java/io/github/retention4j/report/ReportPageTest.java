package io.github.retention4j.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.History;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.cohort.CohortRetention;
import io.github.retention4j.metric.index.Scorecard;
import io.github.retention4j.metric.retention.RepeatPurchaseRate;
import io.github.retention4j.metric.retention.RetentionRate;
import io.github.retention4j.metric.satisfaction.NetPromoterScore;
import io.github.retention4j.model.AcquisitionSpend;
import io.github.retention4j.model.Margin;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.Window;
import io.github.retention4j.report.language.Digits;
import io.github.retention4j.report.language.Language;
import io.github.retention4j.result.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportPageTest {
    private static final AcquisitionSpend SPEND = IntStream.rangeClosed(1, 12)
            .boxed()
            .reduce(
                    AcquisitionSpend.in(TestShop.SAR),
                    (spend, month) -> spend.plus(Window.month(2025, month), Money.parse("SAR 900")),
                    (one, other) -> one);

    private static final LocalDate LAST_MONTHS = LocalDate.of(2025, 12, 1);

    private static ReportPage page() {
        return ReportPage.of(TestShop.engine())
                .spending(SPEND, Margin.of(0.4))
                .programme(TestShop.programme())
                .goals(window -> Scorecard.in(window)
                        .atLeast(0.35, RetentionRate::in)
                        .atLeast(0.9, RepeatPurchaseRate::in)
                        .atLeast(30, NetPromoterScore::in));
    }

    @Test
    void everySectionIsThereInTheOrderOfTheGuides() {
        String html = page().html();
        List<String> titles = new ArrayList<>(
                Section.standard().stream().map(Section::toString).toList());
        titles.add("The data behind this page");
        int at = 0;
        for (String title : titles) {
            int next = html.indexOf(">" + title.replace("&", "&amp;") + "</h2>", at);
            assertThat(next).as(title).isPositive();
            at = next;
        }
    }

    @Test
    void whatIsToComeStandsBesideWhatCame() {
        String html = page().sections(Section.FORECAST).html();
        assertThat(html)
                .containsPattern(
                        "<p>Of customers known on 20 Dec 2025, a model expected \\d+ purchases in the 90 days that followed\\."
                                + " They made \\d+\\.</p>")
                .containsPattern("the model expects \\d+ purchases of \\d+ customers, 95.{1,8}% between \\d+ and \\d+")
                .contains("not known to the model", "Who is probably lost?", "below 20", "80")
                .doesNotContainPattern(">c[0-9]+<");
    }

    @Test
    void aShopInWhichNobodyBoughtAgainSaysThatNothingTellsWhatIsToCome() {
        String html = ReportPage.of(MetricsEngine.over(orders(1))).html();
        assertThat(html)
                .doesNotContain(">What is to come?</h2>")
                .contains("expected purchases: too few customers bought a second time");
    }

    /** Patterns are finer than any minimum, so that no model can be fitted. */
    @Test
    void aMinimumGroupSizeHidesWhatIsToComeAndThePageSaysWhy() {
        ReportPage page = ReportPage.of(TestShop.engine().minimumGroupSize(2));
        String why = "expected purchases: a model is fitted to groups of customers alike, and some of them are smaller";

        assertThat(page.html())
                .doesNotContain(">What is to come?</h2>", "purchase patterns")
                .containsSubsequence(">Small groups</h3>", ">" + why + "<");
        assertThat(page.sections(Section.FORECAST).html())
                .containsSubsequence(">What is missing, and how to provide it</h2>", ">Small groups</h3>", why);
        assertThat(page.in(Language.ARABIC).html()).contains("المشتريات المتوقعة: يُبنى النموذج");
    }

    @Test
    void aShopOfLessThanThreeMonthsSaysThatNoModelCanBeTried() {
        MetricsEngine young = MetricsEngine.over(orders(40));

        assertThat(ReportPage.of(young).html())
                .doesNotContain(">What is to come?</h2>")
                .contains("expected purchases: nobody was a customer three months ago, so no model can be tried")
                .doesNotContain("too few customers bought a second time");
    }

    @Test
    void everyPlaceOfASentenceIsFilled() {
        assertThat(page().html()).doesNotContainPattern("\\{[0-9]+\\}");
        assertThat(page().in(Language.ARABIC).html()).doesNotContainPattern("\\{[0-9]+\\}");
    }

    @Test
    void theRulesOfPagesHold() {
        PageRules.holdForPage(page().listing(5).html());
        PageRules.holdForPage(page().in(Language.ARABIC).html());
        PageRules.holdForPage(ReportPage.of(MetricsEngine.over(orders(1))).html());
    }

    @Test
    void theFirstSectionsAreTheSameToTheLastByte() {
        ReportPage first = page().sections(Section.GLANCE, Section.STAYING);
        Golden.check("page-en.html", first.html());
        Golden.check("page-ar.html", first.in(Language.ARABIC).html());
        Golden.check(
                "page-ar-digits.html",
                page().sections(Section.SATISFACTION)
                        .in(Language.ARABIC.with(Digits.ARABIC_INDIC))
                        .html());
    }

    @ParameterizedTest
    @CsvSource({"ar-SA-u-nu-arab, Asia/Riyadh", "th-TH-u-ca-buddhist, Asia/Bangkok", "tr-TR, Pacific/Apia"})
    void noLocaleAndNoZoneOfTheMachineChangeIt(String locale, String zone) {
        String english = page().html();
        String arabic = page().in(Language.ARABIC).html();
        Locale usual = Locale.getDefault();
        TimeZone here = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag(locale));
            TimeZone.setDefault(TimeZone.getTimeZone(zone));
            assertThat(page().html()).isEqualTo(english);
            assertThat(page().in(Language.ARABIC).html()).isEqualTo(arabic);
        } finally {
            Locale.setDefault(usual);
            TimeZone.setDefault(here);
        }
    }

    @Test
    void manyThreadsWriteTheSame() {
        MetricsEngine two = TestShop.engine().parallelism(2);
        assertThat(ReportPage.of(two).html())
                .isEqualTo(ReportPage.of(TestShop.engine()).html());
    }

    @Test
    void staysBelowAMegabyteWithEverySection() {
        byte[] bytes = page().listing(50).in(Language.ARABIC).html().getBytes(StandardCharsets.UTF_8);
        assertThat(bytes.length).isLessThan(1_000_000);
    }

    @Test
    void namesNobodyUnlessAskedTo() {
        assertThat(page().html()).doesNotContainPattern(">c[0-9]+<");
        assertThat(page().listing(3).html()).containsPattern("(?s)Whom to write to.*>c[0-9]+<");
        assertThatThrownBy(() -> page().listing(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a list of 0 customers; name 1 or more");
    }

    @Test
    void whatIsMissingSaysHowToProvideIt() {
        History orders = orders(40);
        String html = ReportPage.of(MetricsEngine.over(orders)).html();
        assertThat(html)
                .contains("What is missing, and how to provide it")
                .contains("HistoryBuilder.surveyResponses")
                .contains("HistoryBuilder.coupons")
                .contains("ReportPage.spending")
                .contains("ReportPage.programme")
                .doesNotContain(">What do they say?</h2>")
                .contains(">Who buys again, and when?</h2>");
    }

    @Test
    void whatIsNotedOfADefinitionIsNoReasonThatItIsMissing() {
        String html = ReportPage.of(MetricsEngine.over(orders(40))).html();
        assertThat(html)
                .contains("customer satisfaction: no data", "coupon revenue: no order names a coupon")
                .doesNotContain("customer satisfaction: 1–5");
    }

    @Test
    void aRefusedMetricSaysWhy() {
        History yen = History.builder(TestShop.ZONE, CurrencyUnit.JPY)
                .orders(List.of(
                        Order.of("a", "c", Instant.parse("2025-10-01T10:00:00Z"), Money.parse("JPY 900")),
                        Order.of("b", "c", Instant.parse("2026-03-31T10:00:00Z"), Money.parse("JPY 900"))))
                .build();
        assertThat(ReportPage.of(MetricsEngine.over(yen))
                        .programme(TestShop.programme())
                        .html())
                .containsPattern("points flow: [^<]*in SAR")
                .doesNotContain("not told of small groups");
    }

    @Test
    void aTableWithoutANumberIsMissing() {
        List<Order> guests = Stream.of("2025-10-01", "2026-03-31")
                .map(day -> Order.builder(day, Instant.parse(day + "T10:00:00Z"), Money.parse("SAR 10"))
                        .build())
                .toList();
        History history =
                History.builder(TestShop.ZONE, TestShop.SAR).orders(guests).build();
        assertThat(ReportPage.of(MetricsEngine.over(history)).html())
                .contains("customer loyalty index: no data")
                .doesNotContain("<caption>customer loyalty index");
    }

    @Test
    void anEmptyHistoryHasAPageThatSaysSo() {
        History nothing = History.builder(TestShop.ZONE, TestShop.SAR).build();
        for (Language language : List.of(Language.ENGLISH, Language.ARABIC)) {
            String html =
                    ReportPage.of(MetricsEngine.over(nothing)).in(language).html();
            assertThat(html).contains("<h1>", "</html>").doesNotContain("<svg role");
        }
        assertThat(ReportPage.of(MetricsEngine.over(nothing)).html()).contains("There are no orders yet");
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3", "10", "100"})
    void fewOrdersHaveAPage(int orders) {
        for (Language language : List.of(Language.ENGLISH, Language.ARABIC)) {
            String html = ReportPage.of(MetricsEngine.over(orders(orders)))
                    .in(language)
                    .goals(window -> Scorecard.in(window).atLeast(0.3, RetentionRate::in))
                    .html();
            assertThat(html).contains("</html>").doesNotContain("NaN", "Infinity", "Optional");
        }
    }

    @Test
    void guestsAloneHaveAPage() {
        List<Order> guests = IntStream.range(0, 5)
                .mapToObj(i -> Order.builder(
                                "g" + i, Instant.parse("2026-01-0" + (i + 1) + "T10:00:00Z"), Money.parse("SAR 10"))
                        .build())
                .toList();
        History history =
                History.builder(TestShop.ZONE, TestShop.SAR).orders(guests).build();
        assertThat(ReportPage.of(MetricsEngine.over(history)).html()).contains("</html>");
    }

    @Test
    void aMinimumGroupSizeHidesAndRefusesNothingOfThePage() {
        String html =
                ReportPage.of(TestShop.engine().minimumGroupSize(30)).listing(5).html();
        assertThat(html)
                .contains(">Who stays?</h2>", "not told of small groups")
                .doesNotContainPattern(">c[0-9]+<");
    }

    @Test
    void saysWhomItIsAbout() {
        MetricsEngine some = TestShop.engine().where("with two orders", customer -> customer.orderCount() > 1);
        String html = ReportPage.of(some).html();
        String header = html.substring(html.indexOf("<header>"), html.indexOf("<nav"));
        assertThat(header).contains("only with two orders").doesNotContain("customers,");
    }

    @Test
    void sectionsAreChosenOrderedAndAdded() {
        Section own =
                Section.asking("Gifts?", CohortRetention.quarterly(), Metric.share("tried", c -> true, c -> false));
        Section results = Section.of(
                "Ours",
                TestShop.engine().compute(RetentionRate.in(Window.month(2026, 2))),
                new Table("t", List.of(Table.Column.words("a")), List.of(List.of("b")), List.of()));
        String html = page().sections(Section.WORTH, Section.STAYING)
                .and(own, results)
                .without(Section.STAYING)
                .html();
        assertThat(html).containsSubsequence(">What are customers worth?</h2>", ">Gifts?</h2>", ">Ours</h2>");
        assertThat(html).doesNotContain("Who stays?");
        assertThatThrownBy(() -> Section.of(" ")).hasMessage("a section needs a title, which is blank");
    }

    @Test
    void aPageThatCannotBeWrittenLeavesWhatWasThere(@TempDir Path folder) throws IOException {
        Path page = folder.resolve("report.html");
        assertThat(page().write(page)).isEqualTo(page);
        assertThat(Files.readString(page)).isEqualTo(page().html());
        Path nowhere = folder.resolve("no").resolve("report.html");
        assertThatThrownBy(() -> page().write(nowhere))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(nowhere.toString());
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(page);
        }
    }

    @Test
    void aTableOfManyRowsEndsOnThePageAndNotInItsFile() {
        String html = page().sections(Section.asking(
                        "Days", CohortRetention.daily().within(Window.between(LAST_MONTHS, TestShop.LAST_DAY))))
                .html();
        assertThat(html).contains("More rows are in the file: ");
        assertThat(html.length()).isLessThan(1_000_000);
    }

    @Test
    void anOwnTitleIsTextAndNotMarkup() {
        assertThat(page().titled("</title><script>x</script>\u202E").sections().html())
                .doesNotContain("<script")
                .doesNotContain("\u202E");
        assertThatThrownBy(() -> page().titled(" ")).hasMessageContaining("blank");
    }

    /** A shop of so many orders, one every other day, of customers who come back. */
    private static History orders(int count) {
        List<Order> orders = IntStream.range(0, count)
                .mapToObj(i -> Order.of(
                        "o" + i,
                        "c" + i % 7,
                        Instant.parse("2026-01-01T10:00:00Z").plusSeconds(172_800L * i),
                        Money.parse("SAR 20")))
                .toList();
        return History.builder(TestShop.ZONE, TestShop.SAR).orders(orders).build();
    }
}
