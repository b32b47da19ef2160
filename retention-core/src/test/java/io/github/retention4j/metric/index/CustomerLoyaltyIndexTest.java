package io.github.retention4j.metric.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.WindowedMetricContract;
import io.github.retention4j.metric.engagement.PurchaseFrequency;
import io.github.retention4j.metric.index.CustomerLoyaltyIndex.Component;
import io.github.retention4j.metric.index.CustomerLoyaltyIndex.Missing;
import io.github.retention4j.metric.index.LoyaltyIndex.Part;
import io.github.retention4j.metric.promotion.CouponRedemptionRate;
import io.github.retention4j.metric.retention.ChurnRate;
import io.github.retention4j.metric.retention.RepeatPurchaseRate;
import io.github.retention4j.metric.retention.RetentionRate;
import io.github.retention4j.metric.value.AverageOrderValue;
import io.github.retention4j.metric.value.Revenue;
import io.github.retention4j.model.SurveyKind;
import io.github.retention4j.model.SurveyScale;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Average;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.NumericResult;
import io.github.retention4j.result.Ratio;
import io.github.retention4j.result.Unit;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

class CustomerLoyaltyIndexTest extends WindowedMetricContract<CustomerLoyaltyIndex, LoyaltyIndex> {
    private static final Window MARCH = Window.month(2026, 3);

    @Override
    protected List<CustomerLoyaltyIndex> forms(Window window) {
        CustomerLoyaltyIndex index = CustomerLoyaltyIndex.in(window);
        Component churn = Component.of(ChurnRate.in(window), 1, 0);
        return List.of(
                index,
                index.ifMissing(Missing.LEFT_OUT),
                // One is told of events without a customer, the other is not.
                index.madeOf(churn.weighing(2), Component.of(CouponRedemptionRate.in(window), 0, 0.5)),
                index.madeOf(
                        Component.of(PurchaseFrequency.in(window), 1, 4),
                        Component.of(RepeatPurchaseRate.in(window), 0.1, 0.6)),
                // Here an order without a customer counts.
                index.madeOf(
                        Component.of(AverageOrderValue.in(window).definedBy(Revenue.GROSS), 0, 500),
                        churn,
                        Component.of(RepeatPurchaseRate.in(window), 0, 1)));
    }

    @Override
    protected void happens(StoreRows rows, Window window, Instant instant) {
        rows.orders("c", window.start().minusDays(1).toString())
                .order("c", instant, 100)
                .answer("", instant, SurveyKind.NPS, SurveyScale.ZERO_TO_TEN, 9)
                .coupon("", instant, Optional.empty(), Optional.empty());
    }

    @Override
    protected Map<String, BigDecimal> naively(CustomerLoyaltyIndex form, Store store) {
        return PlainNumbers.of(form, store);
    }

    @Override
    protected Map<String, BigDecimal> figures(LoyaltyIndex result) {
        return PlainNumbers.of(result);
    }

    /** An index leaves out parts without data, and says so. */
    @Override
    protected boolean isNoDataWithoutRecords(LoyaltyIndex result) {
        return true;
    }

    @Override
    protected boolean saysNoData(LoyaltyIndex result) {
        return result.value().isEmpty() && result.interval().isEmpty();
    }

    // ---- the examples of its documentation

    @Example
    void ofAShopThatKeepsTwoInFive() {
        StoreRows rows = StoreRows.riyadh().observedThrough("2026-03-31");
        for (int i = 0; i < 10; i++) {
            rows.orders("c-" + i, "2026-02-10");
        }
        // Four of ten come back; of five who order in March, three do so twice.
        rows.orders("c-0", "2026-03-10", "2026-03-11")
                .orders("c-1", "2026-03-10", "2026-03-11")
                .orders("c-2", "2026-03-10", "2026-03-11")
                .orders("c-3", "2026-03-10")
                .orders("new", "2026-03-10")
                .answers("", "2026-03-10", 10, 10, 9, 9, 9, 8, 7, 7, 6, 0);
        LoyaltyIndex index = compute(rows, CustomerLoyaltyIndex.in(MARCH));
        assertThat(index.value()).hasValueCloseTo(55.0, within(1e-12));
        assertThat(index).hasToString("""
                        customer loyalty index 2026-03
                        part                   worst     best  score  weight  adds  result
                        retention rate         0.0 %  100.0 %   40.0  33.3 %  13.3  40.0 % (4/10), 95 % CI 16.8–68.7 %
                        repeat purchase rate   0.0 %  100.0 %   60.0  33.3 %  20.0  60.0 % (3/5), 95 % CI 23.1–88.2 %
                        net promoter score    -100.0   +100.0   65.0  33.3 %  21.7  +30.0 (5 promoters, 3 passives, 2 detractors), 95 % CI -19.1 to 65.2
                        retention rate: same customers: active before and in the window / active before
                        repeat purchase rate: at least 2 orders in the window / customers who ordered in it
                        net promoter score: 0–10: promoters from 9, detractors to 6
                        55.0 of 100 (retention rate 40.0, repeat purchase rate 60.0, net promoter score 65.0)""");
    }

