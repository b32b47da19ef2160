package io.github.retention4j.spring;

import io.github.retention4j.history.RefreshedHistory;
import javax.sql.DataSource;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;

/** What is said of an application that has nothing to read orders from. */
final class NothingToRead {
    private NothingToRead() {}

    static boolean isSo(ListableBeanFactory beans) {
        return !has(beans, HistorySource.class)
                && !has(beans, RefreshedHistory.class)
                && !has(beans, RetentionMetrics.class)
                && !has(beans, RetentionShops.class);
    }

    private static boolean has(ListableBeanFactory beans, Class<?> type) {
        return BeanFactoryUtils.beanNamesForTypeIncludingAncestors(beans, type, true, false).length > 0;
    }

    /** The beginning of a sentence. */
    static String problem(ListableBeanFactory beans) {
        return lacksReader(beans)
                ? "there is a DataSource, and retention-io, which would ask it, is not on the class path"
                : "there is nothing to read orders from: no DataSource, no HistorySource and no store";
    }

    /** A sentence without its full stop. */
    static String action(ListableBeanFactory beans) {
        return (lacksReader(beans)
                        ? "Add io.github.retention4j:retention-io, which the starter brings"
                        : "Give the application a DataSource, as by spring-boot-starter-jdbc and spring.datasource.url")
                + ", or define a bean of type HistorySource, or write retention4j.store.path";
    }

    /** With a DataSource there is all but what asks it. */
    private static boolean lacksReader(ListableBeanFactory beans) {
        return has(beans, DataSource.class);
    }
}
