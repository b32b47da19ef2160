package io.github.retention4j.spring;

import io.github.retention4j.history.RefreshedHistory;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** The histories of several shops, which are closed together. */
final class NamedShops implements AutoCloseable {
    private final Map<String, Shop> shops;

    record Shop(ShopSettings settings, RefreshedHistory history, RetentionMetrics metrics) {}

    NamedShops(Map<String, Shop> shops) {
        this.shops = Map.copyOf(shops);
    }

    Map<String, Shop> all() {
        return shops;
    }

    RefreshOnStartup refreshOnStartup() {
        return new RefreshOnStartup(shops.values().stream()
                .map(shop -> new RefreshOnStartup.First(
                        shop.settings().prefix(),
                        shop.history(),
                        shop.settings().onStartup()))
                .toList());
    }

    RetentionShops shops() {
        Map<String, RetentionMetrics> byName = new TreeMap<>();
        shops.forEach((name, shop) -> byName.put(name, shop.metrics()));
        return new RetentionShops(byName);
    }

    /** Where each waits for a build that is slow to end, they do so at the same time. */
    @Override
    public void close() {
        Collection<Thread> closing = shops.entrySet().stream()
                .map(shop -> new Thread(shop.getValue().history()::close, "retention-close-" + shop.getKey()))
                .toList();
        closing.forEach(Thread::start);
        try {
            for (Thread one : closing) {
                one.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
