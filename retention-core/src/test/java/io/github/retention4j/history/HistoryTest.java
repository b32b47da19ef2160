package io.github.retention4j.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.intake.BadRows;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoryTest {
    private static final Instant NOON = Instant.parse("2026-03-05T09:00:00Z");

    private static History history() {
        HistoryBuilder builder = History.builder(ZoneId.of("Africa/Cairo"), CurrencyUnit.of("EGP"))
                .badRows(BadRows.SKIP)
                .orders(List.of(
                        Order.of("I-1", "istanbul", NOON, Money.parse("EGP 1234.50")),
                        Order.builder("I-2", NOON, Money.parse("EGP 7"))
                                .tag("iki")
                                .build()));
        // The last millisecond before a midnight that Cairo skipped, and the first after it.
        long skipped = Instant.parse("2025-04-24T22:00:00Z").toEpochMilli();
        builder.addOrder("İ", skipped - 1, 123456789);
        builder.addOrder(17, skipped, 1);
        builder.addOrder(17, skipped, -123456789);
        builder.addOrder(17, Long.MIN_VALUE, 1);
        return builder.build();
    }

    private static List<String> told(History history) {
        return Stream.of(
                        Stream.of(history, history.basis(), history.intake(), history.observed()),
                        Seen.all(history).stream())
                .flatMap(things -> things)
                .map(Object::toString)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "ar-EG-u-nu-arab, Pacific/Apia",
        "tr-TR, America/St_Johns",
        "th-TH-u-ca-buddhist-nu-thai, Asia/Tehran",
        "en-US, UTC"
    })
    void sameUnderAnyDefaultLocaleAndZone(String locale, String zone) {
        List<String> expected = told(history());
        Locale localeBefore = Locale.getDefault();
        TimeZone zoneBefore = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag(locale));
            TimeZone.setDefault(TimeZone.getTimeZone(zone));
            assertThat(told(history())).isEqualTo(expected);
        } finally {
            Locale.setDefault(localeBefore);
            TimeZone.setDefault(zoneBefore);
        }
    }

    @Test
    void readByManyThreadsAtOnce() throws InterruptedException, ExecutionException {
        HistoryBuilder builder = History.builder(ZoneId.of("Asia/Riyadh"), CurrencyUnit.of("SAR"));
        for (int i = 0; i < 5000; i++) {
            builder.addOrder("o-" + i, "c-" + i % 700, NOON.toEpochMilli() + i % 13, i);
        }
        History history = builder.build();
        List<Seen> alone = Seen.inBlocks(history);
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            Callable<List<Seen>> read = () -> Seen.inBlocks(history);
            for (Future<List<Seen>> seen : pool.invokeAll(List.of(read, read, read, read))) {
                assertThat(seen.get()).isEqualTo(alone);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    /** What comes alone must bring its own days: the first instant of all, and nights on which a day began twice. */
    @ParameterizedTest
    @CsvSource({
        "UTC, 1970-01-01T00:00:00Z, 1970-01-01",
        "Asia/Riyadh, 1970-01-01T00:00:00Z, 1970-01-01",
        "America/New_York, 1970-01-01T00:00:00Z, 1969-12-31",
        "America/New_York, 1970-01-01T00:00:00.001Z, 1969-12-31",
        "Pacific/Apia, 1969-12-31T23:59:59.999Z, 1969-12-31",
        "America/Phoenix, 1944-01-01T06:00:00Z, 1944-01-01",
        "America/Phoenix, 1944-01-01T06:30:00Z, 1944-01-01"
    })
    void orderThatComesAloneKeepsItsTimeAndDay(String zone, Instant at, LocalDate day) {
        long millis = at.toEpochMilli();
        List<Consumer<HistoryBuilder>> doors = List.of(
                builder -> builder.addOrder(7, millis, 100),
                builder -> builder.addOrder("seven", millis, 100),
                builder -> builder.addOrder("o", "7", millis, 100),
                builder -> builder.addOrder("", millis, 100),
                builder -> builder.orders(List.of(Order.of("o", "7", at, Money.parse("USD 1")))),
                builder -> builder.orderColumns(new long[] {7}, new long[] {millis}, new long[] {100}),
                builder -> builder.orderColumns(new String[] {"seven"}, new long[] {millis}, new long[] {100}));
        for (Consumer<HistoryBuilder> door : doors) {
            HistoryBuilder builder = History.builder(ZoneId.of(zone), CurrencyUnit.USD);
            door.accept(builder);
            History history = builder.build();
            assertThat(history.observed()).isEqualTo(Window.through(day, day));
            CustomerBlock block = history.blocks().get(0);
            assertThat(block.millis(block.firstRow(0))).isEqualTo(millis);
            assertThat(block.epochDay(block.firstRow(0))).isEqualTo((int) day.toEpochDay());
            assertThat(block.amount(block.firstRow(0))).isEqualTo(100);
        }
    }

    @Test
    void blocksCannotBeTakenOut() {
        List<CustomerBlock> blocks = history().blocks();
        assertThatThrownBy(blocks::clear).isInstanceOf(UnsupportedOperationException.class);
    }
}
