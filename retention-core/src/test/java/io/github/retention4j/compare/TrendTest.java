package io.github.retention4j.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.RatioOfSums;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Ratio;
import io.github.retention4j.testing.Serialisation;
import io.github.retention4j.testing.StoreRows;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrendTest {
    private static final List<Window> SPRING = Window.months(2026, 1, 2026, 3);
    private static final double EXACT = 1e-10;

    /** New customers of a month, and of them who ordered again. */
    private static Metric<?, Ratio> again(Window month) {
        return Metric.share(
                "again",
                month,
                c -> c.orderCountBefore(c.span(month)) == 0 && c.orderedIn(month),
                c -> c.orderCount() > 1);
    }

    /** Of 100 new customers of each month 40, 34 and 25 came back. */
    private static StoreRows falling() {
        StoreRows rows = StoreRows.riyadh();
        int[] back = {40, 34, 25};
        for (int month = 1; month <= 3; month++) {
            for (int i = 0; i < 100; i++) {
                rows.orders(month + "-" + i, "2026-0" + month + "-03");
                if (i < back[month - 1]) {
                    rows.orders(month + "-" + i, "2026-0" + month + "-20");
                }
            }
        }
        return rows;
    }

    /** The formula of Armitage with NumPy and SciPy's normal distribution. */
    @Test
    void sharesOfOthersHaveTheTestOfCochranAndArmitage() {
        Trend trend = MetricsEngine.over(
                        falling().observedThrough("2026-03-31").store().history())
                .compute(Trend.of(SPRING, TrendTest::again));
        SignificanceTest test = trend.test().orElseThrow();
        assertThat(test.method()).isEqualTo("Cochran–Armitage test");
        assertThat(test.statistic()).isCloseTo(-2.2557028586901353, within(EXACT));
        assertThat(test.pValue()).isCloseTo(0.02408924642857519, within(EXACT));
        assertThat(trend.value().orElseThrow()).isCloseTo(-0.075, within(EXACT));
        assertThat(trend.toString())
                .startsWith(
                        "trend of again 2026-01-01..2026-03-31 (share of customers by the caller's rule): falling, down 7.5"
                                + " points per month, 95 % CI -14.0 to -1.0 points per month, p = .024, Cochran–Armitage test, over 3"
                                + " months");
        assertThat(Serialisation.roundTrip(trend)).isEqualTo(trend).hasSameHashCodeAs(trend);
    }

    @Test
    void anUnfinishedMonthIsLeftOut() {
        List<Window> four = Window.months(2026, 1, 2026, 4);
        MetricsEngine engine = MetricsEngine.over(falling()
                .orders("late", "2026-04-01")
                .observedThrough("2026-04-02")
                .store()
                .history());
        Trend trend = engine.compute(Trend.of(four, TrendTest::again));
        assertThat(trend.windows()).isEqualTo(3);
        assertThat(trend.series().windows()).isEqualTo(four);
        assertThat(trend.value().orElseThrow()).isCloseTo(-0.075, within(EXACT));
        assertThat(trend.toString()).endsWith("over 3 months; partly observed, data end 2026-04-02");
    }

    /** The slope and its error, by customers one at a time: each customer's influence on each month's average, and on the slope. */
    @Test
    void customersOfSeveralMonthsAreTheUnits() {
        long[][] spent = {{1_000, 1_500, 1_700}, {4_000, 3_000, 0}, {0, 2_500, 2_600}, {900, 0, 1_400}, {700, 800, 850}
        };
        StoreRows rows = StoreRows.riyadh();
        for (int c = 0; c < spent.length; c++) {
            for (int month = 0; month < 3; month++) {
                if (spent[c][month] > 0) {
                    rows.order("c" + c, "2026-0" + (month + 1) + "-05", spent[c][month]);
                }
            }
        }
        Trend trend = MetricsEngine.over(
                        rows.observedThrough("2026-03-31").store().history())
                .compute(Trend.of(SPRING, Spent::new));
        double[] mean = new double[3];
        double[] orders = new double[3];
        for (int month = 0; month < 3; month++) {
            for (long[] customer : spent) {
                mean[month] += customer[month] / 100.0;
                orders[month] += customer[month] > 0 ? 1 : 0;
            }
            mean[month] /= orders[month];
        }
        double centre = (orders[1] + 2 * orders[2]) / (orders[0] + orders[1] + orders[2]);
        double squares = 0;
        double slope = 0;
        for (int month = 0; month < 3; month++) {
            squares += orders[month] * (month - centre) * (month - centre);
            slope += orders[month] * (month - centre) * mean[month];
        }
        slope /= squares;
        double variance = 0;
        for (long[] customer : spent) {
            double influence = 0;
            for (int month = 0; month < 3; month++) {
                if (customer[month] > 0) {
                    influence += (month - centre)
                            / squares
                            * (customer[month] / 100.0 - mean[month])
                            * Math.sqrt(orders[month] / (orders[month] - 1));
                }
            }
            variance += influence * influence;
        }
        assertThat(trend.value().orElseThrow()).isCloseTo(slope, within(EXACT));
        SignificanceTest test = trend.test().orElseThrow();
        assertThat(test.method()).isEqualTo("t test of the slope");
        assertThat(test.statistic()).isCloseTo(slope / Math.sqrt(variance), within(1e-9));
        assertThat(trend.unit().text()).isEqualTo("SAR per order and month");
        assertThat(trend.toString()).contains("no trend that these data could show (");
    }

    @Test
    void tooFewMonthsWithDataAreNoData() {
        Trend trend = MetricsEngine.over(
                        falling().observedThrough("2026-03-31").store().history())
                .compute(Trend.of(Window.months(2026, 3, 2026, 5), TrendTest::again));
        assertThat(trend.value()).isEmpty();
        assertThat(trend.interval()).isEmpty();
        assertThat(trend.test()).isEmpty();
        assertThat(trend.summary()).contains("no data (over 1 month, too few for a trend)");
        Trend empty =
                MetricsEngine.over(StoreRows.riyadh().store().history()).compute(Trend.of(SPRING, TrendTest::again));
        assertThat(empty.toString()).contains("no data");
    }

    @Test
    void refusesWindowsThatDoNotFollowEachOther() {
        List<Window> gap = List.of(Window.month(2026, 1), Window.month(2026, 2), Window.month(2026, 4));
        assertThatThrownBy(() -> Trend.of(gap, TrendTest::again))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("window 2026-04 is not the next of 2026-02");
        assertThatThrownBy(() -> Trend.of(SPRING.subList(0, 2), TrendTest::again))
                .hasMessage("a trend of 2 windows: it takes at least 3");
    }

    @Test
    void readsTheSumsOfAnyMetric() {
        RatioOfSums<long[]> ratio = RatioOfSums.of(s -> s[0], s -> s[1]);
        assertThat(ratio.times(100).factor()).isEqualTo(100);
        assertThatThrownBy(() -> ratio.times(-1)).hasMessage("factor -1.0 not in [0, ∞)");
        assertThatThrownBy(() -> ratio.times(Double.NaN)).hasMessage("factor NaN not in [0, ∞)");
    }

    /** Each window has other customers: the degrees of freedom are theirs, and those of a window that is left out do not count. */
    @Test
    void aWindowThatIsLeftOutAddsNoCertainty() {
        StoreRows rows = StoreRows.riyadh();
        for (int month = 1; month <= 3; month++) {
            for (int i = 0; i < 5; i++) {
                rows.order(month + "-" + i, "2026-0" + month + "-05", 1_000 + 700L * i * month + 130L * i * i);
            }
        }
        Trend closed = MetricsEngine.over(
                        rows.observedThrough("2026-03-31").store().history())
                .compute(Trend.of(SPRING, Spent::new));
        for (int i = 0; i < 500; i++) {
            rows.order("late-" + i, "2026-04-01", 1_000 + i);
        }
        Trend open = MetricsEngine.over(
                        rows.observedThrough("2026-04-02").store().history())
                .compute(Trend.of(Window.months(2026, 1, 2026, 4), Spent::new));
        assertThat(open.windows()).isEqualTo(3);
        assertThat(open.test()).isEqualTo(closed.test());
        assertThat(open.interval()).isEqualTo(closed.interval());
    }

    @Test
    void thePopulationIsTheMetricsOwn() {
        Trend trend = MetricsEngine.over(
                        falling().observedThrough("2026-03-31").store().history())
                .compute(Trend.of(SPRING, w -> again(w).where("odd", c -> c.id().endsWith("1"))));
        assertThat(trend.label().population()).isEqualTo("only odd");
    }
}
