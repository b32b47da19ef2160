package io.github.retention4j.spring;

import io.github.retention4j.spring.RetentionProperties.Source;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.util.ClassUtils;

/** Finds what a shop's history is read from, among the beans of the application. */
final class Sources {
    static final String JDBC = "io.github.retention4j.io.jdbc.Jdbc";
    static final String STORE = "io.github.retention4j.livestore.RetentionStore";

    private final ListableBeanFactory beans;

    Sources(ListableBeanFactory beans) {
        this.beans = beans;
    }

    HistorySource of(ShopSettings shop) {
        Source source = shop.source();
        if (source.bean() == null) {
            return query(shop, onlyDataSource(shop));
        }
        Object bean = beans.containsBean(source.bean()) ? beans.getBean(source.bean()) : null;
        if (bean instanceof HistorySource own) {
            return own;
        }
        if (bean instanceof DataSource dataSource) {
            return query(shop, dataSource);
        }
        if (bean != null && isPresent(STORE) && StoreConfiguration.isStore(bean)) {
            return new StoreSnapshots(bean);
        }
        List<String> names = names();
        throw new SetupException(
                shop.prefix() + ".source.bean names '" + source.bean() + "', which is "
                        + (bean == null ? "no bean." : "neither a DataSource nor a HistorySource."),
                names.isEmpty()
                        ? "Define a DataSource or a HistorySource of that name."
                        : "Name one of " + listed(names) + ".");
    }

    private DataSource onlyDataSource(ShopSettings shop) {
        DataSource only = beans.getBeanProvider(DataSource.class).getIfUnique();
        if (only != null) {
            return only;
        }
        List<String> names = names();
        if (names.isEmpty()) {
            throw new SetupException(
                    "There is no DataSource that " + shop.prefix() + ".source.query could be asked of.",
                    "Define one, or a HistorySource, and name it in " + shop.prefix() + ".source.bean.");
        }
        throw new SetupException(
                "There are " + names.size() + " DataSources, " + listed(names)
                        + ", and none of them is the primary one.",
                "Say which one has the orders:\n\n" + Lines.yaml(shop.prefix() + ".source", "bean: " + names.get(0)));
    }

    private HistorySource query(ShopSettings shop, DataSource dataSource) {
        if (!isPresent(JDBC)) {
            throw new SetupException(
                    shop.prefix() + ".source.query needs retention-io, which is not on the class path.",
                    "Add io.github.retention4j:retention-io, which the starter brings.");
        }
        return OrderQuery.of(shop, dataSource);
    }

    static boolean isPresent(String type) {
        return ClassUtils.isPresent(type, Sources.class.getClassLoader());
    }

    private List<String> names() {
        return List.of(beans.getBeanNamesForType(DataSource.class));
    }

    private static String listed(List<String> names) {
        return String.join(", ", names);
    }
}
