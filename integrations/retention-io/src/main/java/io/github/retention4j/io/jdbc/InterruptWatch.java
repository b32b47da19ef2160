package io.github.retention4j.io.jdbc;

import java.sql.SQLException;
import java.sql.Statement;

/**
 * Cancels a statement when the thread that reads its rows is interrupted. Drivers wait for their database without looking, so that
 * another thread has to; it ends with the reading.
 */
final class InterruptWatch implements Runnable {
    private static final long PERIOD_MILLIS = 100;

    private final Thread reader;
    private final Statement statement;
    private boolean ended;

    private InterruptWatch(Thread reader, Statement statement) {
        this.reader = reader;
        this.statement = statement;
    }

    /** Watches the thread that calls this. */
    static InterruptWatch start(Statement statement) {
        InterruptWatch watch = new InterruptWatch(Thread.currentThread(), statement);
        Thread thread = new Thread(null, watch, "retention4j-jdbc-watch", 0, false);
        thread.setDaemon(true);
        thread.start();
        return watch;
    }

    @Override
    public synchronized void run() {
        try {
            while (!ended) {
                if (reader.isInterrupted()) {
                    cancel();
                }
                wait(PERIOD_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** After this nothing is canceled: what the connection does next is not meant. */
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    private void cancel() {
        try {
            statement.cancel();
        } catch (SQLException | RuntimeException e) {
            // It may have ended by itself; if it has not, the next round tries again.
        }
    }
}
