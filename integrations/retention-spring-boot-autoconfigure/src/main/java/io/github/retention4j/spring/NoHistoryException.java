package io.github.retention4j.spring;

/** A shop was asked before its history was built for the first time. */
public final class NoHistoryException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    NoHistoryException(String shop) {
        super("there is no history of " + shop
                + " yet: its first refresh is under way or has failed, which the log tells;"
                + " ask later, or start the application with retention4j.refresh.on-startup=wait");
    }
}
