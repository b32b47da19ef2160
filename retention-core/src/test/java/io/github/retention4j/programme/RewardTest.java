package io.github.retention4j.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.joda.money.BigMoney;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class RewardTest {
    @Test
    void costsWhatIsSaid() {
        Reward coffee = Reward.of("a coffee", 10);
        assertThat(coffee.cost()).isEmpty();
        assertThat(coffee.costing(Money.parse("SAR 0")).cost()).contains(BigMoney.parse("SAR 0.00"));
        assertThat(coffee.isByItself()).isFalse();
        assertThat(coffee.byItself().costing(Money.parse("SAR 4")))
                .hasToString("a coffee for 10 points, which costs SAR 4.00, by itself");
    }

    @Test
    void refusesAnythingForNothing() {
        assertThatThrownBy(() -> Reward.of("a coffee", 0)).hasMessageContaining("points of a reward 0 not in [1, ");
        assertThatThrownBy(() -> Reward.of("\t", 10)).hasMessageContaining("name of a reward is blank");
        assertThatThrownBy(() -> Reward.of("a\nb", 10)).hasMessageContaining("control characters");
        assertThatThrownBy(() -> Reward.of("a".repeat(101), 10)).hasMessageContaining("101 characters", "at most 100");
        assertThatThrownBy(() -> Reward.of("a coffee", 10).costing(Money.parse("SAR -1")))
                .hasMessageContaining("cost of a reward SAR -1.00 is below 0");
    }
}