    /**
     * The example of Totango's glossary, "customer loyalty index": answers of 6, 7 and 8 on 0–10 are an index of 7. Also
     * the scale of guides, from 1, definitely yes, which is 100, over 80, 60, 40 and 20 to 6, definitely no, which is 0.
     */
    @Example
    void ofQuestionnaires() {
        long[] six = new long[11];
        long[] seven = new long[11];
        long[] eight = new long[11];
        six[6] = 1;
        seven[7] = 1;
        eight[8] = 1;
        LoyaltyIndex sixSevenEight = CustomerLoyaltyIndex.ofAnswers(six, seven, eight);
        assertThat(sixSevenEight.value()).hasValueCloseTo(70.0, within(1e-12));
        assertThat(sixSevenEight.summary())
                .isEqualTo("70.0 of 100 (recommend 60.0, buy again 70.0, buy other products 80.0)");
        double[] scores = {0, 20, 40, 60, 80, 100};
        for (int answer = 1; answer <= 6; answer++) {
            long[] counts = new long[6];
            counts[6 - answer] = 3;
            assertThat(CustomerLoyaltyIndex.ofAnswers(counts, counts, counts).value())
                    .hasValueCloseTo(scores[6 - answer], within(1e-12));
        }
    }

    /**
     * Answers of 20 customers; mean and interval with SciPy, {@code np.repeat([0, 20, 40, 60, 80, 100],
     * [1, 0, 2, 5, 8, 4])}, and the ends by the equation in {@code SpreadTest} with brentq, between 0 and 100.
     */
    @Example
    void aQuestionHasTheIntervalOfItsMean() {
        long[] counts = {1, 0, 2, 5, 8, 4};
        Average recommend = (Average) CustomerLoyaltyIndex.ofAnswers(counts, counts, counts)
                .parts()
                .get(0)
                .result();
        assertThat(recommend.value()).hasValueCloseTo(71.0, within(1e-12));
        assertThat(recommend)
                .hasToString("recommend (mean answer; the worst is 0, the best 100): 71.0 of 100 (71/20), 95 % CI"
                        + " 53.9–81.0, of only 20 customers");
        assertThat(recommend.interval().orElseThrow().low()).isCloseTo(53.9295762937781, within(1e-9));
        assertThat(recommend.interval().orElseThrow().high()).isCloseTo(80.99095373844334, within(1e-9));
    }

    /**
     * The human development index of Turkey, whose formula was this one: United Nations Development Programme, Human
     * Development Report 2007/2008, technical note 1. Life expectancy 71.4 from 25 to 85, adult literacy 87.4 % and
     * enrolment 68.7 % as two and one thirds of a third, and the logarithm of 8,407 dollars from 100 to 40,000 are .773,
     * .812 and .740, and .775 in all.
     */
    @Example
    void anIndexOfTheSameFormulaFromOutside() {
        LoyaltyIndex index = CustomerLoyaltyIndex.of(
                Part.of(number("life expectancy", 71.4), 25, 85).weighing(3),
                Part.of(number("literacy", 0.874), 0, 1).weighing(2),
                Part.of(number("enrolment", 0.687), 0, 1),
                Part.of(number("income", Math.log(8407)), Math.log(100), Math.log(40_000))
                        .weighing(3));
        assertThat(index.parts().get(0).score()).hasValueCloseTo(77.3, within(0.05));
        assertThat(index.parts().get(3).score()).hasValueCloseTo(74.0, within(0.05));
        assertThat(index.points(index.parts().get(1)).getAsDouble()
                        + index.points(index.parts().get(2)).getAsDouble())
                .isCloseTo(81.2 / 3, within(0.05 / 3));
        assertThat(index.value()).hasValueCloseTo(77.5, within(0.05));
    }

