package io.github.retention4j.spark;

import static java.util.Objects.requireNonNull;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Which customers must be in one partition: those of a referral, since one's orders say what became of the other's, and those whose
 * orders share an id, since a row of one can make the other's a bad one. And whose orders are that some row names without a customer,
 * such as a refund.
 */
final class Ties {
    /** So many orders whose id several customers have are no slips any more. */
    private static final int MOST_SHARED = 100_000;

    /** As many owners of orders fit the driver; of more, Spark joins the orders anew. */
    private static final int MOST_OWNERS = 1_000_000;

    private final SparkSession spark;
    private final Map<Object, Object> roots = new HashMap<>();
    private @Nullable Dataset<Row> owners;

    private Ties(SparkSession spark) {
        this.spark = spark;
    }

    /** Finds them; costs nothing where orders have no ids and there are no referrals. */
    static Ties of(SparkSession spark, KeyedRows keyed) {
        Ties ties = new Ties(spark);
        keyed.orders().ifPresent(ties::addOrders);
        keyed.pairs().ifPresent(ties::addPairs);
        return ties;
    }

    private void addOrders(Dataset<Row> orders) {
        Dataset<Row> odd = orders.groupBy("o")
                .agg(
                        min("owner").as("owner"),
                        max("owner").as("last"),
                        count("*").as("rows"),
                        count("owner").as("owned"))
                .where("owner <> last or (owned > 0 and owned < rows)")
                .select("o", "owner", "last");
        List<Row> found = odd.limit(MOST_OWNERS + 1).collectAsList();
        if (found.isEmpty()) {
            return;
        }
        StructType schema = odd.schema();
        owners = found.size() > MOST_OWNERS ? odd : spark.createDataFrame(found, schema);
        Dataset<Row> shared = owners.where("owner <> last").select("o");
        List<Row> names = shared.limit(MOST_SHARED + 1).collectAsList();
        if (names.size() > MOST_SHARED) {
            throw new IllegalArgumentException("more than " + MOST_SHARED
                    + " order ids name several customers each; where shops count their orders alike, make one id of the shop's name"
                    + " and the order's");
        }
        if (!names.isEmpty()) {
            Map<Object, Object> first = new HashMap<>();
            Iterator<Row> rows = orders.join(shared, "o")
                    .where("owner is not null")
                    .distinct()
                    .toLocalIterator();
            while (rows.hasNext()) {
                Row row = rows.next();
                Object before = first.putIfAbsent(row.get(0), row.get(1));
                if (before != null) {
                    tie(before, row.get(1));
                }
            }
        }
    }

    private void addPairs(Dataset<Row> pairs) {
        Iterator<Row> rows = pairs.distinct().toLocalIterator();
        while (rows.hasNext()) {
            Row row = rows.next();
            tie(row.get(0), row.get(1));
        }
    }

    private void tie(Object one, Object other) {
        Object root = root(one);
        Object second = root(other);
        if (!root.equals(second)) {
            roots.put(second, root);
        }
    }

    private Object root(Object customer) {
        Object root = customer;
        for (Object next = roots.get(root); next != null; next = roots.get(root)) {
            root = next;
        }
        for (Object at = customer; !at.equals(root); ) {
            Object next = roots.put(at, root);
            at = next == null ? root : next;
        }
        return root;
    }

    boolean hasTies() {
        return !roots.isEmpty();
    }

    boolean isNone() {
        return owners == null && roots.isEmpty();
    }

    boolean hasOwners() {
        return owners != null;
    }

    /** Orders some row of which does not say whose it is, and who it is. */
    Dataset<Row> owners() {
        return requireNonNull(owners, "owners").select(col("o"), col("owner").as("of"));
    }

    /** Tied customers, and the one that stands for them. */
    Dataset<Row> roots(boolean isNumeric) {
        DataType type = isNumeric ? DataTypes.LongType : DataTypes.StringType;
        List<Row> rows = new ArrayList<>(roots.size());
        for (Object customer : new ArrayList<>(roots.keySet())) {
            rows.add(RowFactory.create(customer, root(customer)));
        }
        return spark.createDataFrame(rows, new StructType(new StructField[] {
            new StructField("customer", type, false, Metadata.empty()),
            new StructField("root", type, false, Metadata.empty())
        }));
    }
}
