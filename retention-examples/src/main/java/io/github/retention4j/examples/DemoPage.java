package io.github.retention4j.examples;

import io.github.retention4j.compare.Comparison;
import io.github.retention4j.compare.MembersAgainstOthers;
import io.github.retention4j.compare.Trend;
import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.History;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.acquisition.Payback;
import io.github.retention4j.metric.cohort.CohortRetention;
import io.github.retention4j.metric.cohort.CohortTable;
import io.github.retention4j.metric.engagement.BounceRate;
import io.github.retention4j.metric.engagement.CartAbandonmentRate;
import io.github.retention4j.metric.engagement.ConversionRate;
import io.github.retention4j.metric.engagement.PurchaseFrequency;
import io.github.retention4j.metric.engagement.ReferralRate;
import io.github.retention4j.metric.engagement.Stickiness;
import io.github.retention4j.metric.engagement.TimeBetweenPurchases;
import io.github.retention4j.metric.funnel.Funnel;
import io.github.retention4j.metric.index.CustomerLoyaltyIndex;
import io.github.retention4j.metric.index.PublishedRange;
import io.github.retention4j.metric.index.Scorecard;
import io.github.retention4j.metric.programme.Attainability;
import io.github.retention4j.metric.programme.OutstandingPoints;
import io.github.retention4j.metric.programme.PointsFlows;
import io.github.retention4j.metric.programme.PointsWorth;
import io.github.retention4j.metric.programme.ProgrammeReturns;
import io.github.retention4j.metric.programme.ProgrammeTerms;
import io.github.retention4j.metric.programme.RewardCostRatio;
import io.github.retention4j.metric.programme.TimeToFirstRedemption;
import io.github.retention4j.metric.promotion.CouponRedemptionRate;
import io.github.retention4j.metric.promotion.CouponRedemptionTime;
import io.github.retention4j.metric.promotion.CouponReturnRate;
import io.github.retention4j.metric.promotion.CouponRevenue;
import io.github.retention4j.metric.retention.ChurnRate;
import io.github.retention4j.metric.retention.CustomerLifespan;
import io.github.retention4j.metric.retention.LifecycleStages;
import io.github.retention4j.metric.retention.RepeatOrderShare;
import io.github.retention4j.metric.retention.RepeatPurchaseRate;
import io.github.retention4j.metric.retention.RepeatRevenueShare;
import io.github.retention4j.metric.retention.RepurchaseRatio;
import io.github.retention4j.metric.retention.RetentionRate;
import io.github.retention4j.metric.satisfaction.CustomerEffortScore;
import io.github.retention4j.metric.satisfaction.CustomerSatisfaction;
import io.github.retention4j.metric.satisfaction.NetPromoterScore;
import io.github.retention4j.metric.segment.Rfm;
import io.github.retention4j.metric.segment.Segment;
import io.github.retention4j.metric.segment.Segments;
import io.github.retention4j.metric.survival.TimeToEvent;
import io.github.retention4j.metric.value.AverageOrderValue;
import io.github.retention4j.metric.value.CustomerLifetimeValue;
import io.github.retention4j.metric.value.NetRevenueChurn;
import io.github.retention4j.metric.value.RecurringRevenue;
import io.github.retention4j.metric.value.RetentionImpact;
import io.github.retention4j.metric.value.RevenueConcentration;
import io.github.retention4j.metric.value.RevenuePerCustomer;
import io.github.retention4j.metric.value.UpsellRate;
import io.github.retention4j.model.AcquisitionSpend;
import io.github.retention4j.model.CalendarUnit;
import io.github.retention4j.model.DiscountRate;
import io.github.retention4j.model.Margin;
import io.github.retention4j.model.Observation;
import io.github.retention4j.model.Window;
import io.github.retention4j.programme.LoyaltyProgramme;
import io.github.retention4j.result.ClusterShare;
import io.github.retention4j.result.CustomerList;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.MetricResult;
import io.github.retention4j.result.Ratio;
import io.github.retention4j.result.Reason;
import io.github.retention4j.result.Series;
import io.github.retention4j.result.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** What a shop's owner wants to see first, each number under the definition it follows. */
final class DemoPage {
    private static final int MOST_COHORTS = 13;
    private static final int TREND = 12;
    private static final int LEAST_FOR_A_TREND = 3;

