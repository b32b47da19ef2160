package io.github.retention4j.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.model.Order;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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

    @Test
    void blocksCannotBeTakenOut() {
        List<CustomerBlock> blocks = history().blocks();
        assertThatThrownBy(blocks::clear).isInstanceOf(UnsupportedOperationException.class);
    }
}
