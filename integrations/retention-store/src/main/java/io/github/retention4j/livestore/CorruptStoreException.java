package io.github.retention4j.livestore;

import java.io.IOException;

/**
 * A file of a store is not as it was written. Nothing is answered from such a store: restore the folder from a back-up, or, if it is a
 * segment of the log, let {@link RetentionStore#recover} take what can be read. The message names the file with its folder, and says
 * which of the two helps.
 */
public final class CorruptStoreException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final long offset;

    /**
     * A file that is not as it was written.
     *
     * @param disk the store's folder
     * @param file the file's name in it
     * @param offset where in it the first byte is that cannot be right, or the block that it is in
     * @param reason what is wrong
     */
    CorruptStoreException(Disk disk, String file, long offset, String reason) {
        super(disk.path(file) + " at byte " + offset + ": " + reason + "; " + remedy(file));
        this.file = file;
        this.offset = offset;
    }

    /** The same, as another class found it. */
    CorruptStoreException(Disk disk, String file, long offset, String reason, Throwable cause) {
        this(disk, file, offset, reason);
        initCause(cause);
    }

    private static String remedy(String file) {
        return LogFormat.segment(file).isPresent()
                ? "restore the folder from a back-up, or, if there is none, copy the folder and call"
                        + " RetentionStore.recover, which keeps what can be read of the log"
                : "restore the folder from a back-up: RetentionStore.recover mends the log, and not this file";
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
