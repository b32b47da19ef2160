package io.github.retention4j.spring;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.History;
import io.github.retention4j.history.RefreshedHistory;
import io.github.retention4j.livestore.Durability;
import io.github.retention4j.livestore.RetentionStore;
import java.io.IOException;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** A history in a folder, which the application adds to. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(RetentionStore.class)
@Conditional(OnShops.None.class)
class StoreConfiguration {
    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnProperty("retention4j.store.path")
    RetentionStore retentionStore(RetentionProperties properties) throws IOException {
        ShopSettings shop = ShopSettings.of(properties);
        return RetentionStore.open(
                requireNonNull(properties.store().path(), "path"), shop.zone(), shop.currency(), Durability.each());
    }

    @Bean
    @ConditionalOnBean(RetentionStore.class)
    @ConditionalOnMissingBean({HistorySource.class, RefreshedHistory.class})
    HistorySource retentionHistorySource(
            RetentionProperties properties, ObjectProvider<RetentionStore> store, ListableBeanFactory beans) {
        return properties.source().bean() == null
                ? new StoreSnapshots(store.getObject())
                : new Sources(beans).of(ShopSettings.of(properties));
    }

    static boolean isStore(Object bean) {
        return bean instanceof RetentionStore;
    }

    static History snapshot(Object store) {
        return ((RetentionStore) store).snapshot();
    }
}
