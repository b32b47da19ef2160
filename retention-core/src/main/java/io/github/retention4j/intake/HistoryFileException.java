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

    /**
     * A file that cannot be used.
     *
     * @param file what it is called
     * @param offset the place up to which all was well, in bytes from its beginning
     * @param reason why it cannot be used, and what to do
     */
    public HistoryFileException(String file, long offset, String reason) {
        super(file + " at byte " + offset + ": " + reason);
        this.file = file;
        this.offset = offset;
        this.reason = reason;
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
