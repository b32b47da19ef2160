package io.github.retention4j.io.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
}
