package io.github.retention4j.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.intake.BadRows;
import java.io.InputStream;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The machine's locale and zone change nothing: not what is read, nor a letter of a message. */
class DefaultsTest {
    private static final String DAY = "dd MMM yyyy";

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
                        "17: answer CSAT 5 on 1–5 2025-03-01T21:00:00Z, cart 2025-02-28T21:00:00Z checkout 2025-03-01T21:00:00Z"
                                + " ordered never, offer 2025-02-28T21:00:00Z taken never at purchase 0,"
                                + " order 2025-01-31T21:20:00Z 1234.50, referral 2025-02-28T21:00:00Z brought,"
                                + " subscription CHANGED 2025-03-01T21:00:00Z -1234.50,"
                                + " subscription STARTED 2025-02-28T21:00:00Z 1234.50,"
                                + " visit 2025-02-28T21:00:00Z pages 1000 actions 0",
                        "I: order 2018-11-03T21:00:00Z 2.00, referred 2025-02-28T21:00:00Z");
        assertThat(history)
                .hasToString(
                        "History: 2 customers, 2 orders, 2018-11-04 to 2025-03-02, Asia/Riyadh, SAR, 1 note, 3 rows refused (see intake())");
        assertThat(history.intake()).hasToString("""
                answers.csv: 1 row, 1 taken
                events.csv: 6 rows, 5 taken, 1 merged
                orders.csv: 5 rows, 2 taken, 3 refused
                  orders.csv:4: column "TOTAL": "12345678.125" has 3 decimals, more than the history's 2; raise them with decimals(3)
                  orders.csv:5: column "TIME": "30 Feb 2025 00:20" is not a time in the pattern dd MMM yyyy HH:mm
                  orders.csv:6: column "TOTAL": "1.234,56" is not a number like 1,234.56; if numbers look like 1.234,56, state numbers(NumberStyle.COMMA)
                orders.csv: note: line 3 of 2018-11-04 lies more than a year before all others, which begin on 2025-02-01; if the date is a slip, it stretches every table that goes over all days""");
        assertThatThrownBy(() -> Csv.stream("orders.csv", Source.lines("ID,TIME"))
                        .orders()
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
        Csv.stream("orders.csv", Source.lines(rows.toArray(String[]::new)))
                .orders()
                .customer("ID")
                .time("TIME", "dd MMM yyyy HH:mm")
                .amount("TOTAL")
                .into(builder);
        Supplier<InputStream> events =
                Source.lines("ID,WHO,AT,PRICE,PAGES,OTHER", "I,17,01 MAR 2025,\"1,234.5\",\"1,000\",02 mar 2025");
        Csv.stream("events.csv", events)
                .visits()
                .started("AT", DAY)
                .pages("PAGES")
                .customer("WHO")
                .into(builder);
        Csv.stream("events.csv", events)
                .carts()
                .created("AT", DAY)
                .checkedOut("OTHER", DAY)
                .customer("WHO")
                .into(builder);
        Csv.stream("events.csv", events)
                .offers()
                .made("AT", DAY)
                .order("ID")
                .customer("WHO")
                .into(builder);
        Csv.stream("events.csv", events)
                .referrals()
                .referrer("WHO")
                .referred("AT", DAY)
                .brought("ID")
                .into(builder);
        Supplier<InputStream> prices =
                Source.lines("ID,WHO,AT,PRICE", "I,17,01 MAR 2025,\"1,234.5\"", "I,17,02 mar 2025,0");
        Csv.stream("events.csv", prices)
                .subscriptions()
                .id("ID")
                .customer("WHO")
                .started("AT", DAY)
                .monthlyAmount("PRICE")
                .into(builder);
        return Csv.stream("answers.csv", Source.lines("KIND,SCORE,AT,WHO", "csat,5,2025-03-02,17"))
                .surveyResponses()
                .kind("KIND")
                .score("SCORE")
                .answered("AT", "yyyy-MM-dd")
                .customer("WHO")
                .into(builder);
    }
}