    // ---- what is missing

    @Example
    void withoutAnAnswerThereIsNoIndexUnlessAskedByName() {
        StoreRows rows = StoreRows.riyadh()
                .orders("a", "2026-02-10", "2026-03-10", "2026-03-11")
                .orders("b", "2026-02-10", "2026-03-10")
                .observedThrough("2026-03-31");
        LoyaltyIndex none = compute(rows, CustomerLoyaltyIndex.in(MARCH));
        assertThat(none.value()).isEmpty();
        assertThat(none.missing()).containsExactly(none.parts().get(2));
        assertThat(none.summary()).isEqualTo("no data (for want of net promoter score)");
        assertThat(none.parts().get(1).score()).hasValueCloseTo(50.0, within(1e-12));
        assertThat(none.toString())
                .contains("\nrepeat purchase rate   0.0 %  100.0 %   50.0  33.3 %  16.7  50.0 % (1/2)");
        assertThat(none.toString())
                .contains("\nnet promoter score    -100.0   +100.0      –  33.3 %     –  no data (0 answers)");

        LoyaltyIndex two = compute(rows, CustomerLoyaltyIndex.in(MARCH).ifMissing(Missing.LEFT_OUT));
        assertThat(two.value()).hasValueCloseTo(75.0, within(1e-12));
        assertThat(two.missing()).isEmpty();
        assertThat(two.summary())
                .isEqualTo(
                        "75.0 of 100 (retention rate 100.0, repeat purchase rate 50.0, net promoter score left out)");
        assertThat(two.label().definition())
                .isEqualTo("mean of retention rate, repeat purchase rate, net promoter score, each from 0 to 100,"
                        + " without those that have no data");
        assertThat(two.toString()).contains("left out     –  no data (0 answers)");
    }

    @Example
    void aComponentWeighsOneUnlessAskedOtherwise() {
        Component retention = Component.of(RetentionRate.in(MARCH), 0, 1);
        assertThat(retention).isEqualTo(retention.weighing(1));
    }

    @Example
    void nobodysEventsAreAskedForOnlyIfAComponentCountsThem() {
        CustomerLoyaltyIndex index = CustomerLoyaltyIndex.in(MARCH);
        assertThat(index.includesAnonymous()).isTrue();
        assertThat(index.madeOf(Component.of(RetentionRate.in(MARCH), 0, 1)).includesAnonymous())
                .isFalse();
    }

    @Example
    void aPartOfAnotherWindowSaysWhich() {
        StoreRows rows = StoreRows.riyadh()
                .orders("a", "2026-02-10", "2026-03-10", "2026-03-11")
                .orders("b", "2026-02-10", "2026-03-10")
                .observedThrough("2026-03-31");
        LoyaltyIndex index = compute(
                rows,
                CustomerLoyaltyIndex.in(MARCH)
                        .madeOf(
                                Component.of(RepeatPurchaseRate.in(MARCH), 0, 1),
                                Component.of(RepeatPurchaseRate.in(MARCH.previous()), 0, 1)));
        assertThat(index.toString())
                .contains("\nrepeat purchase rate          0.0 %  100.0 %   50.0")
                .contains("\nrepeat purchase rate 2026-02  0.0 %  100.0 %    0.0");
    }

