package io.github.retention4j.metric.satisfaction;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.WindowedMetricContract;
import io.github.retention4j.model.SurveyKind;
import io.github.retention4j.model.SurveyResponse;
import io.github.retention4j.model.SurveyScale;
import io.github.retention4j.model.Window;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import net.jqwik.api.Example;

class NetPromoterScoreTest extends WindowedMetricContract<NetPromoterScore, Nps> {
    private static final Window MARCH = Window.month(2026, 3);

    @Override
    protected List<NetPromoterScore> forms(Window window) {
        NetPromoterScore score = NetPromoterScore.in(window);
        return List.of(
                score,
                score.onOneToTen(),
                score.on(SurveyScale.ZERO_TO_TEN, 5, 8),
                score.on(SurveyScale.ZERO_TO_TEN, 5, 6));
    }

    @Override
    protected void happens(StoreRows rows, Window window, Instant instant) {
        rows.answer("c", instant, SurveyKind.NPS, SurveyScale.ZERO_TO_TEN, 9)
                .answer("", instant, SurveyKind.NPS, SurveyScale.ONE_TO_TEN, 3);
    }

    @Override
    protected Map<String, BigDecimal> naively(NetPromoterScore form, Store store) {
        List<SurveyResponse> answers = store.surveyResponses().stream()
                .filter(a -> a.kind() == SurveyKind.NPS && store.in(form.window(), a.answeredAt()))
                .toList();
        List<Integer> scores = answers.stream()
                .filter(a -> a.scale().equals(form.scale()))
                .map(SurveyResponse::score)
                .toList();
        Predicate<Integer> promotes = score -> score >= form.promotersFrom();
        Predicate<Integer> detracts = score -> score <= form.detractorsTo();
        Map<String, BigDecimal> figures = new TreeMap<>(Map.of(
                "promoters", count(scores.stream().filter(promotes).count()),
                "passives",
                        count(scores.stream()
                                .filter(promotes.or(detracts).negate())
                                .count()),
                "detractors", count(scores.stream().filter(detracts).count()),
                "on other scales", count(answers.size() - scores.size())));
        // An answer of nobody known stands for a customer of its own.
        Map<Object, List<SurveyResponse>> byCustomer = answers.stream()
                .filter(a -> a.scale().equals(form.scale()))
                .collect(groupingBy(a -> a.customerId().<Object>map(id -> id).orElseGet(Object::new)));
        long netSquares = 0;
        long products = 0;
        long answerSquares = 0;
        for (List<SurveyResponse> own : byCustomer.values()) {
            long net = own.stream().filter(a -> promotes.test(a.score())).count()
                    - own.stream().filter(a -> detracts.test(a.score())).count();
            netSquares += net * net;
            products += net * own.size();
            answerSquares += (long) own.size() * own.size();
        }
        figures.put("customers", count(byCustomer.size()));
        figures.put("net squares", count(netSquares));
        figures.put("products", count(products));
        figures.put("answer squares", count(answerSquares));
        return figures;
    }

    @Override
    protected Map<String, BigDecimal> figures(Nps result) {
        return Map.of(
                "promoters", count(result.promoters()),
                "passives", count(result.passives()),
                "detractors", count(result.detractors()),
                "on other scales", count(result.onOtherScales()),
                "customers", count(result.spread().customers()),
                "net squares", new BigDecimal(result.spread().amountSquares()),
                "products", new BigDecimal(result.spread().products()),
                "answer squares", new BigDecimal(result.spread().countSquares()));
    }

    @Override
    protected boolean saysNoData(Nps result) {
        return result.score().isEmpty() && result.interval().isEmpty();
    }

    @Example
    void everyAnswerCountsOnceByItsCutPoints() {
        StoreRows rows = StoreRows.riyadh()
                .answers("a", "2026-03-10", 10, 9)
                .answers("b", "2026-03-10", 8, 7)
                .answers("c", "2026-03-10", 6, 0)
                .answers("", "2026-03-10", 9)
                .observedThrough("2026-03-31");
        assertThat(compute(rows, NetPromoterScore.in(MARCH)))
                .hasToString("net promoter score 2026-03 (0–10: promoters from 9, detractors to 6): +14.3 (3 promoters,"
                        + " 2 passives, 2 detractors), 95 % CI -61.5 to 72.8");
        assertThat(compute(rows, NetPromoterScore.in(MARCH).on(SurveyScale.ZERO_TO_TEN, 5, 8))
                        .summary())
                .startsWith("+42.9 (4 promoters, 2 passives, 1 detractor)");
    }

