package io.github.retention4j.examples;

import io.github.retention4j.history.Progress;
import io.github.retention4j.history.ProgressListener;
import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Shows how far the building of a history is, in one line of a terminal that is written over and over, and wiped at the
 * end. Work that is soon done shows nothing.
 */
final class ProgressBar implements ProgressListener, AutoCloseable {
    private static final long MILLION = 1_000_000;
    private static final long PATIENCE_NANOS = 500 * MILLION;

    /** A history may tell of its progress thousands of times a second, and a terminal over a network is slow. */
    private static final long PAUSE_NANOS = 50 * MILLION;

    private static final int WIDTH = 30;

    private final PrintStream terminal;
    private final LongSupplier nanoClock;
    private long due;
    private int shown;

    /**
     * A bar whose work begins now.
     *
     * @param nanoClock such as {@link System#nanoTime}
     */
    ProgressBar(PrintStream terminal, LongSupplier nanoClock) {
        this.terminal = terminal;
        this.nanoClock = nanoClock;
        this.due = nanoClock.getAsLong() + PATIENCE_NANOS;
    }

    @Override
    public void update(Progress progress) {
        long now = nanoClock.getAsLong();
        // Of two nanoTimes only the difference means something.
        if (now - due >= 0) {
            due = now + PAUSE_NANOS;
            show(line(progress));
        }
    }

    /** Wipes the line. */
    @Override
    public void close() {
        if (shown > 0) {
            show("");
            terminal.print('\r');
            terminal.flush();
        }
    }

    /** Such as {@code reading: 1,048,576 rows [###############...............] 50 % left}; fits into 80 columns. */
    static String line(Progress progress) {
        String done = String.format(Locale.ROOT, "%,d", progress.done());
        String line = switch (progress.stage()) {
            case READING -> "reading: " + done + " rows";
            case BUILDING -> "building: " + done + " customers";
        };
        if (progress.share().isEmpty()) {
            return line;
        }
        double share = progress.share().getAsDouble();
        int filled = (int) (WIDTH * share);
        return line + " [" + "#".repeat(filled) + ".".repeat(WIDTH - filled) + "] " + Math.round(100 * (1 - share))
                + " % left";
    }

    private void show(String line) {
        // Blanks over what a longer line before has left.
        terminal.print('\r' + line + " ".repeat(Math.max(0, shown - line.length())));
        terminal.flush();
        shown = line.length();
    }
}
