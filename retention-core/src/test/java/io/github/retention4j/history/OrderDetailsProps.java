package io.github.retention4j.history;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.model.Order;
import io.github.retention4j.staging.Sizes;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** What orders carry is found by their rows, beside the orders as they were given. */
class OrderDetailsProps {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final String GUEST = "guest";

    /** An order as the history shows it. */
    private record Seen(long millis, long amount, Optional<String> coupon, Set<String> tags, long discount) {}

    @Property(tries = 200)
    void everyOrderHasItsOwnDetails(
            @ForAll @IntRange(max = 300) int count,
            @ForAll @IntRange(min = 1, max = 30) int customers,
            @ForAll @IntRange(min = 1, max = 100) int times,
            @ForAll @IntRange(max = 100) int percent,
            @ForAll Random random) {
        List<Order> orders = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            orders.add(order(i, customers, times, percent, random));
        }
        History history = new HistoryBuilder(ZoneId.of("UTC"), CurrencyUnit.GBP, new Sizes(5, 40, 100, 200))
                .orders(orders)
                .build();
        Map<String, List<Seen>> expected = orders.stream()
                .collect(groupingBy(
                        order -> order.customerId().orElse(GUEST), mapping(OrderDetailsProps::given, toList())));
        Map<String, List<Seen>> seen = new HashMap<>();
        int detailed = 0;
        for (CustomerBlock block : history.blocks()) {
            detailed += block.orderDetails().size();
            CustomerCursor cursor = block.cursor();
            while (cursor.next()) {
                CustomerHistory customer = cursor.customer();
                List<Seen> its =
                        seen.computeIfAbsent(block.isAnonymous() ? GUEST : customer.id(), id -> new ArrayList<>());
                its.addAll(seen(customer));
                assertThat(columns(block, cursor.at())).isEqualTo(seen(customer));
                assertThat(customer.detailedOrderCount()).isEqualTo((int) seen(customer).stream()
                        .filter(OrderDetailsProps::hasAny)
                        .count());
            }
        }
        assertThat(seen.keySet()).isEqualTo(expected.keySet());
        expected.forEach((id, its) -> assertThat(seen.get(id)).containsExactlyInAnyOrderElementsOf(its));
        assertThat(detailed).isEqualTo((int) orders.stream()
                .map(OrderDetailsProps::given)
                .filter(OrderDetailsProps::hasAny)
                .count());
    }

    /** Few times and amounts, so that many orders are alike in both. */
    private static Order order(int number, int customers, int times, int percent, Random random) {
        Order.Builder order = Order.builder(
                "o-" + number,
                START.plusSeconds(random.nextInt(times) * 86_399L),
                Money.ofMinor(CurrencyUnit.GBP, random.nextInt(3)));
        int customer = random.nextInt(customers + 1);
        if (customer > 0) {
            order.customer("c-" + customer);
        }
        if (random.nextInt(100) < percent) {
            order.coupon("C" + random.nextInt(4));
        }
        if (random.nextInt(200) < percent) {
            order.discount(Money.ofMinor(CurrencyUnit.GBP, random.nextInt(3)));
        }
        if (random.nextInt(400) < percent) {
            order.tag("t" + random.nextInt(2));
        }
        return order.build();
    }

    private static Seen given(Order order) {
        return new Seen(
                order.placedAt().toEpochMilli(),
                order.total().getAmountMinorLong(),
                order.couponCode(),
                order.tags(),
                order.discount().map(money -> money.getAmountMinorLong()).orElse(-1L));
    }

    private static boolean hasAny(Seen order) {
        return order.coupon.isPresent() || !order.tags.isEmpty() || order.discount >= 0;
    }

    private static List<Seen> seen(CustomerHistory customer) {
        List<Seen> orders = new ArrayList<>();
        for (int i = 0; i < customer.orderCount(); i++) {
            orders.add(new Seen(
                    customer.orderMillis(i),
                    customer.orderAmount(i),
                    customer.orderCoupon(i),
                    customer.orderTags(i),
                    customer.orderDiscount(i).orElse(-1)));
        }
        return orders;
    }

    /** A customer's orders by the block's columns. */
    private static List<Seen> columns(CustomerBlock block, int customer) {
        OrderDetails details = block.orderDetails();
        List<Seen> orders = new ArrayList<>();
        for (int row = block.firstRow(customer); row < block.firstRow(customer + 1); row++) {
            int entry = details.before(row);
            assertThat(details.before(row + 1) - entry).isBetween(0, 1);
            if (details.before(row + 1) == entry) {
                orders.add(new Seen(block.millis(row), block.amount(row), Optional.empty(), Set.of(), -1));
            } else {
                assertThat(details.row(entry)).isEqualTo(row);
                assertThat(details.hasCoupon(entry))
                        .isEqualTo(details.coupon(entry).isPresent());
                assertThat(details.discount(entry)).isNotNegative();
                orders.add(new Seen(
                        block.millis(row),
                        block.amount(row),
                        details.coupon(entry),
                        details.tags(entry),
                        details.statesDiscount(entry) ? details.discount(entry) : -1));
            }
        }
        return orders;
    }
}
