package io.github.retention4j.intake;

import java.io.IOException;

/**
 * The file of a history that cannot be used: it was cut off or changed, is of a newer format, or has what the caller did not name. Its
 * message names the file, the place and the reason, never a customer's id.
 */
public final class HistoryFileException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final long offset;
    private final String reason;
    private final boolean isIntact;

    /**
     * A file that cannot be used.
     *
     * @param file what it is called
     * @param offset the place up to which all was well, in bytes from its beginning
     * @param reason why it cannot be used, and what to do
     */
    public HistoryFileException(String file, long offset, String reason) {
        this(file, offset, reason, false);
    }

    private HistoryFileException(String file, long offset, String reason, boolean isIntact) {
        super(file + " at byte " + offset + ": " + reason);
        this.isIntact = isIntact;
        this.file = file;
        this.offset = offset;
        this.reason = reason;
    }

    /**
     * A file that is as it was written, and cannot be used all the same: it has what the caller did not name, or this version of the
     * library does not know.
     *
     * @param file what it is called
     * @param offset the place up to which all was well, in bytes from its beginning
     * @param reason why it cannot be used, and what to do
     * @return the exception
     */
    public static HistoryFileException ofIntact(String file, long offset, String reason) {
        return new HistoryFileException(file, offset, reason, true);
    }

    /**
     * Whether all that was read is as it was written, by its checks. Another copy of the file is then no better, and the reason says
     * what is: to name a kind of records, or to read it with another version of the library.
     *
     * @return false if the file was cut off or changed, or may have been
     */
    public boolean isIntact() {
        return isIntact;
    }

    /**
     * What the file is called.
     *
     * @return its path, or the name it was given
     */
    public String file() {
        return file;
    }

    /**
     * The place up to which all was well.
     *
     * @return bytes from the beginning
     */
    public long offset() {
        return offset;
    }

    /**
     * Why the file cannot be used.
     *
     * @return the reason, and what to do
     */
    public String reason() {
        return reason;
    }
}
