package io.github.retention4j.examples.load;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.History;
import io.github.retention4j.history.RefreshedHistory;
import io.github.retention4j.metric.retention.RetentionRate;
import io.github.retention4j.model.Window;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How long the endpoint takes while the history is built anew, beside how long it takes when it is not; in turns, in one run. Each answer
 * is checked: its orders, customers and retention rate are those of one history. Prints a Markdown table.
 */
public final class RefreshUnderLoad {
    private static final int ROUNDS = 30;
    private static final int WARM_UP = 5;
    private static final int PER_SECOND = 100;
    private static final double GOAL = 2;
    private static final Window MONTH = Window.month(2025, 12);

    private final RefreshedHistory refreshed;
    private final Visitors visitors;
    private final Set<String> told = ConcurrentHashMap.newKeySet();
    private final Set<String> right = ConcurrentHashMap.newKeySet();
    private final List<Double> quiet = new ArrayList<>();
    private final List<Double> busy = new ArrayList<>();
    private double refreshes;

    /** The starter alone, and orders that are made up. */
    @EnableAutoConfiguration
    static class Application {
        @Bean
        MadeUpOrders orders() {
            return new MadeUpOrders(Integer.getInteger("orders", 10_000_000));
        }
    }

    private RefreshUnderLoad(RefreshedHistory refreshed, URI endpoint) {
        this.refreshed = refreshed;
        visitors = new Visitors(endpoint, PER_SECOND, answer -> told.add(essence(answer)));
    }

    /**
     * Runs it: a minute or two.
     *
     * @param args none
     * @throws Exception if a refresh fails, or an answer is of no history
     */
    public static void main(String[] args) throws Exception {
        try (ConfigurableApplicationContext application = SpringApplication.run(
                Application.class,
                "--server.port=0",
                "--spring.main.banner-mode=off",
                "--retention4j.refresh.on-startup=off")) {
            String port = application.getEnvironment().getProperty("local.server.port");
            new RefreshUnderLoad(
                            application.getBean(RefreshedHistory.class),
                            URI.create("http://127.0.0.1:" + port + "/actuator/retention"))
                    .compare();
        }
    }

    private void compare() throws Exception {
        remember(refresh());
        // So that all is loaded and compiled.
        for (int i = 0; i < WARM_UP; i++) {
            whileRefreshing();
        }
        refreshes = 0;
        for (int i = 0; i < ROUNDS; i++) {
            double before = refreshes;
            busy.addAll(whileRefreshing());
            long end = System.nanoTime() + (long) ((refreshes - before) * 1e9);
            quiet.addAll(visitors.askWhile(() -> System.nanoTime() < end));
        }
        if (!right.containsAll(told)) {
            told.removeAll(right);
            throw new IllegalStateException(told.size() + " kinds of answers are of no history, such as "
                    + told.iterator().next());
        }
        print();
    }

    private List<Double> whileRefreshing() throws Exception {
        CompletableFuture<History> refresh = CompletableFuture.supplyAsync(this::refresh);
        List<Double> took = visitors.askWhile(() -> !refresh.isDone());
        remember(refresh.get());
        return took;
    }

    private History refresh() {
        long began = System.nanoTime();
        History history;
        try {
            history = refreshed.refresh();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        refreshes += (System.nanoTime() - began) / 1e9;
        return history;
    }

    /** What answers of it have to tell. */
    private void remember(History history) {
        double rate = MetricsEngine.over(history)
                .compute(RetentionRate.in(MONTH))
                .value()
                .orElseThrow();
        right.add(history.orderCount() + " " + history.customerCount() + " " + rate);
    }

    /** What of an answer tells which history it is of. */
    private static String essence(String answer) {
        if (!answer.startsWith("{")) {
            return answer;
        }
        JsonNode json = JsonMapper.shared().readTree(answer);
        JsonNode history = json.get("history");
        return history.get("orders").asLong() + " " + history.get("customers").asLong() + " "
                + json.get("metrics").get(0).get("value").asDouble();
    }

    private void print() {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        System.out.printf(
                Locale.ROOT,
                "%n**The endpoint while %,d orders are built anew**, %d requests a second, %d refreshes of %.1f s%n%n",
                refreshed.current().orElseThrow().orderCount(),
                PER_SECOND,
                ROUNDS,
                refreshes / ROUNDS);
        System.out.printf(
                Locale.ROOT,
                "%d × %s, JDK %s, heap %d MB, load %.1f; %,d answers, each of one of %d histories%n%n",
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.arch"),
                Runtime.version(),
                Runtime.getRuntime().maxMemory() >> 20,
                load,
                quiet.size() + busy.size(),
                right.size());
        System.out.println("| | while it is refreshed | between | ratio | goal | |");
        System.out.println("| --- | ---: | ---: | ---: | ---: | --- |");
        line("median", 0.5, 0);
        line("p99", 0.99, GOAL);
        line("the slowest", 1, 0);
    }

    private void line(String what, double share, double goal) {
        double during = at(busy, share);
        double between = at(quiet, share);
        double ratio = during / between;
        System.out.printf(
                Locale.ROOT,
                "| %s | %.1f ms | %.1f ms | %.2f × | %s | %s |%n",
                what,
                during,
                between,
                ratio,
                goal == 0 ? "" : String.format(Locale.ROOT, "≤ %.0f ×", goal),
                goal == 0 ? "" : ratio <= goal ? "met" : "**missed**");
    }

    private static double at(List<Double> took, double share) {
        List<Double> sorted = took.stream().sorted().toList();
        return sorted.get(Math.min(sorted.size() - 1, (int) Math.ceil(share * sorted.size()) - 1));
    }
}
