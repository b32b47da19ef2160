package io.github.retention4j.benchmarks;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** The order log as a shop would export it: times as its clocks show them, totals with two decimals. */
final class CsvFile {
    private static final int MINUTE = 60_000;

    private CsvFile() {}

    static Path write(OrderColumns orders, ZoneId zone) throws IOException {
        Path file = Files.createTempFile("orders", ".csv");
        DateTimeFormatter minutes =
                DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:").withZone(zone);
        long minute = -1;
        String time = "";
        StringBuilder line = new StringBuilder("order_id,customer_id,ordered_at,total\n");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            for (int i = 0; i < orders.rows(); i++) {
                long millis = orders.millis()[i];
                if (millis / MINUTE != minute) {
                    minute = millis / MINUTE;
                    time = minutes.format(Instant.ofEpochMilli(millis));
                }
                long amount = orders.amounts()[i];
                line.append(10_000_000L + i)
                        .append(',')
                        .append(orders.customers()[i])
                        .append(',')
                        .append(time);
                twoDigits(line, millis % MINUTE / 1000)
                        .append(',')
                        .append(amount / 100)
                        .append('.');
                twoDigits(line, amount % 100).append('\n');
                out.write(line.toString().getBytes(StandardCharsets.US_ASCII));
                line.setLength(0);
            }
        }
        return file;
    }

    private static StringBuilder twoDigits(StringBuilder line, long number) {
        return line.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }
}
