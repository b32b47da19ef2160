package io.github.retention4j.spring;

import io.github.retention4j.history.RefreshedHistory;
import javax.sql.DataSource;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.util.ClassUtils;

/**
 * What is said of an application that has nothing to read orders from.
 *
 * @param problem the beginning of a sentence
 * @param action a sentence without its full stop
 */
record NothingToRead(String problem, String action) {
    private static final String OWN = "define a bean of type HistorySource";

    /** Whether it is so, where the auto-configuration had its turn. */
    static boolean isSo(ConfigurableListableBeanFactory beans) {
        return !has(beans, HistorySource.class)
                && !has(beans, RefreshedHistory.class)
                && !has(beans, RetentionMetrics.class)
                && !has(beans, RetentionShops.class);
    }

    private static boolean has(ConfigurableListableBeanFactory beans, Class<?> type) {
        return BeanFactoryUtils.beanNamesForTypeIncludingAncestors(beans, type, true, false).length > 0;
    }

    static NothingToRead in(ConfigurableListableBeanFactory beans) {
        if (!has(beans, DataSource.class)) {
            return new NothingToRead(
                    "there is nothing to read orders from: no DataSource, no HistorySource and no store",
                    "Give the application a DataSource, as by spring-boot-starter-jdbc and spring.datasource.url, or "
                            + OWN + ", or write retention4j.store.path");
        }
        if (!ClassUtils.isPresent(Sources.JDBC, beans.getBeanClassLoader())) {
            return new NothingToRead(
                    "there is a DataSource, and retention-io, which would ask it, is not on the class path",
                    "Add io.github.retention4j:retention-io, which the starter brings, or " + OWN);
        }
        return new NothingToRead(
                "RetentionAutoConfiguration, which would make it, is left out here",
                "Take its exclusion back, or, in a test of a part of the application, import it by @ImportAutoConfiguration");
    }
}
