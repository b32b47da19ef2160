package io.github.retention4j.spark;

import org.apache.spark.api.java.function.MapFunction;

/** Calls functions of a caller, which may throw what they like. */
final class Called {
    private Called() {}

    static <T, R> R with(MapFunction<T, R> function, T value) {
        try {
            return function.call(value);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
