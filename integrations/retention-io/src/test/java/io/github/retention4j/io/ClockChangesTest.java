package io.github.retention4j.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.history.History;
import io.github.retention4j.intake.BadRows;
import io.github.retention4j.intake.Intake;
import io.github.retention4j.io.file.ReadingSizes;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Times that a change of the clock leaves out or lets come twice. In 2026 the clocks of Berlin were put forward from 02:00 to 03:00 on
 * 29 March and back from 03:00 to 02:00 on 25 October (tz database).
 */
class ClockChangesTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static final String LEFT_OUT = " not on the clocks of Europe/Berlin, which were put forward then, and ";
    private static final String TWICE = " twice on the clocks of Europe/Berlin, which were put back then, and ";

    private static OrderColumns orders(String... lines) {
        return Csv.stream("orders.csv", Source.lines(lines))
                .orders()
                .customer("who")
                .amount("total");
    }

    private static History read(OrderColumns orders) {
        return orders.into(History.builder(BERLIN, CurrencyUnit.of("EUR"))).build();
    }

    private static List<String> notes(History history) {
        return history.intake().notes().stream().map(Intake.Note::text).toList();
    }

    @Test
    void bothAreTold() {
        History history = read(orders(
                        "who,at,total",
                        "1,2026-03-29 01:59:59,1",
                        "2,2026-03-29 02:00:00,1",
                        "3,2026-03-29 03:00:00,1",
                        "4,2026-10-25 01:59:59,1",
                        "5,2026-10-25 02:00:00,1",
                        "6,2026-10-25 02:59:59,1",
                        "7,2026-10-25 03:00:00,1")
                .time("at", "yyyy-MM-dd HH:mm:ss"));

        assertThat(notes(history))
                .containsExactly(
                        "1 time (line 3) is" + LEFT_OUT
                                + "was moved on by as much. If it is of another zone, such as UTC, state zone(...)",
                        "2 times (line 6 first) come" + TWICE + "were taken as the first");
        assertThat(history.intake().toString())
                .contains("orders.csv: 7 rows, 7 taken\n")
                .contains("orders.csv: note: 2 times (line 6 first) come twice");
        assertThat(Contents.of(history))
                .contains(
                        "2: order 2026-03-29T01:00:00Z 1.00",
                        "3: order 2026-03-29T01:00:00Z 1.00",
                        "6: order 2026-10-25T00:59:59Z 1.00",
                        "7: order 2026-10-25T02:00:00Z 1.00");
    }

    @ParameterizedTest
    @CsvSource({
        "yyyy-MM-dd HH:mm, 2026-03-29 02:30, 2026-10-25 02:30",
        "yyyy-MM-dd'T'HH:mm:ss, 2026-03-29T02:30:00, 2026-10-25T02:30:00",
        "d.M.yyyy H:mm, 29.3.2026 2:30, 25.10.2026 2:30",
        "hijri:yyyy/MM/dd HH:mm, 1447/10/10 02:30, 1448/05/14 02:30",
        "excel-serial, 46110.104166667, 46320.104166667"
    })
    void ofTextsByAnyPattern(String pattern, String leftOut, String twice) {
        String[] lines = Stream.concat(
                        Stream.of("who,at,total"),
                        Stream.of(leftOut, leftOut, leftOut, twice, twice).map(at -> "a," + at + ",1"))
                .toArray(String[]::new);

        assertThat(notes(read(orders(lines).time("at", pattern))))
                .containsExactly(
                        "3 times (line 2 first) are" + LEFT_OUT
                                + "were moved on by as much. If they are of another zone, such as UTC, state zone(...)",
                        "2 times (line 5 first) come" + TWICE + "were taken as the first");
        assertThat(notes(read(orders(lines).time("at", pattern).zone(ZoneId.of("Asia/Riyadh")))))
                .isEmpty();
    }

    @Test
    void timesWithAnOffsetAreClear() {
        assertThat(notes(read(orders("who,at,total", "1,2026-03-29T02:30:00Z,1", "1,2026-10-25T02:30:00+01:00,1")
                        .time("at", "yyyy-MM-dd'T'HH:mm:ssXXX"))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"yyyy-MM-dd, 2026-04-24", "d/M/yyyy, 24/4/2026", "excel-serial, 46136"})
    void aDayBeginsWhenItBegins(String pattern, String day) {
        // The clocks of Cairo are put forward at midnight.
        History history = read(
                orders("who,at,total", "1," + day + ",1").time("at", pattern).zone(ZoneId.of("Africa/Cairo")));

        assertThat(notes(history)).isEmpty();
        assertThat(Contents.of(history)).containsExactly("1: order 2026-04-23T22:00:00Z 1.00");
    }

    @Test
    void ofTimesThatAreNoText() {
        ListSource source = new ListSource(
                List.of(
                        new TableColumn("who", CellType.WHOLE),
                        new TableColumn("at", CellType.ANY),
                        new TableColumn("total", CellType.WHOLE)),
                Stream.of(
                                LocalDate.parse("2026-03-29"),
                                LocalDateTime.parse("2026-03-29T02:30:00"),
                                LocalDateTime.parse("2026-10-25T02:30:00"),
                                LocalDateTime.parse("2026-03-29T02:30:00"))
                        .map(at -> List.<Object>of(7, at, 1))
                        .toList());

        assertThat(notes(read(source.orders().customer("who").time("at").amount("total"))))
                .satisfiesExactly(
                        leftOut -> assertThat(leftOut).startsWith("2 times (row 2 first) are" + LEFT_OUT),
                        twice -> assertThat(twice).startsWith("1 time (row 3) comes" + TWICE));
    }

    @Test
    void aBirthDateIsTheDayThatWasShown() {
        ListSource source = new ListSource(
                List.of(new TableColumn("id", CellType.WHOLE), new TableColumn("born", CellType.LOCAL_TIME)),
                List.of(List.of(7, LocalDateTime.parse("1990-03-25T02:30:00"))));
        History history = source.customers()
                .id("id")
                .birthDate("born")
                .into(History.builder(BERLIN, CurrencyUnit.of("EUR")))
                .build();

        assertThat(notes(history)).isEmpty();
        assertThat(Contents.of(history)).singleElement().asString().contains("1990-03-25");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void eachIsCountedOnceHoweverManyThreadsRead(int threads) {
        List<String> lines = new ArrayList<>(List.of("who,at,total"));
        for (int row = 0; row < 600; row++) {
            String at = row % 7 == 3
                    ? "2026-03-29 02:30:00"
                    : row % 11 == 5 ? "2026-10-25 02:30:00" : "2026-03-29 04:30:00";
            lines.add(row + "," + at + "," + (row % 5 == 0 ? "x" : "1"));
        }
        long leftOut = lines.stream().filter(line -> line.contains("03-29 02:")).count();
        long twice = lines.stream().filter(line -> line.contains("10-25 02:")).count();
        History history = Csv.stream("orders.csv", Source.lines(lines.toArray(String[]::new)))
                .sizes(new ReadingSizes(64, 8, 3, 16))
                .orders()
                .customer("who")
                .time("at", "yyyy-MM-dd HH:mm:ss")
                .amount("total")
                .into(History.builder(BERLIN, CurrencyUnit.of("EUR"))
                        .badRows(BadRows.SKIP)
                        .parallelism(threads, Runnable::run))
                .build();

        assertThat(notes(history))
                .satisfiesExactly(
                        note -> assertThat(note).startsWith(leftOut + " times (line 5 first) are"),
                        note -> assertThat(note).startsWith(twice + " times (line 7 first) come"));
        assertThat(Arrays.stream(history.intake().toString().split("\n")).filter(line -> line.contains(": note: ")))
                .hasSize(2);
    }
}
