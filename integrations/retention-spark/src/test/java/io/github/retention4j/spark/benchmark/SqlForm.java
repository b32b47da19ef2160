package io.github.retention4j.spark.benchmark;

import java.time.ZoneOffset;
import java.util.List;
import java.util.function.IntFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Ways to ask Spark SQL for the same. All give the same, which is checked; {@link CompareWithSql} measures the cheapest.
 *
 * <p>Each helps Spark as somebody would who knows it: amounts are summed as longs, the month of an instant is a binary search written
 * as CASE, the day is arithmetic with the zone's offset, orders are shuffled once, and window frames run with the rows.
 */
enum SqlForm {
    /** A row a customer, of the first month and all months as bits: all that there is to know if nobody asks for orders and revenue. */
    BITS(Question.CUSTOMERS_AND_KPIS, """
            WITH placed AS (
                SELECT /*+ REPARTITION($partitions, customer) */ customer, $month AS month, $cents AS cents FROM $orders),
            $bits"""),
    /** The same, with sums before the shuffle. */
    BITS_TWICE(Question.CUSTOMERS_AND_KPIS, """
            WITH placed AS (SELECT customer, $month AS month, $cents AS cents FROM $orders),
            $bits"""),
    /** One sort by customer and time; each row looks at the two before it and at the first. */
    WINDOW(Question.MATRIX_AND_KPIS, """
            WITH placed AS (SELECT customer, time, $month AS month, $cents AS cents FROM $orders),
            seen AS (
                SELECT month, cents, first_value(month) OVER r AS cohort, lag(month, 1) OVER w AS before,
                    lag(month, 2) OVER w AS earlier
                FROM placed WINDOW w AS (PARTITION BY customer ORDER BY time),
                    r AS (PARTITION BY customer ORDER BY time ROWS UNBOUNDED PRECEDING))
            SELECT cohort, month, $figures FROM seen GROUP BY cohort, month"""),
    /** The same with month and amount in one long, so that two columns are shuffled and sorted. */
    PACKED(Question.MATRIX_AND_KPIS, """
            WITH placed AS (SELECT customer, shiftleft(cast($month AS BIGINT), 40) + $cents AS x FROM $orders),
            looked AS (
                SELECT x, first_value(x) OVER r AS a, lag(x, 1) OVER w AS b, lag(x, 2) OVER w AS c
                FROM placed WINDOW w AS (PARTITION BY customer ORDER BY x),
                    r AS (PARTITION BY customer ORDER BY x ROWS UNBOUNDED PRECEDING)),
            seen AS (
                SELECT x & 1099511627775 AS cents, cast(shiftright(x, 40) AS INT) AS month,
                    cast(shiftright(a, 40) AS INT) AS cohort, cast(shiftright(b, 40) AS INT) AS before,
                    cast(shiftright(c, 40) AS INT) AS earlier
                FROM looked)
            SELECT cohort, month, $figures FROM seen GROUP BY cohort, month"""),
    /** The same with month, day and amount in one long. */
    PACKED_GAPS(Question.WITH_GAPS, """
            WITH placed AS (
                SELECT customer, shiftleft(cast($month AS BIGINT), 51) + shiftleft(cast($day - $start AS BIGINT), 40) + $cents AS x
                FROM $orders),
            looked AS (
                SELECT x, first_value(x) OVER r AS a, lag(x, 1) OVER w AS b, lag(x, 2) OVER w AS c
                FROM placed WINDOW w AS (PARTITION BY customer ORDER BY x),
                    r AS (PARTITION BY customer ORDER BY x ROWS UNBOUNDED PRECEDING)),
            seen AS (
                SELECT x & 1099511627775 AS cents, cast(shiftright(x, 51) AS INT) AS month,
                    cast(shiftright(a, 51) AS INT) AS cohort, cast(shiftright(b, 51) AS INT) AS before,
                    cast(shiftright(c, 51) AS INT) AS earlier, $start + cast(shiftright(x, 40) & 2047 AS INT) AS day,
                    $start + cast(shiftright(b, 40) & 2047 AS INT) AS last
                FROM looked)
            SELECT cohort, month, day - last AS gap, $figures, $again FROM seen
            GROUP BY GROUPING SETS ((cohort, month), (day - last))"""),
    /** The same with days; gaps are counted by cell and length, and that is counted again. */
    WINDOW_GAPS(Question.WITH_GAPS, """
            WITH placed AS (SELECT customer, time, $month AS month, $cents AS cents, $day AS day FROM $orders),
            seen AS (
                SELECT month, cents, day, first_value(month) OVER r AS cohort, lag(month, 1) OVER w AS before,
                    lag(month, 2) OVER w AS earlier, lag(day, 1) OVER w AS last
                FROM placed WINDOW w AS (PARTITION BY customer ORDER BY time),
                    r AS (PARTITION BY customer ORDER BY time ROWS UNBOUNDED PRECEDING))
            SELECT cohort, month, day - last AS gap, $figures, $again FROM seen
            GROUP BY GROUPING SETS ((cohort, month), (day - last))"""),
    /** The same; gaps are counted by cell and length, and summed up by the driver. */
    WINDOW_GAPS_FINE(Question.WITH_GAPS, """
            WITH placed AS (SELECT customer, time, $month AS month, $cents AS cents, $day AS day FROM $orders),
            seen AS (
                SELECT month, cents, day, first_value(month) OVER r AS cohort, lag(month, 1) OVER w AS before,
                    lag(month, 2) OVER w AS earlier, lag(day, 1) OVER w AS last
                FROM placed WINDOW w AS (PARTITION BY customer ORDER BY time),
                    r AS (PARTITION BY customer ORDER BY time ROWS UNBOUNDED PRECEDING)),
            fine AS (SELECT cohort, month, day - last AS gap, $figures, $again FROM seen GROUP BY cohort, month, day - last)
            SELECT cohort, month, gap, sum(customers) AS customers, sum(orders) AS orders, sum(revenue) AS revenue,
                sum(starters) AS starters, sum(retained) AS retained, sum(buyers) AS buyers, sum(repeaters) AS repeaters,
                sum(followed) AS followed, sum(returned) AS returned
            FROM fine GROUP BY GROUPING SETS ((cohort, month), (gap))"""),
    /** Each customer's first month and months as bits, joined with the orders; both read one shuffle. */
    JOIN(Question.MATRIX_AND_KPIS, """
            WITH placed AS (
                SELECT /*+ REPARTITION($partitions, customer) */ customer, shiftleft(cast($month AS BIGINT), 40) + $cents AS x
                FROM $orders),
            firsts AS (
                SELECT customer, cast(shiftright(min(x), 40) AS INT) AS cohort,
                    bit_or(shiftleft(1L, cast(shiftright(x, 40) AS INT))) AS active,
                    count_if(shiftright(x, 40) BETWEEN $q AND $q + 2) AS placed
                FROM placed GROUP BY customer),
            sums AS (
                SELECT /*+ SHUFFLE_HASH(firsts) */ cohort, cast(shiftright(x, 40) AS INT) AS month, count(*) AS orders,
                    sum(x & 1099511627775) AS revenue
                FROM placed JOIN firsts USING (customer) GROUP BY cohort, cast(shiftright(x, 40) AS INT)),
            patterns AS (
                SELECT cohort, active, count(*) AS customers, count_if(placed > 1) AS repeaters
                FROM firsts GROUP BY cohort, active),
            heads AS (
                SELECT cohort, month, sum(customers) AS customers,
                    sum(if(month = cohort AND active & shiftleft(7L, $q - 3) <> 0, customers, 0)) AS starters,
                    sum(if(month = cohort AND active & shiftleft(7L, $q - 3) <> 0 AND active & shiftleft(7L, $q) <> 0, customers, 0))
                        AS retained,
                    sum(if(month = cohort AND active & shiftleft(7L, $q) <> 0, customers, 0)) AS buyers,
                    sum(if(month = cohort, repeaters, 0)) AS repeaters
                FROM (SELECT *, explode(sequence(0, $months - 1)) AS month FROM patterns)
                WHERE shiftright(active, month) & 1 = 1 GROUP BY cohort, month)
            SELECT cohort, month, customers, orders, revenue, starters, retained, buyers, repeaters
            FROM sums JOIN heads USING (cohort, month)"""),
    /** Orders of a customer and month first, then one sort of these. */
    TWO_STEPS(Question.MATRIX_AND_KPIS, """
            WITH placed AS (
                SELECT /*+ REPARTITION($partitions, customer) */ customer, $month AS month, $cents AS cents FROM $orders),
            cells AS (
                SELECT customer, month, count(*) AS orders, sum(cents) AS revenue FROM placed GROUP BY customer, month),
            seen AS (
                SELECT month, orders, revenue, first_value(month) OVER r AS cohort, lag(month, 1) OVER w AS before,
                    sum(if(month BETWEEN $q AND $q + 2, orders, 0)) OVER r AS placed
                FROM cells WINDOW w AS (PARTITION BY customer ORDER BY month),
                    r AS (PARTITION BY customer ORDER BY month ROWS UNBOUNDED PRECEDING))
            SELECT cohort, month, count(*) AS customers, sum(orders) AS orders, sum(revenue) AS revenue,
                count_if(month BETWEEN $q - 3 AND $q - 1 AND coalesce(before < $q - 3, true)) AS starters,
                count_if(month BETWEEN $q AND $q + 2 AND before BETWEEN $q - 3 AND $q - 1) AS retained,
                count_if(month BETWEEN $q AND $q + 2 AND coalesce(before < $q, true)) AS buyers,
                count_if(month BETWEEN $q AND $q + 2 AND placed > 1 AND placed - orders < 2) AS repeaters
            FROM seen GROUP BY cohort, month"""),
    /** A customer's orders as one sorted array of longs, which is gone through. */
    COLLECT(Question.MATRIX_AND_KPIS, """
            WITH gathered AS (
                SELECT sort_array(collect_list(shiftleft(cast($month AS BIGINT), 40) + $cents)) AS a
                FROM $orders GROUP BY customer),
            each AS (SELECT a, posexplode(a) AS (at, x) FROM gathered),
            seen AS (
                SELECT cast(shiftright(a[0], 40) AS INT) AS cohort, cast(shiftright(x, 40) AS INT) AS month,
                    x & 1099511627775 AS cents,
                    if(at > 0, cast(shiftright(a[at - 1], 40) AS INT), NULL) AS before,
                    if(at > 1, cast(shiftright(a[at - 2], 40) AS INT), NULL) AS earlier
                FROM each)
            SELECT cohort, month, $figures FROM seen GROUP BY cohort, month"""),
    /** The same with days. */
    COLLECT_GAPS(Question.WITH_GAPS, """
            WITH gathered AS (
                SELECT sort_array(collect_list(shiftleft(cast($day AS BIGINT), 40) + $cents)) AS a
                FROM $orders GROUP BY customer),
            each AS (SELECT a, posexplode(a) AS (at, x) FROM gathered),
            days AS (
                SELECT cast(shiftright(a[0], 40) AS INT) AS first, cast(shiftright(x, 40) AS INT) AS day,
                    x & 1099511627775 AS cents,
                    if(at > 0, cast(shiftright(a[at - 1], 40) AS INT), NULL) AS last,
                    if(at > 1, cast(shiftright(a[at - 2], 40) AS INT), NULL) AS second
                FROM each),
            seen AS (
                SELECT $monthOf(first) AS cohort, $monthOf(day) AS month, $monthOf(last) AS before,
                    $monthOf(second) AS earlier, cents, day, last
                FROM days)
            SELECT cohort, month, day - last AS gap, $figures, $again FROM seen
            GROUP BY GROUPING SETS ((cohort, month), (day - last))""");