    /** What the shop would have to state of itself. */
    private static final DiscountRate TWELVE_PERCENT = DiscountRate.annual(0.12);

    static final Margin MARGIN = Margin.of(0.4);

    private static final RetentionImpact.Terms FIVE_POINTS =
            RetentionImpact.Terms.points(5).withMargin(MARGIN).withDiscount(TWELVE_PERCENT);

    /** The attribute tells to whom of the bundled shop its programme was offered. */
    private static final ProgrammeTerms HOLDOUT = ProgrammeTerms.margin(MARGIN)
            .between(
                    Segments.attribute("holdout").is("no"),
                    Segments.attribute("holdout").is("yes"));

    /** The currencies of countries in which shops go by Ramadan. */
    private static final Set<String> HIJRI_CURRENCIES = Set.of(
            "SAR", "AED", "BHD", "KWD", "OMR", "QAR", "YER", "IQD", "JOD", "LBP", "SYP", "EGP", "SDG", "LYD", "TND",
            "DZD", "MAD");

    private final History history;
    private final Optional<AcquisitionSpend> spend;
    private final Optional<LoyaltyProgramme> programme;
    private final MetricsEngine engine;
    private final Window all;
    private final List<Window> months;
    private final List<Window> lastMonth;
    private final List<Window> lastQuarter;
    private final List<Window> latest;
    private final List<Window> latestAndAll;

    private final StringBuilder text = new StringBuilder();
    private String heading = "";
    private final Set<String> shown = new HashSet<>();
    private final Set<Label> notShown = new LinkedHashSet<>();

    private DemoPage(History history, Optional<AcquisitionSpend> spend, Optional<LoyaltyProgramme> programme) {
        this.history = history;
        this.spend = spend;
        this.programme = programme;
        engine = MetricsEngine.over(history);
        all = history.observed();
        months = full(CalendarUnit.MONTH);
        lastMonth = last(months, 1);
        lastQuarter = last(full(CalendarUnit.QUARTER), 1);
        latest = Stream.of(lastMonth, lastQuarter).flatMap(List::stream).toList();
        latestAndAll = Stream.concat(latest.stream(), Stream.of(all)).toList();
    }

    /**
     * The page as text, below an account of what it was made from; its lines end as the platform's do.
     *
     * @param spend what the shop spends to win customers, if that is known
     * @param programme its loyalty programme, if it has one
     */
    static String of(
            History history, String account, Optional<AcquisitionSpend> spend, Optional<LoyaltyProgramme> programme) {
        String page = history.orderCount() == 0 ? "" : new DemoPage(history, spend, programme).write();
        page = account + "\n" + page;
        return page.replace("\n", System.lineSeparator());
    }

    private String write() {
        whoStays();
        whoComesBack();
        whoBuysAgain();
        whatTheyAreWorth();
        whetherTheyPaid();
        whatTheyDo();
        whatTheySay();
        whatCouponsDo();
        whetherTheProgrammePays();
        allInOne();
        whatIsToCome();
        whomToWriteTo();
        whatIsNotShown();
        return text.toString();
    }

