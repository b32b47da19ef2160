package io.github.retention4j.spark;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.monotonically_increasing_id;
import static org.apache.spark.sql.functions.octet_length;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.translate;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import io.github.retention4j.io.CellType;
import io.github.retention4j.io.text.UnseenMarks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;

/**
 * The rows of all datasets, those of one customer in one partition.
 *
 * <p>That is silently not so if one repartitions by the customer's column alone: where Spark finds that the rows are already parted by
 * it (a bucketed table, the end of a join), it leaves the exchange out, and what it knows of them changes while it runs. It knows
 * nothing of a hash with a seed, so rows are parted by that.
 */
final class KeyedRows {
    /** Places in a row of several datasets. */
    static final int SET = 0;

    static final int NUMBER = 1;
    static final int CELLS = 2;

    /** Whom a row belongs to; empty for nobody. */
    private static final String OWNER = "owner";

    /** Which order a row is or names. */
    private static final String ORDER = "ordered";

    private static final String HASH = "h";

    /** Of a row's number, for a sort by one number: of two customers' records that differ the first counts, each time. */
    private static final int ROW_BITS = 59;

    /** What may stand around an id and does not belong to it. */
    private static final String BLANK = characters(c -> c <= ' ');

    /** Other spaces, which may or may not be the usual one, and marks that nobody sees, which may or may not count. */
    private static final String SPACES =
            characters(c -> c > 0x7F && (Character.isWhitespace(c) || Character.isSpaceChar(c)));

    private static final String MARKS = characters(c -> UnseenMarks.hasNoWidth((char) c));

    private final List<Given> given;

    /** Whether all ids of customers are whole numbers, so that they need not become text. */
    private final boolean isNumeric;

    KeyedRows(List<Given> given) {
        this.given = given;
        this.isNumeric = given.stream()
                .flatMap(dataset -> dataset.set().role().customers().stream()
                        .flatMap(what -> dataset.place(what).stream())
                        .map(place -> dataset.cells().get(place).cells()))
                .allMatch(CellType.WHOLE::equals);
    }

