package io.github.retention4j.io.jdbc;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** What is to be done to leave a database as it was found, last things first, each whatever became of the others. */
final class Undo {
    private final Deque<Step> steps = new ArrayDeque<>();

    /** Something to do in the end. */
    interface Step {
        void run() throws SQLException;
    }

    void later(Step step) {
        steps.push(step);
    }

    /** Does it all, once. */
    void run() throws SQLException {
        Throwable failed = runAll();
        if (failed instanceof SQLException e) {
            throw e;
        }
        if (failed instanceof RuntimeException e) {
            throw e;
        }
        if (failed instanceof Error e) {
            throw e;
        }
    }

    /** Does it all after something failed, which is told first. */
    void runAfter(Throwable failure) {
        Throwable failed = runAll();
        if (failed != null && failed != failure) {
            failure.addSuppressed(failed);
        }
    }

    private @Nullable Throwable runAll() {
        Throwable first = null;
        while (!steps.isEmpty()) {
            try {
                steps.pop().run();
            } catch (SQLException | RuntimeException | Error e) {
                if (first == null) {
                    first = e;
                } else if (e != first) {
                    first.addSuppressed(e);
                }
            }
        }
        return first;
    }
}