    private void whoStays() {
        section("Who stays: the last full month and quarter");
        show(latest, RetentionRate::in);
        show(latest, w -> RetentionRate.in(w).definedBy(RetentionRate.Definition.COUNTS));
        show(latest, w -> RetentionRate.in(w).definedBy(RetentionRate.Definition.CONTRACTUAL));
        show(latest, ChurnRate::in);
        show(latest, w -> ChurnRate.in(w).definedBy(ChurnRate.Definition.NET_CHANGE));
        show(latest, w -> ChurnRate.in(w).lapsedAfter(90));
        show(latest, w -> ChurnRate.in(w).definedBy(ChurnRate.Definition.SUBSCRIPTION_ENDED));
        show(lastQuarter, LifecycleStages::in);
        section("How long they stay: all days");
        show(List.of(all), CustomerLifespan::in);
        section("Is it getting better? The last full months");
        if (months.size() > 1) {
            // The first month has nobody before it who could have stayed.
            List<Window> latestMonths = last(months.subList(1, months.size()), TREND);
            show(latestMonths, RetentionRate::in);
            if (latestMonths.size() >= LEAST_FOR_A_TREND) {
                inWords(engine.compute(Trend.of(latestMonths, RetentionRate::in)));
            }
        }
        section("Whom do we keep?");
        lastQuarter.forEach(this::retentionBySegments);
    }

    private void retentionBySegments(Window quarter) {
        long start = history.basis().startOf(quarter.start());
        MetricsEngine known = engine.where("earlier customers", c -> c.firstOrderFrom(start) > 0);
        Map<String, Ratio> byCountry = known.compute(RetentionRate.in(quarter).by(Segments.country()));
        if (byCountry.size() > 1) {
            print(byCountry);
        }
        Map<String, Ratio> byOrders = known.compute(RetentionRate.in(quarter).by(ordersBefore(start)));
        if (!byOrders.isEmpty()) {
            print(byOrders);
            inWords(known.compute(Comparison.of(RetentionRate.in(quarter))
                    .between(
                            "with 3 orders or more before",
                            c -> c.firstOrderFrom(start) >= 3,
                            "with 1 or 2",
                            c -> c.firstOrderFrom(start) < 3)));
        }
    }

    private void whoComesBack() {
        section("Who comes back, by when they first came");
        show(List.of(all), w -> cohorts());
        if (HIJRI_CURRENCIES.contains(history.basis().currency().getCode())) {
            section("Who comes back, by the Hijri month in which they first came; Ramadan is the ninth");
            Window last = Window.of(CalendarUnit.HIJRI_MONTH, history.basis().lastDay());
            Window first = Window.of(CalendarUnit.HIJRI_MONTH, last.start().minusYears(1));
            Window year = Window.between(first.start(), last.end());
            show(List.of(all), w -> CohortRetention.by(CalendarUnit.HIJRI_MONTH).within(year));
        }
    }

    private void whoBuysAgain() {
        section("Who buys again: the last full month and quarter, and all days");
        show(latestAndAll, RepeatPurchaseRate::in);
        show(latestAndAll, RepurchaseRatio::in);
        show(List.of(all), w -> RepeatPurchaseRate.in(w).within(60));
        show(latestAndAll, RepeatOrderShare::in);
        show(latestAndAll, RepeatRevenueShare::in);
        show(latestAndAll, PurchaseFrequency::in);
        show(List.of(all), TimeBetweenPurchases::in);
        section("How long until the second order: customers of all days");
        show(List.of(all), w -> TimeToEvent.toNthOrder(2).within(w));
    }

    private void whatTheyAreWorth() {
        section("What they are worth");
        show(latestAndAll, AverageOrderValue::in);
        show(latestAndAll, RevenuePerCustomer::in);
        show(List.of(all), CustomerLifetimeValue::in);
        show(lastQuarter, w -> CustomerLifetimeValue.in(w).lastingByChurn());
        show(lastQuarter, w -> CustomerLifetimeValue.in(w).discountedAt(TWELVE_PERCENT));
        show(lastQuarter, w -> RetentionImpact.in(w).given(FIVE_POINTS));
        show(latest, RecurringRevenue::in);
        show(latest, NetRevenueChurn::in);
        show(latest, w -> NetRevenueChurn.in(w).definedBy(NetRevenueChurn.Definition.AS_PRINTED));
        show(latestAndAll, UpsellRate::in);
        section("Who they are: scores of recency, frequency and monetary value, and what the best bring");
        show(List.of(all), Rfm::in);
        show(List.of(all), RevenueConcentration::in);
    }

