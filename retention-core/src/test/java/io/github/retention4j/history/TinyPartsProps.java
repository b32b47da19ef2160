package io.github.retention4j.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.intake.RefundedOrders;
import io.github.retention4j.model.Coupon;
import io.github.retention4j.model.Customer;
import io.github.retention4j.model.Membership;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.PointsGrant;
import io.github.retention4j.model.Redemption;
import io.github.retention4j.model.Referral;
import io.github.retention4j.model.SurveyKind;
import io.github.retention4j.model.SurveyResponse;
import io.github.retention4j.model.SurveyScale;
import io.github.retention4j.staging.Sizes;
import io.github.retention4j.store.CrowdedIds;
import io.github.retention4j.testing.Store;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * A store cut into parts so small that few rows meet all of their edges: chunks that are just full, blocks of one
 * partition and of many, partitions that are divided. The cut must never show.
 */
class TinyPartsProps {
    private static final ExecutorService POOL = Executors.newFixedThreadPool(2);
    private static final CurrencyUnit GBP = CurrencyUnit.GBP;
    private static final long FIRST = Instant.parse("2025-10-20T00:00:00Z").toEpochMilli();

    @AfterContainer
    static void shutDown() {
        POOL.shutdownNow();
    }

    @Provide
    Arbitrary<Sizes> sizes() {
        return tiny();
    }

    static Arbitrary<Sizes> tiny() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 9),
                        Arbitraries.of(1, 2, 5, 30, 1000),
                        Arbitraries.of(1, 2, 3, 7, 40, 1000),
                        Arbitraries.of(1, 10, 1000))
                .as(Sizes::new)
                .withoutEdgeCases();
    }

    /** Customers who meet in three partitions, with events of every kind, many of them at one of a few instants. */
    static Store crowded(Random random, int orderCount) {
        List<String> ids = CrowdedIds.in(3, 1 + random.nextInt(30));
        List<Customer> customers = new ArrayList<>();
        for (String id : ids.subList(0, random.nextInt(ids.size()))) {
            customers.add(Customer.builder(id)
                    .country(List.of("GB", "IE").get(random.nextInt(2)))
                    .build());
        }
        List<Order> orders = new ArrayList<>();
        for (int i = 0; i < orderCount; i++) {
            long total = random.nextInt(8) == 0 ? random.nextLong() >>> 16 : random.nextInt(4);
            Instant at = instant(random);
            Order.Builder order = Order.builder("o-" + i, at, money(total));
            someone(ids, random).ifPresent(order::customer);
            if (random.nextInt(6) == 0) {
                order.coupon("SPRING").tag("gift");
            }
            if (random.nextInt(6) == 0) {
                order.eligible(money(random.nextInt(9)));
            }
            if (total > 0 && random.nextInt(6) == 0) {
                order.refund(at.plusSeconds(random.nextInt(9)), money(1 + random.nextLong(total)));
            }
            orders.add(order.build());
        }
        List<Coupon> coupons = new ArrayList<>();
        List<SurveyResponse> answers = new ArrayList<>();
        List<Referral> referrals = new ArrayList<>();
        List<Membership> memberships = new ArrayList<>();
        List<Redemption> redemptions = new ArrayList<>();
        List<PointsGrant> grants = new ArrayList<>();
        for (int i = 0; i < orderCount / 4; i++) {
            Coupon.Builder coupon = Coupon.builder("C" + i, "campaign", instant(random));
            someone(ids, random).ifPresent(coupon::issuedTo);
            coupons.add(coupon.build());
            answers.add(new SurveyResponse(
                    SurveyKind.NPS,
                    SurveyScale.ZERO_TO_TEN,
                    random.nextInt(11),
                    instant(random),
                    someone(ids, random)));
        }
        for (int i = 0; i < orderCount / 4; i++) {
            String who = ids.get(random.nextInt(ids.size()));
            Instant at = instant(random);
            Optional<String> friend = someone(ids, random).filter(f -> !f.equals(who));
            referrals.add(new Referral(who, at, friend));
            if (friend.isPresent() && random.nextInt(3) == 0) {
                String other = ids.get(random.nextInt(ids.size()));
                referrals.add(new Referral(other, at, friend.filter(f -> !f.equals(other))));
            }
            memberships.add(Membership.of(who, at));
            redemptions.add(Redemption.of(who, at, 1 + random.nextInt(3)).forOrder("o-" + random.nextInt(orderCount)));
            grants.add(PointsGrant.of(who, at, 1 + random.nextInt(3), "sorry"));
        }
        return new Store(
                ZoneId.of("Europe/London"),
                GBP,
                customers,
                orders,
                coupons,
                answers,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                referrals,
                memberships,
                redemptions,
                grants,
                Optional.empty());
    }

    private static Instant instant(Random random) {
        long hours = random.nextInt(14 * 24);
        return Instant.ofEpochMilli(FIRST + hours * 3_600_000 + (random.nextBoolean() ? 0 : random.nextInt(3_600_000)));
    }

    private static Money money(long minor) {
        return Money.ofMinor(GBP, minor);
    }

    private static Optional<String> someone(List<String> ids, Random random) {
        // Low numbers are met more often, so that some customers have many orders and some none.
        int id = Math.min(random.nextInt(ids.size()), random.nextInt(ids.size()));
        return random.nextInt(8) == 0 ? Optional.empty() : Optional.of(ids.get(id));
    }

    static History built(Store store, Sizes sizes, int threads) {
        HistoryBuilder builder = new HistoryBuilder(store.zone(), store.currency(), sizes);
        return store.fill(builder.parallelism(threads, POOL)).build();
    }

    @Property(tries = 120)
    void howAStoreIsCutDoesNotShow(
            @ForAll("sizes") Sizes sizes,
            @ForAll Random random,
            @ForAll @IntRange(max = 250) int orders,
            @ForAll @IntRange(min = 1, max = 3) int threads) {
        Store store = crowded(random, orders);
        List<Seen> expected = Seen.all(store, RefundedOrders.IGNORE);
        History history = built(store, sizes, threads);
        assertThat(Seen.all(history)).isEqualTo(expected);
        assertThat(Seen.all(built(store.shuffled(random), sizes, threads))).isEqualTo(expected);
        assertThat(history.basis()).isEqualTo(store.history().basis());
        assertThat(history.intake()).isEqualTo(store.history().intake());
        assertThat(history).hasToString(store.history().toString());
    }

    @Property(tries = 60)
    void threadsBuildTheSameBlocks(
            @ForAll("sizes") Sizes sizes,
            @ForAll Random random,
            @ForAll @IntRange(max = 250) int orders,
            @ForAll @IntRange(min = 2, max = 3) int threads) {
        Store store = crowded(random, orders);
        History alone = built(store, sizes, 1);
        History together = built(store, sizes, threads);
        assertThat(together.blocks()).hasSameSizeAs(alone.blocks());
        assertThat(Seen.inBlocks(together)).isEqualTo(Seen.inBlocks(alone));
    }
}
