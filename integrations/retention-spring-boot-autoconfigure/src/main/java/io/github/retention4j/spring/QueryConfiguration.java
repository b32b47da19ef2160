package io.github.retention4j.spring;

import io.github.retention4j.history.RefreshedHistory;
import io.github.retention4j.io.jdbc.Jdbc;
import javax.sql.DataSource;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** Orders of a query of the application's own database. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass({Jdbc.class, DataSource.class})
@Conditional(OnShops.None.class)
class QueryConfiguration {
    @Bean
    @ConditionalOnBean(DataSource.class)
    @ConditionalOnMissingBean({HistorySource.class, RefreshedHistory.class})
    HistorySource retentionHistorySource(RetentionProperties properties, ListableBeanFactory beans) {
        return new Sources(beans).of(ShopSettings.of(properties));
    }
}
