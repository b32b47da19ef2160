package io.github.retention4j.shops;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.history.HistoryBuilder;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ShopIntakeTest {
    @Test
    void anEmptyHistoryIsTold() {
        assertThat(Shops.told(Shops.american().build())).isEqualTo("0 rows → 0 orders → 0 customers");
    }

    @Test
    void allPartsAreTold() {
        assertThat(new ShopIntake(12, 5, 1, 1, OptionalDouble.of(0.0512), 2, 3, "1 cancelled left out").toString())
                .isEqualTo(
                        "12 rows → 5 orders → 1 customer; 1 guest's order (5.1 % of revenue) cannot come back; 2 refunded in full;"
                                + " 1 cancelled left out; 3 rows refused");
    }

    @Test
    void withoutRevenueThereIsNoShare() {
        assertThat(new ShopIntake(2, 2, 0, 2, OptionalDouble.empty(), 0, 0, "").toString())
                .isEqualTo("2 rows → 2 orders → 0 customers; 2 guests' orders cannot come back");
        HistoryBuilder builder = Shops.american();
        builder.addOrder("", 1_000_000_000_000L, 0);
        assertThat(Shops.told(builder.build()))
                .isEqualTo("1 row → 1 order → 0 customers; 1 guest's order cannot come back");
    }
}