    private static String characters(IntPredicate which) {
        return IntStream.rangeClosed(0, 0xFFFF)
                .filter(which)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** All rows, each customer's in one of so many partitions, sorted by dataset and row where there are several datasets. */
    Dataset<Row> partitioned(int partitions, Ties ties) {
        if (given.size() == 1) {
            Given dataset = given.get(0);
            boolean isPlain = ties.isNone() && order(dataset).isEmpty();
            Dataset<Row> rows = isPlain ? numbered(dataset) : keyed(dataset, ties);
            return rows.repartition(partitions, isPlain ? plainHash(dataset) : col(HASH))
                    .select(Stream.concat(Stream.of(col("n")), Stream.of(cells(dataset)))
                            .toArray(Column[]::new));
        }
        List<DataType> types = new ArrayList<>();
        List<Dataset<Row>> structs = new ArrayList<>();
        for (int set = 0; set < given.size(); set++) {
            Given dataset = given.get(set);
            Column cells = struct(cells(dataset)).as("cells");
            Dataset<Row> rows = keyed(dataset, ties).select(lit(set).as("set"), col("n"), cells, col(HASH));
            structs.add(rows);
            types.add(rows.schema().apply("cells").dataType());
        }
        for (int set = 0; set < given.size(); set++) {
            List<Column> columns = new ArrayList<>(List.of(col("set"), col("n")));
            for (int other = 0; other < given.size(); other++) {
                Column cells = other == set ? col("cells") : lit(null).cast(types.get(other));
                columns.add(cells.as("s" + other));
            }
            columns.add(col(HASH));
            structs.set(set, structs.get(set).select(columns.toArray(Column[]::new)));
        }
        return structs.stream()
                .reduce(Dataset::union)
                .orElseThrow()
                .repartition(partitions, col(HASH))
                .sortWithinPartitions(expr("shiftleft(cast(set as bigint), " + ROW_BITS + ") + n"));
    }

    /** The hash of what a row belongs to where that is its customer and nothing else; it does not travel with the row. */
    private Column plainHash(Given dataset) {
        Optional<Integer> place = dataset.place(dataset.set().role().customers().get(0));
        if (place.isEmpty()) {
            return ofCells(dataset);
        }
        Column id = col(Given.cell(place.get()));
        return when(isNumeric ? id.isNotNull() : id.isNotNull().and(id.notEqual("")), seeded(key(id), "retention"))
                .otherwise(ofCells(dataset));
    }

    private static Column ofCells(Given dataset) {
        return xxhash64(cells(dataset));
    }

    private static Column[] cells(Given dataset) {
        return IntStream.range(0, dataset.cells().size())
                .mapToObj(at -> col(Given.cell(at)))
                .toArray(Column[]::new);
    }

    /** A dataset's cells, with a row's number and the hash of what it belongs to. */
    private Dataset<Row> keyed(Given dataset, Ties ties) {
        // What is used more than once is worked out first.
        Dataset<Row> rows = numbered(dataset)
                .withColumn(OWNER, owner(dataset))
                .withColumn(ORDER, order(dataset).orElse(nothing()));
        Column owner = there(OWNER);
        if (dataset.set().role().isWhole() && ties.hasOwners()) {
            // An order's other rows tell whose it is.
            Dataset<Row> own = ties.owners();
            rows = rows.join(own, owner.isNull().and(rows.col(ORDER).equalTo(own.col("o"))), "left");
            owner = coalesce(owner, col("of"));
        }
        if (ties.hasTies()) {
            rows = rows.withColumn("tied", owner);
            Dataset<Row> tied = ties.roots(isNumeric);
            rows = rows.join(tied, rows.col("tied").equalTo(tied.col("customer")), "left");
            owner = coalesce(col("root"), col("tied"));
        }
        return rows.withColumn(
                HASH,
                when(owner.isNotNull(), seeded(owner, "retention"))
                        .when(there(ORDER).isNotNull(), seeded(col(ORDER), "order"))
                        .otherwise(ofCells(dataset)));
    }

    /** A column of keys; none where it is empty. */
    private Column there(String name) {
        boolean isText = !isNumeric || name.equals(ORDER);
        return isText ? when(col(name).notEqual(""), col(name)) : col(name);
    }

    private static Column seeded(Column value, String seed) {
        return xxhash64(value, lit(seed));
    }

    private static Dataset<Row> numbered(Given dataset) {
        return dataset.rows()
                .select(Stream.concat(Stream.of(monotonically_increasing_id().as("n")), Stream.of(dataset.selected()))
                        .toArray(Column[]::new));
    }

    private static Column nothing() {
        return lit(null).cast("string");
    }

    /** Whom a dataset's rows stand with. */
    private Column owner(Given dataset) {
        return customer(dataset, dataset.set().role().customers().get(0))
                .orElse(isNumeric ? lit(null).cast("bigint") : nothing());
    }

    private Optional<Column> customer(Given dataset, String what) {
        return dataset.place(what).map(place -> key(col(Given.cell(place))));
    }

    private Optional<Column> order(Given dataset) {
        String what = dataset.set().role().order();
        if (what.isEmpty()) {
            return Optional.empty();
        }
        // The ids of orders and of subscriptions may well be alike.
        boolean isOrder = dataset.set().role() != RecordRole.SUBSCRIPTIONS;
        return dataset.place(what)
                .map(place -> text(col(Given.cell(place))))
                .map(id -> isOrder ? id : when(id.notEqual(""), concat(lit("subscription "), id)));
    }

    private Column key(Column id) {
        return isNumeric ? id : text(id);
    }

    /** An id as text, so that ids which may be one are one: what is only near another id comes into its partition, no more. */
    private static Column text(Column cell) {
        Column id = cell.cast("string");
        // Nearly all are so, and then nothing is made of them.
        Column isPlain = octet_length(id)
                .equalTo(length(id))
                .and(id.geq("!"))
                .and(substring(id, -1, 1).geq("!"));
        return when(isPlain, id).otherwise(trim(translate(id, SPACES + MARKS, " ".repeat(SPACES.length())), BLANK));
    }

    // ---- what ties customers

    /** The orders and subscriptions of all datasets by their ids, with whom each row says they belong to; empty if no ids are given. */
    Optional<Dataset<Row>> orders() {
        return given.stream()
                .filter(dataset -> dataset.set().role().isWhole())
                .flatMap(dataset -> order(dataset).stream()
                        .map(order -> numbered(dataset)
                                .select(order.as(ORDER), owner(dataset).as(OWNER))
                                .select(there(ORDER).as("o"), there(OWNER).as(OWNER))
                                .where("o is not null")))
                .reduce(Dataset::union);
    }

    /** Customers that one record names both of; empty if there are no such records. */
    Optional<Dataset<Row>> pairs() {
        return given.stream()
                .flatMap(dataset -> {
                    List<Column> both = dataset.set().role().customers().stream()
                            .flatMap(what -> customer(dataset, what).stream())
                            .toList();
                    return both.size() < 2
                            ? Stream.empty()
                            : Stream.of(numbered(dataset)
                                    .select(both.get(0).as("a"), both.get(1).as("b"))
                                    .where(isNumeric ? "a <> b" : "a <> '' and b <> '' and a <> b"));
                })
                .reduce(Dataset::union);
    }
}
