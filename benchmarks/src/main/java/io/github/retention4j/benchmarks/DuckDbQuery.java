package io.github.retention4j.benchmarks;

/**
 * Ways to ask DuckDB for the monthly cohort matrix and, in the same statement, who came again: cheaper there than a second
 * one. All give the same, which is checked. {@link DuckDb} fills in what stands behind a dollar sign.
 */
public enum DuckDbQuery {
    /**
     * The fastest we know for more than a million customers: orders are sorted by customer and month. The month is a binary
     * search written as CASE, on the instants at which months begin.
     */
    SORT("", """
            WITH placed AS (SELECT customer, ($month)::UTINYINT AS month, amount FROM orders ORDER BY customer, month),
            $streamed"""),
    /** The fastest we know for fewer customers. */
    BITS("", """
            WITH placed AS (SELECT customer, ($month)::UTINYINT AS month, amount FROM orders),
            $bits"""),
    /** {@link #BITS} with the month as one writes it first: the database's own calendar, in its time zone. */
    CALENDAR("", """
            WITH placed AS MATERIALIZED (
                SELECT customer, amount, date_diff('month', $since,
                    make_timestamptz(millis * 1000) AT TIME ZONE '$zone')::UTINYINT AS month
                FROM orders),
            $bits"""),
    /** A table made for this question beforehand: sorted by customer and time, the month a column. */
    PREPARED("""
            CREATE TABLE prepared AS
            SELECT customer, ($month)::UTINYINT AS month, amount FROM orders ORDER BY customer, millis""", """
            WITH placed AS (SELECT * FROM prepared),
            $streamed"""),
    /** A table in which all but the counting is done: each order knows its cell and whether it is the first there. */
    ANSWERED("""
            CREATE TABLE answered AS
            WITH placed AS (SELECT customer, ($month)::UTINYINT AS month, amount FROM orders)
            SELECT min(month) OVER (PARTITION BY customer) AS cohort, month, amount,
                (row_number() OVER (PARTITION BY customer, month) = 1)::UTINYINT AS opens,
                (row_number() OVER (PARTITION BY customer) = 2)::UTINYINT AS repeats
            FROM placed ORDER BY customer""", """
            SELECT cohort, month::INTEGER - cohort AS age, sum(opens)::BIGINT AS customers, count(*) AS orders,
                sum(amount)::BIGINT AS revenue, sum(repeats)::BIGINT AS repeaters
            FROM answered GROUP BY cohort, month"""),
    /** {@link #BITS} where customers' ids are text; to sort by texts takes longer. */
    TEXT("""
            CREATE TABLE named AS
            SELECT 'C' || lpad(customer::VARCHAR, 9, '0') AS customer, millis, amount FROM orders""", """
            WITH placed AS (SELECT customer, ($month)::UTINYINT AS month, amount FROM named),
            $bits"""),
    /** {@link #SORT} from a file, the types of its columns given, and times compared as the text has them. */
    CSV("", """
            WITH placed AS (
                SELECT customer_id AS customer, ($local_month)::UTINYINT AS month, (total * 100)::BIGINT AS amount
                FROM read_csv(getvariable('file'), header = true, columns = {'order_id': 'BIGINT',
                    'customer_id': 'BIGINT', 'ordered_at': 'TIMESTAMP', 'total': 'DECIMAL(18, 2)'})
                ORDER BY customer, month),
            $streamed"""),

    /** The same of a Parquet file, whose types are in it. */
    PARQUET("", """
            WITH placed AS (
                SELECT customer_id AS customer, ($local_month)::UTINYINT AS month, (total * 100)::BIGINT AS amount
                FROM read_parquet(getvariable('file'))
                ORDER BY customer, month),
            $streamed""");

    /**
     * What is left when rows come customer by customer in order of months: each is compared with those before it, and
     * the month of a customer's first row is handed down to those after it.
     */
    static final String STREAM_OF_PAIRS = """
            neighbours AS (
                SELECT month, amount,
                    lag(customer, 1) OVER () IS NOT DISTINCT FROM customer AS again,
                    lag(customer, 2) OVER () IS NOT DISTINCT FROM customer AS thrice,
                    lag(month, 1) OVER () AS before
                FROM placed),
            cells AS (
                SELECT month, amount, again, thrice, before,
                    last_value(CASE WHEN again THEN NULL ELSE month END IGNORE NULLS)
                        OVER (ROWS UNBOUNDED PRECEDING) AS cohort
                FROM neighbours)
            SELECT cohort, month::INTEGER - cohort AS age,
                sum((NOT again OR month <> before)::UTINYINT)::BIGINT AS customers,
                count(*) AS orders, sum(amount)::BIGINT AS revenue,
                sum((again AND NOT thrice)::UTINYINT)::BIGINT AS repeaters
            FROM cells GROUP BY cohort, month""";

    /**
     * One group-by for each customer's first month and set of months, as bits; one join for orders and revenue.
     */
    static final String BITS_OF_MONTHS = """
            firsts AS MATERIALIZED (
                SELECT customer, min(month) AS cohort, bit_or(1::BIGINT << month) AS active, count(*) AS orders
                FROM placed GROUP BY customer),
            sums AS (
                SELECT cohort, month, count(*) AS orders, sum(amount)::BIGINT AS revenue
                FROM placed JOIN firsts USING (customer) GROUP BY cohort, month),
            patterns AS (
                SELECT cohort, active, count(*) AS customers, count(*) FILTER (orders > 1) AS repeaters
                FROM firsts GROUP BY cohort, active),
            heads AS (
                SELECT cohort, m.month::UTINYINT AS month, sum(customers)::BIGINT AS customers,
                    sum(CASE WHEN m.month = cohort THEN repeaters ELSE 0 END)::BIGINT AS repeaters
                FROM patterns, range($months) AS m(month) WHERE (active >> m.month) & 1 = 1 GROUP BY cohort, m.month)
            SELECT cohort, month::INTEGER - cohort AS age, customers, orders, revenue, repeaters
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

    /** Rows of cohort, age, customers, orders, revenue. */
    String matrix() {
        return "SELECT cohort, age, customers, orders, revenue FROM (" + sql + ")";
    }

    /** The same with a sixth column, to be summed up: customers with two or more orders. */
    String matrixAndKpis() {
        return sql;
    }
}
