package io.github.retention4j.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.FiledShop.Wishes;
import io.github.retention4j.intake.HistoryFileException;
import io.github.retention4j.metric.value.AverageOrderValue;
import io.github.retention4j.model.Customer;
import io.github.retention4j.model.Visit;
import io.github.retention4j.model.Window;
import io.github.retention4j.testing.FileSections;
import io.github.retention4j.testing.FileSections.Section;
import io.github.retention4j.testing.Filed;
import io.github.retention4j.testing.LargeStore;
import io.github.retention4j.testing.StoreRows;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryFileTest {
    private static final int BASIS = 1;
    private static final int DAYS = 3;
    private static final int KINDS = 5;
    private static final int PAGE = 6;
    private static final int BLOCK = 7;
    private static final int OUTCOMES = 8;
    private static final int NOT_KNOWN = 77;
    private static final int OPTIONAL = 1;

    private static final byte[] SHOP = Filed.bytes(FiledShop.history());

    @TempDir
    private Path folder;

    private static History read(byte[] file) throws IOException {
        return History.read(new ByteArrayInputStream(file), "shop", Wishes.KIND);
    }

    /** As a file, whose size is known. */
    private static History readSized(byte[] file) throws IOException {
        return HistoryFile.read(Channels.newChannel(new ByteArrayInputStream(file)), file.length, "shop", Wishes.KIND);
    }

    private static FileSections shop() {
        return FileSections.of(SHOP);
    }

    private static void assertRefused(byte[] file, String... reasons) {
        for (boolean isSized : List.of(true, false)) {
            assertThatExceptionOfType(HistoryFileException.class)
                    .isThrownBy(() -> {
                        if (isSized) {
                            readSized(file);
                        } else {
                            read(file);
                        }
                    })
                    .satisfies(refusal -> {
                        assertThat(refusal.file()).isEqualTo("shop");
                        assertThat(refusal.offset()).isBetween(0L, (long) file.length);
                        assertThat(refusal).hasMessage("shop at byte " + refusal.offset() + ": " + refusal.reason());
                        for (String reason : reasons) {
                            assertThat(refusal.reason()).contains(reason);
                        }
                    });
        }
    }

    private static void assertSame(History again, History history) {
        assertThat(Seen.inBlocks(again)).isEqualTo(Seen.inBlocks(history));
        assertThat(again.basis()).isEqualTo(history.basis());
        assertThat(again.intake()).isEqualTo(history.intake());
        assertThat(again.extent()).hasToString(history.extent().toString());
        assertThat(again).hasToString(history.toString());
    }

    // ---- back as it was

    private static Stream<History> histories() {
        HistoryBuilder ids = History.builder(ZoneId.of("UTC"), CurrencyUnit.EUR);
        long noon = Instant.parse("2026-03-05T12:00:00Z").toEpochMilli();
        Stream.of("x", "عميل", "a\uD800b", "0", "-0", "123e4567-e89b-12d3-a456-426614174000", "Y".repeat(70_000))
                .forEach(id -> ids.addOrder(id, noon, id.length()));
        HistoryBuilder offset = History.builder(ZoneId.of("+03:30"), CurrencyUnit.JPY);
        offset.addOrder("x", noon, 1);
        return Stream.of(
                FiledShop.history(),
                StoreRows.riyadh().store().history(),
                StoreRows.riyadh().observedThrough("2026-12-31").store().history(),
                StoreRows.riyadh().customer(Customer.of("idle")).store().history(),
                StoreRows.riyadh()
                        .orders("", "2026-03-05", "2026-03-06")
                        .refundedOrder("", "2026-03-07", 10, "2026-03-08", 10)
                        .store()
                        .history(),
                StoreRows.riyadh()
                        .order("c", "2026-03-05", Long.MAX_VALUE / 2)
                        .order("c", "2026-03-05", 1)
                        .order("d", "2026-03-05", 0)
                        .store()
                        .history(),
                ids.build(),
                offset.build(),
                LargeStore.history());
    }

    @ParameterizedTest
    @MethodSource("histories")
    void comesBackFromBytesAndFromAFile(History history) throws IOException {
        byte[] bytes = Filed.bytes(history);
        assertSame(read(bytes), history);
        Path file = folder.resolve("shop.r4h");
        history.write(file);
        assertThat(file).hasBinaryContent(bytes);
        History again = History.read(file, Wishes.KIND);
        assertSame(again, history);
        assertThat(Filed.bytes(again)).isEqualTo(bytes);
        assertThat(FileSections.of(bytes).bytes()).isEqualTo(bytes);
    }

    @Test
    void aPageThatBlocksShareIsInItOnce() {
        FileSections file = FileSections.of(Filed.bytes(LargeStore.history()));
        long pages = file.sections().stream().filter(s -> s.kind() == PAGE).count();
        long blocks = file.sections().stream().filter(s -> s.kind() == BLOCK).count();
        assertThat(blocks).isEqualTo(LargeStore.history().blocks().size());
        assertThat(pages).isBetween(2L, blocks - 1);
        long cells = file.sections().stream()
                .filter(s -> s.kind() == PAGE)
                .mapToLong(s -> s.get(0))
                .sum();
        assertThat(cells).isEqualTo(LargeStore.history().orderCount());
    }

    @Test
    void aStreamIsReadAsFarAsTheHistoryGoesAndIsLeftOpen() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        OutputStream notToBeClosed = new OutputStream() {
            @Override
            public void write(int b) {
                out.write(b);
            }

            @Override
            public void close() {
                throw new IllegalStateException("closed");
            }
        };
        FiledShop.history().write(notToBeClosed);
        LargeStore.history().write(notToBeClosed);
        out.write('x');
        InputStream both = new ByteArrayInputStream(out.toByteArray()) {
            @Override
            public synchronized int read(byte[] b, int off, int len) {
                // A stream may give less than is asked for.
                return super.read(b, off, Math.min(len, 1_000));
            }

            @Override
            public void close() {
                throw new IllegalStateException("closed");
            }
        };
        assertSame(History.read(both, "first", Wishes.KIND), FiledShop.history());
        assertSame(History.read(both, "second"), LargeStore.history());
        assertThat(both.read()).isEqualTo('x');
    }

    /** Version 1 is read for ever, and says the same for ever. */
    @Test
    void theFileOfVersionOneIsStillRead() throws IOException {
        Path golden = Path.of("src", "test", "resources", "io", "github", "retention4j", "history", "shop-1.r4h");
        if ("write".equals(System.getProperty("golden"))) {
            Files.write(golden, SHOP);
        }
        History shop = History.read(golden, Wishes.KIND);
        assertThat(shop)
                .hasToString("History: 6 customers, 14 orders and 2 refunded in full, 2023-12-15 to 2026-01-15,"
                        + " Europe/London, GBP, 1 note, 1 row refused (see intake())");
        assertSame(shop, FiledShop.history());
        assertThat(shop.customer("7").orElseThrow().records(Wishes.KIND).product(0))
                .isEqualTo("bicycle");
        assertThat(FileSections.of(Files.readAllBytes(golden)).version()).isEqualTo(1);
    }

    // ---- kinds of one's own

    @Test
    void aKindThatIsNotNamedIsRefused() {
        assertThatThrownBy(() -> History.read(new ByteArrayInputStream(SHOP), "shop"))
                .isInstanceOfSatisfying(
                        HistoryFileException.class,
                        told -> assertThat(told.isIntact())
                                .as("another copy is no better")
                                .isTrue())
                .hasMessageEndingWith(
                        "it has records called wishes, which are of no kind of the library; name their kind,"
                                + " as in History.read(path, Wishes.KIND)");
    }

    @Test
    void aKindOfOtherColumnsIsRefused() {
        RecordKind<String, Records> other =
                RecordKind.of("wishes", 3, (wish, row) -> {}, customer -> new Records(customer, Wishes.KIND));
        assertThatThrownBy(() -> History.read(new ByteArrayInputStream(SHOP), "shop", other))
                .isInstanceOfSatisfying(
                        HistoryFileException.class,
                        told -> assertThat(told.isIntact()).isTrue())
                .hasMessageEndingWith(
                        "its records called wishes have 2 columns, and their kind has 3; give the kind they"
                                + " were written with");
    }

    @Test
    void twoKindsOfOneNameAreRefused() {
        RecordKind<Visit, Records> visits =
                RecordKind.of("visits", 4, (visit, row) -> {}, customer -> new Records(customer, Visits.KIND));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> History.read(new ByteArrayInputStream(SHOP), "shop", Wishes.KIND, visits))
                .withMessage("two kinds of records are called visits; give one of them another name");
    }

    @Test
    void aKindMayBeNamedTwiceAndWithoutNeed() throws IOException {
        byte[] plain =
                Filed.bytes(StoreRows.riyadh().orders("c", "2026-03-05").store().history());
        History again = History.read(new ByteArrayInputStream(plain), "plain", Wishes.KIND, Visits.KIND, Wishes.KIND);
        assertThat(again.orderCount()).isEqualTo(1);
    }

    // ---- damage

    @Test
    void eachAlteredByteIsTold() {
        for (int at = 0; at < SHOP.length; at++) {
            byte[] altered = SHOP.clone();
            // Each of the eight bits, or all of them.
            altered[at] ^= (byte) (at % 9 == 8 ? 0xFF : 1 << (at % 9));
            // Up to there all was well; a length that was altered leads to the end.
            long place = Math.max(at, 8);
            assertThatThrownBy(() -> readSized(altered))
                    .as("byte %s", at)
                    .isInstanceOfSatisfying(HistoryFileException.class, told -> {
                        assertThat(told.offset()).matches(offset -> offset <= place || offset == SHOP.length);
                        assertThat(told.isIntact()).isFalse();
                    });
        }
    }

    @Test
    void eachLengthThatItIsCutOffAtIsTold() {
        for (int length = 0; length < SHOP.length; length++) {
            byte[] cut = Arrays.copyOf(SHOP, length);
            boolean isSized = length % 2 == 0;
            assertThatThrownBy(() -> {
                        if (isSized) {
                            readSized(cut);
                        } else {
                            read(cut);
                        }
                    })
                    .isInstanceOf(HistoryFileException.class)
                    .hasMessageMatching(
                            "shop at byte " + length + ": the file ends within (the|a) [a-z ]+: it was cut off or"
                                    + " changed, or is not written to its end; take another copy of it, or build the history anew");
        }
    }

    @Test
    void whatIsBehindTheEndOfAFileIsTold() throws IOException {
        Path file = folder.resolve("shop.r4h");
        Files.write(file, Arrays.copyOf(SHOP, SHOP.length + 3));
        assertThatThrownBy(() -> History.read(file, Wishes.KIND))
                .hasMessageStartingWith(file + " at byte " + SHOP.length + ": there are 3 bytes behind its end");
    }

    @Test
    void partsOfTwoFilesAreNoFile() {
        byte[] other =
                Filed.bytes(StoreRows.riyadh().orders("c", "2026-03-05").store().history());
        byte[] both = new byte[SHOP.length + other.length];
        // All checks of either half are right by themselves.
        int section = IntStream.range(40, SHOP.length)
                .filter(at -> SHOP[at] == DAYS && SHOP[at + 1] == 0 && SHOP[at + 8] == 16)
                .findFirst()
                .orElse(40);
        System.arraycopy(SHOP, 0, both, 0, section);
        System.arraycopy(other, 40, both, section, other.length - 40);
        assertRefused(Arrays.copyOf(both, section + other.length - 40), "the file was changed");
    }

    @Test
    void anotherFileIsNone() {
        assertRefused("a,b\n1,2\n1,2\n".getBytes(StandardCharsets.UTF_8), "no file of a history");
    }

    /** All checks are right here, so that only what is told is wrong. */
    @ParameterizedTest
    @ValueSource(longs = {Integer.MAX_VALUE - 8, Integer.MAX_VALUE, Long.MAX_VALUE, -1})
    void anAbsurdLengthTakesNoMemory(long length) {
        assertRefused(
                shop().with(PAGE, page -> Section.of(PAGE, 0, length, 1, 2)).bytes(), "build the history anew");
        // A text of so many bytes.
        assertRefused(shop().with(BASIS, basis -> Section.of(BASIS, 0, length << Integer.SIZE))
                .bytes());
        assertRefused(shop().with(KINDS, kinds -> Section.of(KINDS, 0, length)).bytes());
    }

    @Test
    void sectionsThatAreMissingOrTooManyAreTold() {
        for (int kind : List.of(BASIS, 2, DAYS, 4, KINDS, BLOCK, OUTCOMES)) {
            assertRefused(shop().without(kind).bytes());
            assertRefused(shop().before(kind, shop().sections().get(0)).bytes());
        }
        assertRefused(shop().without(OUTCOMES).bytes(), "the section OUTCOMES is missing");
        assertRefused(
                shop().with(OUTCOMES, s -> Section.of(OUTCOMES, 0, 0, 0, 0)).bytes(), "less than it should have");
        assertRefused(
                shop().with(OUTCOMES, s -> Section.of(OUTCOMES, 0, 0, 0, 0, 0, 0))
                        .bytes(),
                "more than it should have");
    }

    @Test
    void countsOfTheHeaderAreThoseOfTheHistory() {
        assertRefused(
                shop().customers(8).bytes(), "the header tells of 8 customers and 14 orders, and there are 6 and 14");
    }

    @Test
    void whatIsKnownOnlyWhereItWasWrittenIsTold() {
        // A currency of their own: the code is the second text.
        assertRefused(
                shop().with(BASIS, basis -> basis.with(2, basis.get(2) + 1)).bytes(),
                "what is written there cannot be");
    }

    // ---- other versions

    @Test
    void aNewerFormatIsRefusedWithBothVersions() {
        assertRefused(
                shop().version(2).bytes(),
                "the file is of format 2, and this library reads format 1; read it with the version of the library that"
                        + " wrote it");
        assertRefused(shop().hash(2).bytes(), "the file has hash 2, form of texts 1 and flags 0");
    }

    @Test
    void aSectionThatIsNotKnownIsPassedOverIfItIsOptional() throws IOException {
        Section more = new Section(NOT_KNOWN, OPTIONAL, new byte[200_000]);
        for (int kind : List.of(BASIS, 2, DAYS, 4, KINDS, PAGE, BLOCK, OUTCOMES)) {
            assertSame(read(shop().before(kind, more).before(kind, more).bytes()), FiledShop.history());
        }
    }

    @Test
    void aSectionThatIsNotKnownAndNeededIsRefused() {
        assertRefused(
                shop().before(KINDS, Section.of(NOT_KNOWN, 0, 1)).bytes(),
                "a section of kind 77, without which the file cannot be read, is not known to this library, which reads"
                        + " format 1; the file is of format 1");
        assertRefused(
                shop().with(KINDS, kinds -> kinds.flagged(2)).bytes(),
                "a section of kind 5 has flags 2, which this library, which reads format 1, does not know");
    }

    /** A day began an hour later by other rules, so that an order at its first half hour was of the day before. */
    @Test
    void daysOfOtherRulesAreToldAnew() throws IOException {
        // Behind the name of the rules, the first day and how many there are.
        int first = 4;
        Section days = shop().sections().get(DAYS - 1);
        assertThat(Instant.ofEpochMilli(days.get(first))).isEqualTo(Instant.parse("2023-12-15T00:00:00Z"));
        byte[] ofOtherRules = shop().with(DAYS, d -> d.with(first + 9, d.get(first + 9) + 3_600_000))
                .bytes();
        History read = History.read(new ByteArrayInputStream(ofOtherRules), "shop", Wishes.KIND);
        assertThat(read).hasToString(FiledShop.history().toString());
        assertThat(HistoryContent.of(read)).isEqualTo(HistoryContent.of(FiledShop.history()));
    }

    private static History ordersAround(String at) {
        HistoryBuilder builder = History.builder(ZoneId.of("UTC"), CurrencyUnit.EUR);
        builder.addOrder("first", Instant.parse("2026-03-01T12:00:00Z").toEpochMilli(), 1);
        builder.addOrder("c", Instant.parse(at).toEpochMilli(), 2);
        builder.addOrder("last", Instant.parse("2026-03-20T12:00:00Z").toEpochMilli(), 3);
        return builder.build();
    }

    /** By the rules of the file 6 March began an hour earlier, so that what was placed at 20 past was placed on the 5th. */
    @Test
    void anOrderMovesToTheDayThatThePresentRulesSay() throws IOException {
        History written = ordersAround("2026-03-06T00:20:00Z");
        long midnight = Instant.parse("2026-03-06T00:00:00Z").toEpochMilli();
        byte[] ofOtherRules = FileSections.of(Filed.bytes(written))
                .with(DAYS, days -> {
                    int at = IntStream.range(0, days.body().length / Long.BYTES)
                            .filter(i -> days.get(i) == midnight)
                            .findFirst()
                            .orElseThrow();
                    return days.with(at, midnight - 3_600_000);
                })
                .bytes();
        History read = History.read(new ByteArrayInputStream(ofOtherRules), "shop");
        assertThat(HistoryContent.of(read))
                .isEqualTo(HistoryContent.of(ordersAround("2026-03-05T23:20:00Z")))
                .isNotEqualTo(HistoryContent.of(written));
        assertThat(ordersOn(read, 5)).isEqualTo(1);
        assertThat(ordersOn(read, 6)).isZero();
        assertThat(ordersOn(written, 6)).isEqualTo(1);
    }

    private static long ordersOn(History history, int dayOfMarch) {
        return MetricsEngine.over(history)
                .compute(AverageOrderValue.in(Window.day(2026, 3, dayOfMarch)))
                .count();
    }

    // ---- files

    @Test
    void whatIsAtThePathIsReplacedAsAWhole() throws IOException {
        Path file = folder.resolve("shop.r4h");
        Files.writeString(file, "before");
        FiledShop.history().write(file);
        assertThat(file).hasBinaryContent(SHOP);
        assertThat(folder.toFile().list()).containsExactly("shop.r4h");
    }

    @Test
    void whatFailsLeavesWhatWasThere() throws IOException {
        Path file = folder.resolve("shop.r4h");
        Files.writeString(file, "before");
        assertThatThrownBy(() -> FileReplacement.write(file, out -> {
                    out.write(ByteBuffer.wrap(SHOP, 0, 1_000));
                    throw new IOException("disk full");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("disk full");
        assertThat(file).hasContent("before");
        assertThat(folder.toFile().list()).containsExactly("shop.r4h");
        assertThatThrownBy(() -> FiledShop.history().write(folder.resolve("no").resolve("folder")))
                .isInstanceOf(IOException.class);
    }

    @Test
    void idsAreInNoMessage() {
        assertThat(new String(SHOP, StandardCharsets.ISO_8859_1)).contains("ther long id of a customer");
        for (int at = 0; at < SHOP.length; at += 97) {
            byte[] altered = SHOP.clone();
            altered[at] ^= 0x55;
            assertThatThrownBy(() -> read(altered))
                    .satisfies(told -> assertThat(told.toString()).doesNotContain("long id"));
        }
    }
}
