package io.github.retention4j.metric.satisfaction;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.model.SurveyKind;
import io.github.retention4j.model.SurveyResponse;
import io.github.retention4j.model.SurveyScale;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Interval;
import io.github.retention4j.result.NumericResult;
import io.github.retention4j.result.Spread;
import io.github.retention4j.testing.Store;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntPredicate;

/** The answers to a question in a window, in plain collections: what scores of it are to be compared with. */
record SurveyAnswers(SurveyScale scale, List<SurveyResponse> onScale, long onOtherScales) {

    static SurveyAnswers of(Store store, SurveyKind kind, Window window, SurveyScale scale) {
        List<SurveyResponse> all = store.surveyResponses().stream()
                .filter(a -> a.kind() == kind && store.in(window, a.answeredAt()))
                .toList();
        List<SurveyResponse> onScale =
                all.stream().filter(a -> a.scale().equals(scale)).toList();
        return new SurveyAnswers(scale, onScale, all.size() - onScale.size());
    }

    /** What scores are made of, by name. */
    Map<String, BigDecimal> figures(IntPredicate positive, IntPredicate negative) {
        Map<String, BigDecimal> figures = new TreeMap<>();
        put(figures, "on other scales", onOtherScales);
        put(figures, "positive", count(positive));
        put(figures, "negative", count(negative));
        for (int answer = scale.lowest(); answer <= scale.highest(); answer++) {
            int asked = answer;
            put(figures, "place " + (answer - scale.lowest()), count(score -> score == asked));
        }
        List<List<SurveyResponse>> units = new ArrayList<>();
        onScale.stream().filter(a -> a.customerId().isEmpty()).map(List::of).forEach(units::add);
        units.addAll(onScale.stream()
                .filter(a -> a.customerId().isPresent())
                .collect(groupingBy(SurveyResponse::customerId))
                .values());
        long sum = 0;
        long squares = 0;
        long products = 0;
        long countSquares = 0;
        for (List<SurveyResponse> unit : units) {
            long own = unit.stream().mapToLong(SurveyResponse::score).sum();
            sum += own;
            squares += own * own;
            products += own * unit.size();
            countSquares += (long) unit.size() * unit.size();
        }
        putSpread(figures, "positive", units, positive, answer -> false);
        putSpread(figures, "negative", units, negative, answer -> false);
        putSpread(figures, "net", units, positive, negative);
        put(figures, "sum", sum);
        put(figures, "customers", units.size());
        put(figures, "squares", squares);
        put(figures, "products", products);
        put(figures, "count squares", countSquares);
        return figures;
    }

    /** Good less bad answers of each customer, squared and times the answers. */
    private static void putSpread(
            Map<String, BigDecimal> figures,
            String name,
            List<List<SurveyResponse>> units,
            IntPredicate good,
            IntPredicate bad) {
        long squares = 0;
        long products = 0;
        for (List<SurveyResponse> unit : units) {
            long own = unit.stream().filter(a -> good.test(a.score())).count()
                    - unit.stream().filter(a -> bad.test(a.score())).count();
            squares += own * own;
            products += own * unit.size();
        }
        put(figures, name + " squares", squares);
        put(figures, name + " products", products);
    }

    private static void putSpread(Map<String, BigDecimal> figures, String name, Spread spread) {
        figures.put(name + " squares", new BigDecimal(spread.amountSquares()));
        figures.put(name + " products", new BigDecimal(spread.products()));
    }

    private long count(IntPredicate which) {
        return onScale.stream().filter(a -> which.test(a.score())).count();
    }

    /** The same of a result. */
    static Map<String, BigDecimal> figures(SurveyScores result) {
        Map<String, BigDecimal> figures = new TreeMap<>();
        put(figures, "on other scales", result.onOtherScales());
        put(figures, "positive", result.positive());
        put(figures, "negative", result.negative());
        for (int place = 0; place < result.counts().size(); place++) {
            put(figures, "place " + place, result.counts().get(place));
        }
        putSpread(figures, "positive", result.positiveShare().spread());
        putSpread(figures, "negative", result.negativeShare().spread());
        putSpread(figures, "net", result.net().spread());
        Spread spread = result.mean().spread();
        figures.put("sum", result.mean().sum());
        put(figures, "customers", spread.customers());
        figures.put("squares", new BigDecimal(spread.amountSquares()));
        figures.put("products", new BigDecimal(spread.products()));
        figures.put("count squares", new BigDecimal(spread.countSquares()));
        return figures;
    }

    static boolean saysNoData(SurveyScores result) {
        return result.value().isEmpty()
                && result.interval().isEmpty()
                && result.positiveShare().value().isEmpty()
                && result.negativeShare().value().isEmpty()
                && result.net().value().isEmpty()
                && result.mean().value().isEmpty();
    }

    /** From counts alone each answer is somebody else's, so that an interval is never wider than the window's. */
    static void tellsTheSame(SurveyScores byCounts, SurveyScores result) {
        assertThat(byCounts.label().metric()).isEqualTo(result.label().metric());
        assertThat(result.label().definition()).startsWith(byCounts.label().definition());
        assertThat(byCounts.mean().value()).isEqualTo(result.mean().value());
        boolean isOneEach = result.mean().spread().customers() == result.answers();
        for (Function<SurveyScores, NumericResult> score : List.<Function<SurveyScores, NumericResult>>of(
                SurveyScores::positiveShare, SurveyScores::negativeShare, SurveyScores::net)) {
            NumericResult counted = score.apply(byCounts);
            NumericResult measured = score.apply(result);
            assertThat(counted.value()).isEqualTo(measured.value());
            if (counted.value().isPresent()) {
                Interval narrow = counted.interval().orElseThrow();
                Interval wide = measured.interval().orElseThrow();
                assertThat(wide.high() - wide.low()).isGreaterThanOrEqualTo(narrow.high() - narrow.low() - 1e-12);
                assertThat(wide.equals(narrow) || !isOneEach).isTrue();
            }
        }
    }

    private static void put(Map<String, BigDecimal> figures, String name, long count) {
        figures.put(name, BigDecimal.valueOf(count));
    }
}
