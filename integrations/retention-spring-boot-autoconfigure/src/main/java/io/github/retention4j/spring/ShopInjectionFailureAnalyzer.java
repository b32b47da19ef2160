package io.github.retention4j.spring;

import io.github.retention4j.history.RefreshedHistory;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.analyzer.AbstractInjectionFailureAnalyzer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/** Tells who asks for a bean of ours that there is not how to have it. Spring Boot's own analysis comes after it. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ShopInjectionFailureAnalyzer extends AbstractInjectionFailureAnalyzer<NoSuchBeanDefinitionException> {
    private static final Set<Class<?>> OF_A_SHOP =
            Set.of(RetentionMetrics.class, RefreshedHistory.class, HistorySource.class, RetentionShops.class);

    private final BeanFactory beans;
    private final Environment environment;

    ShopInjectionFailureAnalyzer(BeanFactory beans, Environment environment) {
        this.beans = beans;
        this.environment = environment;
    }

    @Override
    protected @Nullable FailureAnalysis analyze(
            Throwable rootFailure, NoSuchBeanDefinitionException cause, @Nullable String description) {
        Class<?> type = cause.getResolvableType() == null
                ? null
                : cause.getResolvableType().resolve();
        if (type == null || cause instanceof NoUniqueBeanDefinitionException) {
            return null;
        }
        String asker = description == null ? "The application" : description;
        boolean isStore = type.getName().equals(Sources.STORE);
        if (!isStore && !OF_A_SHOP.contains(type)) {
            return null;
        }
        Set<String> shops = new TreeSet<>(OnShops.names(environment));
        if (isStore) {
            return new FailureAnalysis(
                    asker + " asks for " + named(type) + ", and there is none.",
                    shops.isEmpty()
                            ? "Write the folder that it is to keep:\n\n"
                                    + Lines.yaml("retention4j.store", "path: /var/lib/shop/retention")
                                    + "\nor define a bean of type RetentionStore."
                            : OnPossibleStore.OF_SEVERAL,
                    cause);
        }
        return shops.isEmpty() || type == RetentionShops.class
                ? nothing(asker, type, cause)
                : several(asker, type, shops, cause);
    }

    private static FailureAnalysis several(String asker, Class<?> type, Set<String> shops, Throwable cause) {
        return new FailureAnalysis(
                asker + " asks for " + named(type) + ", and the shops have names: " + String.join(", ", shops) + ".",
                "Inject RetentionShops, and ask shops.shop(\""
                        + shops.iterator().next() + "\"), which is the RetentionMetrics of that shop.",
                cause);
    }

    private FailureAnalysis nothing(String asker, Class<?> type, Throwable cause) {
        NothingToRead nothing = NothingToRead.in((ConfigurableListableBeanFactory) beans);
        return new FailureAnalysis(
                asker + " asks for " + named(type) + ", and " + nothing.problem() + ".",
                nothing.action() + ". All that is to be configured, for a shop in Riyadh:\n\n"
                        + Lines.yaml(ShopSettings.PREFIX, Lines.ofAShopWithAQuery())
                        + "\nA test without a shop may have a bean RetentionMetrics.over(\"test\", history).",
                cause);
    }

    private static String named(Class<?> type) {
        return "a bean of type " + type.getSimpleName();
    }
}
