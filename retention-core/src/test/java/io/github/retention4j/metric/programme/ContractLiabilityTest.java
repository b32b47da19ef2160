package io.github.retention4j.metric.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.testing.Serialisation;
import java.math.BigDecimal;
import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class ContractLiabilityTest {
    private static ContractLiability example52() {
        return ContractLiability.ofSales(yen(100_000), yen(100_000), yen(9_500));
    }

    private static Money yen(long amount) {
        return Money.ofMinor(CurrencyUnit.JPY, amount);
    }

    /** IFRS 15, illustrative example 52 (IE267 to IE270), in a currency without decimals as it is printed. */
    @Test
    void example52OfIfrs15IsAsPrinted() {
        ContractLiability sold = example52();
        assertThat(sold.goods()).isEqualTo(yen(91_324).toBigMoney());
        assertThat(sold.allocated()).isEqualTo(yen(8_676).toBigMoney());
        assertThat(sold.liability()).isEqualTo(yen(8_676).toBigMoney());
        ContractLiability first = sold.redeemed(4_500, 9_500);
        assertThat(first.revenue()).isEqualTo(yen(4_110).toBigMoney());
        assertThat(first.liability()).isEqualTo(yen(4_566).toBigMoney());
        ContractLiability second = first.redeemed(8_500, 9_700);
        assertThat(second.revenue()).isEqualTo(yen(3_493).toBigMoney());
        assertThat(second.liability()).isEqualTo(yen(1_073).toBigMoney());
        assertThat(second)
                .hasToString("points allocated JPY 8676, recognised JPY 7603 (8500/9700 points), liability JPY 1073");
        assertThat(Serialisation.roundTrip(second)).isEqualTo(second);
    }

    @Test
    void example52OfIfrs15IsExactToFourDecimals() {
        ContractLiability sold = example52().withDecimals(4);
        assertThat(sold.goods()).hasToString("JPY 91324.2009");
        assertThat(sold.allocated()).hasToString("JPY 8675.7991");
        ContractLiability first = sold.redeemed(4_500, 9_500);
        assertThat(first.revenue()).hasToString("JPY 4109.5890");
        assertThat(first.liability()).hasToString("JPY 4566.2100");
        ContractLiability second = first.redeemed(8_500, 9_700);
        assertThat(second.revenue()).hasToString("JPY 3492.9153");
        assertThat(second.liability()).hasToString("JPY 1073.2947");
    }

    /** Goods of 2,000 with 2,000 points of 0.10, 85 % of which are expected to be redeemed; printed with 158 from a ratio of 92 : 8. */
    @Test
    void bothDoorsOfASaleWithPointsOf170() {
        ContractLiability fromPrices =
                ContractLiability.ofSales(Money.parse("USD 2000"), Money.parse("USD 2000"), Money.parse("USD 170"));
        assertThat(fromPrices.withDecimals(3).goods()).hasToString("USD 1843.318");
        assertThat(fromPrices.withDecimals(3).allocated()).hasToString("USD 156.682");
        assertThat(fromPrices.redeemed(850, 1_700).liability()).hasToString("USD 78.34");
        ContractLiability fromBooks = OutstandingPoints.ofAllocated(Money.parse("USD 158"), 850, 1_700);
        assertThat(fromBooks.allocated()).hasToString("USD 158.00");
        assertThat(fromBooks.liability()).hasToString("USD 79.00");
        assertThat(fromBooks.recognised()).isEqualTo(fromBooks.revenue()).hasToString("USD 79.00");
        assertThat(fromBooks.goods()).hasToString("USD 0.00");
    }

    /** Whatever the steps, they recognise what is recognised in the end, up to what each is rounded by. */
    @Property
    void theRevenueOfAllStepsIsWhatIsRecognised(
            @ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long price,
            @ForAll @LongRange(min = 1, max = 1_000_000) long one,
            @ForAll @LongRange(min = 1, max = 1_000_000) long other,
            @ForAll @LongRange(min = 0, max = 1_000) long more) {
        BigMoney paid = BigMoney.of(CurrencyUnit.USD, BigDecimal.valueOf(price, 2));
        ContractLiability first = OutstandingPoints.ofAllocated(paid, Math.min(one, other), other);
        ContractLiability second = first.redeemed(one, one + more);
        BigDecimal sum = first.revenue().getAmount().add(second.revenue().getAmount());
        assertThat(sum.subtract(second.recognised().getAmount()).abs().unscaledValue())
                .isLessThanOrEqualTo(BigInteger.ONE);
        assertThat(second.recognised()
                        .plus(second.liability())
                        .minus(paid)
                        .getAmount()
                        .abs()
                        .unscaledValue())
                .isLessThanOrEqualTo(BigInteger.ONE);
    }

    @Test
    void refusesWhatIsNone() {
        Money ten = Money.parse("SAR 10");
        assertThatThrownBy(() -> OutstandingPoints.ofAllocated(ten, 9_600, 9_500))
                .hasMessage("expected points 9500 are below the 9600 redeemed; raise the estimate");
        assertThatThrownBy(() -> OutstandingPoints.ofAllocated(ten, 0, 0)).hasMessage("expected points 0 are below 1");
        assertThatThrownBy(() -> OutstandingPoints.ofAllocated(ten, -1, 1))
                .hasMessage("redeemed points -1 are below 0");
        assertThatThrownBy(() -> OutstandingPoints.ofAllocated(ten.negated(), 0, 1))
                .hasMessage("price -10.00 is below 0");
        assertThatThrownBy(() -> ContractLiability.ofSales(ten, ten, Money.parse("USD 1")))
                .hasMessage("price in SAR, goods in SAR and points in USD; give all in one currency");
        assertThatThrownBy(() -> ContractLiability.ofSales(ten, ten.minus(ten), ten.minus(ten)))
                .hasMessageContaining("give what goods or points cost alone");
        assertThatThrownBy(() -> ContractLiability.ofSales(ten, ten.negated(), ten))
                .hasMessage("stand-alone price of goods -10.00 is below 0");
        assertThatThrownBy(() -> example52().withDecimals(-1)).hasMessage("decimals -1 not in [0, 100]");
    }
}
