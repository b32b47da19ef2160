package io.github.retention4j.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.History;
import io.github.retention4j.metric.retention.ChurnRate;
import io.github.retention4j.metric.retention.RetentionRate;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.SurveyResponse;
import io.github.retention4j.model.Window;
import io.github.retention4j.report.language.Language;
import io.github.retention4j.result.Unit;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a page tells on the day on which its data end: of the month that has begun never as if it were a whole one. */
class UnfinishedMonthTest {
    private static final CurrencyUnit EUR = CurrencyUnit.of("EUR");

    @ParameterizedTest(name = "{0} in {1}")
    @CsvSource({
        "2026-03-01T10:00:00Z, UTC, 1",
        "2026-03-02T10:00:00Z, UTC, 2",
        "2026-03-16T10:00:00Z, UTC, 16",
        "2026-03-30T10:00:00Z, UTC, 30",
        "2026-02-28T22:30:00Z, Asia/Riyadh, 1",
        "2026-03-02T02:00:00Z, America/New_York, 1"
    })
    void aMonthThatHasBegunIsHatchedAndInNoNumber(String last, String zone, int days) {
        ReportPage page = page(last, zone);
        String english = page.html();
        isOfFebruary(english);
        // Retention, a score, and what came of each cohort after a month: all three are lines over time.
        assertThat(english.split("not over yet: " + days + " of 31 days", -1)).hasSize(3);
        assertThat(english.split(">partly observed</text>", -1)).hasSize(2);
        assertThat(english).contains("<th scope=\"row\">Mar 2026</th>", "partly observed, data end ");
        assertThat(page.in(Language.ARABIC).html().replaceAll("[\\u2066-\\u2069]", ""))
                .contains("لم تنتهِ بعد: " + days + " من 31 يومًا");
    }

    @ParameterizedTest(name = "{0} in {1}")
    @CsvSource({
        "2026-02-28T10:00:00Z, UTC",
        "2026-02-28T22:30:00Z, UTC",
        "2026-02-28T20:30:00Z, Asia/Riyadh",
        "2026-03-01T02:00:00Z, America/New_York"
    })
    void aMonthIsWholeOnItsLastDay(String last, String zone) {
        ReportPage page = page(last, zone);
        String english = page.html();
        isOfFebruary(english);
        assertThat(english).doesNotContain("not over yet", "Mar 2026");
        assertThat(page.in(Language.ARABIC).html()).doesNotContain("لم تنتهِ بعد");
    }

    @Test
    void onTheDayBeforeItsLastAMonthIsNotOver() {
        assertThat(page("2026-02-27T10:00:00Z", "UTC").html())
                .contains("came back in Jan 2026.", " on Dec 2025<", "not over yet: 27 of 28 days")
                .doesNotContain("came back in Feb 2026", " on Jan 2026<");
    }

    /** The cards tell February against January, and no line of the page falls to what has begun. */
    private static void isOfFebruary(String page) {
        assertThat(page)
                .contains("came back in Feb 2026.", " on Jan 2026<")
                .doesNotContain("came back in Mar 2026", " on Feb 2026<");
        String lines = page.substring(
                page.indexOf("<section aria-labelledby=\"staying\""),
                page.indexOf("<section aria-labelledby=\"satisfaction\""));
        assertThat(lines).contains("class=\"line l-usual s-first").doesNotContain("l-dashed s-");
    }

    @Test
    void customersAreEitherRetainedOrLost() {
        History shop = shop(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);
        MetricsEngine engine = MetricsEngine.over(shop);
        Window february = Window.month(2026, 2);
        double retained = engine.compute(RetentionRate.in(february)).value().orElseThrow();
        double lost = engine.compute(ChurnRate.in(february)).value().orElseThrow();
        assertThat(retained).isBetween(0.1, 0.9);
        assertThat(retained + lost).isEqualTo(1);

        ReportPage page = ReportPage.of(engine).sections(Section.STAYING);
        assertThat(page.html())
                .containsSubsequence(
                        "<summary>retention rate</summary>",
                        "<small>same customers: active before and in the window / active before</small>",
                        "<b>" + Language.ENGLISH.figure(retained, Unit.PERCENT) + "</b>",
                        "<summary>churn rate</summary>",
                        "<small>lost: active before, not in the window / active before</small>",
                        "<b>" + Language.ENGLISH.figure(lost, Unit.PERCENT) + "</b>");
        assertThat(page.in(Language.ARABIC).html())
                .containsSubsequence(
                        Language.ARABIC.phrase("retention rate"),
                        "<small>"
                                + Language.ARABIC.phrase(
                                        "same customers: active before and in the window / active before"),
                        Language.ARABIC.phrase("churn rate"),
                        "<small>" + Language.ARABIC.phrase("lost: active before, not in the window / active before"));
    }

    private static ReportPage page(String last, String zone) {
        return ReportPage.of(MetricsEngine.over(shop(Instant.parse(last), ZoneId.of(zone))))
                .sections(Section.GLANCE, Section.STAYING, Section.RETURNING, Section.SATISFACTION);
    }

    /** Customers who came in each month since January 2025, some of whom come again; the last order of all is that which is named. */
    private static History shop(Instant last, ZoneId zone) {
        List<Order> orders = new ArrayList<>();
        List<SurveyResponse> answers = new ArrayList<>();
        for (int month = 0; month < 14; month++) {
            Instant day = YearMonth.of(2025, 1)
                    .plusMonths(month)
                    .atDay(10)
                    .atTime(12, 0)
                    .atZone(zone)
                    .toInstant();
            answers.add(SurveyResponse.nps(10, day));
            answers.add(SurveyResponse.nps(month % 2 == 0 ? 7 : 2, day));
            for (int customer = 0; customer < 10 * (month + 1); customer++) {
                int cameIn = customer / 10;
                if (cameIn == month || (customer + month) % 3 > 0) {
                    orders.add(Order.of(
                            "o" + month + "-" + customer, "c" + customer, day, Money.ofMajor(EUR, 20 + customer % 7)));
                }
            }
        }
        answers.add(SurveyResponse.nps(0, last));
        orders.add(Order.of("last", "c3", last, Money.ofMajor(EUR, 5)));
        return History.builder(zone, EUR)
                .orders(orders)
                .surveyResponses(answers)
                .build();
    }
}