    /** The first month of the quarter that is asked of, from 0. */
    private static final int QUARTER = 27;

    /** Of rows with a month, that of the order before and of the one before that. */
    private static final String FIGURES = """
            count_if(before IS NULL OR before <> month) AS customers, count(*) AS orders, sum(cents) AS revenue,
            count_if(month BETWEEN $q - 3 AND $q - 1 AND (before IS NULL OR before < $q - 3)) AS starters,
            count_if(month BETWEEN $q AND $q + 2 AND before BETWEEN $q - 3 AND $q - 1) AS retained,
            count_if(month BETWEEN $q AND $q + 2 AND (before IS NULL OR before < $q)) AS buyers,
            count_if(month BETWEEN $q AND $q + 2 AND before >= $q AND (earlier IS NULL OR earlier < $q)) AS repeaters""";

    private static final String BITS_OF_MONTHS = """
            firsts AS (
                SELECT customer, min(month) AS cohort, bit_or(shiftleft(1L, month)) AS active,
                    count_if(month BETWEEN $q AND $q + 2) AS placed,
                    sum(if(month BETWEEN $q AND $q + 2, cents, 0)) AS spent
                FROM placed GROUP BY customer),
            patterns AS (
                SELECT cohort, active, count(*) AS customers, count_if(placed > 1) AS repeaters, sum(placed) AS placed,
                    sum(spent) AS spent
                FROM firsts GROUP BY cohort, active)
            SELECT cohort, month, sum(customers) AS customers, sum(if(month = cohort, placed, 0)) AS orders,
                sum(if(month = cohort, spent, 0)) AS revenue,
                sum(if(month = cohort AND active & shiftleft(7L, $q - 3) <> 0, customers, 0)) AS starters,
                sum(if(month = cohort AND active & shiftleft(7L, $q - 3) <> 0 AND active & shiftleft(7L, $q) <> 0, customers, 0))
                    AS retained,
                sum(if(month = cohort AND active & shiftleft(7L, $q) <> 0, customers, 0)) AS buyers,
                sum(if(month = cohort, repeaters, 0)) AS repeaters
            FROM (SELECT *, explode(sequence(0, $months - 1)) AS month FROM patterns)
            WHERE shiftright(active, month) & 1 = 1 GROUP BY cohort, month""";

