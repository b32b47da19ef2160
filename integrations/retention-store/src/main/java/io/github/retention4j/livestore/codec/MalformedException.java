package io.github.retention4j.livestore.codec;

/** Bytes that are no record, though their checksum is right: written by a later version, or by a kind that has changed. */
public final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;

    public MalformedException(String message) {
        super(message);
    }

    MalformedException(String message, Throwable cause) {
        super(message, cause);
    }
}
