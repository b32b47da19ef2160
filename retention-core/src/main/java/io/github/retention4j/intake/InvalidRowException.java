package io.github.retention4j.intake;

/** A row of a caller's data that cannot be taken. Its message names the row and the reason, never a customer's id. */
public final class InvalidRowException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String source;
    private final long row;
    private final String reason;

    /**
     * A row that cannot be taken.
     *
     * @param source what the row is from: a kind of record, or a file
     * @param row its number there, from 1; of a file, its line
     * @param reason why it cannot be taken, without a customer's id
     */
    public InvalidRowException(String source, long row, String reason) {
        super(source + ":" + row + ": " + reason);
        this.source = source;
        this.row = row;
        this.reason = reason;
    }

    /**
     * What the row is from.
     *
     * @return a kind of record, or a file
     */
    public String source() {
        return source;
    }

    /**
     * Its number there.
     *
     * @return from 1; of a file, its line
     */
    public long row() {
        return row;
    }

    /**
     * Why it cannot be taken.
     *
     * @return the reason
     */
    public String reason() {
        return reason;
    }
}
