package io.github.retention4j.metric;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.metric.promotion.CouponRevenue;
import io.github.retention4j.metric.retention.RepeatRevenueShare;
import io.github.retention4j.metric.value.AverageOrderValue;
import io.github.retention4j.metric.value.CustomerLifetimeValue;
import io.github.retention4j.metric.value.NetRevenueChurn;
import io.github.retention4j.metric.value.RecurringRevenue;
import io.github.retention4j.metric.value.RetentionImpact;
import io.github.retention4j.metric.value.RetentionImpact.Terms;
import io.github.retention4j.metric.value.RevenuePerCustomer;
import io.github.retention4j.model.DiscountRate;
import java.math.BigDecimal;
import java.time.Period;
import java.util.List;
import java.util.function.Function;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sums of a million digits and more are refused at once by every door, where they took minutes or printed all of them. */
class HugeAmountsTest {
    private static final BigMoney ONE = BigMoney.parse("SAR 1");
    private static final DiscountRate RATE = DiscountRate.annual(0.1);

    private static final List<Function<BigMoney, Object>> DOORS = List.of(
            sum -> AverageOrderValue.of(sum, 2),
            sum -> RevenuePerCustomer.of(sum, 2),
            sum -> CustomerLifetimeValue.of(sum, 2),
            sum -> CustomerLifetimeValue.ofSimple(sum, 2, Period.ofYears(1)),
            sum -> CustomerLifetimeValue.ofChurn(sum, 2, 1, 2),
            sum -> CustomerLifetimeValue.ofGuptaLehmann(sum, 0.5, RATE),
            sum -> RetentionImpact.of(sum, 2, 1, 2, Terms.points(5)),
            sum -> Terms.points(5).withCosts(sum, ONE),
            sum -> Terms.points(5).withCosts(ONE, sum),
            sum -> NetRevenueChurn.of(sum, ONE, ONE),
            sum -> NetRevenueChurn.of(ONE, sum, ONE),
            sum -> NetRevenueChurn.of(ONE, ONE, sum),
            sum -> RecurringRevenue.of(sum, ONE, ONE, ONE, ONE, ONE),
            sum -> RecurringRevenue.of(ONE, ONE, ONE, ONE, ONE, sum),
            sum -> RepeatRevenueShare.of(sum, ONE),
            sum -> RepeatRevenueShare.of(ONE, sum),
            sum -> CouponRevenue.of(1, sum, ONE, ONE),
            sum -> CouponRevenue.of(1, ONE, sum, ONE),
            sum -> CouponRevenue.of(1, ONE, ONE, sum));

    @ParameterizedTest
    @ValueSource(strings = {"1e-20000000", "1e1000000", "-1e1000000", "0e-20000000"})
    void everyDoorRefusesThem(String amount) {
        BigMoney sum = BigMoney.of(CurrencyUnit.of("SAR"), new BigDecimal(amount));
        for (int door = 0; door < DOORS.size(); door++) {
            Function<BigMoney, Object> asked = DOORS.get(door);
            assertThatThrownBy(() -> asked.apply(sum))
                    .as("door %d", door)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageMatching(".+ has (20000000 decimals, more than 100"
                            + "|more than 40 digits before the decimal point)");
        }
    }
}
