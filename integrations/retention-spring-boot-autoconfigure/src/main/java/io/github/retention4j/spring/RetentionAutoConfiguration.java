package io.github.retention4j.spring;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * A shop's history, or several, by the properties of {@code retention4j}.
 *
 * <ul>
 *   <li>A {@link HistorySource} is the application's own, or the snapshots of a {@code RetentionStore}, or the query that is configured,
 *       of the {@code DataSource}. Where there is none of these, there is no bean at all.
 *   <li>A {@code RefreshedHistory} is built from it, {@link RetentionMetrics} ask that, and {@link RetentionShops} have it by its name.
 *   <li>With {@code retention4j.shops} there are {@link RetentionShops} alone.
 *   <li>Each bean gives way to one of the application's own.
 *   <li>A property under {@code retention4j} that there is not is warned of, and so are properties of a shop that has nothing to read.
 * </ul>
 */
@AutoConfiguration(afterName = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration")
@Conditional({OnSpringBoot4.class, OnPossibleStore.class})
@EnableConfigurationProperties(RetentionProperties.class)
@Import({StoreConfiguration.class, QueryConfiguration.class, ShopConfiguration.class, NamedShopsConfiguration.class})
public final class RetentionAutoConfiguration {
    /** The configuration. */
    public RetentionAutoConfiguration() {}

    /** Warns before any bean is made, so that the warning stands before what fails for its reason. */
    @Bean
    static BeanFactoryPostProcessor retentionSettingWarnings(ConfigurableEnvironment environment) {
        return beans -> new SettingWarnings(environment, beans).log();
    }
}
