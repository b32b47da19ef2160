package io.github.retention4j.examples;

import io.github.retention4j.intake.Progress;
import io.github.retention4j.intake.ProgressListener;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
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

    private static final long MEMORY_STEP = 64 << 20;

    private final PrintStream terminal;
    private final LongSupplier nanoClock;
    private long due;
    private int shown;
    private Optional<Progress> latest = Optional.empty();

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
        latest = Optional.of(progress);
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
        String line = (progress.phase() == Progress.Phase.READING ? "reading: " : "building: ") + counted(progress);
        if (progress.share().isEmpty()) {
            return line;
        }
        double share = progress.share().getAsDouble();
        int filled = (int) (WIDTH * share);
        return line + " [" + "#".repeat(filled) + ".".repeat(WIDTH - filled) + "] " + Math.round(100 * (1 - share))
                + " % left";
    }

    private static String counted(Progress progress) {
        String what = progress.phase() == Progress.Phase.READING ? " rows" : " customers";
        return String.format(Locale.ROOT, "%,d", progress.done()) + what;
    }

    /** What to tell when the memory given, in bytes, was too little for the work. */
    String memoryNeeded(long given) {
        String after = latest.map(progress -> progress.phase() == Progress.Phase.READING
                        ? " after " + counted(progress) + " were read"
                        : " when " + counted(progress) + " were built")
                .orElse("");
        OptionalDouble share = latest.filter(progress -> progress.phase() == Progress.Phase.READING)
                .map(Progress::share)
                .orElse(OptionalDouble.empty());
        // As much as all rows take if they go on like this, and half of it for the building; or else twice of what
        // there was.
        long needed =
                (long) Math.ceil(1.5 / Math.max(0.01, share.orElse(0.75)) * given / MEMORY_STEP) * (MEMORY_STEP >> 20);
        return "out of memory" + after + ": Java had " + (given >> 20) + " MB and needs "
                + (share.isPresent() ? "about " + needed : "more") + "; start it with java -Xmx" + needed + "m";
    }

    private void show(String line) {
        // Blanks over what a longer line before has left.
        terminal.print('\r' + line + " ".repeat(Math.max(0, shown - line.length())));
        terminal.flush();
        shown = line.length();
    }
}
