package io.github.retention4j.examples;

import static io.github.retention4j.model.Window.month;
import static io.github.retention4j.model.Window.quarter;
import static io.github.retention4j.model.Window.year;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.examples.simulation.SimulatedStore;
import io.github.retention4j.examples.simulation.StoreFiles;
import io.github.retention4j.examples.simulation.StoreRecords;
import io.github.retention4j.history.CustomerBlock;
import io.github.retention4j.history.CustomerCursor;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.History;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.engagement.PurchaseFrequency;
import io.github.retention4j.metric.programme.PointsFlows;
import io.github.retention4j.metric.promotion.CouponRedemptionRate;
import io.github.retention4j.metric.retention.RetentionRate;
import io.github.retention4j.metric.satisfaction.NetPromoterScore;
import io.github.retention4j.metric.segment.Segments;
import io.github.retention4j.metric.value.AverageOrderValue;
import io.github.retention4j.programme.LoyaltyProgramme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.joda.money.BigMoney;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundledStoreTest {
    private static final Path FOLDER = Path.of("src/main/resources/bundled-store");
    private static final List<String> FILES = List.of(
            "carts.csv",
            "coupons.csv",
            "customers.csv",
            "memberships.csv",
            "offers.csv",
            "orders.csv",
            "points-grants.csv",
            "redemptions.csv",
            "referrals.csv",
            "spend.csv",
            "subscriptions.csv",
            "survey-responses.csv",
            "visits.csv");

    @Test
    void isWhatTheSimulatorMakes(@TempDir Path fresh) throws IOException {
        StoreFiles.main(new String[] {fresh.toString()});
        long size = 0;
        for (String file : FILES) {
            assertThat(Files.readString(FOLDER.resolve(file)))
                    .as("%s; to make it anew, run the command in the Javadoc of StoreFiles", file)
                    .isEqualTo(Files.readString(fresh.resolve(file)));
            assertThat(Files.size(FOLDER.resolve(file))).as(file).isLessThan(260_000);
            size += Files.size(FOLDER.resolve(file));
        }
        assertThat(size).isLessThan(1_100_000);
        assertThat(FOLDER.toFile().list()).containsExactlyInAnyOrderElementsOf(FILES);
    }

    @Test
    void makesLargerShopsToo(@TempDir Path folder) throws IOException {
        StoreFiles.main(new String[] {folder.resolve("new").toString(), "1500"});
        assertThat(Files.readAllLines(folder.resolve("new/customers.csv"))).hasSize(1501);
    }

    @Test
    void tellsTheSameAsTheRecordsItWasMadeOf() {
        StoreRecords records = SimulatedStore.withDefaults().records();
        History expected = History.builder(SimulatedStore.ZONE, SimulatedStore.CURRENCY)
                .observedThrough(BundledStore.LAST_DAY)
                .customers(records.customers())
                .orders(records.orders())
                .coupons(records.coupons())
                .surveyResponses(records.surveyResponses())
                .subscriptions(records.subscriptions())
                .visits(records.visits())
                .carts(records.carts())
                .offers(records.offers())
                .referrals(records.referrals())
                .memberships(records.memberships())
                .redemptions(records.redemptions())
                .grants(records.pointsGrants())
                .build();
        History bundled = BundledStore.history();

        assertThat(bundled.toString()).isEqualTo(expected.toString());
        assertThat(bundled.intake().sources().keySet())
                .containsExactlyElementsOf(
                        FILES.stream().filter(file -> !file.equals("spend.csv")).toList());
        assertThat(bundled.intake().refused()).isZero();
        List<Metric<?, ?>> metrics = List.of(
                RetentionRate.in(month(2026, 3)),
                RetentionRate.in(quarter(2026, 1)).by(Segments.attribute("language")),
                PurchaseFrequency.in(year(2025)).by(Segments.city()),
                AverageOrderValue.in(year(2025)).by(Segments.country()),
                NetPromoterScore.in(year(2025)).by(Segments.gender()),
                CouponRedemptionRate.in(year(2025)),
                RetentionRate.in(quarter(2026, 1)).by(Segments.attribute("holdout")),
                PointsFlows.in(quarter(2026, 1)).of(BundledStore.programme()));
        for (Metric<?, ?> metric : metrics) {
            assertThat(result(bundled, metric)).isEqualTo(result(expected, metric));
        }
        assertThat(events(bundled)).isEqualTo(events(expected)).hasSizeGreaterThan(15_000);
    }

    @Test
    void tellsTheSpendThatItWasMadeOf() {
        assertThat(BundledStore.spend()).isEqualTo(SimulatedStore.withDefaults().spend());
        assertThat(BundledStore.spend().channels()).containsExactly("friend", "google", "instagram", "snapchat");
        assertThat(BundledStore.spend().within(month(2025, 11)).orElseThrow())
                .isEqualTo(BigMoney.parse("SAR 16500.00"));
        assertThat(BundledStore.spend().within(month(2026, 4))).isEmpty();
    }

    /** What no metric above looks at: coupons and discounts of orders, and the events that are no orders. */
    private static List<String> events(History history) {
        List<String> events = new ArrayList<>();
        LoyaltyProgramme programme = BundledStore.programme();
        for (CustomerBlock block : history.blocks()) {
            CustomerCursor customer = block.cursor();
            for (int i = 0; i < block.customers(); i++) {
                CustomerHistory c = customer.moveTo(i);
                String who = c.isAnonymous() ? "" : c.id();
                add(events, c.orderCount(), o -> who + " order " + c.orderCoupon(o) + " " + c.orderDiscount(o));
                add(
                        events,
                        c.subscriptions().count(),
                        s -> who + " " + c.subscriptions().step(s) + " "
                                + c.subscriptions().stepTaken(s) + " "
                                + c.subscriptions().rise(s));
                add(
                        events,
                        c.visits().count(),
                        v -> who + " visit " + c.visits().started(v) + " "
                                + c.visits().pages(v) + " " + c.visits().actions(v) + " "
                                + c.visits().isOrdered(v));
                add(
                        events,
                        c.carts().count(),
                        k -> who + " cart " + c.carts().created(k) + " "
                                + c.carts().checkedOut(k) + " " + c.carts().ordered(k));
                add(
                        events,
                        c.offers().count(),
                        o -> who + " offer " + c.offers().made(o) + " "
                                + c.offers().taken(o) + " " + c.offers().purchase(o));
                add(
                        events,
                        c.referrals().count(),
                        r -> who + " referral " + c.referrals().referred(r) + " "
                                + c.referrals().isMade(r) + " " + c.referrals().isSuccessful(r));
                add(
                        events,
                        c.memberships().count(),
                        m -> who + " member " + c.memberships().joined(m) + " "
                                + c.memberships().left(m));
                add(
                        events,
                        c.redemptions().count(),
                        r -> who + " redemption " + c.redemptions().redeemed(r) + " "
                                + c.redemptions().points(r) + " "
                                + c.redemptions().ordered(r));
                add(
                        events,
                        c.pointsGrants().count(),
                        g -> who + " grant " + c.pointsGrants().granted(g) + " "
                                + c.pointsGrants().points(g) + " "
                                + c.pointsGrants().reason(g));
                events.add(who + " ledger " + programme.replay(c));
            }
        }
        events.sort(null);
        return events;
    }

    private static void add(List<String> events, int count, IntFunction<String> event) {
        for (int i = 0; i < count; i++) {
            events.add(event.apply(i));
        }
    }

    private static Object result(History history, Metric<?, ?> metric) {
        return MetricsEngine.over(history).compute(metric);
    }
}
