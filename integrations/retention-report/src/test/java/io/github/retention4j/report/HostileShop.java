package io.github.retention4j.report;

import io.github.retention4j.compare.Comparison;
import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.History;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.audience.Who;
import io.github.retention4j.metric.cohort.CohortRetention;
import io.github.retention4j.metric.definition.RepeatPurchaseDefinitions;
import io.github.retention4j.metric.funnel.Funnel;
import io.github.retention4j.metric.funnel.FunnelStep;
import io.github.retention4j.metric.index.PublishedRange;
import io.github.retention4j.metric.index.Scorecard;
import io.github.retention4j.metric.programme.PointsFlows;
import io.github.retention4j.metric.programme.TierMoves;
import io.github.retention4j.metric.promotion.CouponRedemptionRate;
import io.github.retention4j.metric.retention.LifecycleStages;
import io.github.retention4j.metric.retention.RepeatPurchaseRate;
import io.github.retention4j.metric.retention.RetentionRate;
import io.github.retention4j.metric.segment.Rfm;
import io.github.retention4j.metric.segment.RfmNames;
import io.github.retention4j.metric.segment.Segment;
import io.github.retention4j.metric.segment.SegmentOverlap;
import io.github.retention4j.metric.segment.Segments;
import io.github.retention4j.metric.value.AverageOrderValue;
import io.github.retention4j.metric.value.RecurringRevenue;
import io.github.retention4j.model.Coupon;
import io.github.retention4j.model.Customer;
import io.github.retention4j.model.Membership;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.PointsGrant;
import io.github.retention4j.model.Redemption;
import io.github.retention4j.model.Referral;
import io.github.retention4j.model.Subscription;
import io.github.retention4j.model.SurveyResponse;
import io.github.retention4j.model.Visit;
import io.github.retention4j.model.Window;
import io.github.retention4j.programme.Earning;
import io.github.retention4j.programme.LoyaltyProgramme;
import io.github.retention4j.programme.Qualification;
import io.github.retention4j.programme.Redeeming;
import io.github.retention4j.programme.Reward;
import io.github.retention4j.programme.Tier;
import io.github.retention4j.programme.Tiers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import net.jqwik.api.Arbitrary;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * A shop of which every text tries to be more than text: ids, places, channels, tags, codes, campaigns, reasons, tiers, and the names
 * that its owner gives to metrics, groups and filters.
 *
 * <pre>{@code
 * @Property(tries = 20)
 * void thePageKeepsTheRules(@ForAll("shops") HostileShop shop) {
 *     String page = ReportPage.of(shop.engine()).programme(shop.programme()).html();
 *     PageRules.holdForPage(page);
 *     PageRules.hasNoneAsMarkup(page, shop.texts());
 * }
 *
 * @Provide
 * Arbitrary<HostileShop> shops() {
 *     return HostileShop.shops();
 * }
 * }</pre>
 */
public final class HostileShop {
    private static final CurrencyUnit SAR = CurrencyUnit.of("SAR");
    private static final ZoneId ZONE = ZoneId.of("Asia/Riyadh");
    private static final LocalDate FIRST_DAY = LocalDate.of(2025, 1, 1);
    private static final int DAYS = 180;
    private static final int CUSTOMERS = 50;
    private static final Window SPRING = Window.quarter(2025, 2);
    private static final int LONGEST_OF_PROGRAMMES = 100;

    private final List<String> texts;
    private final Random random = new Random(11);
    private final History history;
    private int next;

    private HostileShop(List<String> texts) {
        // Blank ids and names are refused by the library; they would be no attack.
        this.texts =
                texts.stream().map(text -> text.isBlank() ? "<blank/>" : text).toList();
        this.history = build();
    }

    /** Shops of texts that jqwik draws. */
    public static Arbitrary<HostileShop> shops() {
        return Hostile.texts().list().ofMinSize(4).ofMaxSize(10).map(HostileShop::new);
    }

    /** Shops of texts that jqwik draws, of which some are very long. */
    public static Arbitrary<HostileShop> shopsOfTextsOfAnyLength() {
        return Hostile.textsOfAnyLength().list().ofMinSize(4).ofMaxSize(10).map(HostileShop::new);
    }

