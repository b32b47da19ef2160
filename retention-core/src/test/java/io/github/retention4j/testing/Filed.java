package io.github.retention4j.testing;

import io.github.retention4j.history.History;
import io.github.retention4j.history.RecordKind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Histories as the bytes of a file. */
public final class Filed {
    private Filed() {}

    /** What is written of a history. */
    public static byte[] bytes(History history) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            history.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** A history written and read. */
    public static History again(History history, RecordKind<?, ?>... ownKinds) {
        try {
            return History.read(new ByteArrayInputStream(bytes(history)), "again", ownKinds);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
