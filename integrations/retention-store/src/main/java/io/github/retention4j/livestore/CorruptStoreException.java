package io.github.retention4j.livestore;

import java.io.IOException;

/**
 * A file of a store is not as it was written. Nothing is answered from such a store: restore the folder from a copy, or, if it is a
 * segment of the log, let {@link RetentionStore#recover} take what can be read.
 */
public final class CorruptStoreException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final long offset;

    /**
     * A file that is not as it was written.
     *
     * @param file the file's name in the store's folder
     * @param offset where in it the first byte is that cannot be right, or the block that it is in
     * @param reason what is wrong
     */
    public CorruptStoreException(String file, long offset, String reason) {
        super(file + " at byte " + offset + ": " + reason);
        this.file = file;
        this.offset = offset;
    }

    /** The same, as another class found it. */
    CorruptStoreException(String file, long offset, String reason, Throwable cause) {
        this(file, offset, reason);
        initCause(cause);
    }

    /**
     * Which file it is.
     *
     * @return its name in the store's folder
     */
    public String file() {
        return file;
    }

    /**
     * Where it is wrong.
     *
     * @return the offset in bytes, from 0
     */
    public long offset() {
        return offset;
    }
}
