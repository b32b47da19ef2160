package io.github.retention4j.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.retention4j.intake.Progress;
import io.github.retention4j.model.Customer;
import io.github.retention4j.model.Visit;
import io.github.retention4j.staging.Sizes;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ProgressListenerTest {
    private static final ExecutorService POOL = Executors.newFixedThreadPool(2);
    private static final int ROWS_A_REPORT = 262_144;

    @AfterAll
    static void shutDown() {
        POOL.shutdownNow();
    }

    private static HistoryBuilder builder() {
        return new HistoryBuilder(ZoneId.of("Asia/Riyadh"), CurrencyUnit.of("SAR"), new Sizes(16, 10, 100, 100))
                .parallelism(3, POOL);
    }

    private static HistoryBuilder addRows(HistoryBuilder builder, int rows) {
        for (int row = 0; row < rows; row++) {
            builder.addOrder(row % 500, row, 1);
        }
        return builder;
    }

    private static HistoryBuilder addColumns(HistoryBuilder builder, int rows) {
        long[] numbers = LongStream.range(0, rows).toArray();
        return builder.orderColumns(numbers, numbers, numbers);
    }

    private static Progress read(long rows, OptionalDouble share) {
        return new Progress(Progress.Phase.READING, rows, share);
    }

    @Test
    void rowsAreReportedNowAndThen() {
        List<Progress> heard = new ArrayList<>();
        HistoryBuilder builder = builder().onProgress(heard::add);
        addRows(builder, ROWS_A_REPORT - 1);
        assertThat(heard).isEmpty();
        addRows(builder, 1);
        builder.source("orders").readSoFar(0.25);
        addRows(builder, ROWS_A_REPORT);
        assertThat(heard)
                .containsExactly(
                        read(ROWS_A_REPORT, OptionalDouble.empty()), read(2 * ROWS_A_REPORT, OptionalDouble.of(0.25)));
    }

    @Test
    void columnsAreReportedWhenTheyAreIn() {
        List<Progress> heard = new ArrayList<>();
        HistoryBuilder builder = builder().parallelism(1).onProgress(heard::add);
        addColumns(builder, ROWS_A_REPORT - 10);
        assertThat(heard).isEmpty();
        addColumns(builder, 3 * ROWS_A_REPORT);
        addRows(builder, 10);
        assertThat(heard)
                .containsExactly(
                        read(4 * ROWS_A_REPORT - 10, OptionalDouble.empty()),
                        read(4 * ROWS_A_REPORT, OptionalDouble.empty()));
    }

    @Test
    void partsThatAreBuiltAddUpToAll() {
        List<Progress> heard = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger inside = new AtomicInteger();
        HistoryBuilder builder = addColumns(builder(), 3000).onProgress(progress -> {
            assertThat(inside.incrementAndGet()).isEqualTo(1);
            heard.add(progress);
            inside.decrementAndGet();
        });
        builder.source("orders").add(Customer.of("without an order"));
        for (int guest = 0; guest < 1000; guest++) {
            builder.addOrder("", guest, 1);
        }
        History history = builder.build();
        assertThat(heard).hasSizeGreaterThan(5).allMatch(p -> p.phase() == Progress.Phase.BUILDING);
        for (int i = 1; i < heard.size(); i++) {
            assertThat(heard.get(i).done())
                    .isGreaterThanOrEqualTo(heard.get(i - 1).done());
            assertThat(share(heard.get(i))).isGreaterThan(share(heard.get(i - 1)));
        }
        assertThat(heard.get(heard.size() - 1))
                .isEqualTo(new Progress(Progress.Phase.BUILDING, history.customerCount(), OptionalDouble.of(1)));
        assertThat(history.customerCount()).isEqualTo(3001);
    }

    private static double share(Progress progress) {
        return progress.share().orElseThrow();
    }

    @Test
    void aHistoryWithoutOrdersIsWhollyBuiltToo() {
        List<Progress> heard = new ArrayList<>();
        HistoryBuilder builder = builder().onProgress(heard::add);
        builder.source("orders").add(Customer.of("without an order"));
        builder.build();
        assertThat(heard).containsExactly(new Progress(Progress.Phase.BUILDING, 1, OptionalDouble.of(1)));
    }

    /** Visits can be a thousand times as many as orders, so their parts are told as those of orders are. */
    @Test
    void partsOfAHistoryOfVisitsAddUpToAll() {
        List<Progress> heard = Collections.synchronizedList(new ArrayList<>());
        HistoryBuilder builder = builder().onProgress(heard::add);
        for (int visit = 0; visit < 3000; visit++) {
            Visit anonymous = Visit.of(Instant.ofEpochMilli(visit), 1, 0);
            builder.visits(List.of(visit % 10 == 0 ? anonymous : anonymous.by("c" + visit % 700)));
        }
        builder.build();
        assertThat(heard).hasSizeGreaterThan(5);
        for (int i = 1; i < heard.size(); i++) {
            assertThat(share(heard.get(i))).isGreaterThan(share(heard.get(i - 1)));
        }
        assertThat(share(heard.get(heard.size() - 1))).isEqualTo(1);
    }

    private static void fail(Progress progress) {
        throw new IllegalStateException("enough at " + progress.phase());
    }

    @Test
    void whatAListenerThrowsWhileRowsAreReadLeavesNothingToBuild() {
        for (boolean columns : new boolean[] {true, false}) {
            HistoryBuilder builder = builder().onProgress(ProgressListenerTest::fail);
            assertThatIllegalStateException()
                    .isThrownBy(() -> {
                        HistoryBuilder filled =
                                columns ? addColumns(builder, ROWS_A_REPORT) : addRows(builder, ROWS_A_REPORT);
                        filled.build();
                    })
                    .withMessage("enough at READING");
            assertThatIllegalStateException().isThrownBy(builder::build).withMessageContaining("use a new one");
        }
    }

    @Test
    void whatAListenerThrowsWhilePartsAreBuiltReachesTheCaller() {
        HistoryBuilder builder = addColumns(builder(), 3000).onProgress(ProgressListenerTest::fail);
        assertThatIllegalStateException().isThrownBy(builder::build).withMessage("enough at BUILDING");
        assertThatIllegalStateException().isThrownBy(builder::build).withMessageContaining("use a new one");
    }
}
