package io.github.retention4j.io;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.history.SourceRows;
import io.github.retention4j.io.file.PlainRows;
import io.github.retention4j.io.file.ReadingSizes;
import io.github.retention4j.io.file.TextInput;
import io.github.retention4j.io.row.Header;
import io.github.retention4j.io.row.RowText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What many threads that read one file take, and share out; that they read the same as one does, {@link PlainRowsProps} says. */
class CsvThreadsTest {
    private static final int ROWS = 6_000;

    private static HistoryBuilder builder() {
        return History.builder(ZoneId.of("Asia/Riyadh"), CurrencyUnit.of("SAR"));
    }

    private static String file(int rows) {
        StringBuilder text = new StringBuilder("who,at,total,note\n");
        for (int row = 0; row < rows; row++) {
            text.append(row % 700).append(",2025-03-01,").append(row).append(".50,\n");
        }
        return text.toString();
    }

    private static OrderColumns orders(Supplier<InputStream> streams) {
        return Csv.stream("orders.csv", streams)
                .orders()
                .customer("who")
                .time("at", "yyyy-MM-dd")
                .amount("total");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 70_000, Integer.MAX_VALUE})
    void anyNumberOfThreadsMayBeStated(int threads) {
        HistoryBuilder builder = builder().parallelism(threads, Runnable::run);

        History history = orders(Source.text(file(ROWS))).into(builder).build();

        assertThat(history.orderCount()).isEqualTo(ROWS);
    }

    /** Unpacking gives a few bytes at a time, which would be one piece, for one thread. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aPackedFileIsSharedOutAsWell(boolean packed) {
        byte[] bytes = file(ROWS).getBytes(UTF_8);
        AtomicInteger tasks = new AtomicInteger();
        HistoryBuilder builder = builder().parallelism(2, task -> {
            tasks.incrementAndGet();
            task.run();
        });
        OrderColumns orders = orders(Source.bytes(packed ? Source.gzip(bytes) : bytes));

        // So small pieces that there are several, and so many rows a batch that it is only given in the end.
        History history = Source.as(orders, csv -> csv.sizes(new ReadingSizes(512, ROWS, 100, 1024)))
                .into(builder)
                .build();

        assertThat(history.orderCount()).isEqualTo(ROWS);
        assertThat(tasks.get()).isGreaterThan(bytes.length / (1024 * 8) / 2);
    }

    @Test
    void aRowOfTooManyCharactersIsToldByItsLine() {
        String text =
                file(ROWS) + "7,2025-03-01,1.50," + "x".repeat(RowText.MOST_CHARACTERS) + "\n" + "7,2025-03-01,1.50,\n";

        assertThatThrownBy(() -> orders(Source.text(text)).into(builder().parallelism(2)))
                .hasMessage("orders.csv:" + (ROWS + 2)
                        + ": column \"note\": the row has more than 1048576 characters; is a quote left open?");
    }

    /** Each thread has a row of its own, and all of them lie in one large buffer. */
    @Test
    void charactersAreMadeOfARowAndNotOfItsBuffer() {
        byte[] buffer = new byte[1 << 20];
        Arrays.fill(buffer, (byte) 'x');
        int from = 1_000_000;
        int[] marks = {from - 1, from + 3, from + 10};
        Row row = new Row("orders.csv");
        row.become(Header.ofLine("orders.csv", 1, List.of("a", "b")));
        row.cells().take(2, buffer, marks, 0, 2);

        assertThat(row.characters(1)).hasSizeLessThan(100);
        assertThat(row.text(0)).isEqualTo("xxx");
        assertThat(row.view(1).toString()).isEqualTo("xxxxxx");
    }

    @Test
    void aBatchIsGivenOverAsSoonAsItIsFull() {
        HistoryBuilder builder = builder();
        SourceRows source = builder.source("orders");
        OrderBatch batch = new OrderBatch(new ReadingSizes(1, 4, 1, 1), source, source::atLine, 1);
        OrderRows rows = new OrderRows();
        for (int row = 0; row < 10; row++) {
            rows.add(7, 0, 100);
        }
        batch.addAll(2, rows, 0, 3);
        assertThat(builder.toString()).contains("no rows yet");
        batch.addAll(5, rows, 0, 10);
        assertThat(builder.toString()).contains("12 rows");
        batch.flush();
        assertThat(builder.toString()).contains("13 rows");
    }

    private static TextInput input(Supplier<InputStream> streams) throws IOException {
        return TextInput.open(streams.get(), -1, UTF_8, 16);
    }

    @Test
    void aLargerBufferIsFilledHoweverLittleTheStreamGives() throws IOException {
        byte[] bytes = "123456789\n".repeat(100).getBytes(US_ASCII);
        try (TextInput input = input(Source.fewAtATime(bytes, 7))) {
            input.enlarge(505);
            assertThat(input.lines() - input.place()).isEqualTo(500);
            input.takeUntil(input.place() + 500);
            assertThat(input.lines() - input.place()).isEqualTo(500);
        }
    }

    @Test
    void whatWasReadBeforeAFailureIsTakenFirst() throws IOException {
        Supplier<InputStream> failing = Source.then("123456789\n".repeat(30) + "1234", (to, offset, length) -> {
            throw new IOException("the disk is gone");
        });
        try (TextInput input = input(failing)) {
            input.enlarge(505);
            assertThat(input.lines() - input.place()).isEqualTo(300);
            input.takeUntil(input.place() + 300);
            assertThatThrownBy(input::lines).hasMessage("the disk is gone");
            assertThatThrownBy(input::lines).hasMessage("the disk is gone");
        }
    }

    /** Whose bytes are as of ASCII, but which only guesses what is written, and cannot write. */
    @Test
    void anEncodingThatGuessesIsLeftToTheParser() {
        assertThat(PlainRows.canRead(',', Charset.forName("windows-1256"))).isTrue();
        assertThat(PlainRows.canRead(',', Charset.forName("x-JISAutoDetect"))).isFalse();
        assertThat(PlainRows.canRead('|', Charset.forName("GBK"))).isFalse();
    }
}
