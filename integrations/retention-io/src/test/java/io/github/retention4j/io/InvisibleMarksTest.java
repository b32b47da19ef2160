package io.github.retention4j.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.intake.BadRows;
import io.github.retention4j.intake.Intake;
import io.github.retention4j.io.text.UnseenMarks;
import java.time.ZoneId;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ids and columns that look the same and are not. */
class InvisibleMarksTest {
    private static HistoryBuilder builder() {
        return History.builder(ZoneId.of("UTC"), CurrencyUnit.of("SAR"));
    }

    private static OrderColumns orders(String... lines) {
        return Csv.stream("orders.csv", Source.lines(lines)).orders().time("at", "yyyy-MM-dd");
    }

    private static OrderColumns ids(String... ids) {
        String[] lines = new String[ids.length + 1];
        lines[0] = "who,at,total";
        for (int i = 0; i < ids.length; i++) {
            lines[i + 1] = ids[i] + ",2026-01-0" + (i + 1) + ",5";
        }
        return orders(lines).customer("who").amount("total");
    }

    private static List<String> notes(History history) {
        return history.intake().notes().stream().map(Intake.Note::toString).toList();
    }

    @Test
    void areToldWithTheirNumberAndLine() {
        History history = ids("C17", "\u200FC17", "C\u00A018", "C 18", "17", "1\u200B7")
                .into(builder())
                .build();

        assertThat(history.customerCount()).isEqualTo(6);
        assertThat(notes(history))
                .containsExactly(
                        "orders.csv: note: invisible marks are in 3 cells of column \"who\" (U+200F in line 3 first);"
                                + " each makes another name than the one it looks like."
                                + " Leave them out with invisibleMarks(InvisibleMarks.FOLD)");
        assertThat(notes(ids("C17\u202C").into(builder()).build()))
                .containsExactly("orders.csv: note: invisible marks are in 1 cell of column \"who\" (U+202C in line 2);"
                        + " each makes another name than the one it looks like."
                        + " Leave them out with invisibleMarks(InvisibleMarks.FOLD)");
    }

