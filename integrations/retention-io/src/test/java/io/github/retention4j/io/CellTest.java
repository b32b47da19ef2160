package io.github.retention4j.io;

import static io.github.retention4j.io.Cell.firstOf;
import static io.github.retention4j.io.Cell.fixed;
import static io.github.retention4j.io.Cell.joined;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.intake.BadRows;
import io.github.retention4j.io.file.ReadingSizes;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

/** Values that are no cell as it stands. */
class CellTest {
    private static HistoryBuilder builder() {
        return History.builder(ZoneId.of("UTC"), CurrencyUnit.of("SAR"));
    }

    private static OrderColumns orders(String... lines) {
        return Csv.stream("orders.csv", Source.lines(lines)).orders();
    }

    private static List<String> contents(OrderColumns orders) {
        return Contents.of(orders.into(builder()).build());
    }

    @Test
    void theCustomerIsTheFirstThatIsThere() {
        OrderColumns orders = orders(
                        "id,mail,phone,at,total",
                        "7,a@b.example,05,2026-03-05,1",
                        ",A@b.example,06,2026-03-05,2",
                        ", ,07,2026-03-05,3",
                        ",,,2026-03-05,4",
                        "ليلى,,,2026-03-05,5")
                .time("at", "yyyy-MM-dd")
                .amount("total");
        assertThat(contents(orders.customer(firstOf("id", "mail", "phone"))))
                .containsExactlyInAnyOrder(
                        "7: order 2026-03-05T00:00:00Z 1.00",
                        "A@b.example: order 2026-03-05T00:00:00Z 2.00",
                        "07: order 2026-03-05T00:00:00Z 3.00",
                        "nobody: order 2026-03-05T00:00:00Z 4.00",
                        "ليلى: order 2026-03-05T00:00:00Z 5.00");
    }

    @Test
    void whatACustomerIsWorkedOutOfIsNotShownEither() {
        OrderColumns orders = orders("id,phone,at,total", "777123,966500000123,2026-03-05,1");
        OrderColumns called = orders.column("either", firstOf("phone", "id"));
        for (OrderColumns mistaken : List.of(
                orders.customer(firstOf("id", "phone")).time("id", "yyyy-MM-dd").amount("total"),
                called.customer("either").time("phone", "yyyy-MM-dd").amount("total"),
                called.customer(firstOf(Cell.column("either"), fixed("none")).ignoringCase())
                        .time("id", "yyyy-MM-dd")
                        .amount("total"))) {
            assertThatThrownBy(() -> mistaken.into(builder()))
                    .hasMessageContaining("the id that was stated to be here is not a time in the pattern yyyy-MM-dd")
                    .message()
                    .doesNotContain("777123", "966500000123");
        }
    }

