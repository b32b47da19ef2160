package io.github.retention4j.livestore;

import java.io.IOException;

/** What messages and logs may say of a failure: what a caller's code says of its own may name a customer. */
final class FailureText {
    private FailureText() {}

    /** The message of a file's failure; of any other its class and where it was. */
    static String of(Throwable failure) {
        if (failure instanceof IOException && failure.getMessage() != null) {
            return failure.getMessage();
        }
        StackTraceElement[] stack = failure.getStackTrace();
        return failure.getClass().getName() + (stack.length == 0 ? "" : " at " + stack[0]);
    }
}