    private static final String AGAIN = """
            count_if(last IS NULL AND day + $days <= $lastDay) AS followed,
            count_if(last IS NOT NULL AND earlier IS NULL AND last + $days <= $lastDay AND day - last <= $days) AS returned""";

    private final Question question;
    private final String sql;

    SqlForm(Question question, String sql) {
        this.question = question;
        this.sql = sql;
    }

    Question question() {
        return question;
    }

    /** The statement over a table. */
    String sql(String orders, int partitions) {
        return sql.replace("$figures", FIGURES)
                .replace("$bits", BITS_OF_MONTHS)
                .replace("$again", AGAIN)
                .replace("$orders", orders)
                .replace("$partitions", Integer.toString(partitions))
                .replace("$months", Integer.toString(Lake.MONTHS))
                .replace("$month(", "$monthOf(")
                .replace("$monthOf(first)", monthOf("first"))
                .replace("$monthOf(day)", monthOf("day"))
                .replace("$monthOf(last)", monthOf("last"))
                .replace("$monthOf(second)", monthOf("second"))
                .replace("$month", month(0, Lake.MONTHS, SqlForm::instant, "time"))
                .replace("$cents", CENTS)
                .replace("$days", Integer.toString(Question.DAYS))
                .replace("$lastDay", Long.toString(Lake.end().toEpochDay() - 1))
                .replace("$start", Long.toString(Lake.START.toEpochDay()))
                .replace("$day", DAY)
                .replace("$q", Integer.toString(QUARTER));
    }