    @Example
    void aPartOfFewerCustomersSaysWhich() {
        StoreRows rows = StoreRows.riyadh()
                .orders("a", "2026-03-10", "2026-03-11")
                .orders("b", "2026-03-10")
                .observedThrough("2026-03-31");
        RepeatPurchaseRate repeats = RepeatPurchaseRate.in(MARCH);
        LoyaltyIndex index = MetricsEngine.over(rows.store().history())
                .where("known", c -> true)
                .compute(CustomerLoyaltyIndex.in(MARCH)
                        .madeOf(
                                Component.of(repeats, 0, 1),
                                Component.of(repeats.where("loyal", c -> c.orderCount() > 1), 0, 1)));
        assertThat(index.summary())
                .isEqualTo("75.0 of 100 (repeat purchase rate 50.0, repeat purchase rate, only loyal 100.0)");
        assertThat(index.toString())
                .startsWith("customer loyalty index 2026-03, only known\n")
                .contains("\nrepeat purchase rate              0.0 %  100.0 %   50.0")
                .contains("\nrepeat purchase rate, only loyal  0.0 %  100.0 %  100.0");
        LoyaltyIndex unnamed = MetricsEngine.over(rows.store().history())
                .where(c -> true)
                .compute(CustomerLoyaltyIndex.in(MARCH)
                        .madeOf(
                                Component.of(repeats, 0, 1),
                                Component.of(repeats.where(c -> c.orderCount() > 1), 0, 1)));
        assertThat(unnamed.summary())
                .isEqualTo("75.0 of 100 (repeat purchase rate 50.0, repeat purchase rate, only some of them 100.0)");
        assertThat(unnamed).asString().startsWith("customer loyalty index 2026-03, only some customers\n");
    }

    @Example
    void whereAllIsMissingNothingIsLeft() {
        StoreRows rows = StoreRows.riyadh().observedThrough("2026-03-31");
        assertThat(compute(rows, CustomerLoyaltyIndex.in(MARCH).ifMissing(Missing.LEFT_OUT))
                        .summary())
                .isEqualTo("no data (for want of retention rate, repeat purchase rate, net promoter score)");
    }

    /** A share without a window does not know that its days are yet to come. */
    @Example
    void anUnobservedWindowHasNoIndexWhateverItsComponentsSay() {
        Metric<?, Ratio> ownRule = Metric.share("gold", c -> true, c -> c.orderCount() > 1);
        StoreRows rows =
                StoreRows.riyadh().orders("a", "2026-02-10", "2026-02-11").observedThrough("2026-02-28");
        LoyaltyIndex index = compute(rows, CustomerLoyaltyIndex.in(MARCH).madeOf(Component.of(ownRule, 0, 1)));
        assertThat(index.value()).isEmpty();
        assertThat(index).hasToString("""
                        customer loyalty index 2026-03
                        part  worst     best  score   weight  adds  result
                        gold  0.0 %  100.0 %      –  100.0 %     –  no data
                        gold: share of customers by the caller's rule
                        no data; not observed, data end 2026-02-28""");
        assertThat(compute(rows, CustomerLoyaltyIndex.in(Window.month(2026, 2)).madeOf(Component.of(ownRule, 0, 1)))
                        .value())
                .hasValue(100);
    }

    // ---- identities

    @Property(tries = TRIES)
    void eachPartIsWhatItsMetricSaysAlone(@ForAll("drawn") Asked asked) {
        for (CustomerLoyaltyIndex form : forms(asked.window())) {
            LoyaltyIndex index = whole(form, asked.history());
            for (int i = 0; i < form.components().size(); i++) {
                Metric<?, ? extends NumericResult> metric =
                        form.components().get(i).metric();
                assertThat(index.parts().get(i).result())
                        .isEqualTo(MetricsEngine.over(asked.history()).compute(metric));
            }
        }
    }

    @Override
    protected Optional<LoyaltyIndex> byCounts(CustomerLoyaltyIndex form, LoyaltyIndex result) {
        return Optional.of(CustomerLoyaltyIndex.of(result.parts().toArray(Part[]::new)));
    }

    @Property(tries = TRIES)
    void liesAmongItsScoresAndIsMadeOfWhatTheyAdd(@ForAll("drawn") Asked asked) {
        for (CustomerLoyaltyIndex form : forms(asked.window())) {
            LoyaltyIndex index = whole(form, asked.history());
            if (index.value().isEmpty()) {
                continue;
            }
            double[] scores = index.parts().stream()
                    .filter(part -> part.weight() > 0)
                    .mapToDouble(part -> part.score().getAsDouble())
                    .sorted()
                    .toArray();
            assertThat(index.value().getAsDouble())
                    .isBetween(scores[0] - 1e-9, scores[scores.length - 1] + 1e-9)
                    .isCloseTo(
                            index.parts().stream()
                                    .mapToDouble(part -> index.points(part).orElse(0))
                                    .sum(),
                            within(1e-9));
        }
    }

