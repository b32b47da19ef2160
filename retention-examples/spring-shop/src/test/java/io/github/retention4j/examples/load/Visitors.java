package io.github.retention4j.examples.load;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Asks at a steady pace, whatever the answers take: a request that has to wait because the one before was slow is slow itself. So the
 * time counts from when it was due.
 */
final class Visitors {
    /** As many connections as an application's own dashboards might have; beyond them requests wait, and that counts. */
    private static final int AT_ONCE = 16;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Runnable::run)
            .build();
    private final HttpRequest request;
    private final long pause;
    private final Consumer<String> answered;

    Visitors(URI uri, int perSecond, Consumer<String> answered) {
        request = HttpRequest.newBuilder(uri).build();
        pause = 1_000_000_000L / perSecond;
        this.answered = answered;
    }

    /** Asks as long as that holds, and returns how long each took, in milliseconds. */
    List<Double> askWhile(BooleanSupplier goesOn) {
        Queue<Double> took = new ConcurrentLinkedQueue<>();
        List<CompletableFuture<Void>> asked = new ArrayList<>();
        Semaphore free = new Semaphore(AT_ONCE);
        for (long due = System.nanoTime(); goesOn.getAsBoolean(); due += pause) {
            LockSupport.parkNanos(due - System.nanoTime());
            free.acquireUninterruptibly();
            long from = due;
            asked.add(client.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                    .whenComplete((response, failure) -> {
                        took.add((System.nanoTime() - from) / 1e6);
                        free.release();
                    })
                    .thenAccept(
                            response -> answered.accept(response.statusCode() == 200 ? response.body() : "no answer")));
        }
        CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new)).join();
        return List.copyOf(took);
    }
}
