package io.github.retention4j.benchmarks;

/**
 * Ways to ask DuckDB for the monthly cohort matrix. All give the same cells, which the benchmark sees to. {@link DuckDb} fills in
 * what stands behind a dollar sign.
 */
public enum DuckDbQuery {
    /**
     * The fastest we know: one group-by for each customer's first month and set of months, as bits; one join for orders
     * and revenue. The month is a binary search written as CASE, on the instants at which months begin.
     */
    BITS("", """
            WITH placed AS (SELECT customer, ($month)::UTINYINT AS month, amount FROM orders),
            $bits"""),
    /** Orders first come down to one row a customer and month, then those rows meet their first month. */
    PAIRS("", """
            WITH pairs AS MATERIALIZED (
                SELECT customer, month, count(*) AS orders, sum(amount) AS revenue
                FROM (SELECT customer, $month AS month, amount FROM orders) GROUP BY customer, month),
            firsts AS (SELECT customer, min(month) AS cohort FROM pairs GROUP BY customer)
            SELECT cohort, month - cohort, count(*), sum(orders)::BIGINT, sum(revenue)::BIGINT
            FROM pairs JOIN firsts USING (customer) GROUP BY cohort, month"""),
    /** As a textbook has it, but for the month: first month by customer, join, count distinct. */
    DISTINCT("", """
            WITH placed AS MATERIALIZED (SELECT customer, $month AS month, amount FROM orders),
            firsts AS (SELECT customer, min(month) AS cohort FROM placed GROUP BY customer)
            SELECT cohort, month - cohort, count(DISTINCT customer), count(*), sum(amount)::BIGINT
            FROM placed JOIN firsts USING (customer) GROUP BY cohort, month"""),
    /** {@link #BITS} with the month from a table of the hours of these years, which fits zones of whole hours. */
    HOURS("""
            CREATE TABLE hours AS SELECT millis // 3600000 AS hour, $month AS month
            FROM (SELECT hour * 3600000 AS millis FROM range($first_hour, $end_hour) AS h(hour))""", """
            WITH placed AS (
                SELECT customer, month::UTINYINT AS month, amount
                FROM orders JOIN hours ON orders.millis // 3600000 = hours.hour),
            $bits"""),
    /** {@link #BITS} with the month as one writes it first: the database's own calendar, in its time zone. */
    CALENDAR("", """
            WITH placed AS MATERIALIZED (
                SELECT customer, amount, date_diff('month', $since,
                    make_timestamptz(millis * 1000) AT TIME ZONE '$zone')::UTINYINT AS month
                FROM orders),
            $bits"""),
    /** A table made for this question beforehand: sorted by customer, the month a column. */
    PREPARED("""
            CREATE TABLE prepared AS
            SELECT customer, ($month)::UTINYINT AS month, amount FROM orders ORDER BY customer""", """
            WITH placed AS (SELECT * FROM prepared),
            $bits"""),
    /** A table in which all but the counting is done: each order knows its cell and whether it is the first there. */
    ANSWERED("""
            CREATE TABLE answered AS
            WITH placed AS (SELECT customer, ($month)::UTINYINT AS month, amount FROM orders)
            SELECT min(month) OVER (PARTITION BY customer) AS cohort, month, amount,
                (row_number() OVER (PARTITION BY customer, month) = 1)::UTINYINT AS first_there
            FROM placed ORDER BY customer""", """
            SELECT cohort, month::INTEGER - cohort, sum(first_there)::BIGINT, count(*), sum(amount)::BIGINT
            FROM answered GROUP BY cohort, month""");

    static final String BITS_OF_MONTHS = """
            firsts AS MATERIALIZED (
                SELECT customer, min(month) AS cohort, bit_or(1::BIGINT << month) AS active
                FROM placed GROUP BY customer),
            sums AS (
                SELECT cohort, month, count(*) AS orders, sum(amount)::BIGINT AS revenue
                FROM placed JOIN firsts USING (customer) GROUP BY cohort, month),
            patterns AS (SELECT cohort, active, count(*) AS customers FROM firsts GROUP BY cohort, active),
            heads AS (
                SELECT cohort, m.month::UTINYINT AS month, sum(customers)::BIGINT AS customers
                FROM patterns, range($months) AS m(month) WHERE (active >> m.month) & 1 = 1 GROUP BY cohort, m.month)
            SELECT cohort, month::INTEGER - cohort, customers, orders, revenue
            FROM sums JOIN heads USING (cohort, month)""";

    private final String preparation;
    private final String sql;

    DuckDbQuery(String preparation, String sql) {
        this.preparation = preparation;
        this.sql = sql;
    }

    /** What is done once, outside what is measured. */
    String preparation() {
        return preparation;
    }

    String sql() {
        return sql;
    }
}
