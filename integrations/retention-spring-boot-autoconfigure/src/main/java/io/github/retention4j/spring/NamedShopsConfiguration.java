package io.github.retention4j.spring;

import io.github.retention4j.history.RefreshedHistory;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** Several shops by their names. */
@Configuration(proxyBeanMethods = false)
@Conditional(OnShops.class)
@ConditionalOnMissingBean(RetentionShops.class)
class NamedShopsConfiguration {
    @Bean
    NamedShops retentionNamedShops(RetentionProperties properties, ListableBeanFactory beans) {
        Sources sources = new Sources(beans);
        Map<String, NamedShops.Shop> shops = new LinkedHashMap<>();
        properties.shops().forEach((name, stated) -> {
            ShopSettings settings = ShopSettings.of(properties, name, stated);
            RefreshedHistory history = settings.refreshed(sources.of(settings)).named(name);
            shops.put(name, new NamedShops.Shop(settings, history, RetentionMetrics.over("shop " + name, history)));
        });
        return new NamedShops(shops);
    }

    @Bean
    RefreshOnStartup retentionRefreshOnStartup(NamedShops shops) {
        return shops.refreshOnStartup();
    }

    @Bean
    RetentionShops retentionShops(NamedShops shops) {
        return shops.shops();
    }
}
