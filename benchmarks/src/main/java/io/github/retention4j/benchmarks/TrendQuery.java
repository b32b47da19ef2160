package io.github.retention4j.benchmarks;

import java.util.List;
import java.util.stream.Stream;

/**
 * Ways to ask DuckDB for a {@link Trend} by month. Each gives rows of the month, counted from the log's first, and the two
 * numbers that ours is made of, which is checked. {@link DuckDb} fills in what stands behind a dollar sign.
 *
 * <p>Customers' ids and amounts are taken as 32 bits where that is faster; values beyond would fail the query.
 */
enum TrendQuery {
    /** The database's own calendar, in its time zone. */
    ORDER_VALUE_CALENDAR(Trend.ORDER_VALUE, Form.FIRST_TRY, """
            SELECT date_diff('month', $since, make_timestamptz(millis * 1000) AT TIME ZONE '$zone') AS month,
                sum(amount)::BIGINT AS part, count(*) AS whole
            FROM orders GROUP BY month"""),
    /** The month as a binary search written as CASE. */
    ORDER_VALUE_CASE(Trend.ORDER_VALUE, Form.FAST, """
            SELECT ($month)::UTINYINT AS month, sum(amount::INTEGER)::BIGINT AS part, count(*) AS whole
            FROM orders GROUP BY month"""),
    /** The month from a calendar of quarters of an hour: in no zone does a month begin between two of them. */
    ORDER_VALUE_JOIN(Trend.ORDER_VALUE, Form.FAST, """
            SELECT month, sum(amount::INTEGER)::BIGINT AS part, count(*) AS whole
            FROM orders JOIN quarters ON millis // 900000 = quarter GROUP BY month"""),
    /** A range of rows for each month: the database skips others, since rows came in order of time. */
    ORDER_VALUE_RANGES(Trend.ORDER_VALUE, Form.FAST, """
            SELECT $number AS month, sum(amount::INTEGER)::BIGINT AS part, count(*) AS whole
            FROM orders WHERE millis >= $from_month AND millis < $to_month"""),
    /** With the sums over customers that our interval comes from; grouped month by month, hash tables are small. */
    ORDER_VALUE_INTERVAL(Trend.ORDER_VALUE, Form.INTERVAL, """
            SELECT $number AS month, sum(part)::BIGINT AS part, sum(whole)::BIGINT AS whole, count(*) AS customers,
                sum(part * part)::BIGINT AS parts_squared, sum(part * whole)::BIGINT AS products,
                sum(whole * whole)::BIGINT AS wholes_squared
            FROM (SELECT sum(amount::INTEGER)::BIGINT AS part, count(*) AS whole
                FROM orders WHERE millis >= $from_month AND millis < $to_month GROUP BY customer)"""),
    /** Of a table in which the month is a column. */
    ORDER_VALUE_PREPARED(Trend.ORDER_VALUE, Form.PREPARED, """
            SELECT month, sum(amount::INTEGER)::BIGINT AS part, count(*) AS whole FROM prepared GROUP BY month"""),
    /** The months of each customer, and for each of them the one before. */
    RETENTION_CALENDAR(Trend.RETENTION, Form.FIRST_TRY, """
            WITH months AS (
                SELECT DISTINCT customer,
                    date_diff('month', $since, make_timestamptz(millis * 1000) AT TIME ZONE '$zone') AS month
                FROM orders),
            neighbours AS (
                SELECT month, lag(month) OVER (PARTITION BY customer ORDER BY month) AS before FROM months),
            active AS (
                SELECT month, count(*) AS customers, count(*) FILTER (before = month - 1) AS retained
                FROM neighbours GROUP BY month)
            SELECT month, retained, lag(customers) OVER (ORDER BY month) AS whole FROM active"""),
    /** A customer's months as bits; then for each month the sets of months that it is in. */
    RETENTION_BITS(Trend.RETENTION, Form.FAST, """
            WITH placed AS (
                SELECT customer::INTEGER AS customer, month FROM orders JOIN quarters ON millis // 900000 = quarter),
            customers AS (SELECT bit_or(1::BIGINT << month) AS months FROM placed GROUP BY customer),
            patterns AS (SELECT months, count(*) AS customers FROM customers GROUP BY months),
            active AS (
                SELECT m.month, sum(customers)::BIGINT AS customers,
                    sum(customers * ((months << 1 >> m.month) & 1))::BIGINT AS retained
                FROM patterns, range($months) AS m(month) WHERE (months >> m.month) & 1 = 1 GROUP BY m.month)
            SELECT month, retained, lag(customers) OVER (ORDER BY month) AS whole FROM active"""),
    /** Sorted by customer and month, both in one number: one more than the row before is the same customer a month later. */
    RETENTION_SORT(Trend.RETENTION, Form.FAST, """
            WITH sorted AS (
                SELECT customer * 64 + month AS pair
                FROM orders JOIN quarters ON millis // 900000 = quarter ORDER BY pair),
            steps AS (SELECT (pair & 63)::UTINYINT AS month, pair - lag(pair) OVER () AS step FROM sorted),
            $active"""),
    /** The same where rows stand in that order already. */
    RETENTION_PREPARED(Trend.RETENTION, Form.PREPARED, """
            WITH steps AS (
                SELECT month, customer * 64 + month - lag(customer * 64 + month) OVER () AS step FROM prepared),
            $active""");

    /** The calendar that some of these join with, made beforehand. */
    static final String QUARTERS = """
            CREATE TABLE quarters AS
            SELECT quarter, ($month)::UTINYINT AS month
            FROM (SELECT quarter, quarter * 900000 AS millis FROM (
                SELECT unnest(range(min(millis) // 900000, max(millis) // 900000 + 1)) AS quarter FROM orders))""";

    /** What is left when each row knows how far it is from the row before. */
    static final String ACTIVE = """
            active AS (
                SELECT month, sum((step IS DISTINCT FROM 0)::UTINYINT)::BIGINT AS customers,
                    sum((step = 1)::UTINYINT)::BIGINT AS retained
                FROM steps GROUP BY month)
            SELECT month, retained, lag(customers) OVER (ORDER BY month) AS whole FROM active""";

    private final Trend trend;
    private final Form form;
    private final String sql;

    TrendQuery(Trend trend, Form form, String sql) {
        this.trend = trend;
        this.form = form;
        this.sql = sql;
    }

    /** What a query asks, and how much thought went into it. */
    enum Form {
        /** The table as it was loaded, the SQL as one writes it first. */
        FIRST_TRY,
        /** The table as it was loaded; one of the fastest we found. */
        FAST,
        /** The table as it was loaded; with all that our result holds, where that is more than two numbers. */
        INTERVAL,
        /** The table sorted by customer and time, the month a column. */
        PREPARED
    }

    static List<TrendQuery> of(Trend trend, Form form) {
        return Stream.of(values())
                .filter(query -> query.trend == trend && query.form == form)
                .toList();
    }

    Trend trend() {
        return trend;
    }

    Form form() {
        return form;
    }

    String sql() {
        return sql;
    }
}
