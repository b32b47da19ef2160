package io.github.retention4j.io.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "  \n", ";", " ; ;\n", "-- nothing", "/* nothing */;"})
    void nothingIsNoQuery(String sql) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SqlText.query(sql))
                .withMessage("the SQL is empty");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update orders set total = 0",
                "/* nightly */ Update orders set total = 0",
                "-- nightly\n  update orders set total = 0"
            })
    void whatChangesSomethingIsNoQuery(String sql) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SqlText.query(sql))
                .withMessageMatching(
                        "the SQL begins with [Uu]pdate, and only a query is run here: one that begins with SELECT or WITH");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1; select 2",
                "select ';' as a; drop table orders",
                "select 1; -- and\n select 2",
                "select $$;$$ as a; select 2"
            })
    void severalStatementsAreNoQuery(String sql) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SqlText.query(sql))
                .withMessage("the SQL is several statements: state one query");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select ';' from orders",
                "select 'it''s; so' from orders",
                "select \"a;b\", `c;d` from orders",
                "select 1 -- ; not here\n from orders",
                "select 1 /* ; nor; here */ from orders",
                "select $tag$ ; ' $tag$ from orders",
                // Whether a backslash keeps a quote open differs from database to database: this is none to be sure of.
                "select 'it\\'s; so' from orders",
                "with updated as (select 1) select * from updated",
                "(select 1) union all (select 2)",
                "select $1, a - -1, b / 2 from orders",
                "select 'never closed; so",
            })
    void aSemicolonInsideIsNoEnd(String sql) {
        assertThat(SqlText.query(sql).sql()).isEqualTo(sql);
    }

    @Test
    void theSemicolonAtTheEndIsLeftOut() {
        assertThat(SqlText.query("select 1;").sql()).isEqualTo("select 1");
        assertThat(SqlText.query("select 1 ;\n ; -- done").sql()).isEqualTo("select 1");
        assertThat(SqlText.query("select ';';").sql()).isEqualTo("select ';'");
    }

    @Test
    void literalsAndCommentsAreNoneOfItsNames() {
        assertThat(SqlText.query("select name /* of Ali */ from people where name = 'Ali' -- Ali\n")
                        .code())
                .isEqualTo("select name              from people where name = '   '");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "select * from orders|orders",
                "select * FROM\tsales.orders o where mail = 'ali@example.com'|sales.orders",
                "select extract(year from created_at) as y from orders|orders",
                "select a is distinct from b as c from orders|orders",
                "with fresh as (select * from orders) select * from fresh|fresh",
                "select (select max(id) from other) as m from /* the */ orders|orders",
                "select ' from secret ' as a from طلبات|طلبات",
                "select t.from_day, a.from from orders t, a|orders",
                "select * from (select * from orders) o|",
                "select * from 'ali@example.com.csv'|",
                "select * from \"my orders\" join other|",
                "select * from generate_series(1, 3)|",
                "select 1 as one|"
            })
    void theFirstTableIsTold(String sql, String table) {
        assertThat(SqlText.query(sql).table()).isEqualTo(Optional.ofNullable(table));
    }

    @Test
    void questionMarksOutsideLiteralsAreCounted() {
        assertThat(SqlText.query("select '?' as a from orders -- ?").hasFewerMarksThan(1))
                .isTrue();
        assertThat(SqlText.query("select * from orders where id > ?").hasFewerMarksThan(1))
                .isFalse();
        assertThat(SqlText.query("select * from orders where id > ?").hasFewerMarksThan(2))
                .isTrue();
        // An operator of PostgreSQL.
        assertThat(SqlText.query("select * from orders where tags ?? 'a' and id > ?")
                        .hasFewerMarksThan(1))
                .isFalse();
        // Nobody knows where this literal ends.
        assertThat(SqlText.query("select 'it\\'s' from orders where a = 'b' and id > ?")
                        .hasFewerMarksThan(3))
                .isFalse();
    }
}