    @Test
    void aColumnIsDefinedBeforeItIsAskedFor() {
        OrderColumns orders =
                orders("id,at,total", "7,2026-03-05,1").time("at", "yyyy-MM-dd").amount("total");
        Cell asking = Cell.of("asking", row -> row.get("later"));
        assertThatThrownBy(() -> contents(orders.column("asking", asking)
                        .column("later", firstOf("id", "total"))
                        .customer("asking")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("orders.csv: \"later\" is worked out after what asks for it; define it before");
        assertThat(contents(orders.column("later", firstOf("id", "total"))
                        .column("asking", asking)
                        .customer("asking")))
                .containsExactly("7: order 2026-03-05T00:00:00Z 1.00");
    }

    @Test
    void lettersAndBlanksAreFoldedOnRequest() {
        OrderColumns orders = orders(
                        "mail,at,total",
                        "Amal@Example.com,2026-03-05,1",
                        "amal@example.COM,2026-03-06,2",
                        "\"Amal  \u00A0 Ali\",2026-03-05,3",
                        "amal ali,2026-03-06,4",
                        "STRASSE\u200F,2026-03-06,5",
                        "straße,2026-03-06,6")
                .time("at", "yyyy-MM-dd")
                .amount("total");
        History history = orders.customer(Cell.column("mail").ignoringCase())
                .into(builder())
                .build();
        assertThat(history.customerCount()).isEqualTo(3);
    }

    @Test
    void phoneNumbersAreOneHoweverTheyAreWritten() {
        OrderColumns orders = orders(
                        "phone,mail,at,total",
                        "0501234567,,2026-03-05,1",
                        "+966 50 123 4567,,2026-03-06,2",
                        "00966501234567,,2026-03-07,3",
                        "٠٥٠١٢٣٤٥٦٧,,2026-03-08,4",
                        ",a@b.example,2026-03-08,5")
                .time("at", "yyyy-MM-dd")
                .amount("total")
                .customer(firstOf(Cell.column("phone").phone("SA"), Cell.column("mail")));
        assertThat(orders.into(builder()).build().customerCount()).isEqualTo(2);
        OrderColumns masked = orders("phone,at,total", "9665*****67,2026-03-05,1")
                .time("at", "yyyy-MM-dd")
                .amount("total")
                .customer(Cell.column("phone").phone("SA"));
        assertThatThrownBy(() -> masked.into(builder()))
                .hasMessage("orders.csv:2: column \"phone\": a masked phone number, which strangers share; take another"
                        + " column as the customer");
        assertThatThrownBy(() -> Cell.column("phone").phone("XX")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTimeMayBeOfTwoColumnsAndAFixedValueOfNone() {
        OrderColumns orders = orders("day,clock,total", "2026-03-05,10:30,1", "2026-03-06,23:59,2")
                .customer(fixed("everybody"))
                .time(joined("day", "clock"), "yyyy-MM-dd HH:mm")
                .amount("total");
        assertThat(contents(orders))
                .containsExactly("everybody: order 2026-03-05T10:30:00Z 1.00, order 2026-03-06T23:59:00Z 2.00");
        assertThatThrownBy(() -> contents(orders("day,clock,total", "2026-03-05,,1")
                        .customer(fixed("everybody"))
                        .time(joined("day", "clock"), "yyyy-MM-dd HH:mm")
                        .amount("total")))
                .hasMessage("orders.csv:2: \"day\", \"clock\" joined: empty");
    }

    @Test
    void aFunctionIsAskedOnceARowAndMayRefuse() {
        List<Long> asked = new ArrayList<>();
        Cell half = Cell.of("half of the total", row -> {
            asked.add(row.line());
            if (row.get("total").equals("x")) {
                throw new IllegalArgumentException("nobody knows the half of x");
            }
            return Integer.toString(Integer.parseInt(row.get("total")) / 2);
        });
        OrderColumns orders = orders("who,at,total", "7,2026-03-05,10", "8,2026-03-05,x", "9,2026-03-05,7")
                .customer("who")
                .time("at", "yyyy-MM-dd")
                .amount(half);
        History history = orders.into(builder().badRows(BadRows.SKIP)).build();
        assertThat(Contents.of(history))
                .containsExactlyInAnyOrder("7: order 2026-03-05T00:00:00Z 5.00", "9: order 2026-03-05T00:00:00Z 3.00");
        assertThat(asked).containsExactly(2L, 3L, 4L);
        assertThat(history.intake().refusals()).singleElement().hasToString("orders.csv:3: nobody knows the half of x");
    }

    @Test
    void aDefinedColumnIsAnyColumn() {
        String[] lines = {"id,mail,signed", "7,a@b.example,2026-03-05", ",C@d.example,2026-03-06"};
        History history = Csv.stream("customers.csv", Source.lines(lines))
                .customers()
                .column("who", firstOf("id", "mail"))
                .column("who in small letters", Cell.column("who").ignoringCase())
                .id("who in small letters")
                .firstSeen("signed", "yyyy-MM-dd")
                .into(builder())
                .build();
        assertThat(history.customerCount()).isEqualTo(2);
        assertThatThrownBy(() -> Csv.stream("customers.csv", Source.lines(lines))
                        .customers()
                        .column("mail", fixed("x"))
                        .id("id")
                        .into(builder()))
                .hasMessage("customers.csv: column(\"mail\", ...) defines a column that the header has; give it another"
                        + " name");
    }

    @Test
    void idsAreNotShownHoweverTheyAreWorkedOut() {
        OrderColumns orders = orders("id,mail,at,total", "7,a@b.example,2026-03-05,1")
                .customer(firstOf("id", "mail"))
                .time(firstOf("id", "mail"), "yyyy-MM-dd")
                .amount("total");
        assertThatThrownBy(() -> contents(orders))
                .hasMessageStartingWith("orders.csv:2: the first of \"id\", \"mail\": ");
    }

    @Test
    void thePartsOfACellAreAskedForByName() {
        assertThatThrownBy(() -> contents(orders("id,at,total", "7,2026-03-05,1")
                        .customer(firstOf("id", "male"))
                        .time("at", "yyyy-MM-dd")
                        .amount("total")))
                .hasMessageContaining("column \"male\" is not in the header");
        assertThatThrownBy(() -> firstOf("id"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("firstOf(...) needs two columns or more, not 1");
    }

    /** The first of several is found by all threads; what remembers something, by one. */
    @Test
    void manyRowsAreReadAlikeByOneThreadAndSeveral() {
        String text = "id,mail,at,total\n"
                + IntStream.range(0, 20_000)
                        .mapToObj(i -> (i % 3 == 0 ? "" : Integer.toString(i % 50)) + "," + i % 70 + ",2026-03-05,"
                                + i % 90 + "\n")
                        .collect(Collectors.joining());
        for (Cell customer :
                List.of(firstOf("id", "mail"), firstOf("id", "mail").ignoringCase())) {
            List<List<String>> told = new ArrayList<>();
            for (int threads : new int[] {1, 2, 4}) {
                OrderColumns orders = Csv.stream("orders.csv", Source.text(text))
                        .sizes(new ReadingSizes(1 << 10, 1 << 6, 16, 1 << 9))
                        .orders()
                        .customer(customer)
                        .time("at", "yyyy-MM-dd")
                        .amount("total");
                told.add(Contents.of(orders.into(builder().parallelism(threads)).build()));
            }
            assertThat(told.get(0)).hasSizeGreaterThan(50);
            assertThat(told.get(1)).isEqualTo(told.get(0));
            assertThat(told.get(2)).isEqualTo(told.get(0));
        }
    }
}
