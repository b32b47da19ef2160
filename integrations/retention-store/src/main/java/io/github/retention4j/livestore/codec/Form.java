package io.github.retention4j.livestore.codec;

import org.jspecify.annotations.Nullable;

/** How the values of one type are written and read. */
interface Form {
    void write(Object value, ByteWriter to);

    Object read(ByteReader from) throws MalformedException;

    /** What stands for a value that was not written, since there was no such component then; null if there has to be one. */
    default @Nullable Object absent() {
        return null;
    }
}
