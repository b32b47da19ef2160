package io.github.retention4j.spring;

import io.github.retention4j.history.RefreshedHistory;
import io.github.retention4j.history.RefreshedHistory.Refresh;
import io.github.retention4j.spring.RetentionProperties.OnStartup;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.springframework.context.SmartLifecycle;

/**
 * Begins to refresh when all beans are there, and before a web server takes requests. Where histories were begun they go on, whatever
 * becomes of this; who has them closes them.
 */
final class RefreshOnStartup implements SmartLifecycle {
    private final List<First> histories;
    private boolean isBegun;
    private volatile boolean isRunning;

    /** A history whose first refresh is to be made, and what it is configured by. */
    record First(String prefix, RefreshedHistory history, OnStartup onStartup) {}

    RefreshOnStartup(List<First> histories) {
        this.histories = List.copyOf(histories);
    }

    @Override
    public synchronized void start() {
        isRunning = true;
        if (isBegun) {
            // A context that paused goes on.
            return;
        }
        isBegun = true;
        List<Runnable> waits = histories.stream()
                .filter(first -> first.onStartup() != OnStartup.OFF)
                .map(RefreshOnStartup::begin)
                .toList();
        waits.forEach(Runnable::run);
    }

    /** Begins one, and returns what waits for it as long as is wanted. */
    private static Runnable begin(First first) {
        if (first.onStartup() != OnStartup.WAIT) {
            first.history().start();
            return () -> {};
        }
        CompletableFuture<Refresh> ended = new CompletableFuture<>();
        first.history().onRefresh(ended::complete).start();
        return () -> await(first, ended);
    }

    private static void await(First first, CompletableFuture<Refresh> ended) {
        Refresh refresh;
        try {
            refresh = ended.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + first.prefix() + " waited for its first history", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
        refresh.failure().ifPresent(failure -> {
            throw new IllegalStateException(
                    "the first history of " + first.prefix()
                            + " was not built, and retention4j.refresh.on-startup=wait waits for it",
                    failure);
        });
    }

    @Override
    public void stop() {
        isRunning = false;
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }

    /** Those of web servers are far above. */
    @Override
    public int getPhase() {
        return 0;
    }
}
