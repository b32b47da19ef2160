package io.github.retention4j.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.result.CustomerList.Entry;
import io.github.retention4j.testing.Serialisation;
import java.math.BigDecimal;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

class CustomerListTest {
    private static final Label LABEL = Label.of("customers", "by hand");

    private static CustomerList<Reason> reasons(List<Entry<Reason>> entries) {
        return new CustomerList<>(LABEL, 9, List.of("reason", "stake (SAR)"), "7 have a reason", entries);
    }

    private static Entry<Reason> entry(String id, String why, String stake) {
        return new Entry<>(id, new Reason(why, new BigDecimal(stake), Unit.money(CurrencyUnit.of("SAR"))));
    }

    /** Ids come from outside, and a spreadsheet takes some for formulas. */
    @Test
    void csvIsSafeAgainstFormulas() {
        CustomerList<Reason> list = reasons(List.of(
                entry("=HYPERLINK(\"x\")", "birthday on 2026-04-05", "1250.00"),
                entry("-17", "due, last on 2026-03-05", "-3.50")));
        assertThat(list.csv().lines())
                .containsExactly(
                        "id,reason,stake (SAR)",
                        "\"'=HYPERLINK(\"\"x\"\")\",birthday on 2026-04-05,1250.00",
                        "-17,\"due, last on 2026-03-05\",-3.50");
    }

    @Test
    void countsArePrintedAndIdsOnlyWhereTheyAreAskedFor() {
        CustomerList<Reason> list = reasons(List.of(entry("c-1", "birthday on 2026-04-05", "1250.00")));
        assertThat(list)
                .hasToString("customers (by hand): 1 of 9 customers; 7 have a reason; ids() or idTable() tell who");
        assertThat(list.table()).isEmpty();
        assertThat(list.entries()).hasToString("[Entry[birthday on 2026-04-05: 1250.00 SAR]]");
        assertThat(list.idTable()).hasToString("""
                customers
                id   reason                  stake (SAR)
                c-1  birthday on 2026-04-05      1250.00
                by hand
                1 of 9 customers; 7 have a reason""");
        assertThat(Serialisation.roundTrip(list)).isEqualTo(list).hasSameHashCodeAs(list);
    }

    @Test
    void aListOfNobodyHasTheSameColumns() {
        CustomerList<Reason> list = reasons(List.of());
        assertThat(list.csv()).isEqualTo("id,reason,stake (SAR)\r\n");
        assertThat(list).hasToString("customers (by hand): 0 of 9 customers; 7 have a reason");
    }

    @Test
    void valuesStandUnderWhatWasAsked() {
        CustomerList<Integer> numbers =
                new CustomerList<>(LABEL, 2, "orders", List.of(new Entry<>("a", 7), new Entry<>("bc", 11)));
        assertThat(numbers.idTable().toString()).contains("\nid  orders\na        7\nbc      11\n");
        CustomerList<String> words = new CustomerList<>(LABEL, 1, "", List.of(new Entry<>("a", "for a reason")));
        assertThat(words.csv()).isEqualTo("id,value\r\na,for a reason\r\n");
    }

    @Test
    void nullIsNamed() {
        assertThatThrownBy(() -> new Entry<>(null, 1)).hasMessage("id");
        assertThatThrownBy(() -> new Entry<>("a", null)).hasMessage("value");
        assertThatThrownBy(() -> new CustomerList<>(LABEL, 1, (String) null, List.of()))
                .hasMessage("asked");
        assertThatThrownBy(() -> new CustomerList<>(LABEL, 1, List.of(), null, List.of()))
                .hasMessage("note");
        Unit unit = Unit.DAYS;
        assertThatThrownBy(() -> new Reason(null, BigDecimal.ONE, unit)).hasMessage("text");
        assertThatThrownBy(() -> new Reason("why", null, unit)).hasMessage("stake");
        assertThatThrownBy(() -> new Reason("why", BigDecimal.ONE, null)).hasMessage("unit");
    }
}
