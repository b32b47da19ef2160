package io.github.retention4j.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code --look} says of a file, and of a pipe, which can be read once. */
@SuppressWarnings("StringConcatToTextBlock") // a row a line, as in a file
class CommandLineLookTest {
    private static final String ORDERS = "order;customer;date;total\n" + "1;SECRET;2026-01-05;10\n";

    @TempDir
    private Path folder;

    private static String proposal(String source) {
        return "History history = " + source
                + ".\n        delimiter(';').\n        orders().\n        order(\"order\").\n";
    }

    @Test
    void proposesHowAFileIsRead() throws IOException {
        DemoRun run = DemoRun.of(
                Files.writeString(folder.resolve("orders.csv"), ORDERS).toString(), "--look");

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .startsWith("orders.csv: 1 row behind the header in line 1\n")
                .contains(".\n        delimiter(';').\n        orders().\n")
                .doesNotContain("SECRET");
    }

    @Test
    void looksAtStandardInput() throws IOException {
        // Longer than what is looked at of a pipe that is read once.
        byte[] orders = ("order;customer;date;total\n" + "1;SECRET;2026-01-05;10\n".repeat(100_000)).getBytes(UTF_8);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(orders);
        }

        for (byte[] bytes : List.of(orders, packed.toByteArray())) {
            DemoRun run = DemoRun.reading(new ByteArrayInputStream(bytes), "-", "--look");

            assertThat(run.err()).isEmpty();
            assertThat(run.out())
                    .startsWith("standard input: 100000 rows behind the header in line 1\n")
                    .contains(proposal("Csv.stream(\"standard input\", streams)"))
                    .doesNotContain("SECRET");
        }
        assertThat(DemoRun.reading(new ByteArrayInputStream(new byte[0]), "-", "--look")
                        .err()
                        .strip())
                .isEqualTo("standard input:1: the file is empty; its first line must name the columns");
    }

    @Test
    void looksAtAPipeThatHasAPath() throws IOException, InterruptedException {
        assumeTrue(Files.exists(Path.of("/dev/stdin")));
        Process demo = new ProcessBuilder(DemoRun.command(List.of(), "/dev/stdin", "--look")).start();
        try (var in = demo.getOutputStream()) {
            in.write(ORDERS.getBytes(UTF_8));
        }

        assertThat(new String(demo.getInputStream().readAllBytes(), UTF_8)).contains("stdin: 1 row behind the header");
        assertThat(demo.waitFor()).isZero();
    }

    @Test
    void keepsNoMoreOfAPipeThanItHasRoomFor() throws IOException {
        int most = 1 << 20;
        Supplier<InputStream> kept = Pipe.kept("a pipe", new ByteArrayInputStream(new byte[most]), most);

        assertThat(kept.get().readAllBytes()).hasSize(most);
        assertThat(kept.get().readAllBytes()).hasSize(most);
        assertThatThrownBy(() -> Pipe.kept("a pipe", new ByteArrayInputStream(new byte[most + 1]), most))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a pipe: it is read several times, and has more than the 1 MB that are kept for that;"
                        + " save it as a file, and give its path");
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the other end is gone");
            }

            @Override
            public int read(byte[] to, int offset, int length) throws IOException {
                return read();
            }
        };
        assertThatThrownBy(() -> Pipe.kept("a pipe", broken, most))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("a pipe: cannot be read: the other end is gone");
    }
}
