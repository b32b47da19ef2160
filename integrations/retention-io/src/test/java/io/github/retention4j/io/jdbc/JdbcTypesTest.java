package io.github.retention4j.io.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cells of H2 and DuckDB are told as, type by type. */
class JdbcTypesTest {
    private final Locale locale = Locale.getDefault();
    private final TimeZone zone = TimeZone.getDefault();

    @AfterEach
    void backToTheDefaults() {
        Locale.setDefault(locale);
        TimeZone.setDefault(zone);
    }

    private static Jdbc h2(String sql) {
        return Jdbc.query(Sources.at("jdbc:h2:mem:"), sql);
    }

    private static Jdbc duckDb(String sql) {
        return Jdbc.query(Sources.at("jdbc:duckdb:"), sql);
    }

    private static String read(Jdbc query) throws IOException {
        return RecordedRows.of(query).typeAndCell("x");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            cast(9223372036854775807 as bigint)                            | WHOLE: whole 9223372036854775807
            cast(0 as smallint)                                            | WHOLE: whole 0
            cast(-7 as tinyint)                                            | WHOLE: whole -7
            cast(null as integer)                                          | WHOLE: nothing
            cast(12 as numeric(18, 0))                                     | WHOLE: whole 12
            cast(12 as numeric(19, 0))                                     | DECIMAL: whole 12
            cast(1234567890123456789012 as numeric(30, 0))                 | DECIMAL: long decimal 1234567890123456789012
            cast(-12.50 as decimal(10, 2))                                 | DECIMAL: decimal -12.50
            cast(0 as decimal(10, 2))                                      | DECIMAL: decimal 0.00
            cast(null as decimal(10, 2))                                   | DECIMAL: nothing
            cast(0.1234567890123456789 as decimal(30, 20))                 | DECIMAL: long decimal 0.12345678901234567890
            cast(1.5 as double precision)                                  | FLOATING: floating 1.5
            cast(0 as real)                                                | FLOATING: floating 0.0
            cast(null as double precision)                                 | FLOATING: nothing
            true                                                           | TEXT: text true
            cast(null as boolean)                                          | TEXT: nothing
            'Café'                                                         | TEXT: text Café
            cast(null as varchar)                                          | TEXT: nothing
            cast('long' as clob)                                           | TEXT: text long
            cast('5d3c1f0e-7d0a-4f6e-9b1e-2f6a3c1b0a99' as uuid)           | TEXT: text 5d3c1f0e-7d0a-4f6e-9b1e-2f6a3c1b0a99
            cast('paid' as enum('paid', 'new'))                            | TEXT: text paid
            time '09:05:00'                                                | TEXT: text 09:05:00
            date '2025-03-30'                                              | DAY: day 2025-03-30
            cast(null as date)                                             | DAY: nothing
            date '0001-01-01'                                              | DAY: day 0001-01-01
            timestamp '2025-03-30 02:30:00.123456'                         | LOCAL_TIME: local 2025-03-30T02:30:00.123
            cast(null as timestamp)                                        | LOCAL_TIME: nothing
            timestamp '0999-12-31 23:59:59'                                | LOCAL_TIME: local 0999-12-31T23:59:59
            timestamp with time zone '2025-03-30 02:30:00.5+03:00'         | INSTANT: instant 2025-03-29T23:30:00.500Z
            cast(null as timestamp with time zone)                         | INSTANT: nothing
            null                                                           | TEXT: nothing
            """)
    void h2Has(String value, String expected) throws IOException {
        assertThat(read(h2("select " + value + " as \"x\""))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            9223372036854775807::bigint                     | WHOLE: whole 9223372036854775807
            4294967295::uinteger                            | WHOLE: whole 4294967295
            (select sum(v) from (values (1), (2)) t(v))     | DECIMAL: whole 3
            170141183460469231731687303715884105727::hugeint| DECIMAL: long decimal 170141183460469231731687303715884105727
            18446744073709551615::ubigint                   | DECIMAL: long decimal 18446744073709551615
            12.50::decimal(10, 2)                           | DECIMAL: decimal 12.50
            12::decimal(18, 0)                              | WHOLE: whole 12
            1.5::float                                      | FLOATING: floating 1.5
            false                                           | TEXT: text false
            'x'                                             | TEXT: text x
            'a'::enum('a', 'b')                             | TEXT: text a
            '5d3c1f0e-7d0a-4f6e-9b1e-2f6a3c1b0a99'::uuid    | TEXT: text 5d3c1f0e-7d0a-4f6e-9b1e-2f6a3c1b0a99
            time '09:05:00'                                 | TEXT: text 09:05:00
            date '2025-03-30'                               | DAY: day 2025-03-30
            timestamp '2025-03-30 02:30:00.123456'          | LOCAL_TIME: local 2025-03-30T02:30:00.123
            timestamp_ns '2025-03-30 02:30:00.123456'       | LOCAL_TIME: local 2025-03-30T02:30:00.123
            timestamptz '2025-03-30 02:30:00+03'            | INSTANT: instant 2025-03-29T23:30:00Z
            null                                            | TEXT: nothing
            'infinity'::date                                | DAY: text infinity
            """)
    void duckDbHas(String value, String expected) throws IOException {
        assertThat(read(duckDb("select " + value + " as x"))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"America/Sao_Paulo", "Asia/Kathmandu", "Europe/London"})
    void noTimeDependsOnTheMachine(String machine) throws IOException {
        TimeZone.setDefault(TimeZone.getTimeZone(machine));
        for (String language : new String[] {"ar-SA", "th-TH", "tr-TR"}) {
            Locale.setDefault(Locale.forLanguageTag(language));

            assertThat(read(h2("select timestamp '2025-03-30 01:30:00' as \"x\"")))
                    .isEqualTo("LOCAL_TIME: local 2025-03-30T01:30:00");
            assertThat(read(duckDb("select timestamp '2018-11-04 00:30:00' as x")))
                    .isEqualTo("LOCAL_TIME: local 2018-11-04T00:30:00");
            assertThat(read(duckDb("select timestamptz '2025-03-30 01:30:00+00' as x")))
                    .isEqualTo("INSTANT: instant 2025-03-30T01:30:00Z");
            assertThat(read(duckDb("select time '09:05:00' as x"))).isEqualTo("TEXT: text 09:05:00");
            assertThat(read(h2("select date '2018-11-04' as \"x\""))).isEqualTo("DAY: day 2018-11-04");
        }
    }

    @Test
    void onlyColumnsThatAreAskedForAreRead() throws IOException {
        Jdbc query = duckDb("select 1 as a, [1, 2] as b, 3 as c");

        assertThat(RecordedRows.of(query, 0, 2).rows().get(0)).containsOnlyKeys("a", "c");
        assertThatThrownBy(() -> RecordedRows.of(query, 1, 2))
                .isInstanceOf(IOException.class)
                .hasMessage("column \"b\" is of type integer[], which is not read: leave the column out,"
                        + " or turn it into text in the query");
    }

    @Test
    void whatIsNoCellIsRefusedByItsColumn() {
        Stream.of("x'aa'", "array[1, 2]", "interval '1' day")
                .forEach(value -> assertThatThrownBy(() -> read(h2("select " + value + " as \"x\"")))
                        .isInstanceOf(IOException.class)
                        .hasMessageStartingWith("column \"x\" is of type ")
                        .hasMessageEndingWith("leave the column out, or turn it into text in the query"));
    }
}
