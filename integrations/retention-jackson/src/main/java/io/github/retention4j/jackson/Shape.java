package io.github.retention4j.jackson;

/**
 * Which fields a kind of value has in JSON.
 *
 * <p>Each field is named where it is written, so that a component that is called otherwise in Java keeps its name in JSON.
 *
 * @param <T> the values
 */
@FunctionalInterface
interface Shape<T> {
    /** Writes the fields of a value into the object that is open. */
    void write(T value, Json json);
}
