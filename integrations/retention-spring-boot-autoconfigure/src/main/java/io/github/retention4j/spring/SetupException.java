package io.github.retention4j.spring;

import org.jspecify.annotations.Nullable;

/** What an application lacks to have a history: what is wrong, and what to write. */
final class SetupException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String action;

    SetupException(String problem, String action) {
        this(problem, action, null);
    }

    SetupException(String problem, String action, @Nullable Throwable cause) {
        super(problem, cause);
        this.action = action;
    }

    String action() {
        return action;
    }
}
