package io.github.retention4j.spring;

import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/** The actuator's endpoint {@code retention}, where it is switched on and exposed. */
@AutoConfiguration(after = RetentionAutoConfiguration.class)
@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
@ConditionalOnAvailableEndpoint(RetentionEndpoint.class)
@ConditionalOnProperty("retention4j.endpoint.enabled")
@ConditionalOnBean(RetentionShops.class)
public final class RetentionEndpointAutoConfiguration {
    /** The configuration. */
    public RetentionEndpointAutoConfiguration() {}

    @Bean
    RetentionEndpoint retentionEndpoint(RetentionShops shops, RetentionProperties properties) {
        Map<String, ShopFigures> figures = new TreeMap<>();
        for (String name : shops.names()) {
            figures.put(
                    name,
                    new ShopFigures(shops.shop(name), ReportSettings.of(properties, name), InstantSource.system()));
        }
        return new RetentionEndpoint(figures);
    }
}
