package io.github.retention4j.spring;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Warns of what Spring Boot passes over without a word: a property that there is not, and properties of a shop that has nothing to
 * read. It does not end the start: a test may have no database, and a line may be of a later version.
 */
final class SettingWarnings {
    private static final Logger LOG = LoggerFactory.getLogger(RetentionAutoConfiguration.class);

    private final ConfigurableEnvironment environment;
    private final ConfigurableListableBeanFactory beans;
    private final Set<String> warnings = new TreeSet<>();
    private boolean isConfigured;

    SettingWarnings(ConfigurableEnvironment environment, ConfigurableListableBeanFactory beans) {
        this.environment = environment;
        this.beans = beans;
    }

    void log() {
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            if (source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource variables) {
                Stream.of(variables.getPropertyNames()).forEach(this::lookAtVariable);
            } else if (source instanceof IterableConfigurationPropertySource listed) {
                listed.stream().filter(SettingNames::isOurs).forEach(name -> lookAt(name, source));
            }
        }
        warnings.forEach(LOG::warn);
        if (isConfigured && NothingToRead.isSo(beans)) {
            NothingToRead nothing = NothingToRead.in(beans);
            LOG.warn(
                    "retention4j is configured, but {}, so there are no RetentionMetrics. {}. Where that is meant, as in a test,"
                            + " exclude {}.",
                    nothing.problem(),
                    nothing.action(),
                    RetentionAutoConfiguration.class.getName());
        }
    }

    private void lookAt(ConfigurationPropertyName name, ConfigurationPropertySource source) {
        if (SettingNames.isKnown(name)) {
            isConfigured = true;
            return;
        }
        ConfigurationProperty property = source.getConfigurationProperty(name);
        // So a group is written that has nothing in it.
        if (property == null || String.valueOf(property.getValue()).isEmpty()) {
            return;
        }
        String where = Optional.ofNullable(property.getOrigin())
                .map(origin -> " (" + origin + ")")
                .orElse("");
        warnings.add(name + where + " is no property, and nothing heeds it: " + SettingNames.instead(name));
    }

    /** What is like none may be for something else: an image of the application may have a RETENTION4J_HOME. */
    private void lookAtVariable(String variable) {
        if (!variable.startsWith(SettingNames.VARIABLES)) {
            return;
        }
        if (SettingNames.isKnown(variable)) {
            isConfigured = true;
            return;
        }
        SettingNames.nearVariable(variable)
                .ifPresent(near -> warnings.add("the environment's variable " + variable
                        + " sets no property, and nothing heeds it: did you mean " + near + "?"));
    }
}
