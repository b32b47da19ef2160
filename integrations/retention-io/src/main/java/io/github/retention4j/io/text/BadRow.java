package io.github.retention4j.io.text;

/** A row that cannot be taken, on its way to the builder's policy for bad rows. Its message is the reason. */
public final class BadRow extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BadRow(String reason) {
        super(reason, null, false, false);
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
