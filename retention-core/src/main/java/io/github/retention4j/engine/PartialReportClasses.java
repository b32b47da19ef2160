package io.github.retention4j.engine;

import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The classes whose objects a {@link PartialReport} of some metrics can have: ours, plain values of Java, Joda-Money and Guava, those
 * that a caller's metrics and functions are made of, and others of their packages or below, such as states and keys.
 */
final class PartialReportClasses {
    private static final String OURS = "io.github.retention4j.";

    /** Packages as they are, without those below. */
    private static final Set<String> PLAIN = Set.of(
            "java.lang",
            "java.lang.invoke",
            "java.math",
            "java.time",
            "java.time.chrono",
            "java.time.temporal",
            "java.util",
            "java.util.concurrent",
            "java.util.concurrent.atomic",
            "org.joda.money",
            "com.google.common.collect",
            "com.google.common.primitives");

    private final Set<Class<?>> ofMetrics;
    private final Set<String> packages;

    /**
     * Those of some metrics.
     *
     * @param ofMetrics the classes that the metrics are made of
     */
    PartialReportClasses(Set<Class<?>> ofMetrics) {
        this.ofMetrics = ofMetrics;
        this.packages = ofMetrics.stream()
                .filter(type -> !type.isArray() && !isKnown(type) && !Proxy.isProxyClass(type))
                .map(Class::getPackageName)
                .collect(Collectors.toSet());
    }

    private static boolean isKnown(Class<?> type) {
        return type.getName().startsWith(OURS) || PLAIN.contains(type.getPackageName());
    }

    boolean has(Class<?> type) {
        Class<?> element = type;
        while (element.isArray()) {
            element = element.getComponentType();
        }
        return element.isPrimitive() || isKnown(element) || ofMetrics.contains(element) || isOfTheirPackages(element);
    }

    private boolean isOfTheirPackages(Class<?> type) {
        String name = type.getPackageName();
        return packages.stream().anyMatch(of -> name.equals(of) || (!of.isEmpty() && name.startsWith(of + ".")));
    }

    /** Whether a class must have the fields it was written with: others than ours and the caller's see to that by themselves. */
    boolean isStrict(Class<?> type) {
        return has(type) && (type.getName().startsWith(OURS) || !isKnown(type));
    }

    /** Refuses classes that could not be read again. */
    void requireAll(Set<Class<?>> written) {
        Set<String> others = written.stream()
                .filter(type -> !has(type))
                .map(Class::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        if (!others.isEmpty()) {
            throw new IllegalArgumentException("metrics cannot be written because of " + String.join(", ", others)
                    + ", of which no metric or function has the package; move it beside them or below, use a plain"
                    + " value such as a text, or, if it is the engine's filter, give it to the metrics");
        }
    }

    Stream<ClassLoader> loaders() {
        return ofMetrics.stream().map(Class::getClassLoader);
    }
}
