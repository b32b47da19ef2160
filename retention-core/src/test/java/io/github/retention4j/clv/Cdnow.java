package io.github.retention4j.clv;

import io.github.retention4j.history.History;
import io.github.retention4j.testing.SharedData;
import io.github.retention4j.testing.StoreRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;

/** The CDNOW 1/10 sample of Bruce Hardie, which is not part of the project; tests are skipped where it is not there. */
final class Cdnow {
    private Cdnow() {}

    /** 2,357 customers at 1997-09-30, times in weeks with two decimals. */
    static PatternTable summary() {
        List<double[]> rows;
        try {
            rows = Files.readAllLines(SharedData.file("cdnow-sample-summary.csv")).stream()
                    .skip(1)
                    .map(line -> line.split(","))
                    .map(cells -> new double[] {
                        Double.parseDouble(cells[1]), Double.parseDouble(cells[2]), Double.parseDouble(cells[3])
                    })
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return PatternTable.of(
                ChronoUnit.WEEKS,
                rows.stream().mapToDouble(row -> row[0]).toArray(),
                rows.stream().mapToDouble(row -> row[1]).toArray(),
                rows.stream().mapToDouble(row -> row[2]).toArray());
    }

    /** All orders of the same customers, 1997-01-01 to 1998-06-30. */
    static History history() {
        StoreRows rows = StoreRows.of("America/New_York", "USD");
        try {
            for (String line : Files.readAllLines(SharedData.file("cdnow-sample.txt"))) {
                String[] cells = line.strip().split(" +", -1);
                LocalDate day = LocalDate.parse(cells[2], DateTimeFormatter.BASIC_ISO_DATE);
                rows.order(cells[1], day.toString(), Math.round(100 * Double.parseDouble(cells[4])));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows.observedThrough("1998-06-30").store().history();
    }

    /** A customer at 1997-09-30, of the purchases themselves. */
    record Customer(int frequency, BigDecimal mean) {
        double meanSpend() {
            return mean.doubleValue();
        }
    }

    /** All customers in the order of their numbers. Orders of one day are one purchase. */
    static List<Customer> customers() {
        TreeMap<String, TreeMap<String, BigDecimal>> days = new TreeMap<>();
        try {
            for (String line : Files.readAllLines(SharedData.file("cdnow-sample.txt"))) {
                String[] cells = line.trim().split(" +", -1);
                if (cells[2].compareTo("19970930") <= 0) {
                    days.computeIfAbsent(cells[1], any -> new TreeMap<>())
                            .merge(cells[2], new BigDecimal(cells[4]), BigDecimal::add);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return days.values().stream()
                .map(spends -> {
                    int frequency = spends.size() - 1;
                    BigDecimal sum = spends.values().stream().skip(1).reduce(BigDecimal.ZERO, BigDecimal::add);
                    return new Customer(
                            frequency, sum.divide(BigDecimal.valueOf(Math.max(1, frequency)), MathContext.DECIMAL128));
                })
                .toList();
    }

    /** How often they bought again and for how much on average, exactly or with two decimals. */
    static SpendTable spends(boolean isOfTwoDecimals) {
        List<Customer> customers = customers();
        return SpendTable.of(
                CurrencyUnit.USD,
                customers.stream().mapToDouble(Customer::frequency).toArray(),
                customers.stream()
                        .mapToDouble(customer -> isOfTwoDecimals
                                ? customer.mean()
                                        .setScale(2, RoundingMode.HALF_UP)
                                        .doubleValue()
                                : customer.meanSpend())
                        .toArray());
    }
}
