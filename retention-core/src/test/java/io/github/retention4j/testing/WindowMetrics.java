package io.github.retention4j.testing;

import com.google.common.reflect.ClassPath;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.programme.InWindow;
import io.github.retention4j.model.Window;
import io.github.retention4j.programme.LoyaltyProgramme;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Every metric that has a factory {@code in(Window)}, found by that, so that a new one is not forgotten. */
public final class WindowMetrics {
    private WindowMetrics() {}

    /** Those of a window, and of a programme where a metric is about one. */
    public static List<Metric<?, ?>> in(Window window, LoyaltyProgramme programme) {
        List<Metric<?, ?>> metrics = new ArrayList<>();
        try {
            for (ClassPath.ClassInfo type : ClassPath.from(Metric.class.getClassLoader())
                    .getTopLevelClassesRecursive("io.github.retention4j")) {
                if (!type.getSimpleName().endsWith("Test")
                        && !type.getPackageName().endsWith(".testing")) {
                    add(type.load(), window, programme, metrics);
                }
            }
        } catch (IOException | ReflectiveOperationException e) {
            throw new IllegalStateException("the metrics cannot be found", e);
        }
        return metrics;
    }

    private static void add(Class<?> type, Window window, LoyaltyProgramme programme, List<Metric<?, ?>> metrics)
            throws ReflectiveOperationException {
        for (Method method : type.getMethods()) {
            boolean isIn = method.getName().equals("in")
                    && Modifier.isPublic(type.getModifiers())
                    && Modifier.isStatic(method.getModifiers())
                    && Arrays.equals(method.getParameterTypes(), new Class<?>[] {Window.class});
            if (isIn && Metric.class.isAssignableFrom(method.getReturnType())) {
                metrics.add((Metric<?, ?>) method.invoke(null, window));
            } else if (isIn
                    && method.getReturnType() == InWindow.class
                    && ((InWindow<?>) method.invoke(null, window)).of(programme) instanceof Metric<?, ?> metric) {
                metrics.add(metric);
            }
        }
    }
}
