package io.github.retention4j.io;

/** A row that cannot be taken, on its way to the builder's policy for bad rows. Its message is the reason. */
final class BadRow extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadRow(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
