package io.github.retention4j.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.intake.Progress;
import io.github.retention4j.intake.Progress.Phase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressBarTest {
    /** Where the clock starts must not matter: a nanoTime may be below zero, and pass the end of the range. */
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 100_000_000);

    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final ProgressBar bar = new ProgressBar(new PrintStream(screen, false, UTF_8), nanos::get);

    private static Progress reading(long rows) {
        return new Progress(Phase.READING, rows, OptionalDouble.empty());
    }

    private void after(int millis, Progress progress) {
        nanos.addAndGet(millis * 1_000_000L);
        bar.update(progress);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    READING  | 262144      | 0     | reading: 262,144 rows [..............................] 100 % left
                    READING  | 1048576     | 0.5   | reading: 1,048,576 rows [###############...............] 50 % left
                    READING  | 1048576     | 0.999 | reading: 1,048,576 rows [#############################.] 0 % left
                    BUILDING | 12345678901 | 0.25  | building: 12,345,678,901 customers [#######.......................] 75 % left
                    BUILDING | 1           | 1     | building: 1 customers [##############################] 0 % left
                    """)
    void aLineSaysWhatIsDoneAndWhatIsLeft(Phase stage, long done, double share, String line) {
        assertThat(ProgressBar.line(new Progress(stage, done, OptionalDouble.of(share))))
                .isEqualTo(line)
                .hasSizeLessThan(80);
    }

    @Test
    void aLineHasNoBarWhereNobodyKnowsHowMuchThereIs() {
        assertThat(ProgressBar.line(reading(1_048_576))).isEqualTo("reading: 1,048,576 rows");
    }

    @Test
    void tellsHowMuchMemoryTheRestWouldTake() {
        assertThat(bar.memoryNeeded(256 << 20))
                .isEqualTo("out of memory: Java had 256 MB and needs more; start it with java -Xmx512m");

        bar.update(new Progress(Phase.READING, 1_048_576, OptionalDouble.of(0.4)));
        assertThat(bar.memoryNeeded(256 << 20))
                .isEqualTo("out of memory after 1,048,576 rows were read: Java had 256 MB and needs about 960;"
                        + " start it with java -Xmx960m");
        bar.update(new Progress(Phase.READING, 1_048_576, OptionalDouble.of(0)));
        assertThat(bar.memoryNeeded(64 << 20)).endsWith("-Xmx9600m");

        bar.update(reading(2_097_152));
        assertThat(bar.memoryNeeded(10L << 30))
                .isEqualTo("out of memory after 2,097,152 rows were read: Java had 10240 MB and needs more;"
                        + " start it with java -Xmx20480m");
        bar.update(new Progress(Phase.BUILDING, 5000, OptionalDouble.of(0.4)));
        assertThat(bar.memoryNeeded(100 << 20))
                .isEqualTo("out of memory when 5,000 customers were built: Java had 100 MB and needs more;"
                        + " start it with java -Xmx256m");
    }

    @Test
    void aLineIsTheSameUnderAnyLocale() {
        Locale locale = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-SA-u-nu-arab"));
            assertThat(ProgressBar.line(reading(1_048_576))).isEqualTo("reading: 1,048,576 rows");
        } finally {
            Locale.setDefault(locale);
        }
    }

    @Test
    void quickWorkShowsNothing() {
        after(0, reading(1));
        after(499, reading(2));
        bar.close();

        assertThat(screen.size()).isZero();
    }

    @Test
    void isRewrittenInPlaceNowAndThenAndWipedAtTheEnd() {
        after(500, reading(1000));
        after(49, reading(2000));
        after(1, reading(30));
        bar.close();

        assertThat(screen.toString(UTF_8))
                .isEqualTo("\rreading: 1,000 rows" + "\rreading: 30 rows   " + "\r                \r");
    }

    @Test
    void canBeWipedTwice() {
        after(500, reading(1000));
        bar.close();
        int once = screen.size();
        bar.close();

        assertThat(screen.size()).isEqualTo(once);
    }
}
