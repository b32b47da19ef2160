package io.github.retention4j.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.intake.DuplicateOrders;
import io.github.retention4j.intake.InvalidRowException;
import io.github.retention4j.model.Order;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

class DuplicateOrdersProps {
    private static final Instant NOON = Instant.parse("2026-03-05T09:00:00Z");

    @Provide
    Arbitrary<List<Order>> repetitive() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.of("EID10", "SPRING").optional(0.3))
                .as((id, second, amount, coupon) -> {
                    Order.Builder order = Order.builder(
                                    "o-" + id, NOON.plusSeconds(second), Money.ofMinor(CurrencyUnit.of("SAR"), amount))
                            .customer("c-" + id);
                    coupon.ifPresent(order::coupon);
                    return order.build();
                })
                .list()
                .ofMaxSize(8);
    }

    /** What a policy makes of the orders, or the reason, without its row, why it makes nothing of them. */
    private static Object outcome(DuplicateOrders policy, List<Order> orders) {
        try {
            return Seen.all(History.builder(ZoneId.of("Asia/Riyadh"), CurrencyUnit.of("SAR"))
                    .duplicateOrders(policy)
                    .orders(orders)
                    .build());
        } catch (InvalidRowException e) {
            return e.reason().replaceFirst("^order o-\\d", "order");
        }
    }

    @Property(tries = 1000)
    void outcomeDoesNotDependOnTheOrderOfArrival(
            @ForAll DuplicateOrders policy, @ForAll("repetitive") List<Order> orders, @ForAll Random random) {
        // Of corrections the last counts.
        Assume.that(policy != DuplicateOrders.REPLACE);
        List<Order> shuffled = new ArrayList<>(orders);
        Collections.shuffle(shuffled, random);
        assertThat(outcome(policy, shuffled)).isEqualTo(outcome(policy, orders));
    }
}
