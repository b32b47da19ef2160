package io.github.retention4j.spring;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;

/**
 * The actuator's endpoint {@code retention}, which only reads: aggregates of the current history, with their definitions and
 * intervals, and nothing of a single customer. What there is none of is null with a reason.
 */
@Endpoint(id = "retention")
public final class RetentionEndpoint {
    private final Map<String, ShopFigures> shops;

    RetentionEndpoint(Map<String, ShopFigures> shops) {
        this.shops = new TreeMap<>(shops);
    }

    /**
     * Tells of all shops.
     *
     * @return of a single shop without a name its figures; else of each its history as a whole, by its name
     */
    @ReadOperation
    public Object shops() {
        ShopFigures only = shops.get(RetentionShops.DEFAULT);
        if (only != null && shops.size() == 1) {
            return ShopAnswer.of(only);
        }
        Map<String, ShopAnswer.@Nullable OfHistory> histories = new TreeMap<>();
        shops.forEach((name, shop) -> histories.put(name, shop.whole().orElse(null)));
        return Map.of("shops", histories);
    }

    /**
     * Tells of one shop.
     *
     * @param shop its name
     * @return its figures; null, which is not found, if there is none of that name
     */
    @ReadOperation
    public @Nullable ShopAnswer shop(@Selector String shop) {
        ShopFigures figures = shops.get(shop);
        return figures == null ? null : ShopAnswer.of(figures);
    }
}
