package io.github.retention4j.benchmarks;

import com.google.common.reflect.ClassPath;
import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.engine.Report;
import io.github.retention4j.history.Carts;
import io.github.retention4j.history.Coupons;
import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.history.Offers;
import io.github.retention4j.history.Referrals;
import io.github.retention4j.history.SourceRows;
import io.github.retention4j.history.Subscriptions;
import io.github.retention4j.history.SurveyResponses;
import io.github.retention4j.history.Visits;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.cohort.CohortRetention;
import io.github.retention4j.metric.engagement.PurchaseFrequency;
import io.github.retention4j.metric.retention.ChurnRate;
import io.github.retention4j.metric.retention.RepeatPurchaseRate;
import io.github.retention4j.metric.retention.RetentionRate;
import io.github.retention4j.metric.value.AverageOrderValue;
import io.github.retention4j.model.Cart;
import io.github.retention4j.model.Coupon;
import io.github.retention4j.model.Offer;
import io.github.retention4j.model.Referral;
import io.github.retention4j.model.Subscription;
import io.github.retention4j.model.SurveyResponse;
import io.github.retention4j.model.Visit;
import io.github.retention4j.model.Window;
import java.io.IOException;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** All metrics of the library, and a history in which each of them has something to count. */
final class Catalogue {
    private static final long DAY = 86_400_000;

    private Catalogue() {}

    /** Whatever is a metric and can be asked of a window alone, as the library has it, and the cohort table. */
    static List<Metric<?, ?>> metrics(Window window) {
        List<Metric<?, ?>> metrics = new ArrayList<>();
        try {
            for (ClassPath.ClassInfo type : ClassPath.from(Metric.class.getClassLoader())
                    .getTopLevelClassesRecursive(Metric.class.getPackageName())) {
                Optional<Method> in = in(type.load());
                if (in.isPresent()) {
                    metrics.add((Metric<?, ?>) in.get().invoke(null, window));
                }
            }
        } catch (IOException | ReflectiveOperationException e) {
            throw new IllegalStateException("the metrics cannot be found", e);
        }
        metrics.add(CohortRetention.monthly());
        return metrics;
    }

    /** The five numbers a shop looks at first. */
    static List<Metric<?, ?>> headlines(Window window) {
        return List.of(
                RetentionRate.in(window),
                ChurnRate.in(window),
                RepeatPurchaseRate.in(window),
                PurchaseFrequency.in(window),
                AverageOrderValue.in(window));
    }

    /** All of them in one pass. */
    static Report compute(MetricsEngine engine, List<Metric<?, ?>> metrics) {
        Metric<?, ?>[] others = metrics.subList(2, metrics.size()).toArray(new Metric<?, ?>[0]);
        return engine.compute(metrics.get(0), metrics.get(1), others);
    }

    private static Optional<Method> in(Class<?> type) {
        return Stream.of(type.getMethods())
                .filter(method -> method.getName().equals("in") && Metric.class.isAssignableFrom(type))
                .filter(method -> List.of(method.getParameterTypes()).equals(List.of(Window.class)))
                // Measures of a programme are asked of one: ProgrammePart has them.
                .filter(method -> Metric.class.isAssignableFrom(method.getReturnType()))
                .findFirst();
    }

    /**
     * The log, and with some of its orders one of each other record.
     *
     * @param ordersARecord with every how many of the orders; 0 for none
     */
    static History build(OrderLog log, int ordersARecord) {
        OrderColumns columns = log.columns();
        HistoryBuilder builder = Ours.builder(log.zone(), log.threads());
        builder.orderColumns(columns.customers(), columns.millis(), columns.amounts());
        SourceRows rows = builder.source("records");
        rows.at(1);
        SplittableRandom random = new SplittableRandom(17);
        Money ten = Money.of(CurrencyUnit.of("GBP"), 10);
        long last = OrderColumns.END.toEpochMilli() - 1;
        for (int row = 0; ordersARecord > 0 && row < columns.rows(); row += ordersARecord) {
            String customer = Long.toString(columns.customers()[row]);
            long millis = columns.millis()[row];
            Instant at = Instant.ofEpochMilli(millis);
            Instant later = Instant.ofEpochMilli(Math.min(last, millis + random.nextLong(20 * DAY)));
            boolean some = random.nextInt(3) == 0;
            Coupon.Builder coupon =
                    Coupon.builder("TEN", "spring", at).issuedTo(customer).expires(at.plusMillis(30 * DAY));
            rows.add(Coupons.KIND, some ? coupon.redeemed(later).build() : coupon.build());
            rows.add(
                    SurveyResponses.KIND,
                    SurveyResponse.nps(random.nextInt(11), at).from(customer));
            rows.add(
                    SurveyResponses.KIND,
                    SurveyResponse.csat(1 + random.nextInt(5), at).from(customer));
            rows.add(
                    SurveyResponses.KIND,
                    SurveyResponse.ces(1 + random.nextInt(7), at).from(customer));
            Visit visit = Visit.of(at, 1 + random.nextInt(4), random.nextInt(2));
            rows.add(Visits.KIND, some ? visit.by(customer).ordering("o") : visit);
            Cart cart = Cart.of(at).by(customer);
            rows.add(Carts.KIND, some ? cart.ordered(later) : cart);
            Offer offer = Offer.of(at).to(customer);
            rows.add(Offers.KIND, some ? offer.taken(later) : offer);
            rows.add(Referrals.KIND, Referral.by(customer, at));
            if (some) {
                rows.add(
                        Subscriptions.KIND,
                        Subscription.builder("s" + row, customer, at, ten)
                                .ended(later)
                                .build());
            }
        }
        return builder.build();
    }
}