    @Test
    void areLeftOutOnRequestAndThatIsToldToo() {
        History history = ids("C17", "\u200FC17", "C\u00A018", "C 18", "17", "1\u200B7")
                .invisibleMarks(InvisibleMarks.FOLD)
                .into(builder())
                .build();

        assertThat(Contents.of(history))
                .extracting(line -> line.substring(0, line.indexOf(':')))
                .containsExactly("17", "C 18", "C17");
        assertThat(notes(history))
                .containsExactly("orders.csv: note: invisible marks were left out of 3 cells of column \"who\""
                        + " (U+200F in line 3 first)");
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x00AD, 0x061C, 0x180E, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E,
                0x2060, 0x2066, 0x2067, 0x2068, 0x2069, 0x206A, 0x206F, 0xFEFF
            })
    void marksOfNoWidthAreTakenOutWhereverTheyStand(int mark) {
        String m = Character.toString(mark);
        for (String id : List.of(m + "C17", "C" + m + "17", m + "C1" + m + m + "7", " " + m + " C17 " + m, "C17" + m)) {
            OrderColumns orders = ids(id, "C17");
            boolean trimmed = mark == 0xFEFF && id.replace(m, " ").strip().equals("C17");
            assertThat(orders.into(builder()).build().customerCount()).as(id).isEqualTo(trimmed ? 1 : 2);
            assertThat(orders.invisibleMarks(InvisibleMarks.FOLD)
                            .into(builder())
                            .build()
                            .customerCount())
                    .as(id)
                    .isEqualTo(1);
        }
    }

    @Test
    void whatIsLeftAroundTheTextIsNotOfIt() {
        assertThat(UnseenMarks.fold("\u200F \u2003C 17 \u2003\u200B")).isEqualTo("C 17");
    }

    /** A row that ends before the column has no cell there, whatever the row before it had. */
    @Test
    void aRowThatIsTooShortIsNotLookedAt() {
        History history = orders("at,total,who", "2026-01-01,5,\u200FC17", "2026-01-01,5")
                .customer("who")
                .amount("total")
                .into(builder().badRows(BadRows.SKIP))
                .build();

        assertThat(notes(history)).singleElement().asString().contains(" in 1 cell of column \"who\" ");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x00A0, 0x1680, 0x2003, 0x2007, 0x202F, 0x205F, 0x3000})
    void everySpaceIsTheUsualOneInside(int space) {
        OrderColumns orders = ids("C" + Character.toString(space) + "17", "C 17");

        assertThat(orders.into(builder()).build().customerCount()).isEqualTo(2);
        assertThat(orders.invisibleMarks(InvisibleMarks.FOLD)
                        .into(builder())
                        .build()
                        .customerCount())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ليلى", "é", "𝄞", "Zoë—17", "C17", "C 17", "\u0661\u0667", ""})
    void whatCanBeSeenIsLeftAsItIs(String id) {
        OrderColumns orders = ids(id);
        List<String> contents = Contents.of(orders.into(builder()).build());

        History folded =
                orders.invisibleMarks(InvisibleMarks.FOLD).into(builder()).build();

        assertThat(Contents.of(folded)).isEqualTo(contents);
        assertThat(notes(folded)).isEmpty();
        assertThat(notes(orders.into(builder()).build())).isEmpty();
    }

    @Test
    void nothingButMarksIsNobodyOnceFolded() {
        OrderColumns orders = ids("\u200F", "\u200E\u00A0");

        assertThat(orders.into(builder()).build().customerCount()).isEqualTo(2);
        History folded =
                orders.invisibleMarks(InvisibleMarks.FOLD).into(builder()).build();
        assertThat(folded.customerCount()).isZero();
        assertThat(folded.orderCount()).isEqualTo(2);
    }

    @Test
    void ordersCouponsAndOtherNamesAreFoldedToo() {
        HistoryBuilder builder = builder();
        orders("id,who,at,line,code", "A,7,2026-01-01,5,\u200FX", "\u200FA,7,2026-01-01,6,X")
                .order("id")
                .customer("who")
                .lineAmount("line")
                .coupon("code")
                .invisibleMarks(InvisibleMarks.FOLD)
                .into(builder);
        Csv.stream("customers.csv", Source.lines("id,city,tier", "7\u200E,Riyadh\u200F,gold\u00A0card"))
                .customers()
                .id("id")
                .city("city")
                .attributes("tier")
                .invisibleMarks(InvisibleMarks.FOLD)
                .into(builder);

        History history = builder.build();

        assertThat(Contents.of(history))
                .singleElement()
                .asString()
                .contains(
                        "id=7,",
                        "city=Optional[Riyadh]",
                        "{tier=gold card}",
                        "order 2026-01-01T00:00:00Z 11.00 with X");
        assertThat(history.intake().notes()).hasSize(5);
    }

    @Test
    void aRuleSeesWhatIsRead() {
        OrderColumns orders = orders("id,who,at,total", "\u200FC1,7,2026-01-01,5")
                .order("id")
                .customer("who")
                .amount("total")
                .cancellation(row -> row.get("id").startsWith("C"), Cancellations.DROP);

        assertThat(orders.into(builder()).build().orderCount()).isEqualTo(1);
        assertThat(orders.invisibleMarks(InvisibleMarks.FOLD)
                        .into(builder())
                        .build()
                        .orderCount())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200Fwho", "who\u200E", "w\u00ADho", "\u202Bwho\u202C"})
    void aColumnIsFoundWithoutThem(String name) {
        for (String asked : List.of("who", "\u200Ewho", name)) {
            assertThat(orders(name + ",at,total", "7,2026-01-01,5")
                            .customer(asked)
                            .amount("total")
                            .into(builder())
                            .build()
                            .customerCount())
                    .isEqualTo(1);
        }
        assertThat(orders("who,at,total", "7,2026-01-01,5")
                        .customer(name)
                        .amount("total")
                        .into(builder())
                        .build()
                        .customerCount())
                .isEqualTo(1);
    }

    @Test
    void theColumnOfExactlyTheNameComesFirst() {
        OrderColumns orders =
                orders("\u200Fwho,who,at,total", "7,8,2026-01-01,5").amount("total");

        assertThat(Contents.of(orders.customer("who").into(builder()).build()))
                .containsExactly("8: order 2026-01-01T00:00:00Z 5.00");
        assertThat(Contents.of(orders.customer("\u200Fwho").into(builder()).build()))
                .containsExactly("7: order 2026-01-01T00:00:00Z 5.00");
        assertThatThrownBy(() -> orders.customer("who\u200E").into(builder()))
                .hasMessage("orders.csv:1: column \"who<U+200E>\" is in the header more than once:"
                        + " 1 \"<U+200F>who\", 2 \"who\"");
    }

    @Test
    void messagesShowTheirNumbers() {
        assertThatThrownBy(() -> orders("\u200Fcustomers,at,total")
                        .customer("customer")
                        .amount("total")
                        .into(builder()))
                .hasMessage("orders.csv:1: column \"customer\" is not in the header, which has"
                        + " \"<U+200F>customers\", \"at\", \"total\"; did you mean \"<U+200F>customers\"?");
        assertThatThrownBy(() -> orders("who,at,total", "7,2026\u201101\u201101\u200F,5")
                        .customer("who")
                        .amount("total")
                        .into(builder()))
                .hasMessageContaining("\"2026\u201101\u201101<U+200F>\" is not a time");
    }
}
