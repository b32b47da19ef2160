package io.github.retention4j.spring;

import io.github.retention4j.history.RefreshedHistory;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** A single shop, over whatever its history is read from. */
@Configuration(proxyBeanMethods = false)
@Conditional(OnShops.None.class)
class ShopConfiguration {
    /** Comes before the history, of which it asks whether the application has one of its own: that one it starts itself. */
    @Bean
    @ConditionalOnBean(HistorySource.class)
    @ConditionalOnMissingBean(RefreshedHistory.class)
    RefreshOnStartup retentionRefreshOnStartup(RefreshedHistory history, RetentionProperties properties) {
        ShopSettings shop = ShopSettings.of(properties);
        return new RefreshOnStartup(List.of(new RefreshOnStartup.First(shop.prefix(), history, shop.onStartup())));
    }

    @Bean
    @ConditionalOnBean(HistorySource.class)
    @ConditionalOnMissingBean
    RefreshedHistory retentionHistory(
            ObjectProvider<HistorySource> source, RetentionProperties properties, ListableBeanFactory beans) {
        ShopSettings shop = ShopSettings.of(properties);
        return shop.refreshed(shop.source().bean() == null ? source.getObject() : new Sources(beans).of(shop));
    }

    @Bean
    @ConditionalOnBean(RefreshedHistory.class)
    @ConditionalOnMissingBean
    RetentionMetrics retentionMetrics(RefreshedHistory history) {
        return RetentionMetrics.over("the shop", history);
    }

    @Bean
    @ConditionalOnBean(RetentionMetrics.class)
    @ConditionalOnMissingBean
    RetentionShops retentionShops(RetentionMetrics metrics) {
        return new RetentionShops(Map.of(RetentionShops.DEFAULT, metrics));
    }
}
