package io.github.retention4j.programme;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RefundRuleTest {
    @Test
    void eachPartIsChosenByItself() {
        RefundRule rule = RefundRule.DEFAULT
                .earned(RefundRule.Earned.PROPORTIONAL)
                .spent(RefundRule.Spent.NEW_LOT)
                .when(RefundRule.When.ON_FULL_REFUND)
                .shortfall(RefundRule.Shortfall.ONLY_PENDING);
        assertThat(rule)
                .isEqualTo(new RefundRule(
                        RefundRule.Earned.PROPORTIONAL,
                        RefundRule.Spent.NEW_LOT,
                        RefundRule.When.ON_FULL_REFUND,
                        RefundRule.Shortfall.ONLY_PENDING));
        assertThat(rule)
                .hasToString(
                        "after a refund earned points are revoked in proportion, redeemed points come back as new ones when all was"
                                + " given back, only pending points are revoked");
    }

    @Test
    void saysItselfInWords() {
        assertThat(RefundRule.DEFAULT)
                .hasToString(
                        "after a refund earned points are revoked by what is left, redeemed points go back into their lots in"
                                + " proportion, what is missing is owed");
        assertThat(RefundRule.DEFAULT.earned(RefundRule.Earned.KEEP).spent(RefundRule.Spent.KEEP))
                .hasToString("after a refund earned points are kept, redeemed points do not come back");
    }
}