    /** Exact up to 15 digits, and cheaper than to add decimals. */
    private static final String CENTS = "cast(cast(amount AS DOUBLE) * 100 + 0.5 AS BIGINT)";

    /** The zone is three hours ahead all year. */
    private static final String DAY = "cast((unix_seconds(time) + 10800) div 86400 AS INT)";

    private static String monthOf(String day) {
        return "if(" + day + " IS NULL, NULL, "
                + month(0, Lake.MONTHS, at -> Long.toString(Lake.START.plusMonths(at).toEpochDay()), day) + ")";
    }

    private static String instant(int month) {
        return "TIMESTAMP '" + Lake.START.plusMonths(month).atStartOfDay(Lake.ZONE).toOffsetDateTime()
                .withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime() + ":00Z'";
    }

    /** A binary search among the starts of months. */
    private static String month(int from, int until, IntFunction<String> start, String what) {
        if (until - from == 1) {
            return Integer.toString(from);
        }
        int middle = (from + until) / 2;
        return "CASE WHEN " + what + " < " + start.apply(middle) + " THEN " + month(from, middle, start, what) + " ELSE "
                + month(middle, until, start, what) + " END";
    }

    /** Asks, and gives the rows as they come. */
    List<Row> ask(SparkSession spark, String orders, int partitions) {
        return spark.sql(sql(orders, partitions)).collectAsList();
    }

    /** The counts of the rows. */
    Answer answer(List<Row> rows) {
        Answer answer = new Answer();
        for (Row row : rows) {
            if (question == Question.WITH_GAPS && row.isNullAt(row.fieldIndex("cohort"))) {
                if (!row.isNullAt(row.fieldIndex("gap"))) {
                    answer.put("gap " + row.getInt(row.fieldIndex("gap")), number(row, "orders"));
                }
                continue;
            }
            int month = row.getInt(row.fieldIndex("month"));
            long orders = number(row, "orders");
            long revenue = number(row, "revenue");
            question.put(answer, row.getInt(row.fieldIndex("cohort")), month, number(row, "customers"), orders, revenue);
            answer.put("at the start", number(row, "starters"));
            answer.put("retained", number(row, "retained"));
            answer.put("buyers", number(row, "buyers"));
            answer.put("buyers by frequency", number(row, "buyers"));
            answer.put("repeaters", number(row, "repeaters"));
            if (question == Question.CUSTOMERS_AND_KPIS || (month >= QUARTER && month < QUARTER + 3)) {
                answer.put("orders of the quarter", orders);
                answer.put("revenue of the quarter", revenue);
            }
            if (question == Question.WITH_GAPS) {
                answer.put("with the time", number(row, "followed"));
                answer.put("again in time", number(row, "returned"));
            }
        }
        return answer;
    }

    private static long number(Row row, String name) {
        return ((Number) row.get(row.fieldIndex(name))).longValue();
    }
}
