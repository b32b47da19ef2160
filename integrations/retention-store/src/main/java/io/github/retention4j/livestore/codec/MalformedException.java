package io.github.retention4j.livestore.codec;

/** Bytes that are no record, though their checksum is right: written by a later version, or by a kind that has changed. */
public final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;

    private static final String REMEDY =
            "open the store with the kinds of records and the version of the library that wrote it";

    /**
     * Bytes that are no record.
     *
     * @param reason what they are
     */
    public MalformedException(String reason) {
        this(reason, REMEDY);
    }

    /**
     * Bytes that are no record.
     *
     * @param reason what they are
     * @param remedy what to do
     */
    public MalformedException(String reason, String remedy) {
        super(reason + "; " + remedy);
    }

    MalformedException(String reason, Throwable cause) {
        super(reason + "; " + REMEDY, cause);
    }
}
