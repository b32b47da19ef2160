package io.github.retention4j.spark;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.monotonically_increasing_id;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.translate;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import io.github.retention4j.io.CellType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    /** White space and marks that nobody sees: of ids that differ in them alone it is not known whether they are one customer's. */
    private static final String UNSEEN = unseen();

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

    private static String unseen() {
        return IntStream.rangeClosed(0, 0xFFFF)
                .filter(c -> Character.isWhitespace(c)
                        || Character.isSpaceChar(c)
                        || c <= ' '
                        || c == 0x00AD
                        || c == 0x061C
                        || c == 0x180E
                        || (c >= 0x200B && c <= 0x200F)
                        || (c >= 0x202A && c <= 0x202E)
                        || (c >= 0x2060 && c <= 0x206F)
                        || c == 0xFEFF)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** All rows, each customer's in one of so many partitions, sorted by dataset where there are several. */
    Dataset<Row> partitioned(int partitions, Ties ties) {
        if (given.size() == 1) {
            Dataset<Row> keyed = keyed(given.get(0), ties);
            List<Column> kept = new ArrayList<>(List.of(col("n")));
            IntStream.range(0, given.get(0).cells().size()).forEach(at -> kept.add(col(Given.cell(at))));
            return keyed.repartition(partitions, col(HASH)).select(kept.toArray(Column[]::new));
        }
        Dataset<Row> all = null;
        List<DataType> types = new ArrayList<>();
        List<Dataset<Row>> structs = new ArrayList<>();
        for (int set = 0; set < given.size(); set++) {
            Given dataset = given.get(set);
            Column cells = struct(IntStream.range(0, dataset.cells().size())
                    .mapToObj(at -> col(Given.cell(at)))
                    .toArray(Column[]::new));
            Dataset<Row> rows = keyed(dataset, ties).select(lit(set).as("set"), col("n"), cells.as("cells"), col(HASH));
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
            Dataset<Row> rows = structs.get(set).select(columns.toArray(Column[]::new));
            all = all == null ? rows : all.union(rows);
        }
        return all.repartition(partitions, col(HASH)).sortWithinPartitions("set");
    }

    /** A dataset's cells, with a row's number and the hash of what it belongs to. */
    private Dataset<Row> keyed(Given dataset, Ties ties) {
        Dataset<Row> rows = numbered(dataset);
        Column owner = owner(dataset).orElse(nobody());
        Column order = order(dataset).orElse(lit(null).cast("string"));
        if (dataset.set().role() == RecordRole.ORDERS && ties.hasOwners()) {
            // An order's other rows tell whose it is.
            rows = rows.withColumn(ORDER, order).withColumn(OWNER, owner);
            Dataset<Row> own = ties.owners().select(col("o"), col("owner").as("of"));
            rows = rows.join(own, rows.col(OWNER).isNull().and(rows.col(ORDER).equalTo(own.col("o"))), "left");
            owner = coalesce(col(OWNER), col("of"));
        }
        if (ties.hasTies()) {
            rows = rows.withColumn("tied", owner);
            Dataset<Row> tied = ties.roots(isNumeric);
            rows = rows.join(tied, rows.col("tied").equalTo(tied.col("customer")), "left");
            owner = coalesce(col("root"), col("tied"));
        }
        Column cells = xxhash64(IntStream.range(0, dataset.cells().size())
                .mapToObj(at -> col(Given.cell(at)))
                .toArray(Column[]::new));
        Column hash = when(owner.isNotNull(), seeded(owner, "retention"))
                .when(order.isNotNull(), seeded(order, "order"))
                .otherwise(cells);
        return rows.withColumn(HASH, hash);
    }

    private static Column seeded(Column value, String seed) {
        return xxhash64(value, lit(seed));
    }

    private static Dataset<Row> numbered(Given dataset) {
        return dataset.rows()
                .select(Stream.concat(
                                Stream.of(monotonically_increasing_id().as("n")), Stream.of(dataset.selected()))
                        .toArray(Column[]::new));
    }

    private Column nobody() {
        return lit(null).cast(isNumeric ? "bigint" : "string");
    }

    /** Whom a dataset's rows stand with. */
    private Optional<Column> owner(Given dataset) {
        return customer(dataset, dataset.set().role().customers().get(0));
    }

    private Optional<Column> customer(Given dataset, String what) {
        return dataset.place(what).map(place -> isNumeric ? col(Given.cell(place)) : text(col(Given.cell(place))));
    }

    private Optional<Column> order(Given dataset) {
        String what = dataset.set().role().order();
        return what.isEmpty()
                ? Optional.empty()
                : dataset.place(what).map(place -> text(col(Given.cell(place)).cast("string")));
    }

    /** An id as text, without what may or may not belong to it; none if nothing is left. */
    private static Column text(Column id) {
        Column seen = translate(id.cast("string"), UNSEEN, "");
        return when(seen.notEqual(""), seen);
    }

    // ---- what ties customers

    /** The orders of all datasets by their ids, with whom each row says they belong to; empty if no ids are given. */
    Optional<Dataset<Row>> orders() {
        return given.stream()
                .filter(dataset -> dataset.set().role() == RecordRole.ORDERS)
                .flatMap(dataset -> order(dataset).stream().map(order -> numbered(dataset)
                        .select(order.as("o"), owner(dataset).orElse(nobody()).as("owner"))
                        .where("o is not null")))
                .reduce(Dataset::union);
    }

    /** Customers that one record names both of; empty if there are no such records. */
    Optional<Dataset<Row>> pairs() {
        return given.stream()
                .filter(dataset -> dataset.set().role().customers().size() > 1)
                .filter(dataset -> dataset.set().role().customers().stream()
                        .allMatch(what -> dataset.place(what).isPresent()))
                .map(dataset -> numbered(dataset)
                        .select(
                                customer(dataset, dataset.set().role().customers().get(0))
                                        .orElseThrow()
                                        .as("a"),
                                customer(dataset, dataset.set().role().customers().get(1))
                                        .orElseThrow()
                                        .as("b"))
                        .where("a is not null and b is not null and a <> b"))
                .reduce(Dataset::union);
    }

    boolean isNumeric() {
        return isNumeric;
    }
}
