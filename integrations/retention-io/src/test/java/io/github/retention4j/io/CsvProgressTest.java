package io.github.retention4j.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.intake.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvProgressTest {
    /** A builder tells its listener so often. */
    private static final int ROWS_A_REPORT = 1 << 18;

    private static final int REPORTS = 3;

    @TempDir
    private Path folder;

    private static HistoryBuilder builder() {
        return History.builder(ZoneId.of("UTC"), CurrencyUnit.of("EUR"));
    }

    private static OrderColumns columns(OrderColumns orders) {
        return orders.customer("who").time("at", "yyyy-MM-dd").amount("total");
    }

    /** As many rows as make a few reports, and no more; random amounts, which gzip cannot make much shorter. */
    private static byte[] rows() {
        Random random = new Random(20261122);
        StringBuilder text = new StringBuilder("who,at,total\n");
        for (int row = 0; row < REPORTS * ROWS_A_REPORT; row++) {
            text.append(row % 1000)
                    .append(",2026-01-05,")
                    .append(random.nextInt(100_000_000))
                    .append('\n');
        }
        return text.toString().getBytes(UTF_8);
    }

    private static List<Progress> reading(OrderColumns orders) {
        List<Progress> heard = new ArrayList<>();
        columns(orders).into(builder().onProgress(heard::add));
        assertThat(heard).hasSize(REPORTS).allMatch(p -> p.phase() == Progress.Phase.READING);
        return heard;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theShareOfAFilesBytesGoesUpToAllOfThem(boolean packed) throws IOException {
        byte[] rows = rows();
        Path file = Files.write(folder.resolve("orders.csv"), packed ? Source.gzip(rows) : rows);

        List<Double> shares = reading(Csv.file(file).orders()).stream()
                .map(p -> p.share().orElseThrow())
                .toList();

        // What is taken but waits in buffers counts as taken, so a share is a little high.
        for (int report = 1; report <= REPORTS; report++) {
            double exact = (double) report / REPORTS;
            assertThat(shares.get(report - 1)).isBetween(exact - 0.01, Math.min(1, exact + 0.1));
        }
    }

    @Test
    void aStreamHasNoShares() {
        List<Progress> heard =
                reading(Csv.stream("orders.csv", Source.bytes(rows())).orders());

        assertThat(heard).allMatch(p -> p.share().isEmpty());
        assertThat(heard).extracting(Progress::done).containsExactly(262_144L, 524_288L, 786_432L);
    }

    @Test
    void eachFileIsAWholeOfItsOwn() throws IOException {
        Path first = Files.write(folder.resolve("first.csv"), rows());
        Path second = Files.write(folder.resolve("second.csv"), rows());
        List<Double> shares = new ArrayList<>();
        HistoryBuilder builder = builder().onProgress(p -> shares.add(p.share().orElseThrow()));

        columns(Csv.file(first).orders()).into(builder);
        columns(Csv.file(second).orders()).into(builder);

        assertThat(shares).hasSize(2 * REPORTS);
        assertThat(shares.subList(0, REPORTS)).isEqualTo(shares.subList(REPORTS, 2 * REPORTS));
    }

    @Test
    void whatAListenerThrowsReachesTheCaller() throws IOException {
        Path file = Files.write(folder.resolve("orders.csv"), rows());
        HistoryBuilder builder = builder().onProgress(progress -> {
            throw new ArithmeticException("the listener's own");
        });

        assertThatThrownBy(() -> columns(Csv.file(file).orders()).into(builder))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("the listener's own");
        assertThatThrownBy(builder::build).isInstanceOf(IllegalStateException.class);
    }
}