    /** A shop of all that is known to have broken pages. */
    public static HostileShop ofAllTexts() {
        return new HostileShop(Hostile.TEXTS);
    }

    /** What its texts are made of. */
    public List<String> texts() {
        return texts;
    }

    /** Its records. */
    public History history() {
        return history;
    }

    /** An engine over those of its customers that a filter with such a name lets through: all of them. */
    public MetricsEngine engine() {
        return MetricsEngine.over(history).where(text(1), customer -> true);
    }

    /** A programme with such names, as far as programmes take them. */
    public LoyaltyProgramme programme() {
        Tiers tiers = Tiers.bySpend(Qualification.LIFETIME)
                .tier(Tier.named("0" + ofProgramme(0)).from(Money.parse("SAR 0")))
                .tier(Tier.named("1" + ofProgramme(1)).from(Money.parse("SAR 200")));
        return LoyaltyProgramme.named(ofProgramme(2))
                .earning(Earning.points(1).per(Money.parse("SAR 1")))
                .redeeming(Redeeming.points(100).worth(Money.parse("SAR 5")))
                .reward(Reward.of(ofProgramme(3), 50))
                .tiers(tiers)
                .build();
    }

    /** Results of every kind in which its texts are told. */
    public List<Object> results() {
        List<Supplier<Metric<?, ?>>> metrics = new ArrayList<>(metrics());
        List<Segment<String>> segments = List.of(
                Segments.country(),
                Segments.city(),
                Segments.gender(),
                Segments.channel(),
                Segments.attribute(text(0)),
                Segments.firstOrderTag(),
                Segments.firstOrderCoupon());
        for (Segment<String> segment : segments) {
            metrics.add(() -> RepeatPurchaseRate.in(SPRING).by(segment));
        }
        MetricsEngine engine = engine();
        List<Object> results = new ArrayList<>();
        metrics.forEach(metric -> ask(() -> engine.compute(metric.get())).ifPresent(results::add));
        ask(() -> engine.trend(
                        Window.months(2025, 2, 2025, 6),
                        month -> Metric.share(text(2), month, c -> c.orderCount() > 0, c -> c.orderCount() > 1)))
                .ifPresent(results::add);
        return results;
    }

    private List<Supplier<Metric<?, ?>>> metrics() {
        return List.of(
                () -> AverageOrderValue.in(SPRING).by(text(3), c -> text(c.hashCode() & 7)),
                () -> Metric.share(text(4), c -> true, c -> c.orderCount() > 1).by(Segments.city()),
                () -> RetentionRate.in(SPRING)
                        .where(text(5), c -> c.orderCount() > 0)
                        .by(Segments.channel()),
                () -> Comparison.of(RepeatPurchaseRate.in(SPRING))
                        .between(text(6), c -> c.orderCount() > 1, text(7), c -> c.orderCount() < 2),
                () -> Comparison.of(RepeatPurchaseRate.in(SPRING)).by(Segments.city()),
                () -> SegmentOverlap.of(Segments.city(), Segments.channel()),
                () -> SegmentOverlap.of(Segments.country(), Segments.gender()),
                () -> CohortRetention.monthly(),
                () -> Funnel.in(SPRING)
                        .through(FunnelStep.visit(), FunnelStep.of(text(8), c -> new long[] {0}), FunnelStep.order()),
                () -> Funnel.in(SPRING).through(FunnelStep.visit(), FunnelStep.order()),
                () -> LifecycleStages.in(SPRING),
                () -> RecurringRevenue.in(SPRING),
                () -> PointsFlows.in(SPRING).of(programme()),
                () -> TierMoves.in(SPRING).of(programme()),
                () -> CouponRedemptionRate.in(SPRING).byCampaign(),
                () -> CouponRedemptionRate.in(SPRING).ofCampaign(text(2)).by(Segments.country()),
                () -> RepeatPurchaseDefinitions.in(SPRING),
                () -> Rfm.in(SPRING).named(RfmNames.usual().with(text(9), (r, f, m) -> r > 2)),
                () -> Scorecard.in(SPRING)
                        .against(new PublishedRange(0.1, 0.4, text(0)), RepeatPurchaseRate::in)
                        .atLeast(0.2, w -> RepeatPurchaseRate.in(w).where(text(1), c -> true)),
                () -> Who.because(text(2), LocalDate.of(2025, 6, 1), c -> c.orderCount() > 1)
                        .limit(10));
    }

