package io.github.retention4j.metric.index;

import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.engagement.PurchaseFrequency;
import io.github.retention4j.metric.promotion.CouponRedemptionRate;
import io.github.retention4j.metric.retention.ChurnRate;
import io.github.retention4j.metric.retention.RepeatPurchaseRate;
import io.github.retention4j.metric.retention.RetentionRate;
import io.github.retention4j.metric.satisfaction.NetPromoterScore;
import io.github.retention4j.metric.satisfaction.Nps;
import io.github.retention4j.metric.value.AverageOrderValue;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.SurveyKind;
import io.github.retention4j.model.SurveyScale;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Average;
import io.github.retention4j.result.ClusterShare;
import io.github.retention4j.result.NumericResult;
import io.github.retention4j.result.Ratio;
import io.github.retention4j.testing.Store;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import java.util.function.Predicate;

/** What metrics and results that are put together here are made of, as numbers that add up over customers. */
final class PlainNumbers {
    private PlainNumbers() {}

    /** The numbers of a result. */
    static Map<String, BigDecimal> of(NumericResult result) {
        if (result instanceof Ratio ratio) {
            return numbers(ratio.hits(), ratio.total());
        }
        if (result instanceof ClusterShare share) {
            return numbers(share.hits(), share.total());
        }
        if (result instanceof Nps nps) {
            return numbers(nps.promoters(), nps.passives(), nps.detractors(), nps.onOtherScales());
        }
        if (result instanceof Average average) {
            return Map.of("0", average.sum(), "1", BigDecimal.valueOf(average.count()));
        }
        Map<String, BigDecimal> numbers = new TreeMap<>();
        List<LoyaltyIndex.Part> parts = ((LoyaltyIndex) result).parts();
        for (int i = 0; i < parts.size(); i++) {
            put(numbers, i, of(parts.get(i).result()));
        }
        return numbers;
    }

    /** The same of a metric, worked out with plain collections. */
    static Map<String, BigDecimal> of(Metric<?, ?> metric, Store store) {
        if (metric instanceof RetentionRate rate) {
            return kept(rate.window(), store, orders -> orders > 0);
        }
        if (metric instanceof ChurnRate rate) {
            return kept(rate.window(), store, orders -> orders == 0);
        }
        if (metric instanceof RepeatPurchaseRate rate) {
            List<Long> orders = ordersOfCustomers(rate.window(), store);
            return numbers(orders.stream().filter(n -> n >= 2).count(), orders.size());
        }
        if (metric instanceof PurchaseFrequency frequency) {
            List<Long> orders = ordersOfCustomers(frequency.window(), store);
            return numbers(orders.stream().mapToLong(n -> n).sum(), orders.size());
        }
        if (metric instanceof NetPromoterScore score) {
            return answers(score.window(), store);
        }
        if (metric instanceof CouponRedemptionRate rate) {
            return numbers(
                    store.coupons().stream()
                            .filter(c -> store.in(rate.window(), c.issuedAt()))
                            .filter(c -> c.redeemedAt().isPresent())
                            .count(),
                    store.coupons().stream()
                            .filter(c -> store.in(rate.window(), c.issuedAt()))
                            .count());
        }
        if (metric instanceof AverageOrderValue gross) {
            List<Order> orders = store.orders().stream()
                    .filter(o -> store.in(gross.window(), o.placedAt()))
                    .toList();
            long minor = orders.stream().mapToLong(o -> store.minor(o.total())).sum();
            return Map.of(
                    "0", BigDecimal.valueOf(minor, store.currency().getDecimalPlaces()),
                    "1", BigDecimal.valueOf(orders.size()));
        }
        Map<String, BigDecimal> numbers = new TreeMap<>();
        List<CustomerLoyaltyIndex.Component> components = ((CustomerLoyaltyIndex) metric).components();
        for (int i = 0; i < components.size(); i++) {
            put(numbers, i, of(components.get(i).metric(), store));
        }
        return numbers;
    }

    static void put(Map<String, BigDecimal> all, Object place, Map<String, BigDecimal> numbers) {
        numbers.forEach((name, number) -> all.put(place + " " + name, number));
    }

    private static Map<String, BigDecimal> kept(Window window, Store store, LongPredicate counts) {
        List<Long> inWindow = store.countedOrdersByCustomer().values().stream()
                .filter(orders -> in(window.previous(), orders, store) > 0)
                .map(orders -> in(window, orders, store))
                .toList();
        return numbers(inWindow.stream().filter(counts::test).count(), inWindow.size());
    }

    private static List<Long> ordersOfCustomers(Window window, Store store) {
        return store.countedOrdersByCustomer().values().stream()
                .map(orders -> in(window, orders, store))
                .filter(orders -> orders > 0)
                .toList();
    }

    private static long in(Window window, List<Order> orders, Store store) {
        return orders.stream().filter(o -> store.in(window, o.placedAt())).count();
    }

    private static Map<String, BigDecimal> answers(Window window, Store store) {
        var answers = store.surveyResponses().stream()
                .filter(a -> a.kind() == SurveyKind.NPS && store.in(window, a.answeredAt()))
                .toList();
        List<Integer> scores = answers.stream()
                .filter(a -> a.scale().equals(SurveyScale.ZERO_TO_TEN))
                .map(a -> a.score())
                .toList();
        Predicate<Integer> promotes = score -> score >= 9;
        Predicate<Integer> detracts = score -> score <= 6;
        return numbers(
                scores.stream().filter(promotes).count(),
                scores.stream().filter(promotes.or(detracts).negate()).count(),
                scores.stream().filter(detracts).count(),
                answers.size() - scores.size());
    }

    private static Map<String, BigDecimal> numbers(long... numbers) {
        Map<String, BigDecimal> named = new TreeMap<>();
        for (int i = 0; i < numbers.length; i++) {
            named.put(Integer.toString(i), BigDecimal.valueOf(numbers[i]));
        }
        return named;
    }
}
