package io.github.retention4j.metric.engagement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.ShareMetricContract;
import io.github.retention4j.metric.engagement.CartAbandonmentRate.Stage;
import io.github.retention4j.model.Cart;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.ClusterShare;
import io.github.retention4j.result.Interval;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class CartAbandonmentRateTest extends ShareMetricContract<CartAbandonmentRate> {
    private static final Window MARCH = Window.month(2026, 3);

    @Override
    protected List<CartAbandonmentRate> forms(Window window) {
        CartAbandonmentRate rate = CartAbandonmentRate.in(window);
        return List.of(
                rate,
                rate.from(Stage.CHECKOUT),
                rate.within(1),
                rate.within(30),
                rate.from(Stage.CHECKOUT).within(30));
    }

    @Override
    protected void happens(StoreRows rows, Window window, Instant instant) {
        rows.cart(Cart.of(instant).checkedOut(instant.plusSeconds(60)));
    }

    @Override
    protected List<Unit> units(CartAbandonmentRate form, Store store) {
        Function<Cart, Instant> from = c ->
                form.stage() == Stage.CREATED ? c.createdAt() : c.checkedOutAt().orElseThrow();
        Function<Cart, Instant> over = c -> from.apply(c).plus(Duration.ofDays(form.days()));
        // An instant is seen if the whole day before it is.
        Predicate<Cart> isSettled = c -> form.days() == 0
                || !store.dayOf(over.apply(c).minusMillis(1))
                        .isAfter(store.lastDay().orElseThrow());
        List<Cart> carts = store.carts().stream()
                .filter(c -> store.in(form.window(), c.createdAt()))
                .filter(c -> form.stage() == Stage.CREATED || c.checkedOutAt().isPresent())
                .filter(isSettled)
                .toList();
        Predicate<Cart> isOrdered = c -> c.orderedAt()
                .filter(at -> form.days() == 0 || at.isBefore(over.apply(c)))
                .isPresent();
        return units(carts, Cart::customerId, isOrdered.negate());
    }

    @Example
    void aCartIsOrderedInTimeOrAbandonedOrNotYetSettled() {
        StoreRows rows = StoreRows.riyadh()
                .cart("a", "2026-03-10T12:00", "2026-03-16T12:00", "2026-03-17T11:59:59.999")
                .cart("a", "2026-03-10T12:00", "2026-03-16T12:00", "2026-03-17T12:00")
                .cart("", "2026-03-10T12:00", "", "2026-03-10T12:00")
                .cart("b", "2026-03-24", "2026-03-24", "")
                .cart("b", "2026-03-25T00:00", "", "")
                .cart("b", "2026-03-25T00:00:00.001", "", "")
                .cart("b", "2026-03-30", "2026-03-30", "2026-03-31")
                .cart("b", "2026-02-28", "2026-03-01", "")
                .observedThrough("2026-03-31");
        CartAbandonmentRate rate = CartAbandonmentRate.in(MARCH);
        assertThat(compute(rows, rate))
                .hasToString("cart abandonment rate 2026-03 (carts not ordered / carts created): 42.9 % (3/7), 95 % CI"
                        + " 4.7–92.0 %");
        assertThat(compute(rows, rate.from(Stage.CHECKOUT)))
                .asString()
                .startsWith("cart abandonment rate 2026-03 (carts not ordered / carts created and checked out): 25.0 %"
                        + " (1/4)");
        assertThat(compute(rows, rate.within(1)).label().definition())
                .isEqualTo("carts not ordered within 1 day of 24 h / carts created that long before the data end");
        assertThat(compute(rows, rate.within(7)))
                .hasToString(
                        "cart abandonment rate 2026-03 (carts not ordered within 7 days of 24 h / carts created that long"
                                + " before the data end): 60.0 % (3/5), 95 % CI 13.2–93.7 %");
        // From the checkout on, the second cart is in time.
        assertThat(compute(rows, rate.from(Stage.CHECKOUT).within(7)).summary()).startsWith("33.3 % (1/3)");
    }

    /** The worked example; the interval is that of scipy.stats.binomtest(702, 1000).proportion_ci(method="wilson"). */
    @Example
    void ofAThousandCartsSevenHundredAndTwoAreLeft() {
        Interval interval = CartAbandonmentRate.of(702, 1_000).interval().orElseThrow();
        assertThat(interval.low()).isCloseTo(0.6729225763109661, within(1e-12));
        assertThat(interval.high()).isCloseTo(0.7295314132608695, within(1e-12));
    }

    @Property(tries = TRIES)
    void moreTimeAbandonsNoMoreOfTheSameCarts(@ForAll("drawn") Asked asked) {
        CartAbandonmentRate rate = CartAbandonmentRate.in(asked.window());
        ClusterShare created = whole(rate, asked.history());
        ClusterShare checkedOut = whole(rate.from(Stage.CHECKOUT), asked.history());
        ClusterShare soon = whole(rate.within(5), asked.history());
        ClusterShare late = whole(rate.within(50), asked.history());
        assertThat(checkedOut.total()).isLessThanOrEqualTo(created.total());
        assertThat(checkedOut.hits()).isLessThanOrEqualTo(created.hits());
        assertThat(late.total()).isLessThanOrEqualTo(soon.total());
        assertThat(late.hits()).isLessThanOrEqualTo(soon.hits());
        assertThat(soon.total()).isLessThanOrEqualTo(created.total());
    }

    @Override
    protected Optional<ClusterShare> byCounts(CartAbandonmentRate form, ClusterShare result) {
        return form.equals(CartAbandonmentRate.in(form.window()))
                ? Optional.of(CartAbandonmentRate.of(result.hits(), result.total()))
                : Optional.empty();
    }

    @Example
    void aVeryLongTimeIsNotOverYet() {
        StoreRows rows = StoreRows.riyadh().cart("a", "2026-03-10", "", "").observedThrough("2026-03-31");
        assertThat(compute(rows, CartAbandonmentRate.in(MARCH).within(Integer.MAX_VALUE))
                        .total())
                .isZero();
    }

    /**
     * 2,500 carts left and 650 ordered are 79.4 % (http://goodcontent.org/digital-marketing/abandonment-rate/); 45 orders
     * of 200 carts are 77.5 % (https://www.analyticspack.com/metrics/7-shopping-cart-abandonment-rate).
     */
    @Example
    void isTheNumberOfGuides() {
        assertThat(CartAbandonmentRate.of(2_500, 2_500 + 650).value()).hasValueCloseTo(0.794, within(0.0005));
        StoreRows rows = StoreRows.riyadh().observedThrough("2026-03-31");
        for (int i = 0; i < 200; i++) {
            rows.cart("c-" + i, "2026-03-10", "", i < 45 ? "2026-03-11" : "");
        }
        assertThat(compute(rows, CartAbandonmentRate.in(MARCH)).value()).hasValueCloseTo(0.775, within(1e-12));
    }

    @Example
    void refusesArgumentsOutOfBoundsByValueAndBound() {
        assertThatThrownBy(() -> CartAbandonmentRate.of(5, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("hits 5 not in [0, 4]");
        assertThatThrownBy(() -> CartAbandonmentRate.in(MARCH).within(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("days 0 is below 1");
        assertThatThrownBy(() -> new CartAbandonmentRate(MARCH, Stage.CREATED, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("days -1 is below 0");
        assertThatThrownBy(() -> CartAbandonmentRate.in(null)).hasMessage("window");
        assertThatThrownBy(() -> CartAbandonmentRate.in(MARCH).from(null)).hasMessage("stage");
    }

    private static ClusterShare compute(StoreRows rows, CartAbandonmentRate rate) {
        return MetricsEngine.over(rows.store().history()).compute(rate);
    }
}
