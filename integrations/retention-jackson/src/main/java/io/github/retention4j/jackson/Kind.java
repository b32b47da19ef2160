package io.github.retention4j.jackson;

/**
 * A kind of value that is written by its {@link Shape}.
 *
 * @param <T> the values
 * @param type their class
 * @param name what the field {@code type} says; empty for a part of results, which has no such field
 * @param shape the fields that come after what all results share
 */
record Kind<T>(Class<T> type, String name, Shape<T> shape) {
    /** A part of results. */
    static <T> Kind<T> part(Class<T> type, Shape<T> shape) {
        return new Kind<>(type, "", shape);
    }
}
