package io.github.retention4j.spark.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Something that is done again and again, and how long it took in the middle. */
final class Timed<T> {
    private static final OperatingSystemMXBean MACHINE =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final Callable<T> work;
    private final List<Long> walls = new ArrayList<>();
    private final List<Long> cpus = new ArrayList<>();

    Timed(Callable<T> work) {
        this.work = work;
    }

    T run() throws Exception {
        // So that nobody pays for what another left.
        System.gc();
        long wall = System.nanoTime();
        long cpu = MACHINE.getProcessCpuTime();
        T done = work.call();
        cpus.add(MACHINE.getProcessCpuTime() - cpu);
        walls.add(System.nanoTime() - wall);
        return done;
    }

    /** Seconds of the clock. */
    double wall() {
        return median(walls);
    }

    /** Seconds of all threads of this JVM. */
    double cpu() {
        return median(cpus);
    }

    private static double median(List<Long> nanos) {
        return nanos.stream().sorted().skip(nanos.size() / 2).findFirst().orElseThrow() / 1e9;
    }
}
