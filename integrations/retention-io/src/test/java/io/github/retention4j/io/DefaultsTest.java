package io.github.retention4j.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.history.BadRows;
import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryBuilder;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The machine's locale and zone change nothing: not what is read, nor a letter of a message. */
class DefaultsTest {
    private final Locale locale = Locale.getDefault();
    private final TimeZone zone = TimeZone.getDefault();

    @AfterEach
    void restore() {
        Locale.setDefault(locale);
        TimeZone.setDefault(zone);
    }

    static Stream<Arguments> defaults() {
        return Stream.of("en-US", "ar", "ar-EG-u-nu-arab", "tr", "th-TH-u-ca-buddhist-nu-thai", "de", "fa-IR")
                .flatMap(tag ->
                        Stream.of("UTC", "Pacific/Apia", "America/Sao_Paulo").map(id -> Arguments.of(tag, id)));
    }

    @ParameterizedTest
    @MethodSource("defaults")
    void changeNothing(String tag, String id) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        TimeZone.setDefault(TimeZone.getTimeZone(id));

        History history = read(builder(BadRows.SKIP)).build();

        assertThat(Contents.of(history))
                .containsExactly(
                        "17: answer CSAT 5 on 1–5 2025-03-01T21:00:00Z, order 2025-01-31T21:20:00Z 1234.50",
                        "I: order 2018-11-03T21:00:00Z 2.00");
        assertThat(history)
                .hasToString(
                        "History: 2 customers, 2 orders, 2018-11-04 to 2025-03-02, Asia/Riyadh, SAR, 3 rows refused (see intake())");
        assertThat(history.intake()).hasToString("""
                answers.csv: 1 row, 1 taken
                orders.csv: 5 rows, 2 taken, 3 refused
                  orders.csv:4: column "TOTAL": "12345678.125" has 3 decimals, more than the history's 2; raise them with scale(3)
                  orders.csv:5: column "TIME": "30 Feb 2025 00:20" is not a time in the pattern dd MMM yyyy HH:mm
                  orders.csv:6: column "TOTAL": "1.234,56" is not a number like 1,234.56; if numbers look like 1.234,56, state numbers(NumberStyle.COMMA)""");
        assertThatThrownBy(() -> CsvOrders.read("orders.csv", Source.lines("ID,TIME"))
                        .customer("id")
                        .time("time", "yyyy-MM-dd")
                        .amount("total")
                        .into(builder(BadRows.FAIL)))
                .hasMessage(
                        "orders.csv:1: column \"id\" is not in the header, which has \"ID\", \"TIME\"; did you mean \"ID\"?");
    }

    private static HistoryBuilder builder(BadRows policy) {
        return History.builder(ZoneId.of("Asia/Riyadh"), CurrencyUnit.of("SAR")).badRows(policy);
    }

    private static HistoryBuilder read(HistoryBuilder builder) {
        List<String> rows = List.of(
                "ID,TIME,TOTAL",
                "17,01 Feb 2025 00:20,\"1,234.5\"",
                "I,04 nov 2018 00:00,2",
                "I,04 NOV 2018 00:00,12345678.125",
                "I,30 Feb 2025 00:20,1",
                "I,01 Feb 2025 00:20,\"1.234,56\"");
        CsvOrders.read("orders.csv", Source.lines(rows.toArray(String[]::new)))
                .customer("ID")
                .time("TIME", "dd MMM yyyy HH:mm")
                .amount("TOTAL")
                .into(builder);
        return CsvSurveyResponses.read("answers.csv", Source.lines("KIND,SCORE,AT,WHO", "csat,5,2025-03-02,17"))
                .kind("KIND")
                .score("SCORE")
                .answered("AT", "yyyy-MM-dd")
                .customer("WHO")
                .into(builder);
    }
}
