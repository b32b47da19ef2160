package io.github.retention4j.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.model.CalendarUnit;
import java.math.BigDecimal;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.joda.money.BigMoney;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TiersTest {
    private static final Tier VIB =
            Tier.named("VIB").from(Money.parse("SAR 350")).times("1.25");
    private static final Tier ROUGE =
            Tier.named("Rouge").from(Money.parse("SAR 1000")).times("1.5");
    private static final Tiers SPEND = Tiers.bySpend(Qualification.CALENDAR_YEAR);

    static Tiers[] withoutPeriods() {
        return new Tiers[] {
            Tiers.bySpend(Qualification.lastMonths(12)),
            Tiers.byPoints(Qualification.LIFETIME),
            Tiers.byOrders(Qualification.SINCE_LAST_CHANGE),
            Tiers.byBalance()
        };
    }

    @Test
    void aTierTellsItsParts() {
        assertThat(VIB.fromAmount()).contains(BigMoney.parse("SAR 350.00"));
        assertThat(VIB.from()).isZero();
        assertThat(VIB.times()).isEqualTo(new BigDecimal("1.25"));
        assertThat(Tier.named("Insider").times()).isEqualTo(BigDecimal.ONE);
        assertThat(Tier.named("Gold").from(Money.parse("SAR 1")).from(500).fromAmount())
                .isEmpty();
        assertThat(Tier.named("Gold").from(500).from(Money.parse("SAR 1")).from())
                .isZero();
        assertThat(VIB).hasToString("VIB from SAR 350.00, 1.25 times the points");
        assertThat(Tier.named("Gold").from(5_000)).hasToString("Gold from 5,000");
        assertThat(Tier.named("Insider")).hasToString("Insider");
    }

    @Test
    void unlessItIsSaidTiersAreHeldWhileQualifiedFor() {
        Tiers tiers = SPEND.tier(Tier.named("Insider")).tier(VIB).tier(ROUGE);
        assertThat(tiers.tiers()).extracting(Tier::name).containsExactly("Insider", "VIB", "Rouge");
        assertThat(tiers.holding()).isEqualTo(Term.WHILE_QUALIFIED);
        assertThat(tiers.falling()).isEqualTo(Downgrade.TO_EARNED);
        assertThat(tiers.graceDays()).isZero();
        assertThat(tiers.crossing()).isEqualTo(Tiers.Crossing.BEFORE);
        assertThat(tiers.afterRefund()).isEqualTo(Tiers.AfterRefund.LOSE);
        assertThat(tiers)
                .hasToString(
                        "tiers by spend in each year (Insider; VIB from SAR 350.00, 1.25 times the points;"
                                + " Rouge from SAR 1,000.00, 1.5 times the points), held while qualified for, falling to the tier earned");
    }

    @Test
    void saysEachChoiceInWords() {
        assertThat(Tiers.byBalance()
                        .tier(Tier.named("all"))
                        .falling(Downgrade.ONE_LEVEL)
                        .grace(1))
                .hasToString(
                        "tiers by balance (all), held while qualified for, falling by one tier, with 1 day of grace");
        assertThat(Tiers.byOrders(Qualification.in(CalendarUnit.QUARTER))
                        .tier(Tier.named("all"))
                        .holding(Term.months(12))
                        .falling(Downgrade.NEVER)
                        .crossing(Tiers.Crossing.AFTER)
                        .afterRefund(Tiers.AfterRefund.KEEP_TERM))
                .hasToString("tiers by orders in each quarter (all), held for 12 months, falling never,"
                        + " the order that reaches a tier earns by it, kept for their term after a refund");
        assertThat(Qualification.lastMonths(1)).hasToString("in the last month");
        assertThat(Qualification.MEMBERSHIP_YEAR).hasToString("in each year of membership");
    }

    @Test
    void refusesTiersOutOfOrder() {
        refuses(
                () -> SPEND.tier(ROUGE).tier(VIB),
                "tier VIB from SAR 350.00 does not come after Rouge from SAR 1,000.00; list the lowest first");
        refuses(
                () -> SPEND.tier(VIB).tier(Tier.named("V").from(Money.parse("SAR 350"))),
                "V from SAR 350.00 does not come after VIB");
        refuses(() -> SPEND.tier(Tier.named("A")).tier(Tier.named("B")), "tier B from 0 does not come after A from 0");
        refuses(() -> SPEND.tier(VIB).tier(Tier.named("B")), "tier B from 0 does not come after VIB from SAR 350.00");
        refuses(() -> SPEND.tier(VIB).tier(Tier.named("VIB").from(Money.parse("SAR 900"))), "two tiers are named VIB");
        refuses(
                () -> SPEND.tier(VIB).tier(Tier.named("B").from(Money.parse("USD 900"))),
                "B is from USD 900.00",
                "in one currency");
    }

    @Test
    void refusesThresholdsOfAnotherKind() {
        refuses(
                () -> Tiers.byPoints(Qualification.LIFETIME).tier(VIB),
                "VIB is from SAR 350.00, but tiers are by points earned",
                "bySpend");
        refuses(() -> Tiers.byBalance().tier(VIB), "tiers are by balance");
        refuses(
                () -> SPEND.tier(Tier.named("Gold").from(500)),
                "Gold is from 500, but tiers are by spend",
                "SAR 500",
                "Tiers.byPoints");
        assertThat(SPEND.tier(Tier.named("all").from(0)).tiers()).hasSize(1);
    }

    @Test
    void refusesThresholdsAndMultipliersThatAreNone() {
        refuses(() -> Tier.named(" "), "name of a tier is blank");
        refuses(() -> Tier.named("A").from(-1), "threshold of tier A -1 not in [0, ");
        refuses(() -> Tier.named("A").from(Money.parse("SAR -1")), "threshold of tier A SAR -1.00 is below 0");
        refuses(() -> Tier.named("A").times(0), "multiplier of tier A 0 not in (0, 1000]", "write 1");
        refuses(() -> Tier.named("A").times("-1.5"), "multiplier of tier A -1.5 not in (0, 1000]");
        refuses(() -> Tier.named("A").times(1_001), "multiplier of tier A 1001 not in (0, 1000]");
        refuses(() -> Tier.named("A").times(Double.NaN), "multiplier of tier A NaN is not a number");
        refuses(
                () -> Tier.named("A").times("1,5"),
                "multiplier of tier A '1,5' is not a decimal number; write one like 1.25");
    }

    @ParameterizedTest
    @MethodSource("withoutPeriods")
    void refusesATermThatEndsWithAPeriodWhereThereIsNone(Tiers tiers) {
        refuses(
                () -> tiers.holding(Term.REST_OF_PERIOD),
                "held for the rest of the period needs periods",
                "Term.months(12)");
        refuses(() -> tiers.holding(Term.REST_OF_PERIOD_AND_NEXT), "needs periods", "CALENDAR_YEAR");
        assertThat(tiers.holding(Term.months(6)).holding()).isEqualTo(Term.months(6));
    }

    @Test
    void membershipYearsArePeriods() {
        assertThat(Tiers.bySpend(Qualification.MEMBERSHIP_YEAR)
                        .holding(Term.REST_OF_PERIOD)
                        .holding())
                .isEqualTo(Term.REST_OF_PERIOD);
    }

    @Test
    void refusesStretchesTermsAndGraceThatAreNone() {
        refuses(() -> SPEND.grace(-1), "days of grace -1 not in [0, 36525]", "write 0");
        refuses(() -> Term.months(0), "months of a term 0 not in [1, 1200]");
        refuses(() -> new Term(Term.Kind.REST_OF_PERIOD, 12), "months of a term 12 not in [0, 0]", "Term.months(12)");
        refuses(() -> Qualification.lastMonths(0), "qualifying months 0 not in [1, 1200]", "LIFETIME");
        refuses(() -> Qualification.in(CalendarUnit.DAYS), "DAYS");
        refuses(
                () -> new Tiers(
                        Tiers.Counted.BALANCE,
                        Qualification.CALENDAR_YEAR,
                        SPEND.tiers(),
                        Term.WHILE_QUALIFIED,
                        Downgrade.NEVER,
                        0,
                        Tiers.Crossing.BEFORE,
                        Tiers.AfterRefund.LOSE),
                "a balance is not added up",
                "Tiers.byBalance()");
    }

    private static void refuses(ThrowingCallable call, String... words) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageContainingAll(words);
    }
}