    /** Empty if the library refuses such a name. */
    private static Optional<Object> ask(Supplier<Object> question) {
        try {
            return Optional.of(question.get());
        } catch (IllegalArgumentException refused) {
            return Optional.empty();
        }
    }

    private String text(int i) {
        return texts.get(i % texts.size());
    }

    private String next() {
        return text(next++);
    }

    private String ofProgramme(int i) {
        String plain = text(i).codePoints()
                .filter(c -> !Character.isISOControl(c))
                .limit(LONGEST_OF_PROGRAMMES / 2 - 2)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return plain.isBlank() ? "<none/>" : plain;
    }

    private Instant at(int day) {
        return FIRST_DAY.plusDays(day).atStartOfDay(ZONE).toInstant().plusSeconds(36_000 + random.nextInt(20_000));
    }

    private History build() {
        List<Customer> customers = new ArrayList<>();
        List<Order> orders = new ArrayList<>();
        List<Coupon> coupons = new ArrayList<>();
        List<Membership> memberships = new ArrayList<>();
        List<Redemption> redemptions = new ArrayList<>();
        List<PointsGrant> grants = new ArrayList<>();
        List<Referral> referrals = new ArrayList<>();
        List<Subscription> subscriptions = new ArrayList<>();
        List<SurveyResponse> answers = new ArrayList<>();
        List<Visit> visits = new ArrayList<>();
        for (int i = 0; i < CUSTOMERS; i++) {
            // Half a million letters of an id each would be of memory, not of markup.
            String id = cut(next()) + "#" + i;
            customers.add(Customer.builder(id)
                    .country(next())
                    .city(next())
                    .channel(next())
                    .gender(next())
                    .attribute(text(0), next())
                    .build());
            memberships.add(Membership.of(id, at(0)));
            int day = random.nextInt(DAYS / 2);
            for (int nth = 0; day < DAYS && nth < 4; nth++) {
                Instant placed = at(day);
                String order = cut(next()) + "#" + i + "-" + nth;
                String code = cut(next()) + "#" + i + "-" + nth;
                coupons.add(Coupon.builder(code, next(), placed.minus(Duration.ofDays(3)))
                        .issuedTo(id)
                        .redeemed(placed, order)
                        .build());
                orders.add(Order.builder(order, placed, Money.ofMinor(SAR, 5_000 + random.nextInt(20_000)))
                        .customer(id)
                        .coupon(nth == 0 ? text(i) : code)
                        .tag(next())
                        .build());
                visits.add(new Visit(placed.minusSeconds(900), 4, 3, Optional.of(id), Optional.of(order)));
                answers.add(SurveyResponse.nps(random.nextInt(11), placed.plusSeconds(90)));
                grants.add(PointsGrant.of(id, placed.plusSeconds(60), 500, cut(next())));
                redemptions.add(Redemption.of(id, placed.plusSeconds(120), 50).reward(cut(next())));
                day += 10 + random.nextInt(60);
            }
            referrals.add(new Referral(id, at(60), Optional.of(cut(next()) + "friend#" + i)));
            subscriptions.add(Subscription.builder(cut(next()) + "#s" + i, id, at(10), Money.parse("SAR 99"))
                    .build());
        }
        return History.builder(ZONE, SAR)
                .observedThrough(FIRST_DAY.plusDays(DAYS))
                .customers(customers)
                .orders(orders)
                .coupons(coupons)
                .memberships(memberships)
                .redemptions(redemptions)
                .grants(grants)
                .referrals(referrals)
                .subscriptions(subscriptions)
                .surveyResponses(answers)
                .visits(visits)
                .build();
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(200, text.length()));
    }

    /** What jqwik says of it: not half a million letters. */
    @Override
    public String toString() {
        return texts.stream().map(HostileShop::cut).toList().toString();
    }
}