    @Property(tries = TRIES)
    void lostScoredBackwardsIsRetained(@ForAll("drawn") Asked asked) {
        CustomerLoyaltyIndex index = CustomerLoyaltyIndex.in(asked.window());
        OptionalDouble retained = whole(
                        index.madeOf(Component.of(RetentionRate.in(asked.window()), 0, 1)), asked.history())
                .value();
        OptionalDouble lost = whole(index.madeOf(Component.of(ChurnRate.in(asked.window()), 1, 0)), asked.history())
                .value();
        assertThat(lost.isPresent()).isEqualTo(retained.isPresent());
        retained.ifPresent(score -> assertThat(lost).hasValueCloseTo(score, within(1e-9)));
    }

    @Property
    void onlySharesOfTheWeightsCount(
            @ForAll @DoubleRange(min = 0.01, max = 100) double first,
            @ForAll @DoubleRange(min = 0.01, max = 100) double second,
            @ForAll @DoubleRange(min = 0.01, max = 100) double times) {
        double index = CustomerLoyaltyIndex.of(
                        part(0.2).weighing(first), part(0.9).weighing(second))
                .value()
                .getAsDouble();
        assertThat(index).isCloseTo((20 * first + 90 * second) / (first + second), within(1e-9));
        assertThat(CustomerLoyaltyIndex.of(
                                part(0.2).weighing(first * times), part(0.9).weighing(second * times))
                        .value())
                .hasValueCloseTo(index, within(1e-9));
    }

    // ---- what it refuses

    @Example
    void refusesArgumentsOutOfBoundsByValueAndBound() {
        RetentionRate rate = RetentionRate.in(MARCH);
        assertThatThrownBy(() -> Component.of(rate, 0.5, 0.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("worst 0.5 and best 0.5 are not two numbers");
        assertThatThrownBy(() -> Component.of(rate, 0, Double.NaN)).hasMessageContaining("best NaN");
        assertThatThrownBy(() -> Component.of(rate, Double.NEGATIVE_INFINITY, 0))
                .hasMessageContaining("worst -Infinity");
        assertThatThrownBy(() -> Component.of(rate, 0, 1).weighing(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("weight 0.0 is not above 0");
        assertThatThrownBy(() -> Component.of(rate, 0, 1).weighing(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("weight -1.0 not in [0, Infinity)");
        assertThatThrownBy(() -> CustomerLoyaltyIndex.in(MARCH).madeOf())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an index of 0 components");
        assertThatThrownBy(CustomerLoyaltyIndex::of).hasMessage("an index of 0 parts");
        assertThatThrownBy(() -> CustomerLoyaltyIndex.ofAnswers(new long[] {1, 2}, new long[1], new long[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("question \"buy again\" has 1 answer to choose from, which is below 2");
        assertThatThrownBy(() -> CustomerLoyaltyIndex.ofAnswers(new long[] {1, 2}, new long[2], new long[] {1, -4}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("question \"buy other products\" has a count of -4, which is below 0");
        assertThatThrownBy(() -> CustomerLoyaltyIndex.in(null)).hasMessage("window");
        assertThatThrownBy(() -> CustomerLoyaltyIndex.in(MARCH).ifMissing(null)).hasMessage("missing");
        assertThatThrownBy(() -> Component.of(null, 0, 1)).hasMessage("metric");
    }

    @Example
    void refusesAWorstOrBestThatANumberCanNeverBe() {
        StoreRows rows = StoreRows.riyadh().observedThrough("2026-03-31");
        CustomerLoyaltyIndex index = CustomerLoyaltyIndex.in(MARCH);
        assertThatThrownBy(() -> compute(rows, index.madeOf(Component.of(RetentionRate.in(MARCH), 0, 60))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("best: retention rate is never 60.0, which is 6000.0 %; write 0.6 for 60.0 %");
        assertThatThrownBy(() -> compute(rows, index.madeOf(Component.of(ChurnRate.in(MARCH), 60, 0))))
                .hasMessageStartingWith("worst: churn rate is never 60.0, ");
    }

    private static Part part(double share) {
        return Part.of(number("share", share), 0, 1);
    }

    private static NumericResult number(String name, double value) {
        return Average.withoutSpread(Label.of(name, "a number"), BigDecimal.valueOf(value), 1, Unit.count("", 3));
    }

    private static LoyaltyIndex compute(StoreRows rows, CustomerLoyaltyIndex index) {
        return MetricsEngine.over(rows.store().history()).compute(index);
    }
}