    /** Two answers a customer, the same twice: half of the answers tell nothing new. */
    @Example
    void whoAnswersTwiceIsOneCustomerInTheIntervalAndAnonymousAnswersAreOneEach() {
        StoreRows twice = StoreRows.riyadh().observedThrough("2026-03-31");
        StoreRows nobody = StoreRows.riyadh().observedThrough("2026-03-31");
        for (int i = 0; i < 50; i++) {
            int score = i < 25 ? 10 : i < 40 ? 8 : 2;
            twice.answers("c-" + i, "2026-03-10", score, score);
            nobody.answers("", "2026-03-10", score, score);
        }
        assertThat(compute(twice, NetPromoterScore.in(MARCH)).summary())
                .isEqualTo("+30.0 (50 promoters, 30 passives, 20 detractors), 95 % CI 6.9–49.6");
        assertThat(compute(nobody, NetPromoterScore.in(MARCH)).summary())
                .isEqualTo("+30.0 (50 promoters, 30 passives, 20 detractors), 95 % CI 14.1–44.2");
    }

    @Example
    void answersOnAnotherScaleAreLeftOutAndTold() {
        Instant at = Instant.parse("2026-03-10T12:00:00Z");
        StoreRows rows = StoreRows.riyadh()
                .answer("a", at, SurveyKind.NPS, SurveyScale.ZERO_TO_TEN, 10)
                .answer("b", at, SurveyKind.NPS, SurveyScale.ONE_TO_TEN, 1)
                .answer("b", at, SurveyKind.CSAT, SurveyScale.ONE_TO_FIVE, 1)
                .observedThrough("2026-03-31");
        assertThat(compute(rows, NetPromoterScore.in(MARCH)).summary())
                .startsWith("+100.0 (1 promoter, 0 passives, 0 detractors)")
                .endsWith(", 1 on other scales left out");
        assertThat(compute(rows, NetPromoterScore.in(MARCH).on(SurveyScale.ONE_TO_FIVE, 2, 5))
                        .summary())
                .isEqualTo("no data (0 answers), 2 on other scales left out");
    }

    @Example
    void onOneToTenNineAndTenPromoteAndUpToSixDetract() {
        StoreRows rows = StoreRows.riyadh().observedThrough("2026-03-31");
        for (int score = 1; score <= 10; score++) {
            rows.answer("a", rows.at("2026-03-10"), SurveyKind.NPS, SurveyScale.ONE_TO_TEN, score);
        }
        assertThat(compute(rows, NetPromoterScore.in(MARCH).onOneToTen()))
                .hasToString("net promoter score 2026-03 (1–10: promoters from 9, detractors to 6): -40.0 (2 promoters,"
                        + " 2 passives, 6 detractors), 95 % CI -83.7 to 63.7");
    }

    @Example
    void forThoseWhoHaveTheCounts() {
        assertThat(NetPromoterScore.of(50, 30, 20))
                .hasToString(
                        "net promoter score ((promoters - detractors) / answers): +30.0 (50 promoters, 30 passives,"
                                + " 20 detractors), 95 % CI 14.1–44.2");
        assertThat(NetPromoterScore.of(0, 0, 0).summary()).isEqualTo("no data (0 answers)");
    }

    @Override
    protected Optional<Nps> byCounts(NetPromoterScore form, Nps result) {
        return Optional.of(NetPromoterScore.of(result.promoters(), result.passives(), result.detractors()));
    }

    /** Who has only counts does not know how many customers they are of. */
    @Override
    protected void tellsTheSame(Nps byCounts, Nps result) {
        assertThat(byCounts.score()).isEqualTo(result.score());
        if (result.spread().customers() == result.answers()) {
            assertThat(byCounts.interval()).isEqualTo(result.interval());
        }
    }

    @Example
    void refusesArgumentsOutOfBoundsByValueAndBound() {
        NetPromoterScore score = NetPromoterScore.in(MARCH);
        assertThatThrownBy(() -> score.on(SurveyScale.ZERO_TO_TEN, 9, 6))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cut points 9 and 6 do not rise within [0, 10]");
        assertThatThrownBy(() -> score.on(SurveyScale.ONE_TO_TEN, 0, 9)).hasMessageContaining("[1, 10]");
        assertThatThrownBy(() -> score.on(SurveyScale.ONE_TO_TEN, 6, 11)).hasMessageContaining("6 and 11");
        assertThatThrownBy(() -> score.on(SurveyScale.ONE_TO_TEN, 6, 6)).isInstanceOf(IllegalArgumentException.class);
        assertThat(score.on(SurveyScale.ONE_TO_TEN, 1, 10).promotersFrom()).isEqualTo(10);
        assertThatThrownBy(() -> NetPromoterScore.of(5, -1, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a count of 5, -1, 2 or 0 answers is below 0");
        assertThatThrownBy(() -> NetPromoterScore.in(null)).hasMessage("window");
        assertThatThrownBy(() -> score.on(null, 6, 9)).hasMessage("scale");
    }

    private static Nps compute(StoreRows rows, NetPromoterScore score) {
        return MetricsEngine.over(rows.store().history()).compute(score);
    }
}
