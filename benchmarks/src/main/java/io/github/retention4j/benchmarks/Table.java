package io.github.retention4j.benchmarks;

import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;

/** Prints figures as a Markdown table, each line as soon as it is known. */
final class Table {
    /** For a line that no goal is set for. */
    static final double NO_GOAL = 0;

    Table(String title) {
        System.out.println("\n**" + title + "**\n\n" + machine() + "\n");
        System.out.println("| | ours | peer | ratio | goal | |");
        System.out.println("| --- | ---: | ---: | ---: | ---: | --- |");
    }

    /** How many times as fast ours is as a peer. */
    void faster(String what, Contender ours, Contender peer, double goal) {
        faster(what, ours.nanos() / 1e6, peer.nanos() / 1e6, goal);
    }

    /** The same of milliseconds, where a peer is timed by itself. */
    void faster(String what, double ours, double peer, double goal) {
        double ratio = peer / ours;
        line(
                what,
                millis(ours),
                millis(peer),
                decimals(ratio, ratio < 1 ? 2 : 1) + " ×",
                goal == NO_GOAL ? "" : "≥ " + plain(goal) + " ×",
                goal == NO_GOAL ? "" : verdict(ratio >= goal));
    }

    /** How much longer one of ours takes than another, which is good if it is little. */
    void slower(String what, Contender ours, Contender than, double goal) {
        growth(what, ours.nanos() / 1e6, than.nanos() / 1e6, "ms", goal);
    }

    /** A figure that is good if it is small enough. */
    void atMost(String what, double figure, String unit, double goal) {
        line(what, decimals(figure, 1) + " " + unit, "", "", "≤ " + plain(goal) + " " + unit, verdict(figure <= goal));
    }

    /** A figure that is good if it is large enough. */
    void atLeast(String what, double figure, String unit, double goal) {
        line(what, decimals(figure, 0) + " " + unit, "", "", "≥ " + plain(goal) + " " + unit, verdict(figure >= goal));
    }

    /** How much more one figure is than another of ours, which is good if it is little. */
    void growth(String what, double figure, double than, String unit, double goal) {
        double ratio = figure / than;
        line(
                what,
                decimals(figure, 1) + " " + unit,
                decimals(than, 1) + " " + unit,
                decimals(ratio, 2) + " ×",
                goal == NO_GOAL ? "" : "≤ " + plain(goal) + " ×",
                goal == NO_GOAL ? "" : verdict(ratio <= goal));
    }

    /** A figure to know, without a goal. */
    void figure(String what, double figure, String unit) {
        line(what, decimals(figure, 1) + " " + unit, "", "", "", "");
    }

    private static void line(String... cells) {
        System.out.println("| " + String.join(" | ", cells) + " |");
    }

    private static String verdict(boolean met) {
        return met ? "met" : "**missed**";
    }

    private static String millis(double millis) {
        return decimals(millis, millis < 100 ? 1 : 0) + " ms";
    }

    private static String decimals(double value, int decimals) {
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }

    private static String plain(double goal) {
        return goal == Math.rint(goal) ? Long.toString((long) goal) : Double.toString(goal);
    }

    private static String machine() {
        String processor = System.getProperty("os.arch");
        try {
            processor = Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(processor);
        } catch (IOException notLinux) {
            // The architecture will do.
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.availableProcessors() + " × " + processor + ", JDK " + Runtime.version() + ", heap "
                + (runtime.maxMemory() >> 20) + " MB touched beforehand, "
                + ManagementFactory.getGarbageCollectorMXBeans().stream()
                        .map(GarbageCollectorMXBean::getName)
                        .collect(Collectors.joining(" + "));
    }
}