    private void whetherTheyPaid() {
        section("Whether they have paid for what was spent to win them");
        spend.ifPresentOrElse(
                of -> print(engine.compute(Payback.of(of).at(MARGIN).cohortsBy(CalendarUnit.QUARTER))),
                () -> notShown.add(Label.of("payback", "margin against spend")));
    }

    private void whatTheyDo() {
        section("What they do");
        show(lastQuarter, Funnel::in);
        show(lastMonth, Stickiness::in);
        show(latestAndAll, BounceRate::in);
        show(latestAndAll, ConversionRate::in);
        show(latestAndAll, CartAbandonmentRate::in);
        show(latestAndAll, ReferralRate::in);
    }

    private void whatTheySay() {
        section("What they say");
        show(latestAndAll, NetPromoterScore::in);
        show(latestAndAll, CustomerSatisfaction::in);
        show(latestAndAll, CustomerEffortScore::in);
    }

    private void whatCouponsDo() {
        section("What coupons do");
        show(latestAndAll, CouponRedemptionRate::in);
        Map<String, ClusterShare> byCampaign =
                engine.compute(CouponRedemptionRate.in(all).byCampaign());
        if (!byCampaign.isEmpty()) {
            print(byCampaign);
        }
        show(latestAndAll, CouponRevenue::in);
        show(List.of(all), CouponRedemptionTime::in);
        show(List.of(all), CouponReturnRate::in);
    }

    /** A shop without a programme has one without rules, of which all is no data. */
    private void whetherTheProgrammePays() {
        LoyaltyProgramme points =
                programme.orElseGet(() -> LoyaltyProgramme.named("none").build());
        Window since = Window.between(
                points.firstDay().orElse(all.start()), history.basis().lastDay().plusDays(1));
        section("Does the loyalty programme pay? The last full quarter, and all days since it began");
        show(lastQuarter, w -> MembersAgainstOthers.in(w).of(points));
        show(List.of(since), w -> ProgrammeReturns.in(w).of(points).given(HOLDOUT));
        List<Window> lastAndSince =
                Stream.concat(lastQuarter.stream(), Stream.of(since)).toList();
        show(lastAndSince, w -> RewardCostRatio.in(w).of(points).atCost(1 - MARGIN.share()));
        show(lastAndSince, w -> Attainability.in(w).of(points));
        show(lastAndSince, w -> TimeToFirstRedemption.in(w).of(points));
        section("What is owed in points");
        show(lastQuarter, w -> PointsFlows.in(w).of(points));
        PointsWorth cost = points.redeeming()
                .worth()
                .map(worth -> PointsWorth.of(points.redeeming().points(), worth.multipliedBy(1 - MARGIN.share())))
                .orElse(PointsWorth.UNKNOWN);
        show(
                List.of(since),
                w -> OutstandingPoints.at(history.basis().lastDay()).of(points).costing(cost));
        section("What 15 % back would have cost last year");
        last(full(CalendarUnit.YEAR), 1).stream()
                .flatMap(year -> DemoLoyalty.cashback(engine, year, MARGIN).stream())
                .forEach(this::print);
        section("One customer's points, as support staff read them");
        programme.flatMap(of -> DemoLoyalty.ledger(history, of)).ifPresent(this::print);
    }

    private void allInOne() {
        section("All in one, and against goals");
        show(lastQuarter, CustomerLoyaltyIndex::in);
        show(lastMonth, this::goals);
    }

    /** Goals that a shop could set itself; the range is one that guides print. */
    private Scorecard goals(Window month) {
        Scorecard goals = Scorecard.in(month).atLeast(0.35, RetentionRate::in).atLeast(0.2, RepeatPurchaseRate::in);
        if (!isNoData(engine.compute(NetPromoterScore.in(month)))) {
            goals = goals.atLeast(30, NetPromoterScore::in);
        }
        if (!isNoData(engine.compute(CartAbandonmentRate.in(month)))) {
            goals = goals.atMost(0.7, CartAbandonmentRate::in);
        }
        return goals.against(
                new PublishedRange(0.05, 0.08, "by guides"),
                w -> ChurnRate.in(w).lapsedAfter(90));
    }

    private void whatIsToCome() {
        DemoForecast forecast = new DemoForecast(engine);
        notShown.addAll(forecast.missing());
        if (forecast.hasModel()) {
            section("What is to come: models of purchases, held against the last three months");
            forecast.heldAgainstWhatCame().forEach(this::print);
            section("What the next three months, and the next year, will bring");
            forecast.nextQuarter(MARGIN, TWELVE_PERCENT).forEach(this::print);
            section("Ten customers who brought most and are probably lost");
            print(forecast.lost(10));
        }
    }

    private void whomToWriteTo() {
        section("Ten customers to write to this week, and why");
        CustomerList<Reason> ten = DemoContacts.of(engine, 10);
        if (ten.entries().isEmpty()) {
            notShown.add(ten.label());
        } else {
            Table table = ten.idTable();
            print(new Table(table.title(), table.columns(), table.rows(), List.of(ten.summary())));
        }
    }

    private void whatIsNotShown() {
        section("Not shown, for want of records");
        notShown.stream()
                .map(label -> shown.contains(label.metric())
                        ? label.metric() + " (" + label.definition() + ")"
                        : label.metric())
                .distinct()
                .forEach(this::print);
    }

    private void section(String title) {
        heading = "\n── " + title + " " + "─".repeat(Math.max(2, 72 - title.length())) + "\n";
    }

    /** Adds to the section, which has no heading while nothing is in it. */
    private void print(Object lines) {
        text.append(heading).append(lines).append('\n');
        heading = "";
    }

    /** What was found, below what it was asked of; its definition stands above, with the figures that it is made of. */
    private void inWords(MetricResult result) {
        print(result.label().title() + result.label().observedNote() + "\n" + result.summary());
    }

    /** A metric for each window; one that has no data in any of them is named at the end of the page. */
    private <R extends MetricResult> void show(List<Window> windows, Function<Window, ? extends Metric<?, R>> metric) {
        Series<R> series = engine.trend(windows, metric);
        if (series.windows().stream().map(series::get).allMatch(DemoPage::isNoData)) {
            // Where no month or quarter is full, the label of all days tells the definition.
            notShown.add(engine.compute(metric.apply(all)).label());
            return;
        }
        R first = series.get(windows.get(0));
        shown.add(first.label().metric());
        boolean isTable = windows.size() == 1 && first.toString().contains("\n");
        print(isTable ? first : series);
    }

    private static boolean isNoData(MetricResult result) {
        return result instanceof CohortTable table
                ? table.cohorts().isEmpty()
                : result.summary().startsWith("no data");
    }

    /** The finest cohorts of which there are not more than fit on a screen. */
    private CohortRetention cohorts() {
        long count = all.days() / 28;
        if (count <= MOST_COHORTS + 1) {
            return CohortRetention.monthly();
        }
        return count <= 3 * MOST_COHORTS ? CohortRetention.quarterly() : CohortRetention.yearly();
    }

    /** The windows of a unit that lie in the data as a whole. */
    private List<Window> full(CalendarUnit unit) {
        List<Window> windows = new ArrayList<>();
        LocalDate first = history.basis().firstDay();
        Window window = Window.of(unit, first);
        while (history.basis().observation(window) == Observation.OBSERVED) {
            windows.add(window);
            window = window.next();
        }
        return windows;
    }

    private static List<Window> last(List<Window> windows, int count) {
        return windows.subList(Math.max(0, windows.size() - count), windows.size());
    }

    private static Segment<String> ordersBefore(long start) {
        return Segment.of("orders before the quarter", customer -> {
            int orders = customer.firstOrderFrom(start);
            return orders < 3 ? Integer.toString(orders) : orders < 6 ? "3–5" : "6 and more";
        });
    }
}
